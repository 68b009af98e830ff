import type { ReadingNote } from '../report/noted.js';
import type { RowRead, RowState } from '../report/rows-read.js';
import { itemZh, TABLES_ZH } from './names.zh.js';

const STATES: Readonly<Record<RowState, string>> = {
  read: '照印读到',
  placed: '按勾稽关系归位',
  recognised: '从图片识别',
  unsure: '存疑未收',
  not_printed: '没有印',
};

/** Every row of the form and how it was read, in Chinese, a line each under its table; with `brief` those that were read as printed only counted. */
export function zhRows(rows: readonly RowRead[], told: (note: ReadingNote) => string, brief = false): string[] {
  const tables = [...new Set(rows.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const own = rows.filter((row) => row.table === table);
    const plain = own.filter(({ state, cells, asked }) => state === 'read' && cells === asked);
    const shown = brief ? own.filter((row) => !plain.includes(row)) : own;
    return [
      `${TABLES_ZH[table]}：${own.length} 行，照印读全 ${plain.length} 行`,
      ...shown.map((row) => `· ${itemZh(row)}：${stateZh(row)}${row.notes.map((note) => `；${told(note)}`).join('')}`),
    ];
  });
}

function stateZh({ state, cells, asked, blank }: RowRead): string {
  if (cells === 0) return STATES[state];
  const all = cells === asked ? `${cells} 格` : `${asked} 格中的 ${cells} 格`;
  return `${STATES[state]} ${all}${blank > 0 ? `，其中空白 ${blank} 格` : ''}`;
}
