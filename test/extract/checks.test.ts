import { describe, expect, it } from 'vitest';
import { checkReport } from '../../src/extract/checks.js';
import { checkAcrossYears } from '../../src/extract/checks-across-years.js';
import type { DraftFact } from '../../src/extract/draft.js';
import { APPLICANTS } from '../../src/report/applicants.js';
import { figure } from '../fixtures/figures.js';
import { expectedFigures, filledForm, type Oddities, withoutOddities } from '../fixtures/filled-form.js';

const PLAIN: Oddities = withoutOddities('2021');
const FILED = { report: 'r1', agency: '某县人民政府', year: 2022 };

function check(facts: DraftFact[], stated: DraftFact[] = []) {
  return checkReport({ facts, stated, paragraphs: [], ...FILED });
}

function filled(oddities: Partial<Oddities> = {}): DraftFact[] {
  return expectedFigures(filledForm(3, { ...PLAIN, ...oddities })).map((each) => figure(each));
}

function changed(facts: DraftFact[], metric: string, applicant: DraftFact['applicant'], by: number): DraftFact[] {
  return facts.map((fact) =>
    fact.metric === metric && fact.applicant === applicant ? { ...fact, value: (fact.value ?? 0) + by } : fact,
  );
}

describe('checkReport', () => {
  it('tests every sum of the form of 2021, and all close on a form filled in rightly', () => {
    const findings = check(filled());
    expect(findings).toHaveLength(7 + 7 + 25 + 3);
    expect(new Set(findings.map((finding) => finding.outcome))).toEqual(new Set(['closes']));
  });

  it('tests the form of 2019 with its one row for other handling', () => {
    const findings = check(filled({ form: '2019' }));
    expect(findings).toHaveLength(7 + 7 + 23 + 3);
    expect(findings.every((finding) => finding.outcome === 'closes')).toBe(true);
  });

  it('says by how much a doctored total fails, where, and writes the sum out', () => {
    const findings = check(changed(filled(), 'applications.carried_out', 'total', 2));
    const failing = findings.filter((finding) => finding.outcome === 'does_not_close');
    expect(failing.map(({ check, scope, difference }) => ({ check, scope, difference }))).toEqual([
      { check: 'applications-balance', scope: 'total', difference: -2 },
      { check: 'applicants-add-up', scope: 'applications.carried_out', difference: -2 },
    ]);
    expect(failing[0]?.working).toMatch(/^\d+ \+ \d+ ≠ \d+ \+ \d+$/);
    expect(failing[0]?.metrics).toContain('applications.carried_out');
  });

  it('says that a sum closes only where blanks count as zero', () => {
    const facts = [
      ...['upheld', 'other', 'pending'].map((result) => figure({ metric: `review.${result}`, value: null })),
      figure({ metric: 'review.corrected', value: 2 }),
      figure({ metric: 'review.total', value: 2 }),
    ];
    const [finding] = check(facts);
    expect(finding).toMatchObject({ outcome: 'closes_if_blank_is_zero', working: '— + 2 + — + — = 2', difference: 0 });
  });

  it('writes a long sum without its zeros and with one blank for all', () => {
    const facts = filled({ blanks: 'zeros' });
    const findings = check(facts).filter(({ check }) => check === 'outcomes-add-up');
    for (const { left, right, working, outcome } of findings.filter((finding) => finding.right !== 0)) {
      expect({ left, outcome }).toEqual({ left: right, outcome: 'closes_if_blank_is_zero' });
      expect(working).toMatch(/^(\d+ \+ )+— = \d+$/);
    }
    expect(findings).toHaveLength(7);
  });

  it('cannot test a sum of nothing but blanks, nor one that lacks a figure', () => {
    const blank = ['upheld', 'corrected', 'other', 'pending', 'total'].map((result) =>
      figure({ metric: `review.${result}`, value: null }),
    );
    expect(check(blank)[0]).toMatchObject({ outcome: 'cannot_test', difference: null });
    const lacking = [figure({ metric: 'review.total', value: 3 }), figure({ metric: 'review.upheld', value: 3 })];
    expect(check(lacking)[0]).toMatchObject({
      outcome: 'cannot_test',
      left: null,
      right: 3,
      working: '3 + ? + ? + ? = 3',
    });
  });

  it('tests nothing of a table that is not there', () => {
    expect(check([figure({ metric: 'applications.received', applicant: 'total', status: 'text', value: 4 })])).toEqual(
      [],
    );
  });

  it('does not blame a sum that a row the agency added may belong to', () => {
    const local = figure({ metric: 'local', applicant: 'natural_person', value: 1 });
    const findings = check([...changed(filled(), 'applications.outcome.total', 'natural_person', 1), local]);
    const sum = findings.find(({ check, scope }) => check === 'outcomes-add-up' && scope === 'natural_person');
    expect(sum?.outcome).toBe('cannot_test');
  });
});

