import type { TableId } from '../report/forms.js';
import type { ReadingNote } from '../report/noted.js';
import type { RowRead, RowState } from '../report/rows-read.js';
import { itemEn } from './names.en.js';

const STATES: Readonly<Record<RowState, string>> = {
  read: 'read as printed',
  placed: 'placed by the sums',
  recognised: 'recognised from a picture',
  unsure: 'unsure and left out',
  not_printed: 'not printed',
};

const TABLES: Readonly<Record<TableId, string>> = {
  disclosure: 'Information made public',
  applications: 'Applications',
  review_litigation: 'Review and litigation',
  statistics: 'Statistics sheet',
};

/** Every row of the form and how it was read, in English, a line each under its table; with `brief` those that were read as printed only counted. */
export function enRows(rows: readonly RowRead[], told: (note: ReadingNote) => string, brief = false): string[] {
  const tables = [...new Set(rows.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const own = rows.filter((row) => row.table === table);
    const plain = own.filter(({ state, cells, asked }) => state === 'read' && cells === asked);
    const shown = brief ? own.filter((row) => !plain.includes(row)) : own;
    return [
      `${TABLES[table]}: ${own.length} rows, ${plain.length} read whole as printed`,
      ...shown.map((row) => `· ${itemEn(row)}: ${stateEn(row)}${row.notes.map((note) => `; ${told(note)}`).join('')}`),
    ];
  });
}

function stateEn({ state, cells, asked, blank }: RowRead): string {
  if (cells === 0) return STATES[state];
  const all = cells === asked ? `${cells} cell${cells === 1 ? '' : 's'}` : `${cells} of ${asked} cells`;
  return `${STATES[state]}, ${all}${blank > 0 ? `, ${blank} of them blank` : ''}`;
}
