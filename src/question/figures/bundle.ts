import type { AgencyMember, Assumption, IdMember, SetOf, YearMember } from '../../query/query.js';
import { isGovernment } from '../../report/name-parts.js';
import type { Match } from '../lattice/lattice.js';
import { listOf } from '../lattice/lists.js';
import { isAskedApart, namesItem } from '../lattice/matches-used.js';
import type { Known } from '../names/known.js';
import { hasApplicants, itemsNamed } from './items-named.js';

/** The slots that some words fill; an empty one was not named. */
export type Bundle = {
  items: IdMember[];
  applicants: IdMember[];
  agencies: AgencyMember[];
  years: YearMember[];
  /** So many years from the year that the conversation or the other side is about. */
  shift: number | null;
  /** Applications as such were named (申请), which is the received ones where nothing else is. */
  generic: boolean;
  /** A word for every agency (哪些单位, 各地) was said. */
  every: boolean;
  used: Match[];
  assumed: Assumption[];
};

/** What is known beside the words. */
export type Surroundings = {
  known: Known;
  /** Agencies that the conversation is about. */
  inChat: readonly string[];
  /** The family of items that the conversation is about (review). */
  family?: string | undefined;
  text: string;
};

/** Reads the slots that the matches name. */
export function bundleOf(matches: readonly Match[], around: Surroundings): Bundle {
  const { items, used } = itemsNamed(matches, around);
  const bundle: Bundle = {
    items: items.map(({ id }) => id),
    applicants: [],
    agencies: [],
    years: [],
    shift: null,
    generic: false,
    every: false,
    used: [...used],
    assumed: [],
  };
  const next = carriedTo(matches, around.text);
  if (next) bundle.items = bundle.items.filter((item) => item !== 'applications.carried_in');
  for (const match of matches) {
    const { kind, id } = match;
    if (match === next) takeYearBefore(match, bundle);
    else if (kind === 'applicant' && isRestOf(match, bundle)) bundle.items.push('applications.outcome.other.rest');
    else if (kind === 'applicant') bundle.applicants.push(id);
    else if (kind === 'parts' || (kind === 'which' && id === 'applicants'))
      bundle.applicants.push({ parts: 'applicants' });
    else if (kind === 'agency') takeAgency(match, bundle, around);
    else if (kind === 'year') takeYears(match, bundle);
    else if (kind === 'traits') bundle.agencies.push(match.traits ?? {});
    else if ((kind === 'which' || kind === 'count') && id === 'agencies') bundle.every = true;
    else if (kind === 'applications' || kind === 'handled') bundle.generic = true;
    else continue;
    bundle.used.push(match);
  }
  return withGenericItem(withinNamed(bundle, matches, around.text), matches, around.text);
}

/** 逾期不补正、逾期不缴费、其他: the last of the other outcomes, and no applicant. */
function isRestOf({ id, weight }: Match, { items }: Bundle): boolean {
  return (
    id === 'other_organisation' &&
    weight <= 0.6 &&
    items.length > 1 &&
    items.every((item) => typeof item === 'string' && item.startsWith('applications.outcome.other.'))
  );
}

/** The year that is carried over to (2022年结转到2023年的); the count stands in the report of the year before. */
function carriedTo(matches: readonly Match[], text: string): Match | undefined {
  const carrying = matches.find(({ kind }) => kind === 'carrying');
  return matches.find(
    ({ years, start }) =>
      carrying !== undefined &&
      years?.means.kind === 'years' &&
      start >= carrying.end &&
      listOf('carried_to').includes(text.slice(carrying.end, start).trim()),
  );
}

function takeYearBefore({ years }: Match, bundle: Bundle): void {
  if (years?.means.kind !== 'years') return;
  for (const year of years.means.years) if (!bundle.years.includes(year - 1)) bundle.years.push(year - 1);
}

/** 宿迁2023年哪个县区: those that lie in the place that is named before them. */
function withinNamed(bundle: Bundle, matches: readonly Match[], text: string): Bundle {
  const [agency, ...more] = bundle.agencies.filter((member) => typeof member === 'string');
  const whose = matches.find(({ kind }) => kind === 'agency');
  const group = matches.find(({ kind }) => kind === 'traits');
  if (agency === undefined || more.length > 0 || !whose || !group) return bundle;
  const [first, second] = whose.start < group.start ? [whose, group] : [group, whose];
  if (/[和与及跟同、]|\b(?:and|or)\b/.test(text.slice(first.end, second.start))) return bundle;
  // 国家公务员局的申请来自哪些省份: nothing of it lies there, so that the words stay open and stop the figure.
  if (!isGovernment(agency))
    return {
      ...bundle,
      agencies: bundle.agencies.filter((member) => typeof member === 'string'),
      used: bundle.used.filter(({ kind }) => kind !== 'traits'),
    };
  const agencies = bundle.agencies.flatMap((member) =>
    typeof member === 'string' ? [] : [member.within ? member : { ...member, within: agency }],
  );
  return { ...bundle, agencies };
}

