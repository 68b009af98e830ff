import { midnightInChina } from '../../answer/days.js';
import type { Queue } from '../../contracts/queue.js';
import type { Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { Beside } from '../beside.js';
import { type Feature, plainly } from '../reply.js';
import { mayAdminister, type Roles } from '../roles.js';

/** What the program says of itself: its version, and what a million tokens of its model cost; `null` where that was not set. */
export type AboutProgram = { version: string; price: { input: number; output: number } | null };

const HOUR = 3_600_000;
/** Days begin at midnight in China, which knows no summer time. */

/** `/stats`: counts for administrators, none of which leads to a person. */
export function createStats({
  store,
  beside,
  queue,
  register,
  roles,
  about,
  now,
}: {
  store: ReportStore;
  beside: Pick<Beside, 'counts'>;
  queue: Queue;
  register: Register;
  roles: Roles;
  about: AboutProgram;
  now: () => number;
}): Feature {
  const startedAt = now();

  return {
    commands: {
      stats: {
        offered: 'administrators',
        async run({ incoming, wording }) {
          if (!mayAdminister(roles, incoming.person)) return plainly(wording.notAllowed);
          const [filed, removed, kept, { waiting }, answeredToday, spent] = await Promise.all([
            beside.counts(),
            store.removed(),
            register.counts(),
            queue.depth(),
            queue.answeredSince(midnightInChina(now())),
            store.spent({ day: new Date(now()).toISOString().slice(0, 10), chat: '' }),
          ]);
          const { price, version } = about;
          // Only the sum of both kinds of tokens is kept.
          const dearest = price && Math.max(price.input, price.output);
          const cost = dearest === null ? null : Math.ceil((spent.day * dearest) / 10_000) / 100;
          const counts = { ...filed, ...kept, removed: removed.length, answeredToday, waiting: waiting - 1 };
          const hours = Math.floor((now() - startedAt) / HOUR);
          return plainly(wording.admin.stats({ ...counts, tokens: spent.day, cost, version, hours }));
        },
      },
    },
  };
}
