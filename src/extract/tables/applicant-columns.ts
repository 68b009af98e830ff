import { APPLICANTS, type ApplicantId } from '../../report/applicants.js';
import type { Run, Token } from './runs.js';

/**
 * A column of the applications table; `applicant` is `null` for one that the agency added. `isInOrder` is false where a header of
 * several rows puts the columns in another order than the form, which only its positions tell.
 */
export type Column = { applicant: ApplicantId | null; label: string; at: number | null; isInOrder?: boolean };

const FORM_COLUMNS: readonly Column[] = APPLICANTS.map(({ id, label }) => ({ applicant: id, label, at: null }));

/**
 * The columns in the order their cells stand in. A grid's own header tells it by position; elsewhere only a header that
 * names all seven in one row does, because the form's own header is two rows high. Without one, the form's order holds.
 */
export function columnsOf(header: readonly Run[], before: readonly Column[] = FORM_COLUMNS): readonly Column[] {
  const [first] = header;
  if (!first) return before.map((column) => ({ ...column, at: null }));
  const tokens = header.flatMap((run) => run.labels);
  if (first.table.positions === 'grid') return gridColumns(tokens) ?? before.map((each) => ({ ...each, at: null }));
  const rows = new Map<number, Token[]>();
  for (const token of tokens) {
    const row = rows.get(token.row);
    if (row) row.push(token);
    else rows.set(token.row, [token]);
  }
  const twoRows = tokens.some((token) => token.term?.kind === 'frame' && /法人/.test(token.cell.text));
  const candidates = first.table.positions === 'stream' ? [tokens] : [...rows.values()];
  for (const row of twoRows ? [] : candidates) {
    const named = fromFirstApplicant(row);
    if (complete(named)) return named.map(columnOf).map((each) => ({ ...each, at: null }));
  }
  return before.map((each) => ({ ...each, at: null }));
}

function gridColumns(tokens: Token[]): Column[] | undefined {
  const rows = new Set(tokens.map(({ row }) => row));
  const oneRow = [...rows]
    .map((row) => tokens.filter((token) => token.row === row))
    .findLast((row) => complete(fromFirstApplicant(row)));
  if (oneRow) {
    const named = fromFirstApplicant(oneRow).map(columnOf);
    // Labels of one cell tell the order of the columns, and not where they stand.
    const isPlaced = new Set(named.map(({ at }) => at)).size === named.length;
    return isPlaced ? named : named.map((column) => ({ ...column, at: null }));
  }
  const byColumn = new Map<number, Token>();
  const start = Math.min(...tokens.filter((each) => applicantOf(each)).map((each) => each.column));
  for (const token of tokens.filter((each) => each.column >= start && each.term?.kind !== 'frame')) {
    const stands = byColumn.get(token.column);
    if (!stands || !applicantOf(stands)) byColumn.set(token.column, token);
  }
  const named = [...byColumn.values()].sort((left, right) => left.column - right.column);
  if (!complete(named)) return undefined;
  const isInOrder = APPLICANTS.every(({ id }, at) => applicantOf(named[at]) === id);
  return named.map((token) => ({ ...columnOf(token), isInOrder }));
}

function fromFirstApplicant(row: Token[]): Token[] {
  const first = row.findIndex((token) => applicantOf(token));
  return first < 0 ? [] : row.slice(first).filter((token) => token.term?.kind !== 'frame');
}

/** All seven, each once: anything else is no header to go by. */
function complete(tokens: Token[]): boolean {
  const applicants = tokens.map(applicantOf).filter((each) => each !== undefined);
  return applicants.length === APPLICANTS.length && new Set(applicants).size === APPLICANTS.length;
}

function columnOf(token: Token): Column {
  const applicant = applicantOf(token) ?? null;
  const label = APPLICANTS.find((each) => each.id === applicant)?.label ?? token.cell.text.trim();
  return { applicant, label, at: token.column };
}

function applicantOf(token: Token | undefined): ApplicantId | undefined {
  return token?.term?.kind === 'applicant' ? token.term.applicant : undefined;
}
