import { expressionsIn, leavesOf } from './leaves.js';
import {
  type Cells,
  type Condition,
  type Expression,
  expressionSchema,
  type Query,
  type SetOf,
  type Slots,
} from './query.js';
import { byApplicant, same } from './shape.js';

type Change = Extract<Expression, { kind: 'with' }>;
type Slot = keyof Slots;

const SLOTS: readonly Slot[] = ['items', 'applicants', 'agencies', 'years'];
/** Other items and applicants must not change what a condition looks at: 那许可呢 leaves open who was top. */
const EVERYWHERE: readonly Slot[] = ['agencies', 'years'];

/** The query without `last` and `with`, which refer to the chat's queries, newest first; `null` where it refers to none of them. */
export function resolve(query: Query, last: readonly Query[]): Query | null {
  const { ask, claim } = query;
  const written = writtenOut(ask, last);
  const claims = claim?.map((condition) => inCondition(condition, (of) => writtenOut(of, last)));
  if (written === null || claims?.some((condition) => condition === null)) return null;
  return { ...query, ask: written, ...(claims && { claim: claims.flatMap((condition) => condition ?? []) }) };
}

/** Whether it refers to the queries before. */
export function refersBack(expression: Expression): boolean {
  switch (expression.kind) {
    case 'last':
    case 'with':
      return true;
    case 'cells':
      return false;
    case 'together':
      return expression.of.some(refersBack);
    case 'against':
      return refersBack(expression.of) || refersBack(expression.from);
    case 'keep':
      return refersBack(expression.of) || expression.where.flatMap(expressionsIn).some(refersBack);
    default:
      return refersBack(expression.of);
  }
}

function writtenOut(expression: Expression, last: readonly Query[]): Expression | null {
  const within = (of: Expression) => writtenOut(of, last);
  if (expression.kind === 'last') {
    const meant = last[expression.back - 1]?.ask;
    return meant ? partOf(meant, expression.part ?? []) : null;
  }
  if (expression.kind !== 'with') return inParts(expression, within, (condition) => inCondition(condition, within));
  const of = within(expression.of);
  return of && SLOTS.reduce((changed, slot) => edited(changed, { ...expression, of }, slot), of);
}

function partOf(expression: Expression, path: readonly string[]): Expression | null {
  let part: unknown = expression;
  for (const step of path)
    part = part instanceof Object ? Object.entries(part).find(([name]) => name === step)?.[1] : null;
  const read = expressionSchema.safeParse(part);
  return read.success ? read.data : null;
}

/** The expression with one slot of its cells changed. */
function edited(expression: Expression, change: Change, slot: Slot): Expression {
  if (!change.to?.[slot] && !change.add?.[slot] && !change.drop?.[slot]) return expression;
  // Who is looked for in a ranking changes, and not what is ranked.
  const isSought = heldByAmong(expression, slot) && isNames(change, slot);
  return changed(expression, { change, slot, sought: isSought });
}

type Edit = { change: Change; slot: Slot; sought: boolean };

function changed(expression: Expression, edit: Edit): Expression {
  const { change, slot, sought } = edit;
  if (expression.kind === 'cells') return sought ? expression : withSlot(expression, change, slot);
  if (expression.kind === 'against' && differs(expression, slot)) {
    return { ...expression, of: changed(expression.of, edit) };
  }
  const inside = (of: Expression) => changed(of, edit);
  const condition = (one: Condition): Condition => {
    if (sought) return one.is === 'among' && one[slot] ? { ...one, ...slotOf(one, change, slot) } : one;
    return EVERYWHERE.includes(slot) ? (inCondition(one, inside) ?? one) : one;
  };
  return inParts(expression, inside, condition) ?? expression;
}

