import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { XLSX } from '../../src/read/xlsx.js';

type Fill = (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void;

async function workbookOf(fill: Fill, name = 'Sheet1'): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet(name), workbook);
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

const read = async (fill: Fill, name?: string) => XLSX.read(Buffer.from(await workbookOf(fill, name)), 'report.xlsx');
const shown = async (fill: Fill, name?: string) =>
  (await read(fill, name)).blocks.map((block) =>
    block.kind === 'line' ? block.printed : block.rows.map((row) => row.map((cell) => cell.printed).join(' | ')),
  );

describe('a workbook', () => {
  it('keeps merged cells once and blanks blank', async () => {
    const { blocks } = await read((sheet) => {
      sheet.addRows([
        ['项目', null, '总计'],
        ['办理结果', '予以公开', 7],
        [null, '部分公开', null],
      ]);
      sheet.mergeCells('A1:B1');
      sheet.mergeCells('A2:A3');
    });
    expect(blocks).toEqual([
      {
        kind: 'grid',
        rows: [
          [
            { printed: '项目', column: 0, columnSpan: 2, rowSpan: 1 },
            { printed: '总计', column: 2, columnSpan: 1, rowSpan: 1 },
          ],
          [
            { printed: '办理结果', column: 0, columnSpan: 1, rowSpan: 2 },
            { printed: '予以公开', column: 1, columnSpan: 1, rowSpan: 1 },
            { printed: '7', column: 2, columnSpan: 1, rowSpan: 1 },
          ],
          [
            { printed: '部分公开', column: 1, columnSpan: 1, rowSpan: 1 },
            { printed: '', column: 2, columnSpan: 1, rowSpan: 1 },
          ],
        ],
      },
    ]);
  });

  it('prints what a cell shows: formats, formulas, rich text, dates', async () => {
    const found = await shown((sheet) => {
      sheet.addRow(['收费', 0.1 + 0.2, 431.5, 0.778]);
      sheet.addRow([{ richText: [{ text: '规' }, { text: '章' }] }, { formula: 'B1', result: 0 }, -10, '/']);
      sheet.addRow(['日期', new Date('2021-01-29T00:00:00Z'), true, { text: '附件', hyperlink: 'http://a.invalid' }]);
      sheet.getCell('C1').numFmt = '#,##0.00';
      sheet.getCell('D1').numFmt = '0.0%';
    });
    expect(found).toEqual([['收费 | 0.3 | 431.50 | 77.8%', '规章 | 0 | -10 | /', '日期 | 2021-01-29 | true | 附件']]);
  });

  it('parts tables at empty rows and headings, and reads the text between them as lines', async () => {
    const found = await shown((sheet) => {
      sheet.addRows([
        ['某县2020年年度报告'],
        ['二、主动公开情况', null],
        ['规章', 3],
        ['文件', null],
        [],
        ['三、申请情况'],
        ['一、新收', 9],
      ]);
      sheet.mergeCells('A2:B2');
    }, '报告');
    expect(found).toEqual([
      '报告',
      '某县2020年年度报告',
      '二、主动公开情况',
      ['规章 | 3', '文件 | '],
      '三、申请情况',
      ['一、新收 | 9'],
    ]);
  });

  it('keeps a ruled row of blanks, which says that nothing was filled in', async () => {
    const found = await shown((sheet) => {
      sheet.addRows([['结果维持', '结果纠正'], []]);
      for (const address of ['A2', 'B2']) sheet.getCell(address).border = { top: { style: 'thin' } };
    });
    expect(found).toEqual([['结果维持 | 结果纠正', ' | ']]);
  });

  it('reads every visible sheet and notes the hidden', async () => {
    const { blocks, notes } = await read((sheet, workbook) => {
      sheet.addRow(['规章', 3]);
      workbook.addWorksheet('表四').addRow(['总计', 5]);
      workbook.addWorksheet('旧表', { state: 'hidden' }).addRow(['总计', 999]);
    });
    expect(blocks.map((block) => (block.kind === 'line' ? block.printed : 'GRID'))).toEqual(['GRID', '表四', 'GRID']);
    expect(notes).toEqual([{ code: 'hidden_sheets', about: ['1'] }]);
  });

  it('refuses a damaged workbook by name', async () => {
    const bytes = await workbookOf((sheet) => sheet.addRow(['规章', 3]));
    await expect(XLSX.read(bytes.slice(0, 2000), 'cut.xlsx')).rejects.toThrow(/^cut\.xlsx: .*damaged/);
  });
});
