import { randomUUID } from 'node:crypto';
import type { Register } from '../contracts/register.js';
import type { ReportStore } from '../contracts/store.js';
import type { Beside } from '../conversation/beside.js';
import { helpReply, unknownCommand } from '../conversation/commands.js';
import { createAnswerButtons } from '../conversation/features/answer-buttons.js';
import { createExport } from '../conversation/features/export.js';
import { createFigures } from '../conversation/features/figures.js';
import { createLanguage } from '../conversation/features/language.js';
import { createLinks } from '../conversation/features/links.js';
import { startAnew } from '../conversation/features/personal.js';
import { createReports } from '../conversation/features/reports.js';
import { commandButton, composed, type Features } from '../conversation/features.js';
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
  const { commands: asking = {}, awaited: awaiting = {} } = createFigures(services);
  // Here `/check` may also name a file.
  const { check: checkFigures, ...otherCommands } = asking;
  const { check: awaitedFigures, ...otherAwaited } = awaiting;
  const buttons = createAnswerButtons({
    ...services,
    conversationOf: () => CONVERSATION,
    storeOf: () => services.reviewing.drafts.storeOf(CONVERSATION),
    overOf: () => services.reviewing.drafts.overOf(CONVERSATION),
  });
  const shared: Feature[] = [
    createLinks(services),
    createReports(services),
    { commands: otherCommands, awaited: otherAwaited },
    createExport(services),
    buttons,
    createLanguage({ ...services, introduceTo: async () => {} }),
  ];
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
    return buttons.buttons?.row?.(asked, id) ?? null;
  }

  const all = composed([...shared, own]);
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
