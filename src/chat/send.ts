import { type Api, GrammyError, HttpError } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Log } from './log.js';
import type { Message } from './message.js';

/** Where an answer goes: a chat, a topic of it, and the message it replies to. */
export type Place = { chat: number; thread?: number | undefined; replyTo?: number | undefined };

/** One answer on its way: its parts in order, buttons under the last, and the mark for a part that may arrive twice. */
export type Outgoing = { parts: readonly Message[]; keyboard?: InlineKeyboardMarkup | undefined; resentMark: string };

/** Sends an answer to its place; rejects when Telegram does not take it after all that may be tried. */
export type Send = (place: Place, outgoing: Outgoing) => Promise<void>;

const ATTEMPTS = 3;
/** Seconds that an answer waits for a chat that was sent too much; Telegram asks for more only of abusers. */
const PATIENCE = 60;

/** A sender that bears with Telegram: waits where told to, tries again where that helps, and marks what may be a repeat. */
export function createSend({
  api,
  log,
  pause,
}: {
  api: Api;
  log: Log;
  pause: (milliseconds: number) => Promise<void>;
}): Send {
  return async function send(place, { parts, keyboard, resentMark }) {
    let chat = place.chat;
    for (const [index, part] of parts.entries()) {
      let message = part;
      for (let attempt = 1, lost = false; ; attempt += 1) {
        try {
          await api.sendMessage(chat, message.text, {
            entities: message.entities,
            link_preview_options: { is_disabled: true },
            ...(place.thread && { message_thread_id: place.thread }),
            ...(place.replyTo &&
              index === 0 && { reply_parameters: { message_id: place.replyTo, allow_sending_without_reply: true } }),
            ...(keyboard && index === parts.length - 1 && { reply_markup: keyboard }),
          });
          break;
        } catch (error) {
          const remedy = attempt < ATTEMPTS ? remedyFor(error, attempt) : undefined;
          // A reply lost twice may mean two copies already: a third would be worse than none.
          if (!remedy || (remedy.lost && lost)) throw error;
          log.warn({ chat, attempt, wait: remedy.wait, ...remedy.said }, 'sending again');
          await pause(remedy.wait);
          chat = remedy.chat ?? chat;
          if (remedy.plain) message = { ...message, entities: [] };
          if (remedy.lost) {
            message = marked(part, resentMark);
            lost = true;
          }
        }
      }
    }
  };
}

/** What may help after a failed call: how long to wait, and what to change; undefined where nothing does. */
type Remedy = { wait: number; chat?: number; plain?: true; lost?: true; said: Record<string, unknown> };

function remedyFor(error: unknown, attempt: number): Remedy | undefined {
  const backOff = 1000 * 2 ** (attempt - 1);
  if (error instanceof HttpError) {
    // A gateway's page instead of JSON: the call did not arrive. Any other break may have come after it did.
    const refused = error.error instanceof Error && 'type' in error.error && error.error.type === 'invalid-json';
    return { wait: backOff, said: { code: 'network' }, ...(!refused && { lost: true }) };
  }
  if (!(error instanceof GrammyError)) return undefined;
  const { error_code: code, description, parameters } = error;
  const said = { code, description };
  if (code === 429) {
    const seconds = parameters.retry_after ?? 1;
    return seconds <= PATIENCE ? { wait: seconds * 1000, said } : undefined;
  }
  if (code >= 500) return { wait: backOff, said };
  if (parameters.migrate_to_chat_id) return { wait: 0, chat: parameters.migrate_to_chat_id, said };
  // An older Bot API server may not know an entity: the words are worth more than their marks.
  if (code === 400 && /entit|parse/i.test(description)) return { wait: 0, plain: true, said };
  return undefined;
}

function marked({ text, entities }: Message, mark: string): Message {
  return {
    text: mark + text,
    entities: entities.map((entity) => ({ ...entity, offset: entity.offset + mark.length })),
  };
}
