import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type FilledForm, seeded, withoutOddities } from '../../test/fixtures/filled-form.js';
import { placed } from '../../test/fixtures/office.js';
import { type Part, writeParts } from '../../test/fixtures/report-text.js';

/** A printed report and what was written into its form. */
export type PrintedReport = { agency: string; filled: FilledForm; pages: Uint8Array[] };

const run = promisify(execFile);
const BROWSER = process.env.BROWSER ?? 'chromium';
const FONTS = ['Noto Serif CJK SC', 'Noto Sans CJK SC', 'AR PL UMing CN', 'WenQuanYi Zen Hei'];
const DOTS_AN_INCH = 200;
export const AGENCY = '青岭县人民政府';

/** A report as an office prints it, its pages as pictures (PNG); needs Debian's chromium, poppler-utils and Chinese fonts. */
export async function printReport(seed: number): Promise<PrintedReport> {
  const random = seeded(seed * 7919 + 1);
  const { parts, filled } = writeParts({
    agency: AGENCY,
    layout: 'grid',
    seed,
    oddities: { ...withoutOddities(seed % 2 === 0 ? '2019' : '2021'), blanks: seed % 5 === 4 ? 'some' : 'none' },
  });
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-scans-'));
  try {
    await writeFile(join(folder, 'page.html'), htmlOf(parts, { font: FONTS[seed % FONTS.length] ?? '', random }));
    await run(BROWSER, [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--no-pdf-header-footer',
      `--print-to-pdf=${join(folder, 'page.pdf')}`,
      `file://${join(folder, 'page.html')}`,
    ]);
    await run('pdftoppm', [
      '-r',
      String(DOTS_AN_INCH),
      '-gray',
      '-png',
      join(folder, 'page.pdf'),
      join(folder, 'page'),
    ]);
    const names = (await readdir(folder)).filter((name) => name.endsWith('.png')).sort();
    const pages = await Promise.all(names.map(async (name) => new Uint8Array(await readFile(join(folder, name)))));
    return { agency: AGENCY, filled, pages };
  } finally {
    await rm(folder, { recursive: true });
  }
}

function htmlOf(parts: readonly Part[], { font, random }: { font: string; random: () => number }): string {
  const size = 9.5 + random() * 2;
  const style =
    `@page{size:A4;margin:18mm 16mm}body{font-family:'${font}';font-size:${(size + 2).toFixed(1)}pt;line-height:1.6}` +
    `h1{text-align:center;font-size:18pt}table{width:100%;border-collapse:collapse;margin:8pt 0}` +
    `td{border:${random() < 0.5 ? 1 : 1.5}px solid #000;padding:3pt 2pt;text-align:center;font-size:${size.toFixed(1)}pt;line-height:1.3}`;
  const body = parts.map((part, at) => {
    if ('line' in part) return at === 0 ? `<h1>${part.line}</h1>` : `<p>　　${part.line}</p>`;
    const rows = placed(part.table).map((row) =>
      row.map((cell) => `<td colspan="${cell.columnSpan}" rowspan="${cell.rowSpan}">${cell.text}</td>`).join(''),
    );
    return `<table>${rows.map((row) => `<tr>${row}</tr>`).join('')}</table>`;
  });
  return `<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><style>${style}</style></head><body>${body.join('')}</body></html>`;
}
