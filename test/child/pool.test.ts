import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { type ChildLimits, createChildPool } from '../../src/child/pool.js';
import type { RunTask } from '../../src/child/task.js';
import { wordFile, wordParagraph } from '../fixtures/files.js';
import { HOSTILE_TEXTS, reportOf } from '../fixtures/hostile-texts.js';
import { runHere } from '../fixtures/run-here.js';

const pool = createChildPool();
afterAll(() => pool.close());

const REPORT = reportOf('全年公开信息12条。');
const wordReport = () =>
  wordFile(
    REPORT.split('\n')
      .map((line) => wordParagraph(line))
      .join(''),
  );
const read = (run: RunTask, bytes: Uint8Array | string, source = 'a.txt') =>
  run('reports', {
    bytes: typeof bytes === 'string' ? Buffer.from(bytes) : bytes,
    source,
    hints: {},
    filedAt: '2024-02-01T00:00:00Z',
  });

/** Reads with these limits in processes of its own. */
async function within(limits: Partial<ChildLimits>, text: string) {
  const own = createChildPool(limits);
  try {
    return await read(own.run, text);
  } finally {
    own.close();
  }
}

describe('reading beside the program', () => {
  it.each([
    { format: 'text', bytes: () => Buffer.from(REPORT) },
    { format: 'docx', bytes: wordReport },
  ])('hands back what reading here would: $format', async ({ format, bytes }) => {
    const parts = await read(pool.run, bytes());
    expect(parts).toEqual(await read(runHere, bytes()));
    expect(parts).toMatchObject([
      { filing: { report: { agency: '青岭县人民政府', year: 2023, reading: { format } } } },
    ]);
  });

  it('hands back a refusal with its reason', async () => {
    await expect(read(pool.run, '', 'empty.pdf')).rejects.toMatchObject({ name: 'ReadError', reason: 'empty' });
    await expect(read(pool.run, '%PDF-1.7', 'broken.pdf')).rejects.toMatchObject({
      name: 'ReadError',
      reason: 'damaged',
      message: expect.stringMatching(/^broken\.pdf: /),
    });
  });

  it('reads many documents asked for at once, each as itself', async () => {
    const years = Array.from({ length: 12 }, (_, at) => 2010 + at);
    const found = await Promise.all(years.map((year) => read(pool.run, REPORT.replace('2023', `${year}`), `${year}`)));
    expect(found).toMatchObject(years.map((year) => [{ filing: { report: { year, source: `${year}` } } }]));
  });

  it('knows the agencies that were filed before a process began and since', async () => {
    const own = createChildPool({ atOnce: 1 });
    const names: [string, string[]][] = [['乙市青岭县人民政府', ['乙市青岭县人民政府']]];
    const agencyBy = async (filed?: typeof names) => {
      const toRead = { bytes: Buffer.from(REPORT), source: 'a.txt', hints: {}, filedAt: '2024-02-01T00:00:00Z' };
      const [part] = await own.run('reports', toRead, filed);
      return part && 'filing' in part ? part.filing.report.agency : undefined;
    };
    expect(await agencyBy(names)).toBe('乙市青岭县人民政府');
    names.push(['丙市青岭县人民政府', ['丙市青岭县人民政府']]);
    expect(await agencyBy(names)).toBe('青岭县人民政府');
    expect(await agencyBy(names.slice(0, 1))).toBe('乙市青岭县人民政府');
    expect(await agencyBy()).toBe('青岭县人民政府');
    own.close();
  });
});

describe('the limits of a document', () => {
  it.each([
    { why: 'too slow by processor time', limits: { cpuMilliseconds: 0 }, reason: 'too_slow' },
    { why: 'too slow by the clock, the last resort', limits: { milliseconds: 1 }, reason: 'too_slow' },
    { why: 'too large in all', limits: { residentBytes: 1 }, reason: 'too_large' },
    { why: 'too large on its heap', limits: { heapMegabytes: 12 }, reason: 'too_large' },
  ])('tells a document that is $why from the others', async ({ limits, reason }) => {
    await expect(within(limits, REPORT)).rejects.toMatchObject({ name: 'ReadError', reason });
  });

  it('tells a fault of the program from a document that is too large or damaged', async () => {
    const filing = { report: { source: 'a.txt' } };
    // A filing that is none brings the review down.
    const review = pool.run('review', { filing, previous: null, today: '2024-03-01' } as never);
    await expect(review).rejects.toMatchObject({ name: 'ReadError', reason: 'crashed' });
    expect(await read(pool.run, REPORT)).toHaveLength(1);
  });

  it('tells a process that something ended, and reads the next document', async () => {
    const own = createChildPool({ atOnce: 1, cpuMilliseconds: 60_000 });
    await read(own.run, REPORT);
    const before = children();
    const reading = read(own.run, HOSTILE_TEXTS.digits!(100_000));
    for (const child of before) process.kill(child, 'SIGSEGV');
    await expect(reading).rejects.toMatchObject({ name: 'ReadError', reason: 'crashed' });
    expect(await read(own.run, REPORT)).toHaveLength(1);
    own.close();
  });

  it('refuses a file over 25 MB without looking into it', async () => {
    await expect(read(pool.run, Buffer.alloc(26 * 1024 * 1024), 'long.txt')).rejects.toMatchObject({
      reason: 'too_large',
    });
  });

  it('starts another process after as many documents as one may read', async () => {
    const own = createChildPool({ atOnce: 1, tasks: 2 });
    const seen = new Set<number>();
    for (let turn = 0; turn < 4; turn += 1) {
      await read(own.run, REPORT);
      for (const child of children()) seen.add(child);
    }
    own.close();
    expect(seen.size).toBeGreaterThan(1);
  });
});

/** The processes that this one has started and that have not ended. */
function children(): number[] {
  return readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}
