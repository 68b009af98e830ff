import { EVERY_NAMES, GENERIC_NAMES, OUTSIDE_NAMES } from './agency-words.js';
import { FILLERS } from './fillers.js';
import {
  APPLICANT_NAMES,
  CHANNEL_NAMES,
  MATTER_NAMES,
  MEASURE_NAMES,
  RATE_NAMES,
  RESULT_NAMES,
} from './matter-names.js';
import { APPLICATION_NAMES, CARRYING_NAMES, HANDLING_NAMES, ROW_NAMES } from './metric-names.js';
import type { Names } from './names.js';
import { OPERATION_NAMES } from './operation-names.js';
import {
  DEFINE_NAMES,
  HELP_NAMES,
  HOLDINGS_NAMES,
  NARRATIVE_NAMES,
  POINTER_NAMES,
  QUANTITY_NAMES,
  UNIT_NAMES,
} from './question-words.js';
import { STATISTICS_NAMES } from './statistics-names.js';

/** What a word of a question tells. */
export type WordKind =
  | 'row'
  | 'application'
  | 'handling'
  | 'carrying'
  | 'matter'
  | 'measure'
  | 'channel'
  | 'result'
  | 'applicant'
  | 'rate'
  | 'statistic'
  | 'operation'
  | 'narrative'
  | 'quantity'
  | 'unit'
  | 'every'
  | 'generic'
  | 'pointer'
  | 'outside'
  | 'holdings'
  | 'define'
  | 'help'
  | 'filler';

/** One meaning of a word found in a question, with its place. A word with two meanings (其他) is found as both. */
export type Word = { kind: WordKind; id: string; start: number; end: number };

type Entry = { name: string; meanings: { kind: WordKind; id: string }[] };

const ENTRIES = new Map<string, Entry>();
const BY_FIRST = new Map<string, Entry[]>();

const SOURCES: readonly (readonly [WordKind, Names])[] = [
  ['row', ROW_NAMES],
  ['application', { '': APPLICATION_NAMES }],
  ['handling', { '': HANDLING_NAMES }],
  ['carrying', { '': CARRYING_NAMES }],
  ['matter', MATTER_NAMES],
  ['measure', MEASURE_NAMES],
  ['channel', CHANNEL_NAMES],
  ['result', RESULT_NAMES],
  ['applicant', APPLICANT_NAMES],
  ['rate', RATE_NAMES],
  ['statistic', STATISTICS_NAMES],
  ['operation', OPERATION_NAMES],
  ['narrative', NARRATIVE_NAMES],
  ['quantity', { '': QUANTITY_NAMES }],
  ['unit', UNIT_NAMES],
  ['every', EVERY_NAMES],
  ['generic', GENERIC_NAMES],
  ['pointer', POINTER_NAMES],
  ['outside', OUTSIDE_NAMES],
  ['holdings', { '': HOLDINGS_NAMES }],
  ['define', { '': DEFINE_NAMES }],
  ['help', { '': HELP_NAMES }],
  ['filler', FILLERS],
];

for (const [kind, names] of SOURCES) {
  for (const [id, each] of Object.entries(names)) for (const name of each) enter(name, kind, id);
}
for (const entries of BY_FIRST.values()) entries.sort((a, b) => b.name.length - a.name.length);

/** The words of a question in lower case, the longest at each place, left to right; a character of no word is passed over. */
export function scanWords(text: string): Word[] {
  const words: Word[] = [];
  for (let start = 0; start < text.length; ) {
    const found = longestAt(text, start);
    if (!found) {
      start += 1;
      continue;
    }
    const end = start + found.length;
    for (const { kind, id } of found.entry.meanings) words.push({ kind, id, start, end });
    start = end;
  }
  return words;
}

function longestAt(text: string, start: number): { entry: Entry; length: number } | undefined {
  const latin = isLatin(text, start);
  if (latin && start > 0 && isLatin(text, start - 1)) return undefined;
  for (const entry of BY_FIRST.get(text[start] ?? '') ?? []) {
    const { name } = entry;
    if (!text.startsWith(name, start)) continue;
    const end = start + name.length;
    if (!latin || !isLatin(text, end)) return { entry, length: name.length };
    if (text[end] === 's' && !isLatin(text, end + 1)) return { entry, length: name.length + 1 };
    if (text.startsWith('es', end) && !isLatin(text, end + 2)) return { entry, length: name.length + 2 };
  }
  return undefined;
}

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}

function enter(name: string, kind: WordKind, id: string): void {
  const entry = ENTRIES.get(name) ?? { name, meanings: [] };
  if (!ENTRIES.has(name)) {
    ENTRIES.set(name, entry);
    const first = name[0] ?? '';
    BY_FIRST.set(first, [...(BY_FIRST.get(first) ?? []), entry]);
  }
  if (!entry.meanings.some((meaning) => meaning.kind === kind && meaning.id === id)) entry.meanings.push({ kind, id });
}
