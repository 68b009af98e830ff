import type { ParsedParagraph } from '../../parse/document.js';

/** A clause of the narrative: what stands between commas, and the year it speaks of. */
export type Clause = {
  text: string;
  /** The year the clause is about; `null` where it compares with another one or plans for it. */
  year: number | null;
  /** Whether it tells of a part only: of one channel, or of what 其中 breaks down. */
  partial: boolean;
  /** Whether 其中 stands in it or before it in the sentence, so that its counts are parts of an earlier one. */
  breakdown: boolean;
};

/** A sentence with its clauses, and the print it comes from. */
export type Sentence = { text: string; printed: string; clauses: Clause[]; paragraph: ParsedParagraph; row: number };

const OTHER_YEAR = /去年|上一?年(?!度?结转)|前年|明年|下一?年(?!度?(?:继续|办理))|同期|历年|近年|往年/u;
const COMPARED = /(?:较|比|与)[^,]{0,12}(?:相比|增|减|上升|下降|翻)/u;
const CONDITION = /^(?:如果|若|如(?!下|期|实|数)|一旦|假如|对于?拟)/u;
const PART = /其中|通过|网上|网络|信函|传真|当面|邮[寄件]|窗口|电话|微信|公众号/u;
const TITLES = /《[^《》]{1,80}》/gu;

/** The sentences of the paragraphs, with the year of each clause; sentences that set a condition are left out. */
export function sentencesOf(paragraphs: readonly ParsedParagraph[], { year }: { year: number }): Sentence[] {
  return paragraphs.flatMap((paragraph, at) => {
    // Digits in running text have no sum that would find one misread.
    if (paragraph.recognised) return [];
    const texts = cut(paragraph.text);
    const prints = cut(paragraph.printed);
    return texts
      .map((text, place) => ({
        text,
        printed: (prints.length === texts.length ? prints[place] : undefined) ?? text,
        clauses: clausesOf(text, year),
        paragraph,
        row: at + 1,
      }))
      .filter((sentence) => !CONDITION.test(sentence.text));
  });
}

function cut(text: string): string[] {
  return text
    .split(/(?<=[。;；!?！？])(?![”"'’)）])/u)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

function clausesOf(sentence: string, ofReport: number): Clause[] {
  let year: number | null = ofReport;
  let breakdown = false;
  // A comma inside a number or in a title of a document ends no clause.
  return sentence
    .replace(TITLES, (title) => title.replaceAll(',', '、'))
    .split(/(?<!\d),|,(?!\d{3}(?!\d))|(?<=\d[件宗起])、|[。;:!?]/u)
    .filter((text) => text.trim() !== '')
    .map((text) => {
      year = yearOf(text.replace(TITLES, ''), { current: year, ofReport });
      breakdown = breakdown || text.includes('其中');
      return { text, year: COMPARED.test(text) ? null : year, partial: PART.test(text), breakdown };
    });
}

/** A year that a clause names holds for those after it; the year before, of what was carried over, is the report's own matter. */
function yearOf(text: string, { current, ofReport }: { current: number | null; ofReport: number }): number | null {
  const named = [...text.replace(/20\d{2}年(?:度)?结转/gu, '').matchAll(/(?<!\d)(20\d{2})(?=年|[-/.]\d)/gu)].map(
    (found) => Number(found[1]),
  );
  if (named.length > 0) return named.every((each) => each === ofReport) ? ofReport : null;
  if (OTHER_YEAR.test(text)) return null;
  return current;
}
