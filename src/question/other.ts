import type { Query } from '../query/query.js';
import type { Bundle } from './bundle.js';
import type { Asking } from './complete.js';
import type { Cover } from './cover.js';
import type { FiguresRead } from './figures.js';
import type { Unexplained } from './gaps.js';
import type { Match } from './lattice.js';
import type { Memory } from './memory.js';
import { namesItem, type Words } from './parse.js';
import { EVERY_AGENCY, type Reading, type ReadingOf, type Subject } from './reading.js';
import type { Unfiled } from './unfiled.js';

/** What was found in a cover, to be read in every way. */
export type Found = {
  text: string;
  matches: readonly Match[];
  cover: Cover;
  asking: Asking;
  memory: Memory;
  figures: FiguresRead | null;
  words: Words;
  left: Unexplained;
  unfiled: readonly Unfiled[];
};

type Scored = { readings: Reading[]; score: number; left: string[]; bundle: Bundle | null };

/** Operators that stop a figure where no reading uses them. */
const STOPS = new Set([
  ...['except', 'times', 'share', 'percent', 'median', 'mean', 'per_day', 'minus', 'none', 'not_reported', 'than'],
  ...['over', 'at_least', 'under', 'at_most', 'at_least_after', 'at_most_after', 'equal'],
  ...['most', 'least', 'place', 'versus', 'versus_least'],
]);
/** Operators that make of agencies that are named the ones that are asked about. */
const WHO_STANDS = new Set([
  'most',
  'least',
  'versus',
  'versus_least',
  'over',
  'under',
  'at_least',
  'at_most',
  'none',
  'ranking',
]);
/** What words cost a figure that does not use them, a sign each. */
const COST: Readonly<Record<string, number>> = {
  topic: 0.8,
  wants: 0.8,
  define: 0.5,
  outside: 1.5,
  holdings: 0.5,
  number: 0.4,
};
const WHY: Readonly<Record<string, ReadingOf<'unanswerable'>['why']>> = {
  per_head: 'per_head',
  per_month: 'per_month',
  by_channel: 'by_channel',
  in_time: 'in_time',
  forecast: 'forecast',
  month_on_month: 'per_month',
  narrowed: 'narrowed',
};

/** Every reading of a cover that makes sense, with its score on one scale. */
export function otherReadings(found: Found): Scored[] {
  const ways = [holdings, outside, unknownAgency, figures, text, clarify];
  return ways.flatMap((way) => way(found) ?? []);
}

/** What the words of explanations and replies come to. */
export function spokenReadings(found: Found): Scored[] {
  return [talk, explanation].flatMap((way) => way(found) ?? []);
}

function has({ matches }: Found, kind: string, id?: string): boolean {
  return matches.some((match) => match.kind === kind && (id === undefined || match.id === id));
}

function longestOf({ matches }: Found, kind: string): Match | undefined {
  return matches.reduce<Match | undefined>(
    (best, match) => (match.kind === kind && match.said.length > (best?.said.length ?? 0) ? match : best),
    undefined,
  );
}

/** What a reading leaves over costs the more the more it says. */
function base({ cover, left }: Found): number {
  return cover.score - 1.2 * (left.content.length + left.narrowing.length);
}

function one(reading: Reading, score: number): Scored {
  return { readings: [reading], score, left: [], bundle: null };
}

function namesAgency(found: Found): boolean {
  return has(found, 'agency') || has(found, 'traits');
}

function asksQuantity({ matches }: Found): boolean {
  return matches.some(({ kind, said }) => kind === 'quantity' && /[多几]|how/.test(said));
}

/** A reply is meant where next to nothing else is said. */
function talk(found: Found): Scored | null {
  const said = longestOf(found, 'talk');
  if (!said || found.left.content.length + found.left.narrowing.length > 0 || found.unfiled.length > 0) return null;
  const beside = ['talk', 'fill', 'quantity', 'yesno', 'define', 'wants'];
  const rest = found.matches.filter(({ kind }) => !beside.includes(kind));
  return rest.length > 1 ? null : one({ kind: 'talk', id: said.id }, base(found) + 3 - 2.5 * rest.length);
}

