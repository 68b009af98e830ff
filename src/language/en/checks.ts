import { grouped } from '../../answer/arithmetic.js';
import type { Finding } from '../../report/fact.js';
import { columnOf, inWords, namesOf } from '../labels.js';
import { labelEn } from './names.js';

const CHANNELS: Readonly<Record<string, string>> = {
  review: 'administrative review',
  'litigation.direct': 'litigation without prior review',
  'litigation.after_review': 'litigation after review',
};

/** What each consistency check holds the figures to. */
export const CHECKS_EN: Readonly<Record<string, string>> = {
  'applications-balance': 'received + carried in = outcomes + carried out',
  'outcomes-add-up': 'all outcomes = outcomes in total',
  'applicants-add-up': 'all kinds of applicant = total',
  'review-adds-up': 'upheld + corrected + other + pending = total',
  'carried-over': "last year's carried out = this year's carried in",
  'documents-in-force': 'in force last year + issued − repealed = in force',
  'items-carried': "last year's items + change = this year's items of the previous year",
  'text-agrees': 'the text = the table',
  'shares-recompute': 'a share in the text = part ÷ whole',
};

/** A check that fails, with its numbers: which relation, where, and by how much. */
export function findingEn({ agency, year, check, scope, left, right, difference, working }: Finding): string {
  const where = scopeEn(scope);
  const sides = working || (left !== null && right !== null ? `${left} ≠ ${right}` : '');
  const gap = difference === null ? '' : `, off by ${Math.abs(difference)}`;
  const relation = CHECKS_EN[check] ?? 'a relation of the table';
  if (check === 'applications-balance' && difference !== null && difference !== 0) {
    const way = difference > 0 ? 'more were received than dealt with' : 'more were dealt with than received';
    return `${labelEn({ agency, year })}${where ? ` (${where})` : ''}: ${grouped(Math.abs(difference))} ${way}, and the report does not say why (${relation}: ${sides}).`;
  }
  return `${labelEn({ agency, year })}: "${relation}" does not hold${where ? ` (${where})` : ''}: ${sides}${gap}.`;
}

/** The column, channel or row that a check was made on; empty for a whole table. */
export function scopeEn(scope: string): string {
  return columnOf(scope)?.en ?? CHANNELS[scope] ?? namesOf(scope)?.en ?? inWords(scope);
}
