import type { InlineKeyboardButton } from 'grammy/types';
import type { Answer } from '../answer/answer.js';
import { altText } from '../chart/alt-text.js';
import { chartOf } from '../chart/chart-of.js';
import { drawChart } from '../chart/draw.js';
import type { ChatWording } from '../chat-wording.js';
import { StoreError } from '../errors.js';
import type { Register, Seat } from '../register.js';
import { choiceKeyboard, withLongChoices } from './choices.js';
import { type Log, loggable } from './log.js';
import { answerMessage, splitMessage } from './message.js';
import { type Attachment, button, type Said } from './reply.js';

/** Telegram's limit for what a button copies. */
const LONGEST_COPY = 256;

/**
 * An answer as it is said in a chat: its words, a chart where its figures make one, the choices it offers, and below them what can be done
 * with it. The buttons know the answer by the id under which it is kept; where nothing can be written down it goes without them.
 */
export async function sayAnswer(
  answer: Answer,
  {
    register,
    seat,
    at,
    wording,
    chart = false,
    log,
  }: { register: Register; seat: Seat; at: number; wording: ChatWording; chart?: boolean | undefined; log: Log },
): Promise<Said> {
  const message = withLongChoices({ message: answerMessage(answer), answer, heading: wording.choices });
  const picture = await pictureOf(answer, { wording, asked: chart }).catch((error: unknown) => {
    log.warn(loggable(error), 'a chart was not drawn');
    return null;
  });
  const choices = choiceKeyboard({ answer, text: splitMessage(message).at(-1)?.text ?? '' })?.inline_keyboard ?? [];
  const actions = await actionRows(answer, { register, seat, at, wording });
  const keyboard = [...choices, ...actions];
  return {
    message,
    ...(keyboard.length > 0 && { keyboard: { inline_keyboard: keyboard } }),
    ...(picture && { files: [picture] }),
  };
}

/** The chart of an answer's figures as a picture; `null` where they make none. */
export async function pictureOf(
  answer: Answer,
  { wording, asked }: { wording: ChatWording; asked: boolean },
): Promise<Attachment | null> {
  const chart = chartOf(answer, { wording: wording.charts, asked });
  if (!chart) return null;
  return { kind: 'picture', name: 'wenbao.png', bytes: await drawChart(chart), caption: altText(chart) };
}

/** What can be done with an answer that rests on reports. */
async function actionRows(
  answer: Answer,
  { register, seat, at, wording }: { register: Register; seat: Seat; at: number; wording: ChatWording },
): Promise<InlineKeyboardButton[][]> {
  const [first] = answer.citations;
  if (!first) return [];
  try {
    const id = await register.keepAnswer({ answer, seat, at });
    const { actions } = wording;
    const cited = actions.citation(first).slice(0, LONGEST_COPY);
    const rows: InlineKeyboardButton[][] = [
      [button(actions.row, 'row', id), { text: actions.copy, copy_text: { text: cited } }],
    ];
    if (answer.figures.length > 0)
      rows.push([button(actions.export, 'export', id), button(actions.wrong, 'wrong', id)]);
    return rows;
  } catch (error) {
    // On a disk that takes no writes the answer still counts.
    if (error instanceof StoreError) return [];
    throw error;
  }
}
