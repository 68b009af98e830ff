import { setTimeout as sleep } from 'node:timers/promises';
import type { InlineKeyboardButton, Message, User } from 'grammy/types';
import type { Running } from '../e2e/process.js';
import type { FakeTelegram, Shown } from '../fakes/telegram.js';
import type { Person } from '../fakes/telegram-person.js';

/** What happened in a chat, in order. */
export type Event =
  | { kind: 'said'; by: string; text: string }
  | { kind: 'sent'; by: string; file: string }
  | { kind: 'pressed'; by: string; label: string; toast: string | null }
  /** A message of the bot: new, in the place of an older one, or the older one with other buttons. */
  | { kind: 'bot'; message: Shown; change: 'new' | 'words' | 'buttons' }
  | { kind: 'note'; text: string };

/** One person's chat with the bot, written down as it goes. */
export class Recorder {
  readonly events: Event[] = [];
  private seen = new Map<number, { words: string; buttons: string }>();
  private readonly person: Person;

  constructor(
    private readonly telegram: FakeTelegram,
    readonly user: Omit<User, 'is_bot'>,
    private readonly bot: () => Running,
  ) {
    this.person = telegram.person(user);
  }

  /** Types something and waits for what the bot says to it. */
  async says(text: string, until?: RegExp): Promise<Shown> {
    this.events.push({ kind: 'said', by: this.user.first_name, text });
    this.person.says(text);
    return this.hears(until);
  }

  /** The same, in reply to the bot's last message. */
  async replies(text: string, until?: RegExp): Promise<Shown> {
    this.events.push({ kind: 'said', by: this.user.first_name, text });
    const asked = this.telegram.shown(this.user.id).findLast(({ from }) => from.is_bot);
    this.person.says(text, { reply_to_message: asked } as Partial<Message>);
    return this.hears(until);
  }

  async sendsFile(name: string, bytes: Uint8Array, until?: RegExp): Promise<Shown> {
    this.events.push({ kind: 'sent', by: this.user.first_name, file: name });
    this.person.sendsFile(name, bytes);
    return this.hears(until);
  }

  /** Presses the button with this label, under the newest message that has one. */
  async presses(label: string, until?: RegExp): Promise<Shown> {
    const holds = (message: Shown) =>
      keysOf(message)
        .flat()
        .some(({ text }) => text === label);
    const message = this.telegram.shown(this.user.id).findLast(holds);
    if (!message)
      throw new Error(`nothing to press as "${label}":\n${JSON.stringify(this.telegram.shown(this.user.id).at(-1))}`);
    const event = { kind: 'pressed' as const, by: this.user.first_name, label, toast: null as string | null };
    this.events.push(event);
    event.toast = await this.person.presses(message, label);
    return this.hears(until);
  }

  note(text: string): void {
    this.events.push({ kind: 'note', text });
  }

  /** Waits until the bot has said something new that matches, and all it has to say; gives the last of it. */
  async hears(until = /./s): Promise<Shown> {
    let last: Shown | undefined;
    for (;;) {
      const fresh = this.fresh();
      last = fresh.findLast(({ text, caption }) => until.test(text ?? caption ?? '')) ?? last;
      if (last && (await this.isIdle())) break;
      await sleep(50);
    }
    for (const message of this.fresh()) {
      const before = this.seen.get(message.message_id);
      const change = before === undefined ? 'new' : before.words === wordsOf(message) ? 'buttons' : 'words';
      this.events.push({ kind: 'bot', message: structuredClone(message), change });
      this.seen.set(message.message_id, { words: wordsOf(message), buttons: buttonsOf(message) });
    }
    return last;
  }

  private fresh(): Shown[] {
    return this.telegram.shown(this.user.id).filter((message) => message.from.is_bot && !this.isSeen(message));
  }

  private isSeen(message: Shown): boolean {
    const before = this.seen.get(message.message_id);
    return before?.words === wordsOf(message) && before.buttons === buttonsOf(message);
  }

  /** Nothing waits to be answered, and nothing was called for a while: what was answered is sent. */
  private async isIdle(): Promise<boolean> {
    const metrics = await (await this.bot().get('/metrics')).text();
    if (this.telegram.unconfirmed > 0 || /^(inbox_depth|outbox_chats) [1-9]/m.test(metrics)) return false;
    const calls = () =>
      this.telegram.calls.filter(({ method }) => method !== 'getUpdates' && method !== 'getMe').length;
    const before = calls();
    await sleep(100);
    return calls() === before;
  }
}

/** The rows of a message's buttons; none where it opens the field to reply in. */
export function keysOf({ reply_markup: markup }: Shown): InlineKeyboardButton[][] {
  return markup && 'inline_keyboard' in markup ? markup.inline_keyboard : [];
}

function wordsOf({ text = '', caption = '' }: Shown): string {
  return text + caption;
}

function buttonsOf(message: Shown): string {
  return JSON.stringify(keysOf(message));
}
