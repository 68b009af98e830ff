import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase, STORE_FILE } from '../../src/store/connect.js';
import { MIGRATIONS } from '../../src/store/migrations.js';
import { it } from './case.js';
import type { Scene } from './scene.js';

const QUESTION = '洛江区2020年收到多少件申请？';

/** Runs one command to its end, which is to have this status. */
async function wenbao({ program }: Scene, args: string[], ends = 0): Promise<string> {
  const running = program(args, {}, ends);
  await running.ended;
  return running.printed;
}

it('D9: a backup that is restored gives the answers of its day', async ({ scene, expect }) => {
  const kept = join(scene.anotherFolder(), 'kept');
  await wenbao(scene, ['ingest', 'reports/samples']);
  const before = await wenbao(scene, ['ask', QUESTION]);
  expect(before).toMatch(/\b9 ?件/);
  expect(await wenbao(scene, ['backup', kept])).toContain('5 份年报');
  writeFileSync(join(scene.folder, STORE_FILE), 'damage');
  expect(await wenbao(scene, ['ask', QUESTION], 2)).toContain('damaged');
  await wenbao(scene, ['restore', join(kept, readdirSync(kept)[0] ?? '')]);
  expect(await wenbao(scene, ['ask', QUESTION])).toBe(before);
});

it('D9: a store of a newer program is refused with 78, and its version is named', async ({ scene, expect }) => {
  const newer = [...MIGRATIONS, 'CREATE TABLE of_the_future (a TEXT)'];
  openDatabase({ file: join(scene.folder, STORE_FILE), steps: newer, prepare: () => {} }).close();
  const said = `is of version ${newer.length}, and this program knows versions up to ${MIGRATIONS.length}`;
  expect(await wenbao(scene, ['start'], 78)).toContain(said);
  expect(await wenbao(scene, ['ask', QUESTION], 78)).toContain(said);
});
