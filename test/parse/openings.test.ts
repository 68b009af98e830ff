import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSameAgency } from '../../src/parse/agency-name.js';
import { parseDocument } from '../../src/parse/parse.js';
import { mend } from '../../src/read/mend.js';
import { readDocument } from '../../src/read/read.js';
import { type Opening, OTHERS, REPORTS } from './openings.js';

async function parse({ lines }: Opening) {
  return parseDocument(await readDocument(new TextEncoder().encode(lines.join('\n')), 'page.txt'), {});
}

/** Blocks of `agency | year | address` and the lines under it; `-` is an agency that the page does not name. */
const BODIES = blocksOf('bodies.txt').map(([head = '', ...lines]) => {
  const [agency = '', year, source = 'page.txt'] = head.split(' | ');
  return { agency, year: Number(year), source, text: lines.join('\n') };
});
const NO_REPORTS = blocksOf('no-reports.txt').map((lines) => lines.join('\n'));
/** A court's report on 司法信息公开 is refused: it is under rules of its own. */
const REFUSED = ['青岭县人民法院'];

function blocksOf(file: string): string[][] {
  const text = readFileSync(new URL(file, import.meta.url), 'utf8');
  return text
    .trim()
    .split('\n\n')
    .map((block) => block.split('\n'));
}

describe('the beginning of a report', () => {
  it.each(REPORTS)('$lines.0: $agency, $year', async (opening) => {
    const { reports, refusals } = await parse(opening);
    const { agency, year } = opening;
    if (agency === null) return expect(refusals).toMatchObject([{ reason: 'no_agency' }]);
    if (year === null) return expect(refusals).toMatchObject([{ reason: 'no_year' }]);
    expect(refusals).toEqual([]);
    expect(reports.map((report) => report.year)).toEqual([year]);
    expect(isSameAgency(reports[0]?.agency ?? '', mend(agency ?? '')), reports[0]?.agency).toBe(true);
  });
});

describe('the beginning of a page that is no report', () => {
  it.each(OTHERS)('$lines.0', async (opening) => {
    expect((await parse(opening)).reports).toEqual([]);
  });
});

describe('the beginning of a report by a body of any kind', () => {
  it.each(BODIES)('$agency, $year', async ({ agency, year, source, text }) => {
    const { reports, refusals } = parseDocument(await readDocument(new TextEncoder().encode(text), source), {});
    if (agency === '-' || REFUSED.includes(agency)) return expect(refusals).toMatchObject([{ reason: 'no_agency' }]);
    const names = reports.flatMap((report) => [report.agency, ...report.otherNames]);
    expect(reports.map((report) => report.year)).toEqual([year]);
    expect(
      names.some((name) => name.endsWith(agency)),
      names.join(' '),
    ).toBe(true);
  });
});

describe('a page that is no report', () => {
  it.each(NO_REPORTS)('is none, whoever names its agency and year: %s', async (text) => {
    const document = await readDocument(new TextEncoder().encode(text), 'page.txt');
    expect(parseDocument(document, {}).reports).toEqual([]);
    expect(parseDocument(document, { agency: '青岭县人民政府', year: 2022 }).reports).toEqual([]);
  });
});
