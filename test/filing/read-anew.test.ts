import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { strToU8 } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportStore } from '../../src/contracts/store.js';
import { originalsIn, withOriginals } from '../../src/filing/originals.js';
import { createIngest, type DocumentOutcome, type Ingest } from '../../src/ingest.js';
import { READER } from '../../src/report/reader-version.js';
import type { Filing } from '../../src/report/report.js';
import { STORE_FILE } from '../../src/store/connect.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { withoutOddities } from '../fixtures/filled-form.js';
import { writeReport } from '../fixtures/report-text.js';
import { runHere } from '../fixtures/run-here.js';

const textOf = (agency: string) =>
  writeReport({ agency, year: 2021, layout: 'tabs', seed: 5, oddities: withoutOddities('2021') }).text;

let folder: string;
let store: ReportStore;
let ingest: Ingest;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-anew-'));
  store = await openSqliteStore({ folder: join(folder, 'index') });
  ingest = createIngest({ store, now: () => new Date('2026-02-01T08:00:00Z'), run: runHere });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true });
});

async function write(text: string): Promise<string> {
  const path = join(folder, 'report.txt');
  await writeFile(path, text);
  return path;
}

async function all<T>(given: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const each of given) list.push(each);
  return list;
}

/** Files the bytes as an older reader read them: changed by `as`, and with no version of a reader. */
async function fileAsBefore(text: string, as: (filing: Filing) => Filing): Promise<Filing> {
  const [reading] = await all(ingest.read({ source: 'report.txt', bytes: strToU8(text) }, {}));
  const { reader, ...before } = reading!.filings[0]!.report.reading;
  expect(reader).toBe(READER);
  const filing = as(reading!.filings[0]!);
  const old = { ...filing, report: { ...filing.report, filedAt: '2025-01-01T00:00:00.000Z', reading: before } };
  await store.file(old);
  return old;
}

const withFirst = (filing: Filing, value: number): Filing => ({
  ...filing,
  facts: filing.facts.map((fact, at) => (at === 0 ? { ...fact, value, cell: String(value) } : fact)),
});

/** The filing under another name, as a reader that took it for that agency's filed it. */
function under(filing: Filing, agency: string): Filing {
  const id = `old-${agency}`;
  const of = <Part extends object>(part: Part) => ({ ...part, agency, report: id });
  return {
    report: { ...filing.report, agency, id },
    names: { name: agency, keys: [{ key: agency, kind: 'full' }] },
    paragraphs: filing.paragraphs.map((paragraph) => ({ ...paragraph, report: id })),
    facts: filing.facts.map(of),
    findings: filing.findings.map(of),
  };
}

const outcomeOf = ([document]: DocumentOutcome[]) => document!.reports[0]!;

describe('the same bytes with a newer reader', () => {
  it('are read anew, told with what was read otherwise, and are no new publication', async () => {
    const text = textOf('青岭县人民政府');
    const old = await fileAsBefore(text, (filing) => withFirst(filing, 4711));
    const first = old.facts[0]!;
    await store.correct(first, { value: 5, by: '1', at: '2025-02-01T00:00:00.000Z', why: '核对' });
    const before = await store.filedSince(0);
    const outcome = outcomeOf(await all(ingest.file(await write(text), {})));
    if (outcome.result !== 'reread') throw new Error(outcome.result);
    const { value } = outcome.filing.facts[0]!;
    expect(outcome.changes).toMatchObject({ cells: [{ metric: first.metric, before: 4711, after: value }], added: [] });
    const [fact] = await store.facts({ metrics: [first.metric] });
    expect(fact).toMatchObject({ value: 5, correction: { printed: value, why: '核对' } });
    const after = await store.filedSince(0);
    expect(after.map(({ number }) => number)).toEqual(before.map(({ number }) => number));
    expect(after[0]!.report).toMatchObject({ id: old.report.id, filedAt: old.report.filedAt });
    expect(outcomeOf(await all(ingest.file(await write(text), {}))).result).toBe('unchanged');
  });

  it('are filed under the name that they have now, with the corrections', async () => {
    const text = textOf('青岭综合实验区');
    const old = await fileAsBefore(text, (filing) => under(filing, '青岭综合实验区人民政府'));
    await store.correct(old.facts[0]!, { value: 5, by: '1', at: '2025-02-01T00:00:00.000Z', why: '核对' });
    const outcome = outcomeOf(await all(ingest.file(await write(text), {})));
    expect(outcome).toMatchObject({ result: 'reread', was: { agency: '青岭综合实验区人民政府' } });
    expect((await store.agencies()).map(({ name }) => name)).toEqual(['青岭综合实验区']);
    expect((await store.facts({ corrected: true })).map(({ value }) => value)).toEqual([5]);
    const hits = await store.search({ text: old.paragraphs[0]!.text, limit: 5 });
    expect(hits.map(({ agency }) => agency)).toContain('青岭综合实验区');
  });

  it('keep the name that was stated where the document has none, or only a part of it', async () => {
    const untitled = textOf('青岭县太平镇人民政府').replaceAll('青岭县太平镇人民政府', '我镇');
    await fileAsBefore(`太平镇2021年政府信息公开工作年度报告\n${untitled}`, (filing) =>
      under(filing, '南山县太平镇人民政府'),
    );
    const path = await write(`太平镇2021年政府信息公开工作年度报告\n${untitled}`);
    expect(outcomeOf(await all(ingest.file(path, {})))).toMatchObject({ result: 'reread' });
    expect((await store.reports()).map(({ agency }) => agency)).toEqual(['南山县太平镇人民政府']);
  });

  it('are taken out where they are no report, and can be brought back', async () => {
    const text = textOf('青岭县人民政府');
    const old = await fileAsBefore(text, (filing) => filing);
    const study = strToU8('青岭县2022年法治政府建设年度报告\n一、总体情况\n我县推进普法。\n');
    const wrong = { ...old.report, hash: await hashOf(study), id: 'study', agency: old.report.agency, year: 2022 };
    const of = { report: 'study', year: 2022 };
    await store.file({
      ...old,
      report: wrong,
      paragraphs: old.paragraphs.map((paragraph) => ({ ...paragraph, report: 'study' })),
      facts: old.facts.map((fact) => ({ ...fact, ...of })),
      findings: old.findings.map((finding) => ({ ...finding, ...of })),
    });
    const [outcome] = await all(ingest.file({ source: 'study.txt', bytes: study }, {}));
    expect(outcome!.reports).toMatchObject([{ result: 'removed', refusal: { reason: 'not_a_report' } }]);
    expect((await store.reports()).map(({ year }) => year)).toEqual([2021]);
    expect(await store.restore('study')).toBe(true);
  });
});

