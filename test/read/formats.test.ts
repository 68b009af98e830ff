import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DOCX } from '../../src/read/docx.js';
import { gridBlock, placeCells, type SpanCell } from '../../src/read/grid.js';
import { HTML } from '../../src/read/html.js';
import { PDF } from '../../src/read/pdf/pdf.js';
import type { RawBlock, Reader } from '../../src/read/raw-document.js';
import { XLSX } from '../../src/read/xlsx.js';
import { wordCell, wordFile, wordTable } from '../fixtures/files.js';
import { type MadePage, pdfFile } from '../fixtures/pdf.js';

type Cell = SpanCell & { column: number };
type Table = { columns: number; rows: Cell[][] };

/** Rows are all numbered or none is, as in the forms. */
const labels: fc.Arbitrary<string[]> = fc.oneof(
  fc.array(fc.constantFrom('本年新收', '上年结转', '予以公开', '总计', '其他'), { minLength: 2, maxLength: 8 }),
  fc.array(fc.constantFrom('一、新收', '（七）总计', '3.其他', '（一）公开'), { minLength: 2, maxLength: 8 }),
);
const figure = fc.oneof(fc.nat(99_999).map(String), fc.constantFrom('', '', '0', '1,204', '-3', '/', '—'));

/** A table with labels at the left and above, some of them merged, and figures that may be blank. */
const tables: fc.Arbitrary<Table> = fc
  .record({
    labels,
    merged: fc.nat(5),
    width: fc.integer({ min: 2, max: 7 }),
    figures: fc.array(figure, { minLength: 56, maxLength: 56 }),
  })
  .map(({ labels, merged, width, figures }) => {
    const down = 1 + (merged % labels.length);
    const head: Cell[] = [
      { printed: '项目', column: 0, columnSpan: 2, rowSpan: 1 },
      { printed: '申请人情况', column: 2, columnSpan: width, rowSpan: 1 },
    ];
    const rows = labels.map((text, at): Cell[] => {
      const beside: Cell[] = at === 0 ? [{ printed: '办理结果', column: 0, columnSpan: 1, rowSpan: down }] : [];
      const wide = at >= down;
      const named: Cell = { printed: text, column: wide ? 0 : 1, columnSpan: wide ? 2 : 1, rowSpan: 1 };
      const cells = figures
        .slice(at * 7, at * 7 + width)
        .map((printed, of): Cell => ({ printed, column: 2 + of, columnSpan: 1, rowSpan: 1 }));
      return [...beside, named, ...cells];
    });
    return { columns: width + 2, rows: [head, ...rows] };
  });

const asHtml = ({ rows }: Table) =>
  new TextEncoder().encode(
    `<html><body><table>${rows
      .map(
        (row) =>
          `<tr>${row
            .map(
              (cell) => `<td colspan="${cell.columnSpan}" rowspan="${cell.rowSpan}"><p>${cell.printed}&nbsp;</p></td>`,
            )
            .join('')}</tr>`,
      )
      .join('\n')}</table></body></html>`,
  );

const asWord = ({ rows }: Table) => {
  const goesDown = (at: number) => rows[1]?.[0] && at > 1 && at < 1 + rows[1][0].rowSpan;
  return wordFile(
    wordTable(
      rows.map((row, at) => [
        ...(goesDown(at) ? [wordCell('', '<w:vMerge/>')] : []),
        ...row.map(({ printed, columnSpan, rowSpan }) =>
          wordCell(printed, `<w:gridSpan w:val="${columnSpan}"/>${rowSpan > 1 ? '<w:vMerge w:val="restart"/>' : ''}`),
        ),
      ]),
    ),
  );
};

const asWorkbook = async ({ rows }: Table) => {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Sheet1');
  rows.forEach((row, at) => {
    for (const { printed, column, columnSpan, rowSpan } of row) {
      const number = /^-?\d+$/.test(printed) ? Number(printed) : printed;
      sheet.getCell(at + 1, column + 1).value = printed === '' ? null : number;
      sheet.getCell(at + 1, column + 1).border = { top: { style: 'thin' } };
      if (columnSpan > 1 || rowSpan > 1) sheet.mergeCells(at + 1, column + 1, at + rowSpan, column + columnSpan);
    }
  });
  return new Uint8Array(await workbook.xlsx.writeBuffer());
};

/** With this many rows on a page; a merged cell that a page cuts is drawn on both and printed on the first. */
const asPdf = ({ rows }: Table, perPage = rows.length) => {
  const [left, top, wide, high] = [40, 780, 55, 24];
  const pages: Required<Pick<MadePage, 'texts' | 'lines'>>[] = [];
  const pageOf = (at: number) => {
    const page = pages[Math.floor(at / perPage)] ?? { texts: [], lines: [] };
    pages[Math.floor(at / perPage)] = page;
    return { page, y: top - (at % perPage) * high };
  };
  rows.forEach((row, at) => {
    for (const { printed, column, columnSpan, rowSpan } of row) {
      const [x1, x2] = [left + column * wide, left + (column + columnSpan) * wide];
      for (let over = at; over < at + rowSpan; over += 1) {
        const { page, y } = pageOf(over);
        const begins = over === at || over % perPage === 0;
        const ends = over === at + rowSpan - 1 || over % perPage === perPage - 1;
        page.lines.push([x1, y, x1, y - high], [x2, y, x2, y - high]);
        if (begins) page.lines.push([x1, y, x2, y]);
        if (ends) page.lines.push([x1, y - high, x2, y - high]);
      }
      const { page, y } = pageOf(at);
      if (printed !== '') page.texts.push({ x: x1 + 3, y: y - 15, text: printed });
    }
  });
  return pdfFile(pages);
};

const cellsOf = (block: RawBlock | null | undefined) => (block?.kind === 'grid' ? block.rows : block);

describe('a table that goes through a format', () => {
  it.each([
    { name: 'a web page', reader: HTML, write: asHtml, runs: 100 },
    { name: 'a Word document', reader: DOCX, write: asWord, runs: 40 },
    { name: 'a workbook', reader: XLSX, write: asWorkbook, runs: 30 },
    { name: 'a PDF', reader: PDF, write: (table: Table) => asPdf(table), runs: 30 },
  ] satisfies {
    name: string;
    reader: Reader;
    write: (table: Table) => Uint8Array | Promise<Uint8Array>;
    runs: number;
  }[])('comes back cell by cell, blanks blank: $name', async ({ reader, write, runs }) => {
    await fc.assert(
      fc.asyncProperty(tables, async (table) => {
        const { blocks } = await reader.read(await write(table), 'table');
        expect(blocks).toHaveLength(1);
        expect(cellsOf(blocks[0])).toEqual(cellsOf(gridBlock(placeCells(table.rows))));
      }),
      { numRuns: runs },
    );
  });

  it('comes back whole from a PDF whose pages cut it between any two rows', async () => {
    await fc.assert(
      fc.asyncProperty(tables, fc.integer({ min: 2, max: 9 }), async (table, perPage) => {
        const { blocks } = await PDF.read(asPdf(table, perPage), 'table');
        expect(blocks.map(cellsOf)).toEqual([cellsOf(gridBlock(placeCells(table.rows)))]);
      }),
      { numRuns: 60 },
    );
  });
});
