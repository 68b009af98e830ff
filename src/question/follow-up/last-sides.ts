import type { Cells, Expression, Query, Slots } from '../../query/query.js';
import { type Bundle, isEmpty } from '../figures/bundle.js';
import { type Asking, leafOf, singleYear } from '../figures/complete.js';
import { totalOf } from '../figures/totals.js';
import { isSum, namesItem } from '../lattice/matches-used.js';
import { cellsIn, differs, openOf, partOf, slotsOf, withSlots } from './edit.js';
import type { Editing } from './editing.js';
import { chainOf } from './last-rows.js';

/** 差多少, 增幅, 谁多, 跟上屯镇比. */
export function comparedLast({ ask }: Query, { words, bundle, asking }: Editing): Expression | null {
  const growth =
    words.first('op', 'growth') ??
    words.first('op', 'percent') ??
    words.first('op', 'up_or_down') ??
    words.first('op', 'up') ??
    words.first('op', 'down');
  const difference = words.first('op', 'difference');
  const times = words.first('op', 'times');
  const versus = words.first('op', 'versus') ?? words.first('op', 'versus_least');
  const than = words.first('op', 'than');
  if (bundle.items.length > 0 || !(growth || difference || times || versus || than)) return null;
  const of = ask.kind === 'together' ? (ask.of.at(-1) ?? ask) : ask;
  const other = isEmpty(bundle) ? null : withSlots(of, slotsOf(bundle, of));
  const [most, least] = [words.first('op', 'most'), words.first('op', 'least')];
  words.take(
    growth,
    difference,
    times,
    versus,
    than,
    words.first('op', 'percent'),
    words.first('op', 'growth'),
    words.first('op', 'up'),
    words.first('op', 'down'),
  );
  if (than && other && !growth && !difference && !times) return { kind: 'together', of: [of, other] };
  if (than && !growth && !difference && !times && !versus) return null;
  const [, before] = asking.last;
  if (versus) {
    const rows: Expression =
      openOf(ask).length > 0 || !before ? ask : { kind: 'together', of: asking.last.map((query) => query.ask) };
    return openOf(rows).length > 0 ? { kind: 'order', by: versus.id === 'versus' ? 'most' : 'least', of: rows } : null;
  }
  const how = growth ? 'growth' : times ? 'times' : 'difference';
  // 最大值是最小值的多少倍: of all that was told.
  if (most && least && how !== 'growth') {
    words.take(most, least);
    return betweenEnds(how, ask);
  }
  // 测试市是沭阳的几倍: the two that are named.
  const named = bundle.agencies.length === 2 ? twoOf(withSlots(cellsIn(ask)[0] ?? ask, slotsOf(bundle, ask))) : null;
  if (named && how === 'times') return sided(how, named[1], named[0]);
  if (!other && ask.kind === 'against' && ask.how !== 'share' && how === 'growth') return { ...ask, how };
  if (other) return sided(how, of, other);
  const two = twoOf(ask);
  if (two) return sided(how, two[0], two[1]);
  const earlier = before && (before.ask.kind === 'together' ? (before.ask.of.at(-1) ?? before.ask) : before.ask);
  if (earlier && isComparable(how, of, earlier)) return sided(how, of, earlier);
  return { kind: 'against', how, of, from: { kind: 'before', years: 1, of } };
}

/** The greatest set against the least of the rows that were told, folded or not. */
function betweenEnds(how: How, ask: Expression): Expression | null {
  const rows = ask.kind === 'fold' || ask.kind === 'order' || ask.kind === 'keep' ? ask.of : ask;
  const over = openOf(rows);
  const end = (fold: 'largest' | 'smallest'): Expression => ({ kind: 'fold', how: fold, over, of: rows });
  return over.length > 0 ? { kind: 'against', how, of: end('largest'), from: end('smallest') } : null;
}

