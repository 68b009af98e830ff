import type ExcelJS from 'exceljs';
import { ReadError } from '../contracts/errors.js';
import { note } from '../report/noted.js';
import { gridBlock } from './grid.js';
import { shownNumber } from './number-format.js';
import { raised } from './raised.js';
import type { RawBlock, RawCell, Reader } from './raw-document.js';
import { hasPart, tooLarge, unpack } from './zip.js';

/** More merged cells than this are no table, and the library would make each of them. */
const MOST_MERGED = 200_000;
const MOST_CELLS = 1_000_000;
const LONGEST_LABEL = 60;
const SECTION = /^[一二三四五六七八九十]+、/;
const DEFAULT_NAME = /^(?:sheet|工作表)\s*\d*$/i;

/** Excel workbooks: each visible sheet in order, its tables parted by empty rows, and lines where a row is text only. */
export const XLSX: Reader = {
  name: 'xlsx',
  matches: (bytes) => hasPart(bytes, 'xl/worksheets/') && hasPart(bytes, '[Content_Types].xml'),
  async read(bytes, source) {
    refuseBomb(bytes, source);
    const workbook = await open(bytes, source);
    const sheets = workbook.worksheets.filter((sheet) => sheet.state === 'visible');
    // One cell in the last corner makes a sheet of 17 thousand million.
    const cells = sheets.reduce((sum, sheet) => sum + sheet.rowCount * sheet.columnCount, 0);
    if (cells > MOST_CELLS) throw tooLarge(source, `${cells} cells`);
    const hidden = workbook.worksheets.length - sheets.length;
    return {
      title: workbook.title || null,
      blocks: sheets.flatMap(sheetBlocks),
      notes: hidden > 0 ? [note('hidden_sheets', hidden)] : [],
    };
  },
};

/** The library's ValueType.Formula; its types carry no value until it is loaded. */
const FORMULA = 6;

async function open(bytes: Uint8Array, source: string): Promise<ExcelJS.Workbook> {
  try {
    const { default: library } = await import('exceljs');
    const workbook = new library.Workbook();
    await workbook.xlsx.load(new Uint8Array(bytes).buffer);
    return workbook;
  } catch (error) {
    throw new ReadError(`${source}: the workbook is damaged; open it in Excel and save it again`, {
      reason: 'damaged',
      cause: error,
    });
  }
}

/** A file of two kilobytes can name every cell there is. */
function refuseBomb(bytes: Uint8Array, source: string): void {
  for (const part of unpack(bytes, source).filter((entry) => entry.name.startsWith('xl/worksheets/'))) {
    let merged = 0;
    for (const [, ref = ''] of new TextDecoder().decode(part.bytes).matchAll(/<mergeCell\s[^<>]*ref="([^"<>]+)"/g)) {
      const area = areaOf(ref);
      merged += (area.right - area.left + 1) * (area.bottom - area.top + 1);
      if (merged > MOST_MERGED) throw tooLarge(source, 'merged cells without end');
    }
  }
}

type Area = { left: number; right: number; top: number; bottom: number };

/** A range as Excel writes it, in numbers from 1. */
function areaOf(ref: string): Area {
  const [first = '', last = first] = ref.split(':');
  const column = (address: string) =>
    [...address.replaceAll(/[^A-Z]/gi, '').toUpperCase()].reduce(
      (sum, letter) => sum * 26 + letter.charCodeAt(0) - 64,
      0,
    );
  const row = (address: string) => Number(address.replaceAll(/\D/g, ''));
  return { left: column(first), right: column(last), top: row(first), bottom: row(last) };
}

