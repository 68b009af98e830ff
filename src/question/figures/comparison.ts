import type { Cells, Expression } from '../../query/query.js';
import { openOf, withSlots } from '../follow-up/edit.js';
import type { Who } from '../markers.js';
import type { Asked } from './asked.js';
import { type Bundle, bundleOf } from './bundle.js';
import { isOver, onForm, unitOf } from './cells-asked.js';
import { complete } from './complete.js';
import { kept } from './filters.js';
import { amongRanked, ranked } from './ranking.js';
import type { Relation } from './sides.js';
import { totalOf } from './totals.js';

/** One side set against the other. */
export function related(base: Cells, asked: Asked): Expression {
  const { relation, asking, main, around } = asked;
  if (!relation) return base;
  const inNumbers = asked.claims.some(
    ({ percent, conditions }) => !percent && conditions.some((one) => 'than' in one && one.than !== 0),
  );
  const rates = base.items.any.every((item) => unitOf(item) === '%');
  const apart = relation.how === 'growth' && (inNumbers || rates);
  const how = apart || relation.how === 'minus' ? 'difference' : relation.how;
  const rows = asked.ordering ? amongRanked(base, base, asked) : kept(base, base, asked);
  const over = openOf(rows).filter((dimension) => dimension !== 'year' || relation.right !== 'before');
  const left: Expression =
    foldsSide(relation, asked) && over.length > 0 ? { kind: 'fold', how: 'sum', over, of: rows } : rows;
  if (relation.right === 'before') return growthOf(base, { left, how });
  if (asked.extremes) {
    const ends = (fold: 'largest' | 'smallest'): Expression => ({
      kind: 'fold',
      how: fold,
      over: openOf(rows),
      of: rows,
    });
    return openOf(rows).length > 0
      ? { kind: 'against', how: 'difference', of: ends('largest'), from: ends('smallest') }
      : rows;
  }
  if (relation.right === 'pair') return pairOf(base, how);
  if (relation.right === 'whole' && (overAll(asked.who, main) || ((asked.ordering || asked.rank) && isOver(base)))) {
    const whole: Cells = { ...base, agencies: { any: [] } };
    const all: Expression = { kind: 'fold', how: 'sum', over: ['agency'], of: whole };
    const ranks = asked.rank && !asked.ordering ? ranked(base, base, asked) : rows;
    const part: Expression =
      openOf(ranks).length > 0 ? { kind: 'fold', how: 'sum', over: openOf(ranks), of: ranks } : ranks;
    return { kind: 'against', how, of: part, from: all };
  }
  if (relation.right === 'whole') return { kind: 'against', how, of: left, from: wholeCells(base) };
  const bundle = bundleOf(relation.right, around);
  asked.words.take(...bundle.used);
  // 法律服务机构予以公开占其新收: another item as the whole is of the same applicants.
  const another =
    main.items.length > 0 && bundle.items.length > 0 && !bundle.items.some((id) => main.items.includes(id));
  const other = { ...main, applicants: relation.how === 'share' || bundle.items.length > 0 ? [] : main.applicants };
  const applicants =
    relation.how === 'share' && another && bundle.applicants.length === 0 ? main.applicants : bundle.applicants;
  const completed = complete({ ...bundle, applicants }, { asking, other, over: isOver(base) });
  if (completed.kind === 'missing') return base;
  // A part named by its applicant alone is a part of the whole's own row.
  const part = relation.how === 'share' && main.items.length === 0 ? { ...base, items: completed.cells.items } : left;
  const other2 = onForm(completed.cells, asking);
  const folds = foldsSide(relation, asked) && relation.how !== 'share' ? over : [];
  // 总计减去予以公开和部分公开: what is taken away is taken away together.
  const taken = relation.how === 'minus' ? openOf(other2).filter((dimension) => !openOf(part).includes(dimension)) : [];
  const both = [...new Set([...folds, ...taken])];
  const from: Expression = both.length > 0 ? { kind: 'fold', how: 'sum', over: both, of: other2 } : other2;
  return { kind: 'against', how, of: part, from };
}

