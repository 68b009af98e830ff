import type { Condition, Expression, Query, YearMember } from '../query/query.js';
import { idOf } from '../query/shape.js';
import { isMoney } from '../query/units.js';
import { allOperandsOf, conditionsIn, holdsIn, leavesOf, operandsOfConditions } from '../query/walk.js';
import { columnParts, itemOf } from '../report/items.js';
import type { Match } from './lattice/lattice.js';
import { dimensionOf } from './lattice/matches-used.js';

/** What queries say, laid out to be held against the words of a question. */
type Said = {
  items: string[];
  applicants: string[];
  agencies: string[];
  /** Whether a set of agencies is meant, of which those that are named may be part. */
  anyAgency: boolean;
  years: YearMember[];
  earlier: boolean;
  leavesOut: boolean;
  has(holds: (part: Expression) => boolean): boolean;
  conditions: Condition[];
  /** Whether something beside the figures is wanted. */
  shows: boolean;
};

/** A word weighs this much at least to be held against the query: others have a second meaning that is as good. */
const SURE = 0.75;

/**
 * The words of a question that its queries take no account of, although they say what is asked: an item, an applicant, an agency or a year
 * that stands in none of their cells, or an operation that they do not work. It is the queries that are looked at, and not which words a
 * reader took, so that a word that was taken without effect is found too.
 */
export function unheard(queries: readonly Query[], matches: readonly Match[]): Match[] {
  // Whether sums hold is told of the whole table.
  if (queries.some(({ show }) => show === 'check')) return [];
  const said = saidIn(queries);
  // What is left out stands in no cell.
  const leavesOut = matches.some(({ kind, id }) => kind === 'op' && LEAVES_OUT.has(id));
  const kept = keptThoughLeftOut(matches, said);
  if (kept) return [kept];
  return matches.filter(
    (match) => match.weight > SURE && !(leavesOut && dimensionOf(match) !== null) && !isHeard(match, said),
  );
}

/** The word that leaves out applicants whose column the queries look at all the same (apart from individuals). */
function keptThoughLeftOut(matches: readonly Match[], said: Said): Match | undefined {
  if (said.leavesOut || isAgainst('difference')(said) || said.conditions.some(({ is }) => is === 'among'))
    return undefined;
  return matches.find(
    ({ kind, id, end }) =>
      kind === 'op' &&
      id === 'except' &&
      matches.some(
        (who) =>
          who.kind === 'applicant' &&
          who.start >= end &&
          who.start - end <= 1 &&
          columns(who.id).some((one) => said.applicants.some((each) => columns(each).includes(one))),
      ),
  );
}

const LEAVES_OUT = new Set(['except', 'except_end', 'drop', 'not', 'no', 'rest', 'minus']);

function saidIn(queries: readonly Query[]): Said {
  const asks = queries.flatMap(({ ask, claim = [] }) => [ask, ...operandsOfConditions(claim)]);
  const leaves = asks.flatMap((ask) => leavesOf(ask, allOperandsOf));
  const cells = leaves.map(({ node }) => node);
  const conditions = [...queries.flatMap(({ claim = [] }) => claim), ...asks.flatMap(conditionsIn)];
  const among = conditions.flatMap((one) => (one.is === 'among' ? [one] : []));
  const members = [...cells, ...among];
  const all = <Member>(sets: readonly ({ any: Member[]; but?: Member[] } | undefined)[]) =>
    sets.flatMap((set) => [...(set?.any ?? []), ...(set?.but ?? [])]);
  const agencies = all(members.map((one) => one.agencies));
  return {
    items: all(members.map((one) => one.items)).map(idOf),
    applicants: all(members.map((one) => one.applicants)).map(idOf),
    agencies: agencies.flatMap((one) => (typeof one === 'string' ? [one] : one.within ? [one.within] : [])),
    anyAgency: cells.some((one) => one.agencies.any.length === 0),
    years: all(members.map((one) => one.years)),
    earlier: leaves.some(({ earlier }) => earlier > 0),
    leavesOut: members.some((one) =>
      [one.items, one.applicants, one.agencies, one.years].some((set) => (set?.but?.length ?? 0) > 0),
    ),
    has: (holds) => asks.some((ask) => holdsIn(ask, holds)),
    conditions,
    shows: queries.some(({ show }) => show !== undefined && show !== 'exists'),
  };
}

