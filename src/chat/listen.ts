import type { Bot, Context } from 'grammy';
import type { Ask, Question } from '../answer/answer.js';
import type { ChatWording, LanguageId } from '../language.js';
import { choiceKeyboard, readPress, withLongChoices } from './choices.js';
import { hear, languageOfPerson } from './hear.js';
import type { Lanes } from './lanes.js';
import { type Log, loggable } from './log.js';
import { answerMessage, splitMessage } from './message.js';
import type { Place, Send } from './send.js';
import { whileTyping } from './typing.js';

/** Buttons older than this have expired; Telegram itself keeps the text they may need about as long. */
const BUTTON_HOURS = 48;
const ALBUMS_REMEMBERED = 1000;

type Listening = {
  ask: Ask;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  log: Log;
  send: Send;
  lanes: Lanes;
};

/** Has the bot answer messages and presses, each in the lane of its chat, so that taking an update never waits for an answer. */
export function listen(bot: Bot, { ask, wordings, log, send, lanes }: Listening): void {
  const albums = new Set<string>();
  const inWork = new Set<string>();

  bot.on('message', (ctx) => {
    const heard = hear(ctx.message, ctx.me);
    const language = languageOfPerson(ctx.from.language_code);
    const place = { ...placeOf(ctx.message), replyTo: ctx.message.message_id };
    const chat = conversationOf(place, ctx.from.id);
    switch (heard.kind) {
      case 'question':
        return lanes.run(place.chat, () => reply({ chat, text: heard.text }, { place, language }));
      case 'help':
        return lanes.run(place.chat, () =>
          reply({ chat, text: wordings[language].help, language }, { place, language }),
        );
      case 'unknown_command':
        return lanes.run(place.chat, () => say(wordings[language].unknownCommand(heard.command), { place, language }));
      case 'not_text':
        if (isRepeat(ctx.message.media_group_id, albums)) return;
        return lanes.run(place.chat, () => say(wordings[language].onlyText, { place, language }));
      case 'not_for_us':
        return;
      default:
        return heard satisfies never;
    }
  });

  bot.on('callback_query', (ctx) => {
    const { id, message, data = '', from } = ctx.callbackQuery;
    const language = languageOfPerson(from.language_code);
    // Telegram gives a message that it no longer holds the date 0.
    const isFresh = message !== undefined && message.date * 1000 > Date.now() - BUTTON_HOURS * 3_600_000;
    const press = isFresh ? readPress({ data, text: message.text ?? '' }) : undefined;
    const asked = message?.reply_to_message;
    // Whoever asks as an anonymous administrator asks in the name of a bot and presses in their own.
    const foreign = asked?.from && !asked.from.is_bot && asked.from.id !== from.id ? asked.from.first_name : undefined;
    const told = answerPress(ctx, toastOf(press?.text, { foreign, wording: wordings[language] }));
    if (!message || !press || foreign !== undefined) return lanes.run(`press ${id}`, () => told);

    const place = { ...placeOf(message), replyTo: asked?.message_id };
    const once = `${place.chat} ${message.message_id} ${from.id} ${data}`;
    if (inWork.has(once)) return lanes.run(`press ${id}`, () => told);
    inWork.add(once);
    lanes.run(place.chat, async () => {
      await told;
      await reply({ chat: conversationOf(place, from.id), ...press }, { place, language }).finally(() =>
        inWork.delete(once),
      );
    });
  });

  async function reply(question: Question, { place, language }: { place: Place; language: LanguageId }): Promise<void> {
    const showTyping = () => {
      bot.api
        .sendChatAction(place.chat, 'typing', place.thread ? { message_thread_id: place.thread } : {})
        .catch((error: unknown) => log.warn(loggable(error), 'typing was not shown'));
    };
    const answer = await whileTyping(ask(question), showTyping).catch((error: unknown) => {
      log.error(loggable(error), 'a question was not answered');
      return undefined;
    });
    if (!answer) return say(wordings[language].failed, { place, language });

    const { choices: heading, resent: resentMark } = wordings[answer.language];
    const parts = splitMessage(withLongChoices({ message: answerMessage(answer), answer, heading }));
    const keyboard = choiceKeyboard({ answer, text: parts.at(-1)?.text ?? '' });
    await send(place, { parts, keyboard, resentMark });
    log.info({ kind: answer.kind, answered_by: answer.answered_by, elapsed_ms: answer.elapsed_ms }, 'answered');
  }

  async function say(text: string, { place, language }: { place: Place; language: LanguageId }): Promise<void> {
    await send(place, { parts: [{ text, entities: [] }], resentMark: wordings[language].resent });
  }

  async function answerPress(ctx: Context, text: string): Promise<void> {
    await ctx
      .answerCallbackQuery({ text })
      .catch((error: unknown) => log.warn(loggable(error), 'a press was not answered'));
  }
}

/** What the press shows on the screen for a moment: the words it says, or why it says nothing. Telegram takes 200 characters. */
function toastOf(
  words: string | undefined,
  { foreign, wording }: { foreign: string | undefined; wording: ChatWording },
): string {
  if (words === undefined) return wording.expiredButton;
  return (foreign === undefined ? words : wording.foreignButton(foreign.slice(0, 64))).slice(0, 200);
}

function placeOf(message: {
  chat: { id: number };
  message_thread_id?: number | undefined;
  is_topic_message?: boolean | undefined;
}): Place {
  // Outside topics a thread id only says that the message is one of a chain of replies.
  return { chat: message.chat.id, thread: message.is_topic_message ? message.message_thread_id : undefined };
}

/** Each person has a conversation of their own in each chat and topic. */
function conversationOf({ chat, thread = 0 }: Place, person: number): string {
  return `tg:${chat}:${thread}:${person}`;
}

/** An album arrives as one message for each picture; only the first is told about. */
function isRepeat(album: string | undefined, albums: Set<string>): boolean {
  if (album === undefined) return false;
  if (albums.has(album)) return true;
  if (albums.size >= ALBUMS_REMEMBERED) albums.clear();
  albums.add(album);
  return false;
}
