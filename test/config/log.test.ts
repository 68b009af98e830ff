import { inspect } from 'node:util';
import { ChatOpenAI } from '@langchain/openai';
import { Api, Bot } from 'grammy';
import { describe, expect, it } from 'vitest';
import { createLogger } from '../../src/config/log.js';
import { scrub } from '../../src/config/scrub.js';

const TOKEN = `123456789:AA${'t'.repeat(33)}`;
const KEY = 'sk-canary-0123456789abcdef';

function written(log: (logger: ReturnType<typeof createLogger>) => void, secrets?: string[]): string[] {
  const lines: string[] = [];
  log(createLogger({ level: 'info', secrets, write: (line) => lines.push(line) }));
  return lines;
}

describe('D25: the log', () => {
  it.each([
    { what: "a bot of grammY's", logged: new Bot(TOKEN) },
    { what: "an API of grammY's", logged: new Api(TOKEN) },
    { what: "a model of LangChain's", logged: new ChatOpenAI({ apiKey: KEY, model: 'm' }) },
    { what: 'the address of a file', logged: `https://api.telegram.org/file/bot${TOKEN}/documents/1.pdf` },
    { what: 'a header', logged: { authorization: `Bearer ${KEY}` } },
    { what: 'a proxy with a login', logged: 'http://user:canary-password@127.0.0.1:7890' },
  ])('shows no secret of $what, however deep it is printed', ({ logged }) => {
    const [line = ''] = written((log) => log.error({ logged: inspect(logged, { depth: 9, showHidden: true }) }, 'x'));
    expect(line).not.toMatch(/tttttt|canary/);
    expect(JSON.parse(line)).toMatchObject({ msg: 'x' });
  });

  it('shows none of the words that it is told are secret', () => {
    const [line] = written((log) => log.info({ header: 'webhook-secret-1' }, 'webhook-secret-1'), ['webhook-secret-1']);
    expect(line).not.toContain('webhook-secret-1');
  });

  it('keeps each entry on one line, whatever stands in it', () => {
    const lines = written((log) => log.info({ said: 'a\r\n{"level":60,"msg":"forged"}' }, 'b\nc'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.trimEnd().split(/\r|\n/)).toHaveLength(1);
  });
});

describe('scrub', () => {
  it.each(['洛江区2020年收到9件', '2020-01-22T10:20:30.123Z', '"update":123456789', 'http://127.0.0.1:8081/bot'])(
    'leaves "%s" as it is',
    (text) => {
      expect(scrub(text)).toBe(text);
    },
  );
});
