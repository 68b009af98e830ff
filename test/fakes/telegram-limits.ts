import type { InlineKeyboardMarkup, MessageEntity, Update } from 'grammy/types';

export type Params = Record<string, unknown>;

/** What Telegram answers instead of a result. */
export class Refusal extends Error {
  constructor(
    readonly code: number,
    description: string,
    readonly parameters?: object,
  ) {
    super(description);
  }
}

type Checked = {
  text: string;
  entities: MessageEntity[];
  reply_markup?: InlineKeyboardMarkup & { force_reply?: true; input_field_placeholder?: string };
  message_thread_id?: number;
  is_topic_message?: true;
};

/** The parts of a message as the chat shows them; throws Telegram's 400 where they break one of its limits. */
export function checked(params: Params): Checked {
  // The wire carries JSON; what is wrong with it is what is checked here.
  const { text, entities = [], reply_markup, message_thread_id } = params as Partial<Checked>;
  if (typeof text !== 'string' || text.trim() === '') throw bad('message text is empty');
  if (text.length > 4096) throw bad('message is too long');
  if (/\p{Surrogate}/u.test(text)) throw bad('strings must be encoded in UTF-8');
  checkEntities(text, entities);
  if (reply_markup?.input_field_placeholder && reply_markup.input_field_placeholder.length > 64)
    throw bad('input field placeholder is too long');
  for (const button of reply_markup?.inline_keyboard?.flat() ?? []) {
    if (button.text.trim() === '') throw bad('button text is empty');
    if ('copy_text' in button && button.copy_text.text.length > 256) throw bad('text to copy is too long');
    const size = 'callback_data' in button ? Buffer.byteLength(button.callback_data) : 1;
    if (size < 1 || size > 64) throw bad('BUTTON_DATA_INVALID');
  }
  return {
    text,
    entities,
    ...(reply_markup && { reply_markup }),
    ...(message_thread_id && { message_thread_id, is_topic_message: true }),
  };
}

/** Takes commands with their descriptions; throws Telegram's 400 where one breaks a limit. */
export function checkedCommands({ commands = [], language_code: language = '' }: Params): true {
  for (const { command, description } of commands as { command: string; description: string }[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(command)) throw bad('BOT_COMMAND_INVALID');
    if (description.length < 1 || description.length > 256) throw bad('BOT_COMMAND_DESCRIPTION_INVALID');
  }
  if (!/^([a-z]{2})?$/.test(String(language))) throw bad('language code is invalid');
  return true;
}

/** Takes a text of at most so many characters. */
export function checkedLength(text: unknown, most: number): true {
  if (String(text).length > most) throw bad('text is too long');
  return true;
}

const LONGEST_CAPTION = 1024;
const PICTURE_MEGABYTES = 10;

type Uploaded = { name: string; bytes: Buffer };

/**
 * A picture or a document as the chat shows it, its bytes beside it for the test, a picture that was `sent` by its id; throws Telegram's
 * 400 where it breaks a limit.
 */
export function uploaded(params: Params, sent: Map<string, Uploaded>): object {
  // The file is a field of its own, named where it belongs.
  const name = /^attach:\/\/(.+)$/.exec(String(params.photo ?? params.document))?.[1] ?? '';
  const file = name === '' ? sent.get(String(params.photo)) : (params[name] as Uploaded | undefined);
  if (name === '' && !file) throw bad('wrong file identifier/HTTP URL specified');
  if (!file || file.bytes.length === 0) throw bad('file must be non-empty');
  if (file.bytes.length > (params.photo ? PICTURE_MEGABYTES : 50) * 1024 * 1024) throw bad('file is too big');
  const caption = String(params.caption ?? '');
  if (caption.length > LONGEST_CAPTION) throw bad('message caption is too long');
  const thread = Number(params.message_thread_id ?? 0);
  const file_id = params.photo ? `photo-${sent.size + 1}` : 'document';
  if (params.photo) sent.set(file_id, file);
  const shown = { file_id, file_name: file.name, bytes: file.bytes };
  return {
    ...(params.photo ? { photo: [shown] } : { document: shown }),
    ...(caption && { caption }),
    ...(thread && { message_thread_id: thread, is_topic_message: true }),
  };
}

