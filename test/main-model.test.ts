import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openProgram, type Program } from '../src/main.js';
import { type ModelServer, startModelServer } from './fakes/model-server.js';
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
      timeout: 5000,
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
  it('words the answer to a question about the text', async () => {
    server.does({ says: '全年举办业务培训5期，参加人员320人次。[1]' });
    const { ask } = await open({ chat: 'm' });
    expect(await ask(ASKED)).toMatchObject({ answered_by: 'model', text: expect.stringContaining('AI生成') });
  });

  it('words the problems of a report from its chapter, whatever they are called there', async () => {
    server.does({ says: '专职人员不足，业务不熟。[1]' });
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
    server.does({ says: '全年举办业务培训5期。[1]' });
    const { ask } = await open({ chat: 'm', day: 100 });
    expect(await ask(ASKED)).toMatchObject({ answered_by: 'model' });
    const second = await ask({ ...ASKED, chat: 'c2' });
    expect(second).toMatchObject({ answered_by: 'text' });
    expect(second.text).toMatch(/^今天的模型额度已用完/);
    expect(server.asked).toHaveLength(1);
  });

  it('embeds paragraphs behind the first answer, says that the search is being made, and no more once it is', async () => {
    server.does({ says: '全年举办业务培训5期，参加人员320人次。[1]' });
    const { ask } = await open({ chat: 'm', embedding: 'e' });
    expect((await ask(ASKED)).text).toContain('语义检索重建中，结果可能不全。');
    await expect
      .poll(async () => (await ask({ ...ASKED, chat: `${Math.random()}` })).text.includes('语义检索'))
      .toBe(false);
    const embedded = server.asked.filter(({ path }) => path.endsWith('/embeddings')).flatMap(({ input }) => input);
    expect(embedded.filter((text) => text.includes('门户网站完成改版'))).toHaveLength(1);
  });

  it('answers by words where the embedding server refuses', async () => {
    server.does({ says: '全年举办业务培训5期。[1]' });
    server.embeds('refuses the key');
    const { ask } = await open({ chat: 'm', embedding: 'e' });
    expect(await ask(ASKED)).toMatchObject({ answered_by: 'model', text: expect.stringContaining('语义检索重建中') });
  });
});
