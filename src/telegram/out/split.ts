import type { Mark, Message } from '../../conversation/message.js';

/** Telegram takes 4096 code units; the rest is room for a part's number and the mark of a repeat. */
export const LONGEST_PART = 4050;

/** The message in parts that Telegram takes, cut at a paragraph where there is one; each part of several says which it is. */
export function splitMessage({ text, marks, tables = [] }: Message): Message[] {
  const parts: Message[] = [];
  for (let start = 0; start < text.length; ) {
    const end = cutAfter(text, start);
    const part = text.slice(start, end).trimEnd();
    const span = { start, end: start + part.length };
    const whole = tables.filter(({ offset, length }) => offset >= start && offset + length <= span.end);
    parts.push({
      text: part,
      marks: within(marks, span),
      ...(whole.length > 0 && { tables: whole.map((table) => ({ ...table, offset: table.offset - start })) }),
    });
    start = end + (/^\s*/.exec(text.slice(end))?.[0].length ?? 0);
  }
  if (parts.length < 2) return parts;
  return parts.map((part, index) => ({ ...part, text: `${part.text}\n\n(${index + 1}/${parts.length})` }));
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

function within(marks: readonly Mark[], { start, end }: { start: number; end: number }): Mark[] {
  return marks.flatMap((mark) => {
    const from = Math.max(mark.offset, start);
    const to = Math.min(mark.offset + mark.length, end);
    return from < to ? [{ ...mark, offset: from - start, length: to - from }] : [];
  });
}