/** A rich message as the chat shows it; throws Telegram's 400 where it breaks a limit. */
export function richly({ rich_message, reply_markup, message_thread_id }: Params): object {
  // The wire carries JSON; what is wrong with it is what is checked here.
  const { blocks } = rich_message as { blocks: { type: string; cells?: unknown[][] }[] };
  if (!Array.isArray(blocks) || blocks.length === 0) throw bad('rich message is empty');
  const size = blocks.reduce((sum, { cells }) => sum + (cells?.length ?? 1), 0);
  if (size > 500) throw bad('rich message has too many blocks');
  if (blocks.some(({ cells = [] }) => cells.some((row) => row.length > 20))) throw bad('table has too many columns');
  if (JSON.stringify(blocks).length > 32_768 * 2) throw bad('rich message is too long');
  return {
    rich_message,
    ...(reply_markup !== undefined && { reply_markup }),
    ...(message_thread_id !== undefined && { message_thread_id, is_topic_message: true }),
  };
}

/** The one message that a chat takes where the bot is no member. */
export function checkedGuest({ guest_query_id: query, result }: Params): object {
  const { input_message_content: content } = result as { input_message_content: Params };
  if (typeof query !== 'string' || query === '') throw bad('guest query is not found');
  return checked({ text: content.message_text, entities: content.entities });
}

/** Checks the results for what is typed in other chats. */
export function checkedResults({ results, button, cache_time }: Params): true {
  // The wire carries JSON; what is wrong with it is what is checked here.
  const found = results as { id: string; title: string; input_message_content: Params }[];
  if (found.length > 50) throw bad('RESULTS_TOO_MUCH');
  if (new Set(found.map(({ id }) => id)).size < found.length) throw bad('RESULT_ID_DUPLICATE');
  for (const { id, title, input_message_content: content } of found) {
    if (Buffer.byteLength(id) > 64 || id === '') throw bad('RESULT_ID_INVALID');
    if (title.trim() === '') throw bad('title is empty');
    checked({ text: content.message_text, entities: content.entities });
  }
  const parameter = (button as { start_parameter?: string } | undefined)?.start_parameter ?? 'a';
  if (!/^[\w-]{1,64}$/.test(parameter)) throw bad('START_PARAM_INVALID');
  if (Number(cache_time) < 0) throw bad('cache time is negative');
  return true;
}

const ENTITIES = ['bold', 'italic', 'code', 'pre', 'text_link', 'blockquote', 'expandable_blockquote'];

function checkEntities(text: string, entities: readonly MessageEntity[]): void {
  for (const { type, offset, length } of entities) {
    if (!ENTITIES.includes(type)) throw bad(`unsupported entity "${type}"`);
    const isInside = offset >= 0 && length > 0 && offset + length <= text.length;
    if (!isInside) throw bad('entity is outside the text');
    if (splitsPair(text, offset) || splitsPair(text, offset + length))
      throw bad('entity begins or ends inside a character');
  }
  const overlap = entities.some((one) =>
    entities.some((other) => {
      const end = one.offset + one.length;
      return one.offset < other.offset && other.offset < end && end < other.offset + other.length;
    }),
  );
  if (overlap) throw bad('entities overlap without nesting');
}

function splitsPair(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at - 1)) && /[\uDC00-\uDFFF]/.test(text.charAt(at));
}

function bad(description: string): Refusal {
  return new Refusal(400, `Bad Request: ${description}`);
}

/** How many milliseconds Telegram keeps an update that nobody fetches. */
export function lifetimeOf(update: Update): number {
  if (update.callback_query) return 150_000;
  return update.inline_query ? 30_000 : 86_400_000;
}

/** The message that a new one replies to; throws Telegram's 400 where there is none and there has to be. */
export function repliedTo({ reply_parameters: reply }: Params, shown: readonly { message_id: number }[]): object {
  if (typeof reply !== 'object' || reply === null) return {};
  const { message_id, allow_sending_without_reply: may } = reply as {
    message_id: number;
    allow_sending_without_reply?: true;
  };
  const found = shown.find((message) => message.message_id === message_id);
  if (!found && !may) throw bad('message to be replied not found');
  return found ? { reply_to_message: found } : {};
}
