import type { Database } from 'better-sqlite3';
import type { Filed, ReportStore } from '../contracts/store.js';
import type { Finding } from '../report/fact.js';
import type { Paragraph } from '../report/report.js';
import { createSoundness } from './checksum.js';
import { connect, connectInMemory } from './connect.js';
import { storeFailure } from './failure.js';
import { createFigures } from './figures.js';
import { createFiling } from './filing.js';
import { CURRENT, createPrepare, narrow } from './narrow.js';
import { createRemoval } from './removal.js';
import { REPORT_COLUMNS, type ReportRow, toReport } from './reports.js';
import { createSearch } from './search.js';
import { createTallies } from './tallies.js';

/** Opens the store in a folder, making both where there is none; rejects with `StoreError` where it cannot be used. */
export async function openSqliteStore({ folder }: { folder: string }): Promise<ReportStore> {
  return sqliteStore(connect(folder));
}

/** Opens an empty store in memory, for what is not to be kept. */
export async function openMemoryStore(): Promise<ReportStore> {
  return sqliteStore(connectInMemory());
}

/** The store over an open connection, which `close` closes. */
export function sqliteStore(database: Database): ReportStore {
  const prepare = createPrepare(database);
  const removal = createRemoval(database);
  const file = createFiling(database, removal);
  const figures = createFigures(database);
  const search = createSearch(database, prepare);
  const tallies = createTallies(database);

  const { damagedOf, refuseDamaged } = createSoundness(database);

  /** What was read, where everything that is filed of its reports, and of those that were asked for, is what was filed. */
  function sound<Row extends { report: string }>(rows: Row[], asked: readonly string[] = []): Row[] {
    refuseDamaged([...asked, ...rows.map(({ report }) => report)]);
    return rows;
  }

  async function attempt<T>(work: () => T): Promise<T> {
    try {
      return work();
    } catch (error) {
      throw storeFailure(error, database.name);
    }
  }

  return {
    file: (filing, rereads) => attempt(() => file(filing, rereads)),

    reportsOfHash: (hash) =>
      attempt(() =>
        prepare<ReportRow>(`${SELECT_REPORTS} AND r.hash = ? AND ${CURRENT} ${BY_AGENCY}`).all(hash).map(toReport),
      ),

    reports: ({ ids, agencies, years, superseded, limit, newest } = {}) =>
      attempt(() => {
        const { where, bound } = narrow({ 'r.id': ids, 'r.agency': agencies, 'r.year': years });
        const versions = superseded ? 'r.removed_at IS NULL' : CURRENT;
        // The plus has SQLite go by agency, so that it can end after a few.
        const latest = newest === undefined ? '' : `AND +r.year = ${LATEST_YEAR}`;
        return prepare<ReportRow>(`${SELECT_REPORTS} AND ${versions} ${latest} ${where} ${BY_AGENCY} LIMIT ?`)
          .all([...bound, newest ?? limit ?? -1])
          .map(toReport);
      }),

    filed: ({ agencies } = {}) =>
      attempt(() => {
        const { where, bound } = narrow({ 'r.agency': agencies });
        const columns = 'SELECT r.id AS report, r.agency, r.year, r.form FROM reports r WHERE';
        return prepare<Filed>(`${columns} ${CURRENT} ${where} ${BY_AGENCY}`).all(bound);
      }),
    cells: (query) => attempt(() => sound(figures.cells(query), query.reports)),
    facts: (query) => attempt(() => sound(figures.facts(query), query.reports)),

    findings: ({ agencies, years, reports, outcomes }) =>
      attempt(() => {
        const { where, bound } = narrow({
          'r.agency': agencies,
          'r.year': years,
          'r.id': reports,
          'f.outcome': outcomes,
        });
        const rows = prepare<FindingRow>(`${SELECT_FINDINGS} AND ${CURRENT} ${where} ${BY_AGENCY}, f.number`).all(
          bound,
        );
        return sound(rows, reports).map((row) => ({ ...row, metrics: JSON.parse(row.metrics) }));
      }),

    paragraphs: (reports) =>
      attempt(() => {
        const { where, bound } = narrow({ 'r.id': reports });
        const rows = prepare<ParagraphRow>(`${SELECT_PARAGRAPHS} AND ${CURRENT} ${where} ${BY_AGENCY}, p.place`).all(
          bound,
        );
        return sound(rows, reports).map((row) => ({ ...row, headings: JSON.parse(row.headings) }));
      }),

    search: (asked) => attempt(() => sound(search(asked))),
    damaged: (reports) => attempt(() => damagedOf(reports).map(({ id }) => id)),

    addressOf: (key) => attempt(() => figures.addressOf(key)),
    factAt: (address) =>
      attempt(() => {
        const fact = figures.factAt(address);
        return fact && (sound([fact])[0] ?? null);
      }),
    correct: (key, correction) => attempt(() => figures.correct(key, correction)),

    remove: (report, by) => attempt(() => removal.remove(report, by)),
    restore: (report) => attempt(() => removal.restore(report)),
    removed: () => attempt(() => removal.removed()),
    purge: (before) => attempt(() => removal.purge(before)),

    filedSince: (number) =>
      attempt(() =>
        prepare<ReportRow & { number: number }>(
          `SELECT r.number, ${REPORT_COLUMNS} FROM reports r WHERE ${CURRENT} AND r.number > ? ORDER BY r.number`,
        )
          .all(number)
          .map(({ number: filed, ...row }) => ({ number: filed, report: toReport(row) })),
      ),

    counts: () =>
      attempt(() => {
        const count = (sql: string) => prepare<{ count: number }>(`SELECT count(*) AS count ${sql}`).get()?.count ?? 0;
        const current = `FROM reports r WHERE ${CURRENT}`;
        const years = prepare<{ first: number | null; last: number | null }>(
          `SELECT min(r.year) AS first, max(r.year) AS last ${current}`,
        ).get();
        const ofReports = (part: string) =>
          `FROM reports r CROSS JOIN ${part} p ON p.report = r.number WHERE ${CURRENT}`;
        return {
          reports: count(current),
          agencies: count(`FROM (SELECT DISTINCT r.agency ${current})`),
          years: years && years.first !== null && years.last !== null ? [years.first, years.last] : null,
          facts: count(ofReports('facts')),
          failed: count(`${ofReports('findings')} AND p.outcome = 'does_not_close'`),
        };
      }),

    agencies: ({ after, limit } = { after: '', limit: -1 }) =>
      attempt(() =>
        prepare<{ name: string; keys: string }>(
          `SELECT name, keys FROM agencies a
           WHERE name > ? AND EXISTS (SELECT 1 FROM reports r WHERE r.agency = a.name AND ${CURRENT})
           ORDER BY name LIMIT ?`,
        )
          .all(after, limit)
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
        const { changes } = prepare('DELETE FROM conversations WHERE chat = ?').run(chat);
        // The journal beside the file still holds what was deleted.
        if (changes > 0) database.pragma('wal_checkpoint(TRUNCATE)');
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

    countResults: (results) => attempt(() => tallies.add(results)),
    tallies: () => attempt(() => tallies.read()),

    close: () => attempt(() => void database.close()),
  };
}

const BY_AGENCY = 'ORDER BY r.agency, r.year, r.number';

const LATEST_YEAR = `(SELECT r.year FROM reports r WHERE ${CURRENT} ORDER BY r.year DESC LIMIT 1)`;

const SELECT_REPORTS = `SELECT ${REPORT_COLUMNS} FROM reports r WHERE TRUE`;

// CROSS JOIN: the reports first, then each one's parts by the index, whatever SQLite knows of the tables' sizes.
const SELECT_FINDINGS = `
  SELECT r.id AS report, r.agency, r.year, f.check_id AS "check", f.scope, f.outcome, f.left_side AS "left",
    f.right_side AS "right", f.difference, f.metrics, f.working
  FROM reports r CROSS JOIN findings f WHERE f.report = r.number`;

const SELECT_PARAGRAPHS = `
  SELECT r.id AS report, p.place AS "order", p.section, p.headings, p.text, p.printed
  FROM reports r CROSS JOIN paragraphs p WHERE p.report = r.number`;

type FindingRow = Omit<Finding, 'metrics'> & { metrics: string };
type ParagraphRow = Omit<Paragraph, 'headings'> & { headings: string };
