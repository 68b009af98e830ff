import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { STORE_FILE } from '../../src/store/connect.js';
import { QUEUE_FILE } from '../../src/store/queue/queue.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { readFiled, unsupported } from './figures.js';
import type { Running } from './process.js';

/** What a case made use of, and how each of its processes is to have ended. */
export type Used = {
  telegram: FakeTelegram;
  folders: readonly string[];
  processes: readonly { running: Running; ends: number | NodeJS.Signals }[];
  /** Keys and whatever else must not be told to anybody, beside the token and what people said. */
  secrets: readonly string[];
  /** Which messages of the bot are answers with their sources; all of them where nothing is said. */
  isAnswer?: ((text: string) => boolean) | undefined;
};

/**
 * What must hold after every case, whatever was done to the bot: (I1) a process lives or ended as it should, (I2) no file is damaged,
 * (I3) every update it took on has one end, and every message, (I4) no secret stands in what it printed, (I5) every figure it sent stands
 * in a fact with a source. Comes back with what does not hold.
 */
export function broken(used: Used): string[] {
  return [
    ...used.processes.flatMap(({ running, ends }) => endOf(running, ends)),
    ...used.folders.flatMap(damageIn),
    ...(used.processes.every(({ running }) => running.isOver) ? openEnds(used) : []),
    ...used.processes.flatMap(({ running }) => leaksIn(running.printed, used)),
    ...unsupportedIn(used),
  ];
}

function endOf({ isOver, status, signal, printed }: Running, ends: number | NodeJS.Signals): string[] {
  if (!isOver || ends === (status ?? signal)) return [];
  return [`I1: a process ended with ${status ?? signal} instead of ${ends}:\n${printed.slice(-2000)}`];
}

/** Every file of SQLite's but the queue of a bot that lives, which nobody else may open, can be read whole. */
function damageIn(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.sqlite'));
  return files.flatMap((name) => {
    const check = (database: Database.Database) => database.pragma('integrity_check', { simple: true });
    const outcome = reading(join(folder, name), check);
    return outcome === 'ok' || outcome === LOCKED ? [] : [`I2: ${name} is damaged: ${outcome}`];
  });
}

/** What has no end in the queues of bots that are over, and what was taken on and is in none of them. */
export function openEnds({ telegram, folders }: Pick<Used, 'telegram' | 'folders'>): string[] {
  const seen = new Set<number>();
  const open = folders.flatMap((folder) => {
    if (!readdirSync(folder).includes(QUEUE_FILE)) return [];
    const found = reading(join(folder, QUEUE_FILE), (database) => {
      const updates = database.prepare<[], { id: number; state: string; content: string | null }>(
        'SELECT update_id AS id, state, content FROM inbox',
      );
      const messages = database.prepare<[], { id: number; state: string; content: string | null }>(
        'SELECT number AS id, state, content FROM outbox',
      );
      const without = (ends: readonly string[]) => (row: { state: string; content: string | null }) =>
        !ends.includes(row.state) || row.content !== null;
      for (const { id } of updates.iterate()) seen.add(id);
      return [
        ...updates
          .all()
          .filter(without(['answered', 'free', 'limited', 'ignored', 'expired']))
          .map((row) => ['update', row]),
        ...messages
          .all()
          .filter(without(['sent', 'refused', 'expired']))
          .map((row) => ['message', row]),
      ].map((row) => `I3: without an end: ${JSON.stringify(row)}`);
    });
    return Array.isArray(found) ? found : [`I3: ${folder} cannot be read: ${found}`];
  });
  const lost = [...telegram.confirmed].filter((update) => !seen.has(update));
  return [...open, ...lost.map((update) => `I3: update ${update} was taken on and is nowhere`)];
}

/** Secrets, and what people said, in what a process printed. */
export function leaksIn(printed: string, { telegram, secrets }: Pick<Used, 'telegram' | 'secrets'>): string[] {
  // What is shorter, or a command, may stand in a log by chance.
  const said = telegram.everything
    .filter(({ from }) => !from?.is_bot)
    .flatMap(({ text, caption }) => [text ?? '', caption ?? ''])
    .filter((text) => text.length >= 4 && !text.startsWith('/'));
  const found = [FakeTelegram.TOKEN, ...secrets, ...new Set(said)].filter((words) => printed.includes(words));
  return found.map((words) => `I4: printed "${words.slice(0, 40)}"`);
}

function unsupportedIn({ telegram, folders, isAnswer = () => true }: Used): string[] {
  const stores = folders.map((folder) => readFiled(join(folder, STORE_FILE)));
  const filed = {
    facts: stores.flatMap(({ facts }) => facts),
    paragraphs: stores.flatMap(({ paragraphs }) => paragraphs),
  };
  // A bot without a store repeats what it is asked.
  if (filed.facts.length === 0) return [];
  const sent = telegram.everything.filter(({ from }) => from?.is_bot).map(({ text = '' }) => text);
  return [...new Set(sent)]
    .filter(isAnswer)
    .flatMap((text) => unsupported(text, filed).map((number) => `I5: ${number} in "${text}"`));
}

const LOCKED = 'locked';

/** What is read of a file; what went wrong where it cannot be. */
function reading<T>(file: string, read: (database: Database.Database) => T): T | string {
  try {
    const database = new Database(file, { readonly: true, timeout: 100 });
    try {
      return read(database);
    } finally {
      database.close();
    }
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'SQLITE_BUSY' ? LOCKED : String(error);
  }
}
