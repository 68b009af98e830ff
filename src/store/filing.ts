import type { Database } from 'better-sqlite3';
import { StoreError } from '../errors.js';
import type { AgencyKey, AgencyNames } from '../report/agency.js';
import type { Fact, Finding } from '../report/fact.js';
import type { Filing, Paragraph, Report } from '../report/report.js';
import type { FilingResult } from '../store.js';
import { CURRENT } from './narrow.js';
import type { Removal } from './removal.js';

/** The function that files one report in one transaction; see `ReportStore.file`. */
export function createFiling(
  database: Database,
  { addWords, hideWords, erase }: Pick<Removal, 'addWords' | 'hideWords' | 'erase'>,
): (filing: Filing) => FilingResult {
  const insert = prepareInserts(database);
  const sameBytes = database.prepare<[string, string, number], { number: number; id: string }>(
    'SELECT number, id FROM reports WHERE hash = ? AND agency = ? AND year = ?',
  );
  const current = database.prepare<[string, number], { number: number; id: string }>(
    `SELECT r.number, r.id FROM reports r WHERE r.agency = ? AND r.year = ? AND ${CURRENT}`,
  );
  const supersede = database.prepare('UPDATE reports SET superseded_by = ? WHERE number = ?');
  const supersedeAnew = database.prepare('UPDATE reports SET superseded_by = ? WHERE superseded_by = ?');
  const keysOf = database.prepare<[string], string>('SELECT keys FROM agencies WHERE name = ?').pluck();
  const keepKeys = database.prepare(
    'INSERT INTO agencies VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET keys = excluded.keys',
  );
  const revise = database.prepare('UPDATE holdings SET revision = revision + 1, paragraphs = paragraphs + ?');

  /** An agency answers to every name that any of its reports gave it. */
  function keepNames({ name, keys }: AgencyNames): void {
    const before = keysOf.get(name);
    const known: AgencyKey[] = before === undefined ? [] : JSON.parse(before);
    const merged = new Map([...known, ...keys].map((key) => [`${key.kind} ${key.key}`, key]));
    if (before === undefined || merged.size > known.length) keepKeys.run(name, JSON.stringify([...merged.values()]));
  }

  function file(filing: Filing): FilingResult {
    const { report, paragraphs, facts, findings } = filing;
    // Any version counts: a folder that holds two versions of a report is ingested again without their changing places.
    const same = sameBytes.get(report.hash, report.agency, report.year);
    const previous = current.get(report.agency, report.year);
    if (same && previous) return { kind: 'unchanged', report: same.id };
    // What was removed, or replaced by what was removed, is filed as if it were new.
    if (same) {
      erase(same.number);
      supersedeAnew.run(report.id, same.id);
    }

    keepNames(filing.names);
    let unsearched = 0;
    if (previous) {
      supersede.run(report.id, previous.number);
      unsearched = hideWords(previous.number);
    }
    const number = insert.report(report);
    for (const paragraph of paragraphs) addWords(insert.paragraph(number, paragraph), paragraph);
    for (const fact of facts) insert.fact(number, fact);
    for (const finding of findings) insert.finding(number, finding);
    revise.run(paragraphs.length - unsearched);
    return previous
      ? { kind: 'superseded', report: report.id, previous: previous.id }
      : { kind: 'filed', report: report.id };
  }

  const inTransaction = database.transaction(file);
  return (filing) => {
    refuseMixture(filing);
    return inTransaction.immediate(filing);
  };
}

/** A figure of another report, agency or year must not slip in under this one's name. */
function refuseMixture({ report, names, paragraphs, facts, findings }: Filing): void {
  const ofReport = ({ report: id, agency, year }: Fact | Finding) =>
    id === report.id && agency === report.agency && year === report.year;
  const whole =
    names.name === report.agency &&
    paragraphs.every((paragraph) => paragraph.report === report.id) &&
    findings.every(ofReport) &&
    facts.every((fact) => ofReport(fact) && fact.file === report.source && !Number.isNaN(fact.value));
  if (!whole) {
    throw new StoreError(
      `The filing of ${report.agency} ${report.year} holds parts of another report; it was not filed.`,
    );
  }
}

function prepareInserts(database: Database) {
  const reports = database.prepare(
    `INSERT INTO reports (number, id, agency, year, form, title, source, published, hash, filed_at, reading)
     VALUES (${nextNumber('report')}, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const paragraphs = database.prepare(
    `INSERT INTO paragraphs (number, report, place, section, headings, text, printed)
     VALUES (${nextNumber('paragraph')}, ?, ?, ?, ?, ?, ?)`,
  );
  const facts = database.prepare(
    `INSERT INTO facts (report, metric, applicant, value, status, unit, form, labels, cell, table_row, table_column,
       section, quote, notes) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const findings = database.prepare(
    `INSERT INTO findings (report, check_id, scope, outcome, left_side, right_side, difference, metrics, working)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  return {
    report(report: Report): number {
      const { id, agency, year, form, title, source, published, hash, filedAt } = report;
      const reading = JSON.stringify(report.reading);
      const { lastInsertRowid } = reports.run(id, agency, year, form, title, source, published, hash, filedAt, reading);
      return Number(lastInsertRowid);
    },
    paragraph(report: number, { order, section, headings, text, printed }: Paragraph): number {
      const { lastInsertRowid } = paragraphs.run(report, order, section, JSON.stringify(headings), text, printed);
      return Number(lastInsertRowid);
    },
    fact(report: number, fact: Fact): void {
      const { metric, applicant, value, status, unit, form, cell, row, column, section, quote } = fact;
      const [labels, notes] = [JSON.stringify(fact.labels), JSON.stringify(fact.notes)];
      facts.run(
        ...[report, metric, applicant, value, status, unit, form],
        ...[labels, cell, row, column, section, quote, notes],
      );
    },
    finding(report: number, finding: Finding): void {
      const { check, scope, outcome, left, right, difference, working } = finding;
      const metrics = JSON.stringify(finding.metrics);
      findings.run(report, check, scope, outcome, left, right, difference, metrics, working);
    },
  };
}

/** One more than every number that any report or paragraph has or had. */
function nextNumber(of: 'report' | 'paragraph'): string {
  return `(SELECT 1 + max(erased_${of}, coalesce((SELECT max(number) FROM ${of}s), 0)) FROM holdings)`;
}
