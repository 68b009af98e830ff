import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../../../src/extract/extract.js';
import { parseDocument } from '../../../src/parse/parse.js';
import type { SourceDocument } from '../../../src/read/document.js';
import { readDocument } from '../../../src/read/read.js';
import { type PagePart, scannedPage } from '../../fixtures/scanned-page.js';
import { scannedPdf } from '../../fixtures/scanned-pdf.js';

const RESULTS = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
const WIDTHS = [200, 120, 120, 120, 120, 120];

function page(review: string[], matters: string[]): PagePart[] {
  return [
    { line: '青岭县人民政府2022年政府信息公开工作年度报告', size: 30 },
    { line: '二、主动公开政府信息情况' },
    { widths: [200, 160, 160, 160], rows: [['信息内容', '本年制发件数', '本年废止件数', '现行有效件数'], matters] },
    { line: '四、政府信息公开行政复议、行政诉讼情况' },
    {
      widths: WIDTHS,
      rows: [
        ['', ...RESULTS],
        ['行政复议', ...review],
      ],
    },
  ];
}

function factsOf(document: SourceDocument) {
  const { reports, refusals } = parseDocument(document, {});
  expect(refusals).toEqual([]);
  const [report] = reports;
  const { facts, reading } = extract(report!);
  return { report: report!, facts, reading };
}

describe('a page that is a picture', () => {
  let straight: SourceDocument;
  let tilted: SourceDocument;
  let scanned: Uint8Array;

  beforeAll(async () => {
    straight = await readDocument(
      await scannedPage(page(['3', '0', '12', '1', '16'], ['规章', '0', '7', '258'])),
      'page.png',
    );
    scanned = await scannedPage(page(['3', '0', '12', '1', '17'], ['规章', '', '7', '46']), { degrees: 1.2 });
    const jpeg = await sharp(scanned).greyscale().jpeg({ quality: 80 }).toBuffer();
    tilted = await readDocument(scannedPdf([{ jpeg, width: 1000, height: 1414 }]), 'scan.pdf');
  }, 600_000);

  it('gives its figures as they are printed, each marked as recognised, or names the cell as unread', () => {
    const { report, facts } = factsOf(straight);
    const printed: Record<string, number> = {
      issued: 0,
      repealed: 7,
      in_force: 258,
      upheld: 3,
      corrected: 0,
      other: 12,
      pending: 1,
      total: 16,
    };
    expect([report.agency, report.year]).toEqual(['青岭县人民政府', 2022]);
    expect(facts.length).toBeGreaterThanOrEqual(3);
    for (const { metric, value, status, notes } of facts) {
      expect([metric, value, status, notes.length]).toEqual([
        metric,
        printed[metric.split('.').at(-1) ?? ''],
        'recognised',
        1,
      ]);
    }
  });

  it('is read from a tilted page of a PDF, its empty cell as blank', () => {
    const { report, facts } = factsOf(tilted);
    expect(report.agency).toBe('青岭县人民政府');
    const printed: Record<string, number | null> = { issued: null, repealed: 7, in_force: 46 };
    expect(facts.length).toBeGreaterThanOrEqual(2);
    for (const { metric, value } of facts)
      expect([metric, value]).toEqual([metric, printed[metric.split('.').at(-1) ?? '']]);
  });

  it('leaves out cells whose sum does not close, and names them', () => {
    const { reading } = factsOf(tilted);
    const open = reading.unsure.filter(({ code }) => code === 'sum_open').map(({ about }) => about[1]);
    expect(open).toEqual(expect.arrayContaining(['3', '0', '12', '1', '17']));
    expect(tilted.notes).toContainEqual({ code: 'recognised_pages', about: ['1'] });
  });

  it('takes no figure from its running text', () => {
    expect(straight.blocks.filter((block) => block.kind === 'line').every(({ recognised }) => recognised)).toBe(true);
    expect(factsOf(straight).facts.some(({ status }) => status === 'text')).toBe(false);
  });

  it('is refused where it is cut short', async () => {
    const reading = readDocument((await sharp(scanned).jpeg().toBuffer()).subarray(0, 9000), 'cut.jpg');
    await expect(reading).rejects.toMatchObject({ reason: 'damaged' });
  });

  it('is refused where it is too small to tell letters apart', async () => {
    const small = await sharp(scanned).resize({ width: 200 }).png().toBuffer();
    await expect(readDocument(small, 'small.png')).rejects.toMatchObject({ reason: 'unclear' });
  });

  it('is refused before it is unpacked where it is as large as no page', async () => {
    await expect(readDocument(hugePng(), 'huge.png')).rejects.toMatchObject({ reason: 'too_large' });
  });
});

/** The head of a PNG of 30,000 by 30,000 dots, of which nothing follows. */
function hugePng(): Uint8Array {
  const bytes = Buffer.alloc(57);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  bytes.writeUInt32BE(13, 8);
  bytes.write('IHDR', 12);
  bytes.writeUInt32BE(30_000, 16);
  bytes.writeUInt32BE(30_000, 20);
  bytes.set([8, 0, 0, 0, 0], 24);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  bytes.writeUInt32BE(0, 33);
  bytes.write('IDAT', 37);
  bytes.writeUInt32BE(crc32(bytes.subarray(37, 41)), 41);
  bytes.writeUInt32BE(0, 45);
  bytes.write('IEND', 49);
  bytes.writeUInt32BE(crc32(bytes.subarray(49, 53)), 53);
  return bytes;
}
