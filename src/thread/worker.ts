import { parentPort, workerData } from 'node:worker_threads';
import type { Ends, Works } from '../asking/works.js';
import type { Config } from '../config/settings.js';
import { ConfigError, StoreError } from '../contracts/errors.js';
import { openReader } from '../reader.js';
import { openSqliteStore } from '../store/sqlite.js';
import type { FromThread, ToThread } from './messages.js';

/** A thread that opens the reading half of the program for itself and does works, several at once where they wait for a model. */
const { config, keeps }: { config: Config; keeps: boolean } = workerData;
const running = new Map<number, { signal: AbortController; stop: AbortController }>();

const works = await open().catch((error: unknown) => {
  // What can be mended in the settings is told as such.
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error;
  say({ kind: 'unusable', message: error.message });
});
if (works) {
  parentPort?.on('message', (told: ToThread) => {
    if (told.kind === 'do') void work(told, works);
    else running.get(told.id)?.[told.how].abort();
  });
  say({ kind: 'ready' });
}

async function open(): Promise<Works> {
  const reader = await openReader(config, {
    store: await openSqliteStore({ folder: config.index }),
    meter: {
      rejected: (reason) => say({ kind: 'rejected', reason }),
      called: (call) => say({ kind: 'called', call }),
    },
    tell: (part, ailing) => say({ kind: 'part', part, ailing }),
    keeps,
  });
  return reader.works;
}

async function work({ id, name, of }: Extract<ToThread, { kind: 'do' }>, works: Works): Promise<void> {
  const ending = { signal: new AbortController(), stop: new AbortController() };
  running.set(id, ending);
  const ends: Ends = {
    signal: ending.signal.signal,
    stop: ending.stop.signal,
    progress: (text) => say({ kind: 'progress', id, text }),
  };
  try {
    // Whoever asks knows what the work of that name takes.
    const gives = await (works[name] as (of: unknown, ends: Ends) => Promise<unknown>)(of, ends);
    say({ kind: 'done', id, gives }, movable(gives));
  } catch (error) {
    say({ kind: 'failed', id, error: error instanceof Error ? error : new Error(String(error)) });
  } finally {
    running.delete(id);
  }
}

/** The bytes of a file are handed over and not copied, where they lie in memory of their own. */
function movable(gives: unknown): ArrayBuffer[] {
  const bytes = gives instanceof Object && 'bytes' in gives ? gives.bytes : undefined;
  if (!(bytes instanceof Uint8Array) || !(bytes.buffer instanceof ArrayBuffer)) return [];
  return bytes.byteLength === bytes.buffer.byteLength ? [bytes.buffer] : [];
}

function say(told: FromThread, moved: ArrayBuffer[] = []): void {
  parentPort?.postMessage(told, moved);
}
