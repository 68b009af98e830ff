import type { ParsedReport } from '../parse/document.js';
import { FORMS } from '../report/forms.js';
import { rowOf } from '../report/metrics.js';
import type { ReadingNote } from '../report/noted.js';
import { labelKey, printedKeys } from './labels.js';

/** A label this long is none that a sentence has by chance, and so many of them are a table. */
const SHORTEST_LABEL = 4;
const FEWEST_LABELS = 3;

type Printed = { lacking: readonly string[]; parsed: ParsedReport; unsure: readonly ReadingNote[] };

/**
 * The tables and rows among `lacking` that the document prints although nothing of them was read: a table by several of its labels in
 * cells or in the text, a row by its label in a cell. Of those that are `untold` no note tells yet.
 */
export function printedThough({ lacking, parsed, unsure }: Printed): { printed: string[]; untold: string[] } {
  if (lacking.length === 0) return { printed: [], untold: [] };
  const cells = parsed.tables.flatMap((table) => table.rows.flat());
  const inCells = new Set(cells.flatMap(({ text }) => printedKeys(text)));
  const words = labelKey(parsed.paragraphs.map(({ text }) => text).join(''));
  const told = labelKey(unsure.flatMap(({ about }) => about).join(''));
  const printed = lacking.filter((what) => {
    const row = rowOf(what);
    if (row?.table === 'disclosure') return row.labels.slice(1).every((label) => inCells.has(labelKey(label)));
    const keys = keysOf(what, (labels) => labels.slice(-1)).filter((key) => key.length >= SHORTEST_LABEL);
    if (row) return keys.some((key) => inCells.has(key));
    return keys.filter((key) => inCells.has(key) || words.includes(key)).length >= FEWEST_LABELS;
  });
  return {
    printed,
    untold: printed.filter((what) => !keysOf(what, (labels) => labels).some((key) => told.includes(key))),
  };
}

/** The keys of these labels of a row, or of all rows of a table. */
function keysOf(what: string, which: (labels: string[]) => string[]): string[] {
  const row = rowOf(what);
  const rows = row ? [row] : Object.values(FORMS).flatMap((form) => form.filter(({ table }) => table === what));
  return [...new Set(rows.flatMap(({ labels }) => which(labels)).map(labelKey))].filter((key) => key !== '');
}
