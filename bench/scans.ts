import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs, promisify } from 'node:util';
import sharp from 'sharp';
import { extract } from '../src/extract/extract.js';
import { parseDocument } from '../src/parse/parse.js';
import { readDocument } from '../src/read/read.js';
import { expectedFigures } from '../test/fixtures/filled-form.js';
import { scannedPdf } from '../test/fixtures/scanned-pdf.js';
import { AGENCY, type PrintedReport, printReport } from './scans/pages.js';
import { CLASSES, type PictureClass, wornPage } from './scans/worn.js';

/**
 * `npx tsx bench/scans.ts [--reports N] [--from SEED] [--only clean|scan|photo]` prints generated reports, wears their pages as a scanner
 * or a phone does, reads each report from the pictures, and prints for each way how many cells are read, wrong and left out, and what a
 * page costs; exit status 1 where a cell is wrong. Each report is read in a process of its own. Needs what `scans/pages.ts` needs.
 */
type Read = {
  pages: number;
  cells: number;
  right: number;
  wrong: string[];
  seconds: number;
  megabytes: number;
};

const self = fileURLToPath(import.meta.url);
const { values, positionals } = parseArgs({
  options: {
    reports: { type: 'string', default: '10' },
    from: { type: 'string', default: '0' },
    only: { type: 'string' },
  },
  allowPositionals: true,
});
const [kind, seed] = positionals;
const asked = CLASSES.find((each) => each === kind);
if (asked) process.stdout.write(JSON.stringify(await readingOf(asked, Number(seed))));
else process.exitCode = (await scansTable()) > 0 ? 1 : 0;

async function scansTable(): Promise<number> {
  process.stdout.write(
    '| pages | reports | pages read | cells | right | wrong | left out | CPU seconds a page | peak memory, MB |\n| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |\n',
  );
  let wrong = 0;
  for (const each of CLASSES.filter((one) => values.only === undefined || one === values.only)) {
    const reads: Read[] = [];
    for (let at = 0; at < Number(values.reports); at += 1) {
      const { stdout } = await promisify(execFile)(process.execPath, [
        ...['--import', 'tsx', self, each, String(Number(values.from) + at)],
      ]);
      const read = JSON.parse(stdout) as Read; // written by readingOf
      process.stderr.write(`${each} ${Number(values.from) + at}: ${read.right} of ${read.cells}\n`);
      for (const cell of read.wrong) process.stderr.write(`wrong: ${each} ${Number(values.from) + at}: ${cell}\n`);
      reads.push(read);
    }
    process.stdout.write(`${row(each, reads)}\n`);
    wrong += reads.flatMap((read) => read.wrong).length;
  }
  return wrong;
}

function row(kind: PictureClass, reads: readonly Read[]): string {
  const sum = (of: (read: Read) => number) => reads.reduce((so, read) => so + of(read), 0);
  const [pages, cells, right, wrong] = [
    sum((read) => read.pages),
    sum((read) => read.cells),
    sum((read) => read.right),
    sum((read) => read.wrong.length),
  ];
  const percent = ((100 * right) / Math.max(1, cells)).toFixed(1);
  const most = Math.max(...reads.map((read) => read.megabytes)).toFixed(0);
  const seconds = (sum((read) => read.seconds) / Math.max(1, pages)).toFixed(1);
  return `| ${[kind, reads.length, pages, cells, `${right} (${percent} %)`, wrong, cells - right - wrong, seconds, most].join(' | ')} |`;
}

async function readingOf(kind: PictureClass, seed: number): Promise<Read> {
  const printed = await printReport(seed);
  const pdf = scannedPdf(
    await Promise.all(printed.pages.map((page, at) => scanned(page, { kind, seed: seed * 100 + at }))),
  );
  const before = process.cpuUsage();
  const document = await readDocument(pdf, 'scan.pdf');
  const { user, system } = process.cpuUsage(before);
  return {
    ...judged(document, printed),
    pages: printed.pages.length,
    seconds: (user + system) / 1e6,
    megabytes: process.resourceUsage().maxRSS / 1024,
  };
}

async function scanned(page: Uint8Array, how: { kind: PictureClass; seed: number }) {
  const worn = sharp(await wornPage(page, how)).greyscale();
  const { width = 0, height = 0 } = await worn.metadata();
  return { jpeg: await worn.jpeg({ quality: 92 }).toBuffer(), width, height };
}

function judged(document: Parameters<typeof parseDocument>[0], { filled }: PrintedReport) {
  const [report] = parseDocument(document, { agency: AGENCY, year: filled.year }).reports;
  const facts = report ? extract(report).facts.filter(({ status }) => status !== 'text') : [];
  const figures = expectedFigures(filled);
  const wrong: string[] = [];
  let right = 0;
  for (const { metric, applicant, value } of figures) {
    const [same] = facts.filter((fact) => fact.metric === metric && fact.applicant === applicant);
    if (same && same.value !== value) wrong.push(`${metric} ${applicant ?? ''} ${value} read as ${same.value}`);
    else if (same) right += 1;
  }
  return { cells: figures.length, right, wrong };
}
