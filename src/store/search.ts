import type { Database } from 'better-sqlite3';
import type { ParagraphHit, ParagraphSearch } from '../contracts/store.js';
import { narrow, type Prepare } from './narrow.js';
import { tokensOf } from './tokens.js';

/** A longer question is searched by its first words: they say what it is about, and each word costs a lookup. */
const MOST_WORDS = 200;

/** A word in more than this share of all paragraphs tells none of them apart. */
const COMMON = 0.1;

type HitRow = Omit<ParagraphHit, 'headings'> & { headings: string };

/** The function that finds paragraphs of current reports by their words, best first (BM25); see `ReportStore.search`. */
export function createSearch(database: Database, prepare: Prepare): (search: ParagraphSearch) => ParagraphHit[] {
  const countOf = database.prepare<[string], number>('SELECT doc FROM word_counts WHERE term = ?').pluck();
  const filed = database.prepare<[], number>('SELECT paragraphs FROM holdings').pluck();

  function hits(words: readonly string[], { agencies, years, limit }: ParagraphSearch): ParagraphHit[] {
    if (words.length === 0) return [];
    const { where, bound } = narrow({ 'r.agency': agencies, 'r.year': years });
    // The plus keeps SQLite from asking the word index anew for each paragraph of the reports.
    // Of everybody's reports a year may have very many: each paragraph that has the words is asked for its own.
    const among =
      where && agencies === undefined
        ? `AND EXISTS (SELECT 1 FROM paragraphs p JOIN reports r ON r.number = p.report WHERE p.number = w.rowid${where})`
        : where && `AND +w.rowid IN (SELECT p.number FROM paragraphs p, reports r WHERE p.report = r.number${where})`;
    const rows = prepare<HitRow>(
      `WITH best AS MATERIALIZED (
         SELECT w.rowid AS number, rank AS score FROM paragraph_words w WHERE w.words MATCH ? ${among} ORDER BY rank LIMIT ?
       )
       SELECT r.id AS report, r.agency, r.year, p.place AS "order", p.section, p.headings, p.text, p.printed,
         -best.score AS score
       FROM best JOIN paragraphs p USING (number) JOIN reports r ON r.number = p.report
       ORDER BY score DESC, p.number`,
    ).all(words.map((word) => `"${word}"`).join(' OR '), ...bound, limit);
    return rows.map((row) => ({ ...row, headings: JSON.parse(row.headings) }));
  }

  return (search) => {
    const words = [...new Set(tokensOf(search.text))].slice(0, MOST_WORDS);
    const most = COMMON * (filed.get() ?? 0);
    const telling = words.filter((word) => (countOf.get(word) ?? 0) <= most);
    const found = hits(telling, search);
    return found.length > 0 ? found : hits(words, search);
  };
}
