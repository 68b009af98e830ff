import type { ChatWording } from '../chat-wording.js';
import type { Documents } from '../documents.js';
import type { Drafts } from '../drafts.js';
import type { Filed } from '../known-filed.js';
import type { LanguageId } from '../language.js';
import type { Queue } from '../queue.js';
import type { Register } from '../register.js';
import type { ReportStore } from '../store.js';
import type { Download } from './download.js';
import { createAdd } from './features/add.js';
import { createAdmin } from './features/admin.js';
import { createAnswerButtons } from './features/answer-buttons.js';
import { createExport } from './features/export.js';
import { createFigures } from './features/figures.js';
import { createLanguage } from './features/language.js';
import { createPersonal } from './features/personal.js';
import { createReports } from './features/reports.js';
import { type AboutProgram, createStats } from './features/stats.js';
import { createStatus } from './features/status.js';
import { createUploads } from './features/uploads.js';
import { createWatch } from './features/watch.js';
import { createLinks } from './links.js';
import type { BeginProgress } from './progress.js';
import type { Feature } from './reply.js';
import type { Roles } from './roles.js';

/** What it takes to read what people send. */
export type Uploads = { documents: Documents; drafts: Drafts; download: Download };

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
  about: AboutProgram;
  /** Without these, files are not taken. */
  uploads?: (Uploads & { beginProgress: BeginProgress }) | undefined;
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
    ...uploadsOf(services),
    createAdmin(services),
    createStats(services),
  ];
  const all = <Part extends keyof Feature>(part: Part): Required<Feature>[Part] =>
    Object.assign({}, ...features.map((feature) => feature[part]));
  return {
    commands: all('commands'),
    buttons: all('buttons'),
    confirmed: all('confirmed'),
    awaited: all('awaited'),
    sent: all('sent'),
  };
}

function uploadsOf({ uploads: given, ...services }: Services): Feature[] {
  if (!given) return [];
  const uploads = createUploads({ ...services, ...given });
  const sendLink = uploads.sent?.link;
  return sendLink ? [uploads, createAdd({ ...services, ...given, sendLink })] : [uploads];
}
