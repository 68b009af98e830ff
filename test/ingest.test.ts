import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ReportStore } from '../src/contracts/store.js';
import type { Hints } from '../src/filing/reading.js';
import { createIngest, type DocumentOutcome, type Ingest } from '../src/ingest.js';
import { createFetch } from '../src/read/url.js';
import { PUBLIC_WEB } from '../src/read/url-policy.js';
import { openSqliteStore } from '../src/store/sqlite.js';
import { type Oddities, seeded, withoutOddities } from './fixtures/filled-form.js';
import { webPage, wordReport, workbook } from './fixtures/office.js';
import { type Part, writeParts, writeReport } from './fixtures/report-text.js';

const oddities: Oddities = withoutOddities('2021');
const asText = (agency: string, year = 2021, seed = 5) =>
  strToU8(writeReport({ agency, year, layout: 'tabs', seed, oddities }).text);
const partsOf = (agency: string, year = 2021, seed = 5): Part[] =>
  writeParts({ agency, year, layout: 'grid', seed, oddities }).parts;
const titleOf = (agency: string, year = 2021) => `${agency}${year}年政府信息公开工作年度报告`;
const asPage = (agency: string, year = 2021, seed = 5) =>
  webPage(titleOf(agency, year), partsOf(agency, year, seed), { random: seeded(seed) });

let folder: string;
let store: ReportStore;
let ingest: Ingest;
const servers: Server[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenbao-ingest-'));
  store = await openSqliteStore({ folder: join(folder, 'index') });
  const fetch = createFetch({
    ...PUBLIC_WEB,
    isAllowed: (ip) => ip === '127.0.0.1',
    resolve: async () => ['127.0.0.1'],
    ports: Array.from({ length: 65_536 }, (_, port) => port),
    pauseMilliseconds: 0,
  });
  ingest = createIngest({ store, now: () => new Date('2026-02-01T08:00:00Z'), fetch });
});
afterEach(async () => {
  for (const server of servers.splice(0)) server.close();
  await store.close();
  await rm(folder, { recursive: true });
});

async function file(name: string, bytes: Uint8Array, hints: Hints = {}): Promise<DocumentOutcome[]> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return all(ingest.file(path, hints));
}

async function all<T>(given: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const each of given) list.push(each);
  return list;
}

/** A site of these pages; every other one is missing. */
async function site(pages: Record<string, Uint8Array | string>): Promise<string> {
  const server = createServer((request, response) => {
    const page = pages[request.url ?? ''];
    if (page === undefined) response.writeHead(404).end();
    else response.end(page);
  }).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://xxgk.example:${(server.address() as AddressInfo).port}`;
}

const filed = async () => (await store.reports()).map(({ agency, year, source }) => [agency, year, source]);
const results = (outcomes: DocumentOutcome[]) => outcomes.flatMap(({ reports }) => reports.map(({ result }) => result));

describe('an archive', () => {
  it('files each report in it and refuses the rest by name', async () => {
    const bytes = zipSync({
      'reports/qingling.txt': asText('青岭县人民政府'),
      'reports/baishui.docx': wordReport(partsOf('白水镇人民政府', 2022, 9)),
      'reports/notice.txt': strToU8('关于举办业务培训的通知\n各单位：\n请派一名同志参加。\n'),
      'more/packed.zip': zipSync({ 'one.txt': strToU8('一') }),
    });
    const outcomes = await file('reports.zip', bytes);
    expect(await filed()).toEqual([
      ['白水镇人民政府', 2022, 'baishui.docx'],
      ['青岭县人民政府', 2021, 'qingling.txt'],
    ]);
    const refused = outcomes.flatMap(({ source, refusals }) => refusals.map(({ reason }) => [source, reason]));
    expect(refused).toEqual([
      [join(folder, 'reports.zip/reports/notice.txt'), 'not_a_report'],
      [join(folder, 'reports.zip'), 'nested_archive'],
    ]);
  });

  it('is refused as a whole where it is damaged, and the next document is filed', async () => {
    const [outcome] = await file('broken.zip', zipSync({ 'one.txt': asText('青岭县人民政府') }).slice(0, 200));
    expect(outcome?.refusals).toMatchObject([{ reason: 'damaged' }]);
    expect(results(await file('good.txt', asText('青岭县人民政府')))).toEqual(['filed']);
  });
});