/** 合起来占, 三家合计的增幅: what is added up is one side. */
export function foldsSide(relation: Relation, { fold, main, ordering, conditions, who, rank }: Asked): boolean {
  if (relation.how === 'share' && !rank?.versus && overAll(who, main) && openOf(wholeSide(main)).length > 0)
    return true;
  const several = main.agencies.length > 1 || main.items.length > 1 || ordering !== null || conditions.length > 0;
  return fold?.how === 'sum' && (relation.how === 'share' || relation.how === 'times' || several);
}

/** Whether the part is of everybody's (三家占所有机关). */
function overAll(who: Who, main: Bundle): boolean {
  return (who.agencies || who.several) && main.agencies.length > 0 && main.every;
}

function wholeSide({ agencies }: Bundle): Cells {
  return {
    kind: 'cells',
    items: { any: ['applications.received'] },
    applicants: { any: ['total'] },
    agencies: { any: agencies },
    years: { any: [{ latest: 1 }] },
  };
}

function growthOf(
  base: Cells,
  { left, how }: { left: Expression; how: 'share' | 'times' | 'difference' | 'growth' },
): Expression {
  const [first, second, ...rest] = base.years.any;
  if (typeof first === 'number' && typeof second === 'number' && rest.length === 0) {
    const [from, to] = first < second ? [first, second] : [second, first];
    return {
      kind: 'against',
      how,
      of: withYears(left, to),
      from: withYears(left, from),
    };
  }
  if (typeof first === 'object' && 'from' in first && rest.length === 0 && second === undefined && first.from > 2000) {
    const [from, to] = [withYears(left, first.from), withYears(left, first.to)];
    return { kind: 'against', how, of: to, from };
  }
  const latestTwo = typeof first === 'object' && 'latest' in first && first.latest === 2;
  const of: Expression = latestTwo ? { ...base, years: { any: [{ latest: 1 }] } } : left;
  return { kind: 'against', how, of, from: { kind: 'before', years: 1, of } };
}

function withYears(ask: Expression, year: number): Expression {
  return withSlots(ask, { years: { any: [year] } });
}

/** Two members of the one dimension that has two, the later year or the first named against the other. */
function pairOf(base: Cells, how: 'share' | 'times' | 'difference' | 'growth'): Expression {
  const [span, ...more] = base.years.any;
  if (typeof span === 'object' && 'from' in span && more.length === 0 && span.from > 2000)
    return { kind: 'against', how, of: withYears(base, span.to), from: withYears(base, span.from) };
  const slots = [
    ['years', base.years.any],
    ['agencies', base.agencies.any],
    ['items', base.items.any],
    ['applicants', base.applicants.any],
  ] as const;
  for (const [slot, members] of slots) {
    if (members.length !== 2) continue;
    const [a, b] = members;
    const later = slot === 'years' && typeof a === 'number' && typeof b === 'number' && a < b;
    const [of, from] = later ? [b, a] : [a, b];
    return { kind: 'against', how, of: { ...base, [slot]: { any: [of] } }, from: { ...base, [slot]: { any: [from] } } };
  }
  const [year] = base.years.any;
  const latest = typeof year === 'object' && 'latest' in year ? { ...base, years: { any: [{ latest: 1 }] } } : base;
  return { kind: 'against', how, of: latest, from: { kind: 'before', years: 1, of: latest } };
}

/** What a part is a part of where no whole is named: the row's total, the group, else the table's total. */
function wholeCells(base: Cells): Cells {
  if (base.applicants.any.some((applicant) => applicant !== 'total'))
    return { ...base, applicants: { any: ['total'] } };
  const wholes = new Set(
    base.items.any.map((item) =>
      typeof item === 'string'
        ? totalOf(item)
        : item.parts === 'applications.outcome'
          ? 'applications.outcome.total'
          : item.parts,
    ),
  );
  return { ...base, items: { any: [...wholes] } };
}
