import type { Condition, Expression, IdMember } from '../../query/query.js';
import { shapeOf } from '../../query/shape.js';
import type { Table } from '../../query/table.js';
import { itemOf } from '../../report/items.js';
import { NOTHING, type Subject } from '../subject.js';
import type { TableWording } from './table-wording.js';

/** The condition in words, with the names of what it looks at; a number without a unit is in that of the items asked for. */
export function conditionSaid(condition: Condition, { query }: Pick<Table, 'query'>, words: TableWording): string {
  const [item] = itemsIn(condition.of ?? query.ask).items;
  const own = (item && itemOf(item.id)?.unit) ?? '';
  const unit = ('unit' in condition && condition.unit) || own;
  const than = 'than' in condition ? condition.than : 0;
  const { is, not = false } = condition;
  return words.condition({
    is,
    not,
    of: condition.of ? nameOf(condition.of, words) : '',
    than: typeof than === 'number' ? words.amount({ value: than, unit }) : nameOf(than, words),
    isZero: than === 0,
    vague: 'give' in condition && condition.give !== undefined,
    from: condition.is === 'rank' ? condition.from : 0,
    to: condition.is === 'rank' ? condition.to : 0,
    among: condition.is === 'among' ? words.listed(amongNames(condition, words)) : '',
  });
}

/** What a question asks for, where no row tells: its items, in the one year and of the one agency that it names. */
export function askedName({ query }: Pick<Table, 'query'>, words: TableWording): string {
  const { agency, year } = shapeOf(query.ask);
  return words.name({
    agencies: typeof agency === 'string' ? [agency] : [],
    years: Number(year) > 1 ? [Number(year)] : [],
    ...itemsIn(query.ask),
  });
}

/** The items that an expression is of, in words; empty for what names none. */
export function nameOf(expression: Expression, words: TableWording): string {
  return words.name({ ...NOTHING, ...itemsIn(expression) });
}

function amongNames(condition: Extract<Condition, { is: 'among' }>, words: TableWording): string[] {
  const { agencies, years, items, applicants } = condition;
  const subject: Subject = {
    agencies: agencies?.any.flatMap((agency) => (typeof agency === 'string' ? [agency] : [])) ?? [],
    years: years?.any.flatMap((year) => (typeof year === 'number' ? [year] : [])) ?? [],
    items: idsIn(items?.any ?? []).map(item),
    applicants: idsIn(applicants?.any ?? []),
  };
  return [words.name(subject)].filter(Boolean);
}

function itemsIn(expression: Expression): Pick<Subject, 'items' | 'applicants'> {
  switch (expression.kind) {
    case 'cells': {
      const applicants = idsIn(expression.applicants.any).filter((applicant) => applicant !== 'total');
      // A group that is no item itself has no name.
      return { items: idsIn(expression.items.any).filter(itemOf).map(item), applicants };
    }
    case 'together':
      return {
        items: expression.of.flatMap((one) => itemsIn(one).items),
        applicants: [],
      };
    case 'last':
      return { items: [], applicants: [] };
    default:
      return itemsIn(expression.of);
  }
}

function idsIn(members: readonly IdMember[]): string[] {
  return members.map((member) => (typeof member === 'string' ? member : member.parts));
}

function item(id: string): Subject['items'][number] {
  return { id, metric: id, form: null };
}

/** All conditions of the keeps that a table came through, the outermost first, without those that only pick a place. */
export function conditionsOf({ query }: Pick<Table, 'query'>): Condition[] {
  const found: Condition[] = [];
  for (let at: Expression | undefined = query.ask; at; at = inner(at)) {
    if (at.kind === 'keep') found.push(...at.where.filter(({ is }) => is !== 'rank'));
  }
  return found;
}

function inner(expression: Expression): Expression | undefined {
  if (expression.kind === 'cells' || expression.kind === 'together' || expression.kind === 'last') return undefined;
  return expression.of;
}