function holdings(found: Found): Scored | null {
  const item = found.matches.some(
    (match) => namesItem(match) && match.id !== 'report' && match.kind !== 'applications',
  );
  if (!has(found, 'holdings') || item) return null;
  return one({ kind: 'holdings', subjects: subjectsOf(found, 'named') }, base(found) + 2.5);
}

function explanation(found: Found): Scored | null {
  const rule = longestOf(found, 'rule');
  const term = longestOf(found, 'term');
  const where = found.matches.some(({ kind, id, said }) => kind === 'op' && id === 'source' && /[栏行表列]/.test(said));
  const subjects = subjectsOf(found, 'named');
  const named = namesAgency(found) || has(found, 'year');
  const works = found.matches.some(({ kind, id, weight }) => kind === 'op' && weight > 0.6 && STOPS.has(id));
  const asksFigure =
    (namesAgency(found) && asksQuantity(found)) || (works && (namesAgency(found) || has(found, 'year')));
  if (rule && !asksFigure) return one({ kind: 'explanation', id: rule.id, subjects }, base(found) + (named ? -1.5 : 3));
  if (!term || !(has(found, 'define') || where) || asksFigure) return null;
  return one({ kind: 'explanation', id: term.id, subjects }, base(found) + (named ? 0.5 : 3));
}

function outside(found: Found): Scored | null {
  const person = has(found, 'wants', 'person') || found.text.includes('谁') || found.text.includes('who');
  const said = found.matches.find(({ kind, id }) => kind === 'outside' && (id === 'anyway' || person));
  if (!said || found.matches.some(namesItem)) return null;
  const subjects = subjectsOf(found, 'named').filter(({ agency }) => agency !== EVERY_AGENCY);
  return one({ kind: 'outside', said: said.said, subjects }, base(found) + 3);
}

function unknownAgency(found: Found): Scored | null {
  const { unfiled, asking, text: search } = found;
  const said = unfiled.find(({ kind }) => kind !== 'generic');
  // 大石人镇便民服务中心有几个窗口 is told of in the town's own report.
  const within = found.matches.some(({ agency, start }) => agency && start === said?.start);
  if (!said || (within && !found.matches.some(namesItem))) return null;
  const means = found.matches.find(({ years }) => years?.means.kind === 'years')?.years?.means;
  const year = means?.kind === 'years' ? (means.years[0] ?? null) : null;
  const nearest = asking.known.nearest(said.said, 5);
  return one(
    { kind: 'unknown_agency', said: said.said, nearest, year, search, wants: wantsOf(found, undefined) },
    found.cover.score + 4,
  );
}

function figures(found: Found): Scored | null {
  const { figures: read, words, left } = found;
  if (read?.kind !== 'queries') return null;
  const [query] = read.queries;
  if (!query) return null;
  const open = words.all.filter((match) => !words.used.has(match));
  const stops = open.filter(
    (match) => (match.kind === 'op' && match.weight > 0.6 && STOPS.has(match.id)) || countsMoney(match),
  );
  const named = found.matches.some((match) => namesItem(match) || match.kind === 'applicant');
  const cost = open.reduce((sum, { kind, said }) => sum + (COST[kind] ?? 0) * Math.min(4, said.length), 0);
  const score =
    base(found) +
    (named ? (isFaint(found) ? 0.2 : 1.5) : -0.5) +
    (asksQuantity(found) ? 1 : 0) -
    cost -
    (asksWhichThings(found) ? 3 : 0) -
    (named ? 0 : 1.5 * left.content.length);
  const leftover = [...left.content, ...left.narrowing];
  const so = (readings: Reading[], at: number): Scored => ({
    readings,
    score: at,
    left: leftover,
    bundle: read.bundle,
  });
  const veto = open.find(({ kind }) => kind === 'veto');
  if (veto) return so([cannot(veto.id, veto.said, query, found)], named ? score + 1 : score - 4);
  if (stops.length > 0)
    return so([cannot('operation', stops.map(({ said }) => said).join('、'), query, found)], score - 1);
  if (left.narrowing.length > 0 && named && !isFaint(found))
    return so([cannot('narrowed', left.narrowing.join('、'), query, found)], score);
  return so(
    read.queries.map((each): Reading => ({ kind: 'figures', query: each })),
    score,
  );
}

