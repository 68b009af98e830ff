import type { CallbackQuery, Message as TelegramMessage, UserFromGetMe } from 'grammy/types';
import type { Ask, Question } from '../answer/answer.js';
import type { LanguageId } from '../language.js';
import type { Ending, Incoming, Queue } from '../queue.js';
import type { Register } from '../register.js';
import type { ChatWording } from '../wording/chat.js';
import { createAlbums } from './albums.js';
import { sayAnswer } from './answered.js';
import type { Beside } from './beside.js';
import type { Features } from './features.js';
import { type Heard, hear, languageOfPerson } from './hear.js';
import type { Admission } from './limits.js';
import type { Live } from './live.js';
import { type Log, loggable } from './log.js';
import { answerMessage, splitMessage } from './message.js';
import { type Place, type Written, writeMessages } from './outgoing.js';
import type { Pressed, Presses } from './presses.js';
import { type Asked, plainly, type Reply, replacedBy } from './reply.js';
import { conversationOf, updateOf } from './update.js';
import { written } from './written.js';

/** What an update comes to: how it ends, and the messages it is owed. */
export type Response = { ending: Ending; messages: Written[] };

export type Respond = {
  /** Answers one update; a failure of the program's own becomes an apology. */
  answer(incoming: Incoming, me: UserFromGetMe): Promise<Response>;
  /** Says one sentence, in the language of the person, where the update wants an answer at all. */
  say(
    incoming: Incoming,
    words: { me: UserFromGetMe; text: (wording: ChatWording) => string; ending: Ending },
  ): Response;
};

const NOTHING: Response = { ending: 'ignored', messages: [] };

