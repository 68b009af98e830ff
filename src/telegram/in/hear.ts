import type { Message as TelegramMessage, UserFromGetMe } from 'grammy/types';
import type { LanguageId } from '../../contracts/language.js';
import type { SentFile } from '../../conversation/channel.js';
import type { Request } from '../../conversation/reply-to.js';

/** What a person's message is to the bot. */
export type Heard = Exclude<Request, { kind: 'press' }> | { kind: 'not_for_us' };

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

const PHOTO_NAME = '照片.jpg';

/** An address that begins a message, or follows a word that asks to have it read, and what is said behind it. */
const LINK =
  /^(?:请?(?:帮忙)?(?:检查|核对|看看?|读|請?檢查|核對|讀)(?:一下|下)?|check|review|read)?[:：，,\s]*([a-z][a-z\d+.-]*:\/\/[^\s，。；！？）】》]+)([\s\S]*)$/iu;

/** Reads a message: in a group only commands, mentions and replies to the bot are for it. */
export function hear(message: TelegramMessage, me: UserFromGetMe): Heard {
  const isPrivate = message.chat.type === 'private';
  const { text } = message;
  if (text === undefined) {
    // Service messages (a pinned message, a new title) carry none of these and want no reply.
    const isContent = CONTENT.some((content) => content in message);
    const file = sentFile(message, me);
    if (file && (isPrivate || repliesTo(message, me) || mentionsOf(message, me).length > 0))
      return { kind: 'file', file };
    return isPrivate && isContent ? { kind: 'not_text' } : { kind: 'not_for_us' };
  }
  const command = readCommand(message, me);
  if (command) return command;
  if (isPrivate) return wordsOf(text);
  const mentions = mentionsOf(message, me);
  if (mentions.length === 0 && !repliesTo(message, me)) return { kind: 'not_for_us' };
  const question = without(text, mentions).trim();
  return question === '' ? { kind: 'help' } : wordsOf(question);
}

/** The language a person's Telegram is set to, for what is said before a question shows one; Chinese where it is not told. */
export function languageOfPerson(code: string | undefined): LanguageId {
  if (code === undefined) return 'zh';
  if (/^zh-(hant|tw|hk|mo)/i.test(code)) return 'zh-Hant';
  return /^zh/i.test(code) ? 'zh' : 'en';
}

function wordsOf(text: string): Heard {
  const [, address, rest = ''] = LINK.exec(text.trim()) ?? [];
  if (address === undefined) return { kind: 'question', text };
  return { kind: 'link', text, address, caption: rest.replace(/^[\s，。；！？）】》]+/u, '') };
}

/** Mentions are left out of what stands under it. */
function sentFile(message: TelegramMessage, me: UserFromGetMe): SentFile | undefined {
  const { document, photo, animation, caption = '', media_group_id: album } = message;
  const about = { album, caption: without(caption, mentionsOf(message, me)).trim() };
  // A photo comes in several sizes, the largest last, and without a name.
  const largest = photo?.at(-1);
  if (largest) return { id: largest.file_id, name: PHOTO_NAME, size: largest.file_size ?? null, ...about };
  // A moving picture comes as a document too.
  if (!document || animation) return undefined;
  const { file_id: id, file_name: name = '', file_size: size = null } = document;
  return { id, name, size, ...about };
}

function readCommand(
  { chat, text = '', entities = [], reply_to_message: replied }: TelegramMessage,
  me: UserFromGetMe,
): Heard | undefined {
  const entity = entities.find(({ type, offset }) => type === 'bot_command' && offset === 0);
  if (!entity) return undefined;
  const [command = '', addressee] = text.slice(0, entity.length).split('@');
  if (addressee !== undefined && !sameName(addressee, me)) return { kind: 'not_for_us' };
  // In a group a command without a name may be for any bot there, unless it replies to one.
  const isBare = addressee === undefined && chat.type !== 'private' && replied?.from?.id !== me.id;
  if (isBare && replied?.from?.is_bot) return { kind: 'not_for_us' };
  const argument = text.slice(entity.length).trim();
  if (/^\/help$/i.test(command) && argument === '') return { kind: 'help', lists: true };
  if (/^\/start$/i.test(command) && argument === '') return { kind: 'help' };
  return { kind: 'command', command: command.toLowerCase(), argument, ...(isBare && { isBare }) };
}

type Span = { offset: number; length: number };

function mentionsOf(message: TelegramMessage, me: UserFromGetMe): Span[] {
  const { text = message.caption ?? '', entities = message.caption_entities ?? [] } = message;
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
