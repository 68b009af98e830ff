import { describe, expect, it } from 'vitest';
import { isSameAgency } from '../../src/parse/agency-name.js';
import { parseDocument } from '../../src/parse/parse.js';
import { mend } from '../../src/read/mend.js';
import { readDocument } from '../../src/read/read.js';
import { type Opening, OTHERS, REPORTS } from './openings.js';

async function parse({ lines }: Opening) {
  return parseDocument(await readDocument(new TextEncoder().encode(lines.join('\n')), 'page.txt'), {});
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
