import type { Fact } from '../report/fact.js';

/** A row or sentence in pieces, the one that a figure was read from set apart; `null` where the print does not tell which it is. */
export type MarkedRow = { before: string; marked: string; after: string } | null;

/**
 * The piece of its row that prints this figure. `others` are all figures of the report: a row is known again by what all of its cells
 * print, so that among like cells the right one is marked, or none.
 */
export function markRow(fact: Fact, others: readonly Fact[]): MarkedRow {
  if (fact.cell === '') return null;
  return fact.status === 'text' ? markWords(fact) : markCell(fact, others);
}

/** How many cells the row prints. */
export function cellsOf({ quote }: Pick<Fact, 'quote'>): string[] {
  return quote.split('|').map((cell) => cell.trim());
}

function markWords({ quote, cell }: Fact): MarkedRow {
  const at = quote.indexOf(cell);
  if (at < 0 || quote.includes(cell, at + 1)) return null;
  return { before: quote.slice(0, at), marked: cell, after: quote.slice(at + cell.length) };
}

function markCell(fact: Fact, others: readonly Fact[]): MarkedRow {
  const row = others
    .filter(
      ({ section, quote, row, status }) =>
        section === fact.section && quote === fact.quote && row === fact.row && status !== 'text',
    )
    .sort((a, b) => a.column - b.column);
  const cells = cellsOf(fact);
  const printed = row.map(({ cell }) => cell.trim());
  const starts = cells.flatMap((_, at) => (printed.every((cell, next) => cells[at + next] === cell) ? [at] : []));
  const [start, second] = starts;
  const place = row.findIndex(({ column }) => column === fact.column);
  if (start === undefined || second !== undefined || place < 0) return null;
  const pieces = fact.quote.split('|');
  const piece = pieces[start + place] ?? '';
  const before = [...pieces.slice(0, start + place), ''].join('|') + (/^\s*/.exec(piece)?.[0] ?? '');
  const after = fact.quote.slice(before.length + piece.trim().length);
  return { before, marked: piece.trim(), after };
}
