import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { environmentSchema, readConfig, secretsOf, slipsIn } from '../../src/config/settings.js';
import { ConfigError } from '../../src/contracts/errors.js';

const TOKEN = `12345:${'a'.repeat(35)}`;

describe('readConfig', () => {
  it('opens the terminal where no token is set', () => {
    const listens = { host: '127.0.0.1', port: 8080 };
    expect(readConfig({})).toEqual({ mode: 'terminal', index: 'index', log: 'info', ...listens });
  });

  it('serves Telegram where a token is set, at the server that is named', () => {
    const config = readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_API_ROOT: 'http://127.0.0.1:8081' });
    expect(config).toMatchObject({ mode: 'telegram', token: TOKEN, apiRoot: 'http://127.0.0.1:8081' });
  });

  it('takes a webhook only with a secret, and never shows the secret it refuses', () => {
    const url = 'https://bot.example.org/telegram';
    const secret = 'a'.repeat(20);
    const given = { TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_WEBHOOK_URL: url };
    expect(() => readConfig(given)).toThrow(/TELEGRAM_WEBHOOK_SECRET: is needed/);
    expect(() => readConfig({ ...given, TELEGRAM_WEBHOOK_SECRET: 'short!' })).toThrow(/^(?!.*short!)/s);
    expect(readConfig({ ...given, TELEGRAM_WEBHOOK_SECRET: secret })).toMatchObject({ webhook: { url, secret } });
  });

  it('has the page for everybody only where that is said, and knows its address where one is', () => {
    const page = (WENBAO_PUBLIC: string) => readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, WENBAO_PUBLIC });
    expect(page('')).toMatchObject({ page: undefined });
    expect(page('off')).toMatchObject({ page: undefined });
    expect(page('on')).toMatchObject({ page: { address: undefined } });
    expect(page('https://reports.example.org')).toMatchObject({ page: { address: 'https://reports.example.org' } });
    for (const wrong of ['yes', 'http://reports.example.org']) expect(() => page(wrong)).toThrow(/WENBAO_PUBLIC/);
  });

  it('reads who may do what as numeric ids', () => {
    const config = readConfig({ TELEGRAM_BOT_TOKEN: TOKEN, WENBAO_ADMINS: '11, 12', WENBAO_STAFF: '13' });
    expect(config).toMatchObject({ roles: { admins: [11, 12], staff: [13] } });
    expect(() => readConfig({ WENBAO_ADMINS: '@somebody' })).toThrow(/WENBAO_ADMINS/);
  });

  it('takes an empty variable as one that is not set', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN: '', WENBAO_INDEX: '' })).toMatchObject({
      mode: 'terminal',
      index: 'index',
    });
  });

  it('names every variable that is wrong at once, and never the token', () => {
    const wrong = () =>
      readConfig({ TELEGRAM_BOT_TOKEN: 'secret-thing', TELEGRAM_API_ROOT: 'nowhere', WENBAO_LOG: 'loud' });
    expect(wrong).toThrow(ConfigError);
    expect(wrong).toThrow(/TELEGRAM_BOT_TOKEN[\s\S]*TELEGRAM_API_ROOT[\s\S]*WENBAO_LOG/);
    expect(wrong).not.toThrow(/secret-thing/);
  });
});

describe('a secret in a file', () => {
  function fileWith(content: string): string {
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-secret-'));
    onTestFinished(() => rmSync(folder, { recursive: true }));
    writeFileSync(join(folder, 'secret'), content);
    return join(folder, 'secret');
  }

  it('is read as if it stood in the variable, without the end of its line', () => {
    const config = readConfig({
      TELEGRAM_BOT_TOKEN_FILE: fileWith(`${TOKEN}\n`),
      TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
      TELEGRAM_WEBHOOK_SECRET_FILE: fileWith('b'.repeat(20)),
      OPENAI_API_KEY_FILE: fileWith('key\r\n'),
      OPENAI_MODEL: 'm',
    });
    expect(config).toMatchObject({ token: TOKEN, webhook: { secret: 'b'.repeat(20) }, model: { key: 'key' } });
  });

  it('is none where the file is empty', () => {
    expect(readConfig({ TELEGRAM_BOT_TOKEN_FILE: fileWith('\n') })).toMatchObject({ mode: 'terminal' });
  });

  it('is refused beside the variable itself, and where the file cannot be read: all of it at once', () => {
    const wrong = () =>
      readConfig({
        TELEGRAM_BOT_TOKEN: TOKEN,
        TELEGRAM_BOT_TOKEN_FILE: fileWith(TOKEN),
        TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
        TELEGRAM_WEBHOOK_SECRET_FILE: '/nowhere/secret',
        OPENAI_API_KEY_FILE: '/',
        PORT: 'harbour',
      });
    expect(wrong).toThrow(
      /TELEGRAM_BOT_TOKEN_FILE: TELEGRAM_BOT_TOKEN is set too[\s\S]*\/nowhere\/secret cannot be read \(ENOENT\)[\s\S]*EISDIR[\s\S]*PORT/,
    );
    expect(wrong).toThrow(/^(?!.*SECRET: is needed)/s);
  });

  it('is checked like any other, and not shown', () => {
    const wrong = () => readConfig({ TELEGRAM_BOT_TOKEN_FILE: fileWith('canary-token') });
    expect(wrong).toThrow(/TELEGRAM_BOT_TOKEN: is not a bot token/);
    expect(wrong).not.toThrow(/canary/);
  });
});

