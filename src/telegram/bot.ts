import type { Api } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { Ask } from '../answer/answer.js';
import { StoreError } from '../contracts/errors.js';
import type { LanguageId } from '../contracts/language.js';
import type { Log } from '../contracts/log.js';
import type { Meter } from '../contracts/meter.js';
import type { Queue } from '../contracts/queue.js';
import type { Register } from '../contracts/register.js';
import type { ReportStore } from '../contracts/store.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import type { Beside } from '../conversation/beside.js';
import type { AboutProgram } from '../conversation/features/stats.js';
import { createFeatures, type Uploads } from '../conversation/features.js';
import { admit, type Limits } from '../conversation/limits.js';
import type { Roles } from '../conversation/roles.js';
import { type Clock, endsWithin, type Times, USUAL_TIMES, WALL_CLOCK } from './clock.js';
import { LARGEST_FILE } from './download.js';
import { createHouse } from './house.js';
import { createInline } from './in/inline.js';
import type { Take } from './in/poll.js';
import { createPresses } from './in/presses.js';
import { type ServeStatus, serveUpdates, type Webhook } from './in/serve.js';
import { saidIn, soundUpdates } from './in/sound-updates.js';
import type { Steps } from './in/steps.js';
import { createUnrecorded } from './in/unrecorded.js';
import { conversationOf } from './in/update.js';
import { loggable } from './log.js';
import { createDeliver } from './out/deliver.js';
import { createGate } from './out/gate.js';
import { introduce, introduceTo } from './out/introduce.js';
import { createLive } from './out/live.js';
import { createNotify } from './out/notify.js';
import { createPace } from './out/pace.js';
import { patientQueue } from './out/patient.js';
import { createPost } from './out/posting.js';
import { createProgress } from './out/progress.js';
import { createStorage } from './out/storage.js';
import { createRespond } from './respond.js';
import { createWork } from './work.js';

export type TelegramBot = {
  /** Serves until it is stopped or Telegram refuses; resolves when the answers in work are sent, at most `drain` later. */
  serve(): Promise<ServeStatus>;
  /** Takes no more updates, and has `serve` come to its end. */
  stop(): void;
  /** Takes in what Telegram sent to the webhook. Rejects where it is to come again. */
  takeSent(body: string): Promise<void>;
  /** Why the bot cannot take updates now; empty where it can. */
  ails(): Promise<string[]>;
};

/** For the last words to those whose answers have to follow. */
const FAREWELL = 4_000;
const HOUSEKEEPING = 60_000;
/** Longer than a poll and its pauses while Telegram is well. */
const SILENCE = 90_000;