/** 金额 of what is counted in cases. */
function countsMoney({ kind, id }: Match): boolean {
  return kind === 'aspect' && (id === 'amount' || id === 'projects');
}

/** 宿迁的规章有哪些名字: things are asked for and not agencies. */
function asksWhichThings(found: Found): boolean {
  const which = found.matches.some(({ kind, said }) => kind === 'which' && /哪些|有哪|which/.test(said));
  const stands = found.matches.some(
    ({ kind, id }) => kind === 'op' && (WHO_STANDS.has(id) || id === 'reasons' || id === 'each'),
  );
  return which && has(found, 'agency') && !stands;
}

/** Whether the item is named by a word that may mean another thing (公开, 怎么处理). */
function isFaint({ matches }: Found): boolean {
  const items = matches.filter(namesItem);
  return items.length > 0 && items.every(({ weight, kind }) => weight < 0.6 || kind === 'outcomes');
}

function cannot(why: string, said: string, instead: Query, found: Found): Reading {
  return {
    kind: 'unanswerable',
    why: WHY[why] ?? 'operation',
    said,
    instead,
    search: searchOf(found),
    subjects: subjectsOf(found, 'all'),
  };
}

function text(found: Found): Scored | null {
  const { left, memory, matches } = found;
  const topic = matches.find(({ kind }) => kind === 'topic');
  const wants = matches.find(({ kind }) => kind === 'wants');
  const item = matches.some(
    (match) => namesItem(match) && match.kind !== 'applications' && match.kind !== 'outcomes' && match.weight > 0.55,
  );
  const content = left.content.length + left.narrowing.length;
  const define = has(found, 'define') && (namesAgency(found) || content > 0);
  const leansOn = memory.text?.kind === 'text' ? memory.text : null;
  const counted = !item && asksQuantity(found) && namesAgency(found) && found.cover.gaps.length > 0;
  const speaks = content > 0 || topic !== undefined || wants !== undefined || define || counted;
  if (!speaks && !leansOn) return null;
  const value =
    (topic ? 2.5 : 0) +
    (wants ? 1.5 : 0) +
    (define ? (has(found, 'number') ? 3 : 1.5) : 0) +
    (counted && content === 0 ? 1 : 0) +
    0.6 * Math.min(content, 4) -
    (item ? 3 : 0) -
    ((item || has(found, 'applications')) && asksQuantity(found) ? 1.5 : 0);
  const carried = leansOn && !speaks ? leansOn : null;
  if (value <= 0 && !carried) return null;
  const whose = namesAgency(found) || found.asking.inChat.length > 0 || topic ? 0 : -0.5;
  const reading: Reading = {
    kind: 'text',
    subjects: subjectsOf(found, 'all'),
    search: carried ? carried.search : searchOf(found),
    topic: topicOf(topic?.id ?? (carried ? carried.topic : 'any')),
    wants: wantsOf(found, wants?.id),
    assumed: [],
  };
  const searched =
    found.cover.score +
    0.8 * found.cover.gaps.reduce((sum, { said }) => sum + (/[a-z]/.test(said) ? said.length / 3 : said.length), 0);
  return one(reading, searched + value + whose + (carried ? 1.2 : 0));
}

function topicOf(id: string): ReadingOf<'text'>['topic'] {
  return id === 'problems' || id === 'improvements' || id === 'situation' || id === 'other_matters' ? id : 'any';
}

