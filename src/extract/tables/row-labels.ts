import type { Token } from './runs.js';
import { exactTermOf, sameTerm, type Term, termOf } from './vocabulary.js';

/** The label of a row: what it says, the printed cells it is made of, and how many of the run's labels come before. */
export type RowLabel = { term: Term | undefined; printed: string; first: number; next: number };

/**
 * The label that leads to the cells of a run: the last that the form knows, put together again where it was broken over
 * two or three cells. Where the form knows none it is the last one printed.
 */
export function rowLabel(labels: readonly Token[], isRow: (term: Term) => boolean): RowLabel | undefined {
  for (const size of [3, 2]) {
    const joined = join(labels, labels.length - size);
    const term = joined && exactTermOf(joined.printed);
    if (term && isRow(term)) return { ...joined, term };
  }
  for (let at = labels.length - 1; at >= 0; at -= 1) {
    const each = labels[at];
    if (!each?.term || !isRow(each.term)) continue;
    const longer = at + 1 < labels.length ? join(labels, at) : undefined;
    if (longer && sameTerm(termOf(longer.printed), each.term)) return { ...longer, term: each.term };
    return { term: each.term, printed: each.cell.text, first: at, next: at + 1 };
  }
  const last = labels.at(-1);
  return last && { term: undefined, printed: last.cell.text, first: labels.length - 1, next: labels.length };
}

function join(labels: readonly Token[], first: number): RowLabel | undefined {
  if (first < 0) return undefined;
  const printed = labels
    .slice(first)
    .map((each) => each.cell.text)
    .join('');
  return { term: undefined, printed, first, next: labels.length };
}
