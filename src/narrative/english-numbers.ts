/** A number as an English sentence states it, the units a Chinese text may count the same in (`null`: any will do), and the words for what is counted. */
export type EnglishNumber = { value: number; units: readonly string[] | null; isYear: boolean; counted: string };

/** What is counted, by the words that follow the number, and how Chinese counts it. "" is no unit. */
const COUNTED: readonly (readonly [RegExp, readonly string[]])[] = [
  [/^(?:%|percent\b|per cent\b)/i, ['%']],
  [/^percentage points?\b/i, ['个百分点', '%']],
  [/^(?:yuan|rmb|cny)\b/i, ['元']],
  [/^(?:working |business |calendar )?days?\b/i, ['日', '天', '个']],
  [/^(?:months?|years?|hours?|weeks?)\b/i, ['月', '年', '个', '时', '']],
  [
    /^(?:times|sessions?|courses?|class(?:es)?|meetings?|lectures?|events?|activit(?:y|ies)|rounds?|inspections?|conferences?|briefings?|workshops?|training)\b/i,
    ['期', '次', '场', '届', '批', '项', '个', '倍', '场次', ''],
  ],
  [
    /^(?:people(?!['’])|persons?|participants?|attendees?|attendances?|staff|employees|officials?|cadres|members?|trainees|followers|subscribers|readers|visitors?|visits?)\b/i,
    ['人', '人次', '名', '位', '次', '户', ''],
  ],
  [
    /^(?:applications?|requests?|cases?|items?|letters?|complaints?|lawsuits?|reviews?|reconsiderations?|decisions?|repl(?:y|ies)|proposals?|suggestions?|messages?|documents?|files?|records?|articles?|posts?|notices?|announcements?|policies|interpretations?|regulations?|books?|copies|issues?|volumes?|videos?|pieces?|entries|inquiries|calls?)\b/i,
    [
      '件',
      '条',
      '项',
      '份',
      '宗',
      '起',
      '个',
      '篇',
      '部',
      '册',
      '件次',
      '篇次',
      '条次',
      '期',
      '次',
      '页',
      '张',
      '封',
      '种',
      '类',
      '',
    ],
  ],
  [
    /^(?:departments?|units?|offices?|villages?|websites?|accounts?|columns?|channels?|platforms?|stations?|points?|agencies|enterprises?|compan(?:y|ies)|towns?|communities|schools?)\b/i,
    ['个', '家', '处', '所', '户', '项', '条', '位', ''],
  ],
];
/** Chinese counts money and shares in units that no other number may be taken for. */
const NEVER_PLAIN = new Set(['元', '%', '‰', '个百分点', '倍']);

const ONES =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const TENS = 'twenty thirty forty fifty sixty seventy eighty ninety'.split(' ');
const SCALES: Readonly<Record<string, number>> = { hundred: 100, thousand: 1000, million: 1e6, billion: 1e9 };
const SPELT = new RegExp(
  `\\b(?:(?:${[...ONES, ...TENS, ...Object.keys(SCALES), 'dozen'].join('|')})(?:[\\s-]+(?:and\\s+)?(?!of\\b)|\\b))+`,
  'gi',
);
const DIGITS =
  /(?<![\w.])(?:(?:CNY|RMB|¥|￥)\s*)?(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?(?:\s*(hundred|thousand|million|billion|[万亿]))?/gi;
const HAN_SCALES: Readonly<Record<string, number>> = { 万: 10_000, 亿: 1e8 };
/** "one of the" counts nothing; "no one" neither. */
const IDLE = /\b(?:no one|one of (?:the|its|their)|one another|one by one|number one)\b/gi;

/** Every number of an English sentence, in digits or spelt; ordinals count nothing. */
export function englishNumbersIn(text: string): EnglishNumber[] {
  const plain = text.normalize('NFKC').replaceAll(IDLE, (idle) => ' '.repeat(idle.length));
  const found: (EnglishNumber & { at: number })[] = [];
  for (const { 0: printed, 1: whole = '', 2: part = '', 3: scale = '', index } of plain.matchAll(DIGITS)) {
    const value = Number(whole.replaceAll(',', '') + part) * (SCALES[scale.toLowerCase()] ?? HAN_SCALES[scale] ?? 1);
    const after = plain.slice(index + printed.length);
    const isYear = /^(?:19|20)\d{2}$/.test(printed) && !isCounted(plain.slice(0, index), after);
    const units = /^[A-Z¥￥]/i.test(printed) ? ['元'] : isYear ? null : unitsAfter(after);
    found.push({ value, units, isYear, counted: countedIn(after), at: index });
  }
  for (const { 0: printed, index } of plain.matchAll(SPELT)) {
    // "1.2 million" was read with its digits.
    if (/^\s*(?:hundred|thousand|million|billion)/i.test(printed) && /[\d.]\s*$/.test(plain.slice(0, index))) continue;
    const after = plain.slice(index + printed.length);
    found.push({
      value: spelt(printed),
      units: unitsAfter(after),
      isYear: false,
      counted: countedIn(after),
      at: index,
    });
  }
  return found.sort((a, b) => a.at - b.at).map(({ at, ...number }) => number);
}

/** Whether a Chinese text's number can be what the English one says: the same value, of units that fit. */
export function isSameInChinese(english: EnglishNumber, { value, unit }: { value: number; unit: string }): boolean {
  if (Math.abs(english.value - value) > Math.abs(value) * 1e-9) return false;
  return english.units ? english.units.includes(unit) : !NEVER_PLAIN.has(unit);
}

/** "In 2020 the training" speaks of a year, "2020 applications" does not. */
function isCounted(before: string, after: string): boolean {
  if (COUNTED.some(([pattern]) => pattern.test(after.trimStart()))) return true;
  return (
    !/\b(?:in|of|for|since|by|during|year|from|until|through|to|the)\s*$/i.test(before) && unitsAfter(after) !== null
  );
}

/** The units of what is counted: the first of the next few words that says it. */
function unitsAfter(rest: string): readonly string[] | null {
  const words = countedIn(rest);
  const starts = [...words.matchAll(/%|[A-Za-z]+/g)].slice(0, 4);
  for (const { index } of starts) {
    const counted = COUNTED.find(([pattern]) => pattern.test(words.slice(index)));
    if (counted) return counted[1];
  }
  return null;
}

/** The words for what is counted, up to those that begin something else. */
function countedIn(rest: string): string {
  return rest.split(/[.,;:!?()\d]|\b(?:than|of|in|for|to|by|from|on|at|is|are|was|were|and|the)\b/)[0] ?? '';
}

function spelt(words: string): number {
  let total = 0;
  let part = 0;
  for (const word of words.toLowerCase().match(/[a-z]+/g) ?? []) {
    const scale = SCALES[word];
    if (word === 'dozen') part = (part || 1) * 12;
    else if (word === 'hundred') part = (part || 1) * 100;
    else if (scale) {
      total += (part || 1) * scale;
      part = 0;
    } else if (TENS.includes(word)) part += 20 + 10 * TENS.indexOf(word);
    else if (ONES.includes(word)) part += ONES.indexOf(word);
  }
  return total + part;
}
