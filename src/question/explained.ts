import type { Considered } from './read.js';
import type { Reading } from './reading.js';

/** How a question was read: what its words may mean, and the readings with their scores. */
export type Explained = {
  text: string;
  matches: { said: string; kind: string; id: string; weight: number }[];
  readings: { score: number; left: string[]; readings: Reading[] }[];
};

const MOST_READINGS = 6;

/** What was considered for a question, as `--explain` shows it. */
export function explainedOf({ text, matches, ways }: Considered): Explained {
  return {
    text,
    matches: matches.flatMap(({ said, kind, id, weight }) => (kind === 'fill' ? [] : [{ said, kind, id, weight }])),
    readings: ways
      .slice(0, MOST_READINGS)
      .map(({ score, left, readings }) => ({ score: Math.round(score * 100) / 100, left, readings })),
  };
}
