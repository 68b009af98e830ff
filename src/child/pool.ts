import { ReadError } from '../contracts/errors.js';
import type { OnPage } from '../read/raw-document.js';
import { tooLarge } from '../read/zip.js';
import { type Child, type Failed, type ProcessLimits, startChild } from './child.js';
import type { PageLimits } from './messages.js';
import type { NamesFiled, RunTask, TaskName, Tasks } from './task.js';

/** What one document may use up, and how many are worked on at once. */
export type ChildLimits = ProcessLimits & {
  /** Processor time for a task, and what is added for each megabyte after the first that it is about. */
  cpuMilliseconds: number;
  cpuMillisecondsAMegabyte: number;
  pages: PageLimits;
  atOnce: number;
  /** Tasks that one process does before another takes its place. */
  tasks: number;
};

/** Processes that do tasks; they are kept for the next task, and replaced after any that failed. */
export type ChildPool = {
  /** Does a task beside the program; ReadError (too_large, too_slow, crashed) where the document goes beyond its limits. */
  run: RunTask;
  /** Ends the processes that wait for the next task. */
  close(): void;
};

const MEGABYTE = 1024 * 1024;
const LIMITS: ChildLimits = {
  heapMegabytes: 256,
  residentBytes: 400 * MEGABYTE,
  cpuMilliseconds: 4500,
  cpuMillisecondsAMegabyte: 500,
  // Recognising a page takes 4 s and 450 MB: see docs/benchmarks.md.
  pages: { cpuMilliseconds: 15_000, residentBytes: 700 * MEGABYTE },
  // Processor time is what is limited; this is for a process that waits for nothing.
  milliseconds: 600_000,
  atOnce: 2,
  tasks: 500,
};
const LARGEST_FILE = 25 * MEGABYTE;
/** What may come back: of an archive its files, of a document what is filed. */
const MOST_BYTES: Record<TaskName, number> = {
  archive: 128 * MEGABYTE,
  reports: 64 * MEGABYTE,
  page: MEGABYTE,
  review: 16 * MEGABYTE,
  compare: MEGABYTE,
};
/** A process that holds more after a document is ended, so that the next has its whole allowance. */
const WORN_BYTES = 220 * MEGABYTE;
const NO_NAMES: NamesFiled = [];

/** Does tasks in processes that the whole program shares. */
export const runBeside: RunTask = (name, of, names, onPage) => shared.run(name, of, names, onPage);

const shared = createChildPool();

/** A pool of its own, with other limits where these are given. */
export function createChildPool(given: Partial<ChildLimits> = {}): ChildPool {
  const limits = { ...LIMITS, ...given };
  const idle: { child: Child; tasks: number }[] = [];
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

  function takeIdle(): { child: Child; tasks: number } {
    let found = idle.pop();
    while (found && !found.child.isAlive()) found = idle.pop();
    return found ?? { child: startChild(limits), tasks: 0 };
  }

  async function work<Name extends TaskName>(
    name: Name,
    of: Tasks[Name]['of'],
    names: NamesFiled,
    onPage: OnPage,
  ): Promise<Tasks[Name]['part'][]> {
    const { child, tasks } = takeIdle();
    child.hold(true);
    const { source, bytes } = aboutOf(of);
    const more = Math.max(0, bytes / MEGABYTE - 1) * limits.cpuMillisecondsAMegabyte;
    const cpuMilliseconds = limits.cpuMilliseconds + more;
    const { pages } = limits;
    const task = { kind: 'task' as const, name, of, cpuMilliseconds, mostBytes: MOST_BYTES[name], pages };
    const done = await child.run(task, names, onPage);
    if (done.kind === 'failed') {
      child.end();
      throw errorOf(source, done);
    }
    if (done.residentBytes > WORN_BYTES || tasks + 1 >= limits.tasks) child.end();
    else {
      child.hold(false);
      idle.push({ child, tasks: tasks + 1 });
    }
    if (done.kind === 'refused') throw done.error;
    // Its own worker did the task of that name.
    return done.parts as Tasks[Name]['part'][];
  }

  return {
    async run(name, of, names = NO_NAMES, onPage = () => {}) {
      const { source, bytes } = aboutOf(of);
      if (bytes > LARGEST_FILE) throw tooLarge(source, `${Math.ceil(bytes / MEGABYTE)} MB`);
      return inTurn(() => work(name, of, names, onPage));
    },
    close() {
      for (const { child } of idle.splice(0)) child.end();
    },
  };
}

/** What a task is about, for its limits and for whoever is told of them. */
function aboutOf(of: Tasks[TaskName]['of']): { source: string; bytes: number } {
  if (!('bytes' in of)) return { source: of.filing.report.source, bytes: 0 };
  return { source: 'source' in of ? of.source : of.address, bytes: of.bytes.length };
}

function errorOf(source: string, { fault, message }: Failed): ReadError {
  if (fault === 'too_large') return tooLarge(source, message);
  return new ReadError(`${source}: ${message}`, { reason: fault });
}
