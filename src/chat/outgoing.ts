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
