import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../src/answer/blocks.js';
import { richBlocks } from '../../../src/telegram/out/rich.js';
import { scriptedAsk } from '../../fakes/ask.js';
import { FakeTelegram } from '../../fakes/telegram.js';
import { serving } from '../serving.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const FIGURES = [
  ['2019年', '5件 [1]'],
  ['2020年', '空白 [2]'],
  ['2021年', '9件 [3]'],
];
const TREND = [
  '新收申请：2019–2021年',
  '· 2019年：5件 [1]',
  '· 2020年：空白 [2]',
  '· 2021年：9件 [3]',
  '',
  '比2019年多4件。',
];

describe('a list of figures', () => {
  const text = TREND.join('\n');
  const bold = { type: 'bold', offset: 0, length: TREND[0]!.length } as const;
  const table = { offset: TREND[0]!.length + 1, length: TREND.slice(1, 4).join('\n').length, rows: FIGURES };

  it('is a table, names left and values right, and what stands around it stays', () => {
    expect(richBlocks({ text, entities: [bold], tables: [table] })).toEqual([
      { type: 'paragraph', text: { type: 'bold', text: '新收申请：2019–2021年' } },
      {
        type: 'table',
        is_striped: true,
        is_compact: true,
        cells: FIGURES.map(([name, value]) => [
          { text: name, align: 'left', valign: 'top' },
          { text: value, align: 'right', valign: 'top' },
        ]),
      },
      { type: 'paragraph', text: '比2019年多4件。' },
    ]);
  });

  it('of two lines stays text, and so does one that marks more than a heading', () => {
    const two = { ...table, rows: FIGURES.slice(0, 2) };
    expect(richBlocks({ text: TREND.slice(0, 3).join('\n'), entities: [], tables: [two] })).toBeNull();
    const code = { type: 'code', offset: 0, length: 2 } as const;
    expect(richBlocks({ text, entities: [code], tables: [table] })).toBeNull();
  });

  it('is no table for its signs alone', () => {
    expect(richBlocks({ text, entities: [bold] })).toBeNull();
  });

  it('has a head where it is named by its columns', () => {
    const [, found] = richBlocks({ text, entities: [bold], tables: [{ ...table, head: ['', '新收'] }] }) ?? [];
    expect(found).toMatchObject({ cells: [[{ is_header: true }, { text: '新收', is_header: true }], {}, {}, {}] });
  });

  it('loses no character of any text', () => {
    const line = fc.oneof(fc.string(), fc.constantFrom('· 甲：1', '· 乙: 2', '· 丙：3：4', ''));
    const words = (block: unknown): string =>
      JSON.stringify(block, (key, value) => (['type', 'align', 'valign'].includes(key) ? undefined : value));
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), (lines) => {
        const said = [...TREND.slice(0, 4), ...lines].join('\n');
        const told = words(richBlocks({ text: said, entities: [], tables: [table] }) ?? [said]);
        for (const one of said.split(/[\n：]|: |· /))
          if (one.trim()) expect(told).toContain(JSON.stringify(one).slice(1, -1));
      }),
    );
  });
});

describe('over the wire', () => {
  async function asked(knowsRich: boolean) {
    const telegram = await FakeTelegram.open();
    telegram.knowsRich = knowsRich;
    const items = FIGURES.map(([name = '', said = '']) => ({ name, said, marks: [] }));
    const blocks: Block[] = [
      { kind: 'heading', text: TREND[0] ?? '', marks: [] },
      { kind: 'list', title: '', items, inline: false },
      { kind: 'note', text: '比2019年多4件。' },
    ];
    const { ask } = scriptedAsk({ 问: { text: TREND.join('\n'), blocks } });
    const served = await serving(ask, { telegram });
    telegram.person(lin).says('问');
    telegram.person(lin).says('问');
    const answers = await telegram.answers(lin.id, 2);
    await served.close();
    await telegram.close();
    return { answers, telegram };
  }

  it('is sent as a table where the server knows rich messages', async () => {
    const { answers, telegram } = await asked(true);
    expect(answers[0]).toHaveProperty('rich_message');
    expect(telegram.callsOf('sendRichMessage')).toHaveLength(2);
    expect(telegram.callsOf('sendMessage')).toEqual([]);
  });

  it('is sent as text where it does not, which is tried once', async () => {
    const { answers, telegram } = await asked(false);
    expect(answers.map(({ text }) => text)).toEqual([TREND.join('\n'), TREND.join('\n')]);
    expect(telegram.callsOf('sendRichMessage')).toHaveLength(1);
  });
});
