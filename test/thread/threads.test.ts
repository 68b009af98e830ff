import { describe, expect, it, onTestFinished } from 'vitest';
import { openProgram } from '../../src/main.js';
import type { ModelConfig } from '../../src/model/config.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { ownFolder } from '../e2e/folder.js';
import { FAR } from '../fakes/far.js';
import { startModelServer } from '../fakes/model-server.js';
import { filingOf } from '../store/filings.js';

const QUESTIONS = ['青禾区2020年收到多少件申请', '那2019年呢', '哪个机关2020年收到申请最多', '青禾区开展了什么培训'];
const names = [
  { key: '青禾区人民政府', kind: 'full' as const },
  { key: '青禾区', kind: 'short' as const },
];

async function folderOfReports(): Promise<string> {
  const folder = ownFolder();
  const store = await openSqliteStore({ folder });
  for (const year of [2019, 2020])
    await store.file(
      filingOf({ names, year, hash: `h${year}`, facts: [{ value: year % 100, cell: String(year % 100) }] }),
    );
  await store.file(filingOf({ agency: '白水镇人民政府', hash: 'other' }));
  await store.close();
  return folder;
}

async function opened(folder: string, terms: { threads: boolean }, model?: ModelConfig) {
  const program = await openProgram({ mode: 'terminal', index: folder, log: 'silent', ...(model && { model }) }, terms);
  onTestFinished(() => program.close());
  return program;
}

describe('the program with threads', () => {
  it('answers, remembers and lists as it does without', async () => {
    const folder = await folderOfReports();
    const [beside, here] = [await opened(folder, { threads: true }), await opened(folder, { threads: false })];
    for (const text of QUESTIONS) {
      const { elapsed_ms: _, ...answer } = await beside.ask({ chat: 'beside', text });
      const { elapsed_ms: __, ...same } = await here.ask({ chat: 'here', text });
      expect(answer).toEqual({ ...same, chat: 'beside' });
    }
    expect(await beside.works.list(1)).toEqual(await here.works.list(1));
    expect(await beside.works.counts()).toEqual(await here.works.counts());
    expect(await beside.works.tallies()).toEqual(await here.works.tallies());
    const reports = (await here.store.reports()).map(({ id }) => id);
    const csv = { reports, format: 'csv' as const, language: 'zh' as const };
    const file = await beside.works.file(csv);
    expect(Buffer.from(file?.bytes ?? []).toString()).toBe(
      Buffer.from((await here.works.file(csv))?.bytes ?? []).toString(),
    );
  });

  it('tells that something failed, and goes on', async () => {
    const program = await opened(await folderOfReports(), { threads: true });
    // What is no question at all is a fault of whoever calls.
    const wrong = program.works.answer(undefined as never);
    await expect(wrong).rejects.toThrow(TypeError);
    expect(await program.works.list(1)).toMatchObject({ reports: 3, agencies: 2 });
  });

  it('passes on what a model says as it comes, its stop, what its calls cost, and whether it works', async () => {
    const server = await startModelServer();
    onTestFinished(() => server.close());
    const { baseUrl } = server;
    const allowance = { day: 1_000_000, chat: 1_000_000 };
    const model = { key: 'k', baseUrl, chat: 'm', embedding: undefined, timeout: FAR, allowance, price: null };
    const program = await opened(await folderOfReports(), { threads: true }, model);
    const called: (string | null)[] = [];
    program.count({ rejected: () => {}, called: ({ fault }) => called.push(fault) });
    const soFar: string[] = [];
    const asked = { chat: 'c', text: QUESTIONS[3] ?? '', progress: (text: string) => soFar.push(text) };
    server.does({ says: '{"points":[{"from":[1]},{"fr', pieces: 60, stalls: true });
    const stop = new AbortController();
    const answer = program.ask({ ...asked, stop: stop.signal });
    await expect.poll(() => soFar.length).toBe(1);
    stop.abort();
    expect(await answer).toMatchObject({ answered_by: 'model', text: expect.stringContaining('已停止') });
    expect(soFar[0]).toMatch(/“.+”\[1\]/);
    expect(called).toHaveLength(1);
    expect(program.degraded()).toEqual([]);
    server.does({ status: 401 });
    expect(await program.ask(asked)).toMatchObject({ answered_by: 'text' });
    expect(program.degraded()).toEqual(['language model: key']);
  });

  it('lets go at once of what nobody waits for', async () => {
    const program = await opened(await folderOfReports(), { threads: true });
    const ending = new AbortController();
    const answer = program.ask({ chat: 'c', text: QUESTIONS[0] ?? '', signal: ending.signal });
    ending.abort(new Error('nobody waits'));
    await expect(answer).rejects.toThrow('nobody waits');
    expect((await program.ask({ chat: 'c', text: QUESTIONS[0] ?? '' })).kind).toBe('figure');
  });

  it('answers nobody any more once it is closed', async () => {
    const program = await opened(await folderOfReports(), { threads: true });
    const answer = program.works.list(1);
    await program.close();
    await expect(answer).rejects.toThrow('a thread ended');
    await expect(program.works.list(1)).rejects.toThrow('closed');
  });
});
