import type { AgencyMember, Assumption, Cells, Expression, Query, SetOf, YearMember } from '../../query/query.js';
import type { Known } from '../names/known.js';
import type { Bundle } from './bundle.js';

/** What a question is read against. */
export type Asking = {
  known: Known;
  /** ISO day. */
  today: string;
  /** The chat's last queries, newest first. */
  last: readonly Query[];
  /** Agencies that the conversation is about. */
  inChat: readonly string[];
  /** What an earlier question of the same message named. */
  before: Bundle | null;
};

/** A cells node, what had to be assumed for it, and whether a slot came from the conversation; or the slot that is missing. */
export type Completed =
  | { kind: 'cells'; cells: Cells; assumed: Assumption[]; fromChat: boolean }
  | { kind: 'missing'; slot: 'agency' | 'item' };

/** Fills the slots that the words leave open from the other side of a comparison, the message, the conversation, or the usual. */
export function complete(
  bundle: Bundle,
  {
    asking,
    other,
    over = false,
    years: yearsOver = 'latest',
    but,
  }: {
    asking: Asking;
    other?: Bundle | null;
    /** The question is over agencies where it names none. */
    over?: boolean;
    /** What no year means. */
    years?: 'latest' | 'all';
    but?: Partial<Bundle>;
  },
): Completed {
  const assumed: Assumption[] = [...bundle.assumed];
  const chat = leafOf(asking.last[0]?.ask);
  const filled = [other, asking.before].filter((one) => one !== null && one !== undefined);
  let fromChat = false;
  const items = bundle.items.length > 0 ? bundle.items : (filled.find((one) => one.items.length > 0)?.items ?? []);
  const namedItem = items.length > 0;
  const applicants =
    bundle.applicants.length > 0
      ? bundle.applicants
      : (filled.find((one) => one.applicants.length > 0 && bundle.items.length === 0)?.applicants ?? []);
  let itemSet: Cells['items'] = { any: items };
  let applicantSet: Cells['applicants'] = { any: applicants };
  if (!namedItem && chat && !(bundle.applicants.length > 0 && !hasColumns(chat))) {
    itemSet = chat.items;
    if (applicants.length === 0) applicantSet = chat.applicants;
    fromChat = true;
  } else if (!namedItem && applicants.length > 0) {
    itemSet = { any: ['applications.received'] };
    assumed.push({ slot: 'item', because: 'word', said: '', taken: 'applications.received', others: [] });
  } else if (!namedItem) return { kind: 'missing', slot: 'item' };
  if (applicantSet.any.length === 0) applicantSet = { any: ['total'] };

  const agencies = agenciesOf(bundle, { filled, chat, asking, over, assumed });
  if (!agencies) return { kind: 'missing', slot: 'agency' };
  fromChat ||= agencies.fromChat;
  const years = yearsOf(bundle, {
    filled,
    chat,
    asking,
    agencies: agencies.set,
    inherits: agencies.fromChat || fromChat,
    yearsOver,
    assumed,
  });
  const cells: Cells = {
    kind: 'cells',
    items: without(itemSet, but?.items),
    applicants: without(applicantSet, but?.applicants),
    agencies: without(agencies.set, but?.agencies),
    years: without(years, but?.years),
  };
  return { kind: 'cells', cells, assumed, fromChat };
}

function without<Member>(set: SetOf<Member>, but: Member[] = []): SetOf<Member> {
  return but.length > 0 ? { ...set, but: [...(set.but ?? []), ...but] } : set;
}

function agenciesOf(
  bundle: Bundle,
  {
    filled,
    chat,
    asking,
    over,
    assumed,
  }: {
    filled: readonly Bundle[];
    chat: Cells | null;
    asking: Asking;
    over: boolean;
    assumed: Assumption[];
  },
): { set: SetOf<AgencyMember>; fromChat: boolean } | null {
  if (bundle.agencies.length > 0) return { set: { any: bundle.agencies }, fromChat: false };
  if (bundle.every) return { set: { any: [] }, fromChat: false };
  const side = filled.find((one) => one.agencies.length > 0 || one.every);
  if (side) return { set: { any: side.agencies }, fromChat: false };
  if (over) return { set: { any: [] }, fromChat: false };
  if (chat) return { set: chat.agencies, fromChat: true };
  if (asking.inChat.length > 0) return { set: { any: [...asking.inChat] }, fromChat: true };
  const [only] = asking.known.agencies;
  if (!only || asking.known.agencies.length > 1) return null;
  assumed.push({ slot: 'agency', because: 'only', said: '', taken: only, others: [] });
  return { set: { any: [only] }, fromChat: false };
}

