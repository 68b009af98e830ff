import type { PrintedTable } from '../../parse/document.js';

const YEAR = /^((?:19|20)\d{2})年?(?:度|数据|数量|数|合计|总计)?$/;
const OTHER_YEAR = /^(?:上年|上一年|上年度|上一年度|去年|上年同期|去年同期)(?:数据|数量|数|合计|总计)?$/;
const THIS_YEAR = /^(?:本年|本年度|今年)(?:数据|数量|数)?$/;

/**
 * The table without the columns that stand under another year's number where one stands under the report's own: what an office sets beside its
 * figures to compare them. Only where columns have true places.
 */
export function ofItsYear(table: PrintedTable, year: number): PrintedTable {
  if (table.positions !== 'grid' && table.positions !== 'row') return table;
  const head = table.rows.findIndex(
    (row) => row.some(({ text }) => isYear(text, year)) && row.some(({ text }) => isOther(text, year)),
  );
  const others = new Set(
    (table.rows[head] ?? []).filter(({ text }) => isOther(text, year)).map(({ column }) => column),
  );
  if (others.size === 0) return table;
  return {
    ...table,
    rows: table.rows.map((row, at) => (at < head ? row : row.filter(({ column }) => !others.has(column)))),
  };
}

function isYear(text: string, year: number): boolean {
  const bare = text.replaceAll(/\s/g, '');
  return Number(YEAR.exec(bare)?.[1]) === year || THIS_YEAR.test(bare);
}

function isOther(text: string, year: number): boolean {
  const bare = text.replaceAll(/\s/g, '');
  const said = YEAR.exec(bare)?.[1];
  return said !== undefined ? Number(said) !== year : OTHER_YEAR.test(bare);
}
