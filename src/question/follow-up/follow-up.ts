import { misfitOf } from '../../query/fits.js';
import { type Expression, QUERY_VERSION, type Query, type Slots } from '../../query/query.js';
import { type Bundle, bundleOf, isEmpty } from '../figures/bundle.js';
import { countsMembers } from '../figures/claims.js';
import { type Asking, leafOf, singleYear } from '../figures/complete.js';
import { takeExclusions } from '../figures/exclusions.js';
import { surroundings } from '../figures/figures-asked.js';
import { totalOf } from '../figures/totals.js';
import type { Match } from '../lattice/lattice.js';
import { endsInWord, listOf } from '../lattice/lists.js';
import { isSlot, isSum, namesItem, type Words, wordsOf } from '../lattice/matches-used.js';
import { asksWhich, takeShow, takeUnit, whoIsAsked } from '../markers.js';
import type { Reading } from '../reading.js';
import { unheard } from '../unheard.js';
import { differs, openOf, partOf, slotsOf, withMore, without, withSlots } from './edit.js';
import type { Editing } from './editing.js';
import { chainOf, foldedLast, foldedPlaces, orderIn, partsOfLast, rankedLast } from './last-rows.js';
import { comparedLast, restOfLast, shareOfLast } from './last-sides.js';
import { countIn, ofTheAgencies, pointsBack, rowsPicked } from './last-told.js';
import type { Memory } from './memory.js';

/** A reading as an edit of what was asked before; its score is added to what the words explain. */
export type FollowUp = { readings: Reading[]; score: number; left: string[]; bundle: Bundle | null };

/** A reading that leans on the conversation is preferred by this much where the words fit it. Held by `bench/questions`. */
const LEANS = 1.6;
/** What more it weighs that words point at what was told (两家, 第二个). */
const POINTS = 1.5;

/** Operators that only link a turn to the one before, or that its reading has no use for. */
const LIGHT = new Set([
  'instead',
  'add',
  'all',
  'each',
  'both',
  'not',
  'no',
  'exists',
  'whole',
  'of_them',
  'drop',
  'later',
  'mainly',
  'reasons',
  'source',
  'check',
]);

/** Reads a turn as an edit of the last queries; `null` where it is none. */
export function followUp(text: string, matches: readonly Match[], asking: Asking, memory: Memory): FollowUp | null {
  const [last] = asking.last;
  if (!last) return null;
  const words = wordsOf(text, matches);
  const around = surroundings(text, asking);
  const show = takeShow(words, asking);
  const unit = takeUnit(words);
  const but = takeExclusions(words, { around, who: whoIsAsked(words, asking) });
  const slots = words.all.filter((match) => isSlot(match) && !words.used.has(match));
  if (slots.some(namesItem) && slots.some(({ kind }) => kind === 'agency' || kind === 'traits')) return null;
  const bundle = fromTheLast(bundleOf(slots, around), last, { words, asking });
  words.take(...bundle.used);
  const nothing = isEmpty(bundle) && isEmpty(but);
  const agreed = show === 'check' ? agreesWithLast(last, { words, bundle }) : null;
  if (agreed) return finished(agreed, words, bundle);
  if (nothing && show) return finished({ ...last, show }, words, bundle);
  const none = words.first('op', 'none') ?? words.first('op', 'no');
  if (nothing && none && (words.has('op', 'claim') || words.has('yesno') || show === 'sure')) {
    words.take(none);
    return finished({ ...last, claim: [{ is: 'equal', than: 0 }], show: 'sure' }, words, bundle);
  }
  const ask = edited(last, { words, bundle, but, asking, memory }) ?? (nothing && unit ? last.ask : null);
  if (!ask) return null;
  const { claim: _, show: __, assumed: ___, ...kept } = last;
  const query: Query = {
    ...kept,
    v: QUERY_VERSION,
    ask,
    ...(show && { show }),
    ...(unit && { unit }),
    assumed: [...bundle.assumed],
  };
  return misfitOf(query, asking.known) ? null : finished(query, words, bundle);
}

/** 跟2024年的上年结转对得上吗: whether what was told and what is named are the same. */
function agreesWithLast(last: Query, { words, bundle }: Pick<Editing, 'words' | 'bundle'>): Query | null {
  const first = Math.min(...bundle.used.map(({ start }) => start));
  const joined = endsInWord(words.text.slice(0, first), listOf('joins'));
  const from = withSlots(last.ask, slotsOf(bundle, last.ask));
  if (!joined || openOf(last.ask).length > 0 || openOf(from).length > 0) return null;
  const ask: Expression = { kind: 'against', how: 'difference', of: last.ask, from };
  return { v: QUERY_VERSION, ask, claim: [{ is: 'equal', than: 0 }] };
}

