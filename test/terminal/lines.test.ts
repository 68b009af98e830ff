import { once } from 'node:events';
import { PassThrough, Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { zhChat } from '../../src/language/zh/chat.js';
import { runLines } from '../../src/terminal/lines.js';
import { anAnswer, scriptedAsk } from '../fakes/ask.js';

const silent = { info() {}, warn() {}, error() {} };

async function answersTo(input: string, ask: Ask) {
  const output = new PassThrough();
  const logged: unknown[] = [];
  const write = (fields: object, message: string) => void logged.push({ ...fields, message });
  const log = { info: write, warn: write, error: write };
  const written = output.toArray();
  await runLines({ ask, input: PassThrough.from([input]), output, wording: zhChat, log });
  output.end();
  const text = Buffer.concat(await written).toString();
  return {
    answers: text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line)),
    text,
    logged,
  };
}

describe('runLines', () => {
  it('answers every line in the order asked, each chat by its name', async () => {
    const slow = () => new Promise<object>((resolve) => setImmediate(() => resolve({ text: '慢答' })));
    const { ask, asked } = scriptedAsk({ 慢: slow, 快: { text: '快答' }, '2020': { text: '年' } });
    const { answers } = await answersTo(
      '\uFEFF{"chat":"a","text":"慢"}\r\n快\n{"text":"快"}\n{"chat":7,"text":"2020"}',
      ask,
    );
    expect(answers.map(({ text }) => text)).toEqual(['慢答', '快答', '快答', '年']);
    expect(asked.map(({ chat }) => chat)).toEqual(['a', 'default', 'default', '7']);
  });

  it.each([
    { line: '{"chat":"a","text":', why: 'JSON cut short' },
    { line: '{"chat":"a"}', why: 'no text' },
    { line: '{"chat":"a","text":7}', why: 'a text that is a number' },
    { line: '["问"]', why: 'a list' },
  ])('answers $line with an error and goes on: $why', async ({ line }) => {
    const { answers } = await answersTo(`${line}\n问\n`, scriptedAsk({ 问: { text: '答' } }).ask);
    expect(answers).toMatchObject([
      { kind: 'error', question: line, text: zhChat.unreadableLine, figures: [] },
      { text: '答' },
    ]);
  });

  it('answers with an error when answering fails, and goes on', async () => {
    const failing = () => Promise.reject(new Error('broken'));
    const { answers, logged } = await answersTo('坏\n问\n', scriptedAsk({ 坏: failing, 问: { text: '答' } }).ask);
    expect(answers).toMatchObject([{ kind: 'error', chat: 'default', question: '坏' }, { text: '答' }]);
    expect(logged).toMatchObject([{ message: 'a question was not answered', error: 'Error' }]);
  });

  it('keeps a line of JSON on one line, whatever the answer holds', async () => {
    const { text } = await answersTo('问\n', scriptedAsk({ 问: { text: '一\n二\u2028三' } }).ask);
    expect(text.split('\n')).toHaveLength(2);
  });

  it('asks no further ahead than the answers are read', async () => {
    let taken = 0;
    let written = 0;
    let furthest = 0;
    const ask: Ask = async ({ chat, text }) => {
      taken += 1;
      return anAnswer({ chat, question: text });
    };
    const output = new Writable({
      highWaterMark: 1,
      write(_chunk, _encoding, done) {
        furthest = Math.max(furthest, taken - written);
        written += 1;
        setImmediate(done);
      },
    });
    const input = PassThrough.from([Array.from({ length: 500 }, (_, index) => `问${index}\n`).join('')]);
    await runLines({ ask, input, output, wording: zhChat, log: silent });
    expect(taken).toBe(500);
    expect(furthest).toBeLessThan(10);
  });
});

describe('runLines when its reader goes away', () => {
  it.each([
    { code: 'EPIPE', ends: 'ends' },
    { code: 'EIO', ends: 'rejects' },
  ])('$ends on $code instead of waiting for ever', async ({ code }) => {
    const output = new PassThrough();
    const input = new PassThrough();
    const running = runLines({ ask: scriptedAsk({ 问: {} }).ask, input, output, wording: zhChat, log: silent });
    input.write('问\n');
    await once(output, 'data');
    output.destroy(Object.assign(new Error(code), { code }));
    await (code === 'EPIPE' ? running : expect(running).rejects.toThrow(code));
  });
});
