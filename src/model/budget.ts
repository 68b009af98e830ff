import { ModelError } from '../contracts/errors.js';
import type { Tokens } from './watch.js';

/** Tokens that may be spent in one day (UTC): in all, and by one chat. */
export type Allowance = { day: number; chat: number };

/** What was spent on a day, kept over restarts. */
export type Ledger = {
  /** Tokens spent that day in all and by the chat. */
  spent(of: { day: string; chat: string }): Promise<Allowance>;
  spend(spending: { day: string; chat: string; tokens: number }): Promise<void>;
};

export type Budget = {
  /** Rejects with `ModelError` (`budget`) where the chat's or everyone's tokens of the day are spent. */
  allow(chat: string): Promise<void>;
  charge(chat: string, tokens: Tokens): Promise<void>;
};

/** Counts tokens by day, so that a night of questions cannot cost more than was allowed. */
export function createBudget({
  ledger,
  allowance,
  now,
}: {
  ledger: Ledger;
  allowance: Allowance;
  now: () => Date;
}): Budget {
  const today = () => now().toISOString().slice(0, 10);
  return {
    async allow(chat) {
      const spent = await ledger.spent({ day: today(), chat });
      if (spent.day >= allowance.day) throw spentUp('of all chats');
      if (spent.chat >= allowance.chat) throw spentUp('of this chat');
    },
    charge: (chat, { input, output }) => ledger.spend({ day: today(), chat, tokens: input + output }),
  };
}

function spentUp(whose: string): ModelError {
  return new ModelError(`the day's tokens ${whose} are spent`, { fault: 'budget' });
}