describe('the check of the text against the tables', () => {
  const table = [
    figure({ metric: 'applications.received', applicant: 'total', value: 30 }),
    figure({ metric: 'applications.carried_in', applicant: 'total', value: 4 }),
    figure({ metric: 'fees.amount', value: 12.5, unit: '万元' }),
    figure({ metric: 'litigation.direct.total', value: 2 }),
    figure({ metric: 'litigation.after_review.total', value: 1 }),
  ];
  const said = (metric: string, value: number, unit = '件') => figure({ metric, value, unit, status: 'text' });

  it.each([
    { metric: 'applications.received', value: 30, outcome: 'closes', working: '30 = 30' },
    { metric: 'applications.received', value: 34, outcome: 'closes', working: '34 = 30 + 4 (新收 + 上年结转)' },
    { metric: 'applications.received', value: 31, outcome: 'does_not_close', working: '31 ≠ 30' },
    { metric: 'litigation.total', value: 3, outcome: 'closes', working: '3 = 2 + 1' },
  ])('finds that $metric of $value $outcome: $working', ({ metric, value, outcome, working }) => {
    const findings = check(table, [said(metric, value)]).filter((finding) => finding.check === 'text-agrees');
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ outcome, working, scope: metric });
  });

  it('compares amounts in one unit', () => {
    const [finding] = check(table, [said('fees.amount', 125_000, '元')]).filter(({ check }) => check === 'text-agrees');
    expect(finding?.outcome).toBe('closes');
  });

  it('finds nothing where the tables have no such row', () => {
    const findings = check(table, [said('review.total', 0)]);
    expect(findings.filter((finding) => finding.check === 'text-agrees')).toEqual([]);
  });
});

describe('checkAcrossYears', () => {
  const report = (year: number, facts: DraftFact[]) =>
    facts.map((fact) => ({ ...fact, report: `r${year}`, file: 'a.txt', agency: '某县人民政府', year }));
  const carried = (metric: string, value: number) =>
    APPLICANTS.map(({ id }) => figure({ metric, applicant: id, value }));

  it('compares what was carried out with what was carried in, in all seven columns', () => {
    const later = changed(carried('applications.carried_in', 5), 'applications.carried_in', 'total', 1);
    const findings = checkAcrossYears(report(2021, carried('applications.carried_out', 5)), report(2022, later));
    expect(findings).toHaveLength(7);
    expect(findings.filter((finding) => finding.outcome === 'does_not_close').map(({ scope }) => scope)).toEqual([
      'total',
    ]);
    expect(findings[0]).toMatchObject({ report: 'r2022', year: 2022, check: 'carried-over' });
  });

  it('follows the documents in force and the items from one year to the next', () => {
    const earlier = [
      figure({ metric: 'regulations.in_force', value: 11 }),
      figure({ metric: 'licensing.items_previous_year', value: 40 }),
      figure({ metric: 'licensing.items_change', value: -3 }),
    ];
    const later = [
      figure({ metric: 'regulations.issued', value: 2 }),
      figure({ metric: 'regulations.repealed', value: 1 }),
      figure({ metric: 'regulations.in_force', value: 12 }),
      figure({ metric: 'licensing.items_previous_year', value: 38 }),
    ];
    const findings = checkAcrossYears(report(2022, earlier), report(2023, later));
    expect(findings.map(({ check, outcome, working }) => `${check} ${outcome} ${working}`)).toEqual([
      'documents-in-force closes 11 + 2 − 1 = 12',
      'items-carried does_not_close 40 + (-3) ≠ 38',
    ]);
  });

  it('compares neither years apart nor two agencies', () => {
    const facts = carried('applications.carried_out', 5);
    expect(checkAcrossYears(report(2020, facts), report(2022, carried('applications.carried_in', 4)))).toEqual([]);
    const elsewhere = report(2021, facts).map((fact) => ({ ...fact, agency: '别县人民政府' }));
    expect(checkAcrossYears(elsewhere, report(2022, carried('applications.carried_in', 4)))).toEqual([]);
  });
});
