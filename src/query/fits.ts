import type { FormId } from '../report/forms.js';
import { allItems, columnParts, columnsOf, hasParts, itemOf, partsOf } from '../report/items.js';
import type { Cells, Condition, Expression, IdMember, Query } from './query.js';
import { refersBack } from './resolve.js';
import { byApplicant, idOf, openIn, type Shape, same, shapeOf } from './shape.js';
import { isMoney, perUnit } from './units.js';
import { holdsIn, leavesOf, operandsOfConditions } from './walk.js';

/** What is filed, as far as a reading has to know. */
export type FiledYears = { agencies: readonly string[]; yearsOf(agency: string): readonly number[] };

/**
 * Why a query is no reading: it still refers to others; no such item or applicant; a group without parts; applicants of a row
 * without columns; nothing open to be folded or ranked; the same on both sides; a rank without an order; units that do not go
 * together; a sum that counts something twice; a condition on what was folded away.
 */
export type Misfit =
  | 'refers_back'
  | 'no_such_item'
  | 'no_such_applicant'
  | 'no_parts'
  | 'no_columns'
  | 'nothing_to_fold'
  | 'nothing_to_rank'
  | 'against_itself'
  | 'rank_without_order'
  | 'unlike'
  | 'counted_twice'
  | 'folded_away';

const FORM_IDS: readonly FormId[] = ['2021', '2019', '2014'];

/** Why the query does not fit; `null` where it does and can be looked up. */
export function misfitOf(query: Query, filed: FiledYears): Misfit | null {
  const { ask, claim = [] } = query;
  if (refersBack(query)) return 'refers_back';
  return misfit(ask, filed) ?? firstOf(claim, (condition) => ofCondition(condition, ask, filed));
}

function misfit(expression: Expression, filed: FiledYears): Misfit | null {
  const inside = (of: Expression) => misfit(of, filed);
  const shape = (of: Expression) => shapeOf(of, (cells, own) => asFiled(cells, own, filed));
  switch (expression.kind) {
    case 'cells':
      return ofCells(expression);
    case 'together':
      return firstOf(expression.of, inside);
    case 'fold': {
      const { how, over, of } = expression;
      const own = shape(of);
      const deeper = inside(of);
      if (deeper) return deeper;
      if (!over.some((dimension) => own[dimension] === true)) return 'nothing_to_fold';
      if (how !== 'count' && unitsOf(of).size > 1) return 'unlike';
      return how === 'sum' ? ofSum(expression) : null;
    }
    case 'against': {
      const { how, of, from } = expression;
      if (same(of, from)) return 'against_itself';
      const isPerDay = how === 'times' && same([...unitsOf(from)], ['天']);
      return inside(of) ?? inside(from) ?? (!isPerDay && !areAlike(of, from) ? 'unlike' : null);
    }
    case 'order': {
      const { within = [], of } = expression;
      if (!openIn(shape(of)).some((dimension) => !within.includes(dimension))) return inside(of) ?? 'nothing_to_rank';
      return inside(of) ?? (unitsOf(of).size > 1 ? 'unlike' : null);
    }
    case 'keep':
      return inside(expression.of) ?? firstOf(expression.where, (one) => ofCondition(one, expression.of, filed));
    case 'before':
      return inside(expression.of);
    case 'last':
    case 'with':
      return 'refers_back';
    default:
      return expression satisfies never;
  }
}

function ofCells({ items, applicants }: Cells): Misfit | null {
  const ids = [...items.any, ...(items.but ?? [])];
  const columns = [...applicants.any, ...(applicants.but ?? [])];
  if (ids.some((id) => typeof id === 'string' && !itemOf(id))) return 'no_such_item';
  if (ids.some((id) => typeof id !== 'string' && !hasParts(id.parts))) return 'no_parts';
  if (columns.some((id) => columnsOf(idOf(id)).length === 0)) return 'no_such_applicant';
  if (columns.some((id) => typeof id !== 'string' && columnParts(id.parts).length < 2)) return 'no_parts';
  const isTotal = same(applicants, { any: ['total'] });
  return !isTotal && !items.any.every(byApplicant) ? 'no_columns' : null;
}

