import { type Api, GrammyError, HttpError } from 'grammy';
import type { InlineKeyboardMarkup } from 'grammy/types';
import { type Log, loggable } from './log.js';
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
    let { chat } = place;
    for (const [index, part] of parts.entries()) {
      const isLast = index === parts.length - 1;
      // The last part replies too: by it a press on its buttons is known to be the asker's.
      const replyTo = index === 0 || isLast ? place.replyTo : undefined;
      const sent = await insist({ chat, plain: false, repeat: false }, (terms) => {
        const { text, entities } = terms.repeat ? marked(part, resentMark) : part;
        return api.sendMessage(terms.chat, text, {
          entities: terms.plain ? [] : entities,
          link_preview_options: { is_disabled: true },
          ...(place.thread && { message_thread_id: place.thread }),
          ...(replyTo && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
          ...(keyboard && isLast && { reply_markup: keyboard }),
        });
      });
      chat = sent.chat;
    }
  };

  async function insist(terms: Terms, call: (terms: Terms) => Promise<unknown>): Promise<Terms> {
    let now = terms;
    for (let attempt = 1; ; attempt += 1) {
      try {
        await call(now);
        return now;
      } catch (error) {
        const remedy = attempt < ATTEMPTS ? remedyFor(error, { attempt, terms: now }) : undefined;
        if (!remedy) throw error;
        log.warn({ ...loggable(error), wait: remedy.wait }, 'a message is sent again');
        await pause(remedy.wait);
        now = { ...now, ...remedy.change };
      }
    }
  }
}

/** How a message is sent this time: where to, without its entities, marked as one that may have arrived already. */
type Terms = { chat: number; plain: boolean; repeat: boolean };

/** What may help after a failed call: milliseconds to wait, then other terms; undefined where nothing does. */
function remedyFor(
  error: unknown,
  { attempt, terms }: { attempt: number; terms: Terms },
): { wait: number; change?: Partial<Terms> } | undefined {
  const backOff = 1000 * 2 ** (attempt - 1);
  if (error instanceof HttpError) {
    // A gateway's page instead of JSON: the call did not arrive. Any other break may have come after it did.
    if (error.error instanceof Error && 'type' in error.error && error.error.type === 'invalid-json') {
      return { wait: backOff };
    }
    // A reply lost twice may mean two copies already: a third would be worse than none.
    return terms.repeat ? undefined : { wait: backOff, change: { repeat: true } };
  }
  if (!(error instanceof GrammyError)) return undefined;
  const { error_code: code, description, parameters } = error;
  if (code === 429) {
    const seconds = parameters.retry_after ?? 1;
    return seconds <= PATIENCE ? { wait: seconds * 1000 } : undefined;
  }
  if (code >= 500) return { wait: backOff };
  if (parameters.migrate_to_chat_id) return { wait: 0, change: { chat: parameters.migrate_to_chat_id } };
  // An older Bot API server may not know an entity: the words are worth more than their marks.
  if (code === 400 && /entit|parse/i.test(description)) return { wait: 0, change: { plain: true } };
  return undefined;
}

function marked({ text, entities }: Message, mark: string): Message {
  return {
    text: mark + text,
    entities: entities.map((entity) => ({ ...entity, offset: entity.offset + mark.length })),
  };
}
