import { randomBytes } from 'node:crypto';
import type { InlineKeyboardMarkup } from 'grammy/types';
import type { Incoming, Queue } from '../contracts/queue.js';

/** How long what was asked can be confirmed. */
export const CONFIRM_MINUTES = 5;

/**
 * The button that confirms an action (`forget 12345`: a feature's `confirmed` by name, and what it is given): once, for the person and
 * in the chat that asked, within minutes.
 */
export async function confirmation(
  action: string,
  {
    queue,
    incoming,
    label,
    style = 'danger',
    now,
  }: { queue: Queue; incoming: Incoming; label: string; style?: 'danger' | 'success'; now: number },
): Promise<InlineKeyboardMarkup> {
  // Nobody can guess it.
  const id = randomBytes(16).toString('base64url');
  const { person, chat } = incoming;
  await queue.ask({ id, person, chat, action, until: now + CONFIRM_MINUTES * 60_000 });
  return { inline_keyboard: [[{ text: label, callback_data: `ok=${id}`, style }]] };
}

/** What a press confirms; undefined where it is another button's. */
export function readConfirmation(callback: string): string | undefined {
  return /^ok=([\w-]{22})$/.exec(callback)?.[1];
}