function ofCondition(condition: Condition, of: Expression, filed: FiledYears): Misfit | null {
  const deeper = firstOf(operandsOfConditions([condition]), (inner) => misfit(inner, filed));
  if (deeper) return deeper;
  const subject = condition.of ?? of;
  if (condition.is === 'rank') return isOrdered(subject) ? null : 'rank_without_order';
  if (condition.is === 'among') {
    const shape = shapeOf(subject);
    const asked = {
      item: condition.items,
      applicant: condition.applicants,
      agency: condition.agencies,
      year: condition.years,
    };
    return (Object.keys(asked) as (keyof typeof asked)[]).some(
      (dimension) => asked[dimension] && shape[dimension] === null,
    )
      ? 'folded_away'
      : null;
  }
  if (!('than' in condition)) return null;
  const { than, unit } = condition;
  if (typeof than !== 'number')
    return same(than, subject) ? 'against_itself' : areAlike(subject, than) ? null : 'unlike';
  return [...unitsOf(subject)].some((own) => perUnit(unit, own) !== null) ? null : 'unlike';
}

/** A sum of a whole and its part, or of rates, is no sum. */
function ofSum({ over, of }: Extract<Expression, { kind: 'fold' }>): Misfit | null {
  for (const { node } of leavesOf(of)) {
    if (over.includes('item')) {
      const rows = node.items.any.map((id) => new Set(FORM_IDS.flatMap((form) => rowsUnder(id, form))));
      if (overlap(rows)) return 'counted_twice';
    }
    const columns = node.applicants.any.map((id) => new Set(typeof id === 'string' ? columnParts(id) : [id.parts]));
    if (over.includes('applicant') && overlap(columns)) return 'counted_twice';
  }
  const isRate = leavesOf(of).some(({ node }) =>
    node.items.any.some((id) => itemOf(idOf(id))?.formula?.kind === 'rate'),
  );
  return isRate && unitsOf(of).has('%') && !holdsIn(of, ({ kind }) => kind === 'against') ? 'unlike' : null;
}

function rowsUnder(member: IdMember, form: FormId): readonly string[] {
  const id = idOf(member);
  const divides = typeof member !== 'string' || itemOf(id)?.formula?.kind === 'sum' || id.endsWith('.total');
  const parts = divides ? partsOf(id, form) : [];
  return parts.length > 0 ? [id, ...parts.flatMap((part) => (part === id ? [] : rowsUnder(part, form)))] : [id];
}

function overlap(sets: readonly ReadonlySet<string>[]): boolean {
  return sets.some((set, at) => sets.slice(at + 1).some((other) => [...other].some((id) => set.has(id))));
}

/** All years of an agency that has one report are one year, and all agencies where there is one are one. */
function asFiled({ agencies, years }: Cells, shape: Shape, filed: FiledYears): Shape {
  const isOneYear =
    years.any.length === 0 && typeof shape.agency === 'string' && filed.yearsOf(shape.agency).length < 2;
  const [only] = filed.agencies;
  const isOneAgency = agencies.any.length === 0 && filed.agencies.length === 1;
  return {
    ...shape,
    ...(isOneYear && { year: 'latest' }),
    ...(isOneAgency && only !== undefined && { agency: only }),
  };
}

function unitsOf(expression: Expression): Set<string> {
  switch (expression.kind) {
    case 'cells': {
      const { any } = expression.items;
      const items = any.length === 0 ? allItems().filter(({ formula }) => !formula) : [];
      const ids = any.flatMap((id) =>
        typeof id === 'string' ? [id] : FORM_IDS.flatMap((form) => partsOf(id.parts, form)),
      );
      const units = [...items, ...ids.flatMap((id) => itemOf(id) ?? [])].map(({ unit }) => unit);
      return new Set(units.map((unit) => (isMoney(unit) ? '元' : unit)));
    }
    case 'together':
      return new Set(expression.of.flatMap((of) => [...unitsOf(of)]));
    case 'fold':
      return expression.how === 'count' ? new Set(['个']) : unitsOf(expression.of);
    case 'against': {
      const { how, of, from } = expression;
      if (how === 'times')
        return unitsOf(from).has('天') ? new Set([...unitsOf(of)].map((unit) => `${unit}/天`)) : new Set(['倍']);
      if (how !== 'difference') return new Set(['%']);
      return new Set([...unitsOf(of)].map((unit) => (unit === '%' ? '百分点' : unit)));
    }
    case 'last':
      return new Set();
    default:
      return unitsOf(expression.of);
  }
}

function areAlike(one: Expression, other: Expression): boolean {
  return new Set([...unitsOf(one), ...unitsOf(other)]).size <= 1;
}

function isOrdered(expression: Expression): boolean {
  if (expression.kind === 'order') return true;
  return (expression.kind === 'keep' || expression.kind === 'before') && isOrdered(expression.of);
}

function firstOf<Value>(values: readonly Value[], find: (value: Value) => Misfit | null): Misfit | null {
  for (const value of values) {
    const found = find(value);
    if (found) return found;
  }
  return null;
}
