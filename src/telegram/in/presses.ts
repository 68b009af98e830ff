import type { CallbackQuery } from 'grammy/types';
import type { Incoming } from '../../contracts/queue.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import type { Press } from '../../conversation/reply.js';
import { readCallback } from '../callback.js';

/** What a press is: what its button does, or another person's button, one pressed already, or one that is no longer any use. */
export type Pressed = Press | { kind: 'foreign'; asker: string } | { kind: 'again' } | { kind: 'expired' };

export type Presses = {
  /** Reads a press. The same button pressed again before its answer was there is `again`. */
  read(query: CallbackQuery, incoming: Pick<Incoming, 'at'>): Pressed;
  /** Says that the press was answered at this time. */
  answered(query: CallbackQuery, at: number): void;
};

/** Buttons older than this have expired; Telegram itself keeps the text they may need about as long. */
const BUTTON_HOURS = 48;
const REMEMBERED = 10_000;

/** Presses read, those in answering remembered so that an impatient second press asks nothing again. */
export function createPresses(): Presses {
  /** When each button's last press was answered. */
  const answeredAt = new Map<string, number>();

  return {
    read(query, { at }) {
      const { message, data = '', from } = query;
      // Telegram gives a message that it no longer holds the date 0.
      if (!message || message.date * 1000 < at - BUTTON_HOURS * 3_600_000) return { kind: 'expired' };
      const asked = message.reply_to_message;
      // Whoever asks as an anonymous administrator asks in the name of a bot and presses in their own.
      if (asked?.from && !asked.from.is_bot && asked.from.id !== from.id) {
        return { kind: 'foreign', asker: asked.from.first_name };
      }
      const press = readCallback(data, message.text ?? '') ?? { kind: 'expired' };
      const isAgain =
        press.kind !== 'confirmation' && press.kind !== 'expired' && at <= (answeredAt.get(keyOf(query)) ?? 0);
      return isAgain ? { kind: 'again' } : press;
    },
    answered(query, at) {
      if (answeredAt.size >= REMEMBERED) answeredAt.clear();
      answeredAt.set(keyOf(query), at);
    },
  };
}

/** What a press shows on the screen for a moment: the words it says, or why it says nothing. Telegram takes 200 characters. */
export function toastOf(press: Pressed, wording: ChatWording): string | undefined {
  switch (press.kind) {
    case 'words':
      return press.text.slice(0, 200);
    case 'foreign':
      return wording.foreignButton(press.asker.slice(0, 64)).slice(0, 200);
    case 'expired':
      return wording.expiredButton;
    case 'button':
      return Object.hasOwn(wording.feedback.toasts, press.name) ? wording.feedback.toasts[press.name] : undefined;
    case 'confirmation':
    case 'again':
      return undefined;
    default:
      return press satisfies never;
  }
}

function keyOf({ message, from, data }: CallbackQuery): string {
  return `${message?.chat.id} ${message?.message_id} ${from.id} ${data}`;
}
