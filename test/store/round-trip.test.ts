import fc from 'fast-check';
import { expect, it } from 'vitest';
import { APPLICANTS } from '../../src/report/applicants.js';
import type { Fact } from '../../src/report/fact.js';
import type { Filing } from '../../src/report/report.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { filingOf } from './filings.js';
import { withFolder } from './folder.js';

const words = fc.string({
  unit: fc.oneof(
    fc.constantFrom(...'公开申请条例'),
    fc.constantFrom('\n', '"', "'", '\0'),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
  ),
});
const figure = fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })).map((value) => value + 0);
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });

const fact: fc.Arbitrary<Partial<Fact>> = fc
  .record({
    form: fc.constantFrom(null, '2014', '2019', '2021'),
    metric: words,
    applicant: orNull(fc.constantFrom(...APPLICANTS.map(({ id }) => id))),
    value: orNull(figure),
    unit: words,
    labels: fc.array(words),
    cell: words,
    row: fc.nat(),
    column: fc.nat(),
    section: words,
    quote: words,
    notes: fc.array(words),
  })
  .map((made) => ({ ...made, status: made.value === null ? 'blank' : 'reported' }));

const filing: fc.Arbitrary<Filing> = fc
  .record({ facts: fc.array(fact), texts: fc.array(words), title: words, note: words, left: orNull(figure) })
  .map(({ facts, texts, title, note, left }) =>
    filingOf({
      facts,
      texts,
      findings: [{ left, working: note }],
      report: {
        title,
        reading: {
          format: 'text',
          found: [{ code: 'stated', about: [title] }],
          missing: [note],
          unsure: [],
          notes: [{ code: 'instructions', about: [note] }],
        },
      },
    }),
  );

it('gives back any filing as it was filed', async () => {
  await withFolder(async (folder) => {
    const store = await openSqliteStore({ folder });
    let count = 0;
    await fc.assert(
      fc.asyncProperty(filing, async (made) => {
        // Each run files another year, so that no run sees another's report.
        count += 1;
        const filed = ofYear(made, 1000 + count);
        await store.file(filed);
        const id = filed.report.id;
        expect(await store.reports({ years: [1000 + count] })).toEqual([filed.report]);
        expect(await store.facts({ reports: [id] })).toEqual(filed.facts);
        expect(await store.paragraphs([id])).toEqual(filed.paragraphs);
        expect(await store.findings({ reports: [id] })).toEqual(filed.findings);
      }),
    );
    await store.close();
  });
});

function ofYear(made: Filing, year: number): Filing {
  const of = { report: `report-${year}`, year };
  return {
    ...made,
    report: { ...made.report, id: of.report, year, hash: of.report },
    paragraphs: made.paragraphs.map((paragraph) => ({ ...paragraph, report: of.report })),
    facts: made.facts.map((filed) => ({ ...filed, ...of })),
    findings: made.findings.map((filed) => ({ ...filed, ...of })),
  };
}
