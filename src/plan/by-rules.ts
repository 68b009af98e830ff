import type { Known } from './known.js';
import type { Context, Plan } from './plan.js';

/** The plan of one question, and what the chat remembers after it; `today` is an ISO date for words such as 去年. */
export function planQuestion({ context }: { text: string; known: Known; context: Context; today: string }): {
  plan: Plan;
  context: Context;
} {
  return { plan: { kind: 'help' }, context };
}
