import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ownFolder } from './folder.js';
import { startProgram } from './process.js';

const QUESTION = '洛江区2020年收到多少件申请？';

it('a backup that is restored gives the answers of its day', async () => {
  const index = ownFolder();
  const kept = join(index, 'kept');
  const wenbao = async (...args: string[]) => {
    const running = startProgram(args, { WENBAO_INDEX: index });
    const { status } = await running.ended;
    return { status, printed: running.printed };
  };
  await wenbao('ingest', 'reports/samples');
  const before = await wenbao('ask', QUESTION);
  expect(before.printed).toMatch(/\b9 ?件/);
  expect(await wenbao('backup', kept)).toMatchObject({ status: 0, printed: expect.stringContaining('5 份年报') });
  writeFileSync(join(index, 'wenbao.sqlite'), 'damage');
  expect(await wenbao('ask', QUESTION)).toMatchObject({ status: 2, printed: expect.stringContaining('damaged') });
  const backup = join(kept, readdirSync(kept)[0] ?? '');
  expect(await wenbao('restore', backup)).toMatchObject({ status: 0 });
  expect(await wenbao('ask', QUESTION)).toEqual(before);
}, 120_000);
