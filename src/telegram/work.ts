import type { Api } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { LanguageId } from '../contracts/language.js';
import type { Log } from '../contracts/log.js';
import type { Meter } from '../contracts/meter.js';
import type { Incoming, Queue } from '../contracts/queue.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import { STOP } from '../conversation/features/personal.js';
import { featureOf } from './callback.js';
import { hear, languageOfPerson } from './in/hear.js';
import type { Inline } from './in/inline.js';
import { createLanes } from './in/lanes.js';
import { type Presses, toastOf } from './in/presses.js';
import type { Steps } from './in/steps.js';
import { incomingOf, kindOf, messageIn, updateOf } from './in/update.js';
import { loggable } from './log.js';
import type { Deliver } from './out/deliver.js';
import { contentOf } from './out/kept-messages.js';
import type { Live } from './out/live.js';
import type { Respond, Response } from './respond.js';

export type Work = {
  /** Writes updates down and has them answered; rejects with `StoreError` where they cannot be written down. */
  take(updates: readonly Update[]): Promise<void>;
  /** Has everything that waits answered and delivered; those who talk to the bot call it by this name. */
  resume(me: UserFromGetMe): Promise<void>;
  /** Has a chat's messages sent. */
  deliver(chat: number): void;
  /** Resolves when nothing is being answered or sent. */
  idle(): Promise<void>;
  /** Ends the answering, and resolves with the updates whose answers have to follow after the next start. */
  abandon(): Promise<Incoming[]>;
};

/** Answers made at once: a model answers side by side, the rest is over before the next begins. */
const AT_ONCE = 32;

/**
 * Deaths of the program over an update before it is given up. A file can bring the program down; a question is small, and where the
 * program is ended from outside it is at work by chance.
 */
const MOST_DEATHS = { document: 2, message: 5 } as const;

