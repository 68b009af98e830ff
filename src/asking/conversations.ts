import { z } from 'zod';
import type { Answer } from '../answer/answer.js';
import type { ReportStore } from '../contracts/store.js';
import { same } from '../query/shape.js';
import { KEPT_QUERIES, KEPT_ROWS, type Memory, memorySchema, NO_MEMORY } from '../question/follow-up/memory.js';
import { memoryOf } from '../question/follow-up/older-memory.js';

/** Minutes after which a chat starts afresh: an old context is asked for again rather than guessed. */
export const CONTEXT_MINUTES = 30;

const MOST_IN_MEMORY = 10_000;

const language = z.enum(['zh', 'zh-Hant', 'en']);
const keptSchema = z.object({ memory: memorySchema, language });
/** What version 0.1.0 kept. */
const olderSchema = z.object({ context: z.unknown(), language });

/** What a chat remembers between two messages. */
export type Kept = z.infer<typeof keptSchema>;

export type Conversations = {
  /** The chat's last state, or an empty one where it is new or older than `CONTEXT_MINUTES`. */
  recall(chat: string): Promise<Kept>;
  /** Remembers the state at once and, where it is to last, writes it to the store behind the answer. */
  keep(chat: string, kept: Kept, terms?: { lasting: boolean }): void;
  forget(chat: string): Promise<void>;
  /** Resolves when everything kept so far is in the store. */
  flush(): Promise<void>;
};

/** Conversations that survive a restart: in memory for speed, in the store for good. */
export function createConversations({ store, now }: { store: ReportStore; now: () => Date }): Conversations {
  const inMemory = new Map<string, { kept: Kept; at: number }>();
  let writing: Promise<void> = Promise.resolve();
  const oldest = () => now().getTime() - CONTEXT_MINUTES * 60_000;

  return {
    async recall(chat) {
      const held = inMemory.get(chat);
      if (held) return held.at >= oldest() ? held.kept : fresh();
      return storedState(chat, { store, since: oldest() });
    },
    keep(chat, kept, { lasting } = { lasting: true }) {
      const at = now();
      inMemory.delete(chat);
      inMemory.set(chat, { kept, at: at.getTime() });
      const first = inMemory.keys().next();
      if (inMemory.size > MOST_IN_MEMORY && !first.done) inMemory.delete(first.value);
      if (!lasting) return;
      const state = JSON.stringify(kept);
      const keepSince = new Date(oldest()).toISOString();
      writing = writing
        .then(() => new Promise<void>((resolve) => setImmediate(resolve)))
        .then(() => store.keepConversation({ chat, state, at: at.toISOString(), keepSince }))
        // A full or read-only disk costs the memory of this chat over a restart, not the answer.
        .catch(() => undefined);
    },
    async forget(chat) {
      inMemory.delete(chat);
      await writing;
      await store.forgetConversation(chat);
    },
    flush: () => writing,
  };
}

/** What the store holds of a chat since then (milliseconds), or an empty state. */
export async function storedState(
  chat: string,
  { store, since }: { store: Pick<ReportStore, 'conversation'>; since: number },
): Promise<Kept> {
  const stored = await store.conversation(chat, new Date(since).toISOString());
  if (stored === null) return fresh();
  const state: unknown = JSON.parse(stored);
  const parsed = keptSchema.safeParse(state);
  if (parsed.success) return parsed.data;
  const older = olderSchema.safeParse(state);
  return older.success ? { memory: memoryOf(older.data.context), language: older.data.language } : fresh();
}

function fresh(): Kept {
  return { memory: NO_MEMORY, language: 'zh' };
}

/** Whether nothing was spoken of yet. */
export function isFresh({ memory }: Kept): boolean {
  return memory === NO_MEMORY;
}

/** What a chat that remembers `last` goes on from where it replies to an older answer: that answer alone. */
export function goingOnFrom({ query, parts = [], citations, figures }: Answer, last: Memory): Memory {
  const queries = [query, ...parts.map((part) => part.query)].flatMap((one) => one ?? []).slice(0, KEPT_QUERIES);
  const isLast = queries.length > 0 ? same(queries[0], last.queries[0]) : last.text !== null;
  if (isLast) return last;
  const agencies = [...new Set(citations.map(({ agency }) => agency))];
  const years = new Set(citations.map(({ year }) => year));
  const [year, ...more] = years;
  const rows = figures
    .slice(0, KEPT_ROWS)
    .map(({ metric, applicant, agency, year }) => ({ item: metric, applicant, agency, year }));
  return { ...NO_MEMORY, queries, agencies, rows, ...(year !== undefined && more.length === 0 && { year }) };
}

/** What is remembered of a chat that was shown an agency's report of a year. */
export function speakingOf({ agency, year }: { agency: string; year: number }): Memory {
  return { ...NO_MEMORY, agencies: [agency], year };
}