/** The bot's answers to messages and presses. */
export function createRespond({
  ask,
  forgetConversation,
  live,
  draw,
  wordings,
  log,
  admit,
  features,
  queue,
  register,
  presses,
  signal,
  now,
}: {
  ask: Ask;
  forgetConversation: (chat: string) => Promise<void>;
  live: Live;
  draw: Beside['picture'];
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  log: Log;
  admit: (incoming: Incoming) => Promise<Admission>;
  features: Features;
  queue: Queue;
  register: Register;
  presses: Presses;
  /** Goes off when answers in work are given up. */
  signal: AbortSignal;
  now: () => number;
}): Respond {
  const isRepeat = createAlbums();

  return {
    async answer(incoming, me) {
      try {
        const { message, guest_message: guest, callback_query: press } = updateOf(incoming);
        if (guest) return await toGuest(guest, { incoming, me });
        if (message) return await toMessage(message, { incoming, me });
        return press ? await toPress(press, incoming) : NOTHING;
      } catch (error) {
        if (!signal.aborted) log.error({ update: incoming.update, ...loggable(error) }, 'an update was not answered');
        return this.say(incoming, { me, text: ({ failed }) => failed, ending: 'answered' });
      }
    },
    say(incoming, { me, text, ending }) {
      const { message, callback_query: press } = updateOf(incoming);
      if (message && hear(message, me).kind === 'not_for_us') return NOTHING;
      const wording = wordings[languageOfPerson((message ?? press)?.from?.language_code)];
      const place = placeOf(incoming, (message ?? press?.message?.reply_to_message)?.message_id);
      return { ending, messages: written(plainly(text(wording)), { place, wording }) };
    },
  };

  async function toMessage(
    message: TelegramMessage,
    { incoming, me }: { incoming: Incoming; me: UserFromGetMe },
  ): Promise<Response> {
    const heard = hear(message, me);
    if (heard.kind === 'not_for_us') return NOTHING;
    // The answer that it stopped says so.
    if (live.stoppedBy(incoming.update)) return NOTHING;
    if (heard.kind === 'not_text' && isRepeat(message.media_group_id)) return NOTHING;
    const asked = await askedBy(message, incoming);
    const place = placeOf(incoming, message.message_id);
    return (await refused(asked, place)) ?? respond(await replyTo(heard, asked), { asked, place });
  }

  /** One answer where the bot is no member: nothing is remembered, and nothing can be pressed. */
  async function toGuest(
    message: TelegramMessage,
    { incoming, me }: { incoming: Incoming; me: UserFromGetMe },
  ): Promise<Response> {
    const guest = message.guest_query_id;
    const heard = hear(message, me);
    if (!guest || (heard.kind !== 'question' && heard.kind !== 'help')) return NOTHING;
    const asked = await askedBy(message, incoming);
    const place = { chat: incoming.chat, guest };
    const refusal = await refused(asked, place);
    if (refusal) return refusal;
    const text = heard.kind === 'help' ? asked.wording.help : heard.text;
    const answer = await ask({ chat: `guest:${guest}`, text, offhand: true, signal });
    await forgetConversation(`guest:${guest}`);
    const parts = splitMessage(answerMessage(answer, wordings[answer.language])).slice(0, 1);
    return { ending: 'answered', messages: writeMessages(place, { parts, mark: asked.wording.resent }) };
  }

  async function replyTo(heard: Exclude<Heard, { kind: 'not_for_us' }>, asked: Asked): Promise<Reply> {
    const { wording, incoming } = asked;
    switch (heard.kind) {
      case 'link':
      case 'question': {
        const expected = await register.expected(incoming, now());
        const awaited = expected && features.awaited[expected.topic];
        if (!awaited) {
          const { link } = features.sent;
          if (heard.kind === 'link' && link) return link(asked, heard.address);
          return { question: heard.text, ...(asked.chosen && { language: asked.chosen }) };
        }
        const reply = await awaited(asked, { text: heard.text, about: expected.about });
        // Only now, so that no kill loses what it was about; unless something else is awaited by now.
        const after = await register.expected(incoming, now());
        if (after?.topic === expected.topic && after.until === expected.until) await register.expect(incoming, null);
        return reply;
      }
      case 'help':
        return features.help(asked);
      case 'command': {
        const command = features.commands[heard.command.slice(1)];
        if (!command && heard.command === '/help') return features.help(asked);
        return command ? command.run(asked, heard.argument) : features.unknown(asked, heard.command);
      }
      case 'file':
        return (await features.sent.file?.(asked, heard.file)) ?? plainly(wording.onlyText);
      case 'not_text':
        return plainly(wording.onlyText);
      default:
        return heard satisfies never;
    }
  }

  async function toPress(query: CallbackQuery, incoming: Incoming): Promise<Response> {
    const asked = { ...(await askedBy(query, incoming)), pressed: query.message as TelegramMessage | undefined };
    const press = presses.read(query, incoming);
    const place = placeOf(incoming, query.message?.reply_to_message?.message_id);
    const terms = { asked, place };
    switch (press.kind) {
      case 'confirmation': {
        const by = { person: incoming.person, chat: incoming.chat, at: now() };
        const [name = '', ...words] = ((await queue.confirm(press.id, by)) ?? '').split(' ');
        return respond(
          (await features.confirmed[name]?.(asked, words.join(' '))) ?? plainly(asked.wording.expiredButton),
          terms,
        );
      }
      case 'words':
      case 'button': {
        const refusal = await refused(asked, place);
        if (refusal) return refusal;
        const response = await respond(await replyToPress(press, asked), terms);
        presses.answered(query, now());
        return response;
      }
      case 'foreign':
      case 'again':
      case 'expired':
        return NOTHING;
      default:
        return press satisfies never;
    }
  }

  async function replyToPress(press: Extract<Pressed, { kind: 'words' | 'button' }>, asked: Asked): Promise<Reply> {
    if (press.kind === 'words') return { question: press.text, language: press.language };
    const button = features.buttons[press.name];
    return button ? button(asked, press.argument) : plainly(asked.wording.expiredButton);
  }

  async function respond(reply: Reply, { asked, place }: { asked: Asked; place: Place }): Promise<Response> {
    if (reply === null) return NOTHING;
    if (!('question' in reply)) {
      const edits = replacedBy(reply, asked);
      return { ending: 'answered', messages: written(reply, { ...asked, place, edits }) };
    }
    const { question: text, language, chart, below, figure } = reply;
    const named = { ...(language && { language }), ...(figure && { figure }) };
    const question: Question = { chat: asked.conversation, text, signal, ...named };
    const where = { place, seat: asked.incoming, isPrivate: asked.isPrivate, wording: asked.wording };
    const { answer, edits } = await live.answer(question, where);
    const { kind, answered_by, elapsed_ms } = answer;
    log.info({ update: asked.incoming.update, kind, answered_by, elapsed_ms, length: text.length }, 'answered');
    const wording = wordings[answer.language];
    const kept = { register, seat: asked.incoming, at: now() };
    const said = await sayAnswer(answer, { ...kept, wording, chart, below, draw, log });
    return { ending: 'answered', messages: written(said, { place, wording, edits }) };
  }

  /** What a limit says instead of an answer; undefined where the update is admitted. */
  async function refused({ incoming, wording }: Asked, place: Place): Promise<Response | undefined> {
    const limited = (text: string): Response => ({
      ending: 'limited',
      messages: written(plainly(text), { place, wording }),
    });
    const admission = await admit(incoming);
    switch (admission.kind) {
      case 'admitted':
        return undefined;
      case 'told':
        return NOTHING;
      case 'wait':
        return limited(wording.wait(admission.seconds));
      case 'tomorrow':
        return limited(wording.tomorrow);
      default:
        return admission satisfies never;
    }
  }

  async function askedBy(
    { from, ...about }: Pick<TelegramMessage, 'from' | 'chat'> | CallbackQuery,
    incoming: Incoming,
  ): Promise<Asked> {
    const chosen = (await register.preferences(incoming.person)).language;
    const language = chosen ?? languageOfPerson(from?.language_code);
    const chat = 'chat' in about ? about.chat : about.message?.chat;
    const isPrivate = chat?.type === 'private';
    const conversation = conversationOf(incoming);
    return { incoming, conversation, isPrivate, language, chosen, wording: wordings[language] };
  }
}

function placeOf({ chat, thread }: Pick<Incoming, 'chat' | 'thread'>, replyTo: number | undefined): Place {
  return { chat, thread: thread || undefined, replyTo };
}
