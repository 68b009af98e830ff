import type { Query } from '../../query/query.js';
import { allOperandsOf, holdsIn, leavesOf, operandsOfConditions } from '../../query/walk.js';

/** Cells nodes of a query. */
const MOST_PARTS = 12;
const MOST_NAMED = 20;
/** Members of any set, years and what is left out among them. */
const MOST_MEMBERS = 200;

/** Why a stranger's query is not looked up: it goes on from another question, or asks for more than an answer tells; undefined where it is fine. */
export function refusedQuery({ ask, claim = [] }: Query): string | undefined {
  const parts = [ask, ...operandsOfConditions(claim)];
  if (parts.some((part) => holdsIn(part, ({ kind }) => kind === 'last' || kind === 'with')))
    return 'a query that goes on from another question is not looked up: send it written out, as answers state it';
  const leaves = parts.flatMap((part) => leavesOf(part, allOperandsOf));
  const isOpen = leaves.some(({ node: { items, agencies } }) => !isNamed(items.any) && !isNamed(agencies.any));
  const sets = leaves.flatMap(({ node: { items, applicants, agencies, years } }) => [
    items,
    applicants,
    agencies,
    years,
  ]);
  const isLong = sets.some(({ any, but = [] }) => any.length > MOST_MEMBERS || but.length > MOST_MEMBERS);
  if (leaves.length > MOST_PARTS || isOpen || isLong)
    return `too much at once: name at most ${MOST_NAMED} items, or as many agencies, in at most ${MOST_PARTS} parts`;
  return undefined;
}

function isNamed(members: readonly unknown[]): boolean {
  return members.length > 0 && members.length <= MOST_NAMED && members.every((member) => typeof member === 'string');
}
