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
  reply_markup?: InlineKeyboardMarkup;
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
  for (const button of reply_markup?.inline_keyboard.flat() ?? []) {
    if (button.text.trim() === '') throw bad('button text is empty');
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

const LONGEST_CAPTION = 1024;
const PICTURE_MEGABYTES = 10;

/** A picture or a document as the chat shows it, its bytes beside it for the test; throws Telegram's 400 where it breaks a limit. */
export function uploaded(params: Params): object {
  // The file is a field of its own, named where it belongs.
  const name = /^attach:\/\/(.+)$/.exec(String(params.photo ?? params.document))?.[1] ?? '';
  const file = params[name] as { name: string; bytes: Buffer } | undefined;
  if (!file || file.bytes.length === 0) throw bad('file must be non-empty');
  if (file.bytes.length > (params.photo ? PICTURE_MEGABYTES : 50) * 1024 * 1024) throw bad('file is too big');
  const caption = String(params.caption ?? '');
  if (caption.length > LONGEST_CAPTION) throw bad('message caption is too long');
  const thread = Number(params.message_thread_id ?? 0);
  const shown = { file_name: file.name, bytes: file.bytes };
  return {
    ...(params.photo ? { photo: [shown] } : { document: shown }),
    ...(caption && { caption }),
    ...(thread && { message_thread_id: thread, is_topic_message: true }),
  };
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
