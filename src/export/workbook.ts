import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { stream } from 'exceljs';
import type { Table } from './columns.js';

/** A workbook with a sheet for each table: heads frozen and bold, columns as wide as they are read, numbers as numbers. */
export async function toWorkbook(tables: readonly Table[], { description }: { description: string }): Promise<Buffer> {
  // Loaded when a workbook is asked for: it is a third of the program's start otherwise.
  const { default: ExcelJS } = await import('exceljs');
  const bytes = new PassThrough();
  // Written row by row: a workbook held whole takes a gigabyte for the figures of two hundred reports.
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: bytes, useStyles: true, useSharedStrings: true });
  book.creator = 'wenbao';
  book.description = description;
  for (const table of tables) fill(book, table);
  const [whole] = await Promise.all([buffer(bytes), book.commit()]);
  return whole;
}

function fill(book: stream.xlsx.WorkbookWriter, { name, columns, rows }: Table): void {
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ width }) => ({ width }));
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  const head = sheet.addRow(columns.map((column) => column.head));
  head.font = { bold: true };
  head.commit();
  for (const cells of rows) {
    const row = sheet.addRow(cells);
    for (const [at, cell] of cells.entries()) {
      if (typeof cell === 'number') row.getCell(at + 1).numFmt = columns[at]?.grouped ? formatOf(cell) : '0';
    }
    row.commit();
  }
  sheet.commit();
}

/** A format with decimals shows a point after a whole number too. */
function formatOf(value: number): string {
  return Number.isInteger(value) ? '#,##0' : '#,##0.0#####';
}
