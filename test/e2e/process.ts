import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { childScript, PROGRAM } from '../built.js';
import type { Orders, Told } from './bot-process.js';
import type { UpkeepOrders } from './upkeep-works.js';

const ROOT = join(import.meta.dirname, '../..');

export type Ended = { status: number | null; signal: NodeJS.Signals | null };
const NOT_YET: Ended = { status: null, signal: null };

/** A child process, what it printed, and how it ended. */
export class Running {
  printed = '';
  readonly startedAt = Date.now();
  readonly ended: Promise<Ended>;
  isOver = false;
  private end = NOT_YET;
  private readonly listening: (() => void)[] = [];

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.printed += text;
        for (const heard of this.listening.splice(0)) heard();
      });
    }
    this.ended = new Promise((resolve) => {
      child.on('close', (status, signal) => {
        this.isOver = true;
        this.end = { status, signal };
        resolve(this.end);
      });
    });
  }

  get status(): number | null {
    return this.end.status;
  }

  get signal(): NodeJS.Signals | null {
    return this.end.signal;
  }

  /** Where its HTTP server listens, once it has said so. */
  get port(): number | undefined {
    const said = /"port":(\d+)/.exec(this.printed)?.[1];
    return said === undefined ? undefined : Number(said);
  }

  get(path: string): Promise<Response> {
    return fetch(`http://127.0.0.1:${this.port}${path}`);
  }

  /** Resolves when the process has printed this; rejects where it ends without. */
  async says(text: string): Promise<void> {
    while (!this.printed.includes(text)) {
      if (this.isOver) throw new Error(`no "${text}":\n${this.printed.slice(-4000)}`);
      await Promise.race([this.ended, new Promise<void>((resolve) => this.listening.push(resolve))]);
    }
  }

  /** Tells a bot of the tests something, and waits until it was done; the program itself hears nothing, it keeps the machine's time. */
  async tell(told: Told): Promise<void> {
    if (this.isOver || !this.child.connected) return;
    const done = new Promise<void>((resolve) => this.child.once('message', () => resolve()));
    this.child.send(told);
    await Promise.race([done, this.ended]);
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Starts the bot with the `Ask` of the tests. */
export function startBot(orders: Orders): Running {
  return start(childScript('e2e/bot-process.ts'), [JSON.stringify(orders)], {}, true);
}

/** Starts a work of upkeep that may be killed. */
export function startUpkeep(orders: UpkeepOrders): Running {
  return start(childScript('e2e/upkeep-process.ts'), [JSON.stringify(orders)], {});
}

/** Starts the program as it is installed: what benches measure. */
export function startInstalled(args: string[], environment: Record<string, string>): Running {
  return start(PROGRAM, args, environment);
}

/** Starts the program as a person does, except that it waits for none of Telegram's limits on sending. */
export function startProgram(args: string[], environment: Record<string, string>): Running {
  return start(childScript('e2e/start-process.ts'), args, environment);
}

function start(script: string, args: string[], environment: Record<string, string>, isTold = false): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: ROOT,
    env: { PATH, HOME, PORT: '0', ...environment },
    stdio: ['pipe', 'pipe', 'pipe', ...(isTold ? (['ipc'] as const) : [])],
  });
  return new Running(child);
}
