import type { AnswerBody } from './answer.js';
import type { AnswerWording } from './answer-wording.js';
import { type Block, type BlockWords, textOf } from './blocks.js';
import type { Desk } from './desk.js';

/** What an answer in lines is made of, in the order in which it is told. */
export type InLines = {
  /** Paragraphs with their marks, each under its first line; empty ones are left out. */
  paragraphs: readonly (readonly string[])[];
  notes?: readonly string[];
  warnings?: readonly string[];
  /** The heading and a line for each place; see `sourcesOf`. */
  sources?: readonly string[];
};

/** An answer in lines as blocks, and the text that they make. */
export function inBlocks(told: InLines, { wording }: Pick<Desk, 'wording'>): { text: string; blocks: Block[] } {
  const { paragraphs, notes = [], warnings = [], sources = [] } = told;
  const lines = sources.slice(1).map((text) => [{ text, marks: [] }]);
  const blocks: Block[] = [
    ...paragraphBlocks(paragraphs),
    ...notes.map((text) => ({ kind: 'note' as const, text })),
    ...warnings.map((text) => ({ kind: 'warning' as const, text })),
    ...(lines.length > 0 ? [{ kind: 'sources' as const, lines }] : []),
  ];
  return { text: textOf(blocks, blockWords(wording)), blocks };
}

/** The answer with more blocks before its sources, or behind them. */
export function withMore<Body extends AnswerBody>(
  body: Body,
  more: readonly Block[],
  { wording, behind = false }: Pick<Desk, 'wording'> & { behind?: boolean },
): Body {
  const { blocks = [] } = body;
  const sources = blocks.findIndex(({ kind }) => kind === 'sources');
  const at = behind || sources < 0 ? blocks.length : sources;
  const all = [...blocks.slice(0, at), ...more, ...blocks.slice(at)];
  return { ...body, blocks: all, text: textOf(all, blockWords(wording)) };
}

/** The words that turn blocks into text. */
export function blockWords({ line, warning, sourcesHead, table }: AnswerWording): BlockWords {
  return { line, warning, sourcesHead, listed: table.listed, sources: table.sources };
}

/** Paragraphs as blocks: the first line of each heads it. */
export function paragraphBlocks(paragraphs: InLines['paragraphs']): Block[] {
  return paragraphs.flatMap(([head, ...lines]): Block[] => {
    if (head === undefined) return [];
    const said = lines.map((text) => ({ text, marks: [] }));
    return [
      { kind: 'heading', text: head, marks: [] },
      ...(said.length > 0 ? [{ kind: 'lines' as const, lines: said }] : []),
    ];
  });
}
