import type { CallbackQuery, Message as TelegramMessage, UserFromGetMe } from 'grammy/types';
import type { Ask, Question } from '../answer/answer.js';
import type { LanguageId } from '../contracts/language.js';
import type { Log } from '../contracts/log.js';
import type { Ending, Incoming, Queue } from '../contracts/queue.js';
import type { Register } from '../contracts/register.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { sayAnswer } from '../conversation/answered.js';
import type { Beside } from '../conversation/beside.js';
import type { Features } from '../conversation/features.js';
import type { Admission } from '../conversation/limits.js';
import { type Asked, plainly, type Reply, replacedBy } from '../conversation/reply.js';
import { createReplyTo, type Replied } from '../conversation/reply-to.js';
import { featureOf } from './callback.js';
import { createAlbums } from './in/albums.js';
import { createAskedBy } from './in/asked-by.js';
import { createEdits } from './in/edits.js';
import { createGuest } from './in/guest.js';
import { hear, languageOfPerson } from './in/hear.js';
import type { Presses } from './in/presses.js';
import { addedIn, messageIn, updateOf } from './in/update.js';
import { loggable } from './log.js';
import type { Live } from './out/live.js';
import { type Place, spentAway, type Written, written } from './out/written.js';

/** What an update comes to: how it ends, and the messages it is owed; with `until` it does not end, but is put off so long. */
export type Response = { ending: Ending; messages: Written[]; until?: number };

export type Respond = {
  /** Answers one update; a failure of the program's own becomes an apology. */
  answer(incoming: Answerable, me: UserFromGetMe): Promise<Response>;
  /** Says one sentence, in the language of the person, where the update wants an answer at all. */
  say(
    incoming: Incoming,
    words: { me: UserFromGetMe; text: (wording: ChatWording) => string; ending: Ending },
  ): Response;
};

/** `notBefore` where it was put off. */
type Answerable = Incoming & { notBefore?: number };

/** Conversations whose examples are remembered. */
const REMEMBERED = 10_000;

const NOTHING: Response = { ending: 'ignored', messages: [] };