describe('what is missing', () => {
  it('is told together with what is wrong, with the line to add', () => {
    const wrong = () => readConfig({ TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram', PORT: 'harbour' });
    expect(wrong).toThrow(/PORT: is not a port[\s\S]*Add the line TELEGRAM_WEBHOOK_SECRET=/);
  });
});

describe('a proxy', () => {
  it.each([
    'http://127.0.0.1:7890',
    'https://a:b@proxy.example.org',
    'socks5://127.0.0.1:1080',
    'socks5h://[::1]:1080',
  ])('may be %s, for Telegram and for the models apart', (proxy) => {
    const given = { TELEGRAM_BOT_TOKEN: TOKEN, OPENAI_API_KEY: 'k', OPENAI_MODEL: 'm' };
    expect(readConfig({ ...given, TELEGRAM_PROXY: proxy })).toMatchObject({ proxy, model: { proxy: undefined } });
    expect(readConfig({ ...given, OPENAI_PROXY: proxy })).toMatchObject({ proxy: undefined, model: { proxy } });
  });

  it.each(['socks4://127.0.0.1:1080', '127.0.0.1:7890', 'http://user:100%@127.0.0.1:7890'])('is not %s', (proxy) => {
    expect(() => readConfig({ OPENAI_PROXY: proxy })).toThrow(/OPENAI_PROXY/);
  });
});

describe('secretsOf', () => {
  it('knows every secret of the settings, and the passwords of the proxies as they are meant too', () => {
    const config = readConfig({
      ...{ TELEGRAM_BOT_TOKEN: TOKEN, TELEGRAM_PROXY: 'socks5://me:p%40ssword@127.0.0.1' },
      ...{ OPENAI_API_KEY: 'the-key', OPENAI_MODEL: 'm', OPENAI_PROXY: 'http://me:other@127.0.0.1' },
    });
    expect(secretsOf(config)).toEqual(expect.arrayContaining([TOKEN, 'the-key', 'p%40ssword', 'p@ssword', 'other']));
  });
});

describe('slipsIn', () => {
  it('finds slips of the pen among the variables with this program’s prefixes', () => {
    expect(slipsIn({ WENBAO_INDX: 'x', WENBAO_INDEX: 'y', PATH: 'z' })).toEqual([
      'WENBAO_INDX: unknown variable, see .env.example',
    ]);
  });

  it('names a model without a key, with the line to add', () => {
    expect(slipsIn({ OPENAI_MODEL: 'm' })).toEqual([expect.stringMatching(/^OPENAI_MODEL: .*OPENAI_API_KEY=/)]);
    expect(slipsIn({ OPENAI_MODEL: 'm', OPENAI_API_KEY_FILE: '/run/secrets/key' })).toEqual([]);
  });
});

describe('.env.example', () => {
  it('lists every variable of the schema, in its order, each with a comment above it', () => {
    const lines = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8').split('\n');
    const names = lines.flatMap((line) => line.match(/^([A-Z_]+)=/)?.[1] ?? []);
    expect(names).toEqual(Object.keys(environmentSchema.shape));
    for (const name of names) expect(lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]).toMatch(/^# /);
  });

  it('shows the defaults of the schema', () => {
    const shown = readFileSync(join(import.meta.dirname, '../../.env.example'), 'utf8');
    for (const [name, value] of Object.entries(environmentSchema.parse({})))
      expect(shown).toContain(`${name}=${value}\n`);
  });
});
