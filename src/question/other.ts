import type { Query } from '../query/query.js';
import type { AgencyMatch } from './agencies.js';
import type { Bundle } from './bundle.js';
import type { Asking } from './complete.js';
import type { Cover } from './cover.js';
import type { FiguresRead } from './figures.js';
import type { Unexplained } from './gaps.js';
import type { Match } from './lattice.js';
import type { Memory } from './memory.js';
import { namesItem, type Words } from './parse.js';
import { EVERY_AGENCY, type Reading, type ReadingOf, type Subject } from './reading.js';

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
  unfiled: readonly { start: number; end: number; said: string }[];
};

type Scored = { readings: Reading[]; score: number; left: string[]; bundle: Bundle | null };

/** Operators that change nothing where no reading uses them. */
const LIGHT = new Set([
  'all',
  'each',
  'both',
  'exists',
  'instead',
  'add',
  'whole',
  'of_them',
  'sure',
  'table',
  'chart',
  'later',
  'reasons',
  'drop',
  'no',
  'not',
  'up',
  'down',
  'ranking',
  'trend',
  'check',
  'source',
  'why',
  'rest',
  'plus',
  'claim',
  'except_end',
  'sum',
  'difference',
  'growth',
]);
/** Operators that stop a figure where no reading uses them. */
const STOPS = new Set([
  'except',
  'times',
  'share',
  'percent',
  'median',
  'mean',
  'per_day',
  'over',
  'at_least',
  'under',
  'at_most',
  'at_least_after',
  'at_most_after',
  'most',
  'least',
  'place',
  'minus',
  'none',
  'not_reported',
  'than',
  'versus',
  'versus_least',
]);

/** Every reading of a cover that makes sense, with its score on one scale. */
export function otherReadings(found: Found): Scored[] {
  return [
    talk(found),
    holdings(found),
    explanation(found),
    outside(found),
    unknownAgency(found),
    figures(found),
    text(found),
    clarify(found),
  ].filter((one) => one !== null);
}

function has({ matches }: Found, kind: string, id?: string): boolean {
  return matches.some((match) => match.kind === kind && (id === undefined || match.id === id));
}

function first({ matches }: Found, kind: string): Match | undefined {
  return matches.find((match) => match.kind === kind);
}

/** What a reading leaves over costs the more the more it says. */
function base({ cover, left }: Found): number {
  return cover.score - 1.2 * (left.content.length + left.narrowing.length);
}

function namesAgency(found: Found): boolean {
  return has(found, 'agency') || has(found, 'traits');
}

function asksQuantity({ matches }: Found): boolean {
  return matches.some(({ kind, said }) => kind === 'quantity' && /[多几]|how/.test(said));
}

function talk(found: Found): Scored | null {
  const said = first(found, 'talk');
  if (!said || namesAgency(found) || found.matches.some(namesItem)) return null;
  return { readings: [{ kind: 'talk', id: said.id }], score: base(found) + 2, left: found.left.content, bundle: null };
}

function holdings(found: Found): Scored | null {
  if (!has(found, 'holdings') || found.matches.some((match) => namesItem(match) && match.id !== 'report')) return null;
  return {
    readings: [{ kind: 'holdings', subjects: subjectsOf(found, 'named') }],
    score: base(found) + 2.5,
    left: [],
    bundle: null,
  };
}

function explanation(found: Found): Scored | null {
  const rule = first(found, 'rule');
  const term = first(found, 'term');
  const define =
    has(found, 'define') ||
    found.matches.some(({ kind, id, said }) => kind === 'op' && id === 'source' && /[栏行表列]/.test(said));
  const subjects = subjectsOf(found, 'named');
  if (rule && !asksFigure(found))
    return {
      readings: [{ kind: 'explanation', id: rule.id, subjects }],
      score: base(found) + (namesAgency(found) ? 0 : 3),
      left: [],
      bundle: null,
    };
  if (!term || !define) return null;
  return {
    readings: [{ kind: 'explanation', id: term.id, subjects }],
    score: base(found) + (namesAgency(found) ? 0.5 : 3),
    left: [],
    bundle: null,
  };
}

