import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Registry } from 'prom-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProgram, type Program } from '../src/main.js';
import { countAnswers } from '../src/server/answer-metrics.js';
import { openSqliteStore } from '../src/store/sqlite.js';
import { FAR } from './fakes/far.js';
import { type ModelServer, startModelServer } from './fakes/model-server.js';
import { pointing } from './fakes/pointing.js';
import { filingOf } from './store/filings.js';

let server: ModelServer;
let folder: string;
let program: Program | undefined;
beforeEach(async () => {
  server = await startModelServer();
  folder = mkdtempSync(join(tmpdir(), 'wenbao-main-model-'));
});
afterEach(async () => {
  await program?.close();
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

const QINGHE = '青禾区人民政府';

async function open(models: { chat?: string; embedding?: string; day?: number }): Promise<Program> {
  program = await openProgram({
    mode: 'terminal',
    index: folder,
    log: 'silent',
    model: {
      key: 'k',
      baseUrl: server.baseUrl,
      chat: models.chat,
      embedding: models.embedding,
      timeout: FAR,
      allowance: { day: models.day ?? 1_000_000, chat: 1_000_000 },
      price: null,
    },
  });
  await program.store.file(
    filingOf({
      agency: QINGHE,
      texts: ['全年举办业务培训5期，参加人员320人次。', '门户网站完成改版。', '专职人员不足，业务不熟。'],
      facts: [],
      findings: [],
    }),
  );
  return program;
}

const ASKED = { chat: 'c1', text: `${QINGHE}2020年业务培训办得怎么样？` };

describe('the program with a model', () => {
  it('has it point at the sentences that answer a question about the text', async () => {
    server.does(pointing({ points: ['业务培训5期'] }));
    const { ask } = await open({ chat: 'm' });
    expect(await ask(ASKED)).toMatchObject({ answered_by: 'model', text: expect.stringContaining('AI挑选') });
  });

  it('has it point at the problems of a report in its chapter, whatever they are called there', async () => {
    server.does(pointing({ points: ['专职人员不足'] }));
    const { ask, store } = await open({ chat: 'm' });
    const filing = filingOf({
      agency: QINGHE,
      year: 2021,
      hash: 'b',
      texts: ['专职人员不足，业务不熟。'],
      facts: [],
      findings: [],
    });
    const paragraphs = filing.paragraphs.map((one) => ({
      ...one,
      section: 5,
      headings: ['五、存在的主要问题及改进情况'],
    }));
    await store.file({ ...filing, paragraphs });
    expect(await ask({ chat: 'c1', text: `${QINGHE}2021年存在哪些问题？` })).toMatchObject({ answered_by: 'model' });
  });

  it('quotes the report once the day’s tokens are spent, and says so', async () => {
    server.does(pointing({ points: ['业务培训5期'] }));
    const { ask } = await open({ chat: 'm', day: 100 });
    expect(await ask(ASKED)).toMatchObject({ answered_by: 'model' });
    const second = await ask({ ...ASKED, chat: 'c2' });
    expect(second).toMatchObject({ answered_by: 'text' });
    expect(second.text).toMatch(/^今天的模型额度已用完/);
    expect(server.asked).toHaveLength(1);
  });

  it('embeds paragraphs behind the first answer, says that the search is being made, and no more once it is', async () => {
    server.does(pointing({ points: ['业务培训5期'] }));
    const { ask } = await open({ chat: 'm', embedding: 'e' });
    expect((await ask(ASKED)).text).toContain('语义检索重建中，结果可能不全。');
    await expect
      .poll(async () => (await ask({ ...ASKED, chat: `${Math.random()}` })).text.includes('语义检索'))
      .toBe(false);
    const embedded = server.asked.filter(({ path }) => path.endsWith('/embeddings')).flatMap(({ input }) => input);
    expect(embedded.filter((text) => text.includes('门户网站完成改版'))).toHaveLength(1);
  });

  it('answers by words where the embedding server refuses', async () => {
    server.does(pointing({ points: ['业务培训5期'] }));
    server.embeds('refuses the key');
    const { ask } = await open({ chat: 'm', embedding: 'e' });
    expect(await ask(ASKED)).toMatchObject({ answered_by: 'model', text: expect.stringContaining('语义检索重建中') });
  });

  it('embeds what was filed when it is told to, with no question asked', async () => {
    const { updateVectors } = await open({ chat: 'm', embedding: 'e' });
    const told: string[] = [];
    await updateVectors(({ work, done, whole }) => told.push(`${work} ${done}/${whole}`));
    expect(told).toEqual(['embedding 3/3']);
    expect(server.asked.flatMap(({ input }) => input)).toHaveLength(3);
    await updateVectors();
    expect(server.asked).toHaveLength(1);
  });

  it('makes vectors with the embedding model where no language model is set', async () => {
    const { updateVectors } = await open({ embedding: 'e' });
    await updateVectors();
    expect(server.asked.length).toBeGreaterThan(0);
    expect(server.asked.every(({ path }) => path === '/v1/embeddings')).toBe(true);
  });

  it('embeds what another process filed while it serves', async () => {
    const { keepVectors } = await open({ chat: 'm', embedding: 'e' });
    const other = await openSqliteStore({ folder });
    await other.file(
      filingOf({ agency: '石岭县人民政府', hash: 'c', texts: ['窗口延时服务。'], facts: [], findings: [] }),
    );
    const serving = new AbortController();
    const kept = keepVectors(serving.signal);
    await expect.poll(() => JSON.stringify(server.asked)).toContain('窗口延时服务');
    serving.abort();
    await kept;
    await other.close();
  });

  it('counts its calls and what it did not let through, with no word of a question', async () => {
    server.does(pointing({ points: ['业务培训5期'], summary: [{ of: '业务培训5期', text: '业务培训7期。' }] }));
    const { ask, count, updateVectors } = await open({ chat: 'm', embedding: 'e' });
    const registry = new Registry();
    count(countAnswers(registry));
    await updateVectors();
    await ask(ASKED);
    const metrics = await registry.metrics();
    expect(metrics).toContain('answer_rejected_total{reason="number"} 1');
    expect(metrics).toMatch(/gen_ai_client_token_usage_sum\{gen_ai_operation_name="chat".*token_type="input"\} 100\n/);
    expect(metrics).toMatch(/gen_ai_client_operation_duration_count\{gen_ai_operation_name="embeddings".*\} 2\n/);
    expect(metrics).toMatch(/gen_ai_client_time_to_first_chunk_count\{.*\} 1\n/);
    expect(metrics).not.toMatch(/青禾|培训|c1/);
  });
});
