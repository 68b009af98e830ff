import { z } from 'zod';

/** Numbers of the citations that stand behind what is said, in order. */
const marks = z.array(z.number().int());
/** A sentence and what it rests on. */
const saidSchema = z.object({ text: z.string(), marks });
/** A name and what is said of it, with its place where it is one of a ranking. */
const namedSchema = z.object({ name: z.string(), said: z.string(), marks, place: z.number().int().optional() });

/** A figure as it is drawn: `value` is `null` unless `state` is `figure`, a blank cell being no zero. */
const barSchema = z.object({
  name: z.string(),
  value: z.number().nullable(),
  state: z.enum(['figure', 'blank', 'missing']),
  label: z.string(),
});

export const blockSchema = z.discriminatedUnion('kind', [
  /** The answer in one line, or the name of a part. */
  z.object({ kind: z.literal('heading'), ...saidSchema.shape }),
  /** One figure, named in full. */
  z.object({ kind: z.literal('figure'), ...namedSchema.shape }),
  /** Figures one below the other, names on the left, values on the right; a few go into the line of their title. */
  z.object({ kind: z.literal('list'), title: z.string(), items: z.array(namedSchema), inline: z.boolean() }),
  /** Figures by two things: a row for each of the one, a column for each of the other; `title` names neither. */
  z.object({
    kind: z.literal('table'),
    title: z.string(),
    columns: z.array(z.string()),
    rows: z.array(z.object({ name: z.string(), cells: z.array(saidSchema) })),
  }),
  /** Sentences one below the other. */
  z.object({ kind: z.literal('lines'), lines: z.array(saidSchema) }),
  /** Words of a report. */
  z.object({ kind: z.literal('quote'), ...saidSchema.shape }),
  /** A report summed up, part by part. */
  z.object({ kind: z.literal('summary'), parts: z.array(namedSchema) }),
  /** What was assumed, or is to be known of the whole answer. */
  z.object({ kind: z.literal('note'), text: z.string() }),
  /** What makes a figure doubtful. */
  z.object({ kind: z.literal('warning'), text: z.string() }),
  /** A picture can be drawn of the answer's figures; what it shows, in words. */
  z.object({ kind: z.literal('picture'), shows: z.string() }),
  /** A picture for a phone with every word that it shows, which other blocks say as well: parts with what they come to, and bars. */
  z.object({
    kind: z.literal('card'),
    report: z.string(),
    /** Years that are filed of the same agency, the newest first. */
    others: z.array(z.number().int()),
    title: z.string(),
    subtitle: z.string(),
    parts: z.array(
      z.object({
        name: z.string(),
        /** A line for each. */
        said: z.array(z.string()),
        beside: z.string(),
        bars: z.array(barSchema),
        /** Something in it does not add up. */
        isDoubtful: z.boolean(),
      }),
    ),
    notes: z.array(z.string()),
    /** A note for a picture whose font lacks a character of these words. */
    gaps: z.string(),
    source: z.string(),
  }),
  /** A report itself, which a surface sends where it keeps the bytes; the words around it say where else it is to be had. */
  z.object({ kind: z.literal('file'), report: z.string(), title: z.string(), source: z.string() }),
  /** Where it stands: a line for each section, a piece of it for each report. */
  z.object({ kind: z.literal('sources'), lines: z.array(z.array(saidSchema)) }),
  /** What can be chosen or asked next: what is read, and the words that can be sent back. */
  z.object({ kind: z.literal('choices'), items: z.array(z.object({ label: z.string(), says: z.string() })) }),
]);
/** A piece of an answer, which each surface shows in its own way. */
export type Block = z.infer<typeof blockSchema>;
export type BlockOf<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>;
export type SaidLine = z.infer<typeof saidSchema>;
export type NamedLine = z.infer<typeof namedSchema>;

/** The few words that a text needs around its blocks. */
export type BlockWords = {
  line(name: string, said: string): string;
  listed(said: readonly string[]): string;
  warning(said: string): string;
  sourcesHead: string;
  /** The pieces of one line of sources. */
  sources(pieces: readonly string[]): string;
};

/** A block in words, and what parts it from the block before it. */
export type Piece = { block: Block; text: string; apart: '' | '\n' | '\n\n' };

/** The answer as plain text: a heading and what follows it in one paragraph, notes, warnings and sources in one each. */
export function textOf(blocks: readonly Block[], words: BlockWords): string {
  return piecesOf(blocks, words)
    .map(({ apart, text }) => apart + text)
    .join('');
}

