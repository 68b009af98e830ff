import type { Element } from 'domhandler';
import { isElement } from './html-furniture.js';

const LONGEST_CELL = 200;
const NOT_DISPLAYED = /display\s{0,9}:\s{0,9}none/i;

/**
 * Rows of a table's own cells, by row group; the cells of tables inside its cells are not among them. The parser puts
 * every row into a group.
 */
export function rowGroups(table: Element): Element[][][] {
  return table.children
    .filter(isElement)
    .filter((group) => group.name === 'thead' || group.name === 'tbody' || group.name === 'tfoot')
    .map((group) => shown(group.children.filter(isElement).filter((row) => row.name === 'tr')).map(cellsOf));
}

/** What a browser lays out: an element that is not displayed takes no place in its row or its table. All of them where none is displayed. */
function shown(elements: Element[]): Element[] {
  const displayed = elements.filter(
    ({ attribs }) => attribs.hidden === undefined && !NOT_DISPLAYED.test(attribs.style ?? ''),
  );
  return displayed.length > 0 ? displayed : elements;
}

/** Whether a table only places parts of the page: its cells are then read one after the other as running text. */
export function isLayout(table: Element): boolean {
  const cells = rowGroups(table).flat(2);
  if (cells.length <= 1 || table.attribs.role === 'presentation') return true;
  if (cells.some((cell) => tablesIn(cell).some((inner) => !isLayout(inner)))) return true;
  const lengths = cells.map((cell) => textLength(cell));
  const longest = Math.max(...lengths);
  const all = lengths.reduce((sum, length) => sum + length, 0);
  return longest > LONGEST_CELL && longest * 5 > all * 4;
}

/** A span as HTML means it: `rowspan="0"` reaches to the end of its row group, anything unreadable is 1. */
export function span(cell: Element, name: 'colspan' | 'rowspan'): number {
  const value = Number.parseInt(cell.attribs[name] ?? '1', 10);
  if (value === 0 && name === 'rowspan') return Number.MAX_SAFE_INTEGER;
  return value > 0 ? value : 1;
}

function cellsOf(row: Element): Element[] {
  return shown(row.children.filter(isElement).filter((cell) => cell.name === 'td' || cell.name === 'th'));
}

function tablesIn(element: Element): Element[] {
  return element.children.filter(isElement).flatMap((child) => (child.name === 'table' ? [child] : tablesIn(child)));
}

function textLength(element: Element): number {
  let length = 0;
  for (const child of element.children) {
    if (child.type === 'text') length += child.data.trim().length;
    else if (isElement(child)) length += textLength(child);
  }
  return length;
}
