import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { load } from 'cheerio';
import { decodeText } from '../src/read/charset.js';
import { readDocument } from '../src/read/read.js';
import { seeded, withoutOddities } from '../test/fixtures/filled-form.js';
import { webPage, wordReport, workbook } from '../test/fixtures/office.js';
import { pdfReport } from '../test/fixtures/pdf-report.js';
import { type Part, writeParts, writeReport } from '../test/fixtures/report-text.js';

const DOCUMENTS = 30;
const ROUNDS = 7;
const AGENCY = '青岭县人民政府';
const FORMATS = ['text', 'HTML', 'DOCX', 'XLSX', 'PDF'] as const;
type Format = (typeof FORMATS)[number];

/** What reading one format cost, in a process that read nothing else. */
type Cost = { format: Format; perSecond: number; megabytes: number; ratio: number | null };

const self = fileURLToPath(import.meta.url);
if (process.argv[1] === self) {
  const format = FORMATS.find((each) => each === process.argv[2]);
  if (format) process.stdout.write(JSON.stringify(await costOf(format)));
}

/** Documents a second and peak memory of each format, each measured in a process of its own, as a table in Markdown. */
export async function readingTable(): Promise<string> {
  const lines: string[] = [];
  for (const format of FORMATS) {
    const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', self, format]);
    const { perSecond, megabytes, ratio } = JSON.parse(stdout) as Cost; // written by costOf
    lines.push(`| ${format} | ${perSecond.toFixed(0)} | ${megabytes.toFixed(0)} | ${ratio?.toFixed(1) ?? '–'} |`);
  }
  return [
    '| reading | documents a second | peak memory, MB | time ÷ the HTML parser alone on the same bytes, median of pairs |',
    '| --- | --- | --- | --- |',
    ...lines,
  ].join('\n');
}

async function costOf(format: Format): Promise<Cost> {
  const documents = await Promise.all(Array.from({ length: DOCUMENTS }, (_, seed) => written(format, seed)));
  const whole: number[] = [];
  const bare: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    let started = performance.now();
    for (const bytes of documents) await readDocument(bytes, 'report');
    whole.push((performance.now() - started) / 1000);
    if (format !== 'HTML') continue;
    started = performance.now();
    for (const bytes of documents) load(decodeText(bytes)?.value ?? '');
    bare.push((performance.now() - started) / 1000);
  }
  const ratios = bare.map((time, round) => (whole[round] ?? Number.NaN) / time);
  return {
    format,
    perSecond: DOCUMENTS / median(whole),
    megabytes: process.resourceUsage().maxRSS / 1024,
    ratio: ratios.length > 0 ? median(ratios) : null,
  };
}

async function written(format: Format, seed: number): Promise<Uint8Array> {
  const oddities = withoutOddities(seed % 2 === 0 ? '2019' : '2021');
  if (format === 'text') {
    return new TextEncoder().encode(writeReport({ agency: AGENCY, layout: 'tabs', seed, oddities }).text);
  }
  const { parts, filled } = writeParts({ agency: AGENCY, layout: 'grid', seed, oddities });
  const title = `${AGENCY}${filled.year}年政府信息公开工作年度报告`;
  const writers: Record<Exclude<Format, 'text'>, (parts: Part[]) => Uint8Array | Promise<Uint8Array>> = {
    HTML: () => webPage(title, parts, { random: seeded(seed) }),
    DOCX: wordReport,
    XLSX: workbook,
    PDF: pdfReport,
  };
  return writers[format](parts);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
