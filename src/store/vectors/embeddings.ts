import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import type { ParagraphHit, ParagraphSearch } from '../../contracts/store.js';
import { CURRENT, createPrepare, narrow } from '../narrow.js';

/** One paragraph to be embedded: its number in the store, what is embedded of it, and the hash of that. */
export type Unembedded = { number: number; text: string; hash: Buffer };

/** A set of vectors that can be compared: of one embedder and one dimension. */
export type EmbeddingSet = { number: number; dimension: number };

/** A run of paragraphs by their numbers: those after `after`, up to `through`. */
export type Stretch = { after: number; through: number };

const LACKING = `FROM paragraphs p JOIN reports r ON r.number = p.report AND ${CURRENT}
    LEFT JOIN paragraph_contents c ON c.paragraph = p.number
    LEFT JOIN embeddings e ON e.embedding_set = ? AND e.hash = c.hash
  WHERE e.hash IS NULL AND p.number > ? AND p.number <= ?`;

type HitRow = Omit<ParagraphHit, 'headings' | 'score'> & { headings: string };

/** The vectors of paragraphs in the store's own file, each kept once by the hash of what was embedded. */
export function createEmbeddings(database: Database) {
  const prepare = createPrepare(database);

  function reportsIn({ agencies, years }: Pick<ParagraphSearch, 'agencies' | 'years'>) {
    return narrow({ 'r.agency': agencies, 'r.year': years });
  }

  return {
    /** The newest set of an embedder; undefined while it has embedded nothing. */
    setOf(embedder: string): EmbeddingSet | undefined {
      const newest = 'SELECT number, dimension FROM embedding_sets WHERE embedder = ? ORDER BY number DESC LIMIT 1';
      return prepare<EmbeddingSet>(newest).get(embedder);
    },

    /** The number of the newest paragraph, 0 where there is none. */
    newest(): number {
      return prepare<{ newest: number | null }>('SELECT max(number) AS newest FROM paragraphs').get()?.newest ?? 0;
    },

    /**
     * Paragraphs whose vectors the set lacks, of the first report that has any among paragraphs after `after`, up to `through`; empty
     * when it has them all.
     */
    unembedded(set: EmbeddingSet | undefined, { after, through }: Stretch): Unembedded[] {
      const report = prepare<{ report: number }>(`SELECT p.report ${LACKING} ORDER BY p.number LIMIT 1`).get(
        set?.number ?? 0,
        after,
        through,
      )?.report;
      if (report === undefined) return [];
      const rows = prepare<{ number: number; headings: string; text: string; known: Buffer | null }>(
        `SELECT p.number, p.headings, p.text, e.hash AS known FROM paragraphs p
           LEFT JOIN paragraph_contents c ON c.paragraph = p.number
           LEFT JOIN embeddings e ON e.embedding_set = ? AND e.hash = c.hash
         WHERE p.report = ?`,
      ).all(set?.number ?? 0, report);
      return rows.flatMap(({ number, headings, text, known }) =>
        known ? [] : [unembeddedOf(number, [...JSON.parse(headings), text].join('\n'))],
      );
    },

    /** How many current paragraphs after `after`, up to `through`, the set lacks a vector of. */
    countUnembedded(set: EmbeddingSet | undefined, { after, through }: Stretch): number {
      const count = prepare<{ count: number }>(`SELECT count(*) AS count ${LACKING}`);
      return count.get(set?.number ?? 0, after, through)?.count ?? 0;
    },

    /** Which of these the set has under their hash already: the same words in another report. */
    known(set: EmbeddingSet, paragraphs: readonly Unembedded[]): Set<string> {
      const one = prepare<{ hash: Buffer }>('SELECT hash FROM embeddings WHERE embedding_set = ? AND hash = ?');
      return new Set(paragraphs.flatMap(({ hash }) => (one.get(set.number, hash) ? [hash.toString('hex')] : [])));
    },

    /** Keeps the vectors of one report, all of them or none, and comes back with the set they went into. */
    keep(
      embedder: string,
      {
        dimension,
        contents,
        vectors,
      }: { dimension: number; contents: readonly Unembedded[]; vectors: ReadonlyMap<string, Float32Array> },
    ): EmbeddingSet {
      return database
        .transaction(() => {
          prepare('INSERT INTO embedding_sets (embedder, dimension) VALUES (?, ?) ON CONFLICT DO NOTHING').run(
            embedder,
            dimension,
          );
          const set = prepare<EmbeddingSet>(
            'SELECT number, dimension FROM embedding_sets WHERE embedder = ? AND dimension = ?',
          ).get(embedder, dimension);
          if (!set) throw new Error('the set of vectors that was just made is gone');
          const content = prepare('INSERT OR REPLACE INTO paragraph_contents VALUES (?, ?)');
          const embedding = prepare('INSERT INTO embeddings VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
          for (const { number, hash } of contents) content.run(number, hash);
          for (const [hash, vector] of vectors) {
            embedding.run(
              set.number,
              Buffer.from(hash, 'hex'),
              Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength),
            );
          }
          return set;
        })
        .immediate();
    },

    /** A number that changes whenever what is filed changes. */
    revision(): number {
      return prepare<{ revision: number }>('SELECT revision FROM holdings').get()?.revision ?? 0;
    },

    /** How many current paragraphs a search has to look at. */
    count(search: Pick<ParagraphSearch, 'agencies' | 'years'>): number {
      const { where, bound } = reportsIn(search);
      const all = 'SELECT paragraphs AS count FROM holdings';
      const some = `SELECT count(*) AS count FROM reports r JOIN paragraphs p ON p.report = r.number
        WHERE ${CURRENT}${where}`;
      return prepare<{ count: number }>(where === '' ? all : some).get(...bound)?.count ?? 0;
    },

    /** How many paragraphs were filed after this one. */
    countAfter(number: number): number {
      return (
        prepare<{ count: number }>('SELECT count(*) AS count FROM paragraphs WHERE number > ?').get(number)?.count ?? 0
      );
    },

    /** The vectors of current paragraphs after paragraph `after`; a vector of another length is left out. */
    *vectors(
      set: EmbeddingSet,
      search: Pick<ParagraphSearch, 'agencies' | 'years'>,
      after = 0,
    ): Generator<{ number: number; hash: Buffer; vector: Float32Array }> {
      const { where, bound } = reportsIn(search);
      // CROSS JOIN: after a paragraph there are few, and all the others are passed over; else the reports come first.
      const from = after > 0 ? 'paragraphs p CROSS JOIN reports r' : 'reports r CROSS JOIN paragraphs p';
      const rows = prepare<{ number: number; hash: Buffer; vector: Buffer }>(
        `SELECT p.number, c.hash, e.vector FROM ${from} ON p.report = r.number
           JOIN paragraph_contents c ON c.paragraph = p.number
           JOIN embeddings e ON e.embedding_set = ? AND e.hash = c.hash
         WHERE ${CURRENT} AND p.number > ?${where}`,
      ).all(set.number, after, ...bound);
      for (const { number, hash, vector } of rows) {
        if (vector.byteLength === set.dimension * 4) yield { number, hash, vector: floats(vector) };
      }
    },

    /** One hash over the contents of these paragraphs, so that an index made of other contents is told apart. */
    contentHash(numbers: readonly number[]): string {
      const one = prepare<{ hash: Buffer }>('SELECT hash FROM paragraph_contents WHERE paragraph = ?');
      const whole = createHash('sha256');
      for (const number of numbers) whole.update(one.get(number)?.hash ?? 'gone');
      return whole.digest('hex');
    },

    /** The current paragraph of this number; undefined where it is superseded, removed or of another agency or year. */
    paragraph(
      number: number,
      search: Pick<ParagraphSearch, 'agencies' | 'years'>,
    ): Omit<ParagraphHit, 'score'> | undefined {
      const { where, bound } = reportsIn(search);
      const row = prepare<HitRow>(
        `SELECT r.id AS report, r.agency, r.year, p.place AS "order", p.section, p.headings, p.text, p.printed
         FROM paragraphs p JOIN reports r ON r.number = p.report
         WHERE ${CURRENT} AND p.number = ?${where}`,
      ).get(number, ...bound);
      return row && { ...row, headings: JSON.parse(row.headings) };
    },
  };
}

function unembeddedOf(number: number, text: string): Unembedded {
  return { number, text, hash: createHash('sha256').update(text).digest() };
}

/** SQLite's bytes may lie at any address; numbers of four bytes may not. */
function floats(bytes: Buffer): Float32Array {
  return new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
}
