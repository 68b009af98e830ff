import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { ReadError } from '../errors.js';
import type { ReadReason } from '../report/read-reason.js';
import type { SourceDocument } from './document.js';
import { formatOf, readDocument } from './read.js';
import { tooLarge } from './zip.js';

/** What a child process is asked. */
export type ChildTask = { bytes: Uint8Array; source: string };

/** What it answers; after `failed` nothing it holds can be trusted. */
export type ChildAnswer =
  | { kind: 'read'; document: SourceDocument; residentBytes: number }
  | { kind: 'refused'; message: string; reason: ReadReason; residentBytes: number }
  | { kind: 'failed'; message: string };

/** What one document may use up, and how many are parsed at once. */
export type ChildLimits = { heapMegabytes: number; residentBytes: number; milliseconds: number; atOnce: number };

export type ChildReader = {
  /** As `readDocument`, in a process of its own; ReadError (too_large) where the document uses up its limits. */
  read(bytes: Uint8Array, source: string): Promise<SourceDocument>;
  /** Ends the processes that wait for the next document. */
  close(): void;
};

const MEGABYTE = 1024 * 1024;
const LIMITS: ChildLimits = { heapMegabytes: 256, residentBytes: 400 * MEGABYTE, milliseconds: 30_000, atOnce: 2 };
const LARGEST_FILE = 25 * MEGABYTE;
/** A process that holds more after a document is ended, so that the next has its whole allowance. */
const WORN_BYTES = 220 * MEGABYTE;

/** A process of its own is started from the build, also where this file is read as TypeScript: by the tests and the benches. */
const BUILT = import.meta.url.endsWith('.ts') ? '../../dist/read/child-worker.js' : './child-worker.js';
const WORKER = fileURLToPath(new URL(BUILT, import.meta.url));

const shared = createChildReader();

/** The document in blocks, parsed where a bomb, a hang or a crash costs that one document; ReadError says what it was. */
export async function readInChild(bytes: Uint8Array, source: string): Promise<SourceDocument> {
  return shared.read(bytes, source);
}

/** Reads documents in processes that are kept for the next document, and replaced after any that failed. */
export function createChildReader(given: Partial<ChildLimits> = {}): ChildReader {
  const limits = { ...LIMITS, ...given };
  const idle: ChildProcess[] = [];
  const waiting: (() => void)[] = [];
  let running = 0;

  async function inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (running >= limits.atOnce) await new Promise<void>((resolve) => waiting.push(resolve));
    else running += 1;
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  }

  async function parse(task: ChildTask): Promise<SourceDocument> {
    const child = takeIdle() ?? start(limits);
    hold(child, true);
    const answer = await ask(child, { task, milliseconds: limits.milliseconds });
    if (answer.kind === 'failed') {
      child.kill('SIGKILL');
      throw tooLarge(task.source, answer.message);
    }
    if (answer.residentBytes > WORN_BYTES) child.kill();
    else {
      hold(child, false);
      idle.push(child);
    }
    if (answer.kind === 'refused') throw new ReadError(answer.message, { reason: answer.reason });
    return answer.document;
  }

  function takeIdle(): ChildProcess | undefined {
    let child = idle.pop();
    while (child && !child.connected) child = idle.pop();
    return child;
  }

  return {
    async read(bytes, source) {
      if (bytes.length > LARGEST_FILE) throw tooLarge(source, `${Math.ceil(bytes.length / MEGABYTE)} MB`);
      // Lines of text cannot do more than be long.
      if (formatOf(bytes) === 'text') return readDocument(bytes, source);
      return inTurn(() => parse({ bytes, source }));
    },
    close() {
      for (const child of idle.splice(0)) child.kill();
    },
  };
}

function start({ heapMegabytes, residentBytes }: ChildLimits): ChildProcess {
  const child = fork(WORKER, [String(residentBytes)], {
    execArgv: [`--max-old-space-size=${heapMegabytes}`],
    // What a hostile document takes over must find no key or token.
    env: {},
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  // A child that dies between two documents is found out when it is next taken.
  child.on('error', () => {});
  return child;
}

/** A child that waits does not keep the program from ending. */
function hold(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) {
    child.ref();
    child.channel?.ref();
  } else {
    child.unref();
    child.channel?.unref();
  }
}

function ask(
  child: ChildProcess,
  { task, milliseconds }: { task: ChildTask; milliseconds: number },
): Promise<ChildAnswer> {
  return new Promise((resolve) => {
    const done = (answer: ChildAnswer) => {
      clearTimeout(timer);
      child.off('message', done);
      child.off('exit', onExit);
      child.off('error', onError);
      resolve(answer);
    };
    const onExit = () => done({ kind: 'failed', message: 'the parser used up its memory or crashed' });
    const onError = (error: Error) => done({ kind: 'failed', message: error.message });
    const timer = setTimeout(
      () => done({ kind: 'failed', message: `the parser was not done after ${milliseconds / 1000} s` }),
      milliseconds,
    );
    child.on('message', done);
    child.on('exit', onExit);
    child.on('error', onError);
    child.send(task);
  });
}
