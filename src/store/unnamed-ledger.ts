import { createHmac } from 'node:crypto';
import type { ReportStore } from '../contracts/store.js';

type Ledger = Pick<ReportStore, 'spent' | 'spend'>;

/**
 * The ledger of tokens, in which a chat stands under a name of the day that nobody can lead back to it without `secret`: a budget that
 * is kept over restarts, and nothing of anybody in it that would have to be forgotten.
 */
export function unnamedLedger(ledger: Ledger, secret: string): Ledger {
  const nameOf = (day: string, chat: string) =>
    createHmac('sha256', secret).update(`${day} ${chat}`).digest('base64url');
  return {
    spent: ({ day, chat }) => ledger.spent({ day, chat: nameOf(day, chat) }),
    spend: ({ day, chat, tokens }) => ledger.spend({ day, chat: nameOf(day, chat), tokens }),
  };
}
