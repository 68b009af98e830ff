import { type Api, GrammyError, InputFile } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Message } from './message.js';
import type { Attachment } from './reply.js';

/** Where an answer goes: a chat, a topic of it, and the message it replies to. */
export type Place = { chat: number; thread?: number | undefined; replyTo?: number | undefined };

/** A file as the queue keeps it; the message's text is its caption. */
type WrittenFile = Pick<Attachment, 'kind' | 'name'> & { base64: string };

/** One message as the queue keeps it until it is sent. */
export type Written = Message & {
  thread?: number | undefined;
  replyTo?: number | undefined;
  keyboard?: InlineKeyboardMarkup | undefined;
  file?: WrittenFile | undefined;
  /** The message that it takes the place of. */
  edits?: number | undefined;
  /** Put before the text when the message may have arrived already. */
  mark: string;
};

/** Telegram's limit for what stands under a file. */
const LONGEST_CAPTION = 1024;

/** An answer as the messages it takes: its parts in order, the buttons under the last, then its files. */
export function writeMessages(
  { thread, replyTo }: Omit<Place, 'chat'>,
  {
    parts,
    keyboard,
    files = [],
    edits,
    mark,
  }: {
    parts: readonly Message[];
    keyboard?: InlineKeyboardMarkup | undefined;
    files?: readonly Attachment[] | undefined;
    edits?: number | undefined;
    mark: string;
  },
): Written[] {
  const messages = parts.map((part, index): Written => {
    const isLast = index === parts.length - 1;
    return {
      ...part,
      thread,
      // The last part replies too: by it a press on its buttons is known to be the asker's.
      replyTo: index === 0 || isLast ? replyTo : undefined,
      keyboard: isLast ? keyboard : undefined,
      edits: index === 0 ? edits : undefined,
      mark,
    };
  });
  const attached = files.map(
    ({ kind, name, bytes, caption }): Written => ({
      text: caption.slice(0, LONGEST_CAPTION - mark.length).replace(/[\uD800-\uDBFF]$/, ''),
      entities: [],
      thread,
      replyTo,
      file: { kind, name, base64: Buffer.from(bytes).toString('base64') },
      mark,
    }),
  );
  return [...messages, ...attached];
}

/** Sends one message, as one that may be a repeat or without its marks where that is asked; rejects as grammY does. */
export async function sendMessage(
  api: Api,
  chat: number,
  { text, entities, thread, replyTo, keyboard, file, edits, mark, repeat, plain }: Written & Terms,
): Promise<void> {
  const before = repeat ? mark : '';
  const marks = plain ? [] : entities.map((entity) => ({ ...entity, offset: entity.offset + before.length }));
  if (edits && (await edited())) return;
  const place = {
    ...(thread && { message_thread_id: thread }),
    ...(replyTo && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
    ...(keyboard && { reply_markup: keyboard }),
  };
  if (!file) {
    const link_preview_options = { is_disabled: true };
    await api.sendMessage(chat, before + text, { entities: marks, link_preview_options, ...place });
    return;
  }
  const upload = new InputFile(Buffer.from(file.base64, 'base64'), file.name);
  const caption = { caption: before + text, ...place };
  await (file.kind === 'picture' ? api.sendPhoto(chat, upload, caption) : api.sendDocument(chat, upload, caption));

  /** An edit can be repeated without harm, and needs no mark. Where the message is gone, a new one takes its place. */
  async function edited(): Promise<boolean> {
    try {
      const terms = { entities: plain ? [] : entities, link_preview_options: { is_disabled: true } };
      await api.editMessageText(chat, edits ?? 0, text, { ...terms, ...(keyboard && { reply_markup: keyboard }) });
      return true;
    } catch (error) {
      if (error instanceof GrammyError && /message to edit not found|can't be edited/i.test(error.description))
        return false;
      throw error;
    }
  }
}

type Terms = { repeat?: boolean; plain?: boolean };
