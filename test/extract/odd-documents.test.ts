import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.js';
import { parseDocument } from '../../src/parse/parse.js';
import { readDocument } from '../../src/read/read.js';

const FOLDER = join(import.meta.dirname, '../fixtures/odd-documents');
/** A figure by its metric and applicant. */
type Figures = Record<string, number | null>;
/** What somebody reads in a document by eye; `allowed` where people may differ. */
type Expected = { agency: string; year: number; facts: Figures; allowed?: Record<string, (number | null)[]> };

/** Cells that are left out, by document; each is told of. What is not named here is read whole. */
const LEFT_OUT: Readonly<Record<string, number>> = {
  // Two years in one report: where they differ, it is not told apart whose the cell is.
  '03': 39,
  // Columns and rows of subtotals.
  '07': 175,
  // No column of totals.
  '10': 150,
  // A label and its group run together with their first figure.
  '16': 18,
  // All on one line.
  '18': 175,
  // Applicants as rows, cut in two.
  '19': 91,
  // Several labels, and their figures, in one cell.
  '22': 141,
  '26': 2,
  // Figures in sentences alone.
  '27': 16,
  // A draft with signs in the place of figures: no report yet.
  '29': 192,
  // 9（其中网上6）, 1（转口岸办）.
  '32': 2,
  // Labels broken over lines around their figures.
  '38': 25,
  // Columns by level of government.
  '40': 10,
};

const documents = readdirSync(FOLDER).filter((name) => !name.endsWith('.json'));

describe.each(documents)('%s, written without sight of the reader', (name) => {
  const expected: Expected[] = JSON.parse(readFileSync(join(FOLDER, name.replace(/\.[^.]+$/, '.expect.json')), 'utf8'));

  it('has no figure wrong, and leaves out no more than is known', async () => {
    const { reports } = parseDocument(await readDocument(readFileSync(join(FOLDER, name)), name), {});
    const astray: string[] = [];
    let left = 0;
    for (const { agency, year, facts, allowed = {} } of expected) {
      const report = reports.find((one) => one.agency === agency && one.year === year);
      const read = report ? figuresOf(report) : {};
      for (const [key, value] of Object.entries(read)) {
        const right = key in facts ? [facts[key]] : (allowed[key] ?? []);
        if (!right.some((one) => isSame(one, value))) astray.push(`${key}: ${value}, not ${right.join(' or ')}`);
      }
      left += Object.keys(facts).filter((key) => !(key in read)).length;
    }
    expect(astray).toEqual([]);
    expect(left).toBe(LEFT_OUT[name.slice(0, 2)] ?? 0);
  });
});

/** The figures of the tables; what only the text tells stands beside them. */
function figuresOf(report: Parameters<typeof extract>[0]): Figures {
  const figures = extract(report).facts.filter(({ metric, status }) => status !== 'text' && metric !== 'local');
  return Object.fromEntries(
    // Amounts are told in 万元 here, whatever the header says.
    figures.map(({ metric, applicant, value, unit }) => [
      applicant ? `${metric}/${applicant}` : metric,
      unit === '元' && value !== null ? value / 10_000 : value,
    ]),
  );
}

function isSame(one: number | null | undefined, other: number | null): boolean {
  return (
    one === other ||
    (typeof one === 'number' && other !== null && Math.abs(one - other) < 1e-6 * Math.max(1, Math.abs(one)))
  );
}
