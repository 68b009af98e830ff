import { knownAsFiled } from '../known-filed.js';
import type { Queue } from '../queue.js';
import type { Register } from '../register.js';
import type { ReportStore } from '../store.js';
import { createPersonal } from './features/personal.js';
import { createStatus } from './features/status.js';
import { createWatch } from './features/watch.js';
import type { Feature } from './reply.js';
import type { Roles } from './roles.js';

/** What the features work on. */
export type Services = {
  store: ReportStore;
  queue: Queue;
  register: Register;
  roles: Roles;
  forgetConversation: (chat: string) => Promise<void>;
  now: () => number;
};

/** Everything the bot can do beside answering questions, as one feature. */
export function createFeatures(services: Services): Required<Feature> {
  const filed = knownAsFiled(services.store);
  const features: Feature[] = [createPersonal(services), createStatus(services), createWatch({ ...services, filed })];
  const all = <Part extends keyof Feature>(part: Part): Required<Feature>[Part] =>
    Object.assign({}, ...features.map((feature) => feature[part]));
  return { commands: all('commands'), buttons: all('buttons'), confirmed: all('confirmed'), awaited: all('awaited') };
}
