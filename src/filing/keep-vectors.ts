import { setTimeout as sleep } from 'node:timers/promises';
import type { ParagraphVectors, ReportStore } from '../contracts/store.js';

const MINUTE = 60_000;

/**
 * Brings the vectors up to date now and whenever something was filed since, by whichever process, until the signal. A failure is told
 * in the log and tried again at the next turn; it never rejects.
 */
export async function keepVectors({
  store,
  vectors,
  log,
  every = MINUTE,
  signal,
}: {
  store: Pick<ReportStore, 'revision'>;
  vectors: Pick<ParagraphVectors, 'update'>;
  log: { warn(fields: Readonly<Record<string, unknown>>, message: string): void };
  every?: number;
  signal: AbortSignal;
}): Promise<void> {
  let fresh: number | undefined;
  while (!signal.aborted) {
    try {
      const revision = await store.revision();
      if (revision !== fresh) await vectors.update();
      fresh = revision;
    } catch (error) {
      if (!signal.aborted) log.warn({ error: String(error) }, 'the vectors were not brought up to date');
    }
    await sleep(every, undefined, { signal }).catch(() => undefined);
  }
}
