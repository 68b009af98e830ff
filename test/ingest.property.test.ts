import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Oddities, seeded } from './fixtures/filled-form.js';
import { webPage, wordReport, workbook } from './fixtures/office.js';
import { pdfReport } from './fixtures/pdf-report.js';
import { expectNothingWrong, expectReadBack } from './fixtures/read-back.js';
import { damaged, type Part, TEXT_LAYOUTS, textOf, writeParts, writeReport } from './fixtures/report-text.js';

const AGENCY = '青岭县人民政府';

type Writer = (parts: Part[], page: { title: string; seed: number }) => Uint8Array | Promise<Uint8Array>;
const written: Record<'HTML' | 'DOCX' | 'XLSX' | 'PDF', Writer> = {
  HTML: (parts, { title, seed }) => webPage(title, parts, { random: seeded(seed) }),
  DOCX: wordReport,
  XLSX: workbook,
  PDF: pdfReport,
};

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
        const { text, filled } = writeReport({ agency: AGENCY, layout, seed, oddities: odd });
        await expectReadBack(new TextEncoder().encode(text), { agency: AGENCY, filled });
      }),
      { seed: 20211115, numRuns: 60 },
    );
  });

  it('comes back with no cell wrong from worn labels, sections out of order and the debris of a scraper', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), oddities, async (seed, odd) => {
        const { parts, filled } = writeParts({ agency: AGENCY, layout, seed, oddities: odd });
        const text = textOf(damaged(parts, seed), layout);
        await expectNothingWrong(new TextEncoder().encode(text), { agency: AGENCY, filled });
      }),
      { seed: 20211118, numRuns: 40 },
    );
  });
});

describe.each(['HTML', 'DOCX', 'XLSX', 'PDF'] as const)('a report made as %s with merged cells', (format) => {
  it('comes back from its bytes with its agency and year, and no cell wrong or lost without a note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), oddities, async (seed, odd) => {
        const { parts, filled } = writeParts({ agency: AGENCY, layout: 'grid', seed, oddities: odd });
        const title = `${AGENCY}${filled.year}年政府信息公开工作年度报告`;
        await expectReadBack(await written[format](parts, { title, seed }), { agency: AGENCY, filled });
      }),
      { seed: 20211116, numRuns: 40 },
    );
  });

  it('comes back with no cell wrong from worn labels and sections out of order', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), oddities, async (seed, odd) => {
        const { parts, filled } = writeParts({ agency: AGENCY, layout: 'grid', seed, oddities: odd });
        const title = `${AGENCY}${filled.year}年政府信息公开工作年度报告`;
        const bytes = await written[format](damaged(parts, seed), { title, seed });
        await expectNothingWrong(bytes, { agency: AGENCY, filled });
      }),
      { seed: 20211119, numRuns: 25 },
    );
  });
});
