import type { Cells, Dimension, Expression, Query } from '../../query/query.js';
import { isEmpty } from '../figures/bundle.js';
import { leafOf } from '../figures/complete.js';
import { groupWithParts } from '../figures/items-named.js';
import { takeRank } from '../figures/rank.js';
import type { Match } from '../lattice/lattice.js';
import { isSum, type Words } from '../lattice/matches-used.js';
import { differs, openOf, partOf, slotsOf, without, withSlots } from './edit.js';
import type { Editing } from './editing.js';
import { wholeOf } from './last-sides.js';
import { countIn } from './last-told.js';

/** 前三加起来: so many places of the order that was told, folded into one. */
export function foldedPlaces(last: Query, editing: Editing): Expression | null {
  const { words } = editing;
  const sums = words.all.filter((match) => isSum(match) && !words.used.has(match));
  if (!orderIn(last.ask) || (sums.length === 0 && !words.has('op', 'mean'))) return null;
  const ranked = rankedLast(last, editing);
  if (!ranked || openOf(ranked).length === 0) return null;
  const how = words.has('op', 'mean') ? 'mean' : 'sum';
  words.take(...sums, words.first('op', 'mean'), words.first('op', 'plus'));
  return { kind: 'fold', how, over: openOf(ranked), of: ranked };
}

/** 加起来, 两年合计, 那总数呢, 平均, 日均. */
export function foldedLast({ ask }: Query, { words, bundle, but, asking }: Editing): Expression | null {
  if (bundle.items.length > 0 || words.has('op', 'share')) return null;
  const sums = words.all.filter((match) => isSum(match) && !words.used.has(match));
  const [how = sums.length > 0 ? 'sum' : null] = (['per_day', 'median', 'mean'] as const).filter((id) =>
    words.has('op', id),
  );
  if (!how) return null;
  const counted = words.all.find((match) => counts(match) && !words.used.has(match));
  const those = words.first('those');
  words.take(...sums, words.first('op', how), words.first('op', 'plus'), words.first('op', 'rest'), counted, those);
  // A sum of shares says nothing: what is summed is what the share was of; without a part, its whole.
  const whose = !isEmpty(but) && ask.kind === 'against' && ask.how === 'share' ? ask.from : partOf(ask);
  // 平均每年 after a sum is of what was summed; 八种加一起 after the least of them is of all.
  const of = (whose.kind === 'fold' && how !== 'sum') || isOnePlace(whose) ? inner(whose) : whose;
  const leaf = leafOf(of);
  if (!leaf) return null;
  if (how === 'per_day')
    return {
      kind: 'against',
      how: 'times',
      of,
      from: { ...leaf, items: { any: ['calendar.days'] }, applicants: { any: ['total'] } },
    };
  const base = isEmpty(but)
    ? withSlots(of, slotsOf(bundle, of))
    : without(withSlots(inner(of), slotsOf(bundle, of)), but);
  if (!base) return null;
  const open = openOf(base);
  if (open.length > 0) return { kind: 'fold', how, over: open, of: base };
  // 2024年合计呢: another year of what was asked.
  if (!isEmpty(bundle)) return null;
  const chain = chainOf(asking.last, counted?.number?.value ?? countIn(those) ?? undefined);
  // 八个理由加起来 after two of them: of the group that they are of.
  if (counted && !chain) return words.has('op', 'reasons') ? groupAround(leaf, words) : null;
  const columns = chain?.over === 'applicant' && !counted && !those;
  const whole = wholeOf(leaf, asking);
  // 自然人, 其他, 一共: the columns' total. 那总数呢: what the last figure is a part of.
  const isWhole =
    how === 'sum' && (columns || !chain || (!counted && !those && sums.every(({ id }) => id === 'total')));
  if (isWhole) return JSON.stringify(whole) !== JSON.stringify(leaf) ? whole : null;
  return chain && { kind: 'fold', how, over: [chain.over], of: { kind: 'together', of: chain.of } };
}

/** 三个, 两年: so many of what was told; 12件 is a figure. */
function counts({ number }: Match): boolean {
  return number !== undefined && number.value < 20 && ['', '个', '项', '家', '条', '种', '类'].includes(number.measure);
}

function groupAround(leaf: Cells, words: Words): Cells | null {
  const [item] = leaf.items.any;
  const group = typeof item === 'string' ? item.slice(0, item.lastIndexOf('.')) : undefined;
  if (group === undefined || groupWithParts(group) === undefined) return null;
  words.take(words.first('op', 'reasons'));
  return { ...leaf, items: { any: [group] } };
}

/** Whether one place of an order alone is kept. */
function isOnePlace(ask: Expression): boolean {
  return ask.kind === 'keep' && ask.where.some((one) => one.is === 'rank' && one.from === one.to);
}