function asksFigure(found: Found): boolean {
  return namesAgency(found) && found.matches.some(namesItem) && asksQuantity(found);
}

function outside(found: Found): Scored | null {
  const said = found.matches.find(
    ({ kind, id }) =>
      kind === 'outside' && (id === 'anyway' || has(found, 'wants', 'person') || found.text.includes('谁')),
  );
  if (!said || found.matches.some(namesItem)) return null;
  return {
    readings: [
      {
        kind: 'outside',
        said: said.said,
        subjects: subjectsOf(found, 'named').filter(({ agency }) => agency !== EVERY_AGENCY),
      },
    ],
    score: base(found) + 3,
    left: [],
    bundle: null,
  };
}

function unknownAgency(found: Found): Scored | null {
  const [said] = found.unfiled;
  if (!said) return null;
  const year = found.matches.find(({ years }) => years?.means.kind === 'years')?.years?.means;
  return {
    readings: [
      {
        kind: 'unknown_agency',
        said: said.said,
        nearest: found.asking.known.nearest(said.said, 5),
        year: year?.kind === 'years' ? (year.years[0] ?? null) : null,
        search: found.text,
      },
    ],
    score: base(found) + 4,
    left: [],
    bundle: null,
  };
}

function figures(found: Found): Scored | null {
  const { figures: read, words, left } = found;
  if (read?.kind !== 'queries') return null;
  const [query] = read.queries;
  if (!query) return null;
  const unused = words.all.filter(
    (match) => !words.used.has(match) && !['fill', 'quantity', 'agency', 'year', 'op'].includes(match.kind),
  );
  const stops = words.all.filter(
    (match) => match.kind === 'op' && !words.used.has(match) && match.weight > 0.6 && STOPS.has(match.id),
  );
  const named = found.matches.some(namesItem) || found.matches.some(({ kind }) => kind === 'applicant');
  const veto = words.all.find(({ kind }) => kind === 'veto');
  const cost = unused.reduce((sum, match) => sum + COST[match.kind]! * match.said.length || sum, 0);
  const score =
    base(found) + (named ? 1.5 : -0.5) + (asksQuantity(found) ? 1 : 0) - cost - (named ? 0 : 1.5 * left.content.length);
  const leftover = [...left.content, ...left.narrowing];
  if (veto)
    return {
      readings: [cannot(veto.id, veto.said, query, found)],
      score: named ? score + 1 : score - 4,
      left: leftover,
      bundle: read.bundle,
    };
  if (stops.length > 0)
    return {
      readings: [cannot('operation', stops.map(({ said }) => said).join('、'), query, found)],
      score: score - 1,
      left: leftover,
      bundle: read.bundle,
    };
  if (left.narrowing.length > 0 && named)
    return {
      readings: [cannot('narrowed', left.narrowing.join('、'), query, found)],
      score,
      left: leftover,
      bundle: read.bundle,
    };
  return {
    readings: read.queries.map((one): Reading => ({ kind: 'figures', query: one })),
    score,
    left: leftover,
    bundle: read.bundle,
  };
}

