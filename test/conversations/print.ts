import type { MessageEntity } from 'grammy/types';
import { active } from '../../src/conversation/inert.js';
import type { Shown } from '../fakes/telegram.js';
import { type Event, keysOf } from './recorder.js';

/** What the transcript calls things. */
export type PrintWords = {
  bot: string;
  presses: (label: string) => string;
  sends: (file: string) => string;
  edited: string;
  buttons: string;
  noButtons: string;
};

/** A chat as Markdown: each message in a quote, its buttons below its words; `picture` says where a picture was put. */
export function printChat(
  events: readonly Event[],
  { words, picture }: { words: PrintWords; picture: (message: Shown) => string },
): string {
  return events.map((event) => printed(event, { words, picture })).join('\n\n');
}

function printed(event: Event, { words, picture }: { words: PrintWords; picture: (message: Shown) => string }): string {
  switch (event.kind) {
    case 'said':
      return `**${event.by}**\n\n${quoted(event.text.split('\n').map(plain))}`;
    case 'sent':
      return `**${event.by}** ${words.sends(plain(event.file))}`;
    case 'pressed':
      return `**${event.by}** ${words.presses(key(event.label))}${event.toast ? ` (${plain(event.toast)})` : ''}`;
    case 'note':
      return `*${event.text}*`;
    case 'bot':
      if (event.change === 'buttons') {
        const rows = keyRows(event.message);
        if (rows.length === 0) return `**${words.bot}** (${words.noButtons})`;
        return `**${words.bot}** (${words.buttons})\n\n${quoted(rows)}`;
      }
      return `**${words.bot}**${event.change === 'words' ? ` (${words.edited})` : ''}\n\n${botMessage(event.message, picture)}`;
    default:
      return event satisfies never;
  }
}

function botMessage(message: Shown, picture: (message: Shown) => string): string {
  const { text, caption, document } = message;
  const entities = message.entities ?? [];
  const lines = marked(text ?? caption ?? '', entities);
  // The server of the tests keeps a name where Telegram has more.
  const file = document
    ? [`📎 \`${document.file_name}\``]
    : message.photo
      ? [`![${firstLine(caption)}](${picture(message)})`]
      : [];
  const rows = keyRows(message);
  const words = text || caption ? quoted(lines) : '';
  const below = rows.length > 0 ? quoted(['', ...rows]) : '';
  return [...file.map((line) => `> ${line}\n>`), words, below].filter(Boolean).join('\n');
}

function quoted(lines: readonly string[]): string {
  return lines
    .map((line, at) => (line === '' ? '>' : `> ${line}${at < lines.length - 1 && lines[at + 1] !== '' ? '<br>' : ''}`))
    .join('\n');
}

/** The lines with what is bold in bold; what a phone folds away stands in small letters. */
function marked(text: string, entities: readonly MessageEntity[]): string[] {
  const tags: Readonly<Record<string, string>> = { bold: 'b', expandable_blockquote: 'sub' };
  let offset = 0;
  return text.split('\n').map((line) => {
    const from = offset;
    offset += line.length + 1;
    const spans = entities
      .filter(({ type }) => tags[type])
      .map((entity) => ({
        tag: tags[entity.type] ?? '',
        start: Math.max(0, entity.offset - from),
        end: Math.min(line.length, entity.offset + entity.length - from),
      }))
      .filter(({ start, end }) => start < end);
    const cuts = [...new Set([0, ...spans.flatMap(({ start, end }) => [start, end]), line.length])].sort(
      (a, b) => a - b,
    );
    return cuts
      .slice(1)
      .map((end, at) => {
        const start = cuts[at] ?? 0;
        const over = spans.filter((span) => span.start <= start && end <= span.end).map(({ tag }) => tag);
        return over.reduce((inner, tag) => `<${tag}>${inner}</${tag}>`, plain(line.slice(start, end)));
      })
      .join('');
  });
}

function keyRows(message: Shown): string[] {
  return keysOf(message).map((row) => row.map(({ text }) => key(text)).join(' '));
}

function key(label: string): string {
  return `\`[${label}]\``;
}

function firstLine(text = ''): string {
  return plain(text.split('\n')[0] ?? '');
}

/** Words that mean nothing to Markdown. */
function plain(text: string): string {
  return active(text)
    .replaceAll(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^(\s*\d+)\./, '$1\\.')
    .replace(/^([-+])/, '\\$1');
}
