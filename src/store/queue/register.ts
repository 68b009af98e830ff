import { randomBytes } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { answerSchema } from '../../answer/answer.js';
import type { Complaint, Expected, KeptDraft, Preferences, Register, Seat } from '../../contracts/register.js';
import { createCommits } from '../commits.js';
import { createPrepare } from '../narrow.js';
import { createWatches } from './watches.js';

/** The register over the open connection of the queue, which closes it. */
export function sqliteRegister(database: Database): Register {
  const prepare = createPrepare(database);
  const { read, commit } = createCommits(database);

  function preferencesOf(person: number): Preferences {
    const row = prepare<PreferencesRow>('SELECT * FROM preferences WHERE person = ?').get(person);
    if (!row) return { language: null, quiet: null, digest: false };
    const { language, quiet_from: from, quiet_to: to, digest } = row;
    return { language, quiet: from === null || to === null ? null : { from, to }, digest: digest === 1 };
  }

  function count(sql: string): number {
    return prepare<{ count: number }>(`SELECT count(*) AS count FROM ${sql}`).get()?.count ?? 0;
  }

  return {
    keepAnswer: ({ answer, seat, at }) =>
      commit(() => {
        // Eight bytes: nobody guesses one among those of two days.
        const id = randomBytes(8).toString('base64url');
        const kept = JSON.stringify({ ...answer, question: '' });
        const keep = prepare('INSERT INTO answers VALUES (?, ?, ?, ?, ?, ?)');
        keep.run(id, seat.chat, seat.thread, seat.person, at, kept);
        return id;
      }),

    answer: (id) =>
      read(() => {
        const row = prepare<AnswerRow>(
          'SELECT chat, thread, person, kept_at AS "at", answer FROM answers WHERE id = ?',
        ).get(id);
        if (!row) return null;
        if (row.answer === '') return 'removed';
        // What an older version of the program kept may not fit any more.
        const kept = answerSchema.safeParse(JSON.parse(row.answer));
        return kept.success ? { answer: kept.data, seat: seatOf(row), at: row.at } : null;
      }),

    dropReport: (report) =>
      commit(() => {
        const cites = "SELECT 1 FROM json_each(answer, '$.citations') WHERE json_extract(value, '$.report') = ?";
        prepare(`UPDATE answers SET answer = '' WHERE answer <> '' AND EXISTS (${cites})`).run(report);
        prepare('UPDATE announcements SET told = 1 WHERE report = ?').run(report);
      }),

    preferences: (person) => read(() => preferencesOf(person)),

    prefer: (person, changed) =>
      commit(() => {
        const { language, quiet, digest } = { ...preferencesOf(person), ...changed };
        prepare('INSERT OR REPLACE INTO preferences VALUES (?, ?, ?, ?, ?)').run(
          ...[person, language, quiet?.from ?? null, quiet?.to ?? null, digest ? 1 : 0],
        );
      }),

    ...createWatches(database),

    complain: ({ seat, language, at, figure, words }) =>
      commit(() => {
        const add = prepare(
          'INSERT INTO complaints (chat, thread, person, language, made_at, figure, words) VALUES (?, ?, ?, ?, ?, ?, ?)',
        );
        const about = figure && JSON.stringify(figure);
        return Number(add.run(seat.chat, seat.thread, seat.person, language, at, about, words).lastInsertRowid);
      }),

    complaint: (number) =>
      read(() => {
        const row = prepare<ComplaintRow>(`${SELECT_COMPLAINTS} WHERE number = ?`).get(number);
        return row ? toComplaint(row) : null;
      }),

    openComplaints: () =>
      read(() =>
        prepare<ComplaintRow>(`${SELECT_COMPLAINTS} WHERE reply IS NULL ORDER BY number`).all().map(toComplaint),
      ),

    endComplaint: (number, reply) =>
      commit(() => {
        const end = prepare('UPDATE complaints SET ended_at = ?, reply = ? WHERE number = ? AND reply IS NULL');
        return end.run(reply.at, JSON.stringify(reply), number).changes > 0;
      }),

    keepDraft: (conversation, { filing, name, bytes, at }) =>
      commit(() => {
        const keep = prepare('INSERT OR REPLACE INTO drafts VALUES (?, ?, ?, ?, ?)');
        keep.run(conversation, at, name, JSON.stringify(filing), bytes);
      }),

    draft: (conversation) =>
      read(() => {
        const row = prepare<DraftRow>('SELECT name, filing, bytes, kept_at AS "at" FROM drafts WHERE conversation = ?');
        const found = row.get(conversation);
        return found ? { ...found, filing: JSON.parse(found.filing), bytes: new Uint8Array(found.bytes) } : null;
      }),

    draftKeptAt: (conversation) =>
      read(() => {
        const one = prepare<{ at: number }>('SELECT kept_at AS "at" FROM drafts WHERE conversation = ?');
        return one.get(conversation)?.at ?? null;
      }),

    dropDraft: (conversation) =>
      commit(() => prepare('DELETE FROM drafts WHERE conversation = ?').run(conversation).changes > 0),

    expect: ({ chat, thread, person }, expected) =>
      commit(() => {
        prepare('DELETE FROM expectations WHERE chat = ? AND thread = ? AND person = ?').run(chat, thread, person);
        if (!expected) return;
        const { topic, about, until } = expected;
        prepare('INSERT INTO expectations VALUES (?, ?, ?, ?, ?, ?)').run(chat, thread, person, topic, about, until);
      }),

    expected: ({ chat, thread, person }, at) =>
      read(() => {
        const one = `SELECT topic, about, until FROM expectations
          WHERE chat = ? AND thread = ? AND person = ? AND until > ?`;
        return prepare<Expected>(one).get(chat, thread, person, at) ?? null;
      }),

    rate: ({ kind, good }) =>
      commit(() => {
        const add = prepare(
          `INSERT INTO ratings VALUES (?, ?, ?)
           ON CONFLICT DO UPDATE SET good = good + excluded.good, bad = bad + excluded.bad`,
        );
        add.run(kind, good ? 1 : 0, good ? 0 : 1);
      }),

    counts: () =>
      read(() => {
        const thumbs = 'SELECT coalesce(sum(good), 0) AS good, coalesce(sum(bad), 0) AS bad FROM ratings';
        const { good, bad } = prepare<{ good: number; bad: number }>(thumbs).get() ?? { good: 0, bad: 0 };
        const openComplaints = count('complaints WHERE reply IS NULL');
        return { watches: count('watches'), openComplaints, good, bad, drafts: count('drafts') };
      }),

    forget: (person) =>
      commit(() => {
        const theirs = [
          'DELETE FROM answers WHERE person = ?',
          'DELETE FROM preferences WHERE person = ?',
          'DELETE FROM watches WHERE person = ?',
          'DELETE FROM expectations WHERE person = ?',
          "DELETE FROM drafts WHERE conversation LIKE '%:' || CAST(? AS INTEGER)",
          // That a figure may be wrong is no word of theirs.
          "UPDATE complaints SET chat = 0, thread = 0, person = 0, words = '' WHERE person = ?",
          "UPDATE complaints SET reply = json_set(reply, '$.by', 0) WHERE json_extract(reply, '$.by') = ?",
        ];
        return theirs.reduce((sum, sql) => sum + prepare(sql).run(person).changes, 0);
      }),

    sweep: ({ dropBefore, draftsBefore = dropBefore, complaintsBefore }) =>
      commit(() => {
        prepare('DELETE FROM answers WHERE kept_at < ?').run(dropBefore);
        prepare('DELETE FROM drafts WHERE kept_at < ?').run(draftsBefore);
        prepare('DELETE FROM expectations WHERE until < ?').run(dropBefore);
        prepare('DELETE FROM complaints WHERE ended_at < ?').run(complaintsBefore);
      }),
  };
}

const SELECT_COMPLAINTS = `
  SELECT number, chat, thread, person, language, made_at AS "at", figure, words, reply FROM complaints`;

type AnswerRow = Seat & { at: number; answer: string };
type PreferencesRow = {
  language: Preferences['language'];
  quiet_from: number | null;
  quiet_to: number | null;
  digest: number;
};
type ComplaintRow = Seat &
  Pick<Complaint, 'number' | 'language' | 'at' | 'words'> & { figure: string | null; reply: string | null };
type DraftRow = Omit<KeptDraft, 'filing' | 'bytes'> & { filing: string; bytes: Buffer };

function seatOf({ chat, thread, person }: Seat): Seat {
  return { chat, thread, person };
}

function toComplaint(row: ComplaintRow): Complaint {
  const { number, language, at, words } = row;
  const figure = row.figure === null ? null : JSON.parse(row.figure);
  return {
    number,
    seat: seatOf(row),
    language,
    at,
    figure,
    words,
    reply: row.reply === null ? null : JSON.parse(row.reply),
  };
}
