import { type ChildProcess, execFileSync, fork, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { agencyNames } from '../src/parse/names.js';
import { inventedNames, misnamed } from '../test/fixtures/invented-names.js';

/**
 * `npx tsx bench/asking.ts <older> [reports]`: what an answer costs in CPU by this version and by an older one, whose folder (a packed
 * copy, or a checkout with its packages) is given. Both are compiled, file the same reports and the same invented agencies, and answer
 * the same questions in turn, each in a process of its own; the ratio of each pair is what counts.
 */
const [older = '', reports = 'reports/samples'] = process.argv.slice(2);
const OWN = fileURLToPath(new URL('..', import.meta.url));
const SIZES = [1000, 100_000];
const ROUNDS = 9;
const WARM = 3;
const EACH = 100;
const INVENTED_YEAR = 2020;
/** How the figures of the filed reports are asked for. */
const ITEMS: Readonly<Record<string, string>> = {
  'applications.received': '收到多少件政府信息公开申请',
  'applications.outcome.granted': '予以公开多少件',
  'applications.outcome.partial': '部分公开多少件',
  'applications.carried_in': '上年结转的申请有多少件',
  'applications.carried_out': '结转下年度的申请有多少件',
  'licensing.decisions': '行政许可有多少件',
  'penalties.decisions': '行政处罚有多少件',
  'coercion.decisions': '行政强制有多少件',
  'review.upheld': '行政复议结果维持的有几件',
  'review.total': '行政复议一共多少件',
  'normative_documents.issued': '制发了几件规范性文件',
  'normative_documents.in_force': '现行有效的规范性文件有几件',
};

type Version = { name: string; tree: string };
type Round = { took: number; figures: number };
type Measured = { work: string; names: number; older: number; own: number; ratio: number; figures: string };

if (!older) throw new Error('give the folder of an older version');
const versions: [Version, Version] = [
  { name: 'older', tree: resolve(older) },
  { name: 'own', tree: OWN },
];
for (const { tree } of versions) compile(tree);
const folder = await mkdtemp(join(tmpdir(), 'wenbao-asking-'));
try {
  const measured: Measured[] = [];
  for (const size of SIZES) measured.push(...(await measure(size)));
  process.stdout.write(`${table(measured)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** A packed copy is compiled already; of a checkout what stands there may be old. */
function compile(tree: string): void {
  if (existsSync(join(tree, 'src'))) execFileSync('npm', ['run', 'build'], { cwd: tree, stdio: 'ignore' });
  if (!existsSync(join(tree, 'dist/main.js'))) throw new Error(`not compiled: ${tree}`);
}

async function measure(size: number): Promise<Measured[]> {
  const names = inventedNames(size);
  const children: ChildProcess[] = [];
  let asked: Readonly<Record<string, readonly string[]>> = {};
  for (const { name, tree } of versions) {
    const index = join(folder, `${name}-${size}`);
    const path = join(index, 'wenbao.sqlite');
    const environment = { ...process.env, WENBAO_INDEX: index };
    // It ends with 1 where a file of the folder is no report.
    spawnSync('node', ['dist/cli.js', 'ingest', resolve(reports)], { cwd: tree, env: environment, stdio: 'ignore' });
    asked = questions(path, names.slice(0, EACH / 2));
    fill(path, names);
    children.push(await started(tree, index));
  }
  const measured: Measured[] = [];
  for (const [work, list] of Object.entries(asked)) {
    const rounds: [Round, Round][] = [];
    for (let round = 0; round < WARM + ROUNDS; round += 1)
      rounds.push([await answered(children[0], list), await answered(children[1], list)]);
    const warm = rounds.slice(WARM);
    const [before, own] = [0, 1].map((which) => median(warm.map((pair) => pair[which]?.took ?? Number.NaN)));
    const ratio = median(warm.map(([one, other]) => other.took / one.took));
    const figures = rounds[0]?.map((each) => `${each.figures}`).join(' / ') ?? '';
    measured.push({ work, names: size, older: before ?? Number.NaN, own: own ?? Number.NaN, ratio, figures });
  }
  for (const child of children) {
    child.disconnect();
    await new Promise((ended) => child.once('exit', ended));
  }
  return measured;
}

/** Questions about what is filed, in other spellings of invented agencies, and about bodies that nobody filed. */
function questions(path: string, names: readonly string[]): Record<string, string[]> {
  const database = new Database(path, { readonly: true });
  const filed = database
    .prepare<[], { agency: string; year: number; metric: string }>(
      `SELECT DISTINCT r.agency, r.year, f.metric FROM facts f JOIN reports r ON r.number = f.report
       WHERE f.value IS NOT NULL AND f.status = 'reported' AND (f.applicant IS NULL OR f.applicant = 'total') ORDER BY 3, 1, 2`,
    )
    .all()
    .filter(({ metric }) => metric in ITEMS);
  database.close();
  const figure = filed.map(
    ({ agency, year, metric }, at) => `${at % 3 ? '' : '请问'}${agency}${year}年${ITEMS[metric]}？`,
  );
  const trend = new Set(
    filed.map(({ agency, metric }, at) => `${agency}${at % 2 ? '历年' : '近两年'}${ITEMS[metric]}`),
  );
  const { misspelt, unknown } = misnamed(names);
  return { figure: evenly(figure), trend: evenly([...trend]), misspelt: evenly(misspelt), unknown: evenly(unknown) };
}

/** So many of them from all over the list. */
function evenly(list: readonly string[]): string[] {
  const step = Math.max(1, list.length / EACH);
  return Array.from({ length: Math.min(EACH, list.length) }, (_, at) => list[Math.floor(at * step)] ?? '');
}

/** One report and one figure an agency, written in one transaction: filing them one by one would take the bench an hour. */
function fill(path: string, names: readonly string[]): void {
  const database = new Database(path);
  const agency = database.prepare('INSERT OR IGNORE INTO agencies (name, keys) VALUES (?, ?)');
  const report = database.prepare(
    `INSERT INTO reports (id, agency, year, form, title, source, published, hash, filed_at, superseded_by, reading)
     VALUES (?, ?, ${INVENTED_YEAR}, '2019', ?, 'bench', NULL, ?, '2021-01-31T00:00:00Z', NULL, ?)`,
  );
  const fact = database.prepare(
    `INSERT INTO facts (report, metric, applicant, value, status, unit, form, labels, cell, table_row, table_column, section, quote, notes)
     VALUES (?, 'applications.received', 'total', ?, 'reported', '件', '2019', '["一、本年新收政府信息公开申请数量","总计"]', ?, 3, 9,
       '三、收到和处理政府信息公开申请情况', ?, '[]')`,
  );
  const reading = JSON.stringify({ found: [], missing: [], unsure: [], notes: [] });
  database.transaction(() => {
    names.forEach((name, at) => {
      agency.run(name, JSON.stringify(agencyNames(name, []).keys));
      const title = `${name}${INVENTED_YEAR}年政府信息公开工作年度报告`;
      const { lastInsertRowid } = report.run(`bench-${at}`, name, title, `bench-${at}`, reading);
      fact.run(lastInsertRowid, at % 1000, String(at % 1000), `一、本年新收政府信息公开申请数量 | ${at % 1000} |`);
    });
    database.prepare('UPDATE holdings SET revision = revision + 1').run();
  })();
  database.close();
}

async function started(tree: string, index: string): Promise<ChildProcess> {
  const file = fileURLToPath(new URL('answerer.ts', import.meta.url));
  const child = fork(file, [tree, index], { execArgv: ['--import', 'tsx'] });
  await new Promise((ready) => child.once('message', ready));
  return child;
}

function answered(child: ChildProcess | undefined, list: readonly string[]): Promise<Round> {
  return new Promise((resolved, rejected) => {
    child?.once('exit', () => rejected(new Error('the program ended')));
    child?.once('message', (round: Round) => {
      child.removeAllListeners('exit');
      resolved(round);
    });
    child?.send(list);
  });
}

function table(measured: readonly Measured[]): string {
  const lines = measured.map(({ work, names, figures, ...each }) => {
    const costs = [each.older.toFixed(0), each.own.toFixed(0), each.ratio.toFixed(2)];
    const few = measured.find((other) => other.work === work && other.names === SIZES[0]);
    const growth = (each.own / (few?.own ?? Number.NaN)).toFixed(2);
    return `| ${[work, names, figures, ...costs, growth].join(' | ')} |`;
  });
  return [
    '| questions | names | answered with figures, older / this | µs, older | µs, this | this ÷ older | this ÷ this with 1,000 names |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