/** 申请 beside an outcome is what the outcome is of, unless it is joined to it as another item (申请、处罚都是多少). */
function withGenericItem(bundle: Bundle, matches: readonly Match[], text: string): Bundle {
  if (!bundle.generic) return bundle;
  const handled = matches.some(({ kind }) => kind === 'handled');
  const own: IdMember[] = handled ? ['applications.received', 'applications.outcome.total'] : ['applications.received'];
  const named = bundle.items.filter((item) => hasApplicants(item) || isRate(item));
  if (bundle.items.length === 0) return { ...bundle, items: own };
  if (handled || (named.length > 0 && !isJoined(matches, text))) return bundle;
  return { ...bundle, items: orderedByPlace(bundle, matches) };
}

function isRate(item: IdMember): boolean {
  return typeof item === 'string' && item.startsWith('rate.');
}

/** 申请总数和办结数: joined to another item by a word for and. */
function isJoined(matches: readonly Match[], text: string): boolean {
  return matches.some((match, index) => {
    if (match.kind !== 'applications') return false;
    const before = matches[index - 1];
    const after = matches[index + 1];
    const joins = (from: number, to: number) => to - from <= 3 && /[和与跟及、]|以及|还有/.test(text.slice(from, to));
    if (after !== undefined && namesItem(after) && isAskedApart(text, match.start, after.start)) return true;
    return (
      (after !== undefined && namesItem(after) && joins(match.end, after.start)) ||
      (before !== undefined && namesItem(before) && joins(before.end, match.start))
    );
  });
}

function orderedByPlace(bundle: Bundle, matches: readonly Match[]): IdMember[] {
  const generic = matches.find(({ kind }) => kind === 'applications')?.start ?? 0;
  const first = matches.find(({ kind }) => kind === 'family' || kind === 'item')?.start ?? 0;
  return generic < first ? ['applications.received', ...bundle.items] : [...bundle.items, 'applications.received'];
}

function takeAgency(match: Match, bundle: Bundle, { inChat }: Surroundings): void {
  const found = match.agency?.agencies ?? [];
  const meant = found.filter((name) => inChat.includes(name));
  const names = found.length > 1 && meant.length === 1 ? meant : found;
  for (const name of names) if (!bundle.agencies.includes(name)) bundle.agencies.push(name);
  const [taken = ''] = names;
  const said = match.said;
  if (match.agency?.exact === 'slip' || match.agency?.exact === 'homophone')
    bundle.assumed.push({ slot: 'agency', because: 'spelling', said, taken, others: [] });
  else if (match.agency?.placeOnly)
    bundle.assumed.push({ slot: 'agency', because: 'leading', said, taken, others: [] });
}

function takeYears({ years, said }: Match, bundle: Bundle): void {
  const means = years?.means;
  if (!means) return;
  // 2021到2023三年, 2020年以来每年: a count or 每年 beside years that are named says nothing more.
  const sums = means.kind === 'all' || (means.kind === 'latest' && means.count > 1);
  if (sums && bundle.years.length > 0) return;
  if (means.kind !== 'shift') bundle.years = bundle.years.filter((member) => !isSummed(member));
  if (means.kind === 'shift') bundle.shift = means.by;
  else if (means.kind === 'range') bundle.years.push({ from: means.from, to: means.to });
  else if (means.kind === 'latest') bundle.years.push({ latest: means.count });
  else if (means.kind === 'all') bundle.years.push(ALL_YEARS);
  else {
    for (const year of means.years) if (!bundle.years.includes(year)) bundle.years.push(year);
    if (means.relative)
      bundle.assumed.push({ slot: 'year', because: 'relative', said, taken: means.years.join('、'), others: [] });
  }
}

const ALL_YEARS = { from: 1990, to: 2100 };

function isSummed(member: Bundle['years'][number]): boolean {
  return member === ALL_YEARS || (typeof member === 'object' && 'latest' in member && member.latest > 1);
}

/** Whether nothing was named. */
export function isEmpty({ items, applicants, agencies, years, shift, every }: Bundle): boolean {
  return items.length + applicants.length + agencies.length + years.length === 0 && shift === null && !every;
}

/** The set of a slot that was named. */
export function setOf<Member>(any: Member[], but: Member[] = []): SetOf<Member> {
  return but.length > 0 ? { any, but } : { any };
}
