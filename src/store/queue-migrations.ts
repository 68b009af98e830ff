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
];
