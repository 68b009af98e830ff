import type { Cells, Expression } from '../../query/query.js';
import { openOf } from '../follow-up/edit.js';
import type { Asked, Built } from './asked.js';
import { withItems } from './cells-asked.js';

/** Orders over what is asked for by place, and keeps the places wanted. */
export function ranked(ask: Expression, base: Cells, { rank, main, relation }: Asked): Expression {
  if (!rank) return ask;
  if (rank.place) {
    const named = main.agencies.filter((agency) => typeof agency === 'string');
    const order: Expression = { kind: 'order', by: rank.by, of: relation ? ask : { ...base, agencies: { any: [] } } };
    return named.length > 0 ? { kind: 'keep', where: [{ is: 'among', agencies: { any: named } }], of: order } : order;
  }
  const [agency, ...more] = main.agencies;
  // 青岚区的申请数量排名: where it stands among all.
  if (rank.to === null && !rank.versus && typeof agency === 'string' && more.length === 0 && openOf(ask).length === 0) {
    const all: Expression = { kind: 'order', by: rank.by, of: { ...base, agencies: { any: [] } } };
    return { kind: 'keep', where: [{ is: 'among', agencies: { any: [agency] } }], of: all };
  }
  const order: Expression = { kind: 'order', by: rank.by, of: ask };
  return rank.to === null ? order : { kind: 'keep', where: [{ is: 'rank', from: rank.from, to: rank.to }], of: order };
}

/** Only the agencies that stand first by another item. */
export function amongRanked(ask: Expression, base: Cells, { rank, ordering, conditions }: Asked): Expression {
  if (!rank || !ordering || rank.to === null) return ask;
  void conditions;
  const order: Expression = { kind: 'order', by: rank.by, of: withItems(base, ordering) };
  return { kind: 'keep', where: [{ of: order, is: 'rank', from: rank.from, to: rank.to }], of: ask };
}

/** 是不是自然人最多: who is named is claimed to stand first. */
export function claimOfPlace(ask: Expression, base: Cells, { rank, main, words }: Asked): Built | null {
  if (!rank || !words.all.some(({ kind, id }) => (kind === 'op' && id === 'claim') || kind === 'yesno')) return null;
  const [applicant] = main.applicants;
  const [agency] = main.agencies;
  if (typeof applicant === 'string' && applicant !== 'total') {
    const order: Expression = {
      kind: 'order',
      by: rank.by,
      of: { ...base, applicants: { any: [{ parts: 'applicants' }] } },
    };
    return {
      ask: { kind: 'keep', where: [{ is: 'rank', from: 1, to: 1 }], of: order },
      claim: [{ is: 'among', applicants: { any: [applicant] } }],
    };
  }
  if (typeof agency === 'string' && main.agencies.length === 1 && openOf(ask).length === 0) {
    const order: Expression = { kind: 'order', by: rank.by, of: { ...base, agencies: { any: [] } } };
    return {
      ask: { kind: 'keep', where: [{ is: 'rank', from: 1, to: 1 }], of: order },
      claim: [{ is: 'among', agencies: { any: [agency] } }],
    };
  }
  return null;
}
