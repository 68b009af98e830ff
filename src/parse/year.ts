/** Years in Chinese numerals, with any of the circles that stand for zero. */
const NUMERALS = '〇○零一二三四五六七八九';

/** A year as a title or a sentence writes it: 2020, 二〇二〇, or a school year by both its years. */
const YEAR = /(?<!\d)(20\d{2})(?:[-—~至](20\d{2}))?(?!\d)|([〇○零一二三四五六七八九]{4})(?=年)/gu;
const YEAR_IN_FULL = new RegExp(`(?:${YEAR.source})(?:学?年度?)?`, 'gu');

/** A date, a document's number, a title in marks: their years say nothing about the year reported on. */
const OTHER_YEARS =
  /20\d{2}年\d{1,2}月(?:\d{1,2}日)?|20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|[〔[(【]20\d{2}[〕\])】]|《[^》]{1,80}》|截[至止][^,。]{0,20}/gu;

const PERIOD =
  /(?:自|从|为|:|于|(?<!\d))20\d{2}年1月1日(?:0时)?(?:起|开始)?[-—~至到,止]{0,3}(?:[^,。;\d]{0,4}[至到])?(?:(20\d{2})年)?(?:12月31日|11月\d{1,2}日|12月底)|20\d{2}年\d{1,2}月\d{1,2}日起?[至到](20\d{2})年8月31日/u;

/** Years outside this span are taken for a slip: the regulation brought the first reports in 2004 to 2008. */
const FIRST_YEAR = 2003;
const LAST_YEAR = 2099;

/** The years a title names, in its order; empty when it names none. */
export function yearsIn(text: string): number[] {
  return [...text.matchAll(YEAR)]
    .map(([, first, last, words]) => Number(last ?? first ?? inDigits(words ?? '')))
    .filter(isPlausible);
}

/** A title without the years it names, and without the 年 or 年度 that goes with each. */
export function withoutYears(text: string): string {
  return text.replace(YEAR_IN_FULL, ' ');
}

/** The year of the period that the report says it counts, its last day deciding; `null` where it says none. */
export function periodYear(text: string): number | null {
  const compact = text.replace(/\s/g, '');
  const period = PERIOD.exec(compact);
  if (period) return Number(period[1] ?? period[2] ?? /20\d{2}/.exec(period[0])?.[0]);
  // A scraper that lost 年 and 月 leaves 202111日 for 2021年1月1日.
  const damaged = /自?(20\d{2})\d{2,4}日起?[至到](20\d{2})\d{2,4}日/.exec(compact);
  if (damaged) return Number(damaged[2]);
  const span = /(20\d{2})年(?:度)?[^,。;]{0,12}统计[^,。;]{0,10}1月1日[起]?[至到]12月31日/.exec(compact);
  return span ? Number(span[1]) : null;
}

/**
 * The year most sentences speak of, dates and document numbers left aside; a sentence that opens with it counts three times.
 * `null` where none is named or two are named equally often.
 */
export function spokenYear(sentences: readonly string[]): number | null {
  const counts = new Map<number, number>();
  for (const sentence of sentences) {
    const plain = sentence.replace(/\s/g, '').replace(OTHER_YEARS, '');
    for (const found of plain.matchAll(/(?<!\d)(20\d{2})年/g)) {
      const year = Number(found[1]);
      if (!isPlausible(year)) continue;
      const opens = /^(?:过去的|[(（][一二三四五六七八九十][)）]|[一二三四五六七八九十\d]+[、.])?$/.test(
        plain.slice(0, found.index),
      );
      counts.set(year, (counts.get(year) ?? 0) + (opens ? 3 : 1));
    }
  }
  const [best, second] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!best || (second && second[1] === best[1])) return null;
  return best[0];
}

function inDigits(words: string): number {
  return Number([...words].map((numeral) => Math.max(0, NUMERALS.indexOf(numeral) - 2)).join(''));
}

function isPlausible(year: number): boolean {
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}