function withSlot(cells: Cells, change: Change, slot: Slot): Cells {
  const next: Cells = { ...cells, ...slotOf(cells, change, slot) };
  const { items } = next;
  const hasColumns =
    items.any.length === 0 || items.any.some((id) => byApplicant(typeof id === 'string' ? id : id.parts));
  return slot === 'items' && !hasColumns ? { ...next, applicants: { any: ['total'] } } : next;
}

function slotOf(slots: Slots, { to, add, drop }: Change, slot: Slot): Slots {
  // The slot of the one is the same slot of the other, which the compiler cannot follow.
  const set = slots[slot] as SetOf<unknown> | undefined;
  const replaced = (to?.[slot] as SetOf<unknown> | undefined) ?? set ?? { any: [] };
  const more = add?.[slot] as SetOf<unknown> | undefined;
  const less = drop?.[slot] as SetOf<unknown> | undefined;
  return { [slot]: without(together(replaced, more), less) };
}

function together(set: SetOf<unknown>, more: SetOf<unknown> | undefined): SetOf<unknown> {
  if (!more || set.any.length === 0) return set;
  if (more.any.length === 0) return more;
  const but = set.but?.filter((out) => !has(more.any, out));
  return { any: [...set.any, ...more.any.filter((member) => !has(set.any, member))], ...(but?.length && { but }) };
}

function without(set: SetOf<unknown>, less: SetOf<unknown> | undefined): SetOf<unknown> {
  if (!less) return set;
  const left = set.any.filter((member) => !has(less.any, member));
  const out = less.any.filter((member) => !has(set.any, member));
  // A set that lost all of its members would be a set of everything.
  if (left.length === 0) return { any: set.any, but: [...(set.but ?? []), ...less.any] };
  const but = [...(set.but ?? []), ...out];
  return { any: left, ...(but.length > 0 && { but }) };
}

function has(members: readonly unknown[], member: unknown): boolean {
  return members.some((other) => same(other, member));
}

/** Whether the two sides differ in the slot, so that another member takes the place of what is compared and not of both. */
function differs({ of, from }: Extract<Expression, { kind: 'against' }>, slot: Slot): boolean {
  const sets = (side: Expression) => leavesOf(side).map(({ node }) => node[slot]);
  return !sets(from).some((set) => sets(of).some((own) => same(own, set)));
}

function heldByAmong(expression: Expression, slot: Slot): boolean {
  if (expression.kind === 'keep' && expression.where.some((one) => one.is === 'among' && one[slot])) return true;
  return 'of' in expression && !Array.isArray(expression.of) && heldByAmong(expression.of, slot);
}

function isNames({ to, add, drop }: Change, slot: Slot): boolean {
  const members = [to, add, drop].flatMap((slots): readonly unknown[] => slots?.[slot]?.any ?? []);
  return members.length > 0 && members.every((member) => typeof member !== 'object');
}

function inParts(
  expression: Expression,
  to: (of: Expression) => Expression | null,
  condition: (condition: Condition) => Condition | null,
): Expression | null {
  switch (expression.kind) {
    case 'cells':
    case 'last':
      return expression;
    case 'together': {
      const of = expression.of.map(to);
      const there = of.flatMap((part) => part ?? []);
      return there.length < of.length ? null : { ...expression, of: there };
    }
    case 'against': {
      const [of, from] = [to(expression.of), to(expression.from)];
      return of && from && { ...expression, of, from };
    }
    case 'keep': {
      const [of, where] = [to(expression.of), expression.where.map(condition)];
      const there = where.flatMap((one) => one ?? []);
      return of && there.length === where.length ? { ...expression, of, where: there } : null;
    }
    default: {
      const of = to(expression.of);
      return of && { ...expression, of };
    }
  }
}

function inCondition(condition: Condition, to: (of: Expression) => Expression | null): Condition | null {
  const of = condition.of && to(condition.of);
  if (of === null) return null;
  const next = of ? { ...condition, of } : condition;
  if (!('than' in next) || typeof next.than === 'number') return next;
  const than = to(next.than);
  return than && { ...next, than };
}
