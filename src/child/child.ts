import { type ChildProcess, fork } from 'node:child_process';
import { Socket } from 'node:net';
import { fileURLToPath } from 'node:url';
import { deserialize } from 'node:v8';
import { ReadError } from '../contracts/errors.js';
import type { OnPage } from '../read/raw-document.js';
import { type Fault, type FromChild, OUT_OF_TIME, type ToChild } from './messages.js';
import type { NamesFiled } from './task.js';

/** A process that does one task after another, until one comes to `failed`. */
export type Child = {
  isAlive(): boolean;
  /** Tells it of the agencies that are filed, as far as it has not heard of them, and has it do a task. */
  run(task: Extract<ToChild, { kind: 'task' }>, names: NamesFiled, onPage: OnPage): Promise<Done>;
  /** Says whether it keeps the program from ending. */
  hold(isHeld: boolean): void;
  end(): void;
};

/** What a task came to. */
export type Done =
  | { kind: 'done'; parts: unknown[]; residentBytes: number }
  | { kind: 'refused'; error: ReadError; residentBytes: number }
  | Failed;
/** Why a task could not be done. */
export type Failed = { kind: 'failed'; fault: Fault; message: string };

/** What one process may use up: its heap, its memory in all, and how long a task may take by the clock. */
export type ProcessLimits = { heapMegabytes: number; residentBytes: number; milliseconds: number };

/** A process of its own is started from the build, also where this file is read as TypeScript: by the tests and the benches. */
const BUILT = import.meta.url.endsWith('.ts') ? '../../dist/child/worker.js' : './worker.js';
const WORKER = fileURLToPath(new URL(BUILT, import.meta.url));
/** Names told in one message: a hundred thousand at once would hold up whoever asks meanwhile. */
const NAMES_AT_ONCE = 5000;
/** A process that V8 ends says why before it lists where it stood. */
const LONGEST_WORDS = 65_536;

/** Starts a process that ends itself at its limits. */
export function startChild(limits: ProcessLimits): Child {
  const child = forkWorker(limits);
  let lastWords = '';
  let told: { names: NamesFiled; count: number } | undefined;
  let ended: Failed | undefined;
  let onEnded = (_: Failed): void => {};
  const end = (why: Failed) => {
    ended ??= why;
    onEnded(ended);
  };
  child.stderr?.on('data', (words) => {
    lastWords = `${lastWords}${words}`.slice(-LONGEST_WORDS);
  });
  child.on('close', (_, signal) => end(failureOf(signal, lastWords)));
  child.on('error', ({ message }) => end({ kind: 'failed', fault: 'crashed', message }));

  /** Resolves when it was handed over; that nobody is there any more is told by the end of the process. */
  function tell(message: ToChild): Promise<void> {
    return new Promise((resolve) => child.send(message, () => resolve()));
  }

  async function tellNames(names: NamesFiled): Promise<void> {
    const isNew = told?.names !== names;
    let count = isNew ? 0 : (told?.count ?? 0);
    if (isNew) await tell({ kind: 'names', isFirst: true, names: [] });
    for (; count < names.length; count += NAMES_AT_ONCE) {
      await tell({ kind: 'names', isFirst: false, names: names.slice(count, count + NAMES_AT_ONCE) });
    }
    told = { names, count: names.length };
  }

  function answer(task: ToChild, onPage: OnPage): Promise<Done> {
    return new Promise((resolve) => {
      const parts: unknown[] = [];
      const done = (how: Done) => {
        clearTimeout(timer);
        child.off('message', onMessage);
        onEnded = () => {};
        resolve(how);
      };
      const onMessage = (said: FromChild) => {
        if (said.kind === 'part') parts.push(deserialize(said.bytes));
        else if (said.kind === 'page') onPage(said);
        else if (said.kind === 'done') done({ ...said, parts });
        else if (said.kind === 'failed') done(said);
        else {
          const { message, reason, saw, residentBytes } = said;
          done({ kind: 'refused', error: new ReadError(message, { reason, saw }), residentBytes });
        }
      };
      const late = `not done after ${limits.milliseconds / 1000} s`;
      const timer = setTimeout(() => done({ kind: 'failed', fault: 'too_slow', message: late }), limits.milliseconds);
      onEnded = done;
      if (ended) return done(ended);
      child.on('message', onMessage);
      void tell(task);
    });
  }

  return {
    isAlive: () => !ended && child.connected,
    async run(task, names, onPage) {
      await tellNames(names);
      return answer(task, onPage);
    },
    hold(isHeld) {
      for (const kept of [child, child.channel, child.stderr instanceof Socket ? child.stderr : null]) {
        if (isHeld) kept?.ref();
        else kept?.unref();
      }
    },
    end: () => void child.kill('SIGKILL'),
  };
}

function forkWorker({ heapMegabytes, residentBytes }: ProcessLimits): ChildProcess {
  return fork(WORKER, [String(residentBytes)], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    // What a hostile document takes over must find no key or token.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
}

/** Its watchdog and the machine end a process that holds too much by SIGKILL; V8 says in its last words what it lacked. */
function failureOf(signal: NodeJS.Signals | null, lastWords: string): Failed {
  if (signal === OUT_OF_TIME) return { kind: 'failed', fault: 'too_slow', message: 'it used up its processor time' };
  const isOutOfMemory = signal === 'SIGKILL' || /out of memory|allocation failed/i.test(lastWords);
  if (isOutOfMemory) return { kind: 'failed', fault: 'too_large', message: 'it used up its memory' };
  return { kind: 'failed', fault: 'crashed', message: `the process ended${signal ? ` by ${signal}` : ''}` };
}
