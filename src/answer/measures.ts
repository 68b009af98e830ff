/** Measures that count the same: who asks 多少人 is answered by 名, 位 or 人次. */
const ALIKE: readonly (readonly string[])[] = [
  ['人次', '人', '名', '位', '户'],
  ['场次', '次', '回', '期', '场', '轮', '批', '届'],
  ['万元', '亿元', '元', '块', '钱'],
  ['个工作日', '工作日', '个小时', '小时', '分钟', '个月', '天', '日', '月', '年'],
  ['平方米', '平米', '公顷', '亩'],
  ['册', '本', '份'],
  ['户', '家', '人'],
  ['公里', '千米', '米'],
];
/** What may count nearly anything. */
const ANY = ['个', '件', '条', '项', '篇', '种', '份', '家', '处', '部', '宗', '起', '所', '样', '类', '张', '点'];
const ENGLISH: readonly (readonly [asks: RegExp, unit: string])[] = [
  [/how (?:many|much) (?:people|persons?|visitors?|officials?|staff|residents?|pupils?|students?|users?)/, '人'],
  [/how (?:many times|often)|how many (?:sessions?|meetings?|courses?|issues?)/, '次'],
  [/how much (?:money|did|does|was|were)|how much (?:in )?(?:fees?|yuan)/, '元'],
  [/how (?:long|many (?:days|hours|months|minutes))/, '天'],
];
const ASKED = new RegExp(
  `(?:多少|几)(${[...new Set([...ALIKE.flat(), ...ANY])].sort((a, b) => b.length - a.length).join('|')})|多(?:久|长时间)`,
  'g',
);
const NUMBER = '[\\d一二两三四五六七八九十百千万亿]';

/** The measures a question counts in, and those that count the same; `strict` where a count of anything else answers nothing. */
export function measuresAsked(question: string): { units: string[]; strict: boolean } {
  const said = [...question.matchAll(ASKED)].map(([, unit]) => unit ?? '天');
  const english = ENGLISH.flatMap(([asks, unit]) => (asks.test(question.toLowerCase()) ? [unit] : []));
  const named = [...said, ...english];
  const units = new Set(named.flatMap((unit) => [unit, ...ALIKE.filter((group) => group.includes(unit)).flat()]));
  return { units: [...units], strict: named.length > 0 && !named.some((unit) => ANY.includes(unit)) };
}

/** Whether a text counts in one of the measures. */
export function countsIn(units: readonly string[], text: string): boolean {
  return units.some((unit) => new RegExp(`${NUMBER}[余多]?\\s*(?:[（(][^）)]{1,3}[）)])?${unit}`).test(text));
}
