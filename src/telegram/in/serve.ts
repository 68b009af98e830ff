import type { Api } from 'grammy';
import type { UserFromGetMe } from 'grammy/types';
import type { LanguageId } from '../../contracts/language.js';
import type { Log } from '../../contracts/log.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { codeOf } from '../api.js';
import { loggable } from '../log.js';
import type { Gate } from '../out/gate.js';
import { poll, type Take } from './poll.js';
import type { Steps } from './steps.js';
import { UPDATE_KINDS } from './update.js';

/** The exit status serving ends with: 0 stopped, 75 another instance uses the token, 78 Telegram does not accept how it is set up. */
export type ServeStatus = 0 | 75 | 78;

/** Where Telegram sends updates to, and what it proves itself with. */
export type Webhook = { url: string; secret: string };

type Serving = {
  api: Api;
  gate: Gate;
  take: Take;
  webhook: Webhook | undefined;
  trialMilliseconds: number;
  signal: AbortSignal;
  /** Rejects when the program stops. */
  pause: (milliseconds: number) => Promise<void>;
  /** Told that this instance is the one that serves. */
  established: (me: UserFromGetMe) => Promise<void>;
  /** Told whether Telegram answers. */
  /** Sets what Telegram offers people before they ask. */
  introduced: () => Promise<void>;
  polled: (isAnswered: boolean) => void;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  log: Log;
  steps: Steps;
};

/** Takes updates, fetched or sent by Telegram, until the program stops or Telegram refuses; says why in the log. */
export async function serveUpdates(serving: Serving): Promise<ServeStatus> {
  const { api, gate, signal, webhook, introduced, established, pause, wordings, log } = serving;
  try {
    // Telegram may be out of reach for now; the gate asks until it is not.
    const me = await api.getMe().catch(async (error: unknown) => {
      if ([401, 404].includes(codeOf(error) ?? 0)) throw error;
      gate.shut();
      await gate.pass(0);
      return api.getMe();
    });
    await introduced().catch((error: unknown) => log.warn(loggable(error), 'commands were not set'));
    if (webhook) {
      await api.setWebhook(webhook.url, { secret_token: webhook.secret, allowed_updates: UPDATE_KINDS });
      await established(me);
      for (;;) await pause(3_600_000);
    }
    switch (await poll({ ...serving, established: () => established(me) })) {
      case 'another_instance':
        log.error({ code: 409 }, wordings.zh.anotherInstance);
        return 75;
      case 'foreign_webhook':
        log.error({ code: 409 }, wordings.zh.foreignWebhook);
        return 78;
      default:
        return 0;
    }
  } catch (error) {
    if (signal.aborted) return 0;
    const code = codeOf(error);
    // Telegram answers 404 to a token that is not even shaped like one.
    if (code !== 401 && code !== 404) throw error;
    log.error({ code }, wordings.zh.badToken);
    return 78;
  }
}