function isHeard(match: Match, said: Said): boolean {
  const { kind, id } = match;
  switch (kind) {
    case 'item':
      return said.items.some((item) => isRelated(item, id));
    case 'family':
      return said.items.some((item) => isOfFamily(item, id));
    case 'aspect':
      return UNSAID.has(id) || said.items.some((item) => item.startsWith('rate.') || isCountedBy(item, id));
    case 'applicant':
      return said.applicants.some(
        (one) => one === 'applicants' || columns(one).some((each) => columns(id).includes(each)),
      );
    case 'agency':
      return said.anyAgency || (match.agency?.agencies ?? []).some((one) => said.agencies.includes(one));
    case 'year':
      return isYearHeard(match, said);
    case 'quantity':
      // 收费项目有几项: an amount of money is no answer to how many.
      return !/[几多少]项/.test(match.said) || !said.items.every((item) => isMoney(itemOf(item)?.unit ?? ''));
    case 'op':
      return WORKED[id]?.(said) ?? true;
    default:
      return true;
  }
}

function isCountedBy(item: string, aspect: string): boolean {
  if (aspect === 'amount' && isMoney(itemOf(item)?.unit ?? '')) return true;
  return item.endsWith(`.${aspect}`);
}

/** The columns of the form that an applicant, or several together, stand for. */
function columns(applicant: string): readonly string[] {
  const parts = columnParts(applicant);
  return parts.length > 0 ? parts : [applicant];
}

function isRelated(item: string, id: string): boolean {
  // 收到的申请里予以公开了多少件: what is received is the whole of what became of it.
  if (id === 'applications.received' && item.startsWith('applications.')) return true;
  const refused = id === 'applications.undisclosed' || id === 'applications.outcome.denied';
  if (id === 'report' || (refused && item.startsWith('applications.outcome.'))) return true;
  const whole = (one: string) => one.replace(/\.total$/, '');
  return (
    item === id || item.startsWith(`${whole(id)}.`) || id.startsWith(`${whole(item)}.`) || item.startsWith('rate.')
  );
}

function isOfFamily(item: string, family: string): boolean {
  const own = family === 'remedies' ? ['review', 'litigation', 'remedies'] : [family];
  return (
    item.startsWith('rate.') || own.some((one) => item.startsWith(one) || one.startsWith(item.split('.')[0] ?? ''))
  );
}

function isYearHeard({ years }: Match, { years: said, earlier }: Said): boolean {
  const means = years?.means;
  if (means?.kind !== 'years' || means.relative) return true;
  return means.years.every((year) =>
    said.some((one) =>
      typeof one === 'number'
        ? one === year || one === year - 1 || (earlier && one === year + 1)
        : 'from' in one
          ? one.from <= year && year <= one.to
          : true,
    ),
  );
}

const isAgainst =
  (...hows: string[]) =>
  ({ has }: Said) =>
    has((part) => part.kind === 'against' && (hows.length === 0 || hows.includes(part.how)));
const isFolded =
  (...hows: string[]) =>
  ({ has }: Said) =>
    has((part) => part.kind === 'fold' && hows.includes(part.how));
const isOrdered = (said: Said) =>
  said.has((part) => part.kind === 'order') ||
  isFolded('largest', 'smallest')(said) ||
  said.conditions.some(({ is }) => is === 'rank' || is === 'among');
const isHeldTo = ({ conditions }: Said) => conditions.some((one) => 'than' in one);
const isShared = (said: Said) =>
  isAgainst('share', 'growth', 'times')(said) || said.items.some((item) => item.startsWith('rate.')) || isHeldTo(said);

/** How a family is counted where nothing else is said: 作出, issued. */
const UNSAID = new Set(['total', 'created', 'issued', 'decisions', 'disclosed_total']);

/** Items that count what is left over. */
const LEFT_OVER = /carried_out|pending|in_force|items_now/;

/** Of what moved the movement is told, or the reason for it; of two years it is told by itself. */
const moves = (said: Said) =>
  isAgainst('difference', 'growth', 'times')(said) || isHeldTo(said) || said.shows || new Set(said.years).size > 1;

/** What a query has where an operation is worked. */
const WORKED: Readonly<Record<string, (said: Said) => boolean>> = {
  most: isOrdered,
  least: isOrdered,
  place: isOrdered,
  ranking: isOrdered,
  versus: (said) => isOrdered(said) || isAgainst()(said) || isHeldTo(said),
  versus_least: (said) => isOrdered(said) || isAgainst()(said) || isHeldTo(said),
  share: isShared,
  percent: isShared,
  left_over: (said) =>
    said.leavesOut || isAgainst('difference')(said) || said.items.some((item) => LEFT_OVER.test(item)),
  difference: (said) => isAgainst()(said) || isHeldTo(said),
  growth: isAgainst(),
  divide: isAgainst('share', 'times'),
  up: moves,
  down: moves,
  mean: (said) => isFolded('mean')(said) || isAgainst('times')(said),
  median: isFolded('median'),
  per_day: isAgainst('times'),
  equal: isHeldTo,
  not_reported: ({ conditions }) => conditions.some(({ is }) => is === 'known' || is === 'blank' || is === 'absent'),
};
