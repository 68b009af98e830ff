import { type Cells, type Expression, QUERY_VERSION, type Query } from '../query/query.js';
import { totalOf } from './build.js';
import { type Bundle, bundleOf, isEmpty } from './bundle.js';
import { type Asking, leafOf, singleYear } from './complete.js';
import { differs, openOf, slotsOf, withMore, without, withSlots } from './edit.js';
import { takeExclusions } from './exclusions.js';
import { surroundings } from './figures.js';
import { groupWithParts } from './items.js';
import type { Match } from './lattice.js';
import { takeShow, takeUnit, whoIsAsked } from './markers.js';
import type { Memory } from './memory.js';
import { isSlot, namesItem, type Words, wordsOf } from './parse.js';
import { takeRank } from './rank.js';
import type { Reading } from './reading.js';

/** A reading as an edit of what was asked before; its score is added to what the words explain. */
export type FollowUp = { readings: Reading[]; score: number; left: string[]; bundle: Bundle | null };

/** A reading that leans on the conversation is preferred by this much where the words fit it. Held by `bench/questions`. */
const LEANS = 1.6;
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
  const nothing = isEmpty(bundle) && isEmpty(but);
  if (nothing && show) return finished({ ...last, show }, words, bundle);
  if (nothing && unit) return finished({ ...last, unit }, words, bundle);
  const none = words.first('op', 'none') ?? words.first('op', 'no');
  if (nothing && none && (words.has('op', 'claim') || words.has('yesno') || show === 'sure')) {
    words.take(none);
    return finished({ ...last, claim: [{ is: 'equal', than: 0 }], show: 'sure' }, words, bundle);
  }
  const ask = edited(last, { words, bundle, but, asking, memory });
  if (!ask) return null;
  words.take(...bundle.used);
  const { claim: _, show: __, assumed: ___, ...kept } = last;
  return finished(
    { ...kept, v: QUERY_VERSION, ask, ...(show ? { show } : {}), assumed: [...bundle.assumed] },
    words,
    bundle,
  );
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
  const other = words.all.filter((match) => ['topic', 'wants', 'veto', 'outside', 'holdings'].includes(match.kind));
  if (open.length > 0 || words.has('veto')) return null;
  return { readings: [{ kind: 'figures', query }], score: LEANS - 1.5 * other.length, left: [], bundle };
}

type Editing = { words: Words; bundle: Bundle; but: Bundle; asking: Asking; memory: Memory };

