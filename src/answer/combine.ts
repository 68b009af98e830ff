import type { AnswerBody, Citation } from './answer.js';
import type { AnswerWording } from './answer-wording.js';
import { type Block, type SaidLine, textOf } from './blocks.js';
import { blockWords } from './in-blocks.js';
import { sourceBlocks } from './sources.js';

/** Several questions of one message as one answer: each part under its name, citations numbered through, sources at the end. */
export function combine(parts: readonly AnswerBody[], names: readonly string[], wording: AnswerWording): AnswerBody {
  const citations: Citation[] = [];
  const numbered = parts.map((part) => renumbered(part, citations, wording));
  const answered = numbered.find(({ kind }) => kind === 'figure' || kind === 'narrative' || kind === 'definition');
  const main = answered ?? numbered[0];
  const blocks: Block[] = [
    ...numbered.flatMap((part, at): Block[] => [
      { kind: 'heading', text: `${at + 1}. ${names[at] ?? ''}`.trimEnd(), marks: [] },
      ...(part.blocks ?? []).filter(({ kind }) => kind !== 'sources').map(asPart),
    ]),
    ...sourceBlocks(citations, wording.table),
  ];
  const beside = numbered.flatMap((part) => part.beside ?? []);
  const rates = numbered.flatMap((part) => part.rates ?? []);
  return {
    kind: main?.kind ?? 'not_found',
    answered_by: main?.answered_by ?? 'rules',
    text: textOf(blocks, blockWords(wording)),
    figures: numbered.flatMap(({ figures }) => figures),
    ...(beside.length > 0 && { beside }),
    ...(answered?.derived && { derived: answered.derived }),
    ...(rates.length > 0 && { rates }),
    citations,
    options: [...new Set(numbered.flatMap(({ options }) => options))],
    warnings: [...new Set(numbered.flatMap(({ warnings }) => warnings))],
    blocks,
    ...(answered?.query && { query: answered.query }),
    parts: numbered,
  };
}

/** The part with its citations numbered among those of the parts before it; the same row is cited once. */
function renumbered(part: AnswerBody, citations: Citation[], { sourcesHead }: AnswerWording): AnswerBody {
  const numbers = new Map<number, number>();
  for (const cited of part.citations) {
    const same = citations.find(
      ({ report, section, quote }) => report === cited.report && section === cited.section && quote === cited.quote,
    );
    const n = same?.n ?? citations.length + 1;
    if (!same) citations.push({ ...cited, n });
    numbers.set(cited.n, n);
  }
  const to = (n: number) => numbers.get(n) ?? n;
  const text = withNumbers(part.text, numbers);
  return {
    ...part,
    text,
    figures: part.figures.map((figure) => ({ ...figure, citation: to(figure.citation) })),
    ...(part.beside && { beside: part.beside.map((figure) => ({ ...figure, citation: to(figure.citation) })) }),
    citations: part.citations.map((cited) => ({ ...cited, n: to(cited.n) })),
    blocks: part.blocks
      ? part.blocks.map((block) => blockWith(block, to))
      : [{ kind: 'lines', lines: [{ text: text.split(`\n\n${sourcesHead}\n`)[0] ?? '', marks: [] }] }],
  };
}

/** A part's own heading stands under the part's name. */
function asPart(block: Block): Block {
  return block.kind === 'heading' ? { kind: 'lines', lines: [{ text: block.text, marks: block.marks }] } : block;
}

function blockWith(block: Block, to: (n: number) => number): Block {
  const said = <Said extends SaidLine>(line: Said): Said => ({ ...line, marks: line.marks.map(to) });
  const named = <Named extends { marks: number[] }>(line: Named): Named => ({ ...line, marks: line.marks.map(to) });
  switch (block.kind) {
    case 'heading':
    case 'quote':
      return said(block);
    case 'figure':
      return named(block);
    case 'list':
      return { ...block, items: block.items.map(named) };
    case 'table':
      return { ...block, rows: block.rows.map((row) => ({ ...row, cells: row.cells.map(said) })) };
    case 'lines':
      return { ...block, lines: block.lines.map(said) };
    case 'summary':
      return { ...block, parts: block.parts.map(named) };
    case 'sources':
      return { ...block, lines: block.lines.map((line) => line.map(said)) };
    case 'note':
    case 'warning':
    case 'picture':
    case 'card':
    case 'file':
    case 'choices':
      return block;
    default:
      return block satisfies never;
  }
}

function withNumbers(text: string, numbers: ReadonlyMap<number, number>): string {
  return text.replaceAll(/\[(\d+)\]/g, (mark, n: string) => `[${numbers.get(Number(n)) ?? mark.slice(1, -1)}]`);
}
