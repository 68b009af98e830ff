import type { ChatWording } from '../contracts/wording/chat.js';
import { type Place, type Written, writeMessages } from '../telegram/out/outgoing.js';
import { active } from './inert.js';
import { splitMessage } from './message.js';
import { type Asked, readButton, type Said } from './reply.js';

/** One question, two messages: what is longer goes as a file. */
const MOST_PARTS = 2;

/** What is said, as the messages it takes: two at most, a file among them where the words or figures ask for one. */
export function written(
  { message, keyboard, files = [], replaces, awaits }: Said,
  { place, wording, edits }: { place: Place; wording: ChatWording; edits?: number | undefined },
): Written[] {
  const parts = splitMessage(message);
  if (replaces === 'keyboard') return edits ? [{ text: '', entities: [], keyboard, edits, mark: '' }] : [];
  const [first] = parts;
  if (!first || parts.length <= MOST_PARTS) {
    const shownFiles = parts.length < MOST_PARTS ? files : [];
    return writeMessages(place, { parts, keyboard, files: shownFiles, edits, awaits, mark: wording.resent });
  }
  const begun = { ...first, text: first.text.replace(/\(\d+\/\d+\)$/, wording.wholeAnswer) };
  const bytes = Buffer.from(`\uFEFF${active(message.text)}`);
  const whole = { kind: 'document', name: 'wenbao.txt', bytes, caption: '' } as const;
  return writeMessages(place, { parts: [begun], keyboard, files: [whole], edits, mark: wording.resent });
}

/** The pressed message without the buttons that have done what they do; nothing where none of them is on it. */
export function withoutSpent({ spent }: Pick<Said, 'spent'>, { pressed }: Pick<Asked, 'pressed'>): Written[] {
  const rows = pressed?.reply_markup?.inline_keyboard ?? [];
  if (!spent || !pressed || rows.length === 0) return [];
  const isSpent = (name: string | undefined) => spent === 'all' || (name !== undefined && spent.includes(name));
  const left = rows
    .map((row) =>
      row.filter((key) => !isSpent('callback_data' in key ? readButton(key.callback_data)?.name : undefined)),
    )
    .filter((row) => row.length > 0);
  if (left.flat().length === rows.flat().length) return [];
  const keyboard = left.length > 0 ? { inline_keyboard: left } : undefined;
  return [{ text: '', entities: [], keyboard, edits: pressed.message_id, mark: '' }];
}
