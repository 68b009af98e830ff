import type { Cells, Dimension, Expression, Slots } from '../../query/query.js';
import type { Bundle } from '../figures/bundle.js';
import { leafOf, singleYear } from '../figures/complete.js';

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

/** The expression without some members; `null` where nothing is left of it. */
export function without(ask: Expression, drop: Bundle): Expression | null {
  switch (ask.kind) {
    case 'cells':
      return cellsWithout(ask, drop);
    case 'together': {
      const of = ask.of.flatMap((one) => without(one, drop) ?? []);
      return of.length > 1 ? { ...ask, of } : (of[0] ?? null);
    }
    case 'against': {
      const [of, from] = [without(ask.of, drop), without(ask.from, drop)];
      return of && from ? { ...ask, of, from } : of;
    }
    case 'last':
      return ask;
    default: {
      const of = without(ask.of, drop);
      // One that is left is folded over nothing.
      const alone = of && ask.kind === 'fold' && !openOf(of).some((dimension) => ask.over.includes(dimension));
      return alone ? of : of && { ...ask, of };
    }
  }
}

function cellsWithout(cells: Cells, drop: Bundle): Cells | null {
  let nothing = false;
  const but = <Member>(set: { any: Member[]; but?: Member[] }, gone: readonly Member[]) => {
    if (gone.length === 0) return set;
    const any = set.any.filter((one) => !gone.includes(one));
    // All of a set that is named may be left out; what is left is nothing, and not everything.
    if (set.any.length > 0 && any.length === 0) nothing = true;
    const open = any.length === 0 || any.some((one) => typeof one === 'object');
    return open ? { any, but: [...(set.but ?? []), ...gone] } : { ...set, any };
  };
  const left = {
    ...cells,
    items: but(cells.items, drop.items),
    applicants: but(cells.applicants, drop.applicants),
    agencies: but(cells.agencies, drop.agencies),
    years: but(cells.years, drop.years),
  };
  return nothing ? null : left;
}

/** The expression with more rows: other members of the one slot that words name, else the same figures under the slots that they name. */
export function withMore(ask: Expression, bundle: Bundle): Expression {
  const to = slotsOf(bundle, ask);
  const [slot, ...others] = Object.keys(to) as (keyof Slots)[];
  const last = ask.kind === 'together' ? (ask.of.at(-1) ?? ask) : ask;
  if (ask.kind !== 'cells' || slot === undefined || others.length > 0)
    return { kind: 'together', of: [...(ask.kind === 'together' ? ask.of : [ask]), withSlots(last, to)] };
  const before: readonly unknown[] = ask[slot].any;
  const more = (to[slot]?.any ?? []).filter((one) => !before.includes(one));
  // All of them hold any other.
  if (before.length === 0) return ask;
  return { ...ask, [slot]: { any: [...before, ...more] } };
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

/** The cells nodes of an expression, outside conditions. */
export function cellsIn(ask: Expression): Cells[] {
  switch (ask.kind) {
    case 'cells':
      return [ask];
    case 'together':
      return ask.of.flatMap(cellsIn);
    case 'against':
      return [...cellsIn(ask.of), ...cellsIn(ask.from)];
    case 'last':
      return [];
    default:
      return cellsIn(ask.of);
  }
}

/** The figure that is set against another; the expression itself where none is. */
export function partOf(ask: Expression): Expression {
  return ask.kind === 'against' ? partOf(ask.of) : ask;
}
