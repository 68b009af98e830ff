import type { ParsedReport } from '../parse/document.js';
import { FORMS, type FormRow } from '../report/forms.js';
import { rowOf } from '../report/metrics.js';
import type { ReadingNote } from '../report/noted.js';
import { labelKey, printedKeys } from './tables/labels.js';

/** A label this long is none that a sentence has by chance, and so many of them are a table. */
const SHORTEST_LABEL = 4;
const FEWEST_LABELS = 3;
const SHORTEST_PART = 3;

type Printed = { lacking: readonly string[]; parsed: ParsedReport; unsure: readonly ReadingNote[] };

/**
 * The tables and rows among `lacking` that the document prints although nothing of them was read: a table by several of its labels in
 * cells or in the text, a row by its label in a cell. Of those that are `untold` no note tells yet.
 */
export function printedThough({ lacking, parsed, unsure }: Printed): { printed: string[]; untold: string[] } {
  if (lacking.length === 0) return { printed: [], untold: [] };
  const cells = parsed.tables.flatMap((table) => table.rows.flat());
  const inCells = new Set(cells.flatMap(({ text }) => printedKeys(text)));
  const isInCells = (label: string) => inCells.has(label) || [...inCells].some((key) => isCutOff(key, label));
  const words = labelKey(parsed.paragraphs.map(({ text }) => text).join(''));
  const told = labelKey(unsure.flatMap(({ about }) => about).join(''));
  const printed = lacking.filter((what) => {
    const row = rowOf(what);
    if (row?.table === 'disclosure') {
      // Under a header that is broken no column is printed; then nothing of the row was read.
      const [subject = '', column = ''] = row.labels.slice(-2).map(labelKey);
      return (
        isInCells(subject) && (inCells.has(column) || siblingsOf(row).every(({ metric }) => lacking.includes(metric)))
      );
    }
    const keys = keysOf(what, (labels) => labels.slice(-1)).filter((key) => key.length >= SHORTEST_LABEL);
    if (row) return keys.some(isInCells);
    return keys.filter((key) => inCells.has(key) || words.includes(key)).length >= FEWEST_LABELS;
  });
  return {
    printed,
    untold: printed.filter((what) => !keysOf(what, (labels) => labels).some((key) => told.includes(key))),
  };
}

/** The columns of a row of what was disclosed, on the form that has this one of them. */
function siblingsOf({ metric, labels }: FormRow): FormRow[] {
  const subject = labels.at(-2);
  const form = Object.values(FORMS).find((rows) =>
    rows.some((row) => row.metric === metric && row.labels.at(-2) === subject),
  );
  return (form ?? []).filter(({ labels: own }) => own.at(-2) === subject);
}

/** Whether a cell prints the beginning of the label, or all of it, a figure perhaps running on behind it. */
function isCutOff(printed: string, label: string): boolean {
  const [words = ''] = printed.split(/\d/, 1);
  return words.length >= Math.min(label.length, SHORTEST_PART) && label.startsWith(words);
}

/** The keys of these labels of a row, or of all rows of a table. */
function keysOf(what: string, which: (labels: string[]) => string[]): string[] {
  const row = rowOf(what);
  const rows = row ? [row] : Object.values(FORMS).flatMap((form) => form.filter(({ table }) => table === what));
  return [...new Set(rows.flatMap(({ labels }) => which(labels)).map(labelKey))].filter((key) => key !== '');
}
