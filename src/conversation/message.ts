import type { Answer } from '../answer/answer.js';
import { type Block, marked, piecesOf, type SaidLine } from '../answer/blocks.js';
import { blockWords } from '../answer/in-blocks.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { clean } from './clean.js';
import { inert } from './inert.js';

/** Lines of a text that are a table, with its cells; the first row is its head where it has one. */
export type Table = { offset: number; length: number; head?: string[]; rows: string[][] };

/** A stretch of a text that is shown in bold, as something to copy, or folded until somebody wants to see it. */
export type Mark = { kind: 'bold' | 'code' | 'folded'; offset: number; length: number };

/** A text of any length with its marks; offsets count UTF-16 code units. */
export type Message = { text: string; marks: Mark[]; tables?: Table[] };

/** Sources of more reports than this are listed without their addresses. */
const MOST_ADDRESSES = 6;

/** The answer as one message, however long: the first line and what names a part bold, the sources folded in a quote. */
export function answerMessage(answer: Answer, { answers }: Pick<ChatWording, 'answers'>): Message {
  const { blocks } = answer;
  const whole = (blocks ?? []).flatMap((block) => (block.kind === 'file' ? [block.source] : []));
  const sourced = [...answer.citations.map(({ source }) => source), ...whole];
  const show = (text: string) => inert(clean(text), sourced);
  if (!blocks) return { text: show(answer.text), marks: [bold(0, firstLine(show(answer.text)))] };
  const marks: Mark[] = [];
  const tables: Table[] = [];
  let text = '';
  for (const { block, text: piece, apart } of piecesOf(blocks, blockWords(answers))) {
    const said = show(piece);
    if (said === '') continue;
    const offset = text === '' ? 0 : text.length + apart.length;
    const files =
      block.kind === 'sources'
        ? addressesOf(answer)
            .map((address) => `\n${show(address)}`)
            .join('')
        : '';
    text += `${text === '' ? '' : apart}${said}${files}`;
    if (offset === 0 || block.kind === 'heading') marks.push(bold(offset, firstLine(said)));
    if (block.kind === 'sources') marks.push(folded(offset + firstLine(said) + 1, text.length));
    const table = tableOf(block, show);
    if (table) tables.push({ ...lastLines(said, { count: table.rows.length, offset }), ...table });
  }
  return { text, marks, ...(tables.length > 0 && { tables }) };
}

function bold(offset: number, length: number): Mark {
  return { kind: 'bold', offset, length };
}

function folded(offset: number, end: number): Mark {
  return { kind: 'folded', offset, length: end - offset };
}

/** What stands one below the other, in cells: a name and its figures, in their order. */
function tableOf(block: Block, show: (text: string) => string): Pick<Table, 'head' | 'rows'> | null {
  const said = ({ text, marks }: SaidLine) => show([text, marked(marks)].filter(Boolean).join(' '));
  switch (block.kind) {
    case 'list':
      return block.inline
        ? null
        : {
            rows: block.items.map(({ name, said: text, marks, place }) => [
              show(place === undefined ? name : `${place}. ${name}`),
              said({ text, marks }),
            ]),
          };
    case 'table':
      return {
        head: ['', ...block.columns.map(show)],
        rows: block.rows.map(({ name, cells }) => [show(name), ...cells.map(said)]),
      };
    default:
      return null;
  }
}

function lastLines(text: string, { count, offset }: { count: number; offset: number }) {
  const length = text.split('\n').slice(-count).join('\n').length;
  return { offset: offset + text.length - length, length };
}

/** The address of each report that is cited, where it has one; none where they are many. What else is known of a file stands with its rows. */
function addressesOf({ citations }: Answer): string[] {
  const distinct = [...new Set(citations.map(({ source }) => source).filter((source) => /^https?:\/\//.test(source)))];
  return distinct.length > MOST_ADDRESSES ? [] : distinct;
}

function firstLine(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}
