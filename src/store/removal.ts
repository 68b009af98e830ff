import type { Database } from 'better-sqlite3';
import type { ReportStore } from '../contracts/store.js';
import type { Paragraph } from '../report/report.js';
import { CURRENT, createPrepare } from './narrow.js';
import { REPORT_COLUMNS, type ReportRow, toReport } from './reports.js';
import { tokensOf } from './tokens.js';

/** How reports leave the answers, come back, and are deleted. What takes a number is to be called within a transaction. */
export type Removal = {
  /** Lets the words of one paragraph be found. */
  addWords(number: number, paragraph: Pick<Paragraph, 'headings' | 'text'>): void;
  /** Lets no word of a report be found any more; comes back with how many paragraphs that were. */
  hideWords(report: number): number;
  /** Deletes all that was read in a report, and the vectors that no other paragraph has. */
  clear(report: number): void;
  /** Deletes a report with all that was read in it. */
  erase(report: number): void;
} & { [Method in 'remove' | 'restore' | 'removed' | 'purge']: Now<ReportStore[Method]> };

/** A method of the store without the promise around what it comes back with. */
type Now<Method> = Method extends (...given: infer Given) => Promise<infer Result>
  ? (...given: Given) => Result
  : never;

type RemovedRow = ReportRow & { removedBy: string; removedAt: string };

/** Everything about removal, over the store's open connection. */
export function createRemoval(database: Database): Removal {
  const prepare = createPrepare(database);

  function revise(paragraphs: number): void {
    prepare('UPDATE holdings SET revision = revision + 1, paragraphs = paragraphs + ?').run(paragraphs);
  }

  function addWords(number: number, { headings, text }: Pick<Paragraph, 'headings' | 'text'>): void {
    const add = prepare('INSERT INTO paragraph_words (rowid, words) VALUES (?, ?)');
    add.run(number, tokensOf([...headings, text].join('\n')).join(' '));
  }

  function hideWords(report: number): number {
    const hide = 'DELETE FROM paragraph_words WHERE rowid IN (SELECT number FROM paragraphs WHERE report = ?)';
    return prepare(hide).run(report).changes;
  }

  function showWords(report: number): number {
    const paragraphs = prepare<{ number: number; headings: string; text: string }>(
      'SELECT number, headings, text FROM paragraphs WHERE report = ?',
    ).all(report);
    for (const { number, headings, text } of paragraphs) addWords(number, { headings: JSON.parse(headings), text });
    return paragraphs.length;
  }

  function clear(report: number): void {
    hideWords(report);
    // Numbers are not given out again: vectors on disk and those who ask what is new know reports and paragraphs by them.
    prepare(
      `UPDATE holdings SET erased_report = max(erased_report, ?), erased_paragraph = max(erased_paragraph,
         coalesce((SELECT max(number) FROM paragraphs WHERE report = ?), 0))`,
    ).run(report, report);
    prepare(
      `DELETE FROM embeddings WHERE (embedding_set, hash) IN (
         SELECT s.number, c.hash FROM paragraphs p JOIN paragraph_contents c ON c.paragraph = p.number, embedding_sets s
         WHERE p.report = ? AND NOT EXISTS (
           SELECT 1 FROM paragraph_contents other JOIN paragraphs o ON o.number = other.paragraph
           WHERE other.hash = c.hash AND o.report <> p.report))`,
    ).run(report);
    prepare('DELETE FROM paragraph_contents WHERE paragraph IN (SELECT number FROM paragraphs WHERE report = ?)').run(
      report,
    );
    for (const table of ['paragraphs', 'facts', 'findings'])
      prepare(`DELETE FROM ${table} WHERE report = ?`).run(report);
  }

  function erase(report: number): void {
    clear(report);
    prepare('DELETE FROM reports WHERE number = ?').run(report);
  }

  const remove = database.transaction<Removal['remove']>((report, { by, at }) => {
    const take = prepare<{ number: number }>(
      `UPDATE reports AS r SET removed_at = ?, removed_by = ? WHERE r.id = ? AND ${CURRENT} RETURNING number`,
    ).get(at, by, report);
    if (take) revise(-hideWords(take.number));
    return take !== undefined;
  });

  const restore = database.transaction<Removal['restore']>((report) => {
    const back = prepare<{ number: number }>(
      `UPDATE reports AS b SET removed_at = NULL, removed_by = NULL WHERE b.id = ? AND b.removed_at IS NOT NULL
         AND NOT EXISTS (SELECT 1 FROM reports r WHERE r.agency = b.agency AND r.year = b.year AND ${CURRENT})
       RETURNING number`,
    ).get(report);
    if (back) revise(showWords(back.number));
    return back !== undefined;
  });

  const purge = database.transaction((before: string) => {
    const gone = prepare<{ number: number; id: string; removed: number }>(
      // Older versions that the report had replaced are the same report.
      `WITH RECURSIVE gone (number, id, removed) AS (
         SELECT number, id, 1 FROM reports WHERE removed_at < ?
         UNION SELECT r.number, r.id, 0 FROM gone JOIN reports r ON r.superseded_by = gone.id
       ) SELECT number, id, removed FROM gone`,
    ).all(before);
    for (const { number, id } of gone) {
      erase(number);
      prepare('DELETE FROM corrections WHERE report = ?').run(id);
    }
    if (gone.length === 0) return 0;
    prepare('DELETE FROM agencies WHERE NOT EXISTS (SELECT 1 FROM reports WHERE agency = agencies.name)').run();
    revise(0);
    return gone.filter(({ removed }) => removed === 1).length;
  });

  return {
    addWords,
    hideWords,
    clear,
    erase,
    remove: remove.immediate,
    restore: restore.immediate,
    removed: () =>
      prepare<RemovedRow>(
        `SELECT ${REPORT_COLUMNS}, r.removed_by AS removedBy, r.removed_at AS removedAt FROM reports r
         WHERE r.removed_at IS NOT NULL ORDER BY r.removed_at DESC, r.number DESC`,
      )
        .all()
        .map(({ removedBy, removedAt, ...row }) => ({ ...toReport(row), removedBy, removedAt })),
    purge(before) {
      // What is deleted is overwritten, in the journal too.
      database.pragma('secure_delete = ON');
      try {
        const reports = purge.immediate(before);
        if (reports > 0) database.pragma('wal_checkpoint(TRUNCATE)');
        return reports;
      } finally {
        database.pragma('secure_delete = FAST');
      }
    },
  };
}
