import { Worker } from 'node:worker_threads';

type ToDraw = { svg: string; description: string };
type Rendered = { number: number; png: Uint8Array } | { number: number; error: unknown };
type Waiting = { resolve: (png: Uint8Array) => void; reject: (error: unknown) => void };

/** The thread is started from the build, also where this file is read as TypeScript: by the tests and the benches. */
const BUILT = import.meta.url.endsWith('.ts') ? '../../dist/chart/render-worker.js' : './render-worker.js';
/** Pictures that are kept; most charts are asked for again within the hour. */
const KEPT = 100;

const kept = new Map<string, Promise<Uint8Array>>();
const waiting = new Map<number, Waiting>();
let thread: Worker | undefined;
let last = 0;

/** An SVG as a PNG, rendered in a thread of its own so that nobody waits for another's picture; the last hundred are kept. */
export function renderBeside(picture: ToDraw): Promise<Uint8Array> {
  const key = JSON.stringify(picture);
  const known = kept.get(key);
  const png = known ?? rendered(picture);
  // The newest stand last.
  kept.delete(key);
  kept.set(key, png);
  if (!known) png.catch(() => kept.delete(key));
  const [oldest] = kept.keys();
  if (kept.size > KEPT && oldest !== undefined) kept.delete(oldest);
  return png;
}

function rendered(picture: ToDraw): Promise<Uint8Array> {
  thread ??= start();
  last += 1;
  const number = last;
  // A program that has nothing else to do ends, but not while a picture is being made.
  thread.ref();
  thread.postMessage({ number, ...picture });
  return new Promise((resolve, reject) => waiting.set(number, { resolve, reject }));
}

function start(): Worker {
  const started = new Worker(new URL(BUILT, import.meta.url), { execArgv: [] });
  started.on('message', (done: Rendered) => {
    const found = waiting.get(done.number);
    waiting.delete(done.number);
    if (waiting.size === 0) started.unref();
    if ('png' in done) found?.resolve(done.png);
    else found?.reject(done.error);
  });
  // The next picture starts another.
  started.on('error', (error) => {
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
    waiting.clear();
  });
  return started;
}
