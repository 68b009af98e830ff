import { join } from 'node:path';
import { backUp, restore } from '../../src/store/backup.js';
import { connect } from '../../src/store/connect.js';
import { killBefore } from '../fakes/failpoints.js';
import { fileVersion, reindex, type UpkeepOrders } from './upkeep-works.js';

/** Run as a child process: does one work on a store, and prints the steps it took where it is not killed. */
const { work, folder, kill }: UpkeepOrders = JSON.parse(process.argv[2] ?? '');
const steps = killBefore(kill);
const backups = join(folder, 'backups');
switch (work) {
  case 'ingest':
    await fileVersion(folder, 2);
    break;
  case 'reindex':
    await reindex(folder);
    break;
  case 'migrate':
    connect(folder).close();
    break;
  case 'backup':
    backUp({ index: folder, to: backups, keep: 2, now: new Date() });
    break;
  case 'restore':
    restore({ from: join(backups, 'wenbao-2021-01-01T000000Z'), index: folder });
    break;
  default:
    work satisfies never;
}
process.stdout.write(`steps: ${steps()}\n`);
