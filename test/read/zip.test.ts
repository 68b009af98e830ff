import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { hasPart, isArchive, unpackArchive } from '../../src/read/zip.js';
import { archiveOf, lyingArchive } from '../fixtures/bombs.js';
import { wordFile } from '../fixtures/files.js';
import { cpuOf } from '../growth.js';

const MEGABYTE = 1024 * 1024;
const unpack = (bytes: Uint8Array) => unpackArchive(bytes, 'reports.zip');
const tooLarge = expect.objectContaining({ reason: 'too_large', message: expect.stringContaining('E-FILE-BOMB') });
const archive = (files: Record<string, string>) =>
  zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, strToU8(text)])));

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  return undefined;
}

describe('an archive of reports', () => {
  it('gives its files and leaves out what an operating system puts in', () => {
    const { entries, refused } = unpack(
      archive({ '2020/一.txt': '甲', '2021/': '', '__MACOSX/._一.txt': 'x', '.DS_Store': 'x', 'Thumbs.db': 'x' }),
    );
    expect(entries.map(({ name, bytes }) => [name, new TextDecoder().decode(bytes)])).toEqual([['2020/一.txt', '甲']]);
    expect(refused).toEqual([]);
  });

  it('reads names that Windows stored in GBK', () => {
    const bytes = archive({ 'aaaa.txt': '甲' });
    const gbk = Buffer.from([0xc4, 0xea, 0xb1, 0xa8]); // 年报
    for (let at = 0; at < bytes.length - 4; at += 1) {
      if (Buffer.from(bytes.subarray(at, at + 4)).toString('latin1') === 'aaaa') bytes.set(gbk, at);
    }
    expect(unpack(bytes).entries.map((entry) => entry.name)).toEqual(['年报.txt']);
  });

  it('refuses names that lead out of it and archives inside it, and gives the rest', () => {
    const inner = Buffer.from(archive({ 'a.txt': '甲' }));
    const bytes = zipSync({
      '../../etc/x.txt': strToU8('x'),
      '..\\x.txt': strToU8('x'),
      '/etc/x.txt': strToU8('x'),
      'C:\\x.txt': strToU8('x'),
      'inner.zip': inner,
      'a.docx': wordFile(''),
      'b.txt': strToU8('乙'),
    });
    const { entries, refused } = unpack(bytes);
    expect(entries.map((entry) => entry.name)).toEqual(['a.docx', 'b.txt']);
    expect(
      refused.map((error) => error.message.replace(/^reports\.zip: (\S+): .*?(leads out|inside).*/, '$1 $2')),
    ).toEqual([
      '../../etc/x.txt leads out',
      '../x.txt leads out',
      '/etc/x.txt leads out',
      'C:/x.txt leads out',
      'inner.zip inside',
    ]);
  });

  it.each([
    { why: 'one file of 26 MB', make: () => archiveOf({ 'a.txt': { piece: 'ab', times: 13 * MEGABYTE } }) },
    {
      why: '120 MB in six files',
      make: () =>
        archiveOf(
          Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`${n}.txt`, { piece: 'a', times: 20 * MEGABYTE }])),
        ),
    },
    { why: 'a header that says 1 KB before 200 MB', make: lyingArchive },
    {
      why: '10,000 files',
      make: () => archive(Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`${n}.txt`, '']))),
    },
  ])('is refused as soon as it passes a limit: $why', async ({ make }) => {
    const bytes = make();
    const spent = await cpuOf(() => expect(thrownBy(() => unpack(bytes))).toEqual(tooLarge));
    expect(spent).toBeLessThan(5000);
  });

  it('says that it is protected by a password, or damaged', () => {
    const locked = archive({ 'a.txt': '甲' });
    locked[6] = 1;
    expect(() => unpack(locked)).toThrow(/^reports\.zip: protected by a password/);
    const cut = archiveOf({ 'a.txt': { piece: Array.from({ length: 5000 }, Math.random).join(), times: 1 } });
    cut.fill(0xff, 60, 2000);
    expect(() => unpack(cut)).toThrow(/^reports\.zip: .*damaged/);
  });

  it('is told from documents that are packed as archives', () => {
    expect(isArchive(archive({ 'a.txt': '甲' }))).toBe(true);
    expect(isArchive(wordFile(''))).toBe(false);
    expect(hasPart(wordFile(''), 'word/')).toBe(true);
    expect(isArchive(strToU8('%PDF-1.7 PK'))).toBe(false);
  });
});
