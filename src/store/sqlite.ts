import type { Database } from 'better-sqlite3';
import type { Fact, Finding } from '../report/fact.js';
import type { Paragraph, Report } from '../report/report.js';
import type { ReportStore } from '../store.js';
import { connect } from './connect.js';
import { storeFailure } from './failure.js';
import { createFiling } from './filing.js';
import { createPrepare, narrow } from './narrow.js';
import { createSearch } from './search.js';

/** Opens the store in a folder, making both where there is none; rejects with `StoreError` where it cannot be used. */
export async function openSqliteStore({ folder }: { folder: string }): Promise<ReportStore> {
  return sqliteStore(connect(folder));
}

/** The store over an open connection, which `close` closes. */
export function sqliteStore(database: Database): ReportStore {
  const prepare = createPrepare(database);
  const file = createFiling(database);
  const search = createSearch(database, prepare);

  async function attempt<T>(work: () => T): Promise<T> {
    try {
      return work();
    } catch (error) {
      throw storeFailure(error, database.name);
    }
  }

  return {
    file: (filing) => attempt(() => file(filing)),

    reportsOfHash: (hash) =>
      attempt(() =>
        prepare<ReportRow>(`${SELECT_REPORTS} AND r.hash = ? ${CURRENT} ${BY_AGENCY}`).all(hash).map(toReport),
      ),

    reports: ({ agencies, years, superseded } = {}) =>
      attempt(() => {
        const { where, bound } = narrow({ 'r.agency': agencies, 'r.year': years });
        const versions = superseded ? '' : CURRENT;
        return prepare<ReportRow>(`${SELECT_REPORTS} ${versions} ${where} ${BY_AGENCY}`).all(bound).map(toReport);
      }),

    facts: ({ agencies, years, reports, metrics, applicants, statuses }) =>
      attempt(() => {
        const { where, bound } = narrow({
          'r.agency': agencies,
          'r.year': years,
          'r.id': reports,
          'f.metric': metrics,
          'f.applicant': applicants,
          'f.status': statuses,
        });
        return prepare<FactRow>(`${SELECT_FACTS} ${CURRENT} ${where} ${BY_AGENCY}, f.number`).all(bound).map(toFact);
      }),

    findings: ({ agencies, years, reports, outcomes }) =>
      attempt(() => {
        const { where, bound } = narrow({
          'r.agency': agencies,
          'r.year': years,
          'r.id': reports,
          'f.outcome': outcomes,
        });
        return prepare<FindingRow>(`${SELECT_FINDINGS} ${CURRENT} ${where} ${BY_AGENCY}, f.number`)
          .all(bound)
          .map((row) => ({ ...row, metrics: JSON.parse(row.metrics) }));
      }),

    paragraphs: (reports) =>
      attempt(() => {
        const { where, bound } = narrow({ 'r.id': reports });
        return prepare<ParagraphRow>(`${SELECT_PARAGRAPHS} ${CURRENT} ${where} ${BY_AGENCY}, p.place`)
          .all(bound)
          .map((row) => ({ ...row, headings: JSON.parse(row.headings) }));
      }),

    search: (asked) => attempt(() => search(asked)),

    agencies: () =>
      attempt(() =>
        prepare<{ name: string; keys: string }>('SELECT name, keys FROM agencies ORDER BY name')
          .all()
          .map(({ name, keys }) => ({ name, keys: JSON.parse(keys) })),
      ),

    revision: () => attempt(() => prepare<{ revision: number }>('SELECT revision FROM holdings').get()?.revision ?? 0),

    conversation: (chat, since) =>
      attempt(() => {
        const kept = 'SELECT state FROM conversations WHERE chat = ? AND kept_at > ?';
        return prepare<{ state: string }>(kept).get(chat, since)?.state ?? null;
      }),

    keepConversation: ({ chat, state, at, keepSince }) =>
      attempt(() => {
        const keep = prepare(
          `INSERT INTO conversations VALUES (?, ?, ?)
           ON CONFLICT (chat) DO UPDATE SET state = excluded.state, kept_at = excluded.kept_at`,
        );
        const drop = prepare('DELETE FROM conversations WHERE kept_at < ?');
        database
          .transaction(() => {
            keep.run(chat, state, at);
            drop.run(keepSince);
          })
          .immediate();
      }),

    forgetConversation: (chat) =>
      attempt(() => {
        prepare('DELETE FROM conversations WHERE chat = ?').run(chat);
      }),

    spent: ({ day, chat }) =>
      attempt(() => {
        const sum = `SELECT coalesce(sum(tokens), 0) AS day, coalesce(sum(tokens) FILTER (WHERE chat = ?), 0) AS chat
          FROM spending WHERE day = ?`;
        return prepare<{ day: number; chat: number }>(sum).get(chat, day) ?? { day: 0, chat: 0 };
      }),

    spend: ({ day, chat, tokens }) =>
      attempt(() => {
        const add = prepare(
          `INSERT INTO spending VALUES (?, ?, ?) ON CONFLICT (day, chat) DO UPDATE SET tokens = tokens + excluded.tokens`,
        );
        const drop = prepare('DELETE FROM spending WHERE day < ?');
        database
          .transaction(() => {
            add.run(day, chat, tokens);
            drop.run(day);
          })
          .immediate();
      }),

    close: () => attempt(() => void database.close()),
  };
}

const CURRENT = 'AND r.superseded_by IS NULL';
const BY_AGENCY = 'ORDER BY r.agency, r.year, r.number';

const SELECT_REPORTS = `
  SELECT r.id, r.agency, r.year, r.form, r.title, r.source, r.published, r.hash, r.filed_at AS filedAt,
    r.superseded_by AS supersededBy, r.reading
  FROM reports r WHERE TRUE`;

// CROSS JOIN: the reports first, then each one's facts by the index, whatever SQLite knows of the tables' sizes.
const SELECT_FACTS = `
  SELECT r.id AS report, r.source AS file, r.agency, r.year, f.form, f.metric, f.applicant, f.value, f.unit, f.labels,
    f.cell, f.table_row AS "row", f.table_column AS "column", f.status, f.section, f.quote, f.notes
  FROM reports r CROSS JOIN facts f WHERE f.report = r.number`;

const SELECT_FINDINGS = `
  SELECT r.id AS report, r.agency, r.year, f.check_id AS "check", f.scope, f.outcome, f.left_side AS "left",
    f.right_side AS "right", f.difference, f.metrics, f.working
  FROM reports r CROSS JOIN findings f WHERE f.report = r.number`;

const SELECT_PARAGRAPHS = `
  SELECT r.id AS report, p.place AS "order", p.section, p.headings, p.text, p.printed
  FROM reports r CROSS JOIN paragraphs p WHERE p.report = r.number`;

type ReportRow = Omit<Report, 'reading'> & { reading: string };
type FactRow = Omit<Fact, 'labels' | 'notes'> & { labels: string; notes: string };
type FindingRow = Omit<Finding, 'metrics'> & { metrics: string };
type ParagraphRow = Omit<Paragraph, 'headings'> & { headings: string };

function toReport(row: ReportRow): Report {
  return { ...row, reading: JSON.parse(row.reading) };
}

function toFact(row: FactRow): Fact {
  return { ...row, labels: JSON.parse(row.labels), notes: row.notes === '[]' ? [] : JSON.parse(row.notes) };
}
