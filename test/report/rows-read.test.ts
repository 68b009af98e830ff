import { describe, expect, it } from 'vitest';
import { enNote, enRows } from '../../src/language/en/reading.js';
import { zhNote, zhRows } from '../../src/language/zh/reading.js';
import { APPLICANTS } from '../../src/report/applicants.js';
import type { FactStatus } from '../../src/report/fact.js';
import { FORMS } from '../../src/report/forms.js';
import { note } from '../../src/report/noted.js';
import { notesOn, rowsRead } from '../../src/report/rows-read.js';

const row = (metric: string, status: FactStatus, cells: number = APPLICANTS.length) =>
  Array.from({ length: cells }, () => ({ metric, status }));

describe('rowsRead', () => {
  const facts = [
    ...row('applications.received', 'reported', 6),
    ...row('applications.received', 'blank', 1),
    ...row('applications.outcome.granted', 'placed'),
    ...row('applications.outcome.partial', 'reported', 5),
    ...row('applications.carried_in', 'text', 1),
  ];
  const unsure = [note('cells_lost', '（五）部分公开 | 1 | 2'), note('no_number', '9 | 8', '9a')];
  const lost = note('cells_lost', '二、上年结转政府信息公开申请数量 | 3');
  const { rows, others } = rowsRead({ form: '2021', facts, unsure: [...unsure, lost] });
  const of = (metric: string) => rows.find((one) => one.metric === metric);

  it('has every row of the form once, in its order', () => {
    expect(rows.map(({ metric }) => metric)).toEqual(FORMS['2021'].map(({ metric }) => metric));
  });

  it('tells what was read, placed, unsure with the reason, and not printed', () => {
    expect(of('applications.received')).toMatchObject({ state: 'read', cells: 7, blank: 1 });
    expect(of('applications.outcome.granted')).toMatchObject({ state: 'placed', cells: 7 });
    expect(of('applications.outcome.partial')).toMatchObject({ state: 'read', cells: 5, asked: 7 });
    expect(of('review.total')).toMatchObject({ state: 'not_printed', cells: 0 });
    const left = rows.filter(({ notes }) => notes.includes(lost));
    expect(left.map(({ metric, state }) => [metric, state])).toEqual([['applications.carried_in', 'unsure']]);
  });

  it('knows a row of what was disclosed by its own label, and any row by its item', () => {
    const printed = note('cells_astray', '行政规范性文件 | 58 | 546');
    const unread = note('not_read', 'licensing.decisions');
    const read = rowsRead({ form: '2021', facts, unsure: [printed, unread] });
    const unsureRows = read.rows.filter(({ state }) => state === 'unsure').map(({ metric }) => metric);
    expect(unsureRows).toEqual([
      'normative_documents.issued',
      'normative_documents.repealed',
      'normative_documents.in_force',
      'licensing.decisions',
    ]);
    expect(read.others).toEqual([]);
    expect(notesOn('normative_documents.in_force', { form: '2021', unsure: [printed, unread] })).toEqual([printed]);
    expect(notesOn('review.total', { form: '2021', unsure: [note('not_read', 'review_litigation')] })).toHaveLength(1);
  });

  it('keeps a note that names no row of the form', () => {
    expect(others).toEqual([unsure[1]]);
  });

  it('has no rows for a year without a form', () => {
    expect(rowsRead({ form: null, facts, unsure })).toEqual({ rows: [], others: unsure });
  });

  it('is told in both languages, whole or with what was read plainly only counted', () => {
    expect(zhRows(rows, zhNote)).toContain('· 本年新收申请：照印读到 7 格，其中空白 1 格');
    expect(zhRows(rows, zhNote, true).join('\n')).toMatch(
      /· 予以公开：按勾稽关系归位 7 格\n· 部分公开：照印读到 7 格中的 5 格；/,
    );
    expect(zhRows(rows, zhNote, true)).not.toContain('· 本年新收申请：照印读到 7 格，其中空白 1 格');
    expect(enRows(rows, enNote).filter((line) => line.includes('not printed')).length).toBeGreaterThan(5);
  });
});
