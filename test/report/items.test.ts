import { describe, expect, it } from 'vitest';
import { FORMS, type FormId } from '../../src/report/forms.js';
import { allItems, columnParts, columnsOf, comparableTo, hasParts, itemOf, partsOf } from '../../src/report/items.js';
import { rowOf } from '../../src/report/metrics.js';
import { RATES } from '../../src/report/rates.js';

const FORM_IDS: FormId[] = ['2014', '2019', '2021'];
const OUTCOME = 'applications.outcome';

describe('the items of the catalogue', () => {
  it('are every printed row, and what is worked out of rows', () => {
    for (const form of FORM_IDS) for (const { metric } of FORMS[form]) expect(itemOf(metric)?.forms).toContain(form);
    expect(allItems().filter(({ formula }) => formula).length).toBeGreaterThan(30);
    expect(itemOf('weather')).toBeUndefined();
  });

  it('are worked out of rows and items that there are, down to printed rows', () => {
    const reach = (id: string, form: FormId): boolean => {
      const { formula } = itemOf(id) ?? {};
      if (rowOf(id, form)) return true;
      return (
        formula?.kind === 'sum' &&
        formula.parts(form).length > 0 &&
        formula.parts(form).every((part) => reach(part, form))
      );
    };
    for (const { id, formula, forms } of allItems()) {
      for (const form of forms)
        if (formula?.kind === 'sum') expect([id, form, reach(id, form)]).toEqual([id, form, true]);
    }
    for (const { id, part, whole } of RATES) {
      for (const term of [part, whole].flatMap(({ add, take = [] }) => [...add, ...take])) {
        for (const form of itemOf(id)?.forms ?? []) expect([id, form, reach(term, form)]).toEqual([id, form, true]);
      }
    }
  });

  it.each([
    { group: `${OUTCOME}.denied`, form: '2021' as const, parts: 8 },
    { group: `${OUTCOME}.other`, form: '2021' as const, parts: 3 },
    { group: `${OUTCOME}.other`, form: '2019' as const, parts: 0 },
    { group: OUTCOME, form: '2019' as const, parts: 6 },
    { group: `${OUTCOME}.total`, form: '2021' as const, parts: 6 },
    { group: 'applications.undisclosed', form: '2021' as const, parts: 3 },
    { group: 'litigation.total', form: '2019' as const, parts: 2 },
    { group: 'remedies.total', form: '2019' as const, parts: 3 },
    { group: 'remedies.total', form: '2014' as const, parts: 2 },
    { group: 'review.total', form: '2021' as const, parts: 4 },
    { group: 'applications', form: '2019' as const, parts: 23 },
    { group: 'applications', form: '2021' as const, parts: 25 },
    { group: 'review_litigation', form: '2021' as const, parts: 15 },
    { group: 'licensing', form: '2019' as const, parts: 3 },
    { group: 'statistics.applications.answered', form: '2014' as const, parts: 8 },
    { group: 'applications.received', form: '2021' as const, parts: 0 },
  ])('divide $group into $parts on the form of $form', ({ group, form, parts }) => {
    expect(partsOf(group, form)).toHaveLength(parts);
  });

  it('divide the outcomes into groups that together hold every row once', () => {
    const rows = partsOf(OUTCOME, '2021').flatMap(
      (part) => [partsOf(part, '2021'), [part]].find((ids) => ids.length > 0) ?? [],
    );
    const printed = FORMS['2021']
      .map(({ metric }) => metric)
      .filter((id) => id.startsWith(`${OUTCOME}.`) && !id.endsWith('.total'));
    expect(rows).toEqual(printed);
    expect(hasParts(OUTCOME)).toBe(true);
    expect(hasParts('applications.received')).toBe(false);
  });

  it('know the rows of other forms that count the same', () => {
    expect(comparableTo('applications.received')).toEqual(['statistics.applications.received']);
    expect(comparableTo('penalties.decisions')).toEqual([]);
  });

  it('know the columns and what they are parts of', () => {
    expect(columnsOf('total')).toEqual(['total']);
    expect(columnParts('total')).toHaveLength(6);
    expect(columnsOf('not_natural')).toEqual(columnsOf('organisations'));
    expect(columnsOf('organisations')).toHaveLength(5);
    expect(columnParts('natural_person')).toEqual(['natural_person']);
    expect(columnsOf('pupils')).toEqual([]);
  });
});
