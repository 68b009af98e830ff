import type { ChatMemberUpdated, Message, Update } from 'grammy/types';
import type { Incoming } from '../../contracts/queue.js';

/** The kinds of update the bot asks Telegram for. */
export const UPDATE_KINDS = [
  'message',
  'edited_message',
  'callback_query',
  'guest_message',
  'inline_query',
  'my_chat_member',
  'stopped_message_generation',
] as const;

/** An update as the queue takes it in; undefined for one that has nobody in it whom the bot could answer. */
export function incomingOf(update: Update, at: number): Omit<Incoming, 'number'> | undefined {
  const said = messageIn(update) ?? update.guest_message;
  const added = addedIn(update);
  const message = said ?? update.callback_query?.message;
  const chat = (message ?? added)?.chat;
  const person = (said ?? update.callback_query ?? added)?.from;
  if (!person) return undefined;
  return {
    update: update.update_id,
    chat: chat?.id ?? person.id,
    // Outside topics a thread id only says that the message is one of a chain of replies.
    thread: (message && 'is_topic_message' in message && message.message_thread_id) || 0,
    person: person.id,
    at,
    content: JSON.stringify(update),
  };
}

/** What a person wrote, for the first time or anew; of what was changed only words count. */
export function messageIn({ message, edited_message: edited }: Update): Message | undefined {
  return message ?? (edited?.text === undefined ? undefined : edited);
}

/** That the bot was added to a group; undefined for any other change of who is in it. */
export function addedIn({ my_chat_member: changed }: Update): ChatMemberUpdated | undefined {
  if (!changed || changed.chat.type === 'private' || changed.chat.type === 'channel') return undefined;
  const wasOut = OUT.includes(changed.old_chat_member.status);
  return wasOut && !OUT.includes(changed.new_chat_member.status) ? changed : undefined;
}

const OUT: readonly string[] = ['left', 'kicked'];

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
