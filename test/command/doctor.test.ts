import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { doctor } from '../../src/command/doctor.js';
import { enUpkeep } from '../../src/language/upkeep.en.js';
import { zhUpkeep } from '../../src/language/upkeep.zh.js';
import { openSqliteQueue } from '../../src/store/queue.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { ownFolder } from '../e2e/folder.js';
import { FakeTelegram } from '../fakes/telegram.js';

let telegram: FakeTelegram;

beforeAll(async () => {
  telegram = await FakeTelegram.open();
  return () => telegram.close();
});

async function examine(
  environment: Record<string, string>,
  options: { json?: boolean; offline?: boolean; lang?: 'en' } = {},
) {
  let printed = '';
  const write = (line: string) => {
    printed += line;
  };
  const wording = options.lang ? enUpkeep : zhUpkeep;
  const status = await doctor(
    { environment: { TELEGRAM_API_ROOT: telegram.root, ...environment }, wording, write },
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
      ['settings', 'node', 'native', 'folder', 'store', 'queue', 'telegram', 'clock', 'updates'].map(
        (name) => `${name} ok`,
      ),
    );
    expect(status).toBe(0);
    expect(printed).not.toContain(FakeTelegram.TOKEN);
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

  it('goes on where the settings cannot be used, and names them', async () => {
    const { status, printed } = await examine({ PORT: 'harbour' });
    expect(status).toBe(1);
    expect(printed).toMatch(/✗ [\s\S]*PORT: is not a port[\s\S]*✓ Node/);
  });
});
