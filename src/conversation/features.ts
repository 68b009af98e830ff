import type { Drafts } from '../asking/drafts.js';
import type { LanguageId } from '../contracts/language.js';
import type { Queue } from '../contracts/queue.js';
import type { Register } from '../contracts/register.js';
import type { ReportStore } from '../contracts/store.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import type { Documents } from '../filing/documents.js';
import type { Beside } from './beside.js';
import type { BeginProgress, ConversationOf, Download, Post } from './channel.js';
import { helpReply, unknownCommand } from './commands.js';
import { createAdd } from './features/add.js';
import { createAdmin } from './features/admin.js';
import { createAnswerButtons } from './features/answer-buttons.js';
import { createCorrections } from './features/corrections.js';
import { createExport } from './features/export.js';
import { createFeedback } from './features/feedback.js';
import { createFigures } from './features/figures.js';
import { createLanguage } from './features/language.js';
import { createLinks } from './features/links.js';
import { createPersonal } from './features/personal.js';
import { createReports } from './features/reports.js';
import { type AboutProgram, createStats } from './features/stats.js';
import { createStatus } from './features/status.js';
import { createUploads } from './features/uploads.js';
import { createWatch } from './features/watch.js';
import type { Asked, Feature, Reply, Said } from './reply.js';
import type { Roles } from './roles.js';

/** What it takes to read what people send. */
export type Uploads = { documents: Documents; drafts: Drafts; download: Download };

/** What the features work on. */
export type Services = {
  store: ReportStore;
  beside: Beside;
  queue: Queue;
  register: Register;
  roles: Roles;
  conversationOf: ConversationOf;
  forgetConversation: (chat: string) => Promise<void>;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  /** Says something to a chat that did not ask for it. */
  post: Post;
  /** Offers the commands of a private chat in its person's language. */
  introduceTo: (chat: number, language: LanguageId) => Promise<void>;
  about: AboutProgram;
  /** Without these, files are not taken; the channel hands over files of `largestFile` bytes at most. */
  uploads?: (Uploads & { beginProgress: BeginProgress; largestFile: number }) | undefined;
  now: () => number;
};

/** All features as one, and what is said where none is meant: help, or that there is no such command. */
export type Features = Required<Feature> & {
  /** `lists` where the commands are to stand below. */
  help(asked: Asked, lists?: boolean): Reply;
  unknown(asked: Asked, command: string): Said;
};

/** Everything the bot can do beside answering questions. */
export function createFeatures(services: Services): Features {
  const drafts = services.uploads?.drafts;
  const features: Feature[] = [
    ...forAnybody({ ...services, ...(drafts && { storeOf: drafts.storeOf, overOf: drafts.overOf }) }),
    createPersonal(services),
    createStatus(services),
    createWatch(services),
    createFeedback(services),
    createCorrections(services),
    ...uploadsOf(services),
    createAdmin(services),
    createStats(services),
  ];
  const all = composed(features);
  const { commands } = all;
  const terms = { features: { commands }, roles: services.roles };
  const introduced = new Set<number>();
  const help = (asked: Asked, lists = false) => {
    const { incoming, isPrivate, language } = asked;
    // Telegram's own language codes do not tell the two scripts apart, so whoever reads Traditional has commands of their own.
    if (isPrivate && language === 'zh-Hant' && !introduced.has(incoming.chat)) {
      introduced.add(incoming.chat);
      void services.introduceTo(incoming.chat, language);
    }
    return helpReply(asked, { ...terms, lists });
  };
  return {
    ...composed([all, commandButton({ commands, help })]),
    help,
    unknown: (asked, command) => unknownCommand(command, asked, terms),
  };
}

/** The features that need to know nobody, which a channel has that knows none; `storeOf` and `overOf` where drafts are answered from. */
export function forAnybody(
  services: Omit<Services, 'queue' | 'roles' | 'post' | 'about' | 'uploads' | 'forgetConversation'> &
    Partial<Pick<Drafts, 'storeOf' | 'overOf'>>,
): Feature[] {
  return [
    createLinks(services),
    createReports(services),
    createFigures(services),
    createExport(services),
    createAnswerButtons(services),
    createLanguage(services),
  ];
}

/** Features as one. Throws where two of them have something under the same name, for one would never be heard of again. */
export function composed(features: readonly Feature[]): Required<Feature> {
  const all = { commands: named(), buttons: named(), confirmed: named(), awaited: named(), sent: named() };
  for (const feature of features)
    for (const part of Object.keys(all) as (keyof Feature)[]) // the keys of a record are its names
      for (const [name, does] of Object.entries(feature[part] ?? {})) {
        if (name in all[part]) throw new Error(`two features have ${part}.${name}`);
        Object.assign(all[part], { [name]: does });
      }
  return all;

  // Names come from what people type and press: `constructor` must be none.
  function named() {
    return Object.create(null);
  }
}

/** The button that carries out a command by its name, without further words. */
export function commandButton({ commands, help }: Pick<Features, 'commands' | 'help'>): Feature {
  return {
    buttons: {
      command: async (asked, name) => (name === 'help' ? help(asked) : (commands[name]?.run(asked, '') ?? null)),
    },
  };
}

function uploadsOf({ uploads: given, ...services }: Services): Feature[] {
  if (!given) return [];
  const uploads = createUploads({ ...services, ...given });
  const sendLink = uploads.sent?.link;
  return sendLink ? [uploads, createAdd({ ...services, ...given, sendLink })] : [uploads];
}
