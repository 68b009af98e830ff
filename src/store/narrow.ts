import type { Database, Statement } from 'better-sqlite3';

/** Prepares each text of SQL once and hands the same statement out again. */
export type Prepare = <Row>(sql: string) => Statement<unknown[], Row>;

export function createPrepare(database: Database): Prepare {
  const prepared = new Map<string, Statement<unknown[], unknown>>();
  return <Row>(sql: string) => {
    const statement = prepared.get(sql) ?? database.prepare<unknown[], unknown>(sql);
    prepared.set(sql, statement);
    // The SQL names the row's columns, which the compiler cannot read.
    return statement as Statement<unknown[], Row>;
  };
}

/** What holds of a report `r` that answers may rest on: no newer version took its place and nobody removed it. */
export const CURRENT = 'r.superseded_by IS NULL AND r.removed_at IS NULL';

/** Longer lists are one bound value, so that there are few statements whatever is asked. */
const MOST_WRITTEN_OUT = 4;

/** ` AND column IN (…)` for each column that has a list of values, and what to bind to it; an empty list lets nothing through. */
export function narrow(lists: Record<string, readonly (string | number)[] | undefined>): {
  where: string;
  bound: (string | number)[];
} {
  let where = '';
  const bound: (string | number)[] = [];
  for (const [column, values] of Object.entries(lists)) {
    if (!values) continue;
    if (values.length > 0 && values.length <= MOST_WRITTEN_OUT) {
      where += ` AND ${column} IN (?${', ?'.repeat(values.length - 1)})`;
      bound.push(...values);
    } else {
      where += ` AND ${column} IN (SELECT value FROM json_each(?))`;
      bound.push(JSON.stringify(values));
    }
  }
  return { where, bound };
}
