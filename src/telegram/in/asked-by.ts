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
  by: Pick<TelegramMessage, 'from' | 'chat' | 'message_id'> | CallbackQuery,
  incoming: Incoming,
) => Promise<Asked & { incoming: Incoming }>;

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
    const preset = languageOfPerson(from?.language_code);
    const language = chosen ?? preset;
    const chat = 'chat' in about ? about.chat : about.message?.chat;
    const isPrivate = chat?.type === 'private';
    const before = isPrivate ? null : await queue.cameFrom(incoming.chat);
    const formerly = before === null ? {} : { formerly: conversationOf({ ...incoming, chat: before }) };
    const conversation = conversationOf(incoming);
    const message = 'message_id' in about ? { message: about.message_id } : pressedIn(about.message);
    const spoken = { language, chosen, preset, wording: wordings[language] };
    return { incoming, conversation, isPrivate, ...spoken, ...message, ...formerly };
  };
}

function pressedIn(pressed: CallbackQuery['message']): Pick<Asked, 'pressed'> {
  if (!pressed) return {};
  // Whoever asks as an anonymous administrator asks in the name of a bot and presses in their own.
  const asker = pressed.reply_to_message?.from;
  return { pressed: { message: pressed.message_id, ...(asker?.is_bot && { anonymous: asker.id }) } };
}
