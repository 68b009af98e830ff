import { randomBytes } from 'node:crypto';
import type { Queue } from '../contracts/queue.js';
import type { Asked, Button } from './reply.js';

/** How long what was asked can be confirmed. */
export const CONFIRM_MINUTES = 5;

/**
 * The button that confirms an action (`forget 12345`: a feature's `confirmed` by name, and what it is given): once, for the person and
 * in the chat that asked, within minutes.
 */
export async function confirmation(
  action: string,
  {
    queue,
    incoming,
    label,
    style = 'danger',
    now,
  }: { queue: Queue; incoming: Asked['incoming']; label: string; style?: 'danger' | 'success'; now: number },
): Promise<Button[][]> {
  // Nobody can guess it.
  const id = randomBytes(16).toString('base64url');
  const { person, chat } = incoming;
  await queue.ask({ id, person, chat, action, until: now + CONFIRM_MINUTES * 60_000 });
  return [[{ label, style, press: { kind: 'confirmation', id } }]];
}
