import type { Cells, Condition, Expression } from './query.js';

/** A cells node with how many years before its own years the figures are looked up. */
export type Leaf = { node: Cells; earlier: number };

/** The expressions that an expression is made of, without those of its conditions. */
export function operandsOf(expression: Expression): Expression[] {
  if (expression.kind === 'cells' || expression.kind === 'last') return [];
  return expression.kind === 'against' ? [expression.of, expression.from] : [expression.of].flat();
}

/** The expressions that conditions hold. */
export function operandsOfConditions(conditions: readonly Condition[]): Expression[] {
  return conditions.flatMap((condition) => [
    ...(condition.of ? [condition.of] : []),
    ...('than' in condition && typeof condition.than !== 'number' ? [condition.than] : []),
  ]);
}

/** Everything that an expression is made of, conditions too. */
export function allOperandsOf(expression: Expression): Expression[] {
  return [...operandsOf(expression), ...(expression.kind === 'keep' ? operandsOfConditions(expression.where) : [])];
}

/** The cells nodes of an expression in order: without those of its conditions, unless `operands` says otherwise. */
export function leavesOf(expression: Expression, operands = operandsOf, earlier = 0): Leaf[] {
  if (expression.kind === 'cells') return [{ node: expression, earlier }];
  const shift = expression.kind === 'before' ? expression.years : 0;
  return operands(expression).flatMap((part) => leavesOf(part, operands, earlier + shift));
}

/** Every condition that an expression keeps rows by, those within conditions too. */
export function conditionsIn(expression: Expression): Condition[] {
  const own = expression.kind === 'keep' ? expression.where : [];
  return [...own, ...allOperandsOf(expression).flatMap(conditionsIn)];
}

/** Whether something holds of the expression or of anything that it is made of. */
export function holdsIn(expression: Expression, holds: (part: Expression) => boolean): boolean {
  return holds(expression) || allOperandsOf(expression).some((part) => holdsIn(part, holds));
}

/** The expression with its parts and conditions changed; `null` where one of them comes back as none. */
export function withOperands(
  expression: Expression,
  part: (of: Expression) => Expression | null,
  condition: (condition: Condition) => Condition | null,
): Expression | null {
  switch (expression.kind) {
    case 'cells':
    case 'last':
      return expression;
    case 'together': {
      const of = allOf(expression.of.map(part));
      return of && { ...expression, of };
    }
    case 'against': {
      const [of, from] = [part(expression.of), part(expression.from)];
      return of && from && { ...expression, of, from };
    }
    case 'keep': {
      const [of, where] = [part(expression.of), allOf(expression.where.map(condition))];
      return of && where && { ...expression, of, where };
    }
    default: {
      const of = part(expression.of);
      return of && { ...expression, of };
    }
  }
}

/** The condition with the expressions that it holds changed; `null` where one of them comes back as none. */
export function withOperandsOfCondition(
  condition: Condition,
  part: (of: Expression) => Expression | null,
): Condition | null {
  const of = condition.of && part(condition.of);
  if (of === null) return null;
  const next = of ? { ...condition, of } : condition;
  if (!('than' in next) || typeof next.than === 'number') return next;
  const than = part(next.than);
  return than && { ...next, than };
}

/** All of them, or `null` where one is none. */
export function allOf<Value>(values: readonly (Value | null)[]): Value[] | null {
  return values.includes(null) ? null : values.flatMap((value) => value ?? []);
}
