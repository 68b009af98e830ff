import { randomBytes } from 'node:crypto';
import type { InlineKeyboardMarkup } from 'grammy/types';

/** How long what was asked can be confirmed. */
export const CONFIRM_MINUTES = 5;

/** A name for something to be confirmed that nobody can guess. */
export function confirmationId(): string {
  return randomBytes(16).toString('base64url');
}

/** The button that confirms. */
export function confirmationKeyboard(id: string, label: string): InlineKeyboardMarkup {
  return { inline_keyboard: [[{ text: label, callback_data: `ok=${id}`, style: 'danger' }]] };
}

/** What a press confirms; undefined where it is another button's. */
export function readConfirmation(callback: string): string | undefined {
  return /^ok=([\w-]{22})$/.exec(callback)?.[1];
}
