import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { InUseError } from '../../contracts/errors.js';
import type { Confirmation, Outgoing, Queue, Waiting, Whereabouts } from '../../contracts/queue.js';
import type { Register } from '../../contracts/register.js';
import { createCommits } from '../commits.js';
import { openDatabase } from '../connect.js';
import { createKeptFiles, dropFilesOf } from '../kept-files.js';
import { createPrepare } from '../narrow.js';
import { createMoves } from './moves.js';
import { dropCopies } from './people.js';
import { QUEUE_MIGRATIONS } from './queue-migrations.js';
import { recover, UNDELIVERED } from './queue-recovery.js';
import { sqliteRegister } from './register.js';

/** The file of the queue and the register, apart from the store's, so that filing reports never holds up a question. */
export const QUEUE_FILE = 'queue.sqlite';

/**
 * Opens the queue and the register in a folder, making the file where there is none. Rejects with `InUseError` while another program
 * has it, and with `StoreError` where it cannot be used. Messages that were being sent when the last program died count as perhaps
 * arrived. Closing the queue closes both.
 */
export async function openChatFile({ folder }: { folder: string }): Promise<{ queue: Queue; register: Register }> {
  const file = join(folder, QUEUE_FILE);
  try {
    // Held for as long as the program lives, so that two never answer out of one queue; what is deleted is overwritten.
    const settings = ['busy_timeout = 500', 'locking_mode = EXCLUSIVE', 'secure_delete = ON'];
    const database = openDatabase({ file, steps: QUEUE_MIGRATIONS, settings, prepare: recover });
    return { queue: sqliteQueue(database), register: sqliteRegister(database) };
  } catch (error) {
    throw isBusy(error) ? new InUseError(`Another program is serving from ${file}. Stop it first.`) : error;
  }
}

/** The same in memory, for a conversation that nothing is kept of; closing the queue forgets everything. */
export function openChatMemory(): { queue: Queue; register: Register } {
  const database = openDatabase({ file: ':memory:', steps: QUEUE_MIGRATIONS, prepare: recover });
  return { queue: sqliteQueue(database), register: sqliteRegister(database) };
}

/** The queue alone; see `openChatFile`. */
export async function openSqliteQueue(at: { folder: string }): Promise<Queue> {
  return (await openChatFile(at)).queue;
}

