import type { FormId } from '../../report/forms.js';
import { rowOf } from '../../report/metrics.js';
import { labelKey } from './labels.js';
import { isFilled, type Token } from './runs.js';

/** A column of the disclosure table; `id` is the last part of a metric, `null` for a column that the form does not have. */
export type Column = { id: string | null; label: string; at: number; unit: string | undefined };

/** The word of the form over the labels of its rows. */
export const LABEL_HEAD = '信息内容';
const COLUMNS_WITHOUT_HEADER: Record<string, string[][]> = {
  regulations: [
    ['created', 'newly_disclosed', 'disclosed_total'],
    ['issued', 'repealed', 'in_force'],
  ],
  normative_documents: [
    ['created', 'newly_disclosed', 'disclosed_total'],
    ['issued', 'repealed', 'in_force'],
  ],
  fees: [['items_previous_year', 'items_change'], ['amount']],
  procurement: [['projects', 'amount'], []],
};
const MATTER = [['items_previous_year', 'items_change', 'decisions'], ['decisions']];

/** A row and the columns that the header names over it. */
type Row = { header: Column[]; subject: string; cells: Token[]; form: FormId | null };

/**
 * The columns of the form where a header that is broken over lines names some of them and nothing else, and a value stands for each;
 * `undefined` where the header is whole, or says something of its own.
 */
export function wholeHeader({ header, subject, cells, form }: Row): Column[] | undefined {
  const values = cells.filter(isFilled);
  if (header.length === 0 || (header.length === values.length && header.every(({ id }) => id !== null)))
    return undefined;
  const columns = columnsOf(subject, values, form);
  const labels = columns.flatMap(({ id }) => {
    const row = rowOf(`${subject}.${id}`, form) ?? rowOf(`${subject}.${id}`);
    return row ? [row.labels.at(-1) ?? ''] : [];
  });
  const signs = new Set(labelKey([LABEL_HEAD, ...labels].join('')));
  const places = header.flatMap(({ id }) => (id === null ? [] : [columns.findIndex((column) => column.id === id)]));
  const isPartOf = places.every((place, at) => place > (places[at - 1] ?? -1));
  const isBroken = header.every(
    ({ id, label }) => id !== null || [...labelKey(label)].every((sign) => signs.has(sign)),
  );
  return columns.length === values.length && labels.length === columns.length && isPartOf && isBroken
    ? columns
    : undefined;
}

/** Without a header the number of cells tells the form; where it does not, the report's own form does. */
export function columnsOf(subject: string, cells: Token[], form: FormId | null): Column[] {
  const [older = [], newer = []] = COLUMNS_WITHOUT_HEADER[subject] ?? MATTER;
  const lengths = [cells.slice(0, cells.findLastIndex(isFilled) + 1).length, cells.filter(isFilled).length];
  const fits = [older, newer].filter((ids) => lengths.includes(ids.length));
  const ids = fits.length === 1 ? fits[0] : form === '2019' ? older : newer;
  return (ids ?? []).map((id, at) => ({ id, label: id, at: (cells[0]?.column ?? 0) + at, unit: undefined }));
}
