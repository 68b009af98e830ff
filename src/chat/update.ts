import type { Update } from 'grammy/types';
import type { Incoming } from '../queue.js';

/** The kinds of update the bot asks Telegram for. */
export const UPDATE_KINDS = [
  'message',
  'callback_query',
  'guest_message',
  'inline_query',
  'my_chat_member',
  'stopped_message_generation',
] as const;

/** An update as the queue takes it in; undefined for one that has nobody in it whom the bot could answer. */
export function incomingOf(update: Update, at: number): Omit<Incoming, 'number'> | undefined {
  const said = update.message ?? update.guest_message;
  const message = said ?? update.callback_query?.message;
  const person = said?.from ?? update.callback_query?.from;
  if (!person) return undefined;
  return {
    update: update.update_id,
    chat: message?.chat.id ?? person.id,
    // Outside topics a thread id only says that the message is one of a chain of replies.
    thread: (message && 'is_topic_message' in message && message.message_thread_id) || 0,
    person: person.id,
    at,
    content: JSON.stringify(update),
  };
}

/** The update that an entry of the queue holds. */
export function updateOf({ content }: Incoming): Update {
  // Written by `incomingOf`.
  return JSON.parse(content) as Update;
}

/** The name of an update's kind, for counting. */
export function kindOf(update: Update): string {
  return UPDATE_KINDS.find((kind) => kind in update) ?? 'other';
}

/** Each person has a conversation of their own in each chat and topic. */
export function conversationOf({ chat, thread, person }: Pick<Incoming, 'chat' | 'thread' | 'person'>): string {
  return `tg:${chat}:${thread}:${person}`;
}