describe('one report in several formats', () => {
  const agency = '青岭县人民政府';

  it('is filed once, and the later copy is named as one', async () => {
    await file('page.html', asPage(agency));
    const [outcome] = await file('attachment.docx', wordReport(partsOf(agency)));
    expect(outcome?.reports).toMatchObject([{ result: 'copy', other: 'page.html' }]);
    expect(await filed()).toEqual([[agency, 2021, 'page.html']]);
  });

  it('is kept in the fuller copy, whichever comes first', async () => {
    const tables = partsOf(agency).filter((part, at) => at === 0 || 'table' in part);
    await file('tables.xlsx', await workbook(tables));
    const [outcome] = await file('page.html', asPage(agency));
    expect(outcome?.reports).toMatchObject([{ result: 'fuller', other: 'tables.xlsx' }]);
    expect(await filed()).toEqual([[agency, 2021, 'page.html']]);
  });

  it('is filed once where the same words come in another character set', async () => {
    const { text } = writeReport({ agency, year: 2021, layout: 'tabs', seed: 5, oddities });
    await file('utf8.txt', strToU8(text));
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);
    const [outcome] = await file('utf16.txt', utf16);
    expect(outcome?.reports).toMatchObject([{ result: 'copy', other: 'utf8.txt' }]);
  });

  it('is a new version where a figure differs', async () => {
    await file('page.html', asPage(agency));
    const corrected = partsOf(agency).map((part): Part => {
      if ('line' in part) return part;
      const wrong = part.table.rows.findIndex((row) => row[0]?.text.startsWith('一、本年新收'));
      const rows = part.table.rows.map((row, at) =>
        at === wrong ? row.map((cell, column) => (column === 1 ? { ...cell, text: '31', printed: '31' } : cell)) : row,
      );
      return { table: { ...part.table, rows } };
    });
    expect(results(await file('corrected.docx', wordReport(corrected)))).toEqual(['superseded']);
  });
});

describe('an address', () => {
  it('of a report files that report under its address', async () => {
    const address = `${await site({ '/art/1.html': asPage('青岭县人民政府') })}/art/1.html`;
    expect(results(await all(ingest.file(address, {})))).toEqual(['filed']);
    expect(await filed()).toEqual([['青岭县人民政府', 2021, address]]);
  });

  it('of an index page names the reports it links to and files each, a page or the file that a page offers', async () => {
    const link = (to: string, text: string) => `<li><a href="${to}">${text}</a></li>`;
    const host = await site({
      '/index.html': `<html><title>政府信息公开年报</title><body><ul>${[
        link('/2021.html', titleOf('青岭县人民政府', 2021)),
        link('/2022.html', titleOf('青岭县人民政府', 2022)),
        link('/2023.html', titleOf('青岭县人民政府', 2023)),
        link('http://elsewhere.example/2020.html', titleOf('青岭县人民政府', 2020)),
        link('/about.html', '关于我们'),
      ].join('')}</ul></body></html>`,
      '/2021.html': asPage('青岭县人民政府', 2021, 1),
      '/2022.html': `<html><body><p>附件下载</p><a href="/files/2022.docx">${titleOf('青岭县人民政府', 2022)}.docx</a></body></html>`,
      '/files/2022.docx': wordReport(partsOf('青岭县人民政府', 2022, 2)),
    });
    const [index, ...outcomes] = await all(ingest.file(`${host}/index.html`, {}));
    expect(index?.links).toEqual([`${host}/2021.html`, `${host}/2022.html`, `${host}/2023.html`]);
    expect(results(outcomes)).toEqual(['filed', 'filed']);
    expect(await filed()).toEqual([
      ['青岭县人民政府', 2021, `${host}/2021.html`],
      ['青岭县人民政府', 2022, `${host}/files/2022.docx`],
    ]);
    expect(outcomes.at(-1)?.refusals).toEqual([{ reason: 'address', saw: 'HTTP 404' }]);
  });

  it('of a page with the text alone takes the tables from the file it offers', async () => {
    const parts = partsOf('青岭县人民政府', 2021, 4);
    const text = parts.filter((part) => 'line' in part);
    const page = new TextDecoder().decode(webPage(titleOf('青岭县人民政府'), text, { random: seeded(1) }));
    const offered = `<p><a href="/files/2021.docx">附件：${titleOf('青岭县人民政府')}.docx</a></p>`;
    const host = await site({
      '/art/2021.html': page.replace('<div class="footer">', `${offered}<div class="footer">`),
      '/files/2021.docx': wordReport(parts),
    });
    expect(results(await all(ingest.file(`${host}/art/2021.html`, {})))).toEqual(['filed', 'fuller']);
    expect(await filed()).toEqual([['青岭县人民政府', 2021, `${host}/files/2021.docx`]]);
  });

  it('that cannot be fetched is refused', async () => {
    const [outcome] = await all(ingest.file('http://10.0.0.1/report.html', {}));
    expect(outcome?.refusals).toEqual([{ reason: 'address', saw: '' }]);
    expect(await filed()).toEqual([]);
  });
});
