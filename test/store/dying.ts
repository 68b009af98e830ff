import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { QUEUE_FILE } from '../../src/store/queue/queue.js';

/** What a program that dies now leaves of its queue, copied to another folder. */
export function leftBehind(folder: string, to: string): void {
  for (const file of [QUEUE_FILE, `${QUEUE_FILE}-wal`]) {
    if (existsSync(join(folder, file))) copyFileSync(join(folder, file), join(to, file));
  }
}