function yearsOf(
  bundle: Bundle,
  {
    filled,
    chat,
    asking,
    agencies,
    inherits,
    yearsOver,
    assumed,
  }: {
    filled: readonly Bundle[];
    chat: Cells | null;
    asking: Asking;
    agencies: SetOf<AgencyMember>;
    inherits: boolean;
    yearsOver: 'latest' | 'all';
    assumed: Assumption[];
  },
): SetOf<YearMember> {
  const side = filled.find((one) => one.years.length > 0);
  const base = side ? { any: side.years } : chat?.years;
  if (bundle.shift !== null) {
    // 2020年…上一年 is the year before the one that is named.
    const named = singleYear({ any: bundle.years });
    if (named !== null) return { any: [named + bundle.shift] };
    const year = base ? (singleYear(base) ?? newestOf(chat?.agencies ?? agencies, asking)) : newestOf(agencies, asking);
    if (year !== null) return { any: [year + bundle.shift] };
    return { any: [Number(asking.today.slice(0, 4)) - 1 + bundle.shift + 1] };
  }
  if (bundle.years.length > 0) return { any: bundle.years };
  if (side && hasFiled(agencies, side.years, { named: bundle.agencies.length > 0, asking })) return { any: side.years };
  if (inherits && chat) {
    // Another agency may not have filed the conversation's year: then its newest is told, and said so.
    const year = singleYear(chat.years);
    const [agency, ...more] = agencies.any;
    const filedYears = typeof agency === 'string' && more.length === 0 ? asking.known.yearsOf(agency) : null;
    if (year === null || filedYears === null || filedYears.includes(year) || bundle.agencies.length === 0)
      return chat.years;
  }
  if (yearsOver === 'all') return { any: [] };
  const [agency, ...more] = agencies.any;
  if (typeof agency === 'string' && more.length === 0) {
    const filedYears = asking.known.yearsOf(agency);
    const newest = filedYears.at(-1);
    if (newest !== undefined)
      assumed.push({
        slot: 'year',
        because: filedYears.length > 1 ? 'latest' : 'only',
        said: '',
        taken: String(newest),
        others: [],
      });
  }
  return { any: [{ latest: 1 }] };
}

/** Whether a year of the other side may be meant of an agency too: one that has not filed it is told with its newest. */
function hasFiled(
  agencies: SetOf<AgencyMember>,
  years: readonly YearMember[],
  { named, asking }: { named: boolean; asking: Asking },
): boolean {
  const year = singleYear({ any: [...years] });
  const [agency, ...more] = agencies.any;
  if (!named || year === null || typeof agency !== 'string' || more.length > 0) return true;
  const filed = asking.known.yearsOf(agency);
  return filed.length === 0 || filed.includes(year);
}

/** The one year that a set names, or null. */
export function singleYear(years: SetOf<YearMember>): number | null {
  const [year, ...rest] = years.any;
  return typeof year === 'number' && rest.length === 0 ? year : null;
}

function newestOf(agencies: SetOf<AgencyMember>, { known }: Asking): number | null {
  const [agency] = agencies.any;
  return typeof agency === 'string' ? (known.yearsOf(agency).at(-1) ?? null) : null;
}

function hasColumns({ items }: Cells): boolean {
  return items.any.every((item) => (typeof item === 'string' ? item : item.parts).startsWith('applications.'));
}

/** The first cells node of an expression, outside conditions. */
export function leafOf(expression: Expression | undefined): Cells | null {
  if (!expression) return null;
  switch (expression.kind) {
    case 'cells':
      return expression;
    case 'together':
      return leafOf(expression.of[0]);
    case 'last':
      return null;
    default:
      return leafOf(expression.of);
  }
}
