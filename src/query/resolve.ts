import {
  type Cells,
  type Condition,
  type Expression,
  expressionSchema,
  type Query,
  type SetOf,
  type Slots,
} from './query.js';
import { hasColumns, same } from './shape.js';
import { allOf, holdsIn, leavesOf, operandsOfConditions, withOperands, withOperandsOfCondition } from './walk.js';

type Change = Extract<Expression, { kind: 'with' }>;
type Slot = keyof Slots;
type Edit = {
  change: Change;
  slot: Slot;
  /** Who is looked for in a ranking changes, and not what is ranked. */
  sought: boolean;
};
type AnySet = SetOf<unknown>;

const SLOTS: readonly Slot[] = ['items', 'applicants', 'agencies', 'years'];
/** Other items and applicants must not change what a condition looks at: 那许可呢 leaves open who was top. */
const EVERYWHERE: readonly Slot[] = ['agencies', 'years'];

/** The query without `last` and `with`, which refer to the chat's queries, newest first; `null` where it refers to none of them. */
export function resolve(query: Query, last: readonly Query[]): Query | null {
  const ask = writtenOut(query.ask, last);
  const within = (of: Expression) => writtenOut(of, last);
  const claim = allOf((query.claim ?? []).map((condition) => withOperandsOfCondition(condition, within)));
  return ask && claim && { ...query, ask, ...(query.claim && { claim }) };
}

/** Whether it refers to the queries before. */
export function refersBack({ ask, claim = [] }: Query): boolean {
  const refers = ({ kind }: Expression) => kind === 'last' || kind === 'with';
  return [ask, ...operandsOfConditions(claim)].some((part) => holdsIn(part, refers));
}

function writtenOut(expression: Expression, last: readonly Query[]): Expression | null {
  const within = (of: Expression) => writtenOut(of, last);
  if (expression.kind === 'last') {
    const meant = last[expression.back - 1]?.ask;
    return meant ? partAt(meant, expression.part ?? []) : null;
  }
  const written = withOperands(expression, within, (condition) => withOperandsOfCondition(condition, within));
  if (written?.kind !== 'with') return written;
  return SLOTS.reduce((of, slot) => edited(of, written, slot), written.of);
}

function partAt(expression: Expression, path: readonly string[]): Expression | null {
  let part: unknown = expression;
  for (const step of path) part = part instanceof Object ? new Map(Object.entries(part)).get(step) : null;
  return expressionSchema.safeParse(part).data ?? null;
}

/** The expression with one slot of its cells changed. */
function edited(expression: Expression, change: Change, slot: Slot): Expression {
  const sets = [change.to, change.add, change.drop].flatMap((slots): AnySet[] => (slots?.[slot] ? [slots[slot]] : []));
  if (sets.length === 0) return expression;
  const isNames = sets.every(({ any }) => any.length > 0 && any.every((member) => typeof member !== 'object'));
  return changed(expression, { change, slot, sought: isNames && seeks(expression, slot) });
}

function changed(expression: Expression, edit: Edit): Expression {
  const { change, slot, sought } = edit;
  if (expression.kind === 'cells') return sought ? expression : withSlot(expression, change, slot);
  const inside = (of: Expression) => changed(of, edit);
  if (expression.kind === 'against' && differs(expression, slot)) return { ...expression, of: inside(expression.of) };
  const condition = (one: Condition): Condition => {
    if (sought) return one.is === 'among' && one[slot] ? { ...one, ...slotOf(one, change, slot) } : one;
    return EVERYWHERE.includes(slot) ? (withOperandsOfCondition(one, inside) ?? one) : one;
  };
  return withOperands(expression, inside, condition) ?? expression;
}

function withSlot(cells: Cells, change: Change, slot: Slot): Cells {
  const next: Cells = { ...cells, ...slotOf(cells, change, slot) };
  return slot === 'items' && !hasColumns(next) ? { ...next, applicants: { any: ['total'] } } : next;
}

function slotOf(slots: Slots, { to, add, drop }: Change, slot: Slot): Slots {
  // The same slot of each holds members of the same kind, which the compiler cannot follow.
  const [own, next, more, less] = [slots, to, add, drop].map((from) => from?.[slot] as AnySet | undefined);
  return { [slot]: without(together(next ?? own ?? { any: [] }, more), less) };
}

function together(set: AnySet, more: AnySet | undefined): AnySet {
  if (!more || set.any.length === 0) return set;
  if (more.any.length === 0) return more;
  const but = set.but?.filter((out) => !has(more, out));
  return { any: [...set.any, ...more.any.filter((member) => !has(set, member))], ...(but?.length && { but }) };
}

function without(set: AnySet, less: AnySet | undefined): AnySet {
  if (!less) return set;
  const left = set.any.filter((member) => !has(less, member));
  // A set that lost all of its members would be a set of everything.
  if (left.length === 0) return { any: set.any, but: [...(set.but ?? []), ...less.any] };
  const but = [...(set.but ?? []), ...less.any.filter((member) => !has(set, member))];
  return { any: left, ...(but.length > 0 && { but }) };
}

function has({ any }: AnySet, member: unknown): boolean {
  return any.some((other) => same(other, member));
}

/** Whether the two sides differ in the slot, so that another member takes the place of what is compared and not of both. */
function differs({ of, from }: Extract<Expression, { kind: 'against' }>, slot: Slot): boolean {
  const sets = (side: Expression) => leavesOf(side).map(({ node }) => node[slot]);
  return !sets(from).some((set) => sets(of).some((own) => same(own, set)));
}

function seeks(expression: Expression, slot: Slot): boolean {
  return holdsIn(
    expression,
    (part) => part.kind === 'keep' && part.where.some((one) => one.is === 'among' && one[slot]),
  );
}
