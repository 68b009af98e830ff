import { contentWords } from '../../text/content-words.js';
import { type Asked, NAMED, NONE } from './candidates.js';
import { asksWhy, givesReason } from './kinds-asked.js';
import type { Scored } from './relevance.js';

/**
 * What makes it likely that the best sentence answers: its score, how near it is in meaning, and how far it leaves the sentences of other
 * paragraphs and all others behind; who counts is answered less often. Fitted to the questions of `bench/narrative`; measured on those that
 * were not among them.
 */
const WEIGHTS = { score: 1.6, near: 5.3, ahead: 1.5, alone: 1.9, covered: -1.6, counted: -1.2 };
const BASE = -4.4;
/** The most that a lead counts for. */
const FAR = 0.6;
/** From this likelihood on a sentence is quoted as the answer. */
const CERTAIN = 0.86;
/** A sentence about the matter that says so much of the question's words answers it. */
const SAID = 0.9;
const ABOUT = 0.5;
/** Short of certain no passage is surer. */
const UNSURE = 0.69;

/** How well the best of the sentences that hold what is asked answers: 1 for certain, else how near its meaning is, from 0 and below 0.7. */
export function sureOf(scored: readonly Scored[], { search, question, quantity }: Asked): number {
  const [best, second] = scored;
  if (!best) return 0;
  // 没有行政许可事项: who counts none names what there is none of.
  if (quantity && NONE.test(best.text) && best.coverage >= NAMED) return 1;
  const near = Math.min(UNSURE, Math.max(0, best.worth));
  if (contentWords(search).length === 0) return near;
  if (asksWhy(question) && !givesReason(best.paragraph.text)) return near;
  // The only sentence that holds what is asked, or says all the words, and is about it.
  if (best.worth >= ABOUT && (!second || best.coverage >= SAID)) return 1;
  return likelihoodOf(best, { second, scored, quantity }) >= CERTAIN ? 1 : near;
}

/** How likely it is that the best sentence answers, 0 to 1. */
function likelihoodOf(
  best: Scored,
  { second, scored, quantity }: { second: Scored | undefined; scored: readonly Scored[]; quantity: boolean },
): number {
  const other = scored.find(({ paragraph }) => paragraph !== best.paragraph);
  const lead = (next: Scored | undefined) => (next ? Math.min(FAR, best.score - next.score) : FAR);
  const parts: Record<keyof typeof WEIGHTS, number> = {
    score: best.score,
    near: best.worth,
    ahead: lead(other),
    alone: lead(second),
    covered: best.coverage,
    counted: quantity ? 1 : 0,
  };
  const sum = Object.entries(parts).reduce(
    (all, [name, part]) => all + WEIGHTS[name as keyof typeof WEIGHTS] * part,
    BASE,
  );
  return 1 / (1 + Math.exp(-sum));
}
