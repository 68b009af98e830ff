import type { InputRichMessageWithoutUpload, MessageEntity, RichBlockTableCell } from 'grammy/types';
import type { Table } from '../../conversation/message.js';
import type { Written } from './written.js';

/** Fewer lines than this are read as well without a table. */
const ENOUGH_ROWS = 3;
/** Telegram takes 500 blocks, the rows of tables among them. */
const MOST_BLOCKS = 400;

type Block = NonNullable<InputRichMessageWithoutUpload['blocks']>[number];

/**
 * The message in blocks, its tables as such and what is folded as a quotation; `null` where it holds no table of enough rows, or is
 * marked in a way that blocks are not made for.
 */
export function richBlocks({
  text,
  entities,
  tables = [],
}: Pick<Written, 'text' | 'entities' | 'tables'>): Block[] | null {
  if (!entities.every(({ type }) => type === 'bold' || type === 'expandable_blockquote')) return null;
  const lines = linesOf(text);
  const blocks: Block[] = [];
  let hasTable = false;
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    if (!line) break;
    const folded = entities.find(({ type, ...span }) => type === 'expandable_blockquote' && holds(span, line));
    const table = tables.find((one) => one.offset === line.offset);
    if (folded) {
      const quoted = takeWhile(lines.slice(at), (one) => holds(folded, one));
      blocks.push({ type: 'expandable_blockquote', text: quoted.map(({ words }) => words).join('\n') });
      at += quoted.length;
    } else if (table && table.rows.length >= ENOUGH_ROWS) {
      blocks.push({ type: 'table', cells: cellsOf(table), is_striped: true, is_compact: true });
      hasTable = true;
      at += takeWhile(lines.slice(at), (one) => holds(table, one)).length;
    } else {
      if (line.words.trim() !== '') blocks.push({ type: 'paragraph', text: marked(line, entities) });
      at += 1;
    }
  }
  const size = blocks.reduce((sum, block) => sum + (block.type === 'table' ? block.cells.length : 1), 0);
  return hasTable && size <= MOST_BLOCKS ? blocks : null;
}

type Line = { words: string; offset: number; length: number };

function linesOf(text: string): Line[] {
  let offset = 0;
  return text.split('\n').map((words) => {
    const line = { words, offset, length: words.length };
    offset += words.length + 1;
    return line;
  });
}

function holds(span: Pick<MessageEntity, 'offset' | 'length'>, { offset, length }: Line): boolean {
  return length > 0 && offset >= span.offset && offset + length <= span.offset + span.length;
}

function marked(line: Line, entities: readonly MessageEntity[]): string | { type: 'bold'; text: string } {
  const isBold = entities.some(({ type, ...span }) => type === 'bold' && holds(span, line));
  return isBold ? { type: 'bold', text: line.words } : line.words;
}

function cellsOf({ head, rows }: Table): RichBlockTableCell[][] {
  const cells = (row: readonly string[]) =>
    row.map((text, at): RichBlockTableCell => ({ text, align: at === 0 ? 'left' : 'right', valign: 'top' }));
  const named = head ? [cells(head).map((cell) => ({ ...cell, is_header: true as const }))] : [];
  return [...named, ...rows.map(cells)];
}

function takeWhile<T>(items: readonly T[], holdsFor: (item: T) => boolean): T[] {
  const end = items.findIndex((item) => !holdsFor(item));
  return items.slice(0, end < 0 ? items.length : end);
}