function wantsOf(found: Found, id: string | undefined): ReadingOf<'text'>['wants'] {
  if (id === 'person') return id;
  if (id === 'contact') return /几/.test(found.text) ? 'quantity' : id;
  return asksQuantity(found) || id === 'date' ? 'quantity' : 'text';
}

/** Words that say whose, when, how many or that something is asked, and nothing of what it is about. */
const ASKING = new Set([
  'agency',
  'year',
  'quantity',
  'which',
  'count',
  'define',
  'yesno',
  'generic',
  'traits',
  'ordinal',
]);

/** What the question is about, without whose, when and how it asks. */
function searchOf({ text: said, matches }: Found): string {
  const cut = new Uint8Array(said.length);
  for (const { kind, id, start, end } of matches) {
    const asks =
      ASKING.has(kind) ||
      (kind === 'op' && (id === 'claim' || id === 'exists' || id === 'sure')) ||
      (kind === 'fill' && end - start === 1);
    if (asks) cut.fill(1, start, end);
  }
  const kept = Array.from(said, (sign, at) => (cut[at] ? ' ' : sign)).join('');
  return kept.replaceAll(/\s+/g, ' ').trim();
}

/** Whose reports of which years are meant: those named, in the message or the chat, else all. */
function subjectsOf(found: Found, open: 'all' | 'named'): Subject[] {
  const { matches, asking, memory } = found;
  const named = [...new Set(matches.flatMap(({ agency }) => agency?.agencies ?? []))];
  const years = [
    ...new Set(matches.flatMap(({ years: said }) => (said?.means.kind === 'years' ? said.means.years : []))),
  ];
  if (open === 'named' && named.length === 0 && years.length === 0) return [];
  const before = asking.before?.agencies.filter((agency) => typeof agency === 'string') ?? [];
  const everybody = matches.some(({ kind, id }) => (kind === 'which' || kind === 'count') && id === 'agencies');
  const leaning = open === 'named' || everybody ? [] : before.length > 0 ? before : [...asking.inChat];
  const agencies = named.length > 0 ? named : leaning;
  const carried =
    years.length === 0 && memory.text?.kind === 'text' && named.length === 0
      ? memory.text.subjects.map(({ year }) => year)
      : [];
  const planned = has(found, 'topic', 'improvements') ? years.map((year) => yearOfPlan(year, agencies, asking)) : years;
  const spans: Subject['year'][] = planned.length > 0 ? planned : carried.length > 0 ? [...new Set(carried)] : ['all'];
  const of = agencies.length > 0 ? agencies : [EVERY_AGENCY];
  return of.flatMap((agency) => spans.map((year) => ({ agency, year })));
}

/** What is to be done in 2021 stands in the report of 2020. */
function yearOfPlan(year: number, agencies: readonly string[], { known }: Asking): number {
  const [agency] = agencies;
  const filed = agency === undefined ? [] : known.yearsOf(agency);
  return !filed.includes(year) && filed.includes(year - 1) ? year - 1 : year;
}

function clarify(found: Found): Scored {
  const { figures: read, asking, left } = found;
  const item = found.matches.some(namesItem);
  if (read?.kind === 'missing' && read.slot === 'agency') {
    const choices = asking.known.agencies.slice(0, 6).map((name) => ({ label: name, says: name }));
    const reading: Reading = { kind: 'clarify', asks: 'agency', said: '', choices };
    return { readings: [reading], score: base(found) + (item ? 1.5 : 0), left: [], bundle: read.bundle };
  }
  if (read?.kind === 'missing' && left.content.length === 0) {
    const reading: Reading = { kind: 'clarify', asks: 'item', said: '', choices: [] };
    const more = found.cover.gaps.length > 0 ? 1.5 : 0;
    return { readings: [reading], score: base(found) - 0.2 - more, left: [], bundle: read.bundle };
  }
  return {
    ...one({ kind: 'clarify', asks: 'question', said: '', choices: [] }, Math.min(-0.5, base(found) - 4)),
    left: left.content,
  };
}
