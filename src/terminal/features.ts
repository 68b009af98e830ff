import { randomUUID } from 'node:crypto';
import type { Register } from '../contracts/register.js';
import type { ReportStore } from '../contracts/store.js';
import type { Beside } from '../conversation/beside.js';
import { helpReply, unknownCommand } from '../conversation/commands.js';
import { startAnew } from '../conversation/features/personal.js';
import { commandButton, composed, type Features, forAnybody } from '../conversation/features.js';
import { type Asked, type Feature, plainly, type Reply } from '../conversation/reply.js';
import { createReview, type Reviewing } from './review.js';
import type { Wordings } from './wordings.js';

/** The name of the terminal's one conversation: another one in each run, so that none begins in the middle of an earlier one. */
export const CONVERSATION = `terminal:${randomUUID()}`;

/** What the terminal's features work on. */
export type TerminalServices = {
  store: ReportStore;
  beside: Beside;
  /** Kept no longer than the program runs. */
  register: Register;
  wordings: Wordings;
  now: () => number;
  forgetConversation: (chat: string) => Promise<void>;
  reviewing: Reviewing;
};

/** Nothing is confirmed in the terminal, nor sent to it. */
export type TerminalFeatures = Omit<Features, 'confirmed' | 'sent'>;

/** The bot's features that need to know nobody, and the terminal's own; `cited` is the id under which the last answer with a source is kept. */
export function createTerminalFeatures(
  services: TerminalServices,
  { cited }: { cited: () => string | undefined },
): TerminalFeatures {
  const { register } = services;
  const review = createReview(services.reviewing, services);
  const { drafts } = services.reviewing;
  const anybody = composed(
    forAnybody({
      ...services,
      conversationOf: () => CONVERSATION,
      storeOf: () => drafts.storeOf(CONVERSATION),
      overOf: () => drafts.overOf(CONVERSATION),
      introduceTo: async () => {},
    }),
  );
  // Here `/check` may also name a file.
  const { check: checkFigures, ...commandsBeside } = anybody.commands;
  const { check: awaitedFigures, ...awaitedBeside } = anybody.awaited;
  const own: Feature = {
    commands: {
      check: {
        offered: 'everybody',
        run: async (asked, words) => (await review(words, asked)) ?? checkFigures?.run(asked, words) ?? null,
      },
      source: { offered: 'everybody', run: source },
      new: startAnew(services),
      cancel: {
        offered: 'everybody',
        async run({ incoming, wording }) {
          const expected = await register.expected(incoming, services.now());
          await register.expect(incoming, null);
          return plainly(expected ? wording.cancelled : wording.nothingToCancel);
        },
      },
      // Whoever reads the lines leaves before this would be carried out.
      quit: { offered: 'everybody', run: async () => null },
    },
    awaited: {
      check: async (asked, awaited) => (await review(awaited.text, asked)) ?? awaitedFigures?.(asked, awaited) ?? null,
    },
  };

  async function source(asked: Asked): Promise<Reply> {
    const id = cited();
    if (id === undefined) return plainly(asked.wording.terminal.noSource);
    return anybody.buttons.row?.(asked, id) ?? null;
  }

  const all = composed([{ ...anybody, commands: commandsBeside, awaited: awaitedBeside }, own]);
  const { commands } = all;
  const terms = { features: { commands }, roles: { admins: [], staff: [] } };
  const help = (asked: Asked, lists = false) => helpReply(asked, { ...terms, lists });
  return {
    ...composed([all, commandButton({ commands, help })]),
    help,
    unknown: (asked, command) => {
      // A command with a description that is none of these keeps something for a person.
      const isElsewhere = Object.hasOwn(asked.wording.descriptions, command.slice(1));
      if (isElsewhere) return plainly(asked.wording.terminal.inTelegram(command));
      // Leaving is no choice of a list: whoever mistypes it is told that there is no such command.
      const { quit: _, ...others } = commands;
      return unknownCommand(command, asked, { ...terms, features: { commands: others } });
    },
  };
}