/** Whether what was asked before is what the last figure is held against: growth is that of one figure from year to year. */
function isComparable(how: How, of: Expression, before: Expression): boolean {
  const apart = (['item', 'agency', 'applicant', 'year'] as const).filter((one) => differs([of, before], one));
  if (openOf(of).length > 0 || openOf(before).length > 0 || apart.length === 0) return false;
  if (how === 'growth') return apart.every((one) => one === 'year');
  return !apart.includes('item') || !(apart.includes('agency') || apart.includes('year'));
}

type How = 'growth' | 'times' | 'difference';

/** The later year stands first; of two shares the points between them are told. */
function sided(asked: How, a: Expression, b: Expression): Expression {
  const shares = [a, b].every((one) => one.kind === 'against' && one.how === 'share');
  const how = shares && asked === 'growth' ? 'difference' : asked;
  const yearIn = (one: Expression) => {
    const leaf = leafOf(one);
    return leaf ? singleYear(leaf.years) : null;
  };
  const [first, second] = [yearIn(a), yearIn(b)];
  const swap = first !== null && second !== null && first < second;
  return { kind: 'against', how, of: swap ? b : a, from: swap ? a : b };
}

/** 占多少, 占办结多少, 部分公开占比呢, 换成比例. */
export function shareOfLast({ ask }: Query, editing: Editing): Expression | null {
  const { words, bundle, asking } = editing;
  const ops = words.all.filter(({ kind, id }) => kind === 'op' && (id === 'share' || id === 'percent'));
  const [op] = ops;
  const leaf = leafOf(ask);
  const moves = MOVES.some((id) => words.has('op', id)) || (ask.kind === 'against' && ask.how !== 'share');
  const asksShare = ops.some(({ id }) => id === 'share');
  // 比2023年少了多少？即百分之几: the percentage is that of the question before.
  if (!op || !leaf || (!asksShare && (moves || asking.before !== null))) return null;
  words.take(...ops);
  const to = slotsOf(bundle, ask);
  if (bundle.items.length === 0 && ask.kind === 'against' && ask.how === 'share' && bundle.applicants.length === 0)
    return withSlots(ask, to);
  const sums = words.all.filter((match) => isSum(match) && !words.used.has(match));
  words.take(...sums);
  const ofSum = partOfSum(ask, bundle);
  if (ofSum) return { kind: 'against', how: 'share', of: ofSum, from: ask };
  // 占办结的比例, share of outcomes: what stands behind is the whole.
  const behind = words.all.some((match) => namesItem(match) && match.start >= op.end && !/[a-z]$/.test(op.said));
  const isWhole = behind || words.text.slice(op.end).startsWith(' of ');
  const { items = undefined, ...others } = to;
  const told = sums.some(({ start }) => start < op.start) ? summed(asking) : partOf(ask);
  const of = withSlots(withoutWholes(told ?? ask), isWhole ? others : to);
  const part = leafOf(of) ?? leaf;
  const [named] = items?.any ?? [];
  const [own] = part.items.any;
  // What share of it is not held: what is named is the part, however it is said.
  const isWithin =
    typeof named === 'string' && typeof own === 'string' && (named.startsWith(`${own}.`) || totalOf(named) === own);
  if (isWhole && items && isWithin) return { kind: 'against', how: 'share', of: withSlots(of, { items }), from: of };
  const whole: Cells = isWhole && items ? { ...part, items, applicants: { any: ['total'] } } : wholeOf(part, asking);
  return { kind: 'against', how: 'share', of, from: whole };
}

/** 占了多少 after what was received and what was denied of it asks of the part. */
function withoutWholes(ask: Expression): Expression {
  const items = leafOf(ask)?.items.any ?? [];
  const parts = items.filter(
    (item) => typeof item === 'string' && totalOf(item) !== item && item !== 'applications.received',
  );
  return items.length > 1 && parts.length > 0 && parts.length < items.length
    ? withSlots(ask, { items: { any: parts } })
    : ask;
}

/** Words of moving up and down, a percentage beside which is one of growth. */
const MOVES = ['growth', 'up', 'down', 'up_or_down', 'difference', 'than'];

