import { type Cells, type Dimension, type Expression, type Query, QUERY_VERSION, type Slots } from '../query/query.js';
import { type Bundle, bundleOf, isEmpty } from './bundle.js';
import { type Asking, leafOf, singleYear } from './complete.js';
import { takeExclusions } from './exclusions.js';
import { groupWithParts } from './items.js';
import type { Match } from './lattice.js';
import { takeShow, takeUnit } from './markers.js';
import type { Memory } from './memory.js';
import { isSlot, namesItem, type Words, wordsOf } from './parse.js';
import { takeRank } from './rank.js';
import type { Reading } from './reading.js';

/** A reading as an edit of what was asked before; its score is added to what the words explain. */
export type FollowUp = { reading: Reading; score: number; left: string[]; bundle: Bundle | null };

/** A reading that leans on the conversation is preferred by this much where the words fit it. Held by `bench/questions`. */
const LEANS = 1.5;

/** Reads a turn as an edit of the last queries; `null` where it is none. */
export function followUp(text: string, matches: readonly Match[], asking: Asking, memory: Memory): FollowUp | null {
  const [last] = asking.last;
  if (!last) return null;
  const words = wordsOf(text, matches);
  const around = { known: asking.known, inChat: asking.inChat };
  const show = takeShow(words, asking);
  const unit = takeUnit(words);
  const but = takeExclusions(words, around);
  const slots = words.all.filter((match) => isSlot(match) && !words.used.has(match));
  if (slots.some(namesItem) && slots.some(({ kind }) => kind === 'agency')) return null;
  const bundle = bundleOf(slots, around);
  if (show && isEmpty(bundle)) return finished({ ...last, show }, words, bundle);
  if (unit && isEmpty(bundle)) return finished({ ...last, unit }, words, bundle);
  const ask = edited(last, { words, bundle, but, asking, memory });
  if (!ask) return null;
  words.take(...bundle.used);
  return finished({ v: QUERY_VERSION, ask, assumed: [...bundle.assumed] }, words, bundle);
}

function finished(query: Query, words: Words, bundle: Bundle): FollowUp | null {
  words.take(words.first('op', 'claim'));
  const open = words.all.filter((match) => match.kind === 'op' && !words.used.has(match) && match.weight > 0.6 && !LIGHT.has(match.id));
  if (open.length > 0) return null;
  return { reading: { kind: 'figures', query }, score: LEANS, left: [], bundle };
}

/** Operators that also only link a turn to the one before. */
const LIGHT = new Set(['instead', 'add', 'all', 'each', 'both', 'not', 'no', 'exists', 'whole', 'than', 'of_them', 'drop', 'later']);

type Editing = { words: Words; bundle: Bundle; but: Bundle; asking: Asking; memory: Memory };

function edited(last: Query, editing: Editing): Expression | null {
  return (
    foldedLast(last, editing) ??
    comparedLast(last, editing) ??
    shareOfLast(last, editing) ??
    rankedLast(last, editing) ??
    restOfLast(last, editing) ??
    addedToLast(last, editing) ??
    slotsOfLast(last, editing)
  );
}

/** 加起来, 两年合计, 平均, 日均. */
function foldedLast(last: Query, { words, bundle, but, asking }: Editing): Expression | null {
  if (bundle.items.length > 0) return null;
  const how = (['per_day', 'median', 'mean', 'sum'] as const).find((id) => words.has('op', id));
  if (!how) return null;
  const counted = words.first('number');
  words.take(...words.all.filter((match) => match.kind === 'op' && (match.id === how || match.id === 'sum' || match.id === 'plus')), counted);
  const leaf = leafOf(last.ask);
  if (!leaf) return null;
  if (how === 'per_day')
    return { kind: 'against', how: 'times', of: last.ask, from: { ...leaf, items: { any: ['calendar.days'] }, applicants: { any: ['total'] } } };
  const named = withSlots(last.ask, bundle);
  const base = but.used.length > 0 ? withSlots(leaf, bundle, but) : named;
  const open = openOf(base);
  if (open.length > 0) return { kind: 'fold', how, over: open, of: base };
  const wanted = counted?.number?.value ?? asking.last.length;
  const several = asking.last.slice(0, Math.max(2, wanted)).map(({ ask }) => ask);
  if (several.length < 2) return leaf.applicants.any.some((one) => one !== 'total') ? { ...leaf, applicants: { any: ['total'] } } : null;
  const over = (['item', 'agency', 'year', 'applicant'] as const).filter((dimension) => differs(several, dimension));
  // Parts of one row with its total asked for (自然人, 其他, 一共) are the total itself.
  if (how === 'sum' && over.length === 1 && over[0] === 'applicant' && !counted) return { ...leaf, applicants: { any: ['total'] } };
  return over.length > 0 ? { kind: 'fold', how, over: [...over], of: { kind: 'together', of: several } } : null;
}

