import { DRAFT_HOURS } from '../../asking/drafts.js';
import type { Queue } from '../../contracts/queue.js';
import type { Register } from '../../contracts/register.js';
import type { ConversationOf } from '../channel.js';
import { CONFIRM_MINUTES, confirmation } from '../confirmation.js';
import { type Asked, type Command, type Feature, plainly } from '../reply.js';
import { mayAdminister, type Roles } from '../roles.js';

/** Hours after which nothing is left of an update but the figures of the metrics; `/privacy` states it. */
export const RETENTION_HOURS = 48;
/** How long an ended complaint is kept, so that whoever complained can be told what became of it; `/privacy` states it too. */
export const COMPLAINT_DAYS = 30;

/** The button under an answer being made. */
export const STOP = 'stop';

/** What a person may know and decide about what is kept of them: `/privacy`, `/forget`, `/new`, `/cancel`. */
export function createPersonal({
  queue,
  register,
  roles,
  conversationOf,
  forgetConversation,
  now,
}: {
  queue: Queue;
  register: Register;
  roles: Roles;
  conversationOf: ConversationOf;
  forgetConversation: (chat: string) => Promise<void>;
  now: () => number;
}): Feature {
  async function forget(person: number, { update }: Asked['incoming']): Promise<number> {
    for (const place of await queue.whereabouts(person)) await forgetConversation(conversationOf(place));
    const kept = await register.forget(person);
    return kept + (await queue.forget(person, { except: update }));
  }

  async function cancel({ incoming, wording }: Asked) {
    const expected = await register.expected(incoming, now());
    await register.expect(incoming, null);
    return plainly(expected ? wording.cancelled : wording.nothingToCancel);
  }

  return {
    buttons: {
      // Pressed under an answer in the making; it was stopped then.
      [STOP]: async () => null,
    },
    commands: {
      privacy: {
        offered: 'in_private',
        run: async ({ wording }) =>
          plainly(wording.privacy({ hours: RETENTION_HOURS, draftHours: DRAFT_HOURS, complaintDays: COMPLAINT_DAYS })),
      },
      forget: {
        offered: 'in_private',
        async run({ incoming, wording }, argument) {
          const { person } = incoming;
          if (argument === '') {
            const watches = (await register.watches({ person })).length;
            const keyboard = await confirmation('forget_me', { queue, incoming, label: wording.confirm, now: now() });
            return plainly(wording.confirmForgetMe({ watches, minutes: CONFIRM_MINUTES }), { keyboard });
          }
          if (!mayAdminister(roles, person)) return plainly(wording.notAllowed);
          if (!/^\d{1,15}$/.test(argument)) return plainly(wording.forgetWhom);
          const asked = { queue, incoming, label: wording.confirm, now: now() };
          const keyboard = await confirmation(`forget ${argument}`, asked);
          return plainly(wording.confirmForget({ person: argument, minutes: CONFIRM_MINUTES }), { keyboard });
        },
      },
      new: startAnew({ register, forgetConversation }),
      // An answer in the making was stopped as soon as this came in; the answer itself says so.
      cancel: { offered: 'everybody', run: cancel },
      stop: { offered: 'everybody', run: cancel },
    },
    confirmed: {
      forget_me: async ({ incoming, wording }) => plainly(wording.forgotten(await forget(incoming.person, incoming))),
      async forget({ incoming, wording }, whom) {
        // Rights may have been taken away since it was asked.
        if (!mayAdminister(roles, incoming.person)) return plainly(wording.notAllowed);
        return plainly(wording.forgottenOf({ person: whom, records: await forget(Number(whom), incoming) }));
      },
    },
  };
}

/** `/new`: nothing that was asked, sent or awaited counts any more. */
export function startAnew({
  register,
  forgetConversation,
}: {
  register: Register;
  forgetConversation: (chat: string) => Promise<void>;
}): Command {
  return {
    offered: 'everybody',
    async run({ incoming, conversation, wording }) {
      await forgetConversation(conversation);
      await register.expect(incoming, null);
      await register.dropDraft(conversation);
      return plainly(wording.startedAnew);
    },
  };
}
