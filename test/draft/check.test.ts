import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reviewDraft } from '../../src/filing/review-draft.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { ownFolder } from '../command/program.js';
import { withoutOddities } from '../fixtures/filled-form.js';
import { writeReport } from '../fixtures/report-text.js';
import { filingOf } from '../store/filings.js';

const oddities = withoutOddities('2021');
const report = (year: number) =>
  writeReport({ agency: '青岭县人民政府', year, layout: 'tabs', seed: 7, oddities }).text;

describe('wenbao check on a draft', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  let draft: string;

  beforeAll(async () => {
    own = await ownFolder();
    await own.wenbao(['ingest', await own.write('2022.txt', report(2022))]);
    draft = await own.write('2023.txt', report(2023));
  });
  afterAll(() => own.remove());

  it('says under the sums what a copied text, the year before and the calendar have to say', async () => {
    const { stdout } = await own.wenbao(['check', draft]);
    expect(stdout).toMatch(/共核对 \d+ 项/);
    expect(stdout).toContain('与2022年逐字相同（只改年份的也算）的句子占100%，超过50%');
    expect(stdout).toContain('六个部分：齐全。');
    expect(stdout).toContain('公布期限：2024年3月31日');
    expect((await own.wenbao(['reports'])).stdout).not.toContain('2023');
  });

  it('says it in English', async () => {
    const { stdout } = await own.wenbao(['--lang', 'en', 'check', draft]);
    expect(stdout).toContain('Repeated text: 100% stands word for word');
  });

  it('prints one object more as JSON, after the findings', async () => {
    const { stdout } = await own.wenbao(['check', '--json', draft]);
    const lines = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const [last, ...findings] = lines.reverse();
    expect(last.draft).toMatchObject({
      report: { agency: '青岭县人民政府', year: 2023 },
      previous: { year: 2022, repetition: { share: 1, limit: 0.5 } },
      deadline: { rule: 'government', last: '2024-03-31' },
    });
    expect(findings.every((finding) => typeof finding.check === 'string')).toBe(true);
  });
});

describe('reviewing a filing', () => {
  it('finds the report of the year before by itself and takes the day from the clock, as it is in China', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'wenbao-draft-'));
    const store = await openSqliteStore({ folder });
    await store.file(filingOf({ year: 2022 }));
    const draft = filingOf({ year: 2023, hash: 'b2' });
    const now = () => new Date('2024-03-30T20:00:00Z');
    const { previous, deadline } = await reviewDraft(draft, { store, now });
    expect([previous?.year, deadline.daysLate]).toEqual([2022, 0]);
    expect((await reviewDraft(filingOf({ year: 2025 }), { store, now })).previous).toBeNull();
    await store.close();
    await rm(folder, { recursive: true });
  });
});