/** 差多少, 增幅, 谁多, 跟上屯镇比. */
function comparedLast(last: Query, { words, bundle, asking }: Editing): Expression | null {
  const growth = words.first('op', 'growth') ?? words.first('op', 'percent') ?? words.first('op', 'up_or_down');
  const difference = words.first('op', 'difference');
  const times = words.first('op', 'times');
  const versus = words.first('op', 'versus') ?? words.first('op', 'versus_least');
  const than = words.first('op', 'than');
  if (bundle.items.length > 0) return null;
  const of = latestOf(last);
  if (than && !growth && !difference && !times && !isEmpty(bundle)) {
    words.take(than);
    return { kind: 'together', of: [of, { ...withSlots(of, bundle) }] };
  }
  if (!growth && !difference && !times && !versus) return null;
  if (growth && ['against'].includes(last.ask.kind) && isEmpty(bundle)) {
    words.take(growth, than);
    return last.ask.kind === 'against' ? { ...last.ask, how: 'growth' } : null;
  }
  const [, before] = asking.last;
  words.take(growth, difference, times, versus, than, words.first('op', 'percent'));
  if (versus) {
    const open = openOf(last.ask);
    const sets = open.length > 0 || !before ? last.ask : { kind: 'together' as const, of: asking.last.map(({ ask }) => ask) };
    const order: Expression = { kind: 'order', by: versus.id === 'versus' ? 'most' : 'least', of: sets };
    return order;
  }
  const how = growth ? 'growth' : times ? 'times' : 'difference';
  if (!isEmpty(bundle)) return sided(how, of, withSlots(of, bundle));
  const two = twoOf(last.ask);
  if (two) return sided(how, two[0], two[1]);
  if (before) return sided(how, of, latestOf(before));
  return { kind: 'against', how, of, from: { kind: 'before', years: 1, of } };
}

/** The later year stands first. */
function sided(how: 'growth' | 'times' | 'difference', a: Expression, b: Expression): Expression {
  const [first, second] = [leafOf(a), leafOf(b)].map((leaf) => (leaf ? singleYear(leaf.years) : null));
  const swap = first !== null && second !== null && first !== undefined && second !== undefined && first < second;
  return { kind: 'against', how, of: swap ? b : a, from: swap ? a : b };
}

/** 占多少, 占办结多少. */
function shareOfLast(last: Query, { words, bundle, asking }: Editing): Expression | null {
  const op = words.first('op', 'share') ?? words.first('op', 'percent');
  if (!op) return null;
  const sum = words.first('op', 'sum');
  words.take(...words.all.filter((match) => match.kind === 'op' && (match.id === 'share' || match.id === 'percent' || match.id === 'sum')));
  const leaf = leafOf(last.ask);
  if (!leaf) return null;
  const parts: Expression = sum && asking.last[1] ? { kind: 'fold', how: 'sum', over: ['item'], of: { kind: 'together', of: asking.last.slice(0, 2).map(({ ask }) => ask) } } : last.ask;
  const whole: Cells =
    bundle.items.length > 0
      ? { ...leaf, items: { any: bundle.items }, applicants: { any: ['total'] } }
      : wholeOf(leaf, asking);
  return { kind: 'against', how: 'share', of: parts, from: whole };
}

/** The group asked before, where the last item is a part of it; else the table's total. */
function wholeOf(leaf: Cells, { last }: Asking): Cells {
  const byApplicant = leaf.applicants.any.some((applicant) => applicant !== 'total');
  if (byApplicant) return { ...leaf, applicants: { any: ['total'] } };
  const [item] = leaf.items.any;
  const id = typeof item === 'string' ? item : (item?.parts ?? '');
  if (typeof item === 'object') return { ...leaf, items: { any: [id] } };
  for (const { ask } of last.slice(1)) {
    const [asked] = leafOf(ask)?.items.any ?? [];
    if (typeof asked === 'string' && asked !== id && (id.startsWith(`${asked}.`) || asked === `${id.split('.').slice(0, -1).join('.')}.total`)) return { ...leaf, items: { any: [asked] } };
  }
  const family = id.split('.').slice(0, -1).join('.');
  const total = id.startsWith('applications.outcome') ? 'applications.outcome.total' : id.startsWith('applications') ? 'applications.handled' : `${family}.total`;
  return { ...leaf, items: { any: [total] } };
}