/** All rows of what was folded, ordered or kept, where something is to be left out of them. */
function inner(ask: Expression): Expression {
  return ask.kind === 'fold' || ask.kind === 'order' || ask.kind === 'keep' ? inner(ask.of) : ask;
}

const DIMENSIONS = ['item', 'agency', 'year', 'applicant'] as const;

/** The figures that were asked for one after the other and that differ in one dimension only, as many as are counted; `null` where there are none. */
export function chainOf(last: readonly Query[], count?: number): { of: Expression[]; over: Dimension } | null {
  const [first, ...before] = last.map(({ ask }) => partOf(ask));
  if (!first) return null;
  const of = [first];
  let over: Dimension | null = null;
  for (const next of before) {
    const apart: Dimension[] = DIMENSIONS.filter((dimension) => differs([first, next], dimension));
    const again = of.some((one) => JSON.stringify(one) === JSON.stringify(next));
    const [dimension] = apart;
    if (again || openOf(next).length > 0) continue;
    if (apart.length !== 1 || dimension === undefined || (over !== null && over !== dimension)) break;
    over = dimension;
    of.push(next);
    if (of.length === count) break;
  }
  return over !== null && (count === undefined || of.length === count) ? { of, over } : null;
}

/** 第二呢, 最少的呢, 其次, second and third. */
export function rankedLast({ ask }: Query, { words, bundle, asking }: Editing): Expression | null {
  if (bundle.items.length > 0 || bundle.agencies.length > 0) return null;
  const rank = takeRank(words);
  const leaf = leafOf(ask);
  // The latter of one figure is none.
  if (!rank || !leaf || rank.from < 1) return null;
  const more = words.all.flatMap((match) => (match.kind === 'ordinal' && !words.used.has(match) ? [match] : []));
  words.take(...more);
  const to = more.reduce((place, { id }) => Math.max(place, Number(id)), rank.to ?? 0);
  const again = rank.from > 1 ? placedAgain(ask, rank.from, to) : null;
  if (again) return withSlots(again, slotsOf(bundle, again));
  const order = orderIn(ask);
  const base = order?.of ?? ask;
  const [item] = leaf.items.any;
  const group = openOf(base).length === 0 && item !== undefined ? groupWithParts(item) : undefined;
  // 这仨哪个最多: of what was asked one after the other.
  const those = words.first('those');
  const chain = those && isEmpty(bundle) ? chainOf(asking.last, countIn(those) ?? undefined) : null;
  if (chain) words.take(those);
  const rows: Expression = chain
    ? { kind: 'together', of: chain.of }
    : group
      ? { ...leaf, items: { any: [{ parts: group }] } }
      : withSlots(base, slotsOf(bundle, base));
  if (openOf(rows).length === 0) return null;
  const by = rank.from > 1 && order ? order.by : rank.by;
  const ordered: Expression = { kind: 'order', by, of: rows };
  return rank.to === null ? ordered : { kind: 'keep', where: [{ is: 'rank', from: rank.from, to }], of: ordered };
}

/** The same order with other places kept; `null` where none were. */
function placedAgain(ask: Expression, from: number, to: number): Expression | null {
  if (ask.kind === 'keep' && ask.where.some(({ is }) => is === 'rank'))
    return { ...ask, where: ask.where.map((one) => (one.is === 'rank' ? { ...one, from, to } : one)) };
  if (ask.kind === 'cells' || ask.kind === 'together' || ask.kind === 'last' || ask.kind === 'against') return null;
  const of = placedAgain(ask.of, from, to);
  return of && { ...ask, of };
}

/** 都是什么原因, 分别呢: the parts of what was asked; 主要是因为什么 the largest of them. */
export function partsOfLast({ ask }: Query, { words, bundle }: Editing): Expression | null {
  const each = words.first('op', 'reasons') ?? words.first('op', 'each');
  const leaf = leafOf(ask);
  const [item, ...more] = leaf?.items.any ?? [];
  const group = item !== undefined && more.length === 0 ? groupWithParts(item) : undefined;
  if (!each || !leaf || !group || !isEmpty(bundle)) return null;
  const mainly = words.first('op', 'mainly');
  words.take(each, mainly);
  const parts: Cells = { ...leaf, items: { any: [{ parts: group }] } };
  return mainly
    ? { kind: 'keep', where: [{ is: 'rank', from: 1, to: 1 }], of: { kind: 'order', by: 'most', of: parts } }
    : parts;
}

/** The order that an answer was told in. */
export function orderIn(ask: Expression): Extract<Expression, { kind: 'order' }> | null {
  if (ask.kind === 'order') return ask;
  return 'of' in ask && !Array.isArray(ask.of) ? orderIn(ask.of) : null;
}
