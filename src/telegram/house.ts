import { DRAFT_HOURS } from '../asking/drafts.js';
import type { Log } from '../contracts/log.js';
import type { Queue } from '../contracts/queue.js';
import type { Register } from '../contracts/register.js';
import type { ReportStore } from '../contracts/store.js';
import { COMPLAINT_DAYS, RETENTION_HOURS } from '../conversation/features/personal.js';
import { conversationOf } from './in/update.js';
import { loggable } from './log.js';
import { OLDEST_MESSAGE } from './out/deliver.js';

/** How long a removed report can be brought back. */
const UNDO_HOURS = 24;

/** Ends what is too old, removes what need not be remembered, tells of what is new and takes up what was left lying; never rejects. */
export function createHouse({
  queue,
  register,
  store,
  forgetConversation,
  look,
  resume,
  log,
  now,
}: {
  queue: Queue;
  register: Register;
  store: ReportStore;
  forgetConversation: (chat: string) => Promise<void>;
  /** Tells those who watch an agency of its new reports. */
  look: () => Promise<unknown>;
  /** Has everything that waits answered and delivered. */
  resume: () => Promise<unknown>;
  log: Log;
  now: () => number;
}): () => Promise<void> {
  async function sweep(): Promise<void> {
    const age = { expireBefore: now() - OLDEST_MESSAGE, dropBefore: now() - RETENTION_HOURS * 3_600_000 };
    for (const place of await queue.sweep(age)) await forgetConversation(conversationOf(place));
    const draftsBefore = now() - DRAFT_HOURS * 3_600_000;
    const complaintsBefore = now() - COMPLAINT_DAYS * 86_400_000;
    await register.sweep({ dropBefore: age.dropBefore, draftsBefore, complaintsBefore });
  }

  async function purge(): Promise<void> {
    const before = new Date(now() - UNDO_HOURS * 3_600_000).toISOString();
    // Deleting for good rewrites files, which is not to be begun every minute.
    if ((await store.removed()).some(({ removedAt }) => removedAt < before)) await store.purge(before);
  }

  return async function keepHouse() {
    const failed = (what: string) => (error: unknown) => log.warn(loggable(error), what);
    await sweep().catch(failed('what is old was not removed'));
    await purge().catch(failed('removed reports were not deleted'));
    await look().catch(failed('new reports were not looked for'));
    await resume().catch(failed('the queue was not looked through'));
  };
}
