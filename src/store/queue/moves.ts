import type { Queue } from '../../contracts/queue.js';
import type { createCommits } from '../commits.js';
import type { createPrepare } from '../narrow.js';

/** Groups that got another id, as Telegram gives them one when they grow; `goesTo` is where messages for a chat go. */
export function createMoves(
  prepare: ReturnType<typeof createPrepare>,
  { read, commit }: ReturnType<typeof createCommits>,
): { queue: Pick<Queue, 'moved' | 'cameFrom'>; goesTo: (chat: number) => number } {
  return {
    queue: {
      moved: (from, to) =>
        commit(() => {
          const goes = 'INSERT INTO moved_chats VALUES (?, ?) ON CONFLICT DO UPDATE SET moved_to = excluded.moved_to';
          prepare(goes).run(from, to);
          for (const table of ['outbox', 'answers', 'complaints']) {
            prepare(`UPDATE ${table} SET chat = ? WHERE chat = ?`).run(to, from);
          }
          const twice = 'DELETE FROM watches WHERE chat = ? AND agency IN (SELECT agency FROM watches WHERE chat = ?)';
          prepare(twice).run(from, to);
          prepare('UPDATE watches SET chat = ? WHERE chat = ?').run(to, from);
          prepare('UPDATE OR REPLACE expectations SET chat = ? WHERE chat = ?').run(to, from);
          const drafts = `UPDATE OR REPLACE drafts SET conversation = 'tg:' || ? || substr(conversation, length('tg:' || ?) + 1)
            WHERE conversation LIKE 'tg:' || ? || ':%'`;
          prepare(drafts).run(String(to), String(from), String(from));
        }),

      cameFrom: (chat) =>
        read(() => {
          const from = 'SELECT chat FROM moved_chats WHERE moved_to = ? ORDER BY rowid DESC LIMIT 1';
          return prepare<{ chat: number }>(from).get(chat)?.chat ?? null;
        }),
    },
    goesTo(chat) {
      const moved = prepare<{ moved_to: number }>('SELECT moved_to FROM moved_chats WHERE chat = ?').get(chat);
      return moved?.moved_to ?? chat;
    },
  };
}
