import type { ChatWording } from '../chat-wording.js';
import type { Filed } from '../known-filed.js';
import type { LanguageId } from '../language.js';
import type { Queue } from '../queue.js';
import type { Register } from '../register.js';
import type { ReportStore } from '../store.js';
import { createAnswerButtons } from './features/answer-buttons.js';
import { createExport } from './features/export.js';
import { createFigures } from './features/figures.js';
import { createLanguage } from './features/language.js';
import { createPersonal } from './features/personal.js';
import { createReports } from './features/reports.js';
import { createStatus } from './features/status.js';
import { createWatch } from './features/watch.js';
import { createLinks } from './links.js';
import type { Feature } from './reply.js';
import type { Roles } from './roles.js';

/** What the features work on. */
export type Services = {
  store: ReportStore;
  /** The names of what is filed now. */
  filed: () => Promise<Filed>;
  queue: Queue;
  register: Register;
  roles: Roles;
  forgetConversation: (chat: string) => Promise<void>;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  /** Offers the commands of a private chat in its person's language. */
  introduceTo: (chat: number, language: LanguageId) => Promise<void>;
  now: () => number;
};

/** Everything the bot can do beside answering questions, as one feature. */
export function createFeatures(services: Services): Required<Feature> {
  const features: Feature[] = [
    createLinks(services),
    createReports(services),
    createFigures(services),
    createExport(services),
    createAnswerButtons(services),
    createPersonal(services),
    createStatus(services),
    createWatch(services),
    createLanguage(services),
  ];
  const all = <Part extends keyof Feature>(part: Part): Required<Feature>[Part] =>
    Object.assign({}, ...features.map((feature) => feature[part]));
  return { commands: all('commands'), buttons: all('buttons'), confirmed: all('confirmed'), awaited: all('awaited') };
}
