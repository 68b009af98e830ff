import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { PrintedTable } from '../../src/parse/document.js';
import { parseDocument } from '../../src/parse/parse.js';
import { mend } from '../../src/read/mend.js';
import { readDocument } from '../../src/read/read.js';
import { filledForm, type Oddities } from '../fixtures/filled-form.js';
import { type Layout, printForm } from '../fixtures/form-writers.js';

type Rows = string[][];

/** How a table of rows is written into a text file, and how far the parser can trust what it reads. */
const WRITERS: { name: string; from: Layout; positions: PrintedTable['positions']; write: (rows: Rows) => string[] }[] =
  [
    {
      name: 'a cell a line with bars',
      from: 'lines',
      positions: 'stream',
      write: (rows) => rows.flat().map((cell) => `${cell} |`),
    },
    { name: 'a cell a line', from: 'lines', positions: 'stream', write: (rows) => filled(rows).flat() },
    {
      name: 'a cell a line, blank lines between',
      from: 'lines',
      positions: 'stream',
      write: (rows) =>
        filled(rows)
          .flat()
          .flatMap((cell) => [cell, '']),
    },
    {
      name: 'bars',
      from: 'packed pipes',
      positions: 'packed',
      write: (rows) => rows.map((row) => `${row.join(' | ')} |`),
    },
    {
      name: 'several spaces',
      from: 'packed pipes',
      positions: 'packed',
      write: (rows) => filled(rows).map((row) => row.join('    ')),
    },
    {
      name: 'ideographic spaces',
      from: 'packed pipes',
      positions: 'packed',
      write: (rows) => filled(rows).map((row) => row.join('\u3000')),
    },
    { name: 'tabs', from: 'tabs', positions: 'row', write: (rows) => rows.map((row) => row.join('\t')) },
    { name: 'Markdown', from: 'markdown', positions: 'row', write: markdown },
    { name: 'commas', from: 'tabs', positions: 'row', write: (rows) => rows.map((row) => row.map(quoted).join(',')) },
  ];

const oddities: fc.Arbitrary<Oddities> = fc.record({
  form: fc.constantFrom('2014', '2019', '2021'),
  blanks: fc.constantFrom('none', 'columns', 'some', 'zeros'),
  wrongTotals: fc.boolean(),
  missingRows: fc.boolean(),
  swappedRows: fc.boolean(),
  localRow: fc.boolean(),
  otherColumnOrder: fc.constant(false),
});

describe.each(WRITERS)('a form written in $name', ({ from, positions, write }) => {
  it('comes back cell by cell, in order, and no cell of it is a paragraph', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), oddities, async (seed, odd) => {
        const form = filledForm(seed, odd);
        const rows = printForm(form, from, seed).map((table) => table.rows.map((row) => row.map((cell) => cell.text)));
        const text = [
          `青禾县人民政府${form.year}年政府信息公开工作年度报告`,
          '一、总体情况',
          '全年平稳，没有大事。',
          '二、主动公开政府信息情况',
          ...rows.flatMap(write),
          '五、存在的主要问题及改进情况',
          '人手不够。',
        ].join('\n');
        const { reports } = parseDocument(await readDocument(Buffer.from(text), 'a.txt'), {});
        const read = reports[0]!;
        expect(read.paragraphs.map((paragraph) => paragraph.text)).toEqual(['全年平稳,没有大事。', '人手不够。']);
        expect(cellsOf(read.tables.flatMap((table) => table.rows.map((row) => row.map((cell) => cell.text))))).toEqual(
          cellsOf(rows.flat()),
        );
        expect(new Set(read.tables.map((table) => table.positions))).toEqual(new Set([positions]));
      }),
      { seed: 20210926, numRuns: 40 },
    );
  });
});

function cellsOf(rows: Rows): string[] {
  return filled(rows).flat().map(mend);
}

function filled(rows: Rows): Rows {
  return rows.map((row) => row.filter((cell) => cell !== ''));
}

function markdown([head = [], ...rows]: Rows): string[] {
  const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line), ''];
}

function quoted(cell: string): string {
  return /[",]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
