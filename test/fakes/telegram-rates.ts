import { type Params, Refusal } from './telegram-limits.js';

/** Calls that Telegram counts among the messages of a chat; signs and drafts are none. */
const MESSAGES = /^(send(Message|Photo|Document|RichMessage)|editMessage\w+)$/;
const DRAFTS = 'sendMessageDraft';

/** What a server takes of a bot: a message a second in a chat, 20 a minute in a group, 30 a second in all, a draft a second in a chat. */
export class Rates {
  /** The calls that came too early: when, where to, and for which limit. */
  readonly refused: { method: string; chat: number; limit: string }[] = [];
  private readonly taken = new Map<string, number[]>();

  /** Throws Telegram's 429 where a call comes too early. */
  check(method: string, params: Params, now: number): void {
    const chat = Number(params.chat_id);
    for (const { name, most, within } of limitsOf(method, chat)) {
      const lately = (this.taken.get(name) ?? []).filter((at) => now - at < within);
      this.taken.set(name, lately);
      const [oldest = now] = lately;
      if (lately.length < most) continue;
      this.refused.push({ method, chat, limit: name });
      const retry_after = Math.ceil((oldest + within - now) / 1000);
      throw new Refusal(429, `Too Many Requests: retry after ${retry_after}`, { retry_after });
    }
  }

  /** Counts a call that was carried out. */
  count(method: string, params: Params, now: number): void {
    for (const { name } of limitsOf(method, Number(params.chat_id))) this.taken.get(name)?.push(now);
  }
}

function limitsOf(method: string, chat: number): { name: string; most: number; within: number }[] {
  if (method === DRAFTS) return [{ name: `drafts of ${chat}`, most: 1, within: 1000 }];
  if (!MESSAGES.test(method)) return [];
  return [
    { name: 'all', most: 30, within: 1000 },
    { name: `chat ${chat}`, most: 1, within: 1000 },
    ...(chat < 0 ? [{ name: `group ${chat}`, most: 20, within: 60_000 }] : []),
  ];
}
