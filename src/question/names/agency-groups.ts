import type { AgencyTraits } from '../../query/query.js';
import { divisionsNamed } from '../../report/divisions.js';
import { isGovernment } from '../../report/name-parts.js';
import { EVERY_WORDS, GROUP_WORDS, LEVEL_WORDS, WITHIN_WORDS } from './group-words.js';
import type { Known } from './known.js';

/** A set of agencies that a question names by what they are: 各镇, 江苏各市, 县级, 医院. */
export type AgencyGroup = {
  start: number;
  end: number;
  said: string;
  traits: AgencyTraits;
  /** A word for all or for which of them stands before it; 医院 by itself may be one that is not filed. */
  every: boolean;
};

type Entry = { traits: AgencyTraits; alone: boolean };

const BODIES = new Map<string, Entry>(
  GROUP_WORDS.flatMap(({ said, traits, alone }) => said.map((word): [string, Entry] => [word, { traits, alone }])),
);
const LEVELS = new Map(LEVEL_WORDS.flatMap(({ said, level }) => said.map((word) => [word, level] as const)));
const EVERY = longestFirst(EVERY_WORDS);
const BODY = longestFirst([...BODIES.keys()]);
const LEVEL = longestFirst([...LEVELS.keys()]);
const GROUP = new RegExp(
  `(?<every>(?:${EVERY}) ?)?(?:(?<level>${LEVEL}) ?(?<of>${BODY})?|(?<body>${BODY}))(?:人民政府|政府)?(?![a-z])`,
  'y',
);
/** Signs that a group may begin with. */
const BEGINS: ReadonlySet<string> = new Set(
  [...EVERY_WORDS, ...BODIES.keys(), ...LEVELS.keys()].map((word) => word[0] ?? ''),
);
const IN_ENGLISH = /^ (?:of|in|under|within) (?<place>[a-z]+)\b/;
const LONGEST_PLACE = 11;
const LONGEST_WITHIN = Math.max(...WITHIN_WORDS.map((word) => word.length));

/** The sets of agencies that a normalised question names, left to right. */
export function findGroups(text: string, known: Known): AgencyGroup[] {
  const found: AgencyGroup[] = [];
  for (const match of groupsIn(text)) {
    const { every, level, of, body } = match.groups ?? {};
    if (/[a-z]/.test(text[match.index - 1] ?? '') && /[a-z]/.test(match[0][0] ?? '')) continue;
    const entry = BODIES.get(of ?? body ?? '');
    const traits: AgencyTraits = { ...entry?.traits };
    const rank = level === undefined ? undefined : LEVELS.get(level);
    if (rank !== undefined) traits.level = rank;
    const isSet = every !== undefined || rank !== undefined || entry?.alone === true;
    if (!isSet || (traits.kind === COMPANY && !filesCompanies(known))) continue;
    const within = placeAround(text, match, known);
    if (within) traits.within = within.said;
    const start = Math.min(within?.start ?? match.index, match.index);
    const end = Math.max(within?.end ?? 0, match.index + match[0].length);
    found.push({ start, end, said: text.slice(start, end), traits, every: every !== undefined || rank !== undefined });
  }
  return found;
}

const COMPANY = '公司';

/** Companies apply; only where some are filed do they name a set of agencies. */
function filesCompanies(known: Known): boolean {
  return known.endingIn(/(?:公司|集团)$/, 1).length > 0;
}

function* groupsIn(text: string): Generator<RegExpExecArray> {
  for (let at = 0; at < text.length; at += 1) {
    if (!BEGINS.has(text[at] ?? '')) continue;
    GROUP.lastIndex = at;
    const match = GROUP.exec(text);
    if (!match) continue;
    yield match;
    at += match[0].length - 1;
  }
}

function placeAround(
  text: string,
  match: RegExpExecArray,
  known: Known,
): { start: number; end: number; said: string } | undefined {
  const after = match.index + match[0].length;
  const named = IN_ENGLISH.exec(text.slice(after));
  const place = named?.groups?.place;
  if (named && place !== undefined && known.index.ofKey(place, 'pinyin').length > 0) {
    const [agency] = known.namesByKey(place);
    return { start: match.index, end: after + named[0].length, said: placeSaid(agency ?? '') };
  }
  for (const between of [withinBefore(text, match.index), '']) {
    const before = text.slice(0, match.index - between.length);
    for (let length = Math.min(LONGEST_PLACE, before.length); length > 1; length -= 1) {
      const said = before.slice(-length);
      const isFiled = known.namesByKey(said).some(isGovernment);
      if (isFiled || divisionsNamed(said).length > 0)
        return { start: before.length - length, end: match.index, said: isFiled ? placeSaid(said) : said };
    }
  }
  return undefined;
}

/** The words for what lies within a place (下辖的) that stand right before the end. */
function withinBefore(text: string, end: number): string {
  const begins = new Set([end]);
  let start = end;
  for (let at = end - 1; at >= 0 && start - at <= LONGEST_WITHIN; at -= 1) {
    if (!WITHIN_WORDS.some((word) => begins.has(at + word.length) && text.startsWith(word, at))) continue;
    begins.add(at);
    start = at;
  }
  return text.slice(start, end);
}

/** The place that a government is called by. */
function placeSaid(said: string): string {
  return said.replace(/(?:人民政府|政府)$/, '');
}

function longestFirst(words: readonly string[]): string {
  return [...words].sort((a, b) => b.length - a.length).join('|');
}
