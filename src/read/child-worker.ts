import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { ReadError } from '../errors.js';
import type { ChildAnswer, ChildTask } from './child.js';
import { readDocument } from './read.js';

/** Ends the process as soon as it holds too much or its parent is gone, while its main thread may be deep in a parser. */
const WATCHDOG = `
  const { parentPort, workerData: { residentBytes } } = require('node:worker_threads');
  const parent = process.ppid;
  const look = () => {
    if (process.memoryUsage.rss() > residentBytes || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  };
  look();
  setInterval(look, 25);
  parentPort.postMessage('watching');
`;

// The process of its own in which child.ts has documents parsed: it is started, asked and ended by its parent only.
const watchdog = new Worker(WATCHDOG, {
  eval: true,
  execArgv: [],
  workerData: { residentBytes: Number(process.argv[2]) },
});
const watching = once(watchdog, 'message');
process.on('disconnect', () => process.exit());
process.on('message', async (task: ChildTask) => {
  await watching;
  process.send?.(await answer(task));
});

async function answer({ bytes, source }: ChildTask): Promise<ChildAnswer> {
  const residentBytes = () => process.memoryUsage.rss();
  try {
    const document = await readDocument(bytes, source);
    return { kind: 'read', document, residentBytes: residentBytes() };
  } catch (error) {
    if (error instanceof ReadError) {
      return { kind: 'refused', message: error.message, reason: error.reason, residentBytes: residentBytes() };
    }
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}
