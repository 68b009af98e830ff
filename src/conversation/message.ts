import type { MessageEntity } from 'grammy/types';
import type { Answer } from '../answer/answer.js';
import { type Block, marked, piecesOf, type SaidLine } from '../answer/blocks.js';
import { blockWords } from '../answer/in-blocks.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { clean } from './clean.js';
import { inert } from './inert.js';

/** Lines of a text that are a table, with its cells; the first row is its head where it has one. */
export type Table = { offset: number; length: number; head?: string[]; rows: string[][] };

/** A text with its marks, as Telegram takes it; offsets count UTF-16 code units. */
export type Message = { text: string; entities: MessageEntity[]; tables?: Table[] };

/** Telegram takes 4096 code units; the rest is room for a part's number and the mark of a repeat. */
export const LONGEST_PART = 4050;

/** Sources of more reports than this are listed without their addresses. */
const MOST_ADDRESSES = 6;

/** The answer as one message, however long: the first line and what names a part bold, the sources folded in a quote. */
export function answerMessage(answer: Answer, { answers }: Pick<ChatWording, 'answers'>): Message {
  const { blocks } = answer;
  const whole = (blocks ?? []).flatMap((block) => (block.kind === 'file' ? [block.source] : []));
  const sourced = [...answer.citations.map(({ source }) => source), ...whole];
  const show = (text: string) => inert(clean(text), sourced);
  if (!blocks) return { text: show(answer.text), entities: [bold(0, firstLine(show(answer.text)))] };
  const entities: MessageEntity[] = [];
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
    if (offset === 0 || block.kind === 'heading') entities.push(bold(offset, firstLine(said)));
    if (block.kind === 'sources') entities.push(folded(offset + firstLine(said) + 1, text.length));
    const table = tableOf(block, show);
    if (table) tables.push({ ...lastLines(said, { count: table.rows.length, offset }), ...table });
  }
  return { text, entities, ...(tables.length > 0 && { tables }) };
}

function bold(offset: number, length: number): MessageEntity {
  return { type: 'bold', offset, length };
}

function folded(offset: number, end: number): MessageEntity {
  return { type: 'expandable_blockquote', offset, length: end - offset };
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

/** The message in parts that Telegram takes, cut at a paragraph where there is one; each part of several says which it is. */
export function splitMessage({ text, entities, tables = [] }: Message): Message[] {
  const parts: Message[] = [];
  for (let start = 0; start < text.length; ) {
    const end = cutAfter(text, start);
    const part = text.slice(start, end).trimEnd();
    const span = { start, end: start + part.length };
    const whole = tables.filter(({ offset, length }) => offset >= start && offset + length <= span.end);
    parts.push({
      text: part,
      entities: within(entities, span),
      ...(whole.length > 0 && { tables: whole.map((table) => ({ ...table, offset: table.offset - start })) }),
    });
    start = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
  }
  if (parts.length < 2) return parts;
  return parts.map((part, index) => ({ ...part, text: `${part.text}\n\n(${index + 1}/${parts.length})` }));
}

function firstLine(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

const BREAKS = [/\n\n/g, /\n/g, /[。！？；]|[.!?;] /g, /[，、,\s]/g];

function cutAfter(text: string, start: number): number {
  const limit = start + LONGEST_PART;
  if (text.length <= limit) return text.length;
  const window = text.slice(start, limit);
  for (const pattern of BREAKS) {
    const last = [...window.matchAll(pattern)].at(-1);
    // A break in the first half would leave a stump of a message.
    if (last && last.index >= LONGEST_PART / 2) return start + last.index + last[0].length;
  }
  return /[\uD800-\uDBFF]$/.test(window) ? limit - 1 : limit;
}

function within(entities: readonly MessageEntity[], { start, end }: { start: number; end: number }): MessageEntity[] {
  return entities.flatMap((entity) => {
    const from = Math.max(entity.offset, start);
    const to = Math.min(entity.offset + entity.length, end);
    return from < to ? [{ ...entity, offset: from - start, length: to - from }] : [];
  });
}