/** 去年 after an answer about 2024 is 2023. */
function fromTheLast(bundle: Bundle, last: Query, { words, asking }: { words: Words; asking: Asking }): Bundle {
  const relative = words.all.find(({ years }) => years?.means.kind === 'years' && years.means.relative);
  const leaf = leafOf(last.ask);
  const base = leaf ? singleYear(leaf.years) : null;
  if (!relative || base === null || bundle.years.length !== 1 || bundle.agencies.length > 0) return bundle;
  const [year] = bundle.years;
  const by = typeof year === 'number' ? year - Number(asking.today.slice(0, 4)) : 0;
  return {
    ...bundle,
    years: [base + by],
    assumed: [{ slot: 'year', because: 'relative', said: relative.said, taken: String(base + by), others: [] }],
  };
}

function finished(query: Query, words: Words, bundle: Bundle): FollowUp | null {
  words.take(words.first('op', 'claim'));
  const open = words.all.filter(
    (match) => match.kind === 'op' && !words.used.has(match) && match.weight > 0.6 && !LIGHT.has(match.id),
  );
  // 这两个数, the latter, 三家: what points at more than the edit took is not passed over.
  const apart = query.ask.kind === 'against' && query.ask.how !== 'share';
  const passed = words.all.filter((match) => !words.used.has(match) && pointsOrCounts(match, words));
  if (passed.some(({ kind }) => !(kind === 'those' && apart))) return null;
  const other = words.all.filter((match) => ['topic', 'wants', 'veto', 'outside', 'holdings'].includes(match.kind));
  if (open.length > 0 || words.has('veto')) return null;
  const notHeard = unheard([query], words.all);
  if (notHeard.length > 0) return null;
  const score = LEANS + (pointsBack(words) ? POINTS : 0) - 1.5 * other.length;
  return { readings: [{ kind: 'figures', query }], score, left: [], bundle };
}

/** 占全部21件的多少: the number of a whole that is named points at nothing. */
function pointsOrCounts({ kind, number, start }: Match, { all }: Words): boolean {
  if (kind !== 'number') return kind === 'those' || kind === 'ordinal';
  const whole = all.some(({ kind: of, id, end }) => of === 'op' && (id === 'all' || id === 'share') && end === start);
  return (number?.measure ?? '') !== '' && !whole;
}

function edited(last: Query, editing: Editing): Expression | null {
  const those = ofTheAgencies(last, editing);
  if (those) return changed({ ...last, ask: those.ask }, { ...editing, bundle: those.bundle }) ?? those.ask;
  const only =
    orderIn(last.ask) !== null && isEmpty(editing.bundle) && !COMPARING.some((id) => editing.words.has('op', id));
  const picked = only ? [] : rowsPicked(editing.words, { rows: editing.memory.rows, last });
  const [row] = picked;
  if (!row) return changed(last, editing);
  const among = changed(row, { ...editing, asking: { ...editing.asking, last: picked } });
  return among ?? (picked.length > 1 ? { kind: 'together', of: picked.map(({ ask }) => ask) } : row.ask);
}

/** Words that set rows against each other. */
const COMPARING = ['difference', 'times', 'growth', 'up', 'down', 'than', 'percent'];

function changed(last: Query, editing: Editing): Expression | null {
  return (
    foldedPlaces(last, editing) ??
    foldedLast(last, editing) ??
    shareOfLast(last, editing) ??
    comparedLast(last, editing) ??
    rankedLast(last, editing) ??
    restOfLast(last, editing) ??
    partsOfLast(last, editing) ??
    addedToLast(last, editing) ??
    sameAsLast(last, editing) ??
    slotsOfLast(last, editing)
  );
}

