import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addChecksum, CHECKSUM } from '../../src/store/checksum.js';
import { withoutOddities } from '../fixtures/filled-form.js';
import { writeReport } from '../fixtures/report-text.js';
import { ownFolder } from './program.js';

const report = (agency: string) =>
  writeReport({ agency, year: 2020, layout: 'tabs', seed: 7, oddities: withoutOddities('2019') }).text;

describe('reading anew on the command line', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  let path: string;

  /** Changes what is filed as if it had been filed so. */
  function refile(change: (database: Database.Database) => void): void {
    const database = new Database(join(own.folder, 'index', 'wenbao.sqlite'));
    change(database);
    addChecksum(database);
    database.exec(`UPDATE reports AS r SET checksum = ${CHECKSUM}`);
    database.close();
  }

  /** Makes of what is filed what an older reader would have filed: a wrong cell, and no version. */
  function age(value: number): void {
    refile((database) => {
      database
        .prepare(`UPDATE facts SET value = ? WHERE metric = 'applications.received' AND applicant = 'total'`)
        .run(value);
      database.exec(`UPDATE reports SET reading = json_remove(reading, '$.reader')`);
    });
  }

  beforeAll(async () => {
    own = await ownFolder();
    path = await own.write('qingling-2020.txt', report('青岭县人民政府'));
    await own.wenbao(['ingest', path]);
  });
  afterAll(() => own.remove());

  it('ingest of the same bytes mends a wrong cell and tells it as reading anew', async () => {
    age(4711);
    const { status, stdout } = await own.wenbao(['ingest', path]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/已重读（不是新发布）/);
    expect(stdout).toMatch(/本年新收申请（总计）：4,711件 → \d+件/);
    expect((await own.wenbao(['ingest', path])).stdout).toContain('已收录，内容未变');
  });

  it('reread names what it cannot read without its file, and reads it where the file is given', async () => {
    age(4712);
    const without = await own.wenbao(['reread']);
    expect(without.status).toBe(1);
    expect(without.stdout).toMatch(/没有保存原文件[\s\S]*青岭县人民政府 2020: qingling-2020\.txt[\s\S]*未能重读 1 份/);
    const { status, stdout } = await own.wenbao(['--lang', 'en', 'reread', own.folder]);
    expect({ status, told: /: 4,712 → \d+/.test(stdout) }).toEqual({ status: 0, told: true });
    expect(stdout).toContain(
      '1 read anew, of which 1 are read otherwise; 0 damaged ones made whole, 0 taken out, 0 not read anew.',
    );
    expect((await own.wenbao(['reread'])).stdout).toContain('无需重读');
  });

  it('reread needs no file where originals are kept, and goes on where it stopped', async () => {
    const kept = join(own.folder, 'originals');
    const second = await own.write('baishui-2020.txt', report('白水县人民政府'));
    await own.wenbao(['ingest', path, second], '', { WENBAO_ORIGINALS: kept });
    await rm(path);
    await rm(second);
    age(4713);
    // One of them was read anew before the interruption.
    refile((database) =>
      database.exec(`UPDATE reports SET reading = json_set(reading, '$.reader', 99) WHERE agency LIKE '白水%'`),
    );
    const { status, stdout } = await own.wenbao(['reread'], '', { WENBAO_ORIGINALS: kept });
    expect(status).toBe(0);
    expect(stdout).toMatch(/保存的原文件 2 份[\s\S]*共重读 1 份，其中 1 份读到的内容有变化/);
  });
});
