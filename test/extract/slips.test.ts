import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.js';
import { parseDocument } from '../../src/parse/parse.js';
import { readDocument } from '../../src/read/read.js';
import { withoutOddities } from '../fixtures/filled-form.js';
import { type TextLayout, writeReport } from '../fixtures/report-text.js';

type Slip = { layout: TextLayout; form: '2014' | '2019' | '2021'; change: (text: string) => string };

/** The report before and after one slip in its text. */
async function read({ layout, form, change }: Slip) {
  const { text } = writeReport({ agency: '青岭县人民政府', layout, seed: 4, oddities: withoutOddities(form) });
  const changed = change(text);
  expect(changed).not.toBe(text);
  const [before, after] = [await extracted(text), await extracted(changed)];
  return { before: figuresOf(before), after: figuresOf(after), unsure: after.reading.unsure };
}

async function extracted(text: string) {
  const { reports } = parseDocument(await readDocument(new TextEncoder().encode(text), 'report.txt'), {});
  return extract(reports[0]!);
}

function figuresOf({ facts }: Awaited<ReturnType<typeof extracted>>) {
  return new Map(
    facts
      .filter(({ status }) => status !== 'text')
      .map(({ metric, applicant, value }) => [`${metric} ${applicant ?? ''}`, value]),
  );
}

/** How many figures the slip changed, those it left out not counted. */
function changed({ before, after }: Awaited<ReturnType<typeof read>>): string[] {
  return [...after].filter(([key, value]) => before.get(key) !== value).map(([key]) => key);
}

describe('a table with one cell a line', () => {
  it.each([
    [
      'a second cell on one of its lines',
      (text: string) => text.replace('1.信访举报投诉类申请 |', '1.信访举报投诉类申请 |0|'),
    ],
    ['a label with a bar before it', (text: string) => text.replace('2.重复申请 |', '1|2.重复申请 |')],
    ['a ruler between its lines', (text: string) => text.replace('2.重复申请 |', '|---|---|\n2.重复申请 |')],
  ])('keeps its figures with %s', async (_, change) => {
    const slip = await read({ layout: 'lines', form: '2021', change });
    expect(changed(slip).length).toBeLessThanOrEqual(1);
    expect(slip.after.size).toBeGreaterThan(slip.before.size - 15);
  });

  it('is in doubt of a label of the old sheet with two values, and of no other', async () => {
    const change = (text: string) => text.replace(/(2\.传真申请数 \|\n)/, '$17 |\n');
    const slip = await read({ layout: 'lines', form: '2014', change });
    expect(changed(slip)).toEqual([]);
    expect(slip.after.has('statistics.applications.received.fax ')).toBe(false);
    expect(slip.unsure.map(({ code }) => code)).toEqual(['several_values']);
    expect(slip.unsure[0]?.about[0]).toMatch(/^2\.传真申请数 \| 7 \| \d+$/);
  });

  it('is in doubt of both where the first label of the old sheet is lost and another one has two values', async () => {
    const change = (text: string) =>
      text.replace('（一）主动公开政府信息数 |\n', '').replace(/(2\.传真申请数 \|\n)/, '$17 |\n');
    const slip = await read({ layout: 'lines', form: '2014', change });
    expect(changed(slip)).toEqual([]);
    expect(slip.unsure.map(({ code }) => code)).toEqual(['no_label', 'several_values']);
  });
});

describe('the disclosure table', () => {
  it('has its columns where the word over its labels is damaged', async () => {
    const change = (text: string) => text.replace('信息内容', '息内容');
    expect(changed(await read({ layout: 'tabs', form: '2021', change }))).toEqual([]);
  });

  it('reads no row whose cells moved, which a count below nothing shows', async () => {
    const change = (text: string) => text.replace(/(行政许可\t)\d+\t-?(\d+)/, '$1-$2');
    const slip = await read({ layout: 'tabs', form: '2019', change });
    expect([...slip.after.keys()].filter((key) => key.startsWith('licensing.'))).toEqual([]);
    expect(slip.unsure.map(({ code }) => code)).toContain('cells_astray');
  });
});
