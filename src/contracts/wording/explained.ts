import type { Reading } from '../../question/reading.js';

/** What `ask --explain` says of how a question was read. */
export type ExplainedWording = {
  /** Stands over what its words may mean, and over the ways to read it, the best first. */
  matches(question: string): string;
  readings: string;
  /** Stands between the reading and the answer. */
  answer: string;
  /** Where nothing of a question was known. */
  noMatches: string;
  match(found: { said: string; kind: string; id: string; weight: number }): string;
  /** One way to read it, with the words that it does not use. */
  way(read: { score: number; says: string; left: readonly string[]; best: boolean }): string;
  reading(reading: Reading): string;
};