/** The blocks in words, in order; those that a text does not show are left out. */
export function piecesOf(blocks: readonly Block[], words: BlockWords): Piece[] {
  const pieces: Piece[] = [];
  for (const block of blocks) {
    const lines = linesOf(block, words);
    const last = pieces.at(-1);
    if (lines.length === 0) continue;
    const apart = !last ? '' : joins(last.block.kind, block.kind) ? '\n' : '\n\n';
    pieces.push({ block, text: lines.join('\n'), apart });
  }
  return pieces;
}

/** The answer in one line without marks, for a surface that shows no more; empty where the first block has none. */
export function headOf([block]: readonly Block[], words: Pick<BlockWords, 'line' | 'listed'>): string {
  switch (block?.kind) {
    case 'heading':
    case 'quote':
    case 'note':
    case 'warning':
      return block.text;
    case 'figure':
      return words.line(block.name, block.said);
    case 'list':
      return block.inline ? inlined({ ...block, items: block.items.map(unmarked) }, words) : block.title;
    case 'table':
      return block.title;
    case 'lines':
      return block.lines[0]?.text ?? '';
    default:
      return '';
  }
}

/** The marks as a text shows them, runs of three and more drawn together: "[1][2]", "[2]–[9]"; empty for none. */
export function marked(numbers: readonly number[]): string {
  const runs: number[][] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const run = runs.at(-1);
    if (run?.at(-1) === number - 1) run.push(number);
    else runs.push([number]);
  }
  return runs
    .map((run) => (run.length > 2 ? `[${run[0]}]–[${run.at(-1)}]` : run.map((n) => `[${n}]`).join('')))
    .join('');
}

const APART: ReadonlySet<Block['kind']> = new Set(['note', 'warning', 'sources', 'quote', 'summary']);

function joins(before: Block['kind'], next: Block['kind']): boolean {
  if (next === 'heading') return false;
  return APART.has(next) || APART.has(before) ? before === next && next !== 'quote' : true;
}

function linesOf(block: Block, words: BlockWords): string[] {
  switch (block.kind) {
    case 'heading':
    case 'quote':
      return [withMarks(block)];
    case 'figure':
      return [withMarks({ text: words.line(block.name, block.said), marks: block.marks })];
    case 'list':
      return block.inline ? [inlined(block, words)] : [...titled(block, words), ...block.items.map(listed(words))];
    case 'table':
      return [
        ...titled(block, words),
        ...block.rows.map(({ name, cells }) => `· ${words.line(name, words.listed(told(cells, block.columns)))}`),
      ];
    case 'lines':
      return block.lines.map(withMarks);
    case 'summary':
      return block.parts.map(({ name, said, marks }) => withMarks({ text: words.line(name, said), marks }));
    case 'note':
      return [block.text];
    case 'warning':
      return [words.warning(block.text)];
    case 'sources':
      return [words.sourcesHead, ...block.lines.map((pieces) => words.sources(pieces.map(leading)))];
    case 'picture':
    case 'card':
    case 'file':
    case 'choices':
      return [];
    default:
      return block satisfies never;
  }
}

function titled({ title }: { title: string }, words: BlockWords): string[] {
  return title ? [words.line(title, '')] : [];
}

function listed(words: BlockWords): (item: NamedLine) => string {
  return ({ name, said, marks, place }) =>
    `${place === undefined ? '·' : `${place}.`} ${withMarks({ text: words.line(name, said), marks })}`;
}

function unmarked(item: NamedLine): NamedLine {
  return { ...item, marks: [] };
}

function inlined({ title, items }: BlockOf<'list'>, words: Pick<BlockWords, 'line' | 'listed'>): string {
  const all = words.listed(items.map(({ name, said, marks }) => withMarks({ text: `${name} ${said}`, marks })));
  return title ? words.line(title, all) : all;
}

function told(cells: readonly SaidLine[], columns: readonly string[]): string[] {
  return cells.flatMap((cell, at) =>
    cell.text ? [withMarks({ ...cell, text: `${columns[at] ?? ''} ${cell.text}` })] : [],
  );
}

function leading({ text, marks: numbers }: SaidLine): string {
  return [marked(numbers), text].filter(Boolean).join(' ');
}

function withMarks({ text, marks: numbers }: SaidLine): string {
  return numbers.length > 0 ? `${text} ${marked(numbers)}` : text;
}
