import type { Positions, PrintedCell } from './document.js';
import { isFormLabel } from './form-labels.js';

/** A line read as a row of a table, and how far its cells' positions can be trusted. */
export type TableLine = {
  positions: Exclude<Positions, 'grid'>;
  cells: PrintedCell[];
  /** `ruler` rules off Markdown's head; `soft` has one cell and takes the positions of the rows around it; */
  /** `alone` looks like a cell, but is one only among others. */
  kind: 'row' | 'ruler' | 'soft' | 'alone';
  /** The cells with every blank kept, for a row of bars that turns out to be ruled. */
  ruled?: PrintedCell[];
};

export type SourceLine = { text: string; printed: string; recognised?: boolean };

const FIGURE =
  /^[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\s*(?:%|万元|亿元|元|万|亿|件|项|条|次|篇|个|人次|人|起|场)?$/u;
const NO_FIGURE = /^(?:[-—–/\\]{1,3}|无|空)$/u;
const RULER = /^[|\s:-]+$/;
const LONGEST_CELL = 120;
const LONGEST_LOCAL_LABEL = 30;

/** Whether a cell prints a figure or what stands for none: a dash, a stroke, 无. */
export function isFigureCell(text: string): boolean {
  const cell = text.trim();
  return FIGURE.test(cell) || NO_FIGURE.test(cell);
}

/** What programs write for a cell that is not there; a report prints no such word. */
const NO_CELL = /^(?:none|nan|null|<na>|#n\/a)$/i;

/** The text of a cell, empty where a program wrote that there is none. */
export function cellText(text: string): string {
  const cell = text.trim();
  return NO_CELL.test(cell) ? '' : cell;
}

/** The row a line prints, by whatever it separates cells with; `null` for a line of running text. */
export function tableLine(line: SourceLine): TableLine | null {
  return (
    ruler(line) ?? tabs(line) ?? pipes(line) ?? labelled(line) ?? separatedValues(line) ?? spaces(line) ?? single(line)
  );
}

function ruler({ text }: SourceLine): TableLine | null {
  return text.includes('|') && text.includes('--') && RULER.test(text)
    ? { positions: 'row', cells: [], kind: 'ruler' }
    : null;
}

function tabs(line: SourceLine): TableLine | null {
  const inner = line.text.trim().includes('\t');
  if (!inner && !/\t$/.test(line.text)) return null;
  const cells = cut(line, '\t');
  if (cells.some((cell) => cell.text.length > LONGEST_CELL)) return null;
  return { positions: 'row', cells, kind: inner ? 'row' : 'soft' };
}

function pipes(line: SourceLine): TableLine | null {
  if (!line.text.includes('|')) return null;
  const cells = cut(line, '|');
  const filled = cells.filter((cell) => cell.text !== '');
  if (filled.some((cell) => cell.text.length > LONGEST_CELL)) return null;
  const ruled = cells.slice(/^\s*\|/.test(line.text) ? 1 : 0, /\|\s*$/.test(line.text) ? -1 : undefined);
  const first = cells.findIndex((cell) => cell.text !== '');
  const last = cells.findLastIndex((cell) => cell.text !== '');
  if (filled.length > 1) {
    return { positions: 'packed', cells: inOrder(cells.slice(first, last + 1)), kind: 'row', ruled: inOrder(ruled) };
  }
  // A bar by itself is a cell left empty; several in a row close a row.
  const blank = /^\s*\|\s*$/.test(line.text) ? [{ text: '', printed: '', column: 0 }] : [];
  return {
    positions: 'stream',
    cells: filled.length === 1 ? inOrder(filled) : blank,
    kind: 'soft',
    ruled: inOrder(ruled),
  };
}

/**
 * Values separated by commas, or by semicolons where the locale writes amounts with commas; the source's own print tells its signs from the
 * full-width ones of a sentence.
 */
function separatedValues({ text, printed }: SourceLine): TableLine | null {
  const sign = printed.includes(';') ? ';' : ',';
  if (!printed.includes(sign) || text.includes('。') || FIGURE.test(text.trim())) return null;
  const prints = separated(printed, sign);
  const texts = separated(text, sign);
  const values = prints.map((print, at) => ({
    text: cellText((texts.length === prints.length ? texts[at] : undefined) ?? print.normalize('NFKC')),
    printed: print,
  }));
  const filled = values.filter((value) => value.text !== '');
  const [label, ...rest] = filled;
  if (!label || values.length < 2) return null;
  const known = isFormLabel(label.text) || (rest.length > 0 && isFigureCell(label.text));
  // A row that an agency added has a label no form knows; then every other cell must be a figure.
  if (!known && (label.text.length > LONGEST_LOCAL_LABEL || rest.length === 0)) return null;
  if (!rest.every((value) => isFigureCell(value.text) || (known && isFormLabel(value.text)))) return null;
  return { positions: 'row', cells: inOrder(values), kind: 'row' };
}

const SEPARATED = { ',': /,(?:"((?:[^"]|"")*)"|([^,]*))/g, ';': /;(?:"((?:[^"]|"")*)"|([^;]*))/g } as const;

function separated(line: string, sign: keyof typeof SEPARATED): string[] {
  return [...`${sign}${line}`.matchAll(SEPARATED[sign])].map(([, quoted, plain]) => (quoted ?? plain ?? '').trim());
}

function spaces({ text }: SourceLine): TableLine | null {
  const line = text.trim();
  if (!/\s/.test(line) || line.length > 2 * LONGEST_CELL || /[。;!?]/.test(line)) return null;
  const apart = line.split(/\s{2,}/);
  const words = apart.length > 1 ? apart : line.split(/\s+(?![(](?![一二三四五六七八九十\d]{1,2}[)]))/u);
  if (words.length < 2) return null;
  const figures = words.filter(isFigureCell).length;
  const labels = words.filter((word) => isFormLabel(word)).length;
  if (figures + labels < words.length - 1 || (figures === 0 && labels < 2) || (labels === 0 && figures < 2))
    return null;
  return { positions: 'packed', cells: inOrder(words.map((word) => ({ text: word, printed: word }))), kind: 'row' };
}

/** "行政许可:12": a label of the form and its figure on one line. */
function labelled({ text }: SourceLine): TableLine | null {
  const at = text.lastIndexOf(':');
  if (at < 2) return null;
  const label = text.slice(0, at).trim();
  const value = text.slice(at + 1).trim();
  if (!isFormLabel(label) || !isFigureCell(value)) return null;
  return {
    positions: 'packed',
    cells: inOrder([label, value].map((cell) => ({ text: cell, printed: cell }))),
    kind: 'row',
  };
}

function single({ text, printed }: SourceLine): TableLine | null {
  const cell = text.trim();
  if (!isFigureCell(cell) && !isFormLabel(cell)) return null;
  return { positions: 'stream', cells: [{ text: cell, printed: printed.trim(), column: 0 }], kind: 'alone' };
}

function cut(line: SourceLine, separator: string): PrintedCell[] {
  const printed = line.printed.split(separator);
  const texts = line.text.split(separator);
  return inOrder(
    texts.map((text, at) => ({
      text: cellText(text),
      printed: (texts.length === printed.length ? (printed[at] ?? text) : text).trim(),
    })),
  );
}

function inOrder(cells: readonly { text: string; printed: string }[]): PrintedCell[] {
  return cells.map(({ text, printed }, column) => ({ text, printed, column }));
}
