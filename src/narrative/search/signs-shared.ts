import { listOf } from '../../question/lattice/lists.js';

const HALF = 0.5;

/** The parts of a question by which texts are told apart, and how much each does. */
export type Signs = { of: readonly { part: string; weight: number }[]; total: number };

/** The Chinese characters of a question (`length` 1) or its pairs (2), those rare among the texts with more weight. */
export function signsOf(search: string, { length, texts }: { length: 1 | 2; texts: readonly string[] }): Signs {
  const empty = new Set(listOf('empty'));
  const parts = Array.from({ length: Math.max(0, search.length - length + 1) }, (_, at) =>
    search.slice(at, at + length),
  ).filter((part) => /^\p{Script=Han}+$/u.test(part) && [...part].some((sign) => !empty.has(sign)));
  const of = [...new Set(parts)].map((part) => {
    const holding = texts.filter((text) => text.includes(part)).length;
    return { part, weight: Math.log(1 + (texts.length - holding + HALF) / (holding + HALF)) };
  });
  return { of, total: of.reduce((sum, { weight }) => sum + weight, 0) || 1 };
}

/** The share of them that a text holds, 0 to 1. */
export function shareHeld({ of, total }: Signs, text: string): number {
  return of.reduce((sum, { part, weight }) => sum + (text.includes(part) ? weight : 0), 0) / total;
}