/** Takes updates from the queue and through it to their answers: each chat in order, the chats side by side. */
export function createWork({
  api,
  queue,
  respond,
  presses,
  live,
  inline,
  deliver,
  wordings,
  mostWaiting,
  wasAnswered,
  pause,
  meter,
  log,
  steps,
  now,
}: {
  api: Api;
  queue: Queue;
  respond: Respond;
  presses: Presses;
  live: Live;
  inline: Inline;
  deliver: Deliver;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  /** Questions that may wait; the next are told to come again, and when. */
  mostWaiting: number;
  /** Whether an update that comes again was answered while nothing could be written down. */
  wasAnswered: (update: number) => boolean;
  /** Rejects when the program stops. */
  pause: (milliseconds: number) => Promise<void>;
  meter: Meter;
  log: Log;
  steps: Steps;
  now: () => number;
}): Work {
  let me: UserFromGetMe | undefined;
  let isAbandoned = false;
  /** A running mean, for telling how long the queue takes. */
  let millisecondsAnAnswer = 20;

  // What ends a lane early is written down, and `resume` comes back to it.
  const report = (error: unknown) => !isAbandoned && log.warn(loggable(error), 'a chat has to wait');
  const answering = createLanes({ work: answerNext, report, atOnce: AT_ONCE });
  // One at a time, so that a death is laid to the one that was at work and to nobody beside it.
  const suspected = createLanes({ work: answerSuspect, report, atOnce: 1 });
  let handedOver = 0;
  const delivering = createLanes({ work: async (chat) => !isAbandoned && deliver(chat), report });

  async function answerNext(chat: number): Promise<boolean> {
    const incoming = isAbandoned || !me ? null : await queue.nextIncoming(chat, now());
    if (!incoming || !me) return false;
    if (incoming.deaths > 0) {
      handedOver += 1;
      suspected.wake(chat);
      return false;
    }
    return answer(incoming, me);
  }

  /** What was at work when the program died: perhaps it was that which it died of. */
  async function answerSuspect(chat: number): Promise<boolean> {
    const incoming = isAbandoned || !me ? null : await queue.nextIncoming(chat, now());
    if (!incoming || !me) return false;
    if (incoming.deaths === 0) {
      answering.wake(chat);
      return false;
    }
    const kind = carriesDocument(incoming, me) ? 'document' : 'message';
    if (incoming.deaths < MOST_DEATHS[kind]) return answer(incoming, me);
    log.error({ update: incoming.update, deaths: incoming.deaths }, 'an update was given up');
    await settle(incoming, respond.say(incoming, { me, text: ({ gaveUp }) => gaveUp[kind], ending: 'answered' }));
    return true;
  }

  async function answer(incoming: Incoming, me: UserFromGetMe): Promise<boolean> {
    await queue.begin(incoming);
    steps('asking');
    const started = now();
    const { ending, messages, until } = await respond.answer(incoming, me);
    millisecondsAnAnswer = 0.9 * millisecondsAnAnswer + 0.1 * (now() - started);
    // Its chat has been told that the answer follows.
    if (isAbandoned) return false;
    steps('answered');
    await settle(incoming, { ending, messages, ...(until !== undefined && { until }) });
    return true;
  }

  /** Comes back to a chat when what was put off there has its turn; the next start does too. */
  function wakeAt(chat: number, time: number): void {
    pause(time - now()).then(
      () => answering.wake(chat),
      () => {},
    );
  }

  async function settle(incoming: Incoming, { ending, messages, until }: Response): Promise<void> {
    const contents: string[] = [];
    for (const message of messages) contents.push(await contentOf(message, queue.files));
    if (until !== undefined) wakeAt(incoming.chat, until);
    const chat =
      until === undefined
        ? await queue.settle(incoming, ending, contents)
        : await queue.hold(incoming, until, contents);
    if (contents.length > 0) delivering.wake(chat);
  }

  /** A chat's answers come one after another; what stops one cannot wait for it. */
  function stopAt({
    update_id: update,
    message,
    callback_query: query,
    stopped_message_generation: stopped,
  }: Update): void {
    const pressed = featureOf(query?.data)?.name === STOP ? query : undefined;
    const told = /^\/(stop|cancel)(@|\s|$)/i.test(message?.text ?? '') ? message : undefined;
    const [chat, person] = [
      (told ?? pressed?.message ?? stopped)?.chat.id,
      (told ?? pressed)?.from?.id ?? stopped?.chat.id,
    ];
    if (chat !== undefined && person !== undefined) live.stop({ chat, person, update });
  }

  /** Telegram shows a press as pending until it is answered, so that this waits for nothing. */
  function answerPress(incoming: Incoming): void {
    const { callback_query: query } = updateOf(incoming);
    if (!query) return;
    const text = toastOf(presses.read(query, incoming), wordings[languageOfPerson(query.from.language_code)]);
    api
      .answerCallbackQuery(query.id, text === undefined ? {} : { text })
      .catch((error: unknown) => log.warn({ update: incoming.update, ...loggable(error) }, 'a press was not answered'));
  }

  /** Tells those who came when too many waited already to come again. */
  async function turnAway(fresh: readonly Incoming[]): Promise<void> {
    const { waiting } = await queue.depth();
    const surplus = Math.min(fresh.length, waiting - mostWaiting);
    if (surplus <= 0 || !me) return;
    const minutes = Math.ceil((waiting * millisecondsAnAnswer) / AT_ONCE / 60_000);
    for (const incoming of fresh.slice(-surplus)) {
      await settle(incoming, respond.say(incoming, { me, text: ({ busy }) => busy(minutes), ending: 'limited' }));
    }
  }

  return {
    async take(updates) {
      for (const { message } of updates)
        if (message?.migrate_to_chat_id) await queue.moved(message.chat.id, message.migrate_to_chat_id);
      const given = updates.flatMap((update) => incomingOf(update, now()) ?? []);
      const fresh = given.length > 0 ? await queue.accept(given) : [];
      if (fresh.length > 0) steps('accepted');
      for (const update of updates) {
        meter.received(kindOf(update));
        stopAt(update);
        if (update.inline_query && me) void inline(update.inline_query, me.username);
      }
      meter.repeated(given.length - fresh.length);
      const open = fresh.filter(({ update }) => !wasAnswered(update));
      for (const incoming of fresh) if (!open.includes(incoming)) await queue.settle(incoming, 'answered', []);
      for (const incoming of open) answerPress(incoming);
      await turnAway(open);
      for (const { chat } of open) answering.wake(chat);
    },
    async resume(whoami) {
      me = whoami;
      const { incoming, outgoing } = await queue.chatsWaiting();
      for (const chat of outgoing) delivering.wake(chat);
      for (const chat of incoming) answering.wake(chat);
    },
    deliver: delivering.wake,
    async idle() {
      for (let before = -1; before < handedOver; ) {
        before = handedOver;
        await answering.idle();
        await suspected.idle();
        await answering.idle();
      }
      await delivering.idle();
    },
    async abandon() {
      isAbandoned = true;
      const { incoming, outgoing } = await queue.chatsWaiting();
      // A chat that is owed messages already hears of the restart by their delay.
      const told = incoming.filter((chat) => !outgoing.includes(chat));
      const oldest = await Promise.all(told.map((chat) => queue.nextIncoming(chat)));
      return oldest.filter((found) => found !== null);
    },
  };
}

function carriesDocument(incoming: Incoming, me: UserFromGetMe): boolean {
  const message = messageIn(updateOf(incoming));
  const kind = message && hear(message, me).kind;
  return kind === 'file' || kind === 'link';
}
