/** The steps of the queue's file, as `MIGRATIONS` are those of the store's. */
export const QUEUE_MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE inbox (
    number INTEGER PRIMARY KEY,
    update_id INTEGER NOT NULL UNIQUE,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    person INTEGER NOT NULL,
    received_at INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    content TEXT,
    CHECK ((state = 'waiting') = (content IS NOT NULL))
  ) STRICT;
  CREATE INDEX inbox_waiting ON inbox (chat, number) WHERE state = 'waiting';
  CREATE INDEX inbox_by_person ON inbox (person, received_at);

  CREATE TABLE outbox (
    number INTEGER PRIMARY KEY,
    incoming INTEGER NOT NULL REFERENCES inbox (number),
    chat INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    unknown INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    content TEXT,
    CHECK ((state IN ('waiting', 'sending')) = (content IS NOT NULL))
  ) STRICT;
  CREATE INDEX outbox_waiting ON outbox (chat, number) WHERE state IN ('waiting', 'sending');
  CREATE INDEX outbox_by_incoming ON outbox (incoming);

  CREATE TABLE moved_chats (chat INTEGER NOT NULL PRIMARY KEY, moved_to INTEGER NOT NULL) STRICT;

  CREATE TABLE confirmations (
    id TEXT NOT NULL PRIMARY KEY,
    person INTEGER NOT NULL,
    chat INTEGER NOT NULL,
    action TEXT NOT NULL,
    until INTEGER NOT NULL
  ) STRICT;

  CREATE TABLE probe (only INTEGER PRIMARY KEY CHECK (only = 1), at INTEGER NOT NULL) STRICT;
  `,
  `
  CREATE TABLE outbox_with_notices (
    number INTEGER PRIMARY KEY,
    incoming INTEGER REFERENCES inbox (number),
    posted_at INTEGER,
    chat INTEGER NOT NULL,
    state TEXT NOT NULL DEFAULT 'waiting',
    unknown INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,
    content TEXT,
    CHECK ((state IN ('waiting', 'sending')) = (content IS NOT NULL)),
    CHECK ((incoming IS NULL) = (posted_at IS NOT NULL))
  ) STRICT;
  INSERT INTO outbox_with_notices (number, incoming, chat, state, unknown, not_before, content)
    SELECT number, incoming, chat, state, unknown, not_before, content FROM outbox;
  DROP TABLE outbox;
  ALTER TABLE outbox_with_notices RENAME TO outbox;
  CREATE INDEX outbox_waiting ON outbox (chat, number) WHERE state IN ('waiting', 'sending');
  CREATE INDEX outbox_by_incoming ON outbox (incoming);
  CREATE INDEX outbox_posted ON outbox (posted_at) WHERE incoming IS NULL;

  CREATE TABLE answers (
    id TEXT NOT NULL PRIMARY KEY,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    person INTEGER NOT NULL,
    kept_at INTEGER NOT NULL,
    answer TEXT NOT NULL
  ) STRICT;
  CREATE INDEX answers_by_age ON answers (kept_at);

  CREATE TABLE preferences (
    person INTEGER PRIMARY KEY,
    language TEXT,
    quiet_from INTEGER,
    quiet_to INTEGER,
    digest INTEGER NOT NULL DEFAULT 0,
    CHECK ((quiet_from IS NULL) = (quiet_to IS NULL))
  ) STRICT;

  CREATE TABLE watches (
    chat INTEGER NOT NULL,
    agency TEXT NOT NULL,
    thread INTEGER NOT NULL,
    person INTEGER NOT NULL,
    since INTEGER NOT NULL,
    paused_at INTEGER,
    PRIMARY KEY (chat, agency)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX watches_by_agency ON watches (agency);
  CREATE INDEX watches_by_person ON watches (person);

  CREATE TABLE announcements (
    number INTEGER PRIMARY KEY,
    chat INTEGER NOT NULL,
    agency TEXT NOT NULL,
    report TEXT NOT NULL,
    filed_at INTEGER NOT NULL,
    told INTEGER NOT NULL DEFAULT 0,
    UNIQUE (chat, report),
    FOREIGN KEY (chat, agency) REFERENCES watches (chat, agency) ON UPDATE CASCADE ON DELETE CASCADE
  ) STRICT;
  CREATE INDEX announcements_by_watch ON announcements (chat, agency);
  CREATE INDEX announcements_open ON announcements (number) WHERE told = 0;

  CREATE TABLE complaints (
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    person INTEGER NOT NULL,
    made_at INTEGER NOT NULL,
    figure TEXT,
    words TEXT NOT NULL,
    ended_at INTEGER,
    reply TEXT,
    CHECK ((ended_at IS NULL) = (reply IS NULL))
  ) STRICT;

  CREATE TABLE drafts (
    conversation TEXT NOT NULL PRIMARY KEY,
    kept_at INTEGER NOT NULL,
    name TEXT NOT NULL,
    filing TEXT NOT NULL,
    bytes BLOB NOT NULL
  ) STRICT;

  CREATE TABLE expectations (
    chat INTEGER NOT NULL,
    thread INTEGER NOT NULL,
    person INTEGER NOT NULL,
    topic TEXT NOT NULL,
    about TEXT NOT NULL,
    until INTEGER NOT NULL,
    PRIMARY KEY (chat, thread, person)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE ratings (
    kind TEXT NOT NULL PRIMARY KEY,
    good INTEGER NOT NULL DEFAULT 0,
    bad INTEGER NOT NULL DEFAULT 0
  ) STRICT, WITHOUT ROWID;
  `,
  `
  ALTER TABLE watches ADD COLUMN language TEXT NOT NULL DEFAULT 'zh';
  ALTER TABLE complaints ADD COLUMN language TEXT NOT NULL DEFAULT 'zh';
  CREATE TABLE announced (only INTEGER PRIMARY KEY CHECK (only = 1), up_to INTEGER NOT NULL) STRICT;
  `,
  `
  ALTER TABLE inbox ADD COLUMN begun INTEGER NOT NULL DEFAULT 0;
  ALTER TABLE inbox ADD COLUMN deaths INTEGER NOT NULL DEFAULT 0;
  CREATE INDEX inbox_begun ON inbox (number) WHERE begun = 1;
  `,
  `
  CREATE TABLE files (
    file INTEGER NOT NULL,
    at INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (file, at)
  ) STRICT;
  `,
  `
  ALTER TABLE inbox ADD COLUMN not_before INTEGER NOT NULL DEFAULT 0;
  `,
];
