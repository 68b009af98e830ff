import type { Database } from 'better-sqlite3';
import { StoreError } from '../errors.js';
import type { AgencyKey, AgencyNames } from '../report/agency.js';
import type { Fact, Finding } from '../report/fact.js';
import type { Filing, Paragraph, Report } from '../report/report.js';
import type { FilingResult } from '../store.js';
import { tokensOf } from './tokens.js';

/** The function that files one report in one transaction; see `ReportStore.file`. */
export function createFiling(database: Database): (filing: Filing) => FilingResult {
  const insert = prepareInserts(database);
  const sameBytes = database.prepare<[string, string, number], string>(
    'SELECT id FROM reports WHERE hash = ? AND agency = ? AND year = ?',
  );
  const current = database.prepare<[string, number], { number: number; id: string }>(
    'SELECT number, id FROM reports WHERE agency = ? AND year = ? AND superseded_by IS NULL',
  );
  const supersede = database.prepare('UPDATE reports SET superseded_by = ? WHERE number = ?');
  const unsearch = database.prepare(
    'DELETE FROM paragraph_words WHERE rowid IN (SELECT number FROM paragraphs WHERE report = ?)',
  );
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
    const same = sameBytes.pluck().get(report.hash, report.agency, report.year);
    if (same !== undefined) return { kind: 'unchanged', report: same };

    keepNames(filing.names);
    const previous = current.get(report.agency, report.year);
    let unsearched = 0;
    if (previous) {
      supersede.run(report.id, previous.number);
      unsearched = unsearch.run(previous.number).changes;
    }
    const number = insert.report(report);
    for (const paragraph of paragraphs) insert.paragraph(number, paragraph);
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
    `INSERT INTO reports (id, agency, year, form, title, source, published, hash, filed_at, reading)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  );
  const paragraphs = database.prepare(
    'INSERT INTO paragraphs (report, place, section, headings, text, printed) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const words = database.prepare('INSERT INTO paragraph_words (rowid, words) VALUES (?, ?)');
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
    paragraph(report: number, { order, section, headings, text, printed }: Paragraph): void {
      const { lastInsertRowid } = paragraphs.run(report, order, section, JSON.stringify(headings), text, printed);
      words.run(lastInsertRowid, tokensOf([...headings, text].join('\n')).join(' '));
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
