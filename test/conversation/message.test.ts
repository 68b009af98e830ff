import { describe, expect, it } from 'vitest';
import type { Block, BlockOf } from '../../src/answer/blocks.js';
import { choiceRows } from '../../src/conversation/choices.js';
import { clean } from '../../src/conversation/clean.js';
import { answerMessage, type Message } from '../../src/conversation/message.js';
import { zhChat } from '../../src/language/zh/chat.js';
import { anAnswer } from '../fakes/ask.js';

const citation = {
  n: 1,
  report: 'r',
  agency: '甲区',
  year: 2020,
  title: '年报',
  section: '三',
  quote: '9',
  source: 'a.txt',
};

describe('answerMessage', () => {
  it('sets the first line bold', () => {
    const { marks } = answerMessage(anAnswer({ text: '甲区2020年：9件\n按新收申请理解。' }), zhChat);
    expect(marks).toEqual([{ kind: 'bold', offset: 0, length: 10 }]);
  });

  const SOURCES: BlockOf<'sources'> = {
    kind: 'sources',
    lines: [[{ text: '甲区2020年报第三部分', marks: [1] }], [{ text: '乙区2020年报第三部分', marks: [2] }]],
  };
  const marked = ({ text, marks }: Message) =>
    marks.map(({ kind, offset, length }) => [kind, text.slice(offset, offset + length)]);

  it('folds the sources and leaves their heading, whatever the lines above look like', () => {
    const message = answerMessage(
      anAnswer({
        citations: [citation],
        blocks: [
          { kind: 'figure', name: '甲区', said: '9件', marks: [1] },
          { kind: 'lines', lines: [{ text: '[7] 不是引用', marks: [] }] },
          SOURCES,
          { kind: 'warning', text: '注意' },
        ],
      }),
      zhChat,
    );
    expect(message.text).toBe(
      '甲区：9件 [1]\n[7] 不是引用\n\n来源：\n[1] 甲区2020年报第三部分\n[2] 乙区2020年报第三部分\n\n⚠ 注意',
    );
    expect(marked(message)).toEqual([
      ['bold', '甲区：9件 [1]'],
      ['folded', '[1] 甲区2020年报第三部分\n[2] 乙区2020年报第三部分'],
    ]);
  });

  it('sets the name of each part bold', () => {
    const message = answerMessage(
      anAnswer({
        blocks: [
          { kind: 'heading', text: '1. 甲区2020年', marks: [] },
          { kind: 'lines', lines: [{ text: '9件', marks: [1] }] },
          { kind: 'heading', text: '2. 乙区2020年', marks: [] },
          { kind: 'lines', lines: [{ text: '7件', marks: [2] }] },
          SOURCES,
        ],
      }),
      zhChat,
    );
    expect(marked(message).filter(([kind]) => kind === 'bold')).toEqual([
      ['bold', '1. 甲区2020年'],
      ['bold', '2. 乙区2020年'],
    ]);
  });

  it('ends the sources with the address of each report that has one', () => {
    const cited = [
      { ...citation, fingerprint: '6b146ca1' },
      { ...citation, n: 2, fingerprint: '6b146ca1' },
      { ...citation, n: 3, source: 'https://www.example.gov.cn/nb.html', fingerprint: '0f0f0f0f' },
    ];
    const blocks: Block[] = [
      { kind: 'figure', name: '甲区', said: '9件', marks: [1] },
      SOURCES,
      { kind: 'warning', text: '注意' },
    ];
    const message = answerMessage(anAnswer({ citations: cited, blocks }), zhChat);
    expect(marked(message)[1]?.[1]?.replaceAll('\u2060', '')).toBe(
      '[1] 甲区2020年报第三部分\n[2] 乙区2020年报第三部分\nhttps://www.example.gov.cn/nb.html',
    );
    expect(message.text).toMatch(/\n\n⚠ 注意$/);
  });

  it('has a list and a table in cells, a place before its name', () => {
    const { text, tables } = answerMessage(
      anAnswer({
        blocks: [
          { kind: 'list', title: '', inline: false, items: [{ name: '甲区', said: '9件', marks: [1], place: 1 }] },
          {
            kind: 'table',
            title: '新收',
            columns: ['2019', '2020'],
            rows: [
              {
                name: '甲区',
                cells: [
                  { text: '5件', marks: [1] },
                  { text: '9件', marks: [2] },
                ],
              },
            ],
          },
        ],
      }),
      zhChat,
    );
    expect(
      tables?.map(({ offset, length, ...cells }) => ({ said: text.slice(offset, offset + length), ...cells })),
    ).toEqual([
      { said: '1. 甲区：9件 [1]', rows: [['1. 甲区', '9件 [1]']] },
      {
        said: '· 甲区：2019 5件 [1]，2020 9件 [2]',
        head: ['', '2019', '2020'],
        rows: [['甲区', '5件 [1]', '9件 [2]']],
      },
    ]);
  });
});

describe('clean', () => {
  it.each([
    { text: ' a\r\nb\rc ', cleaned: 'a\nb\nc', why: 'one kind of line end' },
    { text: 'a\u0000b\u001B[31m', cleaned: 'a b [31m', why: 'no control characters' },
    { text: 'x\u202Efdp\u202C', cleaned: 'xfdp', why: 'no turning of the reading direction' },
    { text: 'a\uD83Db', cleaned: 'a\uFFFDb', why: 'no half characters' },
  ])('makes $cleaned: $why', ({ text, cleaned }) => {
    expect(clean(text)).toBe(cleaned);
  });
});

describe('choiceRows', () => {
  const keyboard = (options: string[], text = '') => choiceRows({ answer: anAnswer({ options }), text });

  it.each([
    { options: ['2018', '2019', '2020', '2021'], rows: [3, 1], why: 'years stand three in a row' },
    { options: ['甲区人民政府', '乙县人民政府办公室'], rows: [2], why: 'short names two in a row' },
    { options: ['甲区2020年收到多少件申请？', '乙县'], rows: [1, 1], why: 'a question has its row alone' },
    { options: ['1', '2', '3', '4', '5', '6', '7'], rows: [3, 3], why: 'more than six are not offered' },
  ])('lays out $options: $why', ({ options, rows }) => {
    expect(keyboard(options).map((row) => row.length)).toEqual(rows);
  });

  it('shows the labels of choices, which say the whole choice where a button can carry it', () => {
    const long = `甲区人民政府${'2020年的行政许可和行政处罚分别是多少件？'.repeat(2)}`;
    const answer = anAnswer({
      kind: 'clarification',
      options: ['2019年甲区呢', long],
      labels: ['2019', '甲区人民政府'],
    });
    expect(choiceRows({ answer, text: '' }).flat()).toEqual([
      { label: '2019', press: { kind: 'words', text: '2019年甲区呢', language: 'zh' } },
      { label: '甲区人民政府', press: { kind: 'words', text: '甲区人民政府', language: 'zh' } },
    ]);
  });

  it('has no buttons where nothing is offered', () => {
    expect(keyboard([])).toEqual([]);
  });
});
