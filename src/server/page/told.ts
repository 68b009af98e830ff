import { exact } from '../../answer/arithmetic.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import type { Mark } from '../../contracts/wording/web.js';
import type { NoAmount } from '../../query/table.js';
import type { CheckedRow } from './figures-by-year.js';

/** A figure as a cell of a page shows it: its amount, or why there is none, and what is to be told beside it. */
export type Told = { says: string; isKnown: boolean; marks: Mark[] };

/** What a row of figures says; why there is none where the table has no such row is `instead`. */
export function told(row: CheckedRow | undefined, { answers }: ChatWording, instead: NoAmount = 'off_form'): Told {
  if (row?.amount === null || row?.amount === undefined)
    return { says: answers.table.why(row?.why ?? instead), isKnown: false, marks: [] };
  const { unit, cells } = row;
  const statuses = new Set(cells.map(({ status }) => status));
  const marks: Mark[] = [
    ...(['placed', 'recognised', 'text'] as const).filter((status) => statuses.has(status)),
    ...(cells.some(({ correction }) => correction) ? (['corrected'] as const) : []),
    ...(row.isOpen ? (['open'] as const) : []),
  ];
  return { says: answers.amount({ value: rounded(row.amount, unit), unit }), isKnown: true, marks };
}

/** A percentage to one decimal, as answers tell it; everything else as it is printed. */
function rounded(amount: number, unit: string): number {
  return unit === '%' ? exact(Math.round(amount * 10) / 10) : amount;
}