const COST: Readonly<Record<string, number>> = {
  topic: 0.8,
  wants: 0.8,
  define: 0.4,
  outside: 1.5,
  talk: 0.3,
  rule: 0.6,
  term: 0,
  holdings: 0.5,
  op: 0.2,
  number: 0.2,
  whole: 0.1,
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
  const { left, memory } = found;
  const topic = found.matches.find(({ kind }) => kind === 'topic');
  const wants = found.matches.find(({ kind }) => kind === 'wants');
  const item = found.matches.some((match) => namesItem(match) && match.kind !== 'applications' && match.weight > 0.5);
  const subjects = subjectsOf(found, 'all');
  const leansOn = memory.text?.kind === 'text' ? memory.text : null;
  if (!namesAgency(found) && left.content.length + left.narrowing.length === 0 && !topic && !wants && !leansOn)
    return null;
  const value =
    (topic ? 2.5 : 0) +
    (wants ? 1.5 : 0) +
    1.6 * (left.content.length + left.narrowing.length) -
    (item ? 3 : 0) -
    (asksQuantity(found) && item ? 1.5 : 0);
  const carried = leansOn && left.content.length + left.narrowing.length === 0 && !topic && !wants;
  if (value <= 0 && !carried) return null;
  return {
    readings: [
      {
        kind: 'text',
        subjects,
        search: carried ? leansOn.search : searchOf(found),
        topic: topicOf(topic?.id ?? (carried ? leansOn.topic : 'any')),
        wants: wantsOf(found, wants?.id),
        assumed: [],
      },
    ],
    score: base(found) + value + (carried ? 1.5 : 0),
    left: [],
    bundle: null,
  };
}

function topicOf(id: string): ReadingOf<'text'>['topic'] {
  return id === 'problems' || id === 'improvements' || id === 'situation' || id === 'other_matters' ? id : 'any';
}

function wantsOf(found: Found, id: string | undefined): ReadingOf<'text'>['wants'] {
  if (id === 'person' || id === 'contact') return id;
  return asksQuantity(found) || id === 'date' ? 'quantity' : 'text';
}

/** The question without whose and when. */
function searchOf({ text: said, matches }: Found): string {
  let search = '';
  for (let at = 0; at < said.length; at += 1) {
    const cut = matches.find(
      ({ kind, start, end }) => (kind === 'agency' || kind === 'year') && at >= start && at < end,
    );
    if (cut) at = cut.end - 1;
    else search += said[at];
  }
  return search.trim();
}

function subjectsOf(found: Found, open: 'all' | 'named'): Subject[] {
  const { matches, asking, memory } = found;
  const named = [...new Set(matches.flatMap(({ agency }) => agency?.agencies ?? []))];
  const years = [
    ...new Set(matches.flatMap(({ years: said }) => (said?.means.kind === 'years' ? said.means.years : []))),
  ];
  const before = asking.before?.agencies.filter((one) => typeof one === 'string') ?? [];
  const inChat = asking.inChat.length > 0 ? asking.inChat : [];
  const whole = matches.some(({ kind, id }) => (kind === 'which' || kind === 'count') && id === 'agencies');
  const agencies = named.length > 0 ? named : before.length > 0 ? before : whole ? [] : inChat;
  if (open === 'named' && named.length === 0 && years.length === 0) return [];
  const of = agencies.length > 0 && !(open === 'named' && named.length === 0) ? agencies : [EVERY_AGENCY];
  const carried =
    years.length === 0 && memory.text?.kind === 'text' && named.length === 0
      ? memory.text.subjects.map(({ year }) => year)
      : [];
  const spans: Subject['year'][] = years.length > 0 ? years : carried.length > 0 ? [...new Set(carried)] : ['all'];
  return of.flatMap((agency) => spans.map((year) => ({ agency, year })));
}

function clarify(found: Found): Scored | null {
  const { figures: read, asking } = found;
  const item = found.matches.some(namesItem);
  if (read?.kind === 'missing' && read.slot === 'agency') {
    const choices = asking.known.agencies.slice(0, 6).map((name) => ({ label: name, says: name }));
    return {
      readings: [{ kind: 'clarify', asks: 'agency', said: '', choices }],
      score: base(found) + (item ? 1.5 : 0),
      left: [],
      bundle: read.bundle,
    };
  }
  if (read?.kind === 'missing' && found.left.content.length === 0)
    return {
      readings: [{ kind: 'clarify', asks: 'item', said: '', choices: [] }],
      score: base(found) - 0.2,
      left: [],
      bundle: read.bundle,
    };
  return {
    readings: [{ kind: 'clarify', asks: 'question', said: '', choices: [] }],
    score: Math.min(-0.5, base(found) - 4),
    left: found.left.content,
    bundle: null,
  };
}
