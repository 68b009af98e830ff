import { appendFileSync, chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { doctor } from '../../src/command/doctor.js';
import { enUpkeep } from '../../src/language/en/upkeep.js';
import { oldestCheck } from '../../src/language/explanations.js';
import { zhUpkeep } from '../../src/language/zh/upkeep.js';
import { openSqliteQueue } from '../../src/store/queue/queue.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { ownFolder } from '../e2e/folder.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { hashedEmbedder } from '../fixtures/hashed-embedder.js';
import { filingOf } from '../store/filings.js';

/** The day on which every explanation of the law is as fresh as it can be. */
const CHECKED = new Date(oldestCheck());

let telegram: FakeTelegram;

beforeAll(async () => {
  telegram = await FakeTelegram.open();
  return () => telegram.close();
});

async function examine(
  environment: Record<string, string>,
  { now = CHECKED, ...options }: { json?: boolean; offline?: boolean; deep?: boolean; lang?: 'en'; now?: Date } = {},
) {
  let printed = '';
  const write = (line: string) => {
    printed += line;
  };
  const wording = options.lang ? enUpkeep : zhUpkeep;
  const status = await doctor(
    { environment: { TELEGRAM_API_ROOT: telegram.root, ...environment }, wording, write, now: () => now },
    options,
  );
  return { status, printed };
}

const served = (index: string, token = FakeTelegram.TOKEN) => ({ WENBAO_INDEX: index, TELEGRAM_BOT_TOKEN: token });

describe('wenbao doctor', () => {
  it('finds everything in order, and shows it as JSON lines too', async () => {
    const index = ownFolder();
    await (await openSqliteStore({ folder: index })).close();
    const { status, printed } = await examine(served(index), { json: true });
    const checks = printed
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(checks.map(({ check, state }) => `${check} ${state}`)).toEqual(
      [
        'settings',
        'node',
        'native',
        'font',
        'lexicon',
        'rules',
        'folder',
        'store',
        'content',
        'index',
        'queue',
        'rights',
      ]
        .concat(['telegram', 'clock', 'updates'])
        .map((name) => `${name} ok`),
    );
    expect(status).toBe(0);
    expect(printed).not.toContain(FakeTelegram.TOKEN);
  });

  it('names the reports that are not what was filed: of the last ones, or deeply of all', async () => {
    const index = ownFolder();
    const store = await openSqliteStore({ folder: index });
    for (let at = 0; at < 201; at += 1) await store.file(filingOf({ agency: `第${at}镇人民政府`, hash: `h${at}` }));
    await store.close();
    expect((await examine(served(index), { offline: true })).printed).toContain('✓ 200 份年报的内容与收录时一致');
    const database = new Database(join(index, 'wenbao.sqlite'));
    database.exec('UPDATE facts SET value = 8 WHERE report IN (1, 3)');
    database.close();
    const usual = await examine(served(index), { offline: true });
    expect(usual.printed).toMatch(/✗ 内容与收录时不一致，不再据以答复：第2镇人民政府 2020年。/);
    const deep = await examine(served(index), { offline: true, deep: true });
    expect(deep).toMatchObject({
      status: 1,
      printed: expect.stringMatching(/：第2镇人民政府 2020年、第0镇人民政府 2020年。/),
    });
  });

  it.each([
    { lang: undefined, days: 365, says: '✓ 法规说明可用' },
    { lang: undefined, days: 367, says: '! 法规说明有一年没有核对了' },
    { lang: 'en' as const, days: 365, says: '✓ the explanations of the law are there' },
    { lang: 'en' as const, days: 367, says: '! the explanations of the law were last checked over a year ago' },
  ])('says $days days after the law was checked: $says', async ({ lang, days, says }) => {
    const now = new Date(CHECKED.getTime() + days * 24 * 60 * 60 * 1000);
    const { status, printed } = await examine(served(ownFolder()), { offline: true, now, ...(lang && { lang }) });
    expect(printed).toContain(says);
    expect(status).toBe(0);
  });

  it('tells a bot that is running from a queue that waits', async () => {
    const index = ownFolder();
    const queue = await openSqliteQueue({ folder: index });
    expect((await examine(served(index), { offline: true })).printed).toContain('✓ 机器人正在运行');
    await queue.close();
    expect((await examine(served(index), { offline: true })).printed).toContain('✓ 没有机器人在运行，待答问题 0 个');
  });

  it('D4: names a webhook that takes the updates away, by its host, with the way out', async () => {
    telegram.webhook = { url: 'https://elsewhere.example.org/secret-path' };
    onTestFinished(() => {
      telegram.webhook = { url: '' };
    });
    const { status, printed } = await examine(served(ownFolder()));
    expect(status).toBe(1);
    expect(printed).toMatch(/✗ .*elsewhere\.example\.org.*--delete-webhook/);
    expect(printed).not.toContain('secret-path');
  });

  it('names a token that Telegram does not know, and shows none of it', async () => {
    const { status, printed } = await examine(served(ownFolder(), '987654321:AAanother-token-that-nobody-gave-out'), {
      lang: 'en',
    });
    expect(status).toBe(1);
    expect(printed).toContain('✗ Telegram does not accept the token (401)');
    expect(printed).not.toContain('another-token');
  });

  it('says that Telegram cannot be reached, and asks about a proxy', async () => {
    const { status, printed } = await examine({ ...served(ownFolder()), TELEGRAM_API_ROOT: 'http://127.0.0.1:9' });
    expect(status).toBe(1);
    expect(printed).toMatch(/✗ 连不上 127\.0\.0\.1:9.*TELEGRAM_PROXY/);
  });

  it.each([
    {
      what: 'a damaged store',
      spoil: (index: string) => writeFileSync(join(index, 'wenbao.sqlite'), 'damage'),
      says: /✗ 年报库 .* 已损坏/,
    },
    {
      what: 'a damaged queue',
      spoil: (index: string) => writeFileSync(join(index, 'queue.sqlite'), 'damage'),
      says: /✗ The store .*queue\.sqlite is damaged/,
    },
  ])('finds $what', async ({ spoil, says }) => {
    const index = ownFolder();
    spoil(index);
    const { status, printed } = await examine({ WENBAO_INDEX: index }, { offline: true });
    expect(status).toBe(1);
    expect(printed).toMatch(says);
  });

  it('names the files that anybody on the machine could read', async () => {
    const index = ownFolder();
    await (await openSqliteStore({ folder: index })).close();
    await (await openSqliteQueue({ folder: index })).close();
    chmodSync(index, 0o755);
    for (const file of ['wenbao.sqlite', 'queue.sqlite']) chmodSync(join(index, file), 0o644);
    expect((await examine({ WENBAO_INDEX: index }, { offline: true })).printed).toMatch(
      /! 本机其他用户也能读到 \S*wenbao\.sqlite、\S*queue\.sqlite：请运行 chmod o-r/,
    );
    for (const file of ['wenbao.sqlite', 'queue.sqlite']) chmodSync(join(index, file), 0o600);
    expect((await examine({ WENBAO_INDEX: index }, { offline: true })).printed).toContain('✓ 含密钥和提问的文件');
  });

  it('says what becomes of a store of an older version, and of one that is no write-ahead log', async () => {
    const index = ownFolder();
    await (await openSqliteStore({ folder: index })).close();
    const database = new Database(join(index, 'wenbao.sqlite'));
    database.pragma('journal_mode = DELETE');
    database.pragma('user_version = 1');
    database.close();
    const { printed, status } = await examine({ WENBAO_INDEX: index }, { offline: true, lang: 'en' });
    expect(printed).toMatch(/! the store is of version 1 and becomes \d+ at the next start/);
    expect(printed).toMatch(/! the journal mode of the store is delete/);
    expect(status).toBe(0);
  });

  it('looks at the index of vectors as the program does', async () => {
    const index = ownFolder();
    const store = await openSqliteStore({ folder: index });
    await store.file(filingOf());
    await store.close();
    const vectors = openVectors({ folder: index, embedder: hashedEmbedder(), whole: 0 });
    await vectors.update();
    await vectors.close();
    expect((await examine({ WENBAO_INDEX: index }, { offline: true })).printed).toMatch(
      /✓ 向量索引可用：\d+ 段，1024 维/,
    );
    const current = readFileSync(join(index, 'vectors/CURRENT'), 'utf8');
    appendFileSync(join(index, 'vectors', current, 'index.hnsw'), 'damage');
    const { printed, status } = await examine({ WENBAO_INDEX: index }, { offline: true });
    expect(printed).toContain('! 向量索引与年报库不符');
    expect(status).toBe(0);
  });

  it('names slips and what is missing among the settings', async () => {
    const { printed } = await examine({ WENBAO_INDX: 'x', OPENAI_MODEL: 'm' }, { offline: true });
    expect(printed).toMatch(/! WENBAO_INDX: unknown variable/);
    expect(printed).toMatch(/! OPENAI_MODEL: .*Add the line OPENAI_API_KEY=/);
  });

  it('goes on where the settings cannot be used, and names them', async () => {
    const { status, printed } = await examine({ PORT: 'harbour' });
    expect(status).toBe(1);
    expect(printed).toMatch(/✗ [\s\S]*PORT: is not a port[\s\S]*✓ Node/);
  });
});
