import type { Cells, Dimension, Expression, Slots } from '../query/query.js';
import type { Bundle } from './bundle.js';
import { leafOf, singleYear } from './complete.js';

const SLOT_OF = { item: 'items', applicant: 'applicants', agency: 'agencies', year: 'years' } as const;

/** The dimensions in which an expression may have several rows. */
export function openOf(ask: Expression): Dimension[] {
  switch (ask.kind) {
    case 'cells':
      return (Object.keys(SLOT_OF) as Dimension[]).filter((dimension) => isOpen(ask, dimension));
    case 'together': {
      const inside = new Set(ask.of.flatMap(openOf));
      for (const dimension of Object.keys(SLOT_OF) as Dimension[])
        if (differs(ask.of, dimension)) inside.add(dimension);
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

function isOpen(cells: Cells, dimension: Dimension): boolean {
  const { any } = cells[SLOT_OF[dimension]];
  const [member] = any;
  if (any.length !== 1) return dimension !== 'applicant' || any.length > 0;
  if (typeof member !== 'object') return false;
  return !(dimension === 'year' && 'latest' in member && member.latest === 1);
}

/** Whether several expressions differ in a dimension. */
export function differs(several: readonly Expression[], dimension: Dimension): boolean {
  return new Set(several.map((one) => JSON.stringify(leafOf(one)?.[SLOT_OF[dimension]].any))).size > 1;
}

/** The slots that words name, as an edit of an expression. */
export function slotsOf(bundle: Bundle, ask: Expression): Slots {
  return {
    ...(bundle.items.length > 0 ? { items: { any: bundle.items } } : {}),
    ...(bundle.applicants.length > 0 ? { applicants: { any: bundle.applicants } } : {}),
    ...(bundle.agencies.length > 0 ? { agencies: { any: bundle.agencies } } : {}),
    ...(bundle.years.length > 0 ? { years: { any: bundle.years } } : shifted(bundle, ask)),
  };
}

function shifted({ shift }: Bundle, ask: Expression): Slots {
  const leaf = leafOf(ask);
  const year = leaf ? singleYear(leaf.years) : null;
  return shift === null || year === null ? {} : { years: { any: [year + shift] } };
}

/** The expression with other slots in every cells node outside conditions. */
export function withSlots(ask: Expression, to: Slots): Expression {
  return mapLeaves(ask, (cells) => {
    const days = cells.items.any[0] === 'calendar.days';
    const { items, applicants, ...where } = to;
    return { ...cells, ...where, ...(items && !days ? { items } : {}), ...(applicants && !days ? { applicants } : {}) };
  });
}

/** The expression without some members. */
export function without(ask: Expression, drop: Bundle): Expression {
  const but = <Member>(set: { any: Member[]; but?: Member[] }, gone: readonly Member[]) =>
    gone.length > 0 ? { any: set.any.filter((one) => !gone.includes(one)), but: [...(set.but ?? []), ...gone] } : set;
  return mapLeaves(ask, (cells) => ({
    ...cells,
    items: but(cells.items, drop.items),
    applicants: but(cells.applicants, drop.applicants),
    agencies: but(cells.agencies, drop.agencies),
    years: but(cells.years, drop.years),
  }));
}

/** The cells with more members in the slots that words name. */
export function withMore(cells: Cells, bundle: Bundle): Cells {
  const join = <Member>(set: { any: Member[] }, more: readonly Member[]) =>
    more.length > 0 ? { any: [...set.any, ...more.filter((one) => !set.any.includes(one))] } : set;
  return {
    ...cells,
    items: join(cells.items, bundle.items),
    applicants: join(cells.applicants, bundle.applicants),
    agencies: join(cells.agencies, bundle.agencies),
    years: join(cells.years, bundle.years),
  };
}

function mapLeaves(ask: Expression, change: (cells: Cells) => Cells): Expression {
  switch (ask.kind) {
    case 'cells':
      return change(ask);
    case 'together':
      return { ...ask, of: ask.of.map((one) => mapLeaves(one, change)) };
    case 'against':
      return { ...ask, of: mapLeaves(ask.of, change), from: mapLeaves(ask.from, change) };
    case 'last':
      return ask;
    default:
      return { ...ask, of: mapLeaves(ask.of, change) };
  }
}
