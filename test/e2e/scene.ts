import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inject } from 'vitest';
import { STORE_FILE } from '../../src/store/connect.js';
import { type HandClock, handClock } from '../fakes/clock.js';
import { type ModelServer, startModelServer } from '../fakes/model-server.js';
import { FakeTelegram } from '../fakes/telegram.js';
import type { Orders } from './bot-process.js';
import { broken, type Used } from './invariants.js';
import { type Running, startBot, startProgram } from './process.js';

/** Everything a case needs: a Bot API server, a folder, processes; what must hold of them is looked at when the case is over. */
export type Scene = {
  telegram: FakeTelegram;
  /** The folder of every process that is not given another. */
  folder: string;
  /** The time by which the server and, in a scene by hand, the bots with the tests' `Ask` live; passed by `pass` alone. */
  now(): number;
  /** Lets so many milliseconds pass for the server and those bots. */
  pass(milliseconds: number): Promise<void>;
  /** Lets time pass in steps until something is so. */
  passUntil(test: () => boolean, step?: number): Promise<void>;
  anotherFolder(): string;
  /** Starts the bot with the `Ask` of the tests. */
  bot(orders?: Partial<Orders>, ends?: Ends): Running;
  /** Starts the program as a person does, with the server for Telegram. */
  program(args?: string[], environment?: Record<string, string>, ends?: Ends): Running;
  model(): Promise<ModelServer>;
  /** Fails where something does not hold that must hold after every case. */
  holds(): Promise<void>;
  /** Stops what still lives; then everything must hold once more. */
  close(): Promise<void>;
};

/** How much faster than the machine's time a fetch that brings nothing ends in a scene by hand. */
const POLLS = 60;

/** How a process is to end that is not told to; 0 where the case does not say. */
type Ends = number | NodeJS.Signals;

/**
 * A scene; who opens it closes it. With a `start` its time is by hand and begins there. Figures are held to their facts in every message
 * of the bot, or in those that `isAnswer` picks.
 */
export async function openScene({
  start,
  isAnswer,
}: { start?: number | undefined } & Pick<Used, 'isAnswer'> = {}): Promise<Scene> {
  const clock: HandClock | undefined = start === undefined ? undefined : handClock(start);
  const telegram = await FakeTelegram.open(clock && { now: clock.now, pace: POLLS });
  const models: ModelServer[] = [];
  const folders: string[] = [];
  const processes: Used['processes'][number][] = [];
  const secrets: string[] = [];
  const anotherFolder = () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-e2e-'));
    folders.push(folder);
    return folder;
  };
  const folder = anotherFolder();
  const kept = (running: Running, ends: Ends = 0) => {
    processes.push({ running, ends });
    return running;
  };
  const used = { telegram, folders, processes, secrets, isAnswer };
  const living = () => processes.filter(({ running }) => !running.isOver).map(({ running }) => running);

  async function pass(milliseconds: number): Promise<void> {
    clock?.pass(milliseconds);
    await Promise.all(living().map((running) => running.tell({ pass: milliseconds })));
  }

  async function holds(): Promise<void> {
    for (const running of living()) await untilIdle(running, pass);
    const wrong = broken(used);
    if (wrong.length > 0) throw new Error(`does not hold:\n${wrong.join('\n')}`);
  }

  return {
    telegram,
    folder,
    now: () => clock?.now() ?? Date.now(),
    pass,
    async passUntil(test, step = 1000) {
      while (!test()) {
        await pass(step);
        // What waited has its turn.
        await sleep(5);
      }
    },
    anotherFolder,
    bot(orders = {}, ends) {
      if (orders.reports) fileSamples(orders.folder ?? folder);
      return kept(startBot({ folder, apiRoot: telegram.root, ...(clock && { time: clock.now() }), ...orders }), ends);
    },
    program(args = ['start'], environment = {}, ends) {
      for (const [name, value] of Object.entries(environment)) if (/KEY|SECRET/.test(name)) secrets.push(value);
      if (args[0] === 'start') fileSamples(environment.WENBAO_INDEX ?? folder);
      const telegrams = { TELEGRAM_BOT_TOKEN: FakeTelegram.TOKEN, TELEGRAM_API_ROOT: telegram.root };
      return kept(startProgram(args, { WENBAO_INDEX: folder, ...telegrams, ...environment }), ends);
    },
    async model() {
      const model = await startModelServer();
      models.push(model);
      return model;
    },
    holds,
    async close() {
      try {
        await Promise.all(living().map((running) => running.stop()));
        await holds();
      } finally {
        for (const running of living()) await running.stop('SIGKILL');
        await Promise.all(models.map((model) => model.close()));
        await telegram.close();
        for (const each of folders) rmSync(each, { recursive: true, force: true });
      }
    },
  };
}

/** Spares a first start its filing of the sample reports. */
function fileSamples(folder: string): void {
  if (!existsSync(join(folder, STORE_FILE))) cpSync(inject('filed'), folder, { recursive: true });
}

/** Waits until a bot has answered everything; one that does not serve yet, or no more, is let be. */
async function untilIdle(running: Running, pass: Scene['pass']): Promise<void> {
  while (running.port !== undefined && !running.isOver) {
    const metrics = await running.get('/metrics').then(
      (response) => response.text(),
      () => '',
    );
    if (!/^inbox_depth [1-9]/m.test(metrics)) return;
    await pass(1000);
    await sleep(50);
  }
}
