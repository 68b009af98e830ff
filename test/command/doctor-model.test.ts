import { beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest';
import { doctor } from '../../src/command/doctor.js';
import { enUpkeep } from '../../src/language/en/upkeep.js';
import { zhUpkeep } from '../../src/language/zh/upkeep.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { ownFolder } from '../e2e/folder.js';
import { type ModelServer, startModelServer } from '../fakes/model-server.js';
import { FakeSocks } from '../fakes/socks.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { filingOf } from '../store/filings.js';

const KEY = 'key-canary-of-the-model';

let server: ModelServer;
beforeEach(async () => {
  server = await startModelServer();
  return () => server.close();
});

/** The lines about models and proxies. */
async function examined(given: Record<string, string>, lang: 'zh' | 'en' = 'zh') {
  let printed = '';
  const status = await doctor(
    {
      environment: {
        WENBAO_INDEX: ownFolder(),
        OPENAI_BASE_URL: server.baseUrl,
        OPENAI_API_KEY: KEY,
        OPENAI_MODEL: 'm',
        OPENAI_EMBEDDING_MODEL: 'e',
        ...given,
      },
      wording: lang === 'en' ? enUpkeep : zhUpkeep,
      write: (line) => {
        printed += line;
      },
    },
    {},
  );
  const lines = printed.split('\n').filter((line) => /模型|代理|model|proxy/.test(line));
  return { status, printed, lines };
}

describe('wenbao doctor, of the models', () => {
  it('asks for a word and for two vectors', async () => {
    server.does({ says: 'OK' });
    const { status, lines } = await examined({});
    expect(lines).toEqual([
      expect.stringMatching(/^✓ 模型 m（127\.0\.0\.1:\d+）可用，\d+ 毫秒$/),
      expect.stringMatching(/^✓ 向量模型 e（127\.0\.0\.1:\d+）可用，8 维$/),
    ]);
    expect(status).toBe(0);
  });

  it('asks nothing of the network offline', async () => {
    const write = () => undefined;
    const environment = { WENBAO_INDEX: ownFolder(), OPENAI_BASE_URL: server.baseUrl, OPENAI_API_KEY: KEY };
    await doctor({ environment: { ...environment, OPENAI_MODEL: 'm' }, wording: zhUpkeep, write }, { offline: true });
    expect(server.asked).toEqual([]);
  });

  it.each([
    { status: 401, says: /OPENAI_API_KEY.*refused with 401/ },
    { status: 402, says: /请充值/ },
    { status: 404, says: /请检查模型的名称/ },
    { status: 429, says: /请稍后再试/ },
    { status: 500, says: /请查看该服务的状态/ },
  ])('says what to do about a model that refuses with $status', async ({ status, says }) => {
    server.does({ status });
    const { lines, status: ended } = await examined({});
    expect(lines[0]).toMatch(/^✗ 模型 m/);
    expect(lines[0]).toMatch(says);
    expect(ended).toBe(1);
  });

  it.each(['HTML', 'resets midway', 'no choices', 'broken JSON'] as const)(
    'finds a model that answers with %s broken',
    async (behaviour) => {
      server.does(behaviour);
      const printed = vi.spyOn(console, 'error');
      onTestFinished(() => printed.mockRestore());
      expect((await examined({}, 'en')).lines[0]).toMatch(/^✗ the model m \(127\.0\.0\.1:\d+\) does not work/);
      expect(printed).not.toHaveBeenCalled();
    },
  );

  it.each([
    { embedding: 'one too few', says: '1 vectors for 2 texts' },
    { embedding: 'not a number', says: 'something else than' },
    { embedding: 'zeros', says: 'nothing but zeros' },
    { embedding: 'two dimensions', says: 'several dimensions' },
    { embedding: 'one for all', says: 'one vector for two texts' },
    { embedding: 'out of order', says: 'in another order than the texts' },
    { embedding: 'refuses the key', says: 'refused with 401' },
  ] as const)('D10: finds vectors broken where the server gives $embedding', async ({ embedding, says }) => {
    server.does({ says: 'OK' });
    server.embeds(embedding);
    const { lines, status } = await examined({});
    expect(lines[1]).toMatch(/^✗ 向量模型 e/);
    expect(lines[1]).toContain(says);
    expect(status).toBe(1);
  });

  it('D10: takes vectors by their index, in whatever order they arrive', async () => {
    server.does({ says: 'OK' });
    server.embeds('reversed');
    expect((await examined({})).lines[1]).toMatch(/^✓/);
  });

  it('D10: says that the dimension is no longer that of the paragraphs’ vectors', async () => {
    server.does({ says: 'OK' });
    const index = ownFolder();
    const store = await openSqliteStore({ folder: index });
    await store.file(filingOf());
    await store.close();
    const id = `openai ${new URL(server.baseUrl).host} e`;
    const embed = async (texts: readonly string[]) => texts.map(() => Float32Array.from([1, 0, 0, 0]));
    const vectors = openVectors({ folder: index, embedder: { id, weight: 1, local: false, embed } });
    await vectors.update();
    await vectors.close();
    const { lines, status } = await examined({ WENBAO_INDEX: index });
    expect(lines[1]).toMatch(/^! 向量模型 e 的维度 4→8 改变/);
    expect(status).toBe(0);
  });
});

describe('wenbao doctor, of the proxies', () => {
  it('finds each by its variable, and goes through it', async () => {
    server.does({ says: 'OK' });
    const proxy = await FakeSocks.open({ login: 'me:password-canary' });
    onTestFinished(() => proxy.close());
    const { lines, printed, status } = await examined({
      OPENAI_PROXY: `socks5h://me:password-canary@${proxy.address}`,
    });
    expect(lines[0]).toBe(`✓ 代理 ${proxy.address}（OPENAI_PROXY）可以连接`);
    expect(lines[1]).toMatch(/^✓ 模型/);
    expect(proxy.tunnels.map(({ to }) => to)).toContain(new URL(server.baseUrl).host);
    expect(printed).not.toContain('canary');
    expect(status).toBe(0);
  });
});

it('D25: shows no secret, whatever fails', async () => {
  const gone = await FakeSocks.open();
  const address = gone.address;
  await gone.close();
  const login = `me:password-canary@${address}`;
  const { status, printed } = await examined({
    TELEGRAM_BOT_TOKEN: `123456789:${'canary-'.repeat(5)}`,
    TELEGRAM_API_ROOT: 'http://user:root-canary@127.0.0.1:9',
    TELEGRAM_PROXY: `http://${login}`,
    TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/path-canary',
    TELEGRAM_WEBHOOK_SECRET: 'webhook-canary-secret',
    OPENAI_PROXY: `socks5://${login}`,
  });
  expect(status).toBe(1);
  expect(printed).toContain(`✗ 连不上代理 ${address}：请启动它，或修改 TELEGRAM_PROXY`);
  expect(printed).toContain(`✗ 连不上代理 ${address}：请启动它，或修改 OPENAI_PROXY`);
  expect(printed).toMatch(/✗ 模型 m（\S+）不可用/);
  expect(printed).not.toContain('canary');
});

it('D25: shows no secret of a token that Telegram refuses, nor of settings that cannot be used', async () => {
  const telegram = await FakeTelegram.open();
  onTestFinished(() => telegram.close());
  const token = `987654321:${'canary-'.repeat(5)}`;
  const refused = await examined({ TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: telegram.root });
  expect(refused.printed).toContain('Telegram 不认这个令牌');
  const unusable = await examined({ TELEGRAM_BOT_TOKEN: `${token}!`, OPENAI_PROXY: 'ftp://me:canary@host' });
  expect(unusable.printed).toMatch(/✗ .*[\s\S]*TELEGRAM_BOT_TOKEN[\s\S]*OPENAI_PROXY/);
  expect(refused.printed + unusable.printed).not.toContain('canary');
});
