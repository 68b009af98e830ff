import type { Api } from 'grammy';
import type { Log } from '../../contracts/log.js';
import type { Meter } from '../../contracts/meter.js';
import type { Delivery, Outgoing, Queue } from '../../contracts/queue.js';
import type { Steps } from '../in/steps.js';
import { loggable } from '../log.js';
import { failureOf } from './failure.js';
import type { Gate } from './gate.js';
import { messageOf } from './kept-messages.js';
import { sendMessage } from './outgoing.js';
import type { Pace } from './pace.js';

/** Sends the oldest message that a chat is owed; resolves with whether there was one to be sent now. */
export type Deliver = (chat: number) => Promise<boolean>;

/** Messages older than a day answer a question that nobody asks any more. */
export const OLDEST_MESSAGE = 24 * 3_600_000;

/**
 * A sender that bears with Telegram: it waits where it is told to, and sends a message again, marked and after ever longer pauses, until
 * it is known to have arrived, the chat refuses it, or it is a day old.
 */
export function createDeliver({
  api,
  queue,
  gate,
  pace,
  pause,
  log,
  meter,
  steps,
  wake,
  blocked,
  now,
}: {
  api: Api;
  queue: Queue;
  gate: Gate;
  pace: Pace;
  /** Rejects when the program stops. */
  pause: (milliseconds: number) => Promise<void>;
  log: Log;
  meter: Meter;
  steps: Steps;
  /** Has a chat's messages sent. */
  wake: (chat: number) => void;
  /** Told of a chat that takes no messages. */
  blocked: (chat: number) => Promise<void>;
  now: () => number;
}): Deliver {
  /** Messages that Telegram does not take with their marks. */
  const plain = new Set<number>();
  /** When chats are looked at again for which it is too early now. */
  const waking = new Map<number, number>();

  async function call(outgoing: Outgoing): Promise<void> {
    const { message } = messageOf(outgoing.content, queue.files);
    const terms = { repeat: outgoing.unknown > 0, plain: plain.has(outgoing.number) };
    await sendMessage(api, outgoing.chat, { ...message, ...terms });
  }

  async function end(outgoing: Outgoing, delivery: Delivery, called?: number): Promise<void> {
    plain.delete(outgoing.number);
    await queue.delivered(outgoing, delivery);
    const { kept } = messageOf(outgoing.content, queue.files);
    if (kept !== undefined) await queue.files.drop(kept);
    const waited = now() - outgoing.at;
    const fields = { update: outgoing.update, waited };
    if (delivery === 'sent') {
      meter.sent(waited / 1000);
      log.info({ ...fields, called }, 'sent');
    } else log.error({ ...fields, delivery }, 'a message was given up');
  }

  async function mend(outgoing: Outgoing, error: unknown): Promise<void> {
    const failure = failureOf(error);
    const again = (notBefore: number, unknown = false) => queue.putOff(outgoing, { notBefore, unknown });
    const { kind } = failure;
    log.warn({ update: outgoing.update, ...loggable(error), means: kind }, 'a message was not sent');
    switch (kind) {
      case 'too_many':
        return again(now() + Math.ceil(failure.milliseconds));
      case 'unreachable':
        gate.shut();
        return again(now());
      case 'lost':
        gate.shut();
        return again(now() + pauseAfter(outgoing), true);
      case 'moved':
        await again(now());
        await queue.moved(outgoing.chat, failure.to);
        return wake(failure.to);
      case 'marks':
        if (plain.has(outgoing.number)) return end(outgoing, 'refused');
        plain.add(outgoing.number);
        return again(now());
      case 'done':
        return end(outgoing, 'sent');
      case 'blocked':
        await blocked(outgoing.chat);
        return end(outgoing, 'refused');
      case 'refused':
        return end(outgoing, 'refused');
      default:
        return failure satisfies never;
    }
  }

  /** Comes back to a chat when its message may be sent; what it is owed meanwhile wakes it by itself. */
  function wakeAt(chat: number, time: number): void {
    if ((waking.get(chat) ?? Number.POSITIVE_INFINITY) <= time) return;
    waking.set(chat, time);
    pause(time - now()).then(
      () => {
        if (waking.get(chat) === time) waking.delete(chat);
        wake(chat);
      },
      // The next start comes back to it.
      () => {},
    );
  }

  /** Sends what the chat is owed first now that its turn has come, if anything is. */
  async function sendNext(chat: number): Promise<void> {
    const outgoing = await queue.nextOutgoing(chat, now());
    if (!outgoing || gate.isShut()) return;
    if (isTooOld(outgoing)) return end(outgoing, 'expired');
    if (outgoing.notBefore > now()) return;
    steps('sending');
    const started = now();
    await queue.sending(outgoing, started + pauseAfter(outgoing));
    const error = await call(outgoing).then(
      () => undefined,
      (failed: unknown) => failed,
    );
    steps('taken');
    await (error === undefined ? end(outgoing, 'sent', now() - started) : mend(outgoing, error));
  }

  function isTooOld({ at }: Outgoing): boolean {
    return now() > at + OLDEST_MESSAGE;
  }

  return async function deliver(chat) {
    const outgoing = await queue.nextOutgoing(chat, now());
    if (!outgoing) return false;
    if (outgoing.notBefore > now() && !isTooOld(outgoing)) {
      wakeAt(chat, Math.min(outgoing.notBefore, outgoing.at + OLDEST_MESSAGE + 1));
      return false;
    }
    await gate.pass(outgoing.number);
    await pace.send({ chat, isAsked: outgoing.update !== null }, () => sendNext(chat));
    return true;
  };
}

/** Each time twice as long as before, so that a message is sent seventeen times at most before it is a day old. */
function pauseAfter({ unknown }: Outgoing): number {
  return 1000 * 2 ** unknown;
}
