import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Button } from '../../conversation/reply.js';
import { callbackOf, featureOf } from '../callback.js';

/** Telegram's limit for what a button copies. */
const LONGEST_COPY = 256;

/** Buttons as Telegram takes them under a message with this text; undefined where none is left that can do what it is for. */
export function keyboardOf(rows: readonly (readonly Button[])[], text: string): InlineKeyboardMarkup | undefined {
  const keys = rows.map((row) => row.flatMap((one) => keyOf(one, text))).filter((row) => row.length > 0);
  return keys.length > 0 ? { inline_keyboard: keys } : undefined;
}

function keyOf(given: Button, text: string): InlineKeyboardButton[] {
  const style = given.style ? { style: given.style } : {};
  if ('copies' in given) {
    const copied = given.copies.slice(0, LONGEST_COPY).replace(/[\uD800-\uDBFF]$/, '');
    return [{ text: given.label, copy_text: { text: copied }, ...style }];
  }
  if ('passes' in given) return [{ text: given.label, switch_inline_query: given.passes, ...style }];
  const data = callbackOf(given.press, text);
  return data === undefined ? [] : [{ text: given.label, callback_data: data, ...style }];
}

/** What is left of a message's buttons when those of these names have done what they do; undefined where nothing is. */
export function withoutSpent(
  { inline_keyboard: rows }: InlineKeyboardMarkup,
  spent: readonly string[] | 'all',
): InlineKeyboardMarkup | undefined {
  if (spent === 'all') return undefined;
  const isSpent = (key: InlineKeyboardButton) =>
    spent.includes(('callback_data' in key && featureOf(key.callback_data)?.name) || '');
  const left = rows.map((row) => row.filter((key) => !isSpent(key))).filter((row) => row.length > 0);
  return left.length > 0 ? { inline_keyboard: left } : undefined;
}
