import { divisionsNamed, mayBeginDivision } from '../../report/divisions.js';
import { type AgenciesRead, type AgencyMatch, readAgencies, type Stretch } from './agencies.js';
import { type AgencyGroup, findGroups } from './agency-groups.js';
import { englishBody } from './english-body.js';
import { englishPlaces } from './english-places.js';
import type { Known } from './known.js';
import { BODY_WORDS, PLACE_WORDS } from './last-words.js';
import { namesInRun } from './names-in-run.js';

/** A name of a body that is not filed: of a place, of a body of its own, or `generic` where it leaves out whose it is (市中院). */
export type Unfiled = Stretch & { said: string; kind: 'place' | 'body' | 'generic' };

const MAY_END = new RegExp(`(?:${[...BODY_WORDS, ...PLACE_WORDS].join('|')})`);
const LONGEST = 15;

/** What was read of the question before. */
export type ReadBefore = {
  named: AgenciesRead;
  groups: readonly AgencyGroup[];
  /** Where words stand that no name may share a sign with. */
  closed: readonly Stretch[];
};

/** The names in a normalised question of bodies that are not filed; `taken` is what other words explain. */
export function findUnfiled(text: string, taken: readonly Stretch[], known: Known, before?: ReadBefore): Unfiled[] {
  // Without names in other spellings there is nothing that the words could take away.
  const { matches, elsewhere } = before && !before.named.misspelt ? before.named : readAgencies(text, known, taken);
  const named = matches.filter((match) => match.exact !== 'slip' && match.exact !== 'homophone');
  const found: Unfiled[] = [
    ...elsewhere.map((each) => unfiled(text, each, endsAsBody(text.slice(each.start, each.end)) ? 'body' : 'place')),
    ...english(text, named),
  ];
  for (const run of runsOf(text, [...named, ...elsewhere])) {
    if (opensIn(run, before?.closed ?? []).some((open) => mayName(text.slice(open.start, open.end)))) {
      const leading = named.find(({ end }) => end === run.start);
      found.push(...namesInRun(text, run, leading));
    }
  }
  for (const match of named) {
    if (match.placeOnly && endsAsPlace(match.said)) found.push(unfiled(text, match, 'place'));
  }
  // 江苏各市 is a set of agencies: 江苏 says where.
  const groups = before?.groups ?? findGroups(text, known);
  const told = [...taken, ...groups.filter(({ traits }) => traits.within !== undefined)];
  const free = found.filter(({ start, end }) => !told.some((each) => each.start <= start && end <= each.end));
  return longest(free).sort((a, b) => a.start - b.start);
}

function unfiled(text: string, { start, end }: Stretch, kind: Unfiled['kind']): Unfiled {
  return { start, end, said: text.slice(start, end), kind };
}

function english(text: string, named: readonly AgencyMatch[]): Unfiled[] {
  const bodies = named.flatMap((match) => englishBody(text, match) ?? []);
  return [
    ...bodies.map((stretch) => unfiled(text, stretch, 'body')),
    ...englishPlaces(text, [...named, ...bodies]).map((stretch) => unfiled(text, stretch, 'place')),
  ];
}

/** Stretches of Chinese characters outside of the filed names. */
function runsOf(text: string, named: readonly Stretch[]): Stretch[] {
  return [...text.matchAll(/[\p{Script=Han}]+/gu)].flatMap(({ 0: said, index }) =>
    opensIn({ start: index, end: index + said.length }, named),
  );
}

/** What is left of a stretch without the signs of others. */
function opensIn({ start, end }: Stretch, others: readonly Stretch[]): Stretch[] {
  let open: Stretch[] = [{ start, end }];
  for (const other of others) {
    if (other.start >= end || other.end <= start) continue;
    open = open
      .flatMap((each) => [
        { start: each.start, end: Math.min(each.end, Math.max(each.start, other.start)) },
        { start: Math.max(each.start, Math.min(each.end, other.end)), end: each.end },
      ])
      .filter((each) => each.start < each.end);
  }
  return open;
}

/** Whether a name may end or lie in these characters. */
function mayName(said: string): boolean {
  return MAY_END.test(said) || hasDivision(said);
}

function hasDivision(run: string): boolean {
  for (let start = 0; start < run.length; start += 1)
    for (let end = start + 2; end <= Math.min(run.length, start + LONGEST); end += 1)
      if (mayBeginDivision(run, start) && divisionsNamed(run.slice(start, end)).length > 0) return true;
  return false;
}

function endsAsPlace(said: string): boolean {
  return PLACE_WORDS.some((word) => said.length > word.length && said.endsWith(word));
}

/** Whether a name ends like that of a body, and not of a government. */
export function endsAsBody(said: string): boolean {
  return BODY_WORDS.some((word) => said.endsWith(word)) && !said.endsWith('人民政府');
}

function longest(found: readonly Unfiled[]): Unfiled[] {
  return found.filter(
    (each, at) =>
      !found.some(
        (other, index) =>
          index !== at &&
          other.start <= each.start &&
          each.end <= other.end &&
          (other.end - other.start > each.end - each.start || index < at),
      ),
  );
}
