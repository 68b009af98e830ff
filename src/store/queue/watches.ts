import type { Database } from 'better-sqlite3';
import type { Register, Watch } from '../../contracts/register.js';
import { createCommits } from '../commits.js';
import { createPrepare } from '../narrow.js';

type Watches = Pick<
  Register,
  | 'watch'
  | 'unwatch'
  | 'watches'
  | 'watched'
  | 'pauseWatches'
  | 'resumeWatches'
  | 'announcedUpTo'
  | 'announce'
  | 'announcements'
  | 'told'
>;

/** The part of the register that says who watches which agency, and what is to be told of it. */
export function createWatches(database: Database): Watches {
  const prepare = createPrepare(database);
  const { read, commit } = createCommits(database);

  return {
    watch: ({ chat, agency, thread, person, since, language }) =>
      commit(() => {
        const add = prepare('INSERT INTO watches VALUES (?, ?, ?, ?, ?, NULL, ?) ON CONFLICT DO NOTHING');
        return add.run(chat, agency, thread, person, since, language).changes > 0;
      }),

    unwatch: ({ chat, person, agency }) =>
      commit(() => {
        const end = prepare('DELETE FROM watches WHERE chat = ? AND person = ? AND agency = ?');
        return end.run(chat, person, agency).changes > 0;
      }),

    watches: (of) =>
      read(() => {
        const [column, value] =
          'person' in of ? ['person', of.person] : 'agency' in of ? ['agency', of.agency] : ['chat', of.chat];
        return prepare<Watch>(`${SELECT_WATCHES} WHERE ${column} = ? ORDER BY since, chat, agency`).all(value);
      }),

    watched: () =>
      read(() =>
        prepare<{ agency: string }>('SELECT DISTINCT agency FROM watches ORDER BY agency')
          .all()
          .map(({ agency }) => agency),
      ),

    pauseWatches: (chat, at) =>
      commit(() => void prepare('UPDATE watches SET paused_at = ? WHERE chat = ? AND paused_at IS NULL').run(at, chat)),

    resumeWatches: (chat) =>
      commit(
        () => void prepare('UPDATE watches SET paused_at = NULL WHERE chat = ? AND paused_at IS NOT NULL').run(chat),
      ),

    announcedUpTo: () =>
      read(() => prepare<{ number: number }>('SELECT up_to AS number FROM announced').get()?.number ?? null),

    announce: (reports, upTo) =>
      commit(() => {
        const look = 'INSERT INTO announced VALUES (1, ?) ON CONFLICT DO UPDATE SET up_to = excluded.up_to';
        if (upTo !== undefined) prepare(look).run(upTo);
        const put = prepare(
          `INSERT INTO announcements (chat, agency, report, filed_at)
             SELECT chat, agency, ?, ? FROM watches WHERE agency = ? AND since <= ? ON CONFLICT DO NOTHING`,
        );
        return reports.reduce((sum, { report, agency, at }) => sum + put.run(report, at, agency, at).changes, 0);
      }),

    announcements: () =>
      read(() =>
        prepare<Watch & { report: string; at: number }>(
          `SELECT w.*, a.report, a.filed_at AS "at" FROM announcements a JOIN (${SELECT_WATCHES}) w USING (chat, agency)
           WHERE a.told = 0 AND w.pausedAt IS NULL ORDER BY a.number`,
        )
          .all()
          .map(({ report, at, ...watch }) => ({ watch, report, at })),
      ),

    told: (announcements) =>
      commit(() => {
        const tell = prepare('UPDATE announcements SET told = 1 WHERE chat = ? AND report = ?');
        for (const { chat, report } of announcements) tell.run(chat, report);
      }),
  };
}

const SELECT_WATCHES = 'SELECT person, chat, thread, agency, language, since, paused_at AS pausedAt FROM watches';
