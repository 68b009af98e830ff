import type { AnyNode, Element } from 'domhandler';
import { gridBlock, placeCells } from './grid.js';
import { isElement } from './html-furniture.js';
import { isLayout, rowGroups, span } from './html-table.js';
import { raised } from './raised.js';
import type { RawBlock, RawCell } from './raw-document.js';

const STARTS_A_LINE = new Set(
  (
    'address article aside blockquote body caption center dd details div dl dt fieldset figcaption figure footer form ' +
    'h1 h2 h3 h4 h5 h6 header hr legend li main nav ol p section summary table tbody td tfoot th thead tr ul'
  ).split(' '),
);
const HEADING = /^h[1-6]$/;
const NOTE = /^\s*[[［(（【〔]?注?\d{1,3}[\]］)）】〕]?\s*$/;

/** Where the walk puts what it meets: a page collects blocks, a cell collects lines. */
type Sink = { write(text: string): void; endLine(heading: boolean): void; table(table: Element): void };

/** The lines and grids under an element in reading order, without what `isLeftOut` names. */
export function blocksUnder(root: Element, isLeftOut: (element: Element) => boolean): RawBlock[] {
  const blocks: RawBlock[] = [];
  let line = '';
  const sink: Sink = {
    write(text) {
      line += text;
    },
    endLine(heading) {
      const printed = tidy(line);
      line = '';
      if (printed !== '') blocks.push(heading ? { kind: 'line', printed, heading } : { kind: 'line', printed });
    },
    table(table) {
      for (const caption of table.children.filter(isElement).filter((child) => child.name === 'caption')) {
        walk(caption, { sink, isLeftOut });
        sink.endLine(false);
      }
      const grid = gridBlock(cellsOf(table, isLeftOut));
      if (grid) blocks.push(grid);
    },
  };
  walk(root, { sink, isLeftOut });
  sink.endLine(false);
  return blocks;
}

type Walk = { sink: Sink; isLeftOut: (element: Element) => boolean; preformatted?: boolean; inTable?: boolean };

function walk(parent: Element, walking: Walk): void {
  for (const node of parent.children) visit(node, walking);
}

function visit(node: AnyNode, walking: Walk): void {
  const { sink } = walking;
  if (node.type === 'text') {
    if (walking.preformatted) writeLines(node.data, sink);
    else sink.write(node.data.replace(/[ \t\n\r\f]+/g, ' '));
    return;
  }
  if (!isElement(node) || walking.isLeftOut(node)) return;
  if (node.name === 'br') {
    sink.endLine(false);
    return;
  }
  if (isRaised(node)) {
    sink.write(raised(textOf(node)));
    return;
  }
  const startsLine = STARTS_A_LINE.has(node.name) || node.name === 'pre';
  if (startsLine) sink.endLine(false);
  if (node.name === 'table' && !isLayout(node)) sink.table(node);
  else walk(node, { ...walking, preformatted: walking.preformatted || node.name === 'pre' });
  if (startsLine) sink.endLine(HEADING.test(node.name));
}

/** The sign of a note: set higher, or a number that leads to the foot of the page. */
function isRaised(element: Element): boolean {
  if (element.name === 'sup') return true;
  if (element.name === 'a') return element.attribs.href?.startsWith('#') === true && NOTE.test(textOf(element));
  return element.name === 'span' && /vertical-align\s*:\s*(?:super|text-top)/i.test(element.attribs.style ?? '');
}

function textOf(element: Element): string {
  return element.children
    .map((child) => (child.type === 'text' ? child.data : isElement(child) ? textOf(child) : ''))
    .join('');
}

function writeLines(text: string, sink: Sink): void {
  text.split(/\r\n|[\n\r]/).forEach((line, at) => {
    if (at > 0) sink.endLine(false);
    sink.write(line);
  });
}

function cellsOf(table: Element, isLeftOut: (element: Element) => boolean): RawCell[][] {
  // A rowspan ends with its row group, so each group is placed by itself.
  return rowGroups(table).flatMap((rows) =>
    placeCells(
      rows.map((row) =>
        row.map((cell) => ({
          printed: isLeftOut(cell) ? '' : cellText(cell, isLeftOut),
          columnSpan: span(cell, 'colspan'),
          rowSpan: span(cell, 'rowspan'),
        })),
      ),
    ),
  );
}

function cellText(cell: Element, isLeftOut: (element: Element) => boolean): string {
  const lines: string[] = [];
  let line = '';
  const sink: Sink = {
    write(text) {
      line += text;
    },
    endLine() {
      const printed = tidy(line);
      line = '';
      if (printed !== '') lines.push(printed);
    },
    table(table) {
      walk(table, { sink, isLeftOut });
    },
  };
  walk(cell, { sink, isLeftOut });
  sink.endLine(false);
  return lines.join('\n');
}

/** Without blanks at either end; a tab inside stays, for it may stand between cells of a preformatted table. */
function tidy(line: string): string {
  return line
    .replace(/ {2,}/g, ' ')
    .replace(/^[ \u00a0\u3000\r\n]+|(?<![ \u00a0\u3000\r\n])[ \u00a0\u3000\r\n]+$/g, '');
}
