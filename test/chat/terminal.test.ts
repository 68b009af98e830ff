import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Answer, Ask } from '../../src/answer/answer.js';
import { runTerminal } from '../../src/chat/terminal.js';
import type { LanguageId } from '../../src/language.js';
import { scriptedAsk } from '../fakes/ask.js';
import { wordings } from './serving.js';

const citation = {
  n: 1,
  report: 'r',
  agency: '甲区人民政府',
  year: 2020,
  title: '甲区2020年度报告',
  section: '三、收到和处理政府信息公开申请情况',
  quote: '一、本年新收政府信息公开申请数量 | 7 | 2 | 9',
  source: 'jia-2020.txt',
};
const example = '甲区2020年收到多少件申请？';
const help: Partial<Answer> = { kind: 'help', text: '我查年报。\n已收录 1 份。', options: [example] };
const figure = { text: '甲区2020年：9件\n\n[1] 甲区《年报》', citations: [citation], options: ['2019', '2018'] };

async function screen(
  typed: string[],
  ask: Ask,
  { colour = false, language = 'zh' }: { colour?: boolean; language?: LanguageId } = {},
): Promise<string> {
  const output = new PassThrough();
  const written = output.toArray();
  const silent = { info() {}, warn() {}, error() {} };
  const input = PassThrough.from([typed.map((line) => `${line}\n`).join('')]);
  await runTerminal({ ask, input, output, wordings, colour, language, log: silent });
  output.end();
  return Buffer.concat(await written).toString();
}

describe('runTerminal', () => {
  it('greets, answers a choice by its number, shows the row as printed, and leaves', async () => {
    const { ask, asked } = scriptedAsk({ 帮助: help, [example]: figure });
    const shown = await screen(['1', '原表', '/quit', '不再问'], ask);
    expect(asked.map(({ text }) => text)).toEqual(['帮助', example]);
    expect(shown).toMatchInlineSnapshot(`
      "我查年报。
      已收录 1 份。

      输入序号选择：
        1  甲区2020年收到多少件申请？

      直接打字提问，或输入序号选择。/source 看原表，/help 看例子，/quit 退出。

      甲区2020年：9件

      [1] 甲区《年报》

      输入序号选择：
        1  2019
        2  2018

      [1] 甲区人民政府 2020
          甲区2020年度报告 · 三、收到和处理政府信息公开申请情况
          一、本年新收政府信息公开申请数量 | 7 | 2 | 9
          jia-2020.txt

      再见。
      "
    `);
  });

  it('takes a number beyond the choices as words, and keeps the language when a number is chosen', async () => {
    const { ask, asked } = scriptedAsk({
      help: { kind: 'help', text: 'I look up reports.' },
      'Jia?': { language: 'en', text: 'Which year?', options: ['甲区'] },
      甲区: { text: '9' },
      2020: { text: '9' },
    });
    await screen(['Jia?', '1', '2020'], ask, { language: 'en' });
    expect(asked.slice(1)).toEqual([
      { chat: 'terminal', text: 'Jia?' },
      { chat: 'terminal', text: '甲区', language: 'en' },
      { chat: 'terminal', text: '2020' },
    ]);
  });

  it('lists choices once, where the text itself does not', async () => {
    const which = {
      text: '哪个机关？\n1. 甲区\n2. 乙县',
      options: ['甲区2020年', '乙县2020年'],
      labels: ['甲区', '乙县'],
    };
    const { ask, asked } = scriptedAsk({ 帮助: { text: '你好' }, 问: which, 乙县2020年: { text: '9件' } });
    const shown = await screen(['问', '2'], ask);
    expect(shown).toContain('哪个机关？\n1. 甲区\n2. 乙县\n\n9件');
    expect(asked.at(-1)?.text).toBe('乙县2020年');
  });

  it('says so when there is no source, no such command, or answering fails, and goes on', async () => {
    const { ask } = scriptedAsk({ 帮助: help, 问: { text: '答' } });
    const shown = await screen(['/source', '/rank', '没有写进剧本的话', '', '问'], ask);
    const { terminal, failed, unknownCommand } = wordings.zh;
    const places = [terminal.noSource, unknownCommand('/rank'), failed, '答\n', terminal.farewell].map((said) =>
      shown.indexOf(said),
    );
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
  });

  it('colours where it may and nowhere else, and passes on no control character of an answer', async () => {
    const { ask } = scriptedAsk({ 帮助: { text: '红\u001B[31m色\n[1] 出处', citations: [citation] } });
    expect(await screen([], ask)).not.toContain('\u001B');
    const coloured = await screen([], ask, { colour: true });
    expect(coloured).toContain('\u001B[1m红 [31m色\u001B[0m');
    expect(coloured).toContain('\u001B[2m[1] 出处\u001B[0m');
  });

  it('ends when nobody reads its answers any more', async () => {
    const output = new PassThrough();
    const input = new PassThrough();
    const silent = { info() {}, warn() {}, error() {} };
    const { ask } = scriptedAsk({ 帮助: help });
    const talking = runTerminal({ ask, input, output, wordings, colour: false, language: 'zh', log: silent });
    await once(output, 'data');
    output.destroy(new Error('EPIPE'));
    await expect(talking).resolves.toBeUndefined();
  });
});
