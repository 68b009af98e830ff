import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { StoreError } from '../contracts/errors.js';
import { CURRENT, createPrepare } from './narrow.js';

/** What is filed of a report and stays as it is until the report is read anew, by table. */
const FILED = {
  facts: 'metric applicant value status unit form labels cell table_row table_column section quote notes',
  findings: 'check_id scope outcome left_side right_side difference metrics working',
  paragraphs: 'place section headings text printed',
};
const OWN = 'id agency year form title source published hash filed_at reading';

/** The checksum of all that is filed of a report `r`, as SQL over a connection that `addChecksum` was called on. */
export const CHECKSUM = `content_hash(${columns('r', OWN)} || char(10) || ${Object.entries(FILED)
  .map(
    ([table, names]) =>
      `coalesce((SELECT group_concat(one, char(10)) FROM
         (SELECT ${columns('p', names)} AS one FROM ${table} p WHERE p.report = r.number ORDER BY p.number)), '')`,
  )
  .join(' || char(10) || ')})`;

/** A report whose content is not what was filed. */
export type Damaged = { id: string; agency: string; year: number };

/** Lets SQL over this connection compute checksums. */
export function addChecksum(database: Database): void {
  database.function('content_hash', { deterministic: true }, (content: unknown) =>
    createHash('sha256').update(String(content)).digest('hex'),
  );
}

/** Tells which of the reports are damaged, and throws `StoreError` where one is; each is looked at once for as long as it is filed as it is. */
export type Soundness = {
  damagedOf(reports: Iterable<string>): Damaged[];
  refuseDamaged(reports: Iterable<string>): void;
};

/** Soundness of what is filed, over an open connection that `addChecksum` was called on. */
export function createSoundness(database: Database): Soundness {
  const prepare = createPrepare(database);
  /** The checksums of those that were looked at. */
  const sound = new Map<string, string>();
  let revisionThen = 0;

  /** Forgets those that were read anew since. */
  function keepUnchanged(revision: number): void {
    if (revision === revisionThen) return;
    revisionThen = revision;
    const now = new Map(
      prepare<{ id: string; checksum: string }>('SELECT id, checksum FROM reports')
        .all()
        .map(({ id, checksum }) => [id, checksum]),
    );
    for (const [id, checksum] of sound) if (now.get(id) !== checksum) sound.delete(id);
  }

  function damagedOf(reports: Iterable<string>): Damaged[] {
    keepUnchanged(prepare<{ revision: number }>('SELECT revision FROM holdings').get()?.revision ?? 0);
    const unknown = [...new Set(reports)].filter((id) => !sound.has(id));
    if (unknown.length === 0) return [];
    const rows = prepare<Damaged & { checksum: string; isSound: number }>(
      `SELECT r.id, r.agency, r.year, r.checksum, r.checksum IS ${CHECKSUM} AS isSound FROM reports r
       WHERE r.id IN (SELECT value FROM json_each(?))`,
    ).all(JSON.stringify(unknown));
    for (const { id, checksum, isSound } of rows) if (isSound) sound.set(id, checksum);
    return rows.filter(({ isSound }) => !isSound).map(({ id, agency, year }) => ({ id, agency, year }));
  }

  function refuseDamaged(reports: Iterable<string>): void {
    const [found] = damagedOf(reports);
    if (!found) return;
    throw new StoreError(
      `The report ${found.agency} ${found.year} is damaged in ${database.name} and is not answered from. Read its document anew ` +
        '(wenbao ingest, or wenbao reread where originals are kept) or restore a backup (wenbao restore); wenbao doctor --deep names every ' +
        'damaged report.',
    );
  }

  return { damagedOf, refuseDamaged };
}

/** The damaged ones among the reports filed last, at most so many of them. */
export function damagedReports(
  database: Database,
  most = Number.MAX_SAFE_INTEGER,
): { looked: number; damaged: Damaged[] } {
  const rows = database
    .prepare<[number], Damaged & { isSound: number }>(
      `SELECT r.id, r.agency, r.year, r.checksum IS ${CHECKSUM} AS isSound FROM reports r WHERE ${CURRENT} ORDER BY r.number DESC LIMIT ?`,
    )
    .all(most);
  const damaged = rows.filter(({ isSound }) => isSound === 0);
  return { looked: rows.length, damaged: damaged.map(({ id, agency, year }) => ({ id, agency, year })) };
}

function columns(alias: string, names: string): string {
  return names
    .split(' ')
    .map((name) => `quote(${alias}.${name})`)
    .join(` || ',' || `);
}