/** 第二呢, 最少的呢, 其次. */
function rankedLast(last: Query, { words, bundle, memory }: Editing): Expression | null {
  if (bundle.items.length > 0 || bundle.agencies.length > 0) return null;
  const rank = takeRank(words);
  if (!rank) return null;
  const order = orderIn(last.ask);
  const base = order?.of ?? last.ask;
  const leaf = leafOf(base);
  if (!leaf) return null;
  const [item] = leaf.items.any;
  const group = openOf(base).length === 0 && item !== undefined ? groupWithParts(item) : undefined;
  const rows: Expression = group ? { ...leaf, items: { any: [{ parts: group }] } } : base;
  if (openOf(rows).length === 0) {
    if (memory.rows.length < 2 && !bundle.every) return null;
    return null;
  }
  const by = rank.from > 1 && order ? order.by : rank.by;
  return { kind: 'keep', where: [{ is: 'rank', from: rank.from, to: rank.to ?? 20 }], of: { kind: 'order', by, of: withSlots(rows, bundle) } };
}

/** 剩下的呢. */
function restOfLast(last: Query, { words, asking }: Editing): Expression | null {
  const rest = words.first('op', 'rest');
  if (!rest) return null;
  words.take(rest);
  if (last.ask.kind === 'against' && last.ask.how === 'share') return { kind: 'against', how: 'difference', of: last.ask.from, from: last.ask.of };
  const leaf = leafOf(last.ask);
  if (!leaf) return null;
  return { kind: 'against', how: 'difference', of: wholeOf(leaf, asking), from: last.ask };
}

/** 再加上自然人, 还有2023. */
function addedToLast(last: Query, { words, bundle }: Editing): Expression | null {
  const plus = words.first('op', 'plus');
  const add = words.first('op', 'add');
  if (!(plus || add) || isEmpty(bundle)) return null;
  words.take(plus, add);
  const of = last.ask.kind === 'fold' ? last.ask.of : latestOf(last);
  const both: Expression = of.kind === 'cells' ? addSlots(of, bundle) : { kind: 'together', of: [of, withSlots(of, bundle)] };
  const sums = plus !== undefined || (last.ask.kind === 'fold' && last.ask.how === 'sum');
  const over = openOf(both);
  return sums && over.length > 0 ? { kind: 'fold', how: 'sum', over, of: both } : both;
}

/** 那2023呢, 许可呢, 换成宿迁2024: the same question with other slots. */
function slotsOfLast(last: Query, { words, bundle, asking, but }: Editing): Expression | null {
  words.take(words.first('op', 'instead'), words.first('op', 'add'));
  const [only] = last.ask.kind === 'cells' ? [] : [last.ask];
  if (!only || (isEmpty(bundle) && isEmpty(but)) || bundle.every) return null;
  const leaf = leafOf(only);
  if (!leaf) return null;
  void asking;
  const overAgencies = leaf.agencies.any.length !== 1 || typeof leaf.agencies.any[0] !== 'string';
  if (overAgencies && bundle.agencies.length > 0) return withSlots(leaf, bundle);
  return withSlots(only, bundle, but);
}

/** The last of several that were put together. */
function latestOf({ ask }: Query): Expression {
  return ask.kind === 'together' ? (ask.of.at(-1) ?? ask) : ask;
}

function twoOf(ask: Expression): [Expression, Expression] | null {
  if (ask.kind === 'together' && ask.of.length === 2) return [ask.of[0] ?? ask, ask.of[1] ?? ask];
  if (ask.kind !== 'cells') return null;
  for (const slot of ['years', 'agencies', 'items', 'applicants'] as const) {
    const members = ask[slot].any;
    if (members.length !== 2) continue;
    return [
      { ...ask, [slot]: { any: [members[1]] } },
      { ...ask, [slot]: { any: [members[0]] } },
    ];
  }
  return null;
}

