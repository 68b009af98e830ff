import type { Incoming, Queue } from '../contracts/queue.js';

/** How much one person may ask, and how many questions may wait at all. */
export type Limits = { minute: number; day: number; waiting: number };

/** What a limit says to a question: come in, wait so many seconds, come back tomorrow, or nothing because it was said already. */
export type Admission =
  | { kind: 'admitted' }
  | { kind: 'wait'; seconds: number }
  | { kind: 'tomorrow' }
  | { kind: 'told' };

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/** Says whether a person's question is answered now: counted from what the queue remembers, so that a restart forgives nothing. */
export async function admit(
  incoming: Incoming,
  { queue, limits }: { queue: Queue; limits: Limits },
): Promise<Admission> {
  const today = await queue.askedSince(incoming, incoming.at - DAY);
  const lately = await queue.askedSince(incoming, incoming.at - MINUTE);
  const isOver = today.answered >= limits.day;
  if (!isOver && (lately.answered < limits.minute || lately.first === null)) return { kind: 'admitted' };
  if (today.told) return { kind: 'told' };
  if (isOver || lately.first === null) return { kind: 'tomorrow' };
  return { kind: 'wait', seconds: Math.max(1, Math.ceil((lately.first + MINUTE - incoming.at) / 1000)) };
}
