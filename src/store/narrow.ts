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

/**
 * ` AND column IN (…)` for each column that has a list of values, and what to bind to it. A list is one bound value whatever
 * its length, so that there are few statements; an empty list lets nothing through. One value is compared, which is faster.
 */
export function narrow(lists: Record<string, readonly (string | number)[] | undefined>): {
  where: string;
  bound: (string | number)[];
} {
  const given = Object.entries(lists).flatMap(([column, values]) => (values ? [{ column, values }] : []));
  return {
    where: given
      .map(({ column, values }) =>
        values.length === 1 ? ` AND ${column} = ?` : ` AND ${column} IN (SELECT value FROM json_each(?))`,
      )
      .join(''),
    bound: given.map(({ values }) =>
      values.length === 1 && values[0] !== undefined ? values[0] : JSON.stringify(values),
    ),
  };
}