function edited(last: Query, editing: Editing): Expression | null {
  return (
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

/** 加起来, 两年合计, 平均, 日均. */
function foldedLast({ ask }: Query, { words, bundle, but, asking }: Editing): Expression | null {
  if (bundle.items.length > 0) return null;
  const how = (['per_day', 'median', 'mean', 'sum'] as const).find((id) => words.has('op', id));
  if (!how || words.has('op', 'share')) return null;
  const counted = words.first('number');
  words.take(
    ...words.all.filter(
      (match) => match.kind === 'op' && (match.id === how || match.id === 'sum' || match.id === 'plus'),
    ),
    counted,
  );
  // A sum of shares says nothing: what is summed is what the share was of.
  const of = ask.kind === 'against' && ask.how === 'share' ? ask.of : ask;
  const leaf = leafOf(of);
  if (!leaf) return null;
  if (how === 'per_day')
    return {
      kind: 'against',
      how: 'times',
      of,
      from: { ...leaf, items: { any: ['calendar.days'] }, applicants: { any: ['total'] } },
    };
  const base = isEmpty(but) ? withSlots(of, slotsOf(bundle, of)) : without(withSlots(leaf, slotsOf(bundle, leaf)), but);
  const open = openOf(base);
  if (open.length > 0) return { kind: 'fold', how, over: open, of: base };
  const several = asking.last
    .slice(0, Math.max(2, counted?.number?.value ?? asking.last.length))
    .map((query) => query.ask);
  const over = (['item', 'agency', 'year', 'applicant'] as const).filter((dimension) => differs(several, dimension));
  // Columns of one row with their total asked for (自然人, 其他, 一共) are the total itself.
  const columns = leaf.applicants.any.some((one) => one !== 'total');
  if (how === 'sum' && !counted && columns && (several.length < 2 || (over.length === 1 && over[0] === 'applicant')))
    return { ...leaf, applicants: { any: ['total'] } };
  return several.length > 1 && over.length > 0
    ? { kind: 'fold', how, over: [...over], of: { kind: 'together', of: several } }
    : null;
}

/** 差多少, 增幅, 谁多, 跟上屯镇比. */
function comparedLast({ ask }: Query, { words, bundle, asking }: Editing): Expression | null {
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
function shareOfLast({ ask }: Query, { words, bundle, asking }: Editing): Expression | null {
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

/** 第二呢, 最少的呢, 其次. */
function rankedLast({ ask }: Query, { words, bundle }: Editing): Expression | null {
  if (bundle.items.length > 0 || bundle.agencies.length > 0) return null;
  const rank = takeRank(words);
  const leaf = leafOf(ask);
  if (!rank || !leaf) return null;
  const order = orderIn(ask);
  const base = order?.of ?? ask;
  const [item] = leaf.items.any;
  const group = openOf(base).length === 0 && item !== undefined ? groupWithParts(item) : undefined;
  const rows: Expression = group
    ? { ...leaf, items: { any: [{ parts: group }] } }
    : withSlots(base, slotsOf(bundle, base));
  if (openOf(rows).length === 0) return null;
  const by = rank.from > 1 && order ? order.by : rank.by;
  const ordered: Expression = { kind: 'order', by, of: rows };
  return rank.to === null
    ? ordered
    : { kind: 'keep', where: [{ is: 'rank', from: rank.from, to: rank.to }], of: ordered };
}

/** 剩下的呢. */
function restOfLast({ ask }: Query, { words, asking, bundle }: Editing): Expression | null {
  const rest = words.first('op', 'rest');
  const leaf = leafOf(ask);
  if (!rest || !leaf || !isEmpty(bundle)) return null;
  words.take(rest);
  if (ask.kind === 'against' && ask.how === 'share')
    return { kind: 'against', how: 'difference', of: ask.from, from: ask.of };
  return { kind: 'against', how: 'difference', of: wholeOf(leaf, asking), from: ask };
}

/** 都是什么原因, 分别呢: the parts of what was asked; 主要是因为什么 the largest of them. */
function partsOfLast({ ask }: Query, { words, bundle }: Editing): Expression | null {
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

/** 再加上自然人, 还有2023. */
function addedToLast({ ask }: Query, { words, bundle }: Editing): Expression | null {
  const plus = words.first('op', 'plus');
  const add = words.first('op', 'add');
  if (!(plus || add) || isEmpty(bundle)) return null;
  words.take(plus, add);
  const of = ask.kind === 'fold' ? ask.of : ask;
  const more: Expression =
    of.kind === 'cells' ? withMore(of, bundle) : { kind: 'together', of: [of, withSlots(of, slotsOf(bundle, of))] };
  const over = openOf(more);
  return (plus || (ask.kind === 'fold' && ask.how === 'sum')) && over.length > 0
    ? { kind: 'fold', how: 'sum', over, of: more }
    : more;
}

/** 全部, 都要: what was asked, over everything. */
function sameAsLast({ ask }: Query, { words, bundle }: Editing): Expression | null {
  const all = words.first('op', 'all');
  const only = { ...bundle, every: false };
  if (!(all || bundle.every) || !isEmpty(only) || words.has('op', 'each')) return null;
  words.take(all);
  return ask;
}

/** 那2023呢, 许可呢, 换成宿迁2024: the same question with other slots. */
function slotsOfLast({ ask }: Query, { words, bundle, but }: Editing): Expression | null {
  words.take(words.first('op', 'instead'), words.first('op', 'add'));
  const leaf = leafOf(ask);
  if (!leaf || bundle.every || (isEmpty(bundle) && isEmpty(but))) return null;
  if (!isEmpty(but)) return without(ask, but);
  const overAgencies = openOf(leaf).includes('agency');
  const of = overAgencies && bundle.agencies.length > 0 ? leaf : ask;
  const to = slotsOf(bundle, of);
  if (of.kind === 'against' && of.from.kind !== 'before' && isOneSided(of, bundle)) return withSlots(leaf, to);
  return withSlots(of, to);
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

function orderIn(ask: Expression): Extract<Expression, { kind: 'order' }> | null {
  if (ask.kind === 'order') return ask;
  return 'of' in ask && !Array.isArray(ask.of) ? orderIn(ask.of) : null;
}