describe('the same bytes as of a report that is damaged in the store', () => {
  function damage(): void {
    const database = new Database(join(folder, 'index', STORE_FILE));
    database.exec('UPDATE facts SET value = 4711 WHERE rowid = (SELECT min(rowid) FROM facts)');
    database.close();
  }

  it('make it whole, with its corrections', async () => {
    const text = textOf('青岭县人民政府');
    const path = await write(text);
    await all(ingest.file(path, {}));
    const [report] = await store.reports();
    const facts = await store.facts({ reports: [report!.id] });
    await store.correct(facts[1]!, { value: 5, by: '1', at: '2026-02-01T00:00:00.000Z', why: '核对' });
    await store.close();
    damage();
    store = await openSqliteStore({ folder: join(folder, 'index') });
    ingest = createIngest({ store, now: () => new Date('2026-03-01T08:00:00Z'), run: runHere });
    await expect(store.facts({ reports: [report!.id] })).rejects.toThrow(/is damaged/);
    expect(outcomeOf(await all(ingest.file(path, {})))).toMatchObject({ result: 'healed', was: { id: report!.id } });
    const healed = await store.facts({ reports: [report!.id] });
    expect(healed[0]).toEqual(facts[0]);
    expect(healed[1]).toMatchObject({ value: 5, correction: { printed: facts[1]!.value } });
    expect((await store.reports())[0]).toMatchObject({ filedAt: report!.filedAt });
    expect(outcomeOf(await all(ingest.file(path, {}))).result).toBe('unchanged');
  });

  it('are read anew where only what is filed already is, and another version takes the place of a damaged one', async () => {
    const text = textOf('青岭县人民政府');
    await all(ingest.file(await write(text), {}));
    damage();
    const [reread] = await all(ingest.reread({ source: 'report.txt', bytes: strToU8(text) }));
    expect(reread!.reports).toMatchObject([{ result: 'healed' }]);
    expect(await store.damaged((await store.reports()).map(({ id }) => id))).toEqual([]);
    damage();
    await store.close();
    store = await openSqliteStore({ folder: join(folder, 'index') });
    ingest = createIngest({ store, now: () => new Date('2026-03-01T08:00:00Z'), run: runHere });
    expect(outcomeOf(await all(ingest.file(await write(`${text}\n联系电话：0510-1234567。\n`), {}))).result).toBe(
      'superseded',
    );
    expect((await store.facts({})).some(({ value }) => value === 4711)).toBe(false);
  });
});

describe('kept originals', () => {
  it('are what is read anew, and go where the report is deleted for good', async () => {
    const originals = originalsIn(join(folder, 'originals'));
    const kept = withOriginals(store, originals);
    const keeping = createIngest({ store: kept, now: () => new Date(), run: runHere, originals });
    const text = textOf('青岭县人民政府');
    await all(keeping.file(await write(text), {}));
    const [report] = await store.reports();
    expect(await originals.bytesOf(report!.hash)).toEqual(Buffer.from(text));
    expect((await originals.size()).documents).toBe(1);
    await kept.remove(report!.id, { by: '1', at: '2026-02-01T00:00:00.000Z' });
    await kept.purge('2026-03-01T00:00:00.000Z');
    expect(await originals.bytesOf(report!.hash)).toBeNull();
  });

  it('are none where the file is damaged', async () => {
    const originals = originalsIn(join(folder, 'originals'));
    const hash = await hashOf(strToU8('一'));
    await originals.keep(strToU8('一'));
    await writeFile(join(folder, 'originals', hash.slice(0, 2), `${hash}.gz`), 'x');
    expect(await originals.bytesOf(hash)).toBeNull();
  });
});

async function hashOf(bytes: Uint8Array): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-256', new Uint8Array(bytes))).toString('hex');
}
