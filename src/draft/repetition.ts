import type { Paragraph } from '../report/report.js';

/** How much of a text stood word for word in the year before. */
export type Repetition = {
  /** From 0 to 1, by the characters of the sentences that are long enough to tell. */
  share: number;
  /** Local scoring rules take points off above this share. */
  limit: number;
  /** The sentences that are repeated, in the order of the draft. */
  sentences: { section: number | null; text: string }[];
};

type Text = { year: number; paragraphs: readonly Paragraph[] };

const LIMIT = 0.5;
/** Shorter ones ("无其他事项") are alike everywhere. */
const SHORTEST = 12;
const ENOUGH_CHARACTERS = 40;

/** The sentences of a draft that the earlier report has too, the reporting year aside; `null` where either has hardly any. */
export function repetition(draft: Text, earlier: Text): Repetition | null {
  const before = new Set(sentencesOf(earlier).map(({ words }) => words));
  const sentences = sentencesOf(draft);
  const length = sentences.reduce((sum, { words }) => sum + words.length, 0);
  if (length < ENOUGH_CHARACTERS || before.size === 0) return null;
  const repeated = sentences.filter(({ words }) => before.has(words));
  const share = repeated.reduce((sum, { words }) => sum + words.length, 0) / length;
  return { share, limit: LIMIT, sentences: repeated.map(({ section, text }) => ({ section, text })) };
}

/** Whole sentences, headings left out, and what they say without marks and spaces, the years around the report's by a sign. */
function sentencesOf({ year, paragraphs }: Text): { section: number | null; text: string; words: string }[] {
  return paragraphs.flatMap(({ text: paragraph, section, headings }) => {
    const above = new Set(headings.map((heading) => wordsOf(heading, year)));
    return paragraph
      .split(/(?<=[。！？!?；;])|\n/u)
      .map((text) => text.trim())
      .map((text) => ({ section, text, words: wordsOf(text, year) }))
      .filter(({ words }) => !above.has(words) && (words.match(/\p{Script=Han}/gu)?.length ?? 0) >= SHORTEST);
  });
}

// A sentence in which only the year was changed is repeated.
function wordsOf(text: string, year: number): string {
  return text
    .replaceAll(/[\s\p{P}]/gu, '')
    .replaceAll(`${year}年`, '今年度')
    .replaceAll(`${year - 1}年`, '上年度')
    .replaceAll(`${year + 1}年`, '下年度');
}
