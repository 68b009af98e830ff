import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openProgram, type Program } from '../src/main.js';
import { decodeText } from '../src/read/charset.js';
import { mend } from '../src/read/mend.js';
import { withoutOddities } from '../test/fixtures/filled-form.js';
import { TEXT_LAYOUTS, writeReport } from '../test/fixtures/report-text.js';
import { loopTable } from './loop.js';
import { pageTable } from './page.js';
import { readingTable } from './reading.js';
import { retrievalTable } from './retrieval.js';
import { understandingTable } from './understanding.js';

/**
 * Figures that hold on a noisy machine: each piece of work is run in turn with a bare baseline that does only what cannot
 * be left out, and the ratio of each pair is what counts. Prints the tables that docs/benchmarks.md holds.
 */
const REPORTS = 200;
const ROUNDS = 7;
const QUESTIONS = 400;
const PARAGRAPHS = [10_000, 100_000];
/** With `--million`; takes an hour of building and several gigabytes. */
const MILLION = [...PARAGRAPHS, 1_000_000];

type Row = { work: string; perSecond: number; baseline: string; baselinePerSecond: number; ratio: number };

const folder = await mkdtemp(join(tmpdir(), 'wenbao-bench-'));
try {
  const texts = generatedReports();
  const rows = [await filing(texts), await figureAnswers(texts)];
  process.stdout.write(`${table(rows)}\n\n`);
  process.stdout.write(`${await understandingTable()}\n\n`);
  process.stdout.write(`${await readingTable()}\n\n`);
  process.stdout.write(`${await pageTable()}\n\n`);
  process.stdout.write(`${(await loopTable()).table}\n\n`);
  process.stdout.write(`${await retrievalTable(process.argv.includes('--million') ? MILLION : PARAGRAPHS)}\n`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function generatedReports(): Uint8Array[] {
  return Array.from({ length: REPORTS }, (_, seed) => {
    const layout = TEXT_LAYOUTS[seed % TEXT_LAYOUTS.length] ?? 'tabs';
    const oddities = withoutOddities(seed % 2 === 0 ? '2019' : '2021');
    const year = oddities.form === '2019' ? 2020 : 2022;
    return new TextEncoder().encode(writeReport({ agency: agencyOf(seed), year, layout, seed, oddities }).text);
  });
}

function agencyOf(seed: number): string {
  const first = '青白清安永新长高平东西南北上';
  const second = '岭水河桥溪山坪林泉湖田沙石塘';
  const name = `${first[seed % 14]}${second[Math.floor(seed / 14) % 14]}`;
  return `${name}${['县', '区', '镇'][seed % 3]}人民政府`;
}

async function filing(texts: Uint8Array[]): Promise<Row> {
  const paths = await Promise.all(
    texts.map(async (text, index) => {
      const path = join(folder, `report-${index}.txt`);
      await writeFile(path, text);
      return path;
    }),
  );
  const whole: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    const program = await openAt(`filing-${round}`);
    whole.push(
      await seconds(async () => {
        for (const path of paths) for await (const _ of program.ingest.file(path, {}));
      }),
    );
    await program.close();
    bare.push(
      await seconds(async () => {
        for (const text of texts) mend(decodeText(text)?.value ?? '');
      }),
    );
  }
  return row({ work: 'reports filed', baseline: 'decode and mend the same bytes', whole, bare, each: REPORTS });
}

async function figureAnswers(texts: Uint8Array[]): Promise<Row> {
  const program = await openAt('answers');
  for (let index = 0; index < texts.length; index++) {
    for await (const _ of program.ingest.file(join(folder, `report-${index}.txt`), {}));
  }
  const reports = await program.store.reports();
  const asked = Array.from({ length: QUESTIONS }, (_, index) => reports[index % reports.length]).flatMap((report) =>
    report ? [{ agency: report.agency, year: report.year }] : [],
  );
  const database = new Database(join(folder, 'answers', 'wenbao.sqlite'), { readonly: true });
  const select = database.prepare(
    "SELECT f.* FROM facts f JOIN reports r ON r.number = f.report WHERE r.agency = ? AND r.year = ? AND r.superseded_by IS NULL AND r.removed_at IS NULL AND f.metric = 'applications.received'",
  );
  const whole: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    whole.push(
      await seconds(async () => {
        for (const [index, { agency, year }] of asked.entries()) {
          const answer = await program.ask({
            chat: `bench:${round}:${index}`,
            text: `${agency}${year}年收到多少件申请`,
          });
          if (answer.kind !== 'figure') throw new Error(`not answered: ${agency} ${year}: ${answer.text}`);
        }
      }),
    );
    bare.push(
      await seconds(async () => {
        for (const { agency, year } of asked) select.all(agency, year);
      }),
    );
  }
  database.close();
  await program.close();
  return row({ work: 'figure answers', baseline: 'the prepared SELECT alone', whole, bare, each: asked.length });
}

function openAt(name: string): Promise<Program> {
  return openProgram({ mode: 'terminal', index: join(folder, name), log: 'silent' });
}

async function seconds(work: () => Promise<void>): Promise<number> {
  const started = performance.now();
  await work();
  return (performance.now() - started) / 1000;
}

function row({
  work,
  baseline,
  whole,
  bare,
  each,
}: {
  work: string;
  baseline: string;
  whole: number[];
  bare: number[];
  each: number;
}): Row {
  const ratios = whole.map((time, round) => time / (bare[round] ?? Number.NaN));
  return {
    work,
    perSecond: each / median(whole),
    baseline,
    baselinePerSecond: each / median(bare),
    ratio: median(ratios),
  };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function table(rows: Row[]): string {
  const lines = rows.map(
    ({ work, perSecond, baseline, baselinePerSecond, ratio }) =>
      `| ${work} | ${perSecond.toFixed(0)} | ${baseline} | ${baselinePerSecond.toFixed(0)} | ${ratio.toFixed(1)} |`,
  );
  return [
    '| work | a second | baseline | a second | time of the work ÷ time of the baseline, median of pairs |',
    '| --- | --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}