function orderIn(ask: Expression): Extract<Expression, { kind: 'order' }> | null {
  if (ask.kind === 'order') return ask;
  return 'of' in ask && !Array.isArray(ask.of) ? orderIn(ask.of) : null;
}

/** Puts slots in the place of those of every cells node outside conditions; items and applicants only where the node has its own. */
function withSlots(ask: Expression, bundle: Bundle, but?: Bundle): Expression {
  const to: Slots = {
    ...(bundle.items.length > 0 ? { items: { any: bundle.items } } : {}),
    ...(bundle.applicants.length > 0 ? { applicants: { any: bundle.applicants } } : {}),
    ...(bundle.agencies.length > 0 ? { agencies: { any: bundle.agencies } } : {}),
    ...(bundle.years.length > 0 ? { years: { any: bundle.years } } : bundle.shift !== null ? shifted(ask, bundle.shift) : {}),
  };
  const drop: Slots = but
    ? {
        ...(but.items.length > 0 ? { items: { any: but.items } } : {}),
        ...(but.agencies.length > 0 ? { agencies: { any: but.agencies } } : {}),
        ...(but.applicants.length > 0 ? { applicants: { any: but.applicants } } : {}),
        ...(but.years.length > 0 ? { years: { any: but.years } } : {}),
      }
    : {};
  if (ask.kind === 'cells') {
    const cells: Cells = { ...ask, ...to };
    for (const slot of ['items', 'applicants', 'agencies', 'years'] as const) {
      const dropped = drop[slot];
      if (dropped) Object.assign(cells, { [slot]: { ...cells[slot], but: [...(cells[slot].but ?? []), ...dropped.any] } });
    }
    return cells;
  }
  if (Object.keys(to).length === 0 && Object.keys(drop).length === 0) return ask;
  return {
    kind: 'with',
    ...(Object.keys(to).length > 0 ? { to } : {}),
    ...(Object.keys(drop).length > 0 ? { drop } : {}),
    of: ask,
  };
}

function shifted(ask: Expression, by: number): Slots {
  const leaf = leafOf(ask);
  const year = leaf ? singleYear(leaf.years) : null;
  return year === null ? {} : { years: { any: [year + by] } };
}

function addSlots(cells: Cells, bundle: Bundle): Cells {
  const join = <Member>(set: { any: Member[] }, more: readonly Member[]) => ({ any: [...set.any, ...more.filter((one) => !set.any.includes(one))] });
  return {
    ...cells,
    items: bundle.items.length > 0 ? join(cells.items, bundle.items) : cells.items,
    applicants: bundle.applicants.length > 0 ? join(cells.applicants, bundle.applicants) : cells.applicants,
    agencies: bundle.agencies.length > 0 ? join(cells.agencies, bundle.agencies) : cells.agencies,
    years: bundle.years.length > 0 ? join(cells.years, bundle.years) : cells.years,
  };
}

/** The dimensions in which an expression may have several rows. */
export function openOf(ask: Expression): Dimension[] {
  switch (ask.kind) {
    case 'cells': {
      const many = (set: { any: readonly unknown[] }) => set.any.length !== 1 || typeof set.any[0] === 'object';
      const [year] = ask.years.any;
      const one = ask.years.any.length === 1 && typeof year === 'object' && 'latest' in year && year.latest === 1;
      return [
        ...(many(ask.items) ? (['item'] as const) : []),
        ...(ask.applicants.any.length > 0 && many(ask.applicants) ? (['applicant'] as const) : []),
        ...(many(ask.agencies) ? (['agency'] as const) : []),
        ...(many(ask.years) && !one ? (['year'] as const) : []),
      ];
    }
    case 'together': {
      const inside = new Set(ask.of.flatMap(openOf));
      for (const dimension of ['item', 'applicant', 'agency', 'year'] as const) if (differs(ask.of, dimension)) inside.add(dimension);
      return [...inside];
    }
    case 'fold':
      return openOf(ask.of).filter((dimension) => !ask.over.includes(dimension));
    case 'last':
      return [];
    default:
      return openOf(ask.of);
  }
}

function differs(several: readonly Expression[], dimension: Dimension): boolean {
  const slot = ({ item: 'items', applicant: 'applicants', agency: 'agencies', year: 'years' } as const)[dimension];
  return new Set(several.map((one) => JSON.stringify(leafOf(one)?.[slot].any))).size > 1;
}
