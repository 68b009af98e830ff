import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FORMS } from '../src/report/forms.js';
import type { Filing } from '../src/report/report.js';
import { startHttpServer } from '../src/server/http.js';
import { createPages } from '../src/server/page/pages.js';
import { agencyPath, reportPath } from '../src/server/page/visit.js';
import { openSqliteStore } from '../src/store/sqlite.js';
import { worksOver } from '../test/fakes/works.js';
import { filingOf } from '../test/store/filings.js';
import { wordings } from '../test/telegram/serving.js';

const SIZES = [100, 10_000] as const;
const ROUNDS = 40;

type Served = { root: string; pages: Record<string, string>; close(): Promise<void> };

/**
 * The time to a page's first byte with few reports filed and with many, and against an empty answer of the same server: what is asked for
 * goes to each in turn, and the median of the ratios counts. By itself: `npx tsx bench/page.ts`.
 */
export async function pageTable(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-page-'));
  const [few, many] = [await served(join(folder, 'few'), SIZES[0]), await served(join(folder, 'many'), SIZES[1])];
  const rows: string[] = [];
  try {
    for (const [name, path] of Object.entries(few.pages)) {
      const other = many.pages[name] ?? '';
      const ratios: { grows: number; empty: number; took: number }[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        const [small, large] = [await firstByte(few.root + path), await firstByte(many.root + other)];
        const empty = await firstByte(`${many.root}/livez`);
        ratios.push({ grows: large / small, empty: large / empty, took: large });
      }
      const middle = (of: 'grows' | 'empty' | 'took') => median(ratios.map((each) => each[of])).toFixed(2);
      rows.push(`| ${name} | ${middle('took')} | ${middle('grows')} | ${middle('empty')} |`);
    }
  } finally {
    await Promise.all([few.close(), many.close()]);
    rmSync(folder, { recursive: true, force: true });
  }
  const head = `| page | ms to the first byte, ${SIZES[1]} reports | ÷ with ${SIZES[0]} | ÷ an empty answer |`;
  return [head, '| --- | --- | --- | --- |', ...rows].join('\n');
}

async function served(folder: string, reports: number): Promise<Served> {
  const store = await openSqliteStore({ folder });
  for (let index = 0; index < reports; index += 1) await store.file(filled(index));
  const ask = () => Promise.reject(new Error('nobody asks'));
  const pages = createPages({
    store,
    works: worksOver(store),
    ask,
    wordings,
    log: { error: () => undefined },
    now: Date.now,
  });
  const metrics = { text: async () => '', contentType: 'text/plain' };
  const server = await startHttpServer({ host: '127.0.0.1', port: 0, ails: async () => [], metrics, pages });
  const [one, other] = [await store.reports({ limit: 1 }), await store.agencies({ after: '第5', limit: 1 })];
  const agency = one[0]?.agency ?? '';
  return {
    root: `http://127.0.0.1:${server.port}`,
    pages: {
      'the list of agencies': '/',
      'an agency with ten years': agencyPath(agency),
      'a report': reportPath(one[0]?.id ?? ''),
      'two agencies': `/compare?a=${encodeURIComponent(agency)}&b=${encodeURIComponent(other[0]?.name ?? '')}`,
      'figures of an agency as JSON': `/api/v1/facts?agency=${encodeURIComponent(agency)}`,
    },
    async close() {
      await server.close();
      await store.close();
    },
  };
}

/** A report of one of many agencies, which have ten years each: every row of the form, and a few paragraphs. */
function filled(index: number): Filing {
  const texts = Array.from({ length: 6 }, (_, place) => `第${index}份报告的第${place}段写到政务公开与业务培训。`);
  const facts = FORMS['2021'].map(({ metric, byApplicant, labels, unit }, at) => ({
    ...{ form: '2021' as const, metric, labels, unit, value: at, cell: `${at}`, row: at + 1 },
    applicant: byApplicant ? ('total' as const) : null,
  }));
  const agency = `第${Math.floor(index / 10)}镇人民政府`;
  const report = { form: '2021' as const };
  return filingOf({ hash: `h${index}`, agency, year: 2021 + (index % 10), texts, facts, report });
}

/** Milliseconds until the head of the answer is there; what follows is read outside of them. */
async function firstByte(address: string): Promise<number> {
  const started = performance.now();
  const response = await fetch(address);
  const took = performance.now() - started;
  await response.arrayBuffer();
  if (!response.ok) throw new Error(`${response.status} ${address}`);
  return took;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

if (process.argv[1] === import.meta.filename) process.stdout.write(`${await pageTable()}\n`);
