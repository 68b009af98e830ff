import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Answer } from './answer.js';

/** A conversation with the program in a process of its own, over lines. */
export type Program = { ask: (text: string) => Promise<Answer>; close: () => Promise<void> };

const COMMAND = ['run', '-s', 'wenbao', '--'];

/** Without a model, for what is measured is the program's own reading. */
function environment(index: string): NodeJS.ProcessEnv {
  const { OPENAI_API_KEY: _, ...rest } = process.env;
  return { ...rest, WENBAO_INDEX: index };
}

/** Runs a command of the program to its end and gives what it printed. */
export function runProgram(args: readonly string[], index: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn('npm', [...COMMAND, ...args], {
      env: environment(index),
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const printed: Buffer[] = [];
    child.stdout.on('data', (some: Buffer) => printed.push(some));
    child.on('error', reject);
    child.on('close', (status) => {
      if (status === 0) resolve(Buffer.concat(printed).toString('utf8'));
      else reject(new Error(`wenbao ${args[0]} ended with ${status}`));
    });
  });
}

/** Opens `chat --json`; every question is asked in a chat of its own. */
export function openProgram(index: string): Program {
  const child = spawn('npm', [...COMMAND, 'chat', '--json'], {
    env: environment(index),
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const waiting: { resolve: (answer: Answer) => void; reject: (error: Error) => void }[] = [];
  const lines = createInterface({ input: child.stdout });
  const closed = new Promise<void>((resolve) => lines.on('close', resolve));
  lines.on('line', (line) => {
    if (!line.startsWith('{')) return;
    // One answer object comes a line, as the contract says.
    waiting.shift()?.resolve(JSON.parse(line) as Answer);
  });
  lines.on('close', () => {
    for (const { reject } of waiting.splice(0)) reject(new Error('the program ended before it answered'));
  });
  const run = Date.now().toString(36);
  let asked = 0;
  return {
    ask: (text) =>
      new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        asked += 1;
        child.stdin.write(`${JSON.stringify({ chat: `bench ${run} ${asked}`, text })}\n`);
      }),
    close: async () => {
      child.stdin.end();
      await closed;
    },
  };
}
