import type { KeptAnswer, Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import { cardOf } from '../actions.js';
import { answerMessage } from '../message.js';
import { type Asked, type Feature, plainly, type Reply } from '../reply.js';

const FIGURE = /^f_([\w-]+)$/;
const ANSWER = /^a_([\w-]{11})$/;

/** Where answers are kept that were passed on: they are whoever's has the link. */
export const PASSED_ON = { chat: 0, thread: 0, person: 0 };

/** `/start` with what a link carries: the figure or the answer it was made for as it is filed now, or why it cannot be shown. */
export function createLinks({ store, register }: { store: ReportStore; register: Pick<Register, 'answer'> }): Feature {
  return {
    commands: {
      start: {
        offered: 'everybody',
        async run({ wording, language }, carried) {
          const id = ANSWER.exec(carried)?.[1];
          if (id !== undefined) return passedOn(await register.answer(id), { wording, language });
          const address = FIGURE.exec(carried)?.[1];
          if (address === undefined) return { question: wording.help, language };
          const fact = await store.factAt(address);
          if (!fact) return plainly(wording.inline.gone);
          const { agency, year, metric, applicant } = fact;
          return { question: '', language, figure: { agency, year, metric, applicant } };
        },
      },
    },
  };
}

/** The same answer: worked out anew where its question is kept with it, else in the words in which it was told. */
function passedOn(
  kept: KeptAnswer | 'removed' | null,
  { wording, language }: Pick<Asked, 'wording' | 'language'>,
): Reply {
  if (kept === null || kept === 'removed' || kept.seat.person !== PASSED_ON.person || kept.answer.draft)
    return plainly(wording.inline.gone);
  const { answer } = kept;
  const card = cardOf(answer);
  const [first] = answer.citations;
  if (card && first) return { question: '', language, glance: { agency: first.agency, year: first.year } };
  if (answer.query && !answer.parts) return { question: '', language, query: answer.query };
  return { message: answerMessage(answer, wording) };
}
