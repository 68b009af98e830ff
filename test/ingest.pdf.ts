import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, it } from 'vitest';
import { type Oddities, seeded } from './fixtures/filled-form.js';
import { webPage } from './fixtures/office.js';
import { expectReadBack } from './fixtures/read-back.js';
import { writeParts } from './fixtures/report-text.js';

const AGENCY = '青岭县人民政府';
const BROWSER = process.env.BROWSER ?? 'chromium';

const oddities: fc.Arbitrary<Oddities> = fc.record({
  form: fc.constantFrom('2014', '2019', '2021'),
  blanks: fc.constantFrom('none', 'columns', 'some', 'zeros'),
  wrongTotals: fc.boolean(),
  missingRows: fc.boolean(),
  swappedRows: fc.boolean(),
  localRow: fc.boolean(),
  otherColumnOrder: fc.boolean(),
});

/** The page as a browser prints it: tables cut by pages, labels broken over lines. */
async function printPage(page: Uint8Array): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-print-'));
  try {
    await writeFile(join(folder, 'page.html'), page);
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-pdf-header-footer'];
    await promisify(execFile)(BROWSER, [
      ...flags,
      `--print-to-pdf=${join(folder, 'page.pdf')}`,
      `file://${join(folder, 'page.html')}`,
    ]);
    return new Uint8Array(await readFile(join(folder, 'page.pdf')));
  } finally {
    await rm(folder, { recursive: true });
  }
}

describe('a report printed to PDF by a browser', () => {
  it('comes back from its bytes with its agency and year, and no cell wrong or lost without a note', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), oddities, async (seed, odd) => {
        const { parts, filled } = writeParts({ agency: AGENCY, layout: 'grid', seed, oddities: odd });
        const title = `${AGENCY}${filled.year}年政府信息公开工作年度报告`;
        const page = webPage(title, parts, { random: seeded(seed) });
        await expectReadBack(await printPage(page), { agency: AGENCY, filled });
      }),
      { seed: 20211117, numRuns: Number(process.env.RUNS ?? 20), endOnFailure: true },
    );
  });
});
