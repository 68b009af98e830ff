import type { Api } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Message } from './message.js';

/** Where an answer goes: a chat, a topic of it, and the message it replies to. */
export type Place = { chat: number; thread?: number | undefined; replyTo?: number | undefined };

/** One message as the queue keeps it until it is sent. */
export type Written = Message & {
  thread?: number | undefined;
  replyTo?: number | undefined;
  keyboard?: InlineKeyboardMarkup | undefined;
  /** Put before the text when the message may have arrived already. */
  mark: string;
};

/** An answer as the messages it takes: its parts in order, the buttons under the last. */
export function writeMessages(
  { thread, replyTo }: Omit<Place, 'chat'>,
  { parts, keyboard, mark }: { parts: readonly Message[]; keyboard?: InlineKeyboardMarkup | undefined; mark: string },
): Written[] {
  return parts.map((part, index) => {
    const isLast = index === parts.length - 1;
    return {
      ...part,
      thread,
      // The last part replies too: by it a press on its buttons is known to be the asker's.
      replyTo: index === 0 || isLast ? replyTo : undefined,
      keyboard: isLast ? keyboard : undefined,
      mark,
    };
  });
}

/** Sends one message, as one that may be a repeat or without its marks where that is asked; rejects as grammY does. */
export async function sendMessage(
  api: Api,
  chat: number,
  { text, entities, thread, replyTo, keyboard, mark, repeat, plain }: Written & { repeat?: boolean; plain?: boolean },
): Promise<void> {
  const before = repeat ? mark : '';
  await api.sendMessage(chat, before + text, {
    entities: plain ? [] : entities.map((entity) => ({ ...entity, offset: entity.offset + before.length })),
    link_preview_options: { is_disabled: true },
    ...(thread && { message_thread_id: thread }),
    ...(replyTo && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
    ...(keyboard && { reply_markup: keyboard }),
  });
}
