import type { Api } from 'grammy';
import type { Meter } from '../meter.js';
import type { Delivery, Outgoing, Queue } from '../queue.js';
import { failureOf } from './failure.js';
import type { Gate } from './gate.js';
import { messageOf } from './kept-messages.js';
import { type Log, loggable } from './log.js';
import { sendMessage } from './outgoing.js';
import type { Steps } from './steps.js';

/** Sends the oldest message that a chat is owed, waiting as long as that takes; resolves with whether there was one. */
export type Deliver = (chat: number) => Promise<boolean>;

/** Messages older than a day answer a question that nobody asks any more. */
export const OLDEST_MESSAGE = 24 * 3_600_000;
/** How long a message that Telegram is too ill to take waits at most before it is tried again. */
const LONGEST_PAUSE = 60_000;

/** A sender that bears with Telegram: it waits where it is told to, tries again where that helps, and marks what may be a repeat. */
export function createDeliver({
  api,
  queue,
  gate,
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
  /** Rejects when the program stops. */
  pause: (milliseconds: number) => Promise<void>;
  log: Log;
  meter: Meter;
  steps: Steps;
  /** Has another chat's messages sent. */
  wake: (chat: number) => void;
  /** Told of a chat that takes no messages. */
  blocked: (chat: number) => Promise<void>;
  now: () => number;
}): Deliver {
  /** Messages that Telegram does not take with their marks, and how often it was too ill to take one. */
  const plain = new Set<number>();
  const tries = new Map<number, number>();

  async function call(outgoing: Outgoing): Promise<void> {
    const { message } = messageOf(outgoing.content, queue.files);
    const terms = { repeat: outgoing.unknown > 0, plain: plain.has(outgoing.number) };
    await sendMessage(api, outgoing.chat, { ...message, ...terms });
  }

  async function end(outgoing: Outgoing, delivery: Delivery, called?: number): Promise<void> {
    plain.delete(outgoing.number);
    tries.delete(outgoing.number);
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
    const again = (milliseconds: number, unknown = false) =>
      queue.putOff(outgoing, { notBefore: now() + Math.ceil(milliseconds), unknown });
    const { kind } = failure;
    log.warn({ update: outgoing.update, ...loggable(error), means: kind }, 'a message was not sent');
    switch (kind) {
      case 'too_many':
        return again(failure.milliseconds);
      case 'ill': {
        const tried = tries.get(outgoing.number) ?? 0;
        tries.set(outgoing.number, tried + 1);
        return again(Math.min(1000 * 2 ** tried, LONGEST_PAUSE) * (0.75 + Math.random() / 2));
      }
      case 'unreachable':
        gate.shut();
        return again(0);
      case 'lost':
        gate.shut();
        return again(0, true);
      case 'moved':
        await again(0);
        await queue.moved(outgoing.chat, failure.to);
        return wake(failure.to);
      case 'marks':
        if (plain.has(outgoing.number)) return end(outgoing, 'refused');
        plain.add(outgoing.number);
        return again(0);
      case 'done':
        return end(outgoing, 'sent');
      case 'blocked':
        await blocked(outgoing.chat);
        return end(outgoing, 'refused');
      case 'refused':
      // Trying again would fail again and hold up whatever else the chat is owed.
      case 'ours':
        return end(outgoing, 'refused');
      default:
        return failure satisfies never;
    }
  }

  return async function deliver(chat) {
    const outgoing = await queue.nextOutgoing(chat);
    if (!outgoing) return false;
    if (outgoing.notBefore > now()) await pause(outgoing.notBefore - now());
    await gate.pass(outgoing.number);
    if (now() - outgoing.at > OLDEST_MESSAGE) await end(outgoing, 'expired');
    // A reply lost twice may mean two copies already: a third would be worse than none.
    else if (outgoing.unknown > 1) await end(outgoing, 'unknown');
    else {
      steps('sending');
      await queue.sending(outgoing);
      const started = now();
      const error = await call(outgoing).then(
        () => undefined,
        (failed: unknown) => failed,
      );
      steps('taken');
      await (error === undefined ? end(outgoing, 'sent', now() - started) : mend(outgoing, error));
    }
    return true;
  };
}
