/** Measures that count the same: who asks 多少人 is answered by 名, 位 or 人次. */
const SAME: readonly (readonly string[])[] = [
  ['人次', '个人', '人', '名', '位', '户', '口'],
  ['场次', '次', '回', '期', '场', '轮', '批', '届', '遍'],
  ['万元', '亿元', '元', '块', '钱', '角', '分'],
  ['个工作日', '工作日', '个小时', '小时', '分钟', '个月', '个星期', '天', '日', '月', '年', '周'],
  ['平方米', '平米', '平方公里', '公顷', '亩'],
  ['公里', '千米', '米'],
  ['%', '％', '成', '分之', '百分点', '倍'],
];
/** Measures of things, each with those that may count the same thing. */
const OF_THINGS: readonly (readonly string[])[] = [
  ['册', '本', '份', '期'],
  ['本', '册', '份', '期'],
  ['户', '家', '个', '人'],
  ['家', '户', '个', '所'],
  ['件', '个', '起', '宗', '项', '条', '份', '例', '次', '单', '桩'],
  ['条', '件', '项', '篇', '则', '个', '次', '处'],
  ['篇', '条', '件', '个', '次', '期', '份'],
  ['项', '个', '件', '条', '类', '种'],
  ['处', '个', '所', '条', '项', '座', '家'],
  ['部', '个', '件', '台', '条'],
  ['台', '个', '部', '套'],
];
/** What may count nearly anything. */
const ANY = ['个', '种', '样', '类', '些', '点'];
/** What is asked for without its measure. */
const IMPLIED: readonly (readonly [asks: RegExp, unit: string])[] = [
  [/多(?:久|长时间)|how (?:long|many (?:days|hours|months|minutes))/i, '天'],
  [/(?:多少|几)\p{Script=Han}{0,6}(?:费|钱|款|资金|经费|金额)/u, '元'],
  [
    /(?:率|比例|占比|比重|百分比|份额)(?:是|为|有|达|到)?(?:多少|多高|几)|百分之几|几成|what (?:share|percent|part|proportion)|how high was the (?:(?!how high was the ).)*rate/i,
    '%',
  ],
  [
    /(?:多少|几)(?:\p{Script=Han}{0,4})(?:人员|群众|居民|村民|市民|学生|老人|老百姓|代表|家长|职工|干部|企业主|用户|孩子|粉丝|人(?!次))|how many (?:people|persons?|visitors?|officials?|staff|residents?|pupils?|students?|users?)/iu,
    '人',
  ],
  [/how many times|how often|how many (?:sessions?|meetings?|courses?|issues?)/i, '次'],
  [/how much (?:money|did|does|was|were)|how much (?:in )?(?:fees?|yuan)/i, '元'],
];
const ASKED = new RegExp(
  `(?:多少|几)(${[...new Set([...SAME.flat(), ...OF_THINGS.flat(), ...ANY])].sort((a, b) => b.length - a.length).join('|')})`,
  'g',
);
/** From each sign of a number on, what may stand between it and its measure. */
const BEFORE_MEASURE = /[\d一二两三四五六七八九十百千万亿](?=([余多]?\s*[）)]?(?:[（(][^）)]{1,3}[）)])?))/g;

/**
 * The measures a question counts in, and those that may count the same things; `strict` where a count of anything else answers
 * nothing.
 */
export function measuresAsked(question: string): { units: string[]; alike: string[]; strict: boolean } {
  const implied = IMPLIED.flatMap(([asks, unit]) => (asks.test(question) ? [unit] : []));
  // 多少企业用户 and 几个人 count people, whatever measure stands before them.
  const said = implied.length > 0 ? implied : [...question.matchAll(ASKED)].map(([, unit = '']) => unit);
  const units = said.flatMap((unit) => [unit, ...SAME.filter((group) => group.includes(unit)).flat()]);
  const alike = said.flatMap((unit) => OF_THINGS.filter(([own]) => own === unit).flat());
  const strict = said.length > 0 && !said.every((unit) => ANY.includes(unit));
  return { units: [...new Set(units)], alike: [...new Set([...units, ...alike])], strict };
}

/** Whether a question asks how many or how much. */
export function asksQuantity(question: string): boolean {
  return (
    /多少|几(?![乎])|多大|多高|\bhow (?:many|much|large|big)\b/i.test(question) ||
    measuresAsked(question).units.length > 0
  );
}

/** Whether a text counts in one of the measures. */
export function countsIn(units: readonly string[], text: string): boolean {
  const places = [...text.matchAll(BEFORE_MEASURE)].map(({ 1: between = '', index }) => index + 1 + between.length);
  return units.some((unit) =>
    unit === '分之' ? text.includes(unit) : places.some((place) => text.startsWith(unit, place)),
  );
}
