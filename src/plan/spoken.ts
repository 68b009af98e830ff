import { SPOKEN_OF_FAULTS } from './spoken-faults.js';
import { SPOKEN_OF_MATTERS } from './spoken-matters.js';
import { SPOKEN_OF_PEOPLE } from './spoken-people.js';
import { SPOKEN_OF_PLATFORMS } from './spoken-platforms.js';
import { SPOKEN_OF_PUBLISHING } from './spoken-publishing.js';
import { SPOKEN_OF_REQUESTS } from './spoken-requests.js';

/** A matter that a question names in everyday words: the words it used, and those in which a report would write of it. */
export type Spoken = { said: string[]; written: readonly string[] };

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

type Matter = { written: readonly string[]; said: RegExp };

/**
 * How people say in everyday words what such reports write in official ones. Of the whole domain; nothing in it names an agency
 * or one report's matter. A line of a table is the words of reports, a colon, and what is said for them: patterns in Chinese;
 * in English words with `_` for a space and `*` for any ending.
 */
const MATTERS: readonly Matter[] = [
  SPOKEN_OF_PEOPLE,
  SPOKEN_OF_PUBLISHING,
  SPOKEN_OF_PLATFORMS,
  SPOKEN_OF_REQUESTS,
  SPOKEN_OF_MATTERS,
  SPOKEN_OF_FAULTS,
].flatMap((table) => table.trim().toLowerCase().split('\n').map(readMatter));

/** The words of reports of three characters and more, longest first: a word splitter would take them apart. */
export const WRITTEN: readonly string[] = [
  ...new Set(MATTERS.flatMap(({ written }) => written.filter((word) => /^\p{Script=Han}{3,}$/u.test(word)))),
].sort((a, b) => b.length - a.length);

const KIN = new Map<string, Set<string>>();
for (const { written } of MATTERS) {
  for (const word of written) KIN.set(word, new Set([...(KIN.get(word) ?? []), ...written]));
}

/** The matters a question names in everyday words; empty where it names none so. */
export function spokenIn(question: string): Spoken[] {
  const text = question.toLowerCase();
  // 公开工作 says nothing of 开工.
  const starts = new Set([...SEGMENTER.segment(text)].map(({ index }) => index));
  return MATTERS.flatMap(({ written, said }) => {
    const found = [...text.matchAll(said)].filter(({ index }) => starts.has(index));
    return found.length > 0 ? [{ said: found.map(([word]) => word), written }] : [];
  });
}

/** Words of reports that belong to the same matter as one of theirs; empty for any other word. */
export function kinOf(word: string): readonly string[] {
  return [...(KIN.get(word) ?? [])];
}

function readMatter(line: string): Matter {
  const [written = '', said = ''] = line.split(' : ');
  return { written: written.split(' '), said: new RegExp(said.split(' ').map(pattern).join('|'), 'g') };
}

function pattern(said: string): string {
  if (!/^[a-z]/.test(said) || /\p{Script=Han}/u.test(said)) return said;
  return `\\b${said.replaceAll('*', '\\w*').replaceAll('_', ' ')}(?:s|es)?\\b`;
}
