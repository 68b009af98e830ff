import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { environmentSchema, readConfig, unknownVariables } from '../src/config.js';
import { ConfigError } from '../src/errors.js';

const TOKEN = `12345:${'a'.repeat(35)}`;

describe('readConfig', () => {
  it('opens the terminal where no token is set', () => {
    expect(readConfig({})).toEqual({ mode: 'terminal', index: 'index', log: 'info' });
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

describe('unknownVariables', () => {
  it('finds slips of the pen among the variables with this program’s prefixes', () => {
    expect(unknownVariables({ WENBAO_INDX: 'x', WENBAO_INDEX: 'y', PATH: 'z' })).toEqual(['WENBAO_INDX']);
  });
});

describe('.env.example', () => {
  it('lists every variable of the schema, in its order, each with a comment above it', () => {
    const lines = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8').split('\n');
    const names = lines.flatMap((line) => line.match(/^([A-Z_]+)=/)?.[1] ?? []);
    expect(names).toEqual(Object.keys(environmentSchema.shape));
    for (const name of names) expect(lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1]).toMatch(/^# /);
  });

  it('shows the defaults of the schema', () => {
    const shown = readFileSync(join(import.meta.dirname, '../.env.example'), 'utf8');
    for (const [name, value] of Object.entries(environmentSchema.parse({})))
      expect(shown).toContain(`${name}=${value}\n`);
  });
});
