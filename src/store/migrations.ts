import type { Database } from 'better-sqlite3';
import { NewerStoreError } from '../contracts/errors.js';
import { addChecksum, CHECKSUM } from './checksum.js';

/** Brings a store from each version to the next: step 1 makes version 1 out of an empty file. Steps are only ever added. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE agencies (
    name TEXT NOT NULL PRIMARY KEY,
    keys TEXT NOT NULL
  ) STRICT;

  CREATE TABLE reports (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    agency TEXT NOT NULL REFERENCES agencies (name),
    year INTEGER NOT NULL,
    form TEXT,
    title TEXT NOT NULL,
    source TEXT NOT NULL,
    published TEXT,
    hash TEXT NOT NULL,
    filed_at TEXT NOT NULL,
    superseded_by TEXT REFERENCES reports (id) DEFERRABLE INITIALLY DEFERRED,
    reading TEXT NOT NULL
  ) STRICT;
  CREATE UNIQUE INDEX current_reports ON reports (agency, year) WHERE superseded_by IS NULL;
  CREATE INDEX reports_by_year ON reports (year);
  CREATE INDEX reports_by_hash ON reports (hash);

  CREATE TABLE paragraphs (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number),
    place INTEGER NOT NULL,
    section INTEGER,
    headings TEXT NOT NULL,
    text TEXT NOT NULL,
    printed TEXT NOT NULL
  ) STRICT;
  CREATE INDEX paragraphs_by_report ON paragraphs (report, place);

  CREATE VIRTUAL TABLE paragraph_words USING fts5 (
    words, content = '', contentless_delete = 1, tokenize = "ascii tokenchars '.'"
  );
  CREATE VIRTUAL TABLE word_counts USING fts5vocab (paragraph_words, row);

  CREATE TABLE facts (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number),
    metric TEXT NOT NULL,
    applicant TEXT,
    value REAL,
    status TEXT NOT NULL,
    unit TEXT NOT NULL,
    form TEXT,
    labels TEXT NOT NULL,
    cell TEXT NOT NULL,
    table_row INTEGER NOT NULL,
    table_column INTEGER NOT NULL,
    section TEXT NOT NULL,
    quote TEXT NOT NULL,
    notes TEXT NOT NULL,
    CHECK (status <> 'blank' OR value IS NULL)
  ) STRICT;
  CREATE INDEX facts_by_metric ON facts (report, metric);

  CREATE TABLE findings (
    number INTEGER PRIMARY KEY,
    report INTEGER NOT NULL REFERENCES reports (number),
    check_id TEXT NOT NULL,
    scope TEXT NOT NULL,
    outcome TEXT NOT NULL,
    left_side REAL,
    right_side REAL,
    difference REAL,
    metrics TEXT NOT NULL,
    working TEXT NOT NULL
  ) STRICT;
  CREATE INDEX findings_by_report ON findings (report);

  CREATE TABLE conversations (
    chat TEXT NOT NULL PRIMARY KEY,
    state TEXT NOT NULL,
    kept_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX conversations_by_age ON conversations (kept_at);

  CREATE TABLE holdings (revision INTEGER NOT NULL, paragraphs INTEGER NOT NULL) STRICT;
  INSERT INTO holdings VALUES (0, 0);
  `,
  `
  CREATE TABLE spending (
    day TEXT NOT NULL,
    chat TEXT NOT NULL,
    tokens INTEGER NOT NULL,
    PRIMARY KEY (day, chat)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE paragraph_contents (
    paragraph INTEGER PRIMARY KEY REFERENCES paragraphs (number),
    hash BLOB NOT NULL
  ) STRICT;

  CREATE TABLE embedding_sets (
    number INTEGER PRIMARY KEY,
    embedder TEXT NOT NULL,
    dimension INTEGER NOT NULL,
    UNIQUE (embedder, dimension)
  ) STRICT;

  CREATE TABLE embeddings (
    embedding_set INTEGER NOT NULL REFERENCES embedding_sets (number),
    hash BLOB NOT NULL,
    vector BLOB NOT NULL,
    UNIQUE (embedding_set, hash)
  ) STRICT;
  `,
  `
  ALTER TABLE reports ADD COLUMN removed_at TEXT;
  ALTER TABLE reports ADD COLUMN removed_by TEXT;
  DROP INDEX current_reports;
  CREATE UNIQUE INDEX current_reports ON reports (agency, year) WHERE superseded_by IS NULL AND removed_at IS NULL;
  CREATE INDEX reports_by_successor ON reports (superseded_by) WHERE superseded_by IS NOT NULL;
  CREATE INDEX paragraph_contents_by_hash ON paragraph_contents (hash);

  ALTER TABLE holdings ADD COLUMN erased_report INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE holdings ADD COLUMN erased_paragraph INTEGER NOT NULL DEFAULT 0;

  CREATE TABLE corrections (
    report TEXT NOT NULL,
    figure TEXT NOT NULL,
    value REAL,
    corrected_by TEXT NOT NULL,
    corrected_at TEXT NOT NULL,
    why TEXT NOT NULL,
    PRIMARY KEY (report, figure)
  ) STRICT, WITHOUT ROWID;
  `,
  `
  CREATE TABLE ingest_results (
    result TEXT NOT NULL PRIMARY KEY,
    count INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE reports ADD COLUMN checksum TEXT;
  UPDATE reports AS r SET checksum = ${CHECKSUM};
  `,
];

/** Brings the store to the newest version, one transaction a step. A store newer than the program is refused and untouched. */
export function migrate(database: Database, steps: readonly string[] = MIGRATIONS): void {
  addChecksum(database);
  // Read inside the transaction, so that of two programs that open a new store at once only one takes the step.
  const step = database.transaction((): boolean => {
    const version = versionOf(database);
    if (version > steps.length) {
      throw new NewerStoreError(
        `The store ${database.name} is of version ${version}, and this program knows versions up to ${steps.length}. ` +
          'Use the newer program that wrote it, or let WENBAO_INDEX name another folder.',
      );
    }
    const next = steps[version];
    if (next === undefined) return false;
    database.exec(next);
    database.pragma(`user_version = ${version + 1}`);
    return true;
  });
  while (versionOf(database) !== steps.length && step.immediate());
}

function versionOf(database: Database): number {
  return Number(database.pragma('user_version', { simple: true }));
}
