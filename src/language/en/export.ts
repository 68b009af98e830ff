import { grouped } from '../../answer/arithmetic.js';
import { dayInChina } from '../../answer/days.js';
import type { ExportWording } from '../../export/wording.js';
import { columnOf, namesOf } from '../labels.js';
import { CHECKS_EN, scopeEn } from './checks.js';

/** Exported files in English. */
export const enExport: ExportWording = {
  sheets: { facts: 'Figures', sources: 'Sources', findings: 'Checks', answer: 'Answer' },
  facts: {
    agency: 'agency',
    year: 'year',
    metric: 'metric',
    applicant: 'applicant',
    item: 'item',
    value: 'value',
    unit: 'unit',
    cell: 'as printed',
    origin: 'taken from',
    status: 'status',
    section: 'section',
    labels: 'labels',
    row: 'row',
    column: 'column',
    form: 'form',
    notes: 'notes',
    quote: 'row or sentence as printed',
    file: 'source',
    report: 'report',
    correction: 'correction',
  },
  sources: {
    title: 'title of the report',
    agency: 'agency',
    year: 'year',
    section: 'section',
    quote: 'row or sentence as printed',
    published: 'published',
    file: 'file',
    hash: 'fingerprint',
    report: 'report',
  },
  findings: {
    agency: 'agency',
    year: 'year',
    check: 'check',
    scope: 'tested on',
    outcome: 'outcome',
    working: 'working',
    left: 'left side',
    right: 'right side',
    difference: 'difference',
    report: 'report',
  },
  answer: { question: 'question', text: 'answer', label: 'label' },
  item: ({ metric, form, applicant }) => {
    const row = namesOf(metric, form)?.en ?? '';
    return row && applicant && applicant !== 'total' ? `${row} (${columnOf(applicant)?.en})` : row;
  },
  origin: (status) =>
    ({
      reported: "the report's table",
      blank: "an empty cell of the report's table (not zero)",
      placed: "the report's table, place inferred from its sums",
      recognised: "recognised in a picture of the report's table",
      text: "the report's text",
    })[status],
  originCorrected: 'corrected by an administrator',
  corrected: ({ printed, by, at, why }) =>
    `${printed === null ? 'blank' : grouped(printed)} as printed; corrected by ${by} on ${dayInChina(at)}: ${why}`,
  check: (check) => CHECKS_EN[check] ?? check,
  scope: scopeEn,
  outcome: (outcome) =>
    ({
      closes: 'holds',
      closes_if_blank_is_zero: 'holds only if blanks count as zero',
      does_not_close: 'does not hold',
      cannot_test: 'cannot be tested',
    })[outcome],
  wordedBy: (by) =>
    by === 'model' ? 'worded by AI, the original counts; figures from the reports' : 'taken from the reports',
};
