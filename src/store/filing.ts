import type { Database } from 'better-sqlite3';
import { StoreError } from '../contracts/errors.js';
import type { FilingResult } from '../contracts/store.js';
import type { AgencyKey, AgencyNames } from '../report/agency.js';
import type { Fact, Finding } from '../report/fact.js';
import type { Filing, Paragraph, Report } from '../report/report.js';
import { CHECKSUM } from './checksum.js';
import { CURRENT } from './narrow.js';
import type { Removal } from './removal.js';

/** The function that files one report in one transaction; see `ReportStore.file`. */
export function createFiling(
  database: Database,
  { addWords, hideWords, clear, erase }: Pick<Removal, 'addWords' | 'hideWords' | 'clear' | 'erase'>,
): (filing: Filing, rereads?: string) => FilingResult {
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
  const currentById = database.prepare<[string], { number: number }>(
    `SELECT r.number FROM reports r WHERE r.id = ? AND ${CURRENT}`,
  );
  const searched = database.prepare<[number], number>('SELECT count(*) FROM paragraphs WHERE report = ?').pluck();
  const rename = database.prepare(
    `UPDATE reports SET id = ?, agency = ?, year = ?, form = ?, title = ?, source = ?, published = ?, hash = ?, reading = ?,
       superseded_by = ? WHERE number = ?`,
  );
  const correctAnew = database.prepare('UPDATE OR REPLACE corrections SET report = ? WHERE report = ?');
  const seal = database.prepare(`UPDATE reports AS r SET checksum = ${CHECKSUM} WHERE r.number = ?`);
  const revise = database.prepare('UPDATE holdings SET revision = revision + 1, paragraphs = paragraphs + ?');

  /** An agency answers to every name that any of its reports gave it. */
  function keepNames({ name, keys }: AgencyNames): void {
    const before = keysOf.get(name);
    const known: AgencyKey[] = before === undefined ? [] : JSON.parse(before);
    const merged = new Map([...known, ...keys].map((key) => [`${key.kind} ${key.key}`, key]));
    if (before === undefined || merged.size > known.length) keepKeys.run(name, JSON.stringify([...merged.values()]));
  }

  function file(filing: Filing): FilingResult {
    const { report, paragraphs } = filing;
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
    putParts(insert.report(report), filing);
    revise.run(paragraphs.length - unsearched);
    return previous
      ? { kind: 'superseded', report: report.id, previous: previous.id }
      : { kind: 'filed', report: report.id };
  }

  function putParts(number: number, { paragraphs, facts, findings }: Filing): void {
    for (const paragraph of paragraphs) addWords(insert.paragraph(number, paragraph), paragraph);
    for (const fact of facts) insert.fact(number, fact);
    for (const finding of findings) insert.finding(number, finding);
    seal.run(number);
  }

  /** Puts what was read anew in the place of a current report, which keeps its number. */
  function replace(filing: Filing, rereads: string): FilingResult {
    const { report } = filing;
    const standing = currentById.get(rereads);
    if (!standing) throw new StoreError(`The report ${rereads} that was read anew is no longer filed.`);
    keepNames(filing.names);
    const unsearched = searched.get(standing.number) ?? 0;
    clear(standing.number);
    const namesake = current.get(report.agency, report.year);
    const other = namesake && namesake.number !== standing.number ? namesake : undefined;
    // Of two that turn out to be of one agency and year the one that was filed later stands.
    const isStanding = !other || other.number < standing.number;
    let hidden = 0;
    if (other && isStanding) {
      supersede.run(report.id, other.number);
      hidden = hideWords(other.number);
    }
    const { id, agency, year, form, title, source, published, hash } = report;
    const values = [id, agency, year, form, title, source, published, hash, JSON.stringify(report.reading)];
    rename.run(...values, isStanding ? null : (other?.id ?? null), standing.number);
    supersedeAnew.run(id, rereads);
    correctAnew.run(id, rereads);
    putParts(standing.number, filing);
    if (!isStanding) hidden += hideWords(standing.number);
    revise.run(filing.paragraphs.length - unsearched - hidden);
    return { kind: 'reread', report: id };
  }

  const inTransaction = database.transaction((filing: Filing, rereads?: string) =>
    rereads === undefined ? file(filing) : replace(filing, rereads),
  );
  return (filing, rereads) => {
    refuseMixture(filing);
    return inTransaction.immediate(filing, rereads);
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
