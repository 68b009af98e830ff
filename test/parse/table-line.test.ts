import { describe, expect, it } from 'vitest';
import { tableLine } from '../../src/parse/table-line.js';

function read(line: string) {
  const row = tableLine({ text: line, printed: line });
  return row && { positions: row.positions, kind: row.kind, cells: row.cells.map((cell) => cell.text) };
}

describe('tableLine', () => {
  it.each([
    {
      line: '规章\t0\t\t9\t',
      positions: 'row',
      kind: 'row',
      cells: ['规章', '0', '', '9', ''],
      why: 'tabs keep blanks',
    },
    {
      line: '\t2.重复申请\t0\t1',
      positions: 'row',
      kind: 'row',
      cells: ['', '2.重复申请', '0', '1'],
      why: 'a tab in front',
    },
    { line: '规章 | 0 | 3 |', positions: 'packed', kind: 'row', cells: ['规章', '0', '3'], why: 'bars' },
    {
      line: '(六)其他处理 | |||||||||',
      positions: 'stream',
      kind: 'soft',
      cells: ['(六)其他处理'],
      why: 'one cell and bars',
    },
    { line: '12 |', positions: 'stream', kind: 'soft', cells: ['12'], why: 'a cell a line' },
    { line: '|', positions: 'stream', kind: 'soft', cells: [''], why: 'an empty cell' },
    { line: '|||', positions: 'stream', kind: 'soft', cells: [], why: 'the end of a row' },
    { line: '|---|:---:|', positions: 'row', kind: 'ruler', cells: [], why: 'the ruler of Markdown' },
    { line: '行政许可   12   -', positions: 'packed', kind: 'row', cells: ['行政许可', '12', '-'], why: 'spaces' },
    { line: '规章 0 0 11', positions: 'packed', kind: 'row', cells: ['规章', '0', '0', '11'], why: 'single spaces' },
    {
      line: '结果维持 结果纠正 其他结果',
      positions: 'packed',
      kind: 'row',
      cells: ['结果维持', '结果纠正', '其他结果'],
      why: 'a head',
    },
    {
      line: '行政处罚:1,204件',
      positions: 'packed',
      kind: 'row',
      cells: ['行政处罚', '1,204件'],
      why: 'label and value',
    },
    { line: '规章,2,,11', positions: 'row', kind: 'row', cells: ['规章', '2', '', '11'], why: 'comma-separated' },
    { line: '行政许可,"1,204"', positions: 'row', kind: 'row', cells: ['行政许可', '1,204'], why: 'a quoted number' },
    { line: '尚未审结', positions: 'stream', kind: 'alone', cells: ['尚未审结'], why: 'a lone label' },
    { line: '—', positions: 'stream', kind: 'alone', cells: ['—'], why: 'a lone dash' },
  ])('reads "$line" as cells: $why', ({ line, positions, kind, cells }) => {
    expect(read(line)).toEqual({ positions, kind, cells });
  });

  it.each([
    '2020年,全县新增栏目12个。',
    '行政许可、行政处罚,都已公开。',
    '联系电话:0517-87222589',
    '行政许可 事项已全部在网上公开',
    '会议定于 3 月举行',
  ])('leaves "%s" to the paragraphs', (line) => {
    expect(read(line)).toBeNull();
  });
});
