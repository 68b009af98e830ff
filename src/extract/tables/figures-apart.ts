import { readCell } from './cell.js';
import type { Placement } from './placing.js';
import { isFilled, type Token } from './runs.js';

type Row = { cells: Token[]; columns: readonly unknown[]; run: { table: { positions: string } } };

/** A cell of more figures, or a row of more such cells, is no slip of a form. */
const MOST_FIGURES = 7;
const MOST_VARIANTS = 60;
/** More ways of cutting a run of digits tell nothing. */
const MOST_CUTS = 400;
const LONGEST_RUN = 40;

/**
 * The rows that a row can stand for in whose cells several figures stand: each figure in a cell of its own, over the empty cells
 * beside it where blanks are kept, or thousands parted by a blank as the one number. Empty where no cell has several figures.
 */
export function withFiguresApart({ cells, run }: Row): Token[][] {
  const isKept = run.table.positions === 'grid' || run.table.positions === 'row';
  let variants: Token[][] = [cells];
  for (const cell of cells) {
    const figures = figuresOf(cell);
    if (figures.length === 0) continue;
    if (figures.length > MOST_FIGURES) return [];
    variants = variants.flatMap((variant) => waysApart({ variant, cell, figures, isKept })).slice(0, MOST_VARIANTS);
  }
  return variants[0] === cells ? [] : variants;
}

function figuresOf({ reading, cell }: Token): string[] {
  if (reading.kind !== 'mixed' || reading.values.length < 2) return [];
  return cell.text.trim().split(/\s+/);
}

type Apart = { variant: Token[]; cell: Token; figures: string[]; isKept: boolean };

function waysApart({ variant, cell, figures, isKept }: Apart): Token[][] {
  const at = variant.indexOf(cell);
  const pieces = figures.map((text) => piece(cell, text));
  const whole = /^\d{1,3}(?: \d{3})+$/.test(figures.join(' ')) ? [variant.with(at, piece(cell, figures.join('')))] : [];
  const apart = variant.toSpliced(at, 1, ...pieces);
  const more = pieces.length - 1;
  const blanks = (from: number) => variant.slice(from, from + more).filter((each) => !isFilled(each)).length === more;
  const over = (from: number) =>
    variant.toSpliced(
      from,
      more + 1,
      ...pieces.map((each, place) => ({ ...each, column: variant[from + place]?.column ?? 0 })),
    );
  const beside = [
    ...(blanks(at + 1) && at + more < variant.length ? [over(at)] : []),
    ...(at >= more && blanks(at - more) ? [over(at - more)] : []),
  ];
  return [...whole, ...beside, ...(isKept ? [] : [apart])];
}

function piece(token: Token, text: string): Token {
  return { ...token, reading: readCell(text), cell: { ...token.cell, text } };
}

/**
 * The ways in which a row of one cell can be cut into as many figures as there are columns; empty where it has more cells,
 * or can be cut in more ways than a sum could choose from. No figure of several digits begins with a zero.
 */
export function glued({ cells, columns }: Row): Placement<Token>[] {
  const [only, another] = cells.filter(isFilled);
  if (!only || another || !/^\d+$/.test(only.cell.text)) return [];
  return cuts(only.cell.text, columns.length).map((figures) => figures.map((text) => piece(only, text)));
}

/** Ways of cutting digits into so many figures of which the last is the sum of the others. */
export function cuts(digits: string, size: number): string[][] {
  if (digits.length < size || digits.length > LONGEST_RUN) return [];
  const found: string[][] = [];
  for (let length = 1; length <= digits.length - size + 1; length += 1) {
    const last = digits.slice(-length);
    if (length > 1 && last.startsWith('0')) continue;
    cutInto({
      digits: digits.slice(0, -length),
      size: size - 1,
      sum: Number(last),
      found: (parts) => found.push([...parts, last]),
    });
    if (found.length > MOST_CUTS) return [];
  }
  return found;
}

type Cutting = { digits: string; size: number; sum: number; found: (parts: string[]) => void; parts?: string[] };

function cutInto({ digits, size, sum, found, parts = [] }: Cutting): void {
  if (size === 1) {
    if (Number(digits) === sum && (digits.length === 1 || !digits.startsWith('0'))) found([...parts, digits]);
    return;
  }
  const longest = digits.startsWith('0') ? 1 : digits.length - size + 1;
  for (let length = 1; length <= longest; length += 1) {
    const part = digits.slice(0, length);
    if (Number(part) > sum) return;
    cutInto({ digits: digits.slice(length), size: size - 1, sum: sum - Number(part), found, parts: [...parts, part] });
  }
}
