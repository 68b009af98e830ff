import type { Cells, Expression, Query } from '../query/query.js';
import { isEmpty } from './bundle.js';
import { leafOf } from './complete.js';
import { differs, openOf, slotsOf, without, withSlots } from './edit.js';
import type { Editing } from './editing.js';
import { groupWithParts } from './items.js';
import { takeRank } from './rank.js';

/** 加起来, 两年合计, 平均, 日均. */
export function foldedLast({ ask }: Query, { words, bundle, but, asking }: Editing): Expression | null {
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

/** 第二呢, 最少的呢, 其次. */
export function rankedLast({ ask }: Query, { words, bundle }: Editing): Expression | null {
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

function orderIn(ask: Expression): Extract<Expression, { kind: 'order' }> | null {
  if (ask.kind === 'order') return ask;
  return 'of' in ask && !Array.isArray(ask.of) ? orderIn(ask.of) : null;
}