function sheetBlocks(sheet: ExcelJS.Worksheet): RawBlock[] {
  const merges = new Map<string, Area>(sheet.model.merges.map((ref) => [ref.split(':')[0] ?? ref, areaOf(ref)]));
  const blocks: RawBlock[] = DEFAULT_NAME.test(sheet.name) ? [] : [{ kind: 'line', printed: sheet.name }];
  let table: RawCell[][] = [];
  const close = () => {
    const grid = gridBlock(withoutOuterBlanks(table));
    if (grid) blocks.push(grid);
    table = [];
  };
  let coveredUntil = 0;
  for (let number = 1; number <= sheet.rowCount; number += 1) {
    const cells = cellsOf(sheet.getRow(number), { merges, columns: sheet.columnCount });
    const filled = cells.filter((cell) => cell.printed !== '');
    const [only] = filled;
    const isCovered = coveredUntil > number;
    coveredUntil = Math.max(coveredUntil, ...cells.map((cell) => number + cell.rowSpan));
    if (
      only &&
      filled.length === 1 &&
      !isCovered &&
      isText(only, { begins: table.length === 0, columns: sheet.columnCount })
    ) {
      close();
      blocks.push(...only.printed.split('\n').map((printed) => ({ kind: 'line' as const, printed })));
    } else if (filled.length === 0 && !isCovered && !isDrawn(sheet.getRow(number))) close();
    else table.push(cells);
  }
  close();
  return blocks;
}

/** Whether the only filled cell of a row is a line of text, and not the label of a row whose figures are blank. */
function isText(
  { printed, columnSpan, column }: RawCell,
  { begins, columns }: { begins: boolean; columns: number },
): boolean {
  if (printed.length > LONGEST_LABEL || columns === 1) return true;
  const isWide = columnSpan >= columns;
  return (isWide && SECTION.test(printed)) || (begins && column === 0);
}

/** A row of blanks with borders belongs to a table, and its blanks are what it says. */
function isDrawn(row: ExcelJS.Row): boolean {
  let drawn = false;
  row.eachCell({ includeEmpty: true }, (cell) => {
    drawn ||= Object.keys(cell.border ?? {}).length > 0;
  });
  return drawn;
}

function cellsOf(row: ExcelJS.Row, { merges, columns }: { merges: Map<string, Area>; columns: number }): RawCell[] {
  const cells: RawCell[] = [];
  for (let column = 1; column <= columns; column += 1) {
    const cell = row.getCell(column);
    if (cell.isMerged && cell.master.address !== cell.address) continue;
    const area = merges.get(cell.address);
    cells.push({
      printed: printedOf(cell, row.hidden || row.worksheet.getColumn(column).hidden).trim(),
      column: column - 1,
      columnSpan: area ? area.right - area.left + 1 : 1,
      rowSpan: area ? area.bottom - area.top + 1 : 1,
    });
  }
  return cells;
}

/** Columns that are blank in every row are no part of the table; those inside it stay. */
function withoutOuterBlanks(rows: RawCell[][]): RawCell[][] {
  const filled = rows.flat().filter((cell) => cell.printed !== '');
  const last = Math.max(...filled.map((cell) => cell.column + cell.columnSpan));
  return rows.map((row) => row.filter((cell) => cell.column < last));
}

/** What the cell shows: nothing where it is hidden or struck out, a formula as it last came out, or itself if it never did. */
function printedOf(cell: ExcelJS.Cell, isHidden: boolean): string {
  const { type, value, result, numFmt = '', formula, font } = cell;
  if (isHidden || font?.strike) return '';
  // The value of a formula leaves out a result of 0, which would be told as a blank.
  const shown = type === FORMULA ? (result ?? `=${formula}`) : value;
  if (shown === null || shown === undefined) return '';
  if (typeof shown === 'number') return shownNumber(shown, numFmt);
  if (shown instanceof Date) return shown.toISOString().slice(0, 10);
  if (typeof shown !== 'object') return String(shown);
  if ('richText' in shown) return shown.richText.map(runText).join('');
  if ('text' in shown) return String(shown.text);
  return 'error' in shown ? shown.error : '';
}

function runText({ text, font }: ExcelJS.RichText): string {
  if (font?.strike) return '';
  return font?.vertAlign === 'superscript' ? raised(text) : text;
}
