import type { CallbackQuery, Message as TelegramMessage, UserFromGetMe } from 'grammy/types';
import type { Ask, Question } from '../answer/answer.js';
import type { ChatWording, LanguageId } from '../language.js';
import type { Ending, Incoming } from '../queue.js';
import { choiceKeyboard, withLongChoices } from './choices.js';
import type { Commands } from './commands.js';
import { hear, languageOfPerson } from './hear.js';
import type { Admission } from './limits.js';
import { type Log, loggable } from './log.js';
import { answerMessage, splitMessage } from './message.js';
import { type Place, type Written, writeMessages } from './outgoing.js';
import type { Presses } from './presses.js';
import type { Typing } from './typing.js';
import { conversationOf, updateOf } from './update.js';

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
const ALBUMS_REMEMBERED = 1000;

/** The bot's answers to messages and presses. */
export function createRespond({
  ask,
  wordings,
  log,
  admit,
  commands,
  presses,
  typing,
  signal,
}: {
  ask: Ask;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  log: Log;
  admit: (incoming: Incoming) => Promise<Admission>;
  commands: Commands;
  presses: Presses;
  typing: Typing;
  /** Goes off when answers in work are given up. */
  signal: AbortSignal;
}): Respond {
  const albums = new Set<string>();

  return {
    async answer(incoming, me) {
      try {
        const { message, callback_query: press } = updateOf(incoming);
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
      const asked = message ?? press?.message?.reply_to_message;
      return { ...tell(text(wording), { place: placeOf(incoming, asked?.message_id), wording }), ending };
    },
  };

  async function toMessage(
    message: TelegramMessage,
    { incoming, me }: { incoming: Incoming; me: UserFromGetMe },
  ): Promise<Response> {
    const heard = hear(message, me);
    if (heard.kind === 'not_for_us') return NOTHING;
    if (heard.kind === 'not_text' && isRepeat(message.media_group_id)) return NOTHING;
    const language = languageOfPerson(message.from?.language_code);
    const place = placeOf(incoming, message.message_id);
    const wording = wordings[language];
    const refusal = await refuse(incoming, { place, wording });
    if (refusal) return refusal;
    const chat = conversationOf(incoming);
    switch (heard.kind) {
      case 'question':
        return answer({ chat, text: heard.text }, { incoming, place });
      case 'help':
        return answer({ chat, text: wording.help, language }, { incoming, place });
      case 'command': {
        const said = await commands.run(heard, { incoming, wording });
        return said
          ? { ending: 'answered', messages: written(place, { ...said, wording }) }
          : tell(wording.unknownCommand(heard.command), { place, wording });
      }
      case 'not_text':
        return tell(wording.onlyText, { place, wording });
      default:
        return heard satisfies never;
    }
  }

  async function toPress(query: CallbackQuery, incoming: Incoming): Promise<Response> {
    const language = languageOfPerson(query.from.language_code);
    const wording = wordings[language];
    const press = presses.read(query, incoming);
    const place = placeOf(incoming, query.message?.reply_to_message?.message_id);
    if (press.kind === 'confirmation') {
      const text = await commands.confirmed(press.id, { incoming, wording });
      return tell(text ?? wording.expiredButton, { place, wording });
    }
    if (press.kind !== 'words') return NOTHING;
    const refusal = await refuse(incoming, { place, wording });
    if (refusal) return refusal;
    const { text, language: spoken } = press;
    const response = await answer({ chat: conversationOf(incoming), text, language: spoken }, { incoming, place });
    presses.answered(query, Date.now());
    return response;
  }

  async function answer(
    question: Question,
    { incoming, place }: { incoming: Incoming; place: Place },
  ): Promise<Response> {
    const answered = await typing(place, ask({ ...question, signal }));
    const { kind, answered_by, elapsed_ms } = answered;
    log.info({ update: incoming.update, kind, answered_by, elapsed_ms, length: question.text.length }, 'answered');
    const { choices: heading, resent: mark } = wordings[answered.language];
    const parts = splitMessage(withLongChoices({ message: answerMessage(answered), answer: answered, heading }));
    const keyboard = choiceKeyboard({ answer: answered, text: parts.at(-1)?.text ?? '' });
    return { ending: 'answered', messages: writeMessages(place, { parts, keyboard, mark }) };
  }

  /** What a limit says instead of an answer; undefined where the update is admitted. */
  async function refuse(
    incoming: Incoming,
    { place, wording }: { place: Place; wording: ChatWording },
  ): Promise<Response | undefined> {
    const admission = await admit(incoming);
    switch (admission.kind) {
      case 'admitted':
        return undefined;
      case 'told':
        return NOTHING;
      case 'wait':
        return { ...tell(wording.wait(admission.seconds), { place, wording }), ending: 'limited' };
      case 'tomorrow':
        return { ...tell(wording.tomorrow, { place, wording }), ending: 'limited' };
      default:
        return admission satisfies never;
    }
  }

  /** An album arrives as one message for each picture; only the first is told about. */
  function isRepeat(album: string | undefined): boolean {
    if (album === undefined) return false;
    if (albums.has(album)) return true;
    if (albums.size >= ALBUMS_REMEMBERED) albums.clear();
    albums.add(album);
    return false;
  }
}

function tell(text: string, { place, wording }: { place: Place; wording: ChatWording }): Response {
  return { ending: 'answered', messages: written(place, { text, wording }) };
}

function written(
  place: Place,
  { text, keyboard, wording }: { text: string; keyboard?: Written['keyboard']; wording: ChatWording },
): Written[] {
  return writeMessages(place, { parts: splitMessage({ text, entities: [] }), keyboard, mark: wording.resent });
}

function placeOf({ chat, thread }: Pick<Incoming, 'chat' | 'thread'>, replyTo: number | undefined): Place {
  return { chat, thread: thread || undefined, replyTo };
}
