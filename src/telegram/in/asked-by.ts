import type { CallbackQuery, Message as TelegramMessage } from 'grammy/types';
import type { LanguageId } from '../../contracts/language.js';
import type { Incoming, Queue } from '../../contracts/queue.js';
import type { Register } from '../../contracts/register.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import type { Asked } from '../../conversation/reply.js';
import { languageOfPerson } from './hear.js';
import { conversationOf } from './update.js';

/** Who asks by a message or a press, in which conversation and language. */
export type AskedBy = (
  by: Pick<TelegramMessage, 'from' | 'chat'> | CallbackQuery,
  incoming: Incoming,
) => Promise<Asked>;

/** Reads it off the update, what the person chose, and where the chat came from. */
export function createAskedBy({
  queue,
  register,
  wordings,
}: {
  queue: Pick<Queue, 'cameFrom'>;
  register: Pick<Register, 'preferences'>;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
}): AskedBy {
  return async function askedBy({ from, ...about }, incoming) {
    const chosen = (await register.preferences(incoming.person)).language;
    const language = chosen ?? languageOfPerson(from?.language_code);
    const chat = 'chat' in about ? about.chat : about.message?.chat;
    const isPrivate = chat?.type === 'private';
    const before = isPrivate ? null : await queue.cameFrom(incoming.chat);
    const formerly = before === null ? {} : { formerly: conversationOf({ ...incoming, chat: before }) };
    const conversation = conversationOf(incoming);
    return { incoming, conversation, isPrivate, language, chosen, wording: wordings[language], ...formerly };
  };
}
