import type { Database } from 'better-sqlite3';
import type { Tallies } from '../contracts/store.js';
import { CURRENT, createPrepare } from './narrow.js';

/** Counts results of filing and flags of figures; the figures are counted again only when what is filed changed. */
export function createTallies(database: Database): {
  add(results: Readonly<Record<string, number>>): void;
  read(): Tallies;
} {
  const prepare = createPrepare(database);
  let held: { revision: number; flags: Tallies['flags'] } | undefined;

  function flags(): Tallies['flags'] {
    const { revision } = prepare<{ revision: number }>('SELECT revision FROM holdings').get() ?? { revision: 0 };
    if (held?.revision !== revision) held = { revision, flags: countFlags() };
    return held.flags;
  }

  function countFlags(): Tallies['flags'] {
    const of = `FROM facts f JOIN reports r ON r.number = f.report WHERE ${CURRENT}`;
    const rows = prepare<{ flag: string; count: number }>(
      `SELECT f.status AS flag, count(*) AS count ${of} AND f.status <> 'reported' GROUP BY f.status
       UNION ALL SELECT 'doubtful', count(*) ${of} AND f.notes <> '[]'`,
    ).all();
    return Object.fromEntries(rows.map(({ flag, count }) => [flag, count]));
  }

  return {
    add(results) {
      const add = prepare(
        'INSERT INTO ingest_results VALUES (?, ?) ON CONFLICT (result) DO UPDATE SET count = count + excluded.count',
      );
      database
        .transaction(() => {
          for (const [result, count] of Object.entries(results)) add.run(result, count);
        })
        .immediate();
    },
    read() {
      const rows = prepare<{ result: string; count: number }>('SELECT result, count FROM ingest_results').all();
      return { results: Object.fromEntries(rows.map(({ result, count }) => [result, count])), flags: flags() };
    },
  };
}