/** The Telegram bot: what comes is written down before it is confirmed, what goes is written down before it is sent. */
export function createBot({
  ask,
  forgetConversation,
  api,
  store,
  beside,
  queue: bare,
  register,
  wordings,
  log,
  meter,
  limits,
  roles,
  webhook,
  uploads,
  about = { version: '', price: null },
  steps = () => {},
  times = USUAL_TIMES,
  clock = WALL_CLOCK,
  now = clock.now,
}: {
  ask: Ask;
  forgetConversation: (chat: string) => Promise<void>;
  api: Api;
  store: ReportStore;
  beside: Beside;
  queue: Queue;
  register: Register;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  log: Log;
  meter: Meter;
  limits: Limits;
  roles: Roles;
  /** Without it updates are fetched. */
  webhook?: Webhook | undefined;
  /** Without these, files are not taken. */
  uploads?: Uploads | undefined;
  about?: AboutProgram | undefined;
  steps?: Steps | undefined;
  times?: Times | undefined;
  /** How fast time passes for all that waits or grows old. */
  clock?: Clock | undefined;
  now?: () => number;
}): TelegramBot {
  const stopping = new AbortController();
  const { signal } = stopping;
  const abandoning = new AbortController();
  const over = new AbortController();
  const pause = async (milliseconds: number) => void (await clock.sleep(milliseconds, signal));
  let me: UserFromGetMe | undefined;
  let answeredAt = 0;

  const gate = createGate({
    probe: () => api.getMe(),
    pause,
    changed: (state) =>
      state === 'shut' ? log.warn({}, wordings.zh.unreachable) : log.info({}, wordings.zh.reachable),
  });
  const pace = createPace({ clock, signal: over.signal, second: times.second });
  const storage = createStorage({ api, pace, admins: roles.admins, wording: wordings.zh, log });
  const queue = patientQueue(bare, { storage, pause });
  const wake = (chat: number) => work.deliver(chat);
  const notify = createNotify({ store, queue, register, beside, wordings, deliver: wake, log, now });
  const { blocked } = notify;
  const deliver = createDeliver({ api, queue, gate, pace, pause, log, meter, steps, wake, blocked, now });
  const presses = createPresses();
  const features = createFeatures({
    ...{ store, beside, queue, register, roles, conversationOf, forgetConversation, wordings, about, now },
    uploads: uploads && { ...uploads, largestFile: LARGEST_FILE, beginProgress: createProgress({ api, pace, log }) },
    post: createPost({ queue, register, wordings, deliver: wake, now }),
    introduceTo: (chat, language) =>
      introduceTo(api, { features, roles, wordings, chat, language }).catch((error: unknown) =>
        log.warn(loggable(error), 'commands were not set'),
      ),
  });
  const live = createLive({ ask, api, queue, pace, log, now, clock });
  const inline = createInline({
    ...{ ask, register, now, forgetConversation, api, wordings, log },
    addressOf: ({ metric, applicant }, report) => store.addressOf({ report, metric, applicant }),
  });
  const respond = createRespond({
    ...{ ask, forgetConversation, live, beside, wordings, log, features, queue, register, presses, now },
    admit: (incoming) => admit(incoming, { queue, limits }),
    signal: abandoning.signal,
  });
  const unrecorded = createUnrecorded({ api, pace, respond, log, now });
  const { wasAnswered } = unrecorded;
  const mostWaiting = limits.waiting;
  const work = createWork({
    ...{ wasAnswered, api, queue, respond, presses, live, inline, deliver },
    ...{ wordings, mostWaiting, pause, meter, log, steps, now },
  });

  async function take(given: Parameters<Take>[0]): Promise<void> {
    if (signal.aborted) throw new Error('the bot is stopping');
    const updates = soundUpdates(given, { meter, log });
    if (updates.length > 0) {
      await storage
        .watch('take', () => work.take(updates))
        .catch((error: unknown) => {
          if (error instanceof StoreError && me) unrecorded.answer(updates, me);
          // Telegram keeps what is not confirmed.
          throw error;
        });
      await notify
        .heard(updates)
        .catch((error: unknown) => log.warn(loggable(error), 'watches were neither paused nor resumed'));
      // What could not be written down may never come again.
    } else if (!storage.isWritable()) await storage.watch('take', queue.check);
  }

  async function established(whoami: UserFromGetMe): Promise<void> {
    me = whoami;
    answeredAt = now();
    await keepHouse();
    log.info({ bot: me.username, by: webhook ? 'webhook' : 'polling' }, 'serving Telegram');
    void (async () => {
      for (;;) await pause(HOUSEKEEPING).then(keepHouse);
    })().catch(() => undefined);
  }

  const keepHouse = createHouse({
    ...{ queue, register, store, forgetConversation, log, now },
    look: notify.look,
    // On a disk that takes no writes too, what is written down can be answered.
    resume: async () => me && work.resume(me),
  });

  function polled(isAnswered: boolean): void {
    if (isAnswered) answeredAt = now();
    else gate.shut();
  }

  /** Finishes what is in work; those whose answers take too long are told that they follow. */
  async function drain(): Promise<void> {
    if (await endsWithin(times.drain, work.idle(), clock)) return;
    const late = await work.abandon();
    abandoning.abort();
    log.warn({ updates: late.length }, 'stopped with answers unfinished');
    const told = late.flatMap((incoming) => {
      const { chat } = incoming;
      const text = me && respond.say(incoming, { me, text: ({ restarting }) => restarting, ending: 'ignored' });
      return (text?.messages ?? []).map((message) =>
        pace.send({ chat, isAsked: true }, () => api.sendMessage(chat, message.text)),
      );
    });
    await endsWithin(FAREWELL, Promise.allSettled(told), clock);
  }

  return {
    async serve() {
      const serving = {
        api,
        gate,
        take,
        webhook,
        trialMilliseconds: times.trial,
        signal,
        pause,
        introduced: () => introduce(api, { features, roles, wordings }),
        established,
        polled,
        wordings,
        log,
      };
      const status = await serveUpdates({ ...serving, steps });
      stopping.abort();
      await drain();
      over.abort();
      return status;
    },
    stop: () => stopping.abort(),
    async takeSent(body) {
      await take([saidIn(body)]);
    },
    async ails() {
      if (signal.aborted) return ['stopping'];
      await storage.watch('check', queue.check).catch(() => undefined);
      const isHeard = me !== undefined && (webhook !== undefined || now() - answeredAt < SILENCE);
      return [...(isHeard ? [] : ['telegram']), ...(storage.isWritable() ? [] : ['storage'])];
    },
  };
}
