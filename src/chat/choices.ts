import type { InlineKeyboardButton, InlineKeyboardMarkup } from 'grammy/types';
import type { Answer } from '../answer/answer.js';
import type { LanguageId } from '../language.js';
import { clean } from './clean.js';
import type { Message } from './message.js';

/** What pressing a button says, as if it had been typed in that language. */
export type Press = { text: string; language: LanguageId };

const MOST_BUTTONS = 6;
/** Telegram's 64 bytes less the language: 20 Han characters, which is also what a button shows on a phone. */
const LONGEST_WORDS = 61;
const WIDEST_LABEL = 20;
const CODES = { zh: 'zh', 'zh-Hant': 'zt', en: 'en' } as const;

/** The message with the choices written out that are too long for a button; the others stand on their buttons alone. */
export function withLongChoices({
  message,
  answer,
  heading,
}: {
  message: Message;
  answer: Answer;
  heading: string;
}): Message {
  const unsaid = choicesOf(answer).filter((choice) => !fitsButton(choice) && !message.text.includes(choice));
  if (unsaid.length === 0) return message;
  return { ...message, text: `${message.text}\n\n${heading}\n${unsaid.map((choice) => `· ${choice}`).join('\n')}` };
}

/**
 * The buttons under the last part of an answer, or undefined where it offers nothing. A button carries its words, or where in
 * `text` they stand, so that it works after a restart and nothing has to be remembered.
 */
export function choiceKeyboard({ answer, text }: { answer: Answer; text: string }): InlineKeyboardMarkup | undefined {
  const buttons = choicesOf(answer).flatMap((choice): InlineKeyboardButton[] => {
    const words = fitsButton(choice) ? `=${choice}` : standsAt(text, choice);
    return words ? [{ text: label(choice), callback_data: CODES[answer.language] + words }] : [];
  });
  if (buttons.length === 0) return undefined;
  const widest = Math.max(...buttons.map((button) => width(button.text)));
  const inRow = widest <= 6 ? 3 : widest <= 10 ? 2 : 1;
  const rows = Array.from({ length: Math.ceil(buttons.length / inRow) }, (_, row) =>
    buttons.slice(row * inRow, (row + 1) * inRow),
  );
  return { inline_keyboard: rows };
}

/** What a button under a message says; undefined where the message is gone or the button is none of ours. */
export function readPress({ data, text }: { data: string; text: string }): Press | undefined {
  const [, code, words, offset, length] = /^(zh|zt|en)(?:=(.+)|@(\d+)\+(\d+))$/su.exec(data) ?? [];
  const says = words ?? text.slice(Number(offset), Number(offset) + Number(length));
  if (!code || says === '') return undefined;
  return { text: says, language: code === 'zt' ? 'zh-Hant' : code === 'en' ? 'en' : 'zh' };
}

function choicesOf(answer: Answer): string[] {
  return answer.options.map(clean).filter(Boolean).slice(0, MOST_BUTTONS);
}

function fitsButton(choice: string): boolean {
  return Buffer.byteLength(choice) <= LONGEST_WORDS && width(choice) <= WIDEST_LABEL;
}

function standsAt(text: string, choice: string): string | undefined {
  const offset = text.lastIndexOf(choice);
  return offset < 0 ? undefined : `@${offset}+${choice.length}`;
}

function label(choice: string): string {
  let shown = '';
  for (const character of choice) {
    if (width(shown + character) > WIDEST_LABEL - 1) return width(choice) <= WIDEST_LABEL ? choice : `${shown}…`;
    shown += character;
  }
  return choice;
}

/** In Han characters; a Latin letter is half as wide. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u024F]/.test(character) ? 0.5 : 1), 0);
}