/** The bot's answers to messages and presses. */
export function createRespond({
  ask,
  forgetConversation,
  live,
  beside,
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
  beside: Pick<Beside, 'picture' | 'original'>;
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
  /** Whether the bot can be called by its name in other chats. */
  let isInline = false;
  const isRepeat = createAlbums();
  const isSaidAlready = createEdits();
  const examples = new Map<string, readonly string[]>();
  const askedBy = createAskedBy({ queue, register, wordings });
  const toGuest = createGuest({ ask, askedBy, forgetConversation, wordings, signal });
  const replyTo = createReplyTo({
    ...{ features, queue, register, wordings, now },
    offered: (conversation) => examples.get(conversation) ?? [],
  });

  return {
    async answer(incoming, me) {
      isInline = (me as Partial<UserFromGetMe>).supports_inline_queries === true;
      try {
        const update = updateOf(incoming);
        const { guest_message: guest, callback_query: press } = update;
        if (guest) return await toGuest(guest, { incoming, me, refused });
        const added = addedIn(update);
        if (added) return greeting(added.from.language_code, { incoming, me });
        const message = messageIn(update);
        if (message && isSaidAlready(message, update) && !incoming.notBefore) return NOTHING;
        if (message) return await toMessage(message, { incoming, me });
        return press ? await toPress(press, incoming) : NOTHING;
      } catch (error) {
        if (!signal.aborted) log.error({ update: incoming.update, ...loggable(error) }, 'an update was not answered');
        return this.say(incoming, { me, text: ({ failed }) => failed, ending: 'answered' });
      }
    },
    say(incoming, { me, text, ending }) {
      const update = updateOf(incoming);
      const { callback_query: press } = update;
      const message = messageIn(update);
      if (addedIn(update) || (message && hear(message, me).kind === 'not_for_us')) return NOTHING;
      const wording = wordings[languageOfPerson((message ?? press)?.from?.language_code)];
      const place = placeOf(incoming, (message ?? press?.message?.reply_to_message)?.message_id);
      return { ending, messages: written(plainly(text(wording)), { place, wording }) };
    },
  };

  /** Said once in a group that the bot was added to. */
  function greeting(code: string | undefined, { incoming, me }: { incoming: Incoming; me: UserFromGetMe }): Response {
    const wording = wordings[languageOfPerson(code)];
    const place = placeOf(incoming, undefined);
    return { ending: 'free', messages: written(plainly(wording.greeting(me.username)), { place, wording }) };
  }

  async function toMessage(
    message: TelegramMessage,
    { incoming, me }: { incoming: Answerable; me: UserFromGetMe },
  ): Promise<Response> {
    const heard = hear(message, me);
    if (heard.kind === 'not_for_us') return NOTHING;
    // A question that was mended is one; nothing that was said becomes a command.
    const isMended = heard.kind === 'question' && !heard.text.trimStart().startsWith('/');
    if (updateOf(incoming).edited_message && !isMended) return NOTHING;
    // The answer that it stopped says so.
    if (live.stoppedBy(incoming.update)) return NOTHING;
    if (heard.kind === 'not_text' && isRepeat(message.media_group_id)) return NOTHING;
    const asked = await askedBy(message, incoming);
    const place = placeOf(incoming, message.message_id);
    const refusal = heard.kind === 'file' || heard.kind === 'link' ? await refused(asked, place) : undefined;
    if (refusal) return refusal;
    const reply = await replyTo(heard, { asked, replied: repliedIn(message) });
    const isQuestion = reply !== null && 'question' in reply && heard.kind !== 'help';
    if (isQuestion) return (await refused(asked, place)) ?? respond(reply, { asked, place });
    const response = await respond(reply, { asked, place });
    // What is no question counts for none.
    return heard.kind === 'file' || heard.kind === 'link' ? response : freely(response);
  }

  async function toPress(query: CallbackQuery, incoming: Incoming): Promise<Response> {
    const press = presses.read(query, incoming);
    if (press.kind === 'foreign' || press.kind === 'again' || press.kind === 'expired') return NOTHING;
    const asked = await askedBy(query, incoming);
    const place = placeOf(incoming, query.message?.reply_to_message?.message_id);
    // Telegram gives nobody a message whose text or buttons it no longer holds.
    const under = query.message as TelegramMessage | undefined;
    const response = await respond(await replyTo({ kind: 'press', press }, { asked }), { asked, place, under });
    if (press.kind !== 'confirmation') presses.answered(query, now());
    return freely(response);
  }

  async function respond(
    reply: Reply,
    { asked, place, under }: { asked: Asked; place: Place; under?: TelegramMessage | undefined },
  ): Promise<Response> {
    if (reply === null) return NOTHING;
    if (!('question' in reply)) {
      const edits = replacedBy(reply, asked);
      const messages = [...written(reply, { ...asked, place, edits }), ...spentAway(reply, under)];
      if (!reply.asks) return { ending: 'answered', messages };
      const after = await respond({ question: reply.asks }, { asked, place });
      return { ...after, messages: [...messages, ...after.messages] };
    }
    const { question: text, language, chart, below, figure, glance, query, about } = reply;
    const { formerly } = asked;
    const from = { ...(about && { about }), ...(formerly && { formerly }) };
    const pointed = { ...(figure && { figure }), ...(glance && { glance }), ...(query && { query }) };
    const named = { ...from, ...(language && { language }), ...pointed };
    const question: Question = { chat: asked.conversation, text, signal, ...named };
    const where = { place, seat: asked.incoming, isPrivate: asked.isPrivate, wording: asked.wording };
    const { answer, edits } = await live.answer(question, where);
    const { kind, answered_by, elapsed_ms } = answer;
    if (examples.size >= REMEMBERED) examples.clear();
    if (kind !== 'help') examples.delete(asked.conversation);
    else if (answer.options.length > 0) examples.set(asked.conversation, answer.options);
    log.info({ update: asked.incoming.update, kind, answered_by, elapsed_ms, length: text.length }, 'answered');
    const wording = wordings[answer.language];
    const kept = { register, seat: asked.incoming, at: now() };
    const said = await sayAnswer(answer, { ...kept, wording, chart, below, beside, log, passesOn: isInline });
    return { ending: 'answered', messages: written(said, { place, wording, edits }) };
  }

  /** What a limit says instead of an answer; undefined where the update is admitted. */
  async function refused(
    { incoming, wording }: Asked & { incoming: Answerable },
    place: Place,
  ): Promise<Response | undefined> {
    const limited = (text: string): Response => ({
      ending: 'limited',
      messages: written(plainly(text), { place, wording }),
    });
    // Its turn has come: it was told so.
    if (incoming.notBefore) return undefined;
    const admission = await admit(incoming);
    switch (admission.kind) {
      case 'admitted':
        return undefined;
      case 'told':
        return NOTHING;
      case 'wait':
        return { ...limited(wording.wait(admission.seconds)), until: incoming.at + admission.seconds * 1000 };
      case 'tomorrow':
        return limited(wording.tomorrow);
      default:
        return admission satisfies never;
    }
  }
}

/** The message that a message replies to; the answers that its buttons carry stand at the end of what they carry. */
function repliedIn({ reply_to_message: replied }: TelegramMessage): Replied | undefined {
  const keys = replied?.reply_markup?.inline_keyboard?.flat() ?? [];
  const carried = keys.flatMap((key) => ('callback_data' in key && featureOf(key.callback_data)?.argument) || []);
  return replied && { text: replied.text, answers: carried.flatMap((argument) => argument.split('.').slice(-1)) };
}

function placeOf({ chat, thread }: Pick<Incoming, 'chat' | 'thread'>, replyTo: number | undefined): Place {
  return { chat, thread: thread || undefined, replyTo };
}

/** The same, not counted among the questions of a person. */
function freely(response: Response): Response {
  return { ...response, ending: response.ending === 'answered' ? 'free' : response.ending };
}
