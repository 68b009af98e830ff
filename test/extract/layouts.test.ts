import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.js';
import type { ParsedReport, PrintedTable } from '../../src/parse/document.js';
import { expectedFigures, type FilledForm, filledForm, type Oddities } from '../fixtures/filled-form.js';
import { LAYOUTS, type Layout, printForm, worn } from '../fixtures/form-writers.js';

const oddities: fc.Arbitrary<Oddities> = fc.record({
  form: fc.constantFrom('2014', '2019', '2021'),
  blanks: fc.constantFrom('none', 'columns', 'some', 'zeros'),
  wrongTotals: fc.boolean(),
  missingRows: fc.boolean(),
  swappedRows: fc.boolean(),
  localRow: fc.boolean(),
  otherColumnOrder: fc.boolean(),
});

function reportOf(filled: FilledForm, tables: PrintedTable[]): ParsedReport {
  const { year, form } = filled;
  const names = { agency: '某县人民政府', otherNames: [], title: '', published: null };
  return { ...names, year, form, paragraphs: [], tables, notes: [] };
}

/** What came back wrong, and what did not come back though no note says so. */
function readBack(filled: FilledForm, tables: PrintedTable[]) {
  const { facts, reading } = extract(reportOf(filled, tables));
  const wrong: string[] = [];
  const silent: string[] = [];
  let read = 0;
  const expected = expectedFigures(filled);
  for (const { metric, applicant, value, label } of expected) {
    const same = facts.filter(
      (fact) =>
        fact.metric === metric && fact.applicant === applicant && (metric !== 'local' || fact.labels.includes(label)),
    );
    if (same.some((fact) => fact.value !== value))
      wrong.push(`${metric} ${applicant}: ${value} read as ${same[0]?.value}`);
    else if (same.length > 0) read += 1;
    else if (!reading.unsure.some(({ about }) => about.join().includes(label) || label === '行政'))
      silent.push(`${metric} ${applicant}`);
  }
  const known = new Set(expected.map(({ metric, applicant }) => `${metric} ${applicant}`));
  const made = facts.filter((fact) => !known.has(`${fact.metric} ${fact.applicant}`)).map((fact) => fact.metric);
  return { wrong, silent, made, read, of: expected.length };
}

const keepsBlanks: Layout[] = ['lines with blanks', 'tabs', 'markdown', 'grid'];

describe.each(LAYOUTS)('a form printed as %s', (layout) => {
  it('comes back with no cell wrong, none made up and none lost without a note', () => {
    fc.assert(
      fc.property(fc.nat(), oddities, (seed, odd) => {
        const filled = filledForm(seed, odd);
        const { wrong, silent, made } = readBack(filled, printForm(filled, layout, seed));
        expect({ wrong, silent, made }).toEqual({ wrong: [], silent: [], made: [] });
      }),
      { seed: 20191115, numRuns: 60 },
    );
  });

  it('comes back with no cell wrong where its labels are cut, misprinted and respaced', () => {
    fc.assert(
      fc.property(fc.nat(), oddities, (seed, odd) => {
        const filled = filledForm(seed, odd);
        const { wrong, read, of } = readBack(filled, worn(printForm(filled, layout, seed), seed));
        expect({ wrong, most: read > of / 10 }).toEqual({ wrong: [], most: true });
      }),
      { seed: 20191115, numRuns: 40 },
    );
  });

  it('comes back whole where no cell was lost', () => {
    fc.assert(
      fc.property(fc.nat(), oddities, (seed, odd) => {
        const blanks =
          keepsBlanks.includes(layout) && layout !== 'lines with blanks' && layout !== 'tabs' ? odd.blanks : 'none';
        const filled = filledForm(seed, { ...odd, blanks });
        const { read, of } = readBack(filled, printForm(filled, layout, seed));
        expect(read).toBe(of);
      }),
      { seed: 20191115, numRuns: 25 },
    );
  });
});
