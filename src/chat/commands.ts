import type { InlineKeyboardMarkup } from 'grammy/types';
import type { ChatWording } from '../language.js';
import type { Incoming, Queue } from '../queue.js';
import { CONFIRM_MINUTES, confirmationId, confirmationKeyboard } from './confirmation.js';
import type { Heard } from './hear.js';
import { mayAdminister, maySeeStatus, type Roles } from './roles.js';
import { conversationOf } from './update.js';

type Said = { text: string; keyboard?: InlineKeyboardMarkup };
type Asked = { incoming: Incoming; wording: ChatWording };

/** The commands beside questions and help. What is privileged is checked here, where it is done, and not where it is offered. */
export type Commands = {
  /** What a command says; undefined where there is no such command. */
  run(heard: Extract<Heard, { kind: 'command' }>, asked: Asked): Promise<Said | undefined>;
  /** Does what a button confirms and says so; undefined where there is nothing to confirm by it, for this person, here and now. */
  confirmed(id: string, asked: Asked): Promise<string | undefined>;
};

/** Hours after which nothing is left of an update but the figures of the metrics; `/privacy` states it. */
export const RETENTION_HOURS = 48;

/** The commands, working on the queue and on what chats remember. */
export function createCommands({
  queue,
  roles,
  forgetConversation,
  now,
}: {
  queue: Queue;
  roles: Roles;
  forgetConversation: (chat: string) => Promise<void>;
  now: () => number;
}): Commands {
  async function forget(person: number, { update }: Incoming): Promise<number> {
    for (const place of await queue.whereabouts(person)) await forgetConversation(conversationOf(place));
    return queue.forget(person, { except: update });
  }

  async function run(
    { command, argument }: Extract<Heard, { kind: 'command' }>,
    { incoming, wording }: Asked,
  ): Promise<Said | undefined> {
    const { person, chat } = incoming;
    switch (command) {
      case '/privacy':
        return { text: wording.privacy(RETENTION_HOURS) };
      case '/forget': {
        if (argument === '') return { text: wording.forgotten(await forget(person, incoming)) };
        if (!mayAdminister(roles, person)) return { text: wording.notAllowed };
        if (!/^\d{1,15}$/.test(argument)) return { text: wording.forgetWhom };
        const id = confirmationId();
        await queue.ask({ id, person, chat, action: `forget ${argument}`, until: now() + CONFIRM_MINUTES * 60_000 });
        const text = wording.confirmForget({ person: argument, minutes: CONFIRM_MINUTES });
        return { text, keyboard: confirmationKeyboard(id, wording.confirm) };
      }
      case '/status': {
        if (!maySeeStatus(roles, person)) return { text: wording.notAllowed };
        const { waiting, oldest } = await queue.depth();
        const seconds = oldest === null ? 0 : Math.round((now() - oldest) / 1000);
        return { text: wording.status({ waiting: waiting - 1, seconds: waiting > 1 ? seconds : 0 }) };
      }
      default:
        return undefined;
    }
  }

  async function confirmed(id: string, { incoming, wording }: Asked): Promise<string | undefined> {
    const { person, chat } = incoming;
    const action = await queue.confirm(id, { person, chat, at: now() });
    if (action === null) return undefined;
    // Rights may have been taken away since it was asked.
    if (!mayAdminister(roles, person)) return wording.notAllowed;
    const [, whom = ''] = action.split(' ');
    return wording.forgottenOf({ person: whom, records: await forget(Number(whom), incoming) });
  }

  return { run, confirmed };
}
