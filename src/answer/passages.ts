import type { PlanOf } from '../plan/plan.js';
import type { Paragraph } from '../report/report.js';
import { ABOUT_ITSELF } from './choose-sentences.js';
import { groupBy } from './group-by.js';
import { type Scored, score } from './relevance.js';
import { problemChapter } from './section-five.js';
import { sentencesOf } from './sentences.js';

type Narrate = PlanOf<'narrate'>;

/** A paragraph with how well its best sentence answers; `coverage` is the part of the question's words it holds, 0 to 1. */
export type Passage = { paragraph: Paragraph; score: number; coverage: number };

/** What a chapter adds to the passages that stand where the question's topic is told. */
const CHAPTER = 0.5;
/** Two paragraphs of one agency that share this part of their character pairs say the same. */
const SAME = 0.9;

/** The paragraphs, the one that answers best first; of near-copies within one agency only the best, the newest of equals. */
export function rankPassages(
  { search, topic, wants }: Narrate,
  { paragraphs, question }: { paragraphs: readonly Paragraph[]; question: string },
): Passage[] {
  const told = topic === 'problems' || topic === 'improvements';
  const chapter = new Set(
    told ? groupBy(paragraphs, ({ report }) => report).flatMap((own) => problemChapter(own)) : [],
  );
  const sentences = sentencesOf(paragraphs).filter(({ text }) => wants === 'contact' || !ABOUT_ITSELF.test(text));
  const best = new Map<Paragraph, Scored>();
  for (const sentence of score(sentences, { search, question, quantity: wants === 'quantity' })) {
    if (sentence.score > (best.get(sentence.paragraph)?.score ?? -1)) best.set(sentence.paragraph, sentence);
  }
  const ranked = [...best.values()]
    .map(({ paragraph, score: own, coverage }) => ({
      paragraph,
      score: own + (chapter.has(paragraph) ? CHAPTER : 0),
      coverage,
    }))
    .sort((a, b) => b.score - a.score);
  return withoutCopies(ranked);
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
