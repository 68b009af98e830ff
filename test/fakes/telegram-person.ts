import type { Message, MessageEntity, User } from 'grammy/types';
import type { Chat, FakeTelegram, Shown } from './telegram.js';

/** One person in one chat. */
export class Person {
  constructor(
    private readonly telegram: FakeTelegram,
    readonly user: User,
    readonly chat: Chat,
  ) {}

  /** Types a message; commands and mentions in it are marked as a client marks them. */
  says(text: string, more: Partial<Message> = {}): Shown {
    return this.sends({ text, entities: marksOf(text), ...more });
  }

  /** Sends a file, with a caption whose mentions are marked as a client marks them. */
  sendsFile(
    name: string,
    bytes: Uint8Array,
    { caption = '', size, ...more }: Partial<Message> & { size?: number } = {},
  ): Shown {
    const document = this.telegram.files.add(name, bytes, size);
    return this.sends({ document, ...(caption && { caption, caption_entities: marksOf(caption) }), ...more });
  }

  sends(content: Partial<Message>): Shown {
    // The chat kinds of the test are among Telegram's.
    return this.telegram.post({ from: this.user, chat: this.chat, ...content } as Shown);
  }

  /** Presses the button with this label; resolves with the words shown for a moment. */
  async presses(message: Shown, label: string): Promise<string | null> {
    const button = message.reply_markup?.inline_keyboard.flat().find(({ text }) => text === label);
    if (!button || !('callback_data' in button)) throw new Error(`no button "${label}"`);
    return this.telegram.press({
      from: this.user,
      message: { ...message, chat: this.chat } as Message,
      data: button.callback_data,
    });
  }
}

function marksOf(text: string): MessageEntity[] {
  const spans = (type: 'bot_command' | 'mention', pattern: RegExp) =>
    [...text.matchAll(pattern)].map(
      ({ 0: found, index }): MessageEntity => ({ type, offset: index, length: found.length }),
    );
  return [...spans('bot_command', /(?<!\S)\/\w+(@\w+)?/g), ...spans('mention', /(?<![\w/])@\w{5,}/g)];
}
