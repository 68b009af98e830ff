import type { Cells, Condition, Expression } from './query.js';

/** A cells node with how many years before its own years the figures are looked up. */
export type Leaf = { node: Cells; earlier: number };

/** The cells nodes of an expression outside its conditions, in order. */
export function leavesOf(expression: Expression, earlier = 0): Leaf[] {
  switch (expression.kind) {
    case 'cells':
      return [{ node: expression, earlier }];
    case 'together':
      return expression.of.flatMap((part) => leavesOf(part, earlier));
    case 'against':
      return [...leavesOf(expression.of, earlier), ...leavesOf(expression.from, earlier)];
    case 'before':
      return leavesOf(expression.of, earlier + expression.years);
    case 'fold':
    case 'order':
    case 'keep':
    case 'with':
      return leavesOf(expression.of, earlier);
    case 'last':
      return [];
    default:
      return expression satisfies never;
  }
}

/** The cells nodes of an expression and of all its conditions. */
export function everyLeaf(expression: Expression, earlier = 0): Leaf[] {
  switch (expression.kind) {
    case 'together':
      return expression.of.flatMap((part) => everyLeaf(part, earlier));
    case 'against':
      return [...everyLeaf(expression.of, earlier), ...everyLeaf(expression.from, earlier)];
    case 'before':
      return everyLeaf(expression.of, earlier + expression.years);
    case 'keep':
      return [...everyLeaf(expression.of, earlier), ...leavesOfConditions(expression.where, earlier)];
    case 'fold':
    case 'order':
    case 'with':
      return everyLeaf(expression.of, earlier);
    default:
      return leavesOf(expression, earlier);
  }
}

/** The cells nodes that conditions look at. */
export function leavesOfConditions(conditions: readonly Condition[], earlier = 0): Leaf[] {
  return conditions.flatMap((condition) => expressionsIn(condition).flatMap((of) => everyLeaf(of, earlier)));
}

/** The expressions that a condition holds. */
export function expressionsIn(condition: Condition): Expression[] {
  const than = 'than' in condition && typeof condition.than !== 'number' ? [condition.than] : [];
  return [...(condition.of ? [condition.of] : []), ...than];
}
