import { columnParts, hasParts, itemOf } from '../report/items.js';
import {
  type Cells,
  type Condition,
  DIMENSIONS,
  type Dimension,
  type Expression,
  type IdMember,
  type SetOf,
} from './query.js';

/** What is known of each dimension before anything is looked up: `true` has several members, a text is its only one, `null` has none. */
export type Shape = Readonly<Record<Dimension, true | string | null>>;

const FOLDED: Shape = { item: null, applicant: null, agency: null, year: null };

/** The dimensions of an expression's rows. `latest: 1` is one year, although agencies differ in it. `refine` may know more of cells. */
export function shapeOf(expression: Expression, refine = (_: Cells, shape: Shape) => shape): Shape {
  const inside = (of: Expression) => shapeOf(of, refine);
  switch (expression.kind) {
    case 'cells':
      return refine(expression, shapeOfCells(expression));
    case 'together':
      return expression.of.map(inside).reduce(joined);
    case 'fold': {
      const { over } = expression;
      return mapped(inside(expression.of), (member, dimension) =>
        member === true && over.includes(dimension) ? null : member,
      );
    }
    case 'against': {
      const from = inside(expression.from);
      return mapped(inside(expression.of), (member, dimension) => (from[dimension] === true ? true : member));
    }
    case 'keep':
      return expression.where.reduce(narrowed, inside(expression.of));
    case 'before':
    case 'order':
    case 'with':
      return inside(expression.of);
    case 'last':
      return FOLDED;
    default:
      return expression satisfies never;
  }
}

/** The dimensions with several members. */
export function openIn(shape: Shape): Dimension[] {
  return DIMENSIONS.filter((dimension) => shape[dimension] === true);
}

/** The dimensions in which rows of two tables must agree to belong together: those that are open in both. */
export function sharedBy(one: Shape, other: Shape): Dimension[] {
  return openIn(one).filter((dimension) => other[dimension] === true);
}

function shapeOfCells({ items, applicants, agencies, years }: Cells): Shape {
  const single = <Member>(set: SetOf<Member>, name: (member: Member) => string | null): true | string => {
    const members = set.any.filter((member) => !set.but?.some((out) => same(out, member)));
    const [only] = members;
    return members.length === 1 && only !== undefined ? (name(only) ?? true) : true;
  };
  const item = single(items, (id) => (typeof id === 'string' ? id : hasParts(id.parts) ? null : id.parts));
  return {
    item,
    applicant: hasColumns({ items }) ? single(applicants, columnIn) : null,
    agency: single(agencies, (agency) => (typeof agency === 'string' ? agency : null)),
    year: single(years, (year) => {
      if (typeof year === 'number') return String(year);
      if ('latest' in year) return year.latest === 1 ? 'latest' : null;
      return year.from === year.to ? String(year.from) : null;
    }),
  };
}

function columnIn(id: string | { parts: string }): string | null {
  if (typeof id === 'string') return id;
  const parts = columnParts(id.parts);
  return parts.length === 1 ? (parts[0] ?? null) : null;
}

/** Whether some of the rows have columns of applicants. */
export function hasColumns({ items }: Pick<Cells, 'items'>): boolean {
  return items.any.length === 0 || items.any.some(byApplicant);
}

/** Whether rows of the item, or of the group, have columns of applicants. */
export function byApplicant(member: IdMember): boolean {
  const id = idOf(member);
  return itemOf(id)?.byApplicant ?? (id === 'applications' || id.startsWith('applications.'));
}

/** The id of a member, or of the group whose parts it is. */
export function idOf(member: IdMember): string {
  return typeof member === 'string' ? member : member.parts;
}

// 洛江的排第几: of a whole ranking one row is kept.
function narrowed(shape: Shape, condition: Condition): Shape {
  if (condition.is !== 'among' || condition.not || condition.of) return shape;
  const all = { any: [] };
  const { items = all, applicants = all, agencies = all, years = all } = condition;
  const kept = shapeOfCells({ kind: 'cells', items, applicants, agencies, years });
  return mapped(shape, (member, dimension) => (member === true ? (kept[dimension] ?? true) : member));
}

function joined(one: Shape, other: Shape): Shape {
  return mapped(one, (member, dimension) => (member === other[dimension] ? member : true));
}

function mapped(shape: Shape, to: (member: Shape[Dimension], dimension: Dimension) => Shape[Dimension]): Shape {
  return {
    item: to(shape.item, 'item'),
    applicant: to(shape.applicant, 'applicant'),
    agency: to(shape.agency, 'agency'),
    year: to(shape.year, 'year'),
  };
}

/** Whether two members of a set, or two expressions, say the same: sets have no order. */
export function same(one: unknown, other: unknown): boolean {
  return one === other || written(one) === written(other);
}

function written(value: unknown): string {
  return JSON.stringify(value, (key, member: unknown) =>
    (key === 'any' || key === 'but') && Array.isArray(member)
      ? member.map((each) => JSON.stringify(each)).sort()
      : member,
  );
}
