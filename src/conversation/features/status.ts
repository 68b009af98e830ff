import type { Queue } from '../../contracts/queue.js';
import { type Feature, plainly } from '../reply.js';
import { maySeeStatus, type Roles } from '../roles.js';

/** `/status`: how the bot is doing, for administrators and staff. */
export function createStatus({ queue, roles, now }: { queue: Queue; roles: Roles; now: () => number }): Feature {
  return {
    commands: {
      status: {
        offered: 'administrators',
        async run({ incoming, wording }) {
          if (!maySeeStatus(roles, incoming.person)) return plainly(wording.notAllowed);
          const { waiting, oldest } = await queue.depth();
          const seconds = oldest === null ? 0 : Math.round((now() - oldest) / 1000);
          return plainly(wording.status({ waiting: waiting - 1, seconds: waiting > 1 ? seconds : 0 }));
        },
      },
    },
  };
}
