import type { Message } from 'grammy/types';
import { enChat } from '../../src/language/en/chat.js';
import { zhChat, zhHantChat } from '../../src/language/zh/chat.js';
import type { FakeTelegram, Shown } from '../fakes/telegram.js';
import type { Person } from '../fakes/telegram-person.js';

const LOOKING = [zhChat, zhHantChat(), enChat].map(({ looking }) => looking);

/** A person in a chat, or in a topic of it, and what the bot says there. */
export class Seat {
  constructor(
    private readonly telegram: FakeTelegram,
    readonly person: Person,
    readonly topic?: number,
  ) {}

  get id(): number {
    return this.person.chat.id;
  }

  /** The bot's messages here, oldest first. */
  get heard(): Shown[] {
    return this.telegram.shown(this.id).filter(({ from, message_thread_id: thread }) => {
      return from.is_bot && thread === this.topic;
    });
  }

  /** The same place for somebody else. */
  beside(user: { id: number; first_name: string; language_code: string }): Seat {
    return new Seat(this.telegram, this.telegram.person(user, this.person.chat), this.topic);
  }

  /**
   * Says something to the bot, by its name where others listen; comes back with the first message of its answer, which no picture is, nor
   * the word that it is being looked up, in whose place the answer comes.
   */
  async asks(text: string): Promise<Shown> {
    const before = this.heard.length;
    const isAnswer = ({ photo, text: said = '' }: Shown) => photo === undefined && !LOOKING.includes(said);
    const first = () => this.heard.slice(before).find(isAnswer);
    this.says(text);
    await this.telegram.until(() => first() !== undefined);
    return structuredClone(first()!);
  }

  /** Says something to the bot without waiting. */
  says(text: string): Shown {
    const named = text.startsWith('/') ? text.replace(/^\/\w+/, '$&@WenbaoTestBot') : `@WenbaoTestBot ${text}`;
    return this.person.says(this.isPrivate ? text : named, this.thread);
  }

  /** Answers a message of the bot as the field to reply in does. */
  async replies(message: Shown, text: string): Promise<Shown> {
    const reply = { ...this.thread, reply_to_message: message } as Partial<Message>;
    const [first] = await this.after(() => this.person.says(text, reply), 1);
    return first!;
  }

  async sends(name: string, bytes: Uint8Array): Promise<Shown> {
    const caption = this.isPrivate ? '' : '@WenbaoTestBot';
    const [first] = await this.after(() => this.person.sendsFile(name, bytes, { caption, ...this.thread }), 1);
    return first!;
  }

  /** Presses a button under a message; comes back with what the bot says then. */
  async presses(message: Shown, label: string): Promise<Shown> {
    const [first] = await this.after(() => void this.person.presses(message, label), 1);
    return first!;
  }

  /** Presses a button that changes the message it stands under; comes back with that message. */
  async turns(message: Shown, label: string): Promise<Shown> {
    const before = stateOf(message);
    const now = () => this.heard.find(({ message_id }) => message_id === message.message_id)!;
    void this.person.presses(message, label);
    await this.telegram.until(() => stateOf(now()) !== before);
    return structuredClone(now());
  }

  /** The bot's next so many messages here once this is done. */
  async after(act: () => unknown, count: number): Promise<Shown[]> {
    const before = this.heard.length;
    act();
    await this.telegram.until(() => this.heard.length >= before + count);
    return this.heard.slice(before, before + count).map((message) => structuredClone(message));
  }

  private get isPrivate(): boolean {
    return this.person.chat.type === 'private';
  }

  private get thread(): Partial<Message> {
    return this.topic === undefined ? {} : { message_thread_id: this.topic, is_topic_message: true };
  }
}

/** The labels of a message's buttons, row by row. */
export function labelsOf({ reply_markup: markup }: Shown): string[][] {
  return markup?.inline_keyboard?.map((row) => row.map(({ text }) => text)) ?? [];
}

/** What of a message is bold. */
export function boldIn({ text = '', entities = [] }: Shown): string[] {
  return entities
    .filter(({ type }) => type === 'bold')
    .map(({ offset, length }) => text.slice(offset, offset + length));
}

/** The file or picture that a message carries. */
export function fileIn(message: Shown): { name: string; bytes: Buffer } {
  // The server of the tests keeps the bytes where Telegram keeps an id.
  const file = (message.document ?? message.photo?.[0]) as unknown as { file_name: string; bytes: Uint8Array };
  return { name: file.file_name, bytes: Buffer.from(file.bytes) };
}

function stateOf({ text, reply_markup }: Shown): string {
  return JSON.stringify([text, reply_markup]);
}
