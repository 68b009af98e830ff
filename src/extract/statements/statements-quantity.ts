/** A quantity as a clause words it. */
export type Quantity = {
  value: number;
  unit: string;
  /** As worded, number and unit together. */
  worded: string;
  /** The word that makes it vague (余, 左右, 约); `null` for an exact one. */
  vague: string | null;
  /** Where it begins and ends in the clause. */
  start: number;
  end: number;
};

const UNITS =
  '平方米|人次|场次|篇次|\\([篇条件场]\\)次|万元|亿元|元|条|件|项|次|篇|期|场|份|个(?!工作日|月|小时|百分点|自然日)|起|宗|家|户|批|册|块|部|处|类|例|张|名|人|台|套|幅|户次|小时|公里|%|‰';

const NUMERALS = '〇零一二三四五六七八九';
const VAGUE_BEFORE = /(?:大约|约占?|近|超过?|逾|达到?|不少于|至少)$/u;
const EXACT_BEFORE = /达到?$/u;
const LONGEST_VAGUE = 3;

const QUANTITY = new RegExp(
  `(?<![第\\d.〔(/-]|\\d,\\d{3},)(?<digits>\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?<![一-十百千零〇两四])[二两三四五六七八九十百千][一二两三四五六七八九十百千零〇]*)(?<scale>(?:[万亿](?!元))?)(?<more>余|多|几)?(?<unit>${UNITS})(?<about>左右|以上|上下)?(?![月年日号届])`,
  'gu',
);

/** Units that a number in words counts in reports; with others it is mostly part of a name. */
const UNITS_OF_WORDS = new Set(['项', '个', '件', '条', '篇', '次', '场', '期', '份', '家', '类', '起']);

/** The quantities of a clause in its order; names in marks and quotation marks are not looked into. */
export function quantitiesIn(clause: string): Quantity[] {
  const hidden = clause.replace(/《[^《》]*》|“[^“”]*”/gu, (quoted) => '□'.repeat(quoted.length));
  return [...hidden.matchAll(QUANTITY)].flatMap((found) => {
    const { digits = '', scale = '', more, unit = '', about } = found.groups ?? {};
    const inWords = !/\d/.test(digits);
    if (inWords && !UNITS_OF_WORDS.has(unit)) return [];
    const value =
      (inWords ? numberInWords(digits) : Number(digits.replaceAll(',', ''))) *
      (scale === '万' ? 1e4 : scale === '亿' ? 1e8 : 1);
    const before = VAGUE_BEFORE.exec(hidden.slice(Math.max(0, found.index - LONGEST_VAGUE), found.index))?.[0];
    const vague = more ?? about ?? (before && !EXACT_BEFORE.test(before) ? before : null);
    return Number.isFinite(value)
      ? [
          {
            value: rounded(value),
            unit: unit.replace(/[()]/g, ''),
            worded: found[0],
            vague,
            start: found.index,
            end: found.index + found[0].length,
          },
        ]
      : [];
  });
}

/** The number that Chinese numerals below ten thousand write: 六 is 6, 二十六 is 26, 一百零五 is 105. */
export function numberInWords(words: string): number {
  let total = 0;
  let digit = 0;
  for (const word of words.replaceAll('两', '二')) {
    const place = { 十: 10, 百: 100, 千: 1000 }[word];
    if (place === undefined) digit = Math.max(0, NUMERALS.indexOf(word) - 1);
    else {
      total += (digit || 1) * place;
      digit = 0;
    }
  }
  return total + digit;
}

function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
