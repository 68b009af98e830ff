import type { Worksheet } from 'exceljs';
import type { Table } from './columns.js';

/** A workbook with a sheet for each table: heads frozen and bold, columns as wide as they are read, numbers as numbers. */
export async function toWorkbook(tables: readonly Table[], { description }: { description: string }): Promise<Buffer> {
  // Loaded when a workbook is asked for: it is a third of the program's start otherwise.
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.Workbook();
  book.creator = 'wenbao';
  book.description = description;
  for (const table of tables) fill(book.addWorksheet(table.name, { views: [{ state: 'frozen', ySplit: 1 }] }), table);
  return Buffer.from(await book.xlsx.writeBuffer());
}

function fill(sheet: Worksheet, { columns, rows }: Table): void {
  sheet.columns = columns.map(({ width }) => ({ width }));
  const head = sheet.addRow(columns.map((column) => column.head));
  head.font = { bold: true };
  sheet.autoFilter = { from: { row: 1, column: 1 }, to: { row: 1, column: columns.length } };
  for (const cells of rows) {
    const row = sheet.addRow(cells);
    for (const [at, cell] of cells.entries()) {
      if (typeof cell === 'number') row.getCell(at + 1).numFmt = columns[at]?.grouped ? formatOf(cell) : '0';
    }
  }
}

/** A format with decimals shows a point after a whole number too. */
function formatOf(value: number): string {
  return Number.isInteger(value) ? '#,##0' : '#,##0.0#####';
}
