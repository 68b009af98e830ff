import type { Answer } from '../answer/answer.js';
import type { LanguageId } from '../contracts/language.js';
import type { Queue } from '../contracts/queue.js';
import type { Register } from '../contracts/register.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { awaitedIn, isAwaited } from './awaiting.js';
import type { SentFile } from './channel.js';
import type { Features } from './features.js';
import { type Asked, type Press, plainly, type Reply } from './reply.js';

/** What a person asks of the bot, on any channel. */
export type Request =
  | { kind: 'question'; text: string }
  /** `lists` where the commands are asked for too. */
  | { kind: 'help'; lists?: true }
  /** Begins with its slash; `isBare` where it may be meant for another bot. */
  | { kind: 'command'; command: string; argument: string; isBare?: true }
  | { kind: 'file'; file: SentFile }
  /** `caption` is what else is said. */
  | { kind: 'link'; text: string; address: string; caption: string }
  | { kind: 'not_text' }
  | { kind: 'press'; press: Press };

/** The message that a request replies to: its words, and the ids of the answers that its buttons carry. */
export type Replied = { text: string | undefined; answers: readonly string[] };

/** What a request comes to: a question, what a command or a feature says, or nothing. */
export type ReplyTo = (request: Request, of: { asked: Asked; replied?: Replied | undefined }) => Promise<Reply>;

/** Commands that people say as a word. */
const SPOKEN = ['new', 'cancel'] as const;

/** Reads what a request is meant for: what is waited for, a feature, or a question, of an older answer where it replies to one. */
export function createReplyTo({
  features,
  queue,
  register,
  offered,
  wordings,
  now,
}: {
  features: Features;
  queue: Pick<Queue, 'confirm'>;
  register: Register;
  /** The examples that a conversation was shown last, in their order. */
  offered: (conversation: string) => readonly string[];
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  now: () => number;
}): ReplyTo {
  return async function replyTo(request, { asked, replied }) {
    const { wording } = asked;
    switch (request.kind) {
      case 'link':
      case 'question':
        return (await awaitedReply(request.text, { asked, replied })) ?? ofWords(request, { asked, replied });
      case 'help':
        return features.help(asked, request.lists);
      case 'command': {
        const command = features.commands[request.command.slice(1)];
        if (!command && request.command === '/help') return features.help(asked, true);
        if (!command && request.isBare) return null;
        return command ? command.run(asked, request.argument) : features.unknown(asked, request.command);
      }
      case 'file':
        return (await features.sent.file?.(asked, request.file)) ?? plainly(wording.onlyText);
      case 'not_text':
        return plainly(wording.onlyText);
      case 'press':
        return ofPress(request.press, asked);
      default:
        return request satisfies never;
    }
  };

  async function ofPress(press: Press, asked: Asked): Promise<Reply> {
    const expired = plainly(asked.wording.expiredButton);
    switch (press.kind) {
      case 'words':
        return { question: press.text, language: press.language };
      case 'button':
        return features.buttons[press.name]?.(asked, press.argument) ?? expired;
      case 'confirmation': {
        const { person, chat } = asked.incoming;
        const [name = '', ...words] = ((await queue.confirm(press.id, { person, chat, at: now() })) ?? '').split(' ');
        const confirmed = features.confirmed[name];
        if (!confirmed) return expired;
        const reply = await confirmed(asked, words.join(' '));
        // Whatever came of it, it cannot be confirmed again; another's press leaves the button to whose it is.
        return reply && { spent: 'all', ...reply };
      }
      default:
        return press satisfies never;
    }
  }

  /** What comes of words that were waited for; `null` where they are meant for something else. */
  async function awaitedReply(
    text: string,
    { asked, replied }: { asked: Asked; replied: Replied | undefined },
  ): Promise<Reply> {
    const { incoming } = asked;
    const expected = await register.expected(incoming, now());
    const awaited = awaitedIn(expected);
    const isMeant = awaited && isAwaited({ text, replied: replied?.text }, awaited);
    const run = isMeant ? features.awaited[awaited.topic] : undefined;
    if (!expected || !awaited || !run || spokenCommand(text)) return null;
    const reply = await run(asked, { text, about: awaited.about });
    // Only now, so that no kill loses what it was about; unless something else is awaited by now.
    const after = await register.expected(incoming, now());
    if (after?.topic === expected.topic && after.until === expected.until) await register.expect(incoming, null);
    return reply;
  }

  async function ofWords(
    request: Extract<Request, { kind: 'link' | 'question' }>,
    { asked, replied }: { asked: Asked; replied: Replied | undefined },
  ): Promise<Reply> {
    const { link } = features.sent;
    if (request.kind === 'link' && link) return link(asked, request.address, request.caption);
    const { text } = request;
    const command = spokenCommand(text);
    if (command) return features.commands[command]?.run(asked, '') ?? null;
    const example = /^[1-9]$/.test(text.trim()) && offered(asked.conversation)[Number(text) - 1];
    if (example) return { question: example, language: asked.language };
    const about = await answerRepliedTo(replied, asked);
    return { question: text, ...(asked.chosen && { language: asked.chosen }), ...(about && { about }) };
  }

  function spokenCommand(text: string): (typeof SPOKEN)[number] | undefined {
    const word = text
      .trim()
      .replace(/[。.!！]$/u, '')
      .toLowerCase();
    return SPOKEN.find((name) => Object.values(wordings).some(({ spoken }) => spoken[name].includes(word)));
  }

  /** The answer of this chat that a message replies to, whoever asked for it. */
  async function answerRepliedTo(replied: Replied | undefined, { incoming }: Asked): Promise<Answer | undefined> {
    for (const id of replied?.answers ?? []) {
      const kept = /^[\w-]{11}$/.test(id) ? await register.answer(id) : null;
      if (kept && kept !== 'removed' && kept.seat.chat === incoming.chat) return kept.answer;
    }
    return undefined;
  }
}
