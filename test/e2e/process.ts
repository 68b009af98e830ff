import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Orders } from './bot-process.js';

const ROOT = join(import.meta.dirname, '../..');

export type Ended = { status: number | null; signal: NodeJS.Signals | null };

/** A child process, what it printed, and how it ended. */
export class Running {
  printed = '';
  readonly startedAt = Date.now();
  readonly ended: Promise<Ended>;

  constructor(readonly child: ChildProcess) {
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.printed += text;
      });
    }
    this.ended = new Promise((resolve) => child.on('close', (status, signal) => resolve({ status, signal })));
  }

  /** Resolves when the process has printed this. */
  async says(text: string): Promise<void> {
    while (!this.printed.includes(text)) {
      const more = new Promise((resolve) => this.child.stderr?.once('data', resolve));
      const isOver = await Promise.race([more.then(() => false), this.ended.then(() => true)]);
      if (isOver && !this.printed.includes(text)) throw new Error(`ended without "${text}":\n${this.printed}`);
    }
  }

  stop(signal: NodeJS.Signals = 'SIGTERM'): Promise<Ended> {
    this.child.kill(signal);
    return this.ended;
  }
}

/** Starts the bot with the `Ask` of the tests. */
export function startBot(orders: Orders): Running {
  return start('test/e2e/bot-process.ts', [JSON.stringify(orders)], {});
}

/** Starts the program as a person does. */
export function startProgram(args: string[], environment: Record<string, string>): Running {
  return start('src/cli.ts', args, environment);
}

function start(script: string, args: string[], environment: Record<string, string>): Running {
  const { PATH = '', HOME = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', script, ...args], {
    cwd: ROOT,
    env: { PATH, HOME, PORT: '0', ...environment },
  });
  return new Running(child);
}
