import type { Message as TelegramMessage, UserFromGetMe } from 'grammy/types';
import type { LanguageId } from '../language.js';

/** What a person's message is to the bot. */
export type Heard =
  | { kind: 'question'; text: string }
  | { kind: 'help' }
  | { kind: 'command'; command: string; argument: string }
  | { kind: 'not_text' }
  | { kind: 'not_for_us' };

const CONTENT = [
  'animation',
  'audio',
  'checklist',
  'contact',
  'dice',
  'document',
  'game',
  'location',
  'photo',
  'poll',
  'sticker',
  'story',
  'venue',
  'video',
  'video_note',
  'voice',
] as const;

/** Reads a message: in a group only commands, mentions and replies to the bot are for it. */
export function hear(message: TelegramMessage, me: UserFromGetMe): Heard {
  const isPrivate = message.chat.type === 'private';
  const { text } = message;
  if (text === undefined) {
    // Service messages (a pinned message, a new title) carry none of these and want no reply.
    const isContent = CONTENT.some((content) => content in message);
    return isPrivate && isContent ? { kind: 'not_text' } : { kind: 'not_for_us' };
  }
  const command = readCommand(message, me);
  if (command) return command;
  if (isPrivate) return { kind: 'question', text };
  const mentions = mentionsOf(message, me);
  if (mentions.length === 0 && !repliesTo(message, me)) return { kind: 'not_for_us' };
  const question = without(text, mentions).trim();
  return question === '' ? { kind: 'help' } : { kind: 'question', text: question };
}

/** The language a person's Telegram is set to, for what is said before a question shows one; Chinese where it is not told. */
export function languageOfPerson(code: string | undefined): LanguageId {
  if (code === undefined) return 'zh';
  if (/^zh-(hant|tw|hk|mo)/i.test(code)) return 'zh-Hant';
  return /^zh/i.test(code) ? 'zh' : 'en';
}

function readCommand({ chat, text = '', entities = [] }: TelegramMessage, me: UserFromGetMe): Heard | undefined {
  const entity = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!entity) return undefined;
  const [command = '', addressee] = text.slice(0, entity.length).split('@');
  const isOurs = addressee === undefined ? chat.type === 'private' : sameName(addressee, me);
  if (addressee !== undefined && !isOurs) return { kind: 'not_for_us' };
  const argument = text.slice(entity.length).trim();
  if (/^\/(start|help)$/i.test(command) && argument === '') return { kind: 'help' };
  // In a group a command without a name may be for any bot there.
  if (!isOurs) return { kind: 'not_for_us' };
  return { kind: 'command', command: command.toLowerCase(), argument };
}

type Span = { offset: number; length: number };

function mentionsOf({ text = '', entities = [] }: TelegramMessage, me: UserFromGetMe): Span[] {
  return entities.filter(
    (entity) =>
      (entity.type === 'mention' && sameName(text.slice(entity.offset + 1, entity.offset + entity.length), me)) ||
      (entity.type === 'text_mention' && entity.user.id === me.id),
  );
}

function repliesTo({ reply_to_message: replied }: TelegramMessage, me: UserFromGetMe): boolean {
  // In a topic every message replies to the one that opened it.
  return replied?.from?.id === me.id && !replied.forum_topic_created;
}

function without(text: string, spans: readonly Span[]): string {
  return spans
    .toReversed()
    .reduce((rest, { offset, length }) => rest.slice(0, offset) + rest.slice(offset + length), text);
}

function sameName(name: string, me: UserFromGetMe): boolean {
  return name.toLowerCase() === me.username.toLowerCase();
}
