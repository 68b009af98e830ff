import type { Cells, Expression, Query } from '../query/query.js';
import { isEmpty } from './bundle.js';
import { type Asking, leafOf, singleYear } from './complete.js';
import { differs, openOf, slotsOf, withSlots } from './edit.js';
import type { Editing } from './editing.js';
import { totalOf } from './totals.js';

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
  if (!other && ask.kind === 'against' && how === 'growth') return { ...ask, how };
  if (other) return sided(how, of, other);
  const two = twoOf(ask);
  if (two) return sided(how, two[0], two[1]);
  const sameItem = before !== undefined && !differs([of, before.ask], 'item');
  if (before && (how !== 'growth' || sameItem))
    return sided(how, of, before.ask.kind === 'together' ? (before.ask.of.at(-1) ?? before.ask) : before.ask);
  return { kind: 'against', how, of, from: { kind: 'before', years: 1, of } };
}

/** The later year stands first. */
function sided(how: 'growth' | 'times' | 'difference', a: Expression, b: Expression): Expression {
  const yearIn = (one: Expression) => {
    const leaf = leafOf(one);
    return leaf ? singleYear(leaf.years) : null;
  };
  const [first, second] = [yearIn(a), yearIn(b)];
  const swap = first !== null && second !== null && first < second;
  return { kind: 'against', how, of: swap ? b : a, from: swap ? a : b };
}

/** 占多少, 占办结多少. */
export function shareOfLast({ ask }: Query, { words, bundle, asking }: Editing): Expression | null {
  const ops = words.all.filter(({ kind, id }) => kind === 'op' && (id === 'share' || id === 'percent'));
  const leaf = leafOf(ask);
  if (!ops.some(({ id }) => id === 'share') || !leaf) return null;
  const sum = words.first('op', 'sum');
  words.take(...ops, sum);
  const several = asking.last.slice(0, 2).map((query) => query.ask);
  const part: Expression =
    sum && several.length > 1 && differs(several, 'item') && openOf(ask).length === 0
      ? { kind: 'fold', how: 'sum', over: ['item'], of: { kind: 'together', of: several } }
      : ask;
  const whole: Cells =
    bundle.items.length > 0
      ? { ...leaf, items: { any: bundle.items }, applicants: { any: ['total'] } }
      : wholeOf(leaf, asking);
  const sharing = bundle.items.length === 0 ? withSlots(part, slotsOf(bundle, part)) : part;
  return { kind: 'against', how: 'share', of: sharing, from: whole };
}

/** The group asked before, where the last item is a part of it; else the table's total. */
function wholeOf(leaf: Cells, { last }: Asking): Cells {
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
  return { kind: 'against', how: 'difference', of: wholeOf(leaf, asking), from: ask };
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
