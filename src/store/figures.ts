import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { StoreError } from '../contracts/errors.js';
import type { CellQuery, FactQuery, FigureKey } from '../contracts/store.js';
import type { Cell } from '../query/table.js';
import type { Fact } from '../report/fact.js';
import { CURRENT, createPrepare, narrow } from './narrow.js';

/** How figures are looked up, with their corrections, and found again by their addresses; see `ReportStore`. */
export type Figures = {
  facts(query: FactQuery): Fact[];
  cells(query: CellQuery): Cell[];
  addressOf(key: FigureKey): string | null;
  factAt(address: string): Fact | null;
  correct(key: FigureKey, correction: Correction | null): boolean;
};

type Correction = { value: number | null; by: string; at: string; why: string };
type CorrectionRow = Correction & { report: string; figure: string };
type FactRow = Omit<Fact, 'labels' | 'notes'> & { labels: string; notes: string };

/** The figures of the store over an open connection. */
export function createFigures(database: Database): Figures {
  const prepare = createPrepare(database);

  function facts({
    agencies,
    years,
    reports,
    metrics,
    applicants,
    statuses,
    corrected: isCorrected,
  }: FactQuery): Fact[] {
    const corrections = correctionsByFigure();
    const { where, bound } = narrow({
      'r.agency': agencies,
      'r.year': years,
      'r.id': isCorrected ? correctedReports().filter((id) => !reports || reports.includes(id)) : reports,
      'f.metric': metrics,
      'f.applicant': applicants,
    });
    const rows = prepare<FactRow>(`${SELECT_FACTS}${where} ORDER BY r.agency, r.year, r.number, f.number`).all(bound);
    const found = rows.map((row) => {
      const fact = toFact(row);
      return corrections.size > 0 ? corrected(fact, corrections.get(keyOf(fact))) : fact;
    });
    // A correction may make a blank of a figure, and the other way round.
    return found.filter(
      ({ status, correction }) =>
        (!statuses || statuses.includes(status)) && (!isCorrected || correction !== undefined),
    );
  }

  function cells({ reports, metrics, applicants }: CellQuery): Cell[] {
    const { where, bound } = narrow({ 'r.id': reports, 'f.metric': metrics });
    const column = applicants ? narrow({ 'f.applicant': applicants }) : null;
    const columns = column ? ` AND (f.applicant IS NULL OR ${column.where.replace(' AND ', '')})` : '';
    const rows = prepare<Cell>(`${SELECT_CELLS}${where}${columns} ORDER BY r.agency, r.year, r.number, f.number`).all([
      ...bound,
      ...(column?.bound ?? []),
    ]);
    const touched = new Set(correctedReports());
    if (!rows.some(({ report }) => touched.has(report))) return rows;
    // What tells a corrected figure from others is its printed words, which the columns are without.
    const whole = facts({ reports: reports.filter((id) => touched.has(id)), metrics });
    const wanted = whole.filter(({ applicant }) => !applicants || !applicant || applicants.includes(applicant));
    const seen = new Set<string>();
    return rows.flatMap((row) => {
      if (!touched.has(row.report)) return [row];
      if (seen.has(row.report)) return [];
      seen.add(row.report);
      return wanted.filter(({ report }) => report === row.report).map(cellOf);
    });
  }

  function correctedReports(): string[] {
    const rows = prepare<{ report: string }>('SELECT DISTINCT report FROM corrections').all();
    return rows.map(({ report }) => report);
  }

  /** All of them: they are made by hand and stay few. */
  function correctionsByFigure(): Map<string, Correction> {
    const rows = prepare<CorrectionRow>(
      'SELECT report, figure, value, corrected_by AS "by", corrected_at AS "at", why FROM corrections',
    ).all();
    return new Map(rows.map(({ report, figure, ...correction }) => [`${report} ${figure}`, correction]));
  }

  /** The one figure that is meant; undefined where there is none, or where several are and nothing tells which. */
  function figureOf(key: FigureKey): Fact | undefined {
    const { report, metric, applicant } = key;
    const sameItem = facts({ reports: [report], metrics: [metric] }).filter((fact) => fact.applicant === applicant);
    if ('quote' in key) return sameItem.find((fact) => figureId(fact) === figureId(key));
    const printed = sameItem.filter(({ status }) => status !== 'text');
    const meant = printed.length > 0 ? printed : sameItem;
    return meant.length === 1 ? meant[0] : undefined;
  }

  const correct = database.transaction<Figures['correct']>((key, correction) => {
    const fact = figureOf(key);
    if (!fact) return false;
    if (Number.isNaN(correction?.value)) throw new StoreError('A figure cannot be corrected to what is no number.');
    const { changes } = correction
      ? prepare('INSERT OR REPLACE INTO corrections VALUES (?, ?, ?, ?, ?, ?)').run(
          ...[fact.report, figureId(fact), correction.value, correction.by, correction.at, correction.why],
        )
      : prepare('DELETE FROM corrections WHERE report = ? AND figure = ?').run(fact.report, figureId(fact));
    if (changes > 0) prepare('UPDATE holdings SET revision = revision + 1').run();
    return changes > 0;
  });

  return {
    facts,
    cells,
    correct: correct.immediate,
    addressOf(key) {
      const fact = figureOf(key);
      return fact ? addressFor(fact) : null;
    },
    factAt(address) {
      if (!/^[\w-]{16}$/.test(address)) return null;
      const ids = prepare<{ id: string }>(`SELECT r.id FROM reports r WHERE ${CURRENT}`).all();
      const reports = ids.flatMap(({ id }) => (address.startsWith(shortHash(id)) ? [id] : []));
      const meant = facts({ reports }).filter((fact) => addressFor(fact) === address);
      return meant[0] ?? null;
    },
  };
}