/** The queue over an open connection, which `close` closes. */
export function sqliteQueue(database: Database): Queue {
  const prepare = createPrepare(database);
  const commits = createCommits(database);
  const { read, commit } = commits;
  const moves = createMoves(prepare, commits);

  function count(sql: string, ...given: number[]): Promise<number> {
    return read(() => prepare<{ count: number }>(sql).get(...given)?.count ?? 0);
  }

  function owe(messages: readonly string[], { number, goes }: { number: number; goes: number }): void {
    const write = prepare('INSERT INTO outbox (incoming, chat, content) VALUES (?, ?, ?)');
    for (const message of messages) write.run(number, goes, message);
  }

  return {
    files: createKeptFiles(database, commits),

    accept: (updates) =>
      commit(() => {
        const insert = prepare<{ number: number }>(
          `INSERT INTO inbox (update_id, chat, thread, person, received_at, content) VALUES (?, ?, ?, ?, ?, ?)
           ON CONFLICT (update_id) DO NOTHING RETURNING number`,
        );
        return updates.flatMap((taken) => {
          const { update, chat, thread, person, at, content } = taken;
          const row = insert.get(update, chat, thread, person, at, content);
          return row ? [{ ...taken, number: row.number }] : [];
        });
      }),

    nextIncoming: (chat, at = Number.MAX_SAFE_INTEGER) =>
      read(() => {
        const next = `${SELECT_INCOMING} WHERE chat = ? AND state = 'waiting' AND not_before <= ? ORDER BY number LIMIT 1`;
        return prepare<Waiting>(next).get(chat, at) ?? null;
      }),

    begin: ({ number }) => commit(() => void prepare('UPDATE inbox SET begun = 1 WHERE number = ?').run(number)),

    settle: ({ number, chat }, ending, messages) =>
      commit(() => {
        const goes = moves.goesTo(chat);
        const end = prepare(
          "UPDATE inbox SET state = ?, content = NULL, begun = 0 WHERE number = ? AND state = 'waiting'",
        );
        // A person who was forgotten while the answer was made is owed nothing.
        if (end.run(ending, number).changes > 0) owe(messages, { number, goes });
        return goes;
      }),

    hold: ({ number, chat }, until, messages) =>
      commit(() => {
        const goes = moves.goesTo(chat);
        const put = prepare("UPDATE inbox SET not_before = ?, begun = 0 WHERE number = ? AND state = 'waiting'");
        if (put.run(until, number).changes > 0) owe(messages, { number, goes });
        return goes;
      }),

    post: (notices) =>
      commit(() => {
        const write = prepare('INSERT INTO outbox (posted_at, chat, content) VALUES (?, ?, ?)');
        const tell = prepare('UPDATE announcements SET told = 1 WHERE chat = ? AND report = ? AND told = 0');
        for (const { chat, at, content, tells } of notices) {
          const goes = moves.goesTo(chat);
          const fresh = tells?.filter((report) => tell.run(goes, report).changes > 0);
          // Told already, or whoever watched was forgotten meanwhile.
          if (fresh?.length !== 0) write.run(at, goes, content);
        }
      }),

    nextOutgoing: (chat, at) => read(() => prepare<Outgoing>(NEXT_OUTGOING).get(chat, at) ?? null),

    sending: ({ number }, again) =>
      commit(() => {
        prepare("UPDATE outbox SET state = 'sending', not_before = ? WHERE number = ?").run(again, number);
      }),

    putOff: ({ number }, { notBefore, unknown }) =>
      commit(() => {
        const later = "UPDATE outbox SET state = 'waiting', not_before = ?, unknown = unknown + ? WHERE number = ?";
        prepare(later).run(notBefore, unknown ? 1 : 0, number);
      }),

    delivered: ({ number }, delivery) =>
      commit(() => void prepare('UPDATE outbox SET state = ?, content = NULL WHERE number = ?').run(delivery, number)),

    ...moves.queue,

    chatsWaiting: () =>
      read(() => {
        const incoming = "SELECT chat FROM inbox WHERE state = 'waiting' GROUP BY chat ORDER BY min(number)";
        const outgoing = `SELECT chat FROM outbox WHERE ${UNDELIVERED} GROUP BY chat ORDER BY min(number)`;
        const chats = (sql: string) =>
          prepare<{ chat: number }>(sql)
            .all()
            .map(({ chat }) => chat);
        return { incoming: chats(incoming), outgoing: chats(outgoing) };
      }),

    depth: () =>
      read(() => {
        const waiting = `SELECT count(*) AS waiting, min(received_at) AS oldest FROM inbox
          WHERE state = 'waiting' AND not_before = 0`;
        return prepare<{ waiting: number; oldest: number | null }>(waiting).get() ?? { waiting: 0, oldest: null };
      }),

    lost: () => count("SELECT count(*) AS count FROM outbox WHERE state = 'expired' AND chat <> 0"),

    askedSince: ({ number, person }, since) =>
      read(() => {
        const asked = `SELECT count(*) FILTER (WHERE state = 'answered') AS answered,
            min(received_at) FILTER (WHERE state = 'answered') AS first,
            ifnull(max(number) FILTER (WHERE state = 'limited' OR (state = 'waiting' AND not_before > 0)), 0)
              > ifnull(max(number) FILTER (WHERE state = 'answered'), 0) AS told
          FROM inbox WHERE person = ? AND received_at > ? AND number < ?`;
        type Row = { answered: number; first: number | null; told: number };
        const { answered, first, told } = prepare<Row>(asked).get(person, since, number) ?? NEVER_ASKED;
        return { answered, first, told: told === 1 };
      }),

    answeredSince: (since) =>
      count("SELECT count(*) AS count FROM inbox WHERE state IN ('answered', 'free') AND received_at >= ?", since),

    ask: ({ id, person, chat, action, until }) =>
      commit(
        () => void prepare('INSERT INTO confirmations VALUES (?, ?, ?, ?, ?)').run(id, person, chat, action, until),
      ),

    confirm: (id, { person, chat, at }) =>
      commit(() => {
        const take = `DELETE FROM confirmations WHERE id = ? AND person = ? AND chat = ? AND until > ? RETURNING action`;
        return prepare<Pick<Confirmation, 'action'>>(take).get(id, person, chat, at)?.action ?? null;
      }),

    whereabouts: (person) =>
      read(() => prepare<Whereabouts>('SELECT DISTINCT chat, thread, person FROM inbox WHERE person = ?').all(person)),

    async forget(person, { except }) {
      const forgotten = await commit(() => {
        const theirs = 'SELECT number FROM inbox WHERE person = ? AND update_id <> ?';
        const toThem = `incoming IN (${theirs}) OR (incoming IS NULL AND chat = ?)`;
        const owed = `UPDATE outbox SET chat = 0, content = NULL, state = iif(${UNDELIVERED}, 'expired', state) WHERE ${toThem}`;
        prepare(dropFilesOf(toThem)).run(person, except, person);
        // The number of the update stays, so that Telegram's repeating it is not taken for a new question.
        const said = `UPDATE inbox SET chat = 0, thread = 0, person = 0, content = NULL,
          state = iif(state = 'waiting', 'expired', state) WHERE number IN (${theirs})`;
        prepare('DELETE FROM confirmations WHERE person = ?').run(person);
        return prepare(owed).run(person, except, person).changes + prepare(said).run(person, except).changes;
      });
      // The journal beside the file still holds what was deleted.
      await read(() => database.pragma('wal_checkpoint(TRUNCATE)'));
      return forgotten;
    },

    sweep: ({ expireBefore, dropBefore }) =>
      commit(() => {
        const expire = "UPDATE inbox SET state = 'expired', content = NULL WHERE state = 'waiting' AND received_at < ?";
        prepare(expire).run(expireBefore);
        prepare('DELETE FROM confirmations WHERE until < ?').run(expireBefore);
        const old = 'SELECT number FROM inbox WHERE received_at < ?';
        const gone = `incoming IN (${old}) OR posted_at < ?`;
        for (const drop of [dropFilesOf(gone), `DELETE FROM outbox WHERE ${gone}`])
          prepare(drop).run(dropBefore, dropBefore);
        const drop = 'DELETE FROM inbox WHERE received_at < ? RETURNING chat, thread, person';
        const dropped = prepare<Whereabouts>(drop).all(dropBefore);
        // A copy that a migration left is all about people.
        dropCopies(database.name, dropBefore);
        const left = prepare<unknown>('SELECT 1 FROM inbox WHERE person = ? AND chat = ? AND thread = ?');
        return dropped.filter(({ person, chat, thread }) => person !== 0 && !left.get(person, chat, thread));
      }),

    check() {
      const probe = 'INSERT INTO probe VALUES (1, ?) ON CONFLICT DO UPDATE SET at = excluded.at';
      return commit(() => void prepare(probe).run(Date.now()));
    },

    async close() {
      // Whoever closes the queue has put its work down; where the disk takes no more, it counts as a death.
      await commit(() => void prepare('UPDATE inbox SET begun = 0 WHERE begun = 1').run()).catch(() => {});
      await read(() => void database.close());
    },
  };
}

const NEVER_ASKED = { answered: 0, first: null, told: 0 };

const SELECT_INCOMING = `
  SELECT number, update_id AS "update", chat, thread, person, received_at AS "at", content, deaths,
    not_before AS notBefore FROM inbox`;

const NEXT_OUTGOING = `
  SELECT o.number, i.update_id AS "update", o.chat, o.unknown, o.not_before AS notBefore,
    coalesce(i.received_at, o.posted_at) AS "at", o.content
  FROM outbox o LEFT JOIN inbox i ON i.number = o.incoming WHERE o.${UNDELIVERED} AND o.chat = ?
  ORDER BY o.unknown > 1 AND o.not_before > ?, o.number LIMIT 1`;

function isBusy(error: unknown): boolean {
  const cause = error instanceof Error && 'cause' in error ? error.cause : undefined;
  return cause instanceof Error && 'code' in cause && /^SQLITE_(BUSY|LOCKED)/.test(String(cause.code));
}
