import type { Desk } from '../../answer/desk.js';
import { groupBy } from '../../answer/group-by.js';
import { ModelError } from '../../contracts/errors.js';
import type { Meanings } from '../../contracts/model.js';
import type { Nearest, ParagraphSearch } from '../../contracts/store.js';
import type { ReadingOf } from '../../question/reading.js';
import type { Paragraph } from '../../report/report.js';
import { keyOf, sentencesOf } from '../sentences.js';
import { ABOUT_ITSELF } from './candidates.js';
import { fuse } from './fuse.js';
import { type Scored, score } from './relevance.js';
import { scopeOf } from './scope.js';
import { namedIn, problemChapter } from './section-five.js';

type Text = ReadingOf<'text'>;

/** A paragraph with how well its best sentence answers; see `Scored`. */
export type Passage = { paragraph: Paragraph; score: number; worth: number };

/** What a chapter adds to the passages that stand where the question's topic is told. */
const CHAPTER = 0.1;
const TOLD = 0.5;
/** Two paragraphs of one agency that share this part of their character pairs say the same. */
const SAME = 0.9;
const NEAREST = 10;
/** Vectors of this weight know meanings: a passage that is this near answers though it shares no word. */
const TRUSTED = 1;
const NEAR = 0.5;

/**
 * The passages that answer by their words and by nearness of meaning, best first; `whole` is false where the vectors are still
 * being made, so that only words were looked for.
 */
export async function findPassages(
  reading: Text,
  { paragraphs, desk }: { paragraphs: readonly Paragraph[]; desk: Desk },
): Promise<{ passages: Passage[]; whole: boolean }> {
  const byWords = rankPassages(reading, { paragraphs, question: desk.question, meanings: desk.meanings });
  const nearest = await nearestTo({ text: reading.search, ...scopeOf(reading), limit: NEAREST }, desk);
  const ranked = new Map(byWords.map((passage) => [keyOf(passage.paragraph), passage]));
  const trusted = nearest.weight >= TRUSTED;
  const best = byWords[0]?.score ?? 0;
  const byMeaning = nearest.hits.map((hit) => {
    const passage = ranked.get(keyOf(hit)) ?? { paragraph: hit, score: 0, worth: 0 };
    return trusted && hit.score >= NEAR ? { ...passage, score: best, worth: 1 } : passage;
  });
  const orders = [
    { items: byMeaning, weight: nearest.weight },
    { items: byWords, weight: 1 },
  ];
  return { passages: fuse(orders, ({ paragraph }) => keyOf(paragraph)), whole: nearest.whole };
}

/** The paragraphs, the one that answers best first; of near-copies within one agency only the best, the newest of equals. */
export function rankPassages(
  { search, topic, wants }: Text,
  { paragraphs, question, meanings }: { paragraphs: readonly Paragraph[]; question: string; meanings: Meanings },
): Passage[] {
  const told = topic === 'problems' || topic === 'improvements';
  const chapter = new Set(
    told ? groupBy(paragraphs, ({ report }) => report).flatMap((own) => problemChapter(own)) : [],
  );
  const named = namedIn(search);
  // Who asks for the problems and names none is answered by the chapter, whatever words it is written in.
  if (told && named.length === 0)
    return [...chapter].map((paragraph, at) => ({ paragraph, score: 1 - at / 1000, worth: 1 }));
  const sentences = sentencesOf(paragraphs).filter(({ text }) => wants === 'contact' || !ABOUT_ITSELF.test(text));
  const best = new Map<Paragraph, Scored>();
  for (const sentence of score(sentences, { search, question, quantity: wants === 'quantity', meanings })) {
    if (sentence.score > (best.get(sentence.paragraph)?.score ?? -1)) best.set(sentence.paragraph, sentence);
  }
  const ranked = [...best.values()]
    .map(({ paragraph, score: own, worth }) => ({
      paragraph,
      score: own + (chapter.has(paragraph) ? CHAPTER : 0),
      // Where problems or plans are asked for, the chapter that tells them is about what is asked.
      worth: chapter.has(paragraph) ? Math.max(worth, TOLD) : worth,
    }))
    .sort((a, b) => b.score - a.score);
  return withoutCopies(ranked);
}

/** The paragraphs nearest in meaning; none, and not whole, where the vectors cannot be had, so that words alone find. */
export async function nearestTo(
  search: ParagraphSearch,
  { vectors, signal }: Pick<Desk, 'vectors' | 'signal'>,
): Promise<Nearest> {
  if (!vectors) return { hits: [], weight: 0, whole: true };
  return vectors.nearest(search, signal).catch((error: unknown) => {
    // Only a question that was withdrawn needs no answer.
    if (error instanceof ModelError && error.fault !== 'stopped') return { hits: [], weight: 0, whole: false };
    throw error;
  });
}

function withoutCopies(ranked: readonly Passage[]): Passage[] {
  const kept: { passage: Passage; pairs: Set<string> }[] = [];
  for (const passage of ranked.slice(0, 40)) {
    const pairs = pairsOf(passage.paragraph.text);
    if (!kept.some((other) => alike(pairs, other.pairs) >= SAME)) kept.push({ passage, pairs });
  }
  return kept.map(({ passage }) => passage);
}

function pairsOf(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}

function alike(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const both = [...a].filter((pair) => b.has(pair)).length;
  return both / Math.max(1, a.size + b.size - both);
}
