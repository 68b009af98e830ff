import { idsOf, type Mentions, says } from './mentions.js';
import type { PlanOf } from './plan.js';
import type { WordKind } from './words.js';

type Narrate = PlanOf<'narrate'>;

/** Kinds of words that only shape a question and stand in no report. */
const EMPTY: ReadonlySet<WordKind> = new Set([
  'filler',
  'pointer',
  'every',
  'quantity',
  'define',
  'help',
  'unit',
  'generic',
]);

/** What part of a report answers a question about its text. */
export function topicOf(mentions: Mentions): Narrate['topic'] {
  const said = idsOf(mentions, 'narrative');
  if (said.includes('improvements')) return 'improvements';
  if (said.includes('problems')) return 'problems';
  if (said.includes('other_matters')) return 'other_matters';
  return said.includes('situation') ? 'situation' : 'any';
}

/** What an answer out of the text must hold. */
export function wantsOf(mentions: Mentions): Narrate['wants'] {
  if (says(mentions, 'narrative', 'contact')) return 'contact';
  const quantity =
    says(mentions, 'quantity') || says(mentions, 'operation', 'share') || says(mentions, 'operation', 'total');
  if (quantity) return 'quantity';
  return says(mentions, 'narrative', 'person') ? 'person' : 'text';
}

/** The question's own words without agencies, years and words that only ask. */
export function searchWords(mentions: Mentions): string {
  const hidden = new Uint8Array(mentions.text.length);
  for (const { start, end } of [...mentions.agencies, ...mentions.years]) hidden.fill(1, start, end);
  const kept = mentions.words.filter(({ kind }) => !EMPTY.has(kind));
  for (const word of mentions.words) {
    const alsoKept = kept.some(({ start }) => start === word.start);
    if (EMPTY.has(word.kind) && !alsoKept && !joinsLeftover(word, mentions)) hidden.fill(1, word.start, word.end);
  }
  return [...mentions.text]
    .map((sign, at) => (hidden[at] === 1 ? ' ' : sign))
    .join('')
    .replaceAll(/[^\p{L}\p{N}%.·-]+/gu, ' ')
    .trim();
}

/** A short filler inside an unknown word belongs to it (标准化规范化 is one word although 化 and 规 are none). */
function joinsLeftover(word: { start: number; end: number }, { leftovers }: Mentions): boolean {
  if (word.end - word.start > 1) return false;
  return leftovers.some(({ end }) => end === word.start) && leftovers.some(({ start }) => start === word.end);
}
