import type { Over } from '../../asking/works.js';
import type { LanguageId } from '../../contracts/language.js';
import type { KeptAnswer, Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { actionRows, formatRows, readingRows } from '../actions.js';
import { lostAnswer, ownAnswer } from '../answered.js';
import type { Beside } from '../beside.js';
import type { ConversationOf } from '../channel.js';
import { readingOf } from '../choices.js';
import { type Asked, type Button, type Feature, plainly, type Reply, type Said } from '../reply.js';
import { rowsMessage } from '../rows.js';

type Pressed = { id: string; kept: KeptAnswer; wording: ChatWording };

/** The buttons under an answer: its rows as printed, its other readings, its figures as a file or a picture. */
export function createAnswerButtons({
  store,
  storeOf = async () => store,
  overOf = async () => undefined,
  beside,
  register,
  wordings,
  conversationOf,
}: {
  store: ReportStore;
  /** What a conversation's answers rest on, where that may be more than what is filed. */
  storeOf?: ((conversation: string) => Promise<ReportStore>) | undefined;
  /** The draft that stands over what is filed for a conversation. */
  overOf?: ((conversation: string) => Promise<Over | undefined>) | undefined;
  beside: Pick<Beside, 'picture' | 'file'>;
  register: Register;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  conversationOf: ConversationOf;
}): Feature {
  /** A button's argument ends in the answer's id; where the answer is kept no more, or is another person's, the button has expired. */
  function under(press: (pressed: Pressed, argument: string) => Promise<Reply> | Reply) {
    return async (asked: Asked, argument: string): Promise<Reply> => {
      const id = argument.split('.').at(-1) ?? '';
      const kept = await ownAnswer(id, { asked, register });
      if (kept === null || kept === 'removed') return lostAnswer(kept, asked);
      return press({ id, kept, wording: wordings[kept.answer.language] }, argument);
    };
  }

  return {
    buttons: {
      row: under(async ({ kept, wording }) => {
        const store = await storeOf(conversationOf(kept.seat));
        const message = await rowsMessage(kept.answer, { store, wording });
        return message ? { message } : plainly(wording.actions.gone);
      }),
      readings: under(({ kept: { answer }, ...of }) => keyboard(readingRows(answer, of))),
      export: under((of) => keyboard(formatRows(of))),
      back: under(({ kept: { answer }, ...of }) => keyboard(actionRows(answer, of))),
      say: under(({ kept: { answer }, wording }, argument) => {
        const said = readingOf(answer, Number.parseInt(argument, 10));
        return said ? { question: said.text, language: said.language } : plainly(wording.expiredButton);
      }),
      draw: under(async ({ kept: { answer }, wording }) => {
        const picture = await beside.picture({ answer, asked: true });
        return picture ? { ...plainly(''), files: [picture] } : plainly(wording.actions.noChart);
      }),
      save: under(async ({ kept: { answer, seat }, wording }, argument) => {
        const format = argument.startsWith('csv') ? 'csv' : 'xlsx';
        const over = await overOf(conversationOf(seat));
        const file = await beside.file({ answer, format, language: answer.language, over });
        return file ? { ...plainly(''), files: [file] } : plainly(wording.actions.gone);
      }),
    },
  };
}

/** Only the buttons of the message change. */
function keyboard(rows: Button[][]): Said {
  return plainly('', { keyboard: rows, replaces: 'keyboard' });
}
