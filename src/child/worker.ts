import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { serialize } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { ReadError } from '../contracts/errors.js';
import { type FromChild, OUT_OF_TIME, type ToChild } from './messages.js';
import { doTask } from './tasks.js';

/**
 * Ends the process as soon as it holds too much, has used up its processor time or its parent is gone, while its main thread may be
 * deep in a parser. The time is that of the process and not of a clock: a busy machine takes none of it.
 */
const WATCHDOG = `
  const { parentPort, workerData: { most, until, outOfTime } } = require('node:worker_threads');
  const parent = process.ppid;
  const look = () => {
    if (process.memoryUsage.rss() > most[0] || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
    const { user, system } = process.cpuUsage();
    const last = Atomics.load(until, 0);
    if (last > 0 && (user + system) / 1000 > last) process.kill(process.pid, outOfTime);
  };
  look();
  setInterval(look, 25);
  parentPort.postMessage('watching');
`;

/** The milliseconds of processor time at which the process ends itself; 0 while it does nothing. */
const until = new Int32Array(new SharedArrayBuffer(4));
/** The bytes that the process may hold; more while it reads pictures. */
const usual = Number(process.argv[2]);
const most = new Float64Array(new SharedArrayBuffer(8));
most[0] = usual;
const watchdog = new Worker(WATCHDOG, {
  eval: true,
  execArgv: [],
  workerData: { most, until, outOfTime: OUT_OF_TIME },
});
const watching = once(watchdog, 'message');
const filed = new Map<string, readonly string[]>();

endFirst();
process.on('disconnect', () => process.exit());
process.on('message', async (told: ToChild) => {
  await watching;
  if (told.kind === 'task') return say(await answer(told));
  if (told.isFirst) filed.clear();
  for (const [name, fullNames] of told.names) filed.set(name, fullNames);
});

async function answer({
  name,
  of,
  cpuMilliseconds,
  mostBytes,
  pages,
}: Extract<ToChild, { kind: 'task' }>): Promise<FromChild> {
  let last = Math.ceil(cpuMillisecondsUsed() + cpuMilliseconds);
  Atomics.store(until, 0, last);
  const residentBytes = () => process.memoryUsage.rss();
  let total = 0;
  const onPage = (page: { number: number; of: number }) => {
    last += pages.cpuMilliseconds;
    Atomics.store(until, 0, last);
    most[0] = pages.residentBytes;
    void say({ kind: 'page', ...page });
  };
  try {
    for await (const part of doTask(name, of, filed, onPage)) {
      const bytes = serialize(part);
      total += bytes.length;
      if (total > mostBytes)
        return { kind: 'failed', fault: 'too_large', message: 'what it holds is more than is taken' };
      await say({ kind: 'part', bytes });
    }
    if (cpuMillisecondsUsed() > last)
      return { kind: 'failed', fault: 'too_slow', message: 'it used up its processor time' };
    return { kind: 'done', residentBytes: residentBytes() };
  } catch (error) {
    if (error instanceof ReadError) {
      const { message, reason, saw } = error;
      return { kind: 'refused', message, reason, saw, residentBytes: residentBytes() };
    }
    // A stack or a string that grows beyond what there is room for.
    const fault = error instanceof RangeError ? 'too_large' : 'crashed';
    return { kind: 'failed', fault, message: error instanceof Error ? error.message : String(error) };
  } finally {
    Atomics.store(until, 0, 0);
    most[0] = usual;
  }
}

function cpuMillisecondsUsed(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Resolves when it was handed over, so that parts do not pile up here. */
function say(told: FromChild): Promise<void> {
  return new Promise((resolve) => {
    process.send?.(told, () => resolve());
  });
}

/** Where the machine itself runs out of memory, the document goes and the bot stays. */
function endFirst(): void {
  try {
    writeFileSync('/proc/self/oom_score_adj', '1000');
  } catch {
    // Only Linux has it.
  }
}