// CROSS JOIN: the reports first, then each one's facts by the index, whatever SQLite knows of the tables' sizes.
const SELECT_FACTS = `
  SELECT r.id AS report, r.source AS file, r.agency, r.year, f.form, f.metric, f.applicant, f.value, f.unit, f.labels,
    f.cell, f.table_row AS "row", f.table_column AS "column", f.status, f.section, f.quote, f.notes
  FROM reports r CROSS JOIN facts f WHERE f.report = r.number AND ${CURRENT}`;

const SELECT_CELLS = `
  SELECT r.id AS report, r.agency, r.year, f.form, f.metric, f.applicant, f.value, f.unit, f.status
  FROM reports r CROSS JOIN facts f WHERE f.report = r.number AND ${CURRENT}`;

function cellOf(fact: Fact): Cell {
  const { report, agency, year, form, metric, applicant, value, unit, status, correction } = fact;
  const cell = { report, agency, year, form, metric, applicant, value, unit, status };
  return correction ? { ...cell, correction } : cell;
}

function toFact(row: FactRow): Fact {
  return { ...row, labels: JSON.parse(row.labels), notes: row.notes === '[]' ? [] : JSON.parse(row.notes) };
}

function corrected(fact: Fact, correction: Correction | undefined): Fact {
  if (!correction) return fact;
  const { value, by, at, why } = correction;
  const status = fact.status === 'text' ? 'text' : value === null ? 'blank' : notBlank(fact.status);
  return { ...fact, value, status, correction: { printed: fact.value, by, at, why } };
}

function notBlank(status: Fact['status']): Fact['status'] {
  return status === 'blank' ? 'reported' : status;
}

function keyOf(fact: Fact): string {
  return `${fact.report} ${figureId(fact)}`;
}

/**
 * What tells a figure from the others of its report and stays with it when the report is read again: its item, where the form has it
 * once; else with what is printed there.
 */
function figureId({ metric, applicant, status, labels, cell, quote }: Fact): string {
  const isOnce = status !== 'text' && metric !== 'local' && metric !== 'statement';
  return JSON.stringify(isOnce ? [metric, applicant] : [metric, applicant, labels, cell, quote]);
}

function addressFor(fact: Fact): string {
  return `${shortHash(fact.report)}${shortHash(figureId(fact))}`;
}

/** Eight letters and digits, so many that two of a store do not meet by chance. */
function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 8);
}
