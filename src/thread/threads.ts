import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Part } from '../asking/degraded.js';
import type { Ends, Works } from '../asking/works.js';
import type { Config } from '../config/settings.js';
import { ConfigError } from '../contracts/errors.js';
import type { AnswerMeter } from '../contracts/meter.js';
import type { FromThread, ToThread, Work } from './messages.js';

/** Works done by threads, so that the thread that hears Telegram, signals and `/livez` is held up by none of them. */
export type Threads = {
  works: Works;
  /** Resolves when works can be done; rejects with `ConfigError` where the settings do not allow it. */
  ready: Promise<void>;
  close(): Promise<void>;
};

type Told = { meter: AnswerMeter; tell: (part: Part, ailing: string | undefined) => void };
type Job = { done(gives: unknown): void; failed(error: unknown): void; progress(text: string): void };
type Thread = { worker: Worker; jobs: Map<number, Job>; ready: Promise<void>; isOver: boolean };

/** One for what takes long and one for others meanwhile; each holds the names of everything that is filed. */
const THREADS = 2;
/** The thread that keeps the vectors up to date, so that no two build the same index. */
const KEEPER = 0;

/** A thread is started from the build, also where this file is read as TypeScript: by the tests and the benches. */
const BUILT = import.meta.url.endsWith('.ts') ? '../../dist/thread/worker.js' : './worker.js';
const WORKER = fileURLToPath(new URL(BUILT, import.meta.url));

/** Starts threads over the store that the settings name; one that ends is started anew for the next work. */
export function openThreads(config: Config, told: Told): Threads {
  // The others are started when one is needed: each holds the names of everything that is filed.
  const threads: Thread[] = [startThread(config, { ...told, keeps: true })];
  let lastId = 0;
  let isClosed = false;

  /** The one that has the least to do; one that is not started yet where all others have something. */
  function idlest(): number {
    const busy = threads.map(({ jobs, isOver }) => (isOver ? 0 : jobs.size));
    const least = Math.min(...busy);
    return least > 0 && busy.length < THREADS ? busy.length : busy.indexOf(least);
  }

  function threadAt(at: number): Thread {
    const held = threads[at];
    if (held && !held.isOver) return held;
    const started = startThread(config, { ...told, keeps: at === KEEPER });
    threads[at] = started;
    return started;
  }

  function run(name: Work, { of, ends = {}, at = idlest() }: { of: unknown; ends?: Ends | undefined; at?: number }) {
    return new Promise<unknown>((resolve, reject) => {
      if (isClosed) throw new Error('the threads are closed');
      ends.signal?.throwIfAborted();
      const { worker, jobs } = threadAt(at);
      lastId += 1;
      const id = lastId;
      const tell = (message: ToThread) => worker.postMessage(message);
      const end = () => {
        tell({ kind: 'end', id, how: 'signal' });
        over();
        // A work deep in a look-up does not hear it; nobody is to wait for that.
        reject(ends.signal?.reason);
      };
      const stop = () => tell({ kind: 'end', id, how: 'stop' });
      const over = () => {
        jobs.delete(id);
        ends.signal?.removeEventListener('abort', end);
        ends.stop?.removeEventListener('abort', stop);
      };
      jobs.set(id, {
        done(gives) {
          over();
          resolve(gives);
        },
        failed(error) {
          over();
          reject(error);
        },
        progress: (text) => ends.progress?.(text),
      });
      ends.signal?.addEventListener('abort', end);
      ends.stop?.addEventListener('abort', stop);
      tell({ kind: 'do', id, name, of });
      if (ends.stop?.aborted) stop();
    });
  }

  // What a work of a name gives is what its thread's own works give.
  const work = (name: Work) => (of: unknown, ends?: Ends) => run(name, { of, ends }) as Promise<never>;
  return {
    works: {
      answer: work('answer'),
      named: work('named'),
      agencyNamed: work('agencyNamed'),
      joined: work('joined'),
      agencyOfKey: work('agencyOfKey'),
      list: work('list'),
      counts: () => work('counts')(undefined),
      picture: work('picture'),
      file: work('file'),
      original: work('original'),
      tallies: () => work('tallies')(undefined),
      updateVectors: () => run('updateVectors', { of: undefined, at: KEEPER }) as Promise<never>,
    },
    ready: threadAt(KEEPER).ready,
    async close() {
      isClosed = true;
      await Promise.all(threads.map(({ worker }) => worker.terminate()));
    },
  };
}

function startThread(config: Config, { meter, tell, keeps }: Told & { keeps: boolean }): Thread {
  const worker = new Worker(WORKER, { workerData: { config, keeps } });
  const jobs: Thread['jobs'] = new Map();
  let isReady = () => {};
  let isUnusable = (_: Error) => {};
  const ready = new Promise<void>((resolve, reject) => {
    [isReady, isUnusable] = [resolve, reject];
  });
  // Whoever waits for it hears of it; a thread that is started later fails by its works.
  ready.catch(() => undefined);
  const thread: Thread = { worker, jobs, ready, isOver: false };

  function ended(error: Error): void {
    thread.isOver = true;
    isUnusable(error);
    for (const job of [...jobs.values()]) job.failed(error);
  }

  worker.on('message', (said: FromThread) => {
    switch (said.kind) {
      case 'ready':
        return isReady();
      case 'unusable':
        return ended(new ConfigError(said.message));
      case 'done':
        return jobs.get(said.id)?.done(said.gives);
      case 'failed':
        return jobs.get(said.id)?.failed(said.error);
      case 'progress':
        return jobs.get(said.id)?.progress(said.text);
      case 'rejected':
        return meter.rejected(said.reason);
      case 'called':
        return meter.called(said.call);
      case 'part':
        return tell(said.part, said.ailing);
      default:
        return said satisfies never;
    }
  });
  worker.on('error', ended);
  worker.on('exit', () => ended(new Error('a thread ended')));
  return thread;
}
