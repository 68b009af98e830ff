import type { MessageEntity } from 'grammy/types';
import type { Answer } from '../answer/answer.js';
import type { ChatWording } from '../wording/chat.js';
import { clean } from './clean.js';
import { inert } from './inert.js';

/** A text with its marks, as Telegram takes it; offsets count UTF-16 code units. */
export type Message = { text: string; entities: MessageEntity[] };

/** Telegram takes 4096 code units; the rest is room for a part's number and the mark of a repeat. */
export const LONGEST_PART = 4050;

/** Sources of more reports than this are listed without their files. */
const MOST_FILES = 6;

/** The answer as one message, however long: the first line bold, the sources folded in a quote. */
export function answerMessage(answer: Answer, { rows }: Pick<ChatWording, 'rows'>): Message {
  const sourced = answer.citations.map(({ source }) => source);
  const said = inert(clean(answer.text), sourced);
  const entities: MessageEntity[] = [{ type: 'bold', offset: 0, length: firstLine(said) }];
  const sources = sourceLines(said, answer);
  if (!sources) return { text: said, entities };
  const end = sources.offset + sources.length;
  const files = filesOf(answer, rows).map((file) => `\n${inert(clean(file), sourced)}`);
  const text = said.slice(0, end) + files.join('') + said.slice(end);
  entities.push({ type: 'expandable_blockquote', ...sources, length: sources.length + files.join('').length });
  return { text, entities };
}

/** The file or address of each report that is cited, with the beginning of its hash; none where they are many. */
function filesOf({ citations }: Answer, rows: ChatWording['rows']): string[] {
  const files = citations.flatMap(({ source, fingerprint }) =>
    fingerprint ? [`${source} · ${rows.fingerprint(fingerprint)}`] : [],
  );
  const distinct = [...new Set(files)];
  return distinct.length > MOST_FILES ? [] : distinct;
}

/** The message in parts that Telegram takes, cut at a paragraph where there is one; each part of several says which it is. */
export function splitMessage({ text, entities }: Message): Message[] {
  const parts: Message[] = [];
  for (let start = 0; start < text.length; ) {
    const end = cutAfter(text, start);
    const part = text.slice(start, end).trimEnd();
    parts.push({ text: part, entities: within(entities, { start, end: start + part.length }) });
    start = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
  }
  if (parts.length < 2) return parts;
  return parts.map((part, index) => ({ ...part, text: `${part.text}\n\n(${index + 1}/${parts.length})` }));
}

function firstLine(text: string): number {
  const end = text.indexOf('\n');
  return end < 0 ? text.length : end;
}

/** The paragraph with a line that begins with a citation's number, without its heading ("来源："). */
function sourceLines(text: string, { citations }: Answer): { offset: number; length: number } | undefined {
  const mark = [...text.matchAll(/^\[\d+\]/gm)].find(
    ({ index, 0: found }) => index > 0 && citations.some(({ n }) => found === `[${n}]`),
  );
  if (!mark) return undefined;
  const before = text.lastIndexOf('\n\n', mark.index);
  const heading = /^\n\n[^\n]*[:：]\n/.exec(text.slice(before))?.[0] ?? '\n\n';
  // Sources in the answer's own paragraph: what stands before them there is the answer.
  const start = before < 0 ? mark.index : before + heading.length;
  const end = text.indexOf('\n\n', mark.index);
  return { offset: start, length: (end < 0 ? text.length : end) - start };
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