/** 再加上自然人, 还有2023; 纠正加其他结果 adds up what it names. */
function addedToLast({ ask }: Query, { words, bundle, asking }: Editing): Expression | null {
  const plus = words.first('op', 'plus');
  const add = words.first('op', 'add');
  if (!(plus || add) || isEmpty(bundle)) return null;
  words.take(plus, add);
  const of = partOf(ask.kind === 'fold' ? ask.of : ask);
  const joins = (side: (match: Match) => boolean) => plus !== undefined && bundle.used.some(side);
  if (joins(({ end }) => end <= (plus?.start ?? 0)) && joins(({ start }) => start >= (plus?.end ?? 0))) {
    const named = withSlots(of, slotsOf(bundle, of));
    return openOf(named).length > 0 ? { kind: 'fold', how: 'sum', over: openOf(named), of: named } : null;
  }
  // 加上补正后还不明确的，三个合计: what is named beside those that were told before it.
  const counted = words.all.find((match) => match.number !== undefined && countsMembers(match.number));
  const chain = counted?.number && counted.number.value > 2 ? chainOf(asking.last, counted.number.value - 1) : null;
  if (chain) {
    words.take(counted, ...words.all.filter(isSum));
    const all: Expression = { kind: 'together', of: [...chain.of, withSlots(of, slotsOf(bundle, of))] };
    return { kind: 'fold', how: 'sum', over: [chain.over], of: all };
  }
  const more = withMore(of, bundle);
  if (more === of) return null;
  const over = openOf(more);
  return (plus || (ask.kind === 'fold' && ask.how === 'sum')) && over.length > 0
    ? { kind: 'fold', how: 'sum', over, of: more }
    : more;
}

/** 全部, 都要: what was asked, over everything. */
function sameAsLast({ ask }: Query, { words, bundle }: Editing): Expression | null {
  const all = words.first('op', 'all');
  const only = { ...bundle, every: false };
  // 哪个单位收的 asks which, and not for all.
  const which = bundle.used.some(({ kind, said }) => kind === 'which' && asksWhich(said));
  if (!(all || (bundle.every && !which)) || !isEmpty(only) || words.has('op', 'each')) return null;
  words.take(all);
  return ask;
}

/** 那2023呢, 许可呢, 换成宿迁2024: the same question with other slots. */
function slotsOfLast({ ask }: Query, { words, bundle, but, asking }: Editing): Expression | null {
  words.take(words.first('op', 'instead'), words.first('op', 'add'));
  const leaf = leafOf(ask);
  if (!leaf || bundle.every || (isEmpty(bundle) && isEmpty(but))) return null;
  if (!isEmpty(but)) return without(ask, but);
  // 第二年这两个数: so many of what was told, with other slots.
  const those = words.first('those');
  const chain = countIn(those) === null ? null : chainOf(asking.last, countIn(those) ?? undefined);
  if (chain) {
    words.take(those);
    const told: Expression = { kind: 'together', of: [...chain.of].reverse() };
    return withSlots(told, slotsOf(bundle, told));
  }
  const overAgencies = openOf(leaf).includes('agency');
  const of = overAgencies && bundle.agencies.length > 0 ? leaf : ask;
  const to = slotsOf(bundle, of);
  if (of.kind === 'against' && of.from.kind !== 'before' && isOneSided(of, bundle))
    return of.how === 'share' ? ofTheWhole(of, to) : withSlots(leaf, to);
  return withSlots(of, to);
}

/** 部分公开呢 after a share of the outcomes is another one of them; what is of another whole is told by itself. */
function ofTheWhole(ask: Extract<Expression, { kind: 'against' }>, to: Slots): Expression {
  const { items, applicants, ...whose } = to;
  const of = withSlots(ask.of, { ...to, ...(items && !applicants ? { applicants: { any: ['total'] } } : {}) });
  const from = withSlots(ask.from, whose);
  const [item] = items?.any ?? [];
  const whole = leafOf(from)?.items.any[0];
  const isPart = items === undefined || (typeof item === 'string' && totalOf(item) === whole && item !== whole);
  return isPart && JSON.stringify(of) !== JSON.stringify(from) ? { ...ask, of, from } : of;
}

/** Whether the edit would leave nothing to set against each other: both sides differ in the slot that it fills. */
function isOneSided({ of, from }: { of: Expression; from: Expression }, bundle: Bundle): boolean {
  const named = [
    ...(bundle.years.length > 0 ? (['year'] as const) : []),
    ...(bundle.agencies.length > 0 ? (['agency'] as const) : []),
    ...(bundle.items.length > 0 ? (['item'] as const) : []),
    ...(bundle.applicants.length > 0 ? (['applicant'] as const) : []),
  ];
  return named.some((dimension) => differs([of, from], dimension));
}