/** 许可占比 after a sum that holds it: that one of it. */
function partOfSum(ask: Expression, bundle: Bundle): Expression | null {
  if (ask.kind !== 'fold' || ask.how !== 'sum') return null;
  const to = slotsOf(bundle, ask.of);
  const slots = Object.keys(to) as (keyof Slots)[];
  const holds = cellsIn(ask.of);
  const isHeld = slots.every((slot) => to[slot]?.any.every((one) => holds.some((cells) => has(cells[slot].any, one))));
  return slots.length > 0 && isHeld ? withSlots(holds.length > 1 ? (holds[0] ?? ask.of) : ask.of, to) : null;
}

function has(members: readonly unknown[], one: unknown): boolean {
  return members.some((member) => JSON.stringify(member) === JSON.stringify(one));
}

/** The last two figures together, where they are two items of one row. */
function summed({ last }: Asking): Expression | null {
  const of = last.slice(0, 2).map(({ ask }) => partOf(ask));
  const apart = of.length === 2 && differs(of, 'item') && !differs(of, 'agency') && !differs(of, 'year');
  return apart ? { kind: 'fold', how: 'sum', over: ['item'], of: { kind: 'together', of } } : null;
}

/** The group asked before, where the last item is a part of it; else the table's total. */
export function wholeOf(leaf: Cells, { last }: Asking): Cells {
  if (leaf.applicants.any.some((applicant) => applicant !== 'total'))
    return { ...leaf, applicants: { any: ['total'] } };
  const [item] = leaf.items.any;
  if (item === undefined) return leaf;
  if (typeof item === 'object')
    return {
      ...leaf,
      items: { any: [item.parts === 'applications.outcome' ? 'applications.outcome.total' : item.parts] },
    };
  for (const { ask } of last.slice(1)) {
    const [asked] = leafOf(ask)?.items.any ?? [];
    if (typeof asked === 'string' && asked !== item && item.startsWith(`${asked}.`))
      return { ...leaf, items: { any: [asked] } };
  }
  return { ...leaf, items: { any: [totalOf(item)] } };
}

/** 剩下的呢. */
export function restOfLast({ ask }: Query, { words, asking, bundle }: Editing): Expression | null {
  const rest = words.first('op', 'rest');
  const leaf = leafOf(ask);
  if (!rest || !leaf || !isEmpty(bundle)) return null;
  words.take(rest);
  if (ask.kind === 'against' && ask.how === 'share')
    return { kind: 'against', how: 'difference', of: ask.from, from: ask.of };
  const whole = wholeOf(leaf, asking);
  // 维持的多少, 纠正的呢, 剩下的: what is left of the whole without all parts that were asked for.
  const parts = chainOf(asking.last)?.of.filter((one) => JSON.stringify(one) !== JSON.stringify(whole)) ?? [];
  const told: Expression =
    parts.length > 1 && parts.every((one) => sameWhole(one, whole, asking))
      ? { kind: 'fold', how: 'sum', over: ['item'], of: { kind: 'together', of: parts } }
      : ask;
  return { kind: 'against', how: 'difference', of: whole, from: told };
}

function sameWhole(part: Expression, whole: Cells, asking: Asking): boolean {
  const leaf = leafOf(part);
  return leaf !== null && JSON.stringify(wholeOf(leaf, asking)) === JSON.stringify(whole);
}

function twoOf(ask: Expression): [Expression, Expression] | null {
  if (ask.kind === 'together' && ask.of.length === 2) return [ask.of[0] ?? ask, ask.of[1] ?? ask];
  if (ask.kind !== 'cells') return null;
  for (const slot of ['years', 'agencies', 'items', 'applicants'] as const) {
    const [first, second, ...more] = ask[slot].any;
    if (first === undefined || second === undefined || more.length > 0) continue;
    return [
      { ...ask, [slot]: { any: [second] } },
      { ...ask, [slot]: { any: [first] } },
    ];
  }
  return null;
}
