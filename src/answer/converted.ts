import type { AnswerBody } from './answer.js';
import type { Block, NamedLine, SaidLine } from './blocks.js';

type Convert = (text: string) => string;

/** The answer with everything that a person reads in another script; figures, citations and the query stay. */
export function convertedBody(body: AnswerBody, convert: Convert): AnswerBody {
  return {
    ...body,
    text: convert(body.text),
    options: body.options.map(convert),
    ...(body.labels && { labels: body.labels.map(convert) }),
    warnings: body.warnings.map(convert),
    ...(body.blocks && { blocks: body.blocks.map((block) => convertedBlock(block, convert)) }),
    ...(body.parts && { parts: body.parts.map((part) => convertedBody(part, convert)) }),
  };
}

function convertedBlock(block: Block, convert: Convert): Block {
  const said = (line: SaidLine): SaidLine => ({ ...line, text: convert(line.text) });
  const named = (line: NamedLine): NamedLine => ({ ...line, name: convert(line.name), said: convert(line.said) });
  switch (block.kind) {
    case 'heading':
    case 'quote':
    case 'note':
    case 'warning':
      return { ...block, text: convert(block.text) };
    case 'figure':
      return { ...block, name: convert(block.name), said: convert(block.said) };
    case 'list':
      return { ...block, title: convert(block.title), items: block.items.map(named) };
    case 'table':
      return {
        ...block,
        title: convert(block.title),
        columns: block.columns.map(convert),
        rows: block.rows.map(({ name, cells }) => ({ name: convert(name), cells: cells.map(said) })),
      };
    case 'lines':
      return { ...block, lines: block.lines.map(said) };
    case 'summary':
      return { ...block, parts: block.parts.map(named) };
    case 'picture':
      return { ...block, shows: convert(block.shows) };
    case 'file':
      return { ...block, title: convert(block.title) };
    case 'card':
      return {
        ...block,
        title: convert(block.title),
        subtitle: convert(block.subtitle),
        parts: block.parts.map((part) => ({
          ...part,
          name: convert(part.name),
          said: part.said.map(convert),
          beside: convert(part.beside),
          bars: part.bars.map((bar) => ({ ...bar, name: convert(bar.name), label: convert(bar.label) })),
        })),
        notes: block.notes.map(convert),
        gaps: convert(block.gaps),
        source: convert(block.source),
      };
    case 'sources':
      return { ...block, lines: block.lines.map((line) => line.map(said)) };
    case 'choices':
      return {
        ...block,
        items: block.items.map(({ label, says }) => ({ label: convert(label), says: convert(says) })),
      };
    default:
      return block satisfies never;
  }
}
