import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import type { Answer, Question } from '../../src/answer/answer.js';
import type { Block } from '../../src/answer/blocks.js';
import { CONVERSATION } from '../../src/terminal/features.js';
import { screen, talk } from '../chat/terminal/talking.js';
import { scriptedAsk } from '../fakes/ask.js';
import { wordings } from '../telegram/serving.js';

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
const words = (asked: readonly Question[]) => asked.map(({ chat, text, language }) => ({ chat, text, language }));

/** A screen of so many columns with somebody at its keys. */
function atScreen(columns: number) {
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode() {} });
  const output = Object.assign(new PassThrough(), { isTTY: true, columns, rows: 24 });
  let shown = '';
  output.on('data', (chunk) => {
    shown += chunk;
  });
  async function until(text: string): Promise<void> {
    while (!shown.includes(text)) await once(output, 'data');
  }
  return { input, output, until, shown: () => shown };
}

describe('runTerminal', () => {
  it('greets, answers a choice by its number, offers what can be done with the answer, and leaves', async () => {
    const { ask, asked } = scriptedAsk({ 帮助: help, [example]: figure });
    const shown = await screen(['1', '/quit', '不再问'], ask);
    expect(asked.map(({ text }) => text)).toEqual(['帮助', example]);
    expect(shown).toMatchInlineSnapshot(`
      "我查年报。
      已收录 1 份。

      输入序号选择：
        1  甲区2020年收到多少件申请？

      直接打字提问，或输入序号选择。/source 看原表，/help 看命令，/quit 退出。

      甲区2020年：9件

      [1] 甲区《年报》

      输入序号选择：
        1  2019
        2  2018
        3  查看原表    4  复制引用

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
    expect(words(asked).slice(1)).toEqual([
      { chat: CONVERSATION, text: 'Jia?', language: undefined },
      { chat: CONVERSATION, text: '甲区', language: 'en' },
      { chat: CONVERSATION, text: '2020', language: undefined },
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

  it('shows a citation in one line to be copied', async () => {
    const { ask } = scriptedAsk({ 帮助: { text: '你好' }, 问: figure });
    const shown = await screen(['问', '4'], ask);
    expect(shown).toContain('（《甲区2020年度报告》，三、收到和处理');
  });

  it('says so when there is no source, or answering fails, and goes on', async () => {
    const { ask } = scriptedAsk({ 帮助: help, 问: { text: '答' } });
    const logged: unknown[] = [];
    const shown = await screen(['/source', '没有写进剧本的话', '', '问'], ask, { logged });
    const { terminal, failed } = wordings.zh;
    const places = [terminal.noSource, failed, '答\n', terminal.farewell].map((said) => shown.indexOf(said));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places).not.toContain(-1);
    expect(logged).toHaveLength(1);
  });

  it('names the nearest command, and those that only Telegram has', async () => {
    const { ask } = scriptedAsk({ 帮助: help });
    const shown = await screen(['/repots', '/watch 甲区', '/feedback', '/没有', '/qiut'], ask);
    expect(shown).toContain('没有 /repots 这个命令。您是不是要 /reports ？\n\n输入序号选择：\n  1  /reports');
    for (const command of ['/watch', '/feedback']) expect(shown).toContain(wordings.zh.terminal.inTelegram(command));
    for (const command of ['/没有', '/qiut']) expect(shown).toContain(wordings.zh.unknownCommand(command));
  });

  it('lists under /help the commands that work here', async () => {
    const { ask } = scriptedAsk({ 帮助: help });
    const shown = await screen(['/help'], ask);
    for (const command of ['/reports', '/compare', '/check', '/source', '/quit'])
      expect(shown).toContain(`\n${command} `);
    for (const command of ['/watch', '/forget', '/stats']) expect(shown).not.toContain(command);
  });

  it('colours where it may and nowhere else, and passes on no control character of an answer', async () => {
    const blocks: Block[] = [
      { kind: 'heading', text: '红\u001B[31m色', marks: [] },
      { kind: 'sources', lines: [[{ text: '出处', marks: [1] }]] },
    ];
    const { ask } = scriptedAsk({ 帮助: { blocks, citations: [citation] } });
    expect(await screen([], ask)).not.toContain('\u001B');
    const coloured = await screen([], ask, { colour: true });
    expect(coloured).toContain('\u001B[1m红 [31m色\u001B[0m');
    expect(coloured).toContain('\u001B[2m[1] 出处\u001B[0m');
    expect(coloured).toContain('\u001B[36m1\u001B[0m  查看原表');
  });

  it('ends when nobody reads its answers any more', async () => {
    const output = new PassThrough();
    const { ask } = scriptedAsk({ 帮助: help });
    const talking = talk(ask, { input: new PassThrough(), output });
    await once(output, 'data');
    output.destroy(new Error('EPIPE'));
    await expect(talking).resolves.toBeUndefined();
  });
});

describe('runTerminal on a screen', () => {
  it('wraps to the width of the screen, Han characters two columns wide', async () => {
    const { input, output, until, shown } = atScreen(20);
    const { ask } = scriptedAsk({ 帮助: { text: '我根据各机关的年度报告回答问题。' } });
    const talking = talk(ask, { input, output });
    await until('›');
    expect(shown()).toContain('我根据各机关的年度报\n告回答问题。\n');
    input.write('/quit\r');
    await talking;
  });

  it('shows an answer growing after a second, stops it with Ctrl-C, and leaves with the next', async () => {
    const { input, output, until, shown } = atScreen(60);
    const { ask } = scriptedAsk({
      帮助: help,
      '甲区有什么问题？': ({ stop, progress }) => {
        progress?.('一是公开不及时。');
        return new Promise((resolve) =>
          stop?.addEventListener('abort', () => resolve({ kind: 'narrative', text: '一是公开不及时。（已停止）' })),
        );
      },
    });
    const talking = talk(ask, { input, output });
    await until('›');
    input.write('甲区有什么问题？\r');
    await until(`${wordings.zh.looking}  ${wordings.zh.terminal.stop}`);
    expect(shown()).toContain('一是公开不及时。\n⠋');
    input.write('\u0003');
    await until('（已停止）');
    input.write('\u0003');
    await talking;
    expect(shown()).toMatch(/\n再见。\n$/);
  });

  it('leaves while an answer is being made, too', async () => {
    const { input, output, until } = atScreen(60);
    const logged: unknown[] = [];
    const { ask } = scriptedAsk({
      帮助: help,
      问: ({ signal }) =>
        new Promise((_, reject) => signal?.addEventListener('abort', () => reject(new Error('given up')))),
    });
    const talking = talk(ask, { input, output, logged });
    await until('›');
    input.write('问\r');
    await until(wordings.zh.looking);
    input.write('\u0003\u0003');
    await talking;
    expect(logged).toEqual([]);
  });

  it('keeps what is typed while an answer is being made out of it, and takes it after', async () => {
    const { input, output, until, shown } = atScreen(60);
    let finish = () => {};
    const { ask, asked } = scriptedAsk({
      帮助: help,
      先问: () => new Promise((resolve) => (finish = () => resolve({ text: '先答' }))),
      后问: { text: '后答' },
    });
    const talking = talk(ask, { input, output });
    await until('›');
    input.write('先问\r');
    while (asked.length < 2) await new Promise((resolve) => setImmediate(resolve));
    input.write('后问\r');
    finish();
    await until('后答');
    expect(shown()).toMatch(/先答\n\n[\s\S]*› [\s\S]*后问\n后答/);
    input.write('/quit\r');
    await talking;
  });

  it('completes the names of commands', async () => {
    const { input, output, until } = atScreen(60);
    const { ask } = scriptedAsk({ 帮助: help });
    const talking = talk(ask, { input, output });
    await until('›');
    input.write('/rep\t');
    await until('/reports');
    input.write('\u0015/quit\r');
    await talking;
  });
});
