import type { InlineKeyboardMarkup, MessageEntity, Message as TelegramMessage } from 'grammy/types';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { active } from '../../conversation/inert.js';
import type { Mark, Message, Table } from '../../conversation/message.js';
import type { Attachment, Button, Said } from '../../conversation/reply.js';
import { keyboardOf, withoutSpent } from './keyboard.js';
import { splitMessage } from './split.js';

/** Where an answer goes: a chat, a topic of it, and the message it replies to. */
export type Place = {
  chat: number;
  thread?: number | undefined;
  replyTo?: number | undefined;
  /** The query of a chat where the bot is no member, which takes one message. */
  guest?: string | undefined;
};

/** A file, whole or to be read in pieces; the message's text is its caption. */
type WrittenFile = Pick<Attachment, 'kind' | 'name' | 'shows'> & {
  bytes: Uint8Array | (() => AsyncIterable<Uint8Array>);
};

/** One message as it is sent. */
export type Written = {
  text: string;
  /** Offsets count UTF-16 code units. */
  entities: MessageEntity[];
  tables?: Table[];
  thread?: number | undefined;
  replyTo?: number | undefined;
  keyboard?: InlineKeyboardMarkup | undefined;
  file?: WrittenFile | undefined;
  /** The message that it takes the place of, or without a text that of its buttons. */
  edits?: number | undefined;
  guest?: string | undefined;
  /** Opens the field to reply in, with these words in it. */
  awaits?: string | undefined;
  /** Put before the text when the message may have arrived already. */
  mark: string;
};

/** Telegram's limit for what stands under a file. */
const LONGEST_CAPTION = 1024;

/** An answer as the messages it takes: its parts in order, the buttons under the last, then its files. */
export function writeMessages(
  { thread, replyTo, guest }: Omit<Place, 'chat'>,
  {
    parts,
    keyboard = [],
    files = [],
    edits,
    awaits,
    mark,
  }: {
    parts: readonly Message[];
    keyboard?: Button[][] | undefined;
    files?: readonly Attachment[] | undefined;
    edits?: number | undefined;
    awaits?: string | undefined;
    mark: string;
  },
): Written[] {
  const messages = parts.map(({ marks, ...part }, index): Written => {
    const isLast = index === parts.length - 1;
    return {
      ...part,
      entities: entitiesOf(marks),
      thread,
      // The last part replies too: by it a press on its buttons is known to be the asker's.
      replyTo: index === 0 || isLast ? replyTo : undefined,
      keyboard: isLast ? keyboardOf(keyboard, part.text) : undefined,
      edits: index === 0 ? edits : undefined,
      guest,
      awaits: isLast ? awaits : undefined,
      mark,
    };
  });
  const attached = files.map(
    ({ kind, name, bytes, caption, shows }): Written => ({
      text: caption.slice(0, LONGEST_CAPTION - mark.length).replace(/[\uD800-\uDBFF]$/, ''),
      entities: [],
      thread,
      replyTo,
      file: { kind, name, bytes, ...(shows && { shows }) },
      mark,
    }),
  );
  return [...messages, ...attached];
}

/** A text's marks as Telegram takes them. */
export function entitiesOf(marks: readonly Mark[]): MessageEntity[] {
  return marks.map(({ kind, ...span }) => ({ type: kind === 'folded' ? 'expandable_blockquote' : kind, ...span }));
}

/** One question, two messages: what is longer goes as a file. */
const MOST_PARTS = 2;

/** What is said, as the messages it takes: two at most, a file among them where the words or figures ask for one. */
export function written(
  { message, keyboard = [], files = [], replaces, awaits }: Said,
  { place, wording, edits }: { place: Place; wording: ChatWording; edits?: number | undefined },
): Written[] {
  const parts = splitMessage(message);
  if (replaces === 'keyboard')
    return edits ? [{ text: '', entities: [], keyboard: keyboardOf(keyboard, ''), edits, mark: '' }] : [];
  const [first] = parts;
  if (!first || parts.length <= MOST_PARTS) {
    const shownFiles = parts.length < MOST_PARTS ? files : [];
    return writeMessages(place, { parts, keyboard, files: shownFiles, edits, awaits, mark: wording.resent });
  }
  const begun = { ...first, text: first.text.replace(/\(\d+\/\d+\)$/, wording.wholeAnswer) };
  const bytes = Buffer.from(`\uFEFF${active(message.text)}`);
  const whole = { kind: 'document', name: 'wenbao.txt', bytes, caption: '' } as const;
  return writeMessages(place, { parts: [begun], keyboard, files: [whole], edits, mark: wording.resent });
}

/** The pressed message without the buttons that have done what they do; nothing where none of them is on it. */
export function spentAway({ spent }: Pick<Said, 'spent'>, pressed: TelegramMessage | undefined): Written[] {
  const before = pressed?.reply_markup;
  if (!spent || !pressed || !before?.inline_keyboard.length) return [];
  const keyboard = withoutSpent(before, spent);
  const isSame = keyboard?.inline_keyboard.flat().length === before.inline_keyboard.flat().length;
  return isSame ? [] : [{ text: '', entities: [], keyboard, edits: pressed.message_id, mark: '' }];
}
