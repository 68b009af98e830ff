import { z } from 'zod';
import type { Queue } from '../../contracts/queue.js';
import type { Complaint, Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import { ANSWER_MINUTES, awaitReply } from '../awaiting.js';
import type { Post } from '../channel.js';
import { CONFIRM_MINUTES, confirmation } from '../confirmation.js';
import { type Asked, type Feature, plainly, type Reply, type Said, shown } from '../reply.js';
import { mayAdminister, type Roles } from '../roles.js';
import { complaintSaid, figureOf, figureTold, keptWords, nameOf, valueTold } from './complaint.js';
import { correctionList } from './correction-list.js';
import { readValue } from './read-value.js';

/** Who is said to have corrected a figure: a role, for names and ids are nobody's concern. */
const ADMINISTRATOR = '管理员';

type Outcome = NonNullable<Complaint['reply']>['outcome'];
type Change = { figure: string; before: string; after: string };

const newValue = z.object({ number: z.number().int(), value: z.number().nullable() });
const correctionAsked = newValue.extend({ before: z.number().nullable(), why: z.string() });

/** What administrators do about complaints: correct a figure, let it stand, reply, and take a correction back. */
export function createCorrections({
  store,
  queue,
  register,
  roles,
  post,
  now,
}: {
  store: ReportStore;
  queue: Queue;
  register: Register;
  roles: Roles;
  post: Post;
  now: () => number;
}): Feature {
  /** Complaints that are being ended: of two administrators at once, one is told that it was dealt with. */
  const ending = new Set<number>();

  /** Does something for an administrator, whose rights are read each time. */
  function forAdministrators(act: (asked: Asked, argument: string) => Promise<Reply>) {
    return async (asked: Asked, argument: string): Promise<Reply> =>
      mayAdminister(roles, asked.incoming.person) ? act(asked, argument) : plainly(asked.wording.notAllowed);
  }

  /** Does something about a complaint that is open. */
  function aboutOpen(act: (asked: Asked, complaint: Complaint) => Promise<Reply>) {
    return forAdministrators(async (asked, argument) => {
      const complaint = await register.complaint(Number(argument));
      if (!complaint || complaint.reply) return plainly(asked.wording.feedback.handled(Number(argument)));
      return act(asked, complaint);
    });
  }

  function awaits({ incoming }: Asked, { topic, about }: { topic: string; about: string }, words: Said): Promise<Said> {
    return awaitReply(words, { register, seat: incoming, topic, about, now: now() });
  }

  async function end(
    { number, seat, language }: Complaint,
    {
      by,
      words,
      outcome,
      change,
    }: { by: number; words: string; outcome: Outcome; change: ((said: Asked['wording']) => Change) | null },
  ): Promise<boolean> {
    if (!(await register.endComplaint(number, { by, at: now(), words, outcome }))) return false;
    // Whoever was forgotten is told nothing.
    if (seat.person !== 0)
      await post({ seat, language }, (wording) => {
        const told = { number, outcome, words: shown(words), change: change?.(wording) ?? null };
        return plainly(wording.feedback.outcome(told));
      });
    return true;
  }

  function answering(outcome: 'declined' | 'answered') {
    return aboutOpen(async (asked, { number }) => {
      const { feedback } = asked.wording;
      const words = feedback.askAnswer({ number, declines: outcome === 'declined', minutes: ANSWER_MINUTES });
      const expected = { topic: 'answering', about: `${number} ${outcome}` };
      return awaits(asked, expected, plainly(words, { awaits: feedback.placeholder }));
    });
  }

  /** The last step, once it is confirmed: the figure as it was shown before is changed, or nothing is. */
  async function correct(asked: Asked, complaint: Complaint, given: z.infer<typeof correctionAsked>): Promise<Reply> {
    const { feedback } = asked.wording;
    const { number, value, before, why } = given;
    const fact = await figureOf(complaint, store);
    if (!fact) return plainly(feedback.figureGone(number));
    if (fact.value !== before) return plainly(feedback.changedMeanwhile(number));
    const at = new Date(now()).toISOString();
    if (!(await store.correct(fact, { value, by: ADMINISTRATOR, at, why })))
      return plainly(feedback.figureGone(number));
    await end(complaint, {
      ...{ by: asked.incoming.person, words: why, outcome: 'corrected' },
      change: (wording) => ({
        figure: nameOf(fact, wording),
        before: valueTold(fact, wording),
        after: valueTold({ ...fact, value }, wording),
      }),
    });
    return plainly(feedback.corrected({ number, figure: figureTold({ ...fact, value }, asked.wording).figure }));
  }

  return {
    commands: {
      corrections: {
        offered: 'administrators',
        run: forAdministrators(async ({ wording }) => correctionList({ store, register, wording })),
      },
    },
    buttons: {
      complaint: aboutOpen(async ({ wording }, complaint) => complaintSaid(complaint, { store, wording })),
      decline: answering('declined'),
      reply: answering('answered'),
      correct: aboutOpen(async (asked, complaint) => {
        const { feedback } = asked.wording;
        const { number } = complaint;
        const fact = await figureOf(complaint, store);
        if (!fact) return plainly(feedback.figureGone(number));
        const told = figureTold(fact, asked.wording);
        const words = feedback.askValue({ ...told, number, unit: fact.unit, minutes: ANSWER_MINUTES });
        const expected = { topic: 'newvalue', about: String(number) };
        return awaits(asked, expected, plainly(words, { awaits: feedback.valuePlaceholder }));
      }),
      undo: forAdministrators(async ({ wording }, address) => {
        const fact = await store.factAt(address);
        if (!fact?.correction || !(await store.correct(fact, null))) return plainly(wording.feedback.nothingToUndo);
        const asPrinted = { ...fact, value: fact.correction.printed };
        return plainly(wording.feedback.undone(figureTold(asPrinted, wording).figure));
      }),
    },
    confirmed: {
      correct: forAdministrators(async (asked, argument) => {
        const given = correctionAsked.parse(JSON.parse(argument));
        const { number } = given;
        const complaint = await register.complaint(number);
        if (!complaint || complaint.reply || ending.has(number)) return plainly(asked.wording.feedback.handled(number));
        ending.add(number);
        try {
          return await correct(asked, complaint, given);
        } finally {
          ending.delete(number);
        }
      }),
    },
    awaited: {
      newvalue: (asked, { text, about }) =>
        aboutOpen(async (_, complaint) => {
          const { feedback } = asked.wording;
          const { number } = complaint;
          const fact = await figureOf(complaint, store);
          if (!fact) return plainly(feedback.figureGone(number));
          const value = readValue(text, { unit: fact.unit, blank: feedback.blankWords });
          if (value === undefined) {
            const again = plainly(feedback.notAValue(fact.unit), { awaits: feedback.valuePlaceholder });
            return awaits(asked, { topic: 'newvalue', about }, again);
          }
          const said = valueTold({ ...fact, value }, asked.wording);
          const words = feedback.askReason({ value: said, minutes: ANSWER_MINUTES });
          const expected = { topic: 'newreason', about: JSON.stringify({ number, value }) };
          return awaits(asked, expected, plainly(words, { awaits: feedback.reasonPlaceholder }));
        })(asked, about),
      newreason(asked, { text, about }) {
        const { number, value } = newValue.parse(JSON.parse(about));
        return aboutOpen(async ({ incoming, wording }, complaint) => {
          const { feedback } = wording;
          const fact = await figureOf(complaint, store);
          if (!fact) return plainly(feedback.figureGone(number));
          const why = keptWords(text);
          const action = `correct ${JSON.stringify({ number, value, before: fact.value, why })}`;
          const keyboard = await confirmation(action, { queue, incoming, label: feedback.confirm, now: now() });
          const said = {
            ...{ number, figure: nameOf(fact, wording), minutes: CONFIRM_MINUTES, why: shown(why) },
            ...{ before: valueTold(fact, wording), after: valueTold({ ...fact, value }, wording) },
          };
          return plainly(feedback.confirmCorrection(said), { keyboard });
        })(asked, String(number));
      },
      answering(asked, { text, about }) {
        const [number = '', said] = about.split(' ');
        return aboutOpen(async ({ incoming, wording }, complaint) => {
          const outcome = said === 'declined' ? 'declined' : 'answered';
          const words = keptWords(text);
          const isEnded = await end(complaint, { by: incoming.person, words, outcome, change: null });
          const { answered, handled } = wording.feedback;
          return plainly(isEnded ? answered(complaint.number) : handled(complaint.number));
        })(asked, number);
      },
    },
  };
}
