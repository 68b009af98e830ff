import { onTestFinished } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/asking/conversations.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { openTown } from '../answer/town-reports.js';
import type { Shown } from '../fakes/telegram.js';
import type { Person } from '../fakes/telegram-person.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { type Serving, serving } from './serving.js';

export type TownBot = Serving & {
  /** What the bot says next in the person's chat, a picture or a file too. */
  next(person: Person, say: () => unknown): Promise<Shown>;
  /** The message as it stands once a button of it was pressed that changes it. */
  changed(person: Person, message: Shown, label: string): Promise<Shown>;
};

/** A bot that answers from the invented reports of a town, or as it is told. */
export async function townBot({
  ask: given,
  ...setting
}: Parameters<typeof serving>[1] & { ask?: Ask } = {}): Promise<TownBot> {
  const { store, close } = await openTown();
  const now = () => new Date();
  const conversations = createConversations({ store, now });
  const ask = createAsk({ store, conversations, meanings: MEANINGS, wordings: { zh: zhAnswers, en: enAnswers }, now });
  onTestFinished(close);
  const served = await serving(given ?? ask, { store, ...setting });
  const { telegram } = served;
  return {
    ...served,
    async next({ chat }, say) {
      const before = telegram.shown(chat.id).filter(({ from }) => from.is_bot).length;
      void say();
      return (await telegram.answers(chat.id, before + 1)).at(before)!;
    },
    async changed(person, message, label) {
      const edits = () =>
        [...telegram.callsOf('editMessageText'), ...telegram.callsOf('editMessageReplyMarkup')].length;
      const before = edits();
      await person.presses(message, label);
      await telegram.until(() => edits() > before);
      return telegram.shown(person.chat.id).find(({ message_id }) => message_id === message.message_id)!;
    },
  };
}

/** The labels of a message's buttons, row by row. */
export function rowsOf(message: Shown): string[][] {
  return message.reply_markup?.inline_keyboard.map((row) => row.map(({ text }) => text)) ?? [];
}

/** The bytes of the file or picture that a message carries, and its name. */
export function fileOf(message: Shown): { name: string; bytes: Buffer } {
  // The server of the tests keeps the bytes where Telegram keeps an id.
  const file = (message.document ?? message.photo?.[0]) as unknown as { file_name: string; bytes: Buffer };
  return { name: file.file_name, bytes: file.bytes };
}
