import { accessSync, constants, existsSync, mkdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { type Config, readConfig } from '../config.js';
import { InUseError } from '../errors.js';
import type { UpkeepWording } from '../language.js';
import { scrub } from '../log.js';
import { STORE_FILE } from '../store/connect.js';
import { MIGRATIONS } from '../store/migrations.js';
import { openSqliteQueue } from '../store/queue.js';
import { EXIT } from './context.js';
import { examineTelegram } from './doctor-telegram.js';

/** One thing that was looked at: in order, to be watched, or broken. */
export type Check = { check: string; state: 'ok' | 'warning' | 'broken'; text: string };

const LEAST_MEGABYTES = 200;
const SIGNS = { ok: '✓', warning: '!', broken: '✗' } as const;

/** Looks at everything the program rests on and says what is wrong and what to do; 1 where something is broken. Shows no secret. */
export async function doctor(
  {
    environment,
    wording,
    write = (line) => process.stdout.write(line),
  }: {
    environment: Readonly<Record<string, string | undefined>>;
    wording: UpkeepWording;
    write?: (line: string) => void;
  },
  { offline, json }: { offline?: boolean; json?: boolean },
): Promise<number> {
  const checks: Check[] = [];
  const config = examineSettings(environment, { wording, checks });
  checks.push(...(await examineHost(wording)));
  if (config) {
    checks.push(...examineFolder(config.index, wording), ...examineStore(config.index, wording));
    checks.push(...(await examineQueue(config.index, wording)));
    if (config.mode === 'terminal') checks.push({ check: 'telegram', state: 'warning', text: wording.noToken });
    else if (!offline) checks.push(...(await examineTelegram(config, wording)));
  }
  for (const check of checks) {
    const line = json ? JSON.stringify(check) : `${SIGNS[check.state]} ${check.text}`;
    write(`${scrub(line)}\n`);
  }
  return checks.some(({ state }) => state === 'broken') ? EXIT.refused : 0;
}

function examineSettings(
  environment: Readonly<Record<string, string | undefined>>,
  { wording, checks }: { wording: UpkeepWording; checks: Check[] },
): Config | undefined {
  try {
    const config = readConfig(environment);
    checks.push({ check: 'settings', state: 'ok', text: wording.settings });
    return config;
  } catch (error) {
    checks.push({ check: 'settings', state: 'broken', text: wording.settingsWrong(messageOf(error)) });
    return undefined;
  }
}

async function examineHost(wording: UpkeepWording): Promise<Check[]> {
  const { node } = process.versions;
  const [major = 0, minor = 0] = node.split('.').map(Number);
  const isOld = major < 20 || (major === 20 && minor < 19);
  const checks: Check[] = [
    { check: 'node', state: isOld ? 'broken' : 'ok', text: isOld ? wording.nodeOld(node) : wording.node(node) },
  ];
  try {
    const database = new Database(':memory:');
    const sqlite = String(database.prepare('SELECT sqlite_version()').pluck().get());
    database.close();
    checks.push({ check: 'native', state: 'ok', text: wording.native(sqlite) });
  } catch {
    checks.push({ check: 'native', state: 'broken', text: wording.nativeMissing('better-sqlite3') });
  }
  await import('hnswlib-node').catch(() => {
    checks.push({ check: 'native', state: 'broken', text: wording.nativeMissing('hnswlib-node') });
  });
  return checks;
}

function examineFolder(path: string, wording: UpkeepWording): Check[] {
  try {
    mkdirSync(path, { recursive: true });
    accessSync(path, constants.W_OK);
    const { bavail, bsize } = statfsSync(path);
    const free = { path, megabytes: Math.floor((bavail * bsize) / 1_000_000) };
    if (free.megabytes >= LEAST_MEGABYTES) return [{ check: 'folder', state: 'ok', text: wording.folder(free) }];
    return [{ check: 'folder', state: 'warning', text: wording.folderFull(free) }];
  } catch {
    return [{ check: 'folder', state: 'broken', text: wording.folderUnwritable(path) }];
  }
}

function examineStore(index: string, wording: UpkeepWording): Check[] {
  const file = join(index, STORE_FILE);
  if (!existsSync(file)) return [{ check: 'store', state: 'warning', text: wording.storeAbsent }];
  const damaged: Check = { check: 'store', state: 'broken', text: wording.storeDamaged(file) };
  try {
    const database = new Database(file, { readonly: true });
    try {
      const version = Number(database.pragma('user_version', { simple: true }));
      if (version > MIGRATIONS.length) {
        const versions = { store: version, program: MIGRATIONS.length };
        return [{ check: 'store', state: 'broken', text: wording.storeNewer(versions) }];
      }
      if (database.pragma('quick_check', { simple: true }) !== 'ok') return [damaged];
      const current = 'SELECT count(*) FROM reports WHERE superseded_by IS NULL';
      const reports = Number(database.prepare(current).pluck().get());
      const journal = String(database.pragma('journal_mode', { simple: true }));
      return [{ check: 'store', state: 'ok', text: wording.store({ reports, version, journal }) }];
    } finally {
      database.close();
    }
  } catch {
    return [damaged];
  }
}

async function examineQueue(folder: string, wording: UpkeepWording): Promise<Check[]> {
  try {
    const queue = await openSqliteQueue({ folder });
    const { waiting } = await queue.depth();
    await queue.close();
    return [{ check: 'queue', state: 'ok', text: wording.queue(waiting) }];
  } catch (error) {
    if (error instanceof InUseError) return [{ check: 'queue', state: 'ok', text: wording.queueInUse }];
    return [{ check: 'queue', state: 'broken', text: messageOf(error) }];
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
