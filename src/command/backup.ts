import { join } from 'node:path';
import type { Config } from '../config/settings.js';
import type { UpkeepWording } from '../contracts/language.js';
import { BACKUPS, backUp, restore } from '../store/backup.js';
import { openSqliteQueue } from '../store/queue/queue.js';

/** What a command gets that works on the store from outside. */
export type UpkeepContext = { config: Config; wording: UpkeepWording };

/** Copies the store, in use or not, into a folder of its own; the oldest copies go. */
export async function backup(
  { config, wording }: UpkeepContext,
  { keep }: { keep: number },
  [to = join(config.index, BACKUPS)]: string[],
): Promise<undefined> {
  const { folder, manifest } = backUp({ index: config.index, to, keep, now: new Date() });
  process.stdout.write(`${wording.backedUp({ folder, ...manifest })}\n`);
}

/** Puts a backup in the place of the store; refused while a bot serves from it. */
export async function restoreBackup(
  { config, wording }: UpkeepContext,
  _options: object,
  [from = '']: string[],
): Promise<undefined> {
  // Whoever has the queue has the store; it is held until the store is in its place.
  const queue = await openSqliteQueue({ folder: config.index });
  try {
    const manifest = restore({ from, index: config.index });
    process.stdout.write(`${wording.restored({ folder: from, ...manifest })}\n`);
  } finally {
    await queue.close();
  }
}
