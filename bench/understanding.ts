import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Ask } from '../src/answer/answer.js';
import { createAsk } from '../src/ask.js';
import { createConversations } from '../src/asking/conversations.js';
import type { ReportStore } from '../src/contracts/store.js';
import { enAnswers } from '../src/language/en/answers.js';
import { zhAnswers } from '../src/language/zh/answers.js';
import { agencyNames } from '../src/parse/names.js';
import { createKnown } from '../src/question/names/known.js';
import { openSqliteStore } from '../src/store/sqlite.js';
import { seeded } from '../test/fixtures/filled-form.js';
import { MEANINGS } from '../test/fixtures/meanings.js';

/**
 * What a figure question costs with a hundred thousand agencies' names loaded: understanding, answering and wording it, beside one
 * bare loopback POST of the same message and the bare SELECT of its figure, in turn in one run; and what loading the names costs
 * beside reading their rows.
 */
const AGENCIES = 100_000;
const BATCHES = 40;
const EACH = 50;
const LOADS = 5;
const YEAR = 2022;

/** The table of these costs, in Markdown. */
export async function understandingTable(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-understanding-'));
  try {
    const names = inventNames();
    const store = await openSqliteStore({ folder });
    fill(join(folder, 'wenbao.sqlite'), names);
    const rows = [...(await questions({ store, names, folder })), await loading(store)];
    await store.close();
    return table(rows);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Row = { work: string; took: number; baseline: string; bare: number; ratio: number };

function inventNames(): string[] {
  const random = seeded(7);
  const signs =
    '青白清安永新长高平东西南北上云石金龙凤仙梅松柳桃桂兰竹莲荷枫榆槐杉柏杨桐梓楠樟银铁铜玉珠宝福寿康宁和顺泰昌隆盛兴旺';
  const sign = () => signs[Math.floor(random() * signs.length)] ?? '';
  const bodies = [
    '人民政府',
    '教育局',
    '市场监督管理局',
    '自然资源局',
    '财政局',
    '民政局',
    '卫生健康局',
    '水利局',
    '统计局',
    '审计局',
  ];
  const names = new Set<string>();
  while (names.size < AGENCIES) {
    const county = `${sign()}${sign()}${random() < 0.5 ? '县' : '区'}`;
    const town = random() < 0.4 ? `${sign()}${sign()}镇` : '';
    const body = town ? '人民政府' : (bodies[names.size % bodies.length] ?? '');
    names.add(`${sign()}${sign()}市${county}${town}${body}`);
  }
  return [...names];
}

/** One report and one figure an agency, written in one transaction: filing them one by one would take the bench an hour. */
function fill(path: string, names: readonly string[]): void {
  const database = new Database(path);
  const agency = database.prepare('INSERT INTO agencies (name, keys) VALUES (?, ?)');
  const report = database.prepare(
    `INSERT INTO reports (number, id, agency, year, form, title, source, published, hash, filed_at, superseded_by, reading)
     VALUES (?, ?, ?, ${YEAR}, '2021', ?, 'bench', NULL, ?, '2023-01-31T00:00:00Z', NULL, ?)`,
  );
  const fact = database.prepare(
    `INSERT INTO facts (report, metric, applicant, value, status, unit, form, labels, cell, table_row, table_column, section, quote, notes)
     VALUES (?, 'applications.received', 'total', ?, 'reported', '件', '2021', '["一、本年新收政府信息公开申请数量","总计"]', ?, 3, 9,
       '三、收到和处理政府信息公开申请情况', ?, '[]')`,
  );
  const reading = JSON.stringify({ found: [], missing: [], unsure: [], notes: [] });
  database.transaction(() => {
    names.forEach((name, at) => {
      agency.run(name, JSON.stringify(agencyNames(name, []).keys));
      report.run(at + 1, `r${at}`, name, `${name}${YEAR}年政府信息公开工作年度报告`, String(at), reading);
      fact.run(at + 1, at % 1000, String(at % 1000), `一、本年新收政府信息公开申请数量 | ${at % 1000} |`);
    });
    database.prepare('UPDATE holdings SET revision = revision + 1').run();
  })();
  database.close();
}

async function questions({
  store,
  names,
  folder,
}: {
  store: ReportStore;
  names: readonly string[];
  folder: string;
}): Promise<Row[]> {
  const now = () => new Date('2024-05-02T08:00:00Z');
  const conversations = createConversations({ store, now });
  const ask = createAsk({ store, conversations, meanings: MEANINGS, wordings: { zh: zhAnswers, en: enAnswers }, now });
  const database = new Database(join(folder, 'wenbao.sqlite'), { readonly: true });
  const select = database.prepare(
    `SELECT f.* FROM reports r JOIN facts f ON f.report = r.number
     WHERE r.agency = ? AND r.year = ? AND r.superseded_by IS NULL AND r.removed_at IS NULL AND f.metric = 'applications.received'`,
  );
  const echo = createServer((incoming, response) => incoming.pipe(response));
  await new Promise<void>((resolve) => echo.listen(0, '127.0.0.1', resolve));
  // A server that listens on a port has an address of this kind.
  const { port } = echo.address() as AddressInfo;
  const whole: number[] = [];
  const posts: number[] = [];
  const selects: number[] = [];
  for (let batch = 0; batch < BATCHES; batch += 1) {
    const asked = Array.from({ length: EACH }, (_, at) => {
      const number = batch * EACH + at;
      const name = names[(number * 7919) % names.length] ?? '';
      return { chat: `bench:${number}`, name, text: `请问${name}${YEAR}年收到多少件信息公开申请？` };
    });
    for (const question of asked) whole.push(await milliseconds(() => answered(ask, question)));
    // Chats are written behind the answers; left running, that would slow down the baselines.
    await conversations.flush();
    for (const { chat, text } of asked)
      posts.push(await milliseconds(() => post(`http://127.0.0.1:${port}`, JSON.stringify({ chat, text }))));
    for (const { name } of asked) selects.push(await milliseconds(async () => void select.all(name, YEAR)));
  }
  echo.close();
  echo.closeAllConnections();
  database.close();
  const warm = (BATCHES * EACH) / 4;
  const took = median(whole.slice(warm));
  const [bare, selected] = [median(posts.slice(warm)), median(selects.slice(warm))];
  const work = 'a figure question, understood, answered and worded';
  return [
    { work, took, baseline: 'a loopback POST of the same message', bare, ratio: took / bare },
    { work, took, baseline: 'the prepared SELECT of its figure', bare: selected, ratio: took / selected },
  ];
}

async function answered(ask: Ask, question: { chat: string; text: string }): Promise<void> {
  const answer = await ask(question);
  if (answer.figures.length !== 1) throw new Error(`not answered: ${question.text}: ${answer.text}`);
}

async function post(url: string, body: string): Promise<void> {
  const response = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
  await response.text();
}

async function loading(store: ReportStore): Promise<Row> {
  const reads: number[] = [];
  const loads: number[] = [];
  for (let round = 0; round < LOADS; round += 1) {
    let read: Awaited<ReturnType<ReportStore['agencies']>> = [];
    const readTook = await milliseconds(async () => {
      read = await store.agencies();
    });
    const filed = read.map(({ name }) => ({ agency: name, year: YEAR }));
    const built = await milliseconds(async () => void createKnown({ agencies: read, filed }));
    reads.push(readTook);
    loads.push(readTook + built);
  }
  const [took, bare] = [median(loads), median(reads)];
  return {
    work: `loading ${AGENCIES} agencies' names`,
    took,
    baseline: 'reading their rows',
    bare,
    ratio: took / bare,
  };
}

async function milliseconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ({ work, took, baseline, bare, ratio }) =>
      `| ${work} | ${took.toFixed(3)} | ${baseline} | ${bare.toFixed(3)} | ${ratio.toFixed(2)} |`,
  );
  return ['| work | ms, median | baseline | ms, median | ratio |', '| --- | --- | --- | --- | --- |', ...lines].join(
    '\n',
  );
}
