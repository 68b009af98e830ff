import { readFileSync } from 'node:fs';
import { type Original, passes } from '../../../src/narrative/pointing/in-short.js';
import type { AgencyNames } from '../../../src/report/agency.js';
import { toSimplified } from '../../../src/text/script.js';

/** An invented sentence of a report, and what a truthful model says of it in short. */
export type Truth = {
  agency: string;
  year: number;
  chapter: string;
  text: string;
  zh: string;
  hant: string;
  en: string;
};
/** What a lying model says of the `of`-th of those sentences, from 1, and what it is wrong about. */
export type Lie = { of: number; kind: string; text: string; en?: boolean };

/** The rows of a file of this folder. */
export function rowsOf<Row>(file: string): Row[] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line)]));
}

export const TRUTHS = rowsOf<Truth>('truths.jsonl');
export const LIES = rowsOf<Lie>('lies.jsonl');

const NAMES: readonly AgencyNames[] = [...new Set(TRUTHS.map(({ agency }) => agency))].map((name) => ({
  name,
  keys: [
    { key: name, kind: 'full' },
    { key: name.replace(/(?:人民政府|办事处)$/, ''), kind: 'short' },
  ],
}));

/** Why the hard checks alone refuse what is said of a sentence; `null` where they let it through. */
export function refusalOf({ agency, year, chapter, text }: Truth, said: string, language: 'zh' | 'en'): string | null {
  const isPlanned = /打算|措施/.test(chapter);
  const original: Original = { text, agency, year, isPlanned, facts: [] };
  const passed = passes(toSimplified(said), { original, language, names: NAMES });
  return typeof passed === 'string' ? passed : null;
}
