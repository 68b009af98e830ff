import type { Paragraph } from '../../report/report.js';
import { isFirstItem, isHeading, isItem, keyOf, type Sentence, sentencesOf } from '../sentences.js';

/** Sentences of one report that are quoted. */
export const MOST_SENTENCES = 3;
const BELONGS = /^[（(]?(?:其中|对此|为此|同时|此外)/;
/** A point of a list no longer than this is its title. */
const TITLE_LENGTH = 24;
const MOST_CHARACTERS = 500;

/** Sentences that say little alone with what belongs to them: 其中… with the sentence before it, a point's title with what follows it. */
export function wholeOf(chosen: readonly Sentence[], paragraphs: readonly Paragraph[]): Sentence[] {
  const taken = new Map<string, Sentence>();
  for (const sentence of chosen) {
    const own = sentencesOf(paragraphs.filter((paragraph) => paragraph === sentence.paragraph));
    const from = BELONGS.test(sentence.text) ? Math.max(0, sentence.index - 1) : sentence.index;
    const after = own.slice(sentence.index + 1).findIndex(({ text }) => isItem(text));
    const titled = isItem(sentence.text) && sentence.text.length <= TITLE_LENGTH;
    const to = titled ? (after < 0 ? own.length : sentence.index + 1 + after) : sentence.index + 1;
    for (const one of own.slice(from, to)) taken.set(`${keyOf(one.paragraph)}|${one.index}`, one);
  }
  return [...taken.values()];
}

/** What is close to the best sentence, or the list that it announces: it says nothing without its items. */
export function withItems(
  best: Sentence,
  { close, paragraphs }: { close: readonly Sentence[]; paragraphs: readonly Paragraph[] },
): Sentence[] {
  const own = sentencesOf(paragraphs.filter(({ report }) => report === best.paragraph.report));
  const at = own.findIndex(({ paragraph, index }) => paragraph === best.paragraph && index === best.index);
  const next = own[at + 1];
  const announces = next?.paragraph === best.paragraph ? isFirstItem(next.text) : /[：:]$/.test(best.text);
  if (next && announces && !isItem(best.text) && isItem(next.text)) {
    const after = own.slice(at + 1);
    const end = after.findIndex((sentence) => !isItem(sentence.text) || isHeading(sentence));
    return cut([best, ...after.slice(0, end < 0 ? after.length : end)]);
  }
  return cut(close.slice(0, MOST_SENTENCES));
}

/** As many of the sentences as can be read on a phone. */
export function cut(sentences: readonly Sentence[]): Sentence[] {
  let length = 0;
  return sentences.filter((sentence, at) => {
    length += sentence.text.length;
    return at === 0 || length <= MOST_CHARACTERS;
  });
}

/** The sentences as they stand in their reports. */
export function inReadingOrder(sentences: readonly Sentence[]): Sentence[] {
  return [...sentences].sort((a, b) => a.paragraph.order - b.paragraph.order || a.index - b.index);
}
