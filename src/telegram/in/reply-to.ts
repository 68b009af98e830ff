import type { Message as TelegramMessage } from 'grammy/types';
import type { Answer } from '../../answer/answer.js';
import type { LanguageId } from '../../contracts/language.js';
import type { Register } from '../../contracts/register.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { awaitedIn, isAwaited } from '../../conversation/awaiting.js';
import type { Features } from '../../conversation/features.js';
import { type Asked, plainly, type Reply, readButton } from '../../conversation/reply.js';
import type { Heard } from './hear.js';

type OfUs = Exclude<Heard, { kind: 'not_for_us' }>;

/** What a message comes to: a question, what a command or a feature says, or nothing. */
export type ReplyTo = (heard: OfUs, of: { asked: Asked; message: TelegramMessage }) => Promise<Reply>;

/** Commands that people say as a word. */
const SPOKEN = ['new', 'cancel'] as const;

/** Reads what a message is meant for: what is waited for, a feature, or a question, of an older answer where it replies to one. */
export function createReplyTo({
  features,
  register,
  offered,
  wordings,
  now,
}: {
  features: Features;
  register: Register;
  /** The examples that a conversation was shown last, in their order. */
  offered: (conversation: string) => readonly string[];
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  now: () => number;
}): ReplyTo {
  return async function replyTo(heard, { asked, message }) {
    const { wording } = asked;
    switch (heard.kind) {
      case 'link':
      case 'question':
        return (await awaitedReply(heard.text, { asked, message })) ?? ofWords(heard, { asked, message });
      case 'help':
        return features.help(asked);
      case 'command': {
        const command = features.commands[heard.command.slice(1)];
        if (!command && heard.command === '/help') return features.help(asked);
        if (!command && heard.isBare) return null;
        return command ? command.run(asked, heard.argument) : features.unknown(asked, heard.command);
      }
      case 'file':
        return (await features.sent.file?.(asked, heard.file)) ?? plainly(wording.onlyText);
      case 'not_text':
        return plainly(wording.onlyText);
      default:
        return heard satisfies never;
    }
  };

  /** What comes of words that were waited for; `null` where they are meant for something else. */
  async function awaitedReply(
    text: string,
    { asked, message }: { asked: Asked; message: TelegramMessage },
  ): Promise<Reply> {
    const { incoming } = asked;
    const expected = await register.expected(incoming, now());
    const awaited = awaitedIn(expected);
    const run = awaited && isAwaited(message, awaited) ? features.awaited[awaited.topic] : undefined;
    if (!expected || !awaited || !run || spokenCommand(text)) return null;
    const reply = await run(asked, { text, about: awaited.about });
    // Only now, so that no kill loses what it was about; unless something else is awaited by now.
    const after = await register.expected(incoming, now());
    if (after?.topic === expected.topic && after.until === expected.until) await register.expect(incoming, null);
    return reply;
  }

  async function ofWords(
    heard: Extract<OfUs, { kind: 'link' | 'question' }>,
    { asked, message }: { asked: Asked; message: TelegramMessage },
  ): Promise<Reply> {
    const { link } = features.sent;
    if (heard.kind === 'link' && link) return link(asked, heard.address, heard.caption);
    const command = spokenCommand(heard.text);
    if (command) return features.commands[command]?.run(asked, '') ?? null;
    const example = /^[1-9]$/.test(heard.text.trim()) && offered(asked.conversation)[Number(heard.text) - 1];
    if (example) return { question: example, language: asked.language };
    const about = await answerRepliedTo(message, asked);
    return { question: heard.text, ...(asked.chosen && { language: asked.chosen }), ...(about && { about }) };
  }

  function spokenCommand(text: string): (typeof SPOKEN)[number] | undefined {
    const word = text
      .trim()
      .replace(/[。.!！]$/u, '')
      .toLowerCase();
    return SPOKEN.find((name) => Object.values(wordings).some(({ spoken }) => spoken[name].includes(word)));
  }

  /** The answer of this chat that a message replies to, whoever asked for it: its buttons know it. */
  async function answerRepliedTo(
    { reply_to_message: replied }: TelegramMessage,
    { incoming }: Asked,
  ): Promise<Answer | undefined> {
    const keys = replied?.reply_markup?.inline_keyboard.flat() ?? [];
    for (const key of keys) {
      const [id = ''] = ('callback_data' in key && readButton(key.callback_data)?.argument.split('.').slice(-1)) || [];
      const kept = /^[\w-]{11}$/.test(id) ? await register.answer(id) : null;
      if (kept && kept !== 'removed' && kept.seat.chat === incoming.chat) return kept.answer;
    }
    return undefined;
  }
}
