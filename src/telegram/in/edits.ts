import type { Message, Update } from 'grammy/types';
import { keyOf } from '../../conversation/agency-key.js';

const REMEMBERED = 10_000;

/**
 * Says of each message whether it says what it said before: Telegram tells of a change where only something beside the words did change.
 * What the words were is not kept, only their key.
 */
export function createEdits(): (message: Message, update: Update) => boolean {
  const said = new Map<string, string>();
  return function isSaidAlready({ chat, message_id: id, text = '' }, { edited_message: edited }) {
    const [message, words] = [`${chat.id} ${id}`, keyOf(text)];
    const isSame = edited !== undefined && said.get(message) === words;
    if (said.size >= REMEMBERED) said.clear();
    said.set(message, words);
    return isSame;
  };
}
