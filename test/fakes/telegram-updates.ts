import type { ServerResponse } from 'node:http';
import type { Update } from 'grammy/types';
import { lifetimeOf, type Params, Refusal } from './telegram-limits.js';

/** The updates that wait for the bot to fetch them, as Telegram keeps them. */
export class WaitingUpdates {
  /** The numbers of those that a later fetch confirmed: the bot has taken them on. What is typed, stopped or edited is owed nothing. */
  readonly confirmed = new Set<number>();
  private updates: Update[] = [];
  private readonly deliveredAt = new Map<number, number>();
  private poll: { finish: (result: Update[] | Refusal) => void } | undefined;
  private newest = 0;

  constructor(
    private readonly now: () => number,
    /** How much faster than the machine's that time passes. */
    private readonly pace: number,
  ) {}

  get size(): number {
    return this.updates.length;
  }

  add(update: Update): void {
    this.newest = update.update_id;
    this.deliveredAt.set(update.update_id, this.now());
    this.updates.push(update);
    this.poll?.finish(this.updates);
  }

  async fetch({ offset = 0, limit = 100, timeout = 0 }: Params, response: ServerResponse): Promise<Update[]> {
    const age = ({ update_id }: Update) => this.now() - (this.deliveredAt.get(update_id) ?? 0);
    this.updates = this.updates.filter((update) => age(update) < lifetimeOf(update));
    // After a quiet week the numbers begin anew, and an offset from before confirms nothing.
    if (Number(offset) <= this.newest + 1) {
      for (const { update_id, ...update } of this.updates)
        if (update_id < Number(offset) && !isOwedNothing(update)) this.confirmed.add(update_id);
      this.updates = this.updates.filter(({ update_id }) => update_id >= Number(offset));
    }
    this.poll?.finish(new Refusal(409, 'Conflict: terminated by other getUpdates request'));
    if (this.updates.length > 0 || timeout === 0) return this.updates.slice(0, Number(limit));
    const found = await new Promise<Update[] | Refusal>((resolve) => {
      const poll = { finish: resolve };
      const timer = setTimeout(resolve, (Number(timeout) * 1000) / this.pace, []);
      this.poll = poll;
      response.once('close', () => {
        clearTimeout(timer);
        if (this.poll === poll) this.poll = undefined;
        resolve([]);
      });
    });
    if (found instanceof Refusal) throw found;
    this.poll = undefined;
    return found.slice(0, Number(limit));
  }
}

function isOwedNothing(update: Omit<Update, 'update_id'>): boolean {
  return ['inline_query', 'stopped_message_generation', 'edited_message'].some((kind) => kind in update);
}
