import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Oddities, seeded } from './fixtures/filled-form.js';
import { webPage, wordReport, workbook } from './fixtures/office.js';
import { pdfReport } from './fixtures/pdf-report.js';
import { expectReadBack } from './fixtures/read-back.js';
import { TEXT_LAYOUTS, writeParts, writeReport } from './fixtures/report-text.js';

const AGENCY = '青岭县人民政府';

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
});

describe.each(['HTML', 'DOCX', 'XLSX', 'PDF'] as const)('a report made as %s with merged cells', (format) => {
  it('comes back from its bytes with its agency and year, and no cell wrong or lost without a note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), oddities, async (seed, odd) => {
        const { parts, filled } = writeParts({ agency: AGENCY, layout: 'grid', seed, oddities: odd });
        const title = `${AGENCY}${filled.year}年政府信息公开工作年度报告`;
        const bytes = {
          HTML: () => webPage(title, parts, { random: seeded(seed) }),
          DOCX: () => wordReport(parts),
          XLSX: () => workbook(parts),
          PDF: () => pdfReport(parts),
        }[format];
        await expectReadBack(await bytes(), { agency: AGENCY, filled });
      }),
      { seed: 20211116, numRuns: 40 },
    );
  });
});
