import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extract } from '../src/extract/extract.js';
import { parseDocument } from '../src/parse/parse.js';
import { readDocument } from '../src/read/read.js';
import { expectedFigures, type Oddities } from './fixtures/filled-form.js';
import { TEXT_LAYOUTS, writeReport } from './fixtures/report-text.js';

const oddities: fc.Arbitrary<Oddities> = fc.record({
  form: fc.constantFrom('2014', '2019', '2021'),
  blanks: fc.constantFrom('none', 'columns', 'some', 'zeros'),
  wrongTotals: fc.boolean(),
  missingRows: fc.boolean(),
  swappedRows: fc.boolean(),
  localRow: fc.boolean(),
  otherColumnOrder: fc.boolean(),
});

describe.each(TEXT_LAYOUTS)('a report written as %s', (layout) => {
  it('comes back from its bytes with its agency and year, and no cell wrong or lost without a note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), oddities, async (seed, odd) => {
        const { text, filled } = writeReport({ agency: '青岭县人民政府', layout, seed, oddities: odd });
        const document = await readDocument(new TextEncoder().encode(text), 'report.txt');
        const { reports, refusals } = parseDocument(document, {});
        expect(refusals).toEqual([]);
        expect(reports.map(({ agency, year }) => [agency, year])).toEqual([['青岭县人民政府', filled.year]]);
        const { facts, reading } = extract(reports[0]!);
        const cells = facts.filter((fact) => fact.status !== 'text');
        const wrong = [];
        const silent = [];
        for (const { metric, applicant, value, label } of expectedFigures(filled)) {
          const same = cells.filter(
            (fact) =>
              fact.metric === metric &&
              fact.applicant === applicant &&
              (metric !== 'local' || fact.labels.some((printed) => printed.includes(label.replace(/^\d+\./, '')))),
          );
          if (same.some((fact) => fact.value !== value))
            wrong.push(`${metric} ${applicant} ${value} → ${same[0]?.value}`);
          else if (same.length === 0 && !reading.unsure.some((note) => note.includes(label) || label === '行政'))
            silent.push(`${metric} ${applicant}`);
        }
        expect({ wrong, silent }).toEqual({ wrong: [], silent: [] });
      }),
      { seed: 20211115, numRuns: 60 },
    );
  });
});
