import { setImmediate as turn } from 'node:timers/promises';
import { Api, GrammyError } from 'grammy';
import { Agent, fetch, type Headers, type RequestInit } from 'undici';
import { openProxy } from '../config/proxy.js';
import type { Meter } from '../contracts/meter.js';
import type { Download } from '../conversation/channel.js';
import { type Clock, WALL_CLOCK } from './clock.js';
import { createDownload } from './download.js';

/** The longest a poll waits for an update, and how much longer a call may take before it counts as lost. */
export const POLL_SECONDS = 30;
const CALL_SECONDS = 45;

/** Telegram's Bot API at `apiRoot` and the files people send, reached through `proxy` where there is one; `close` ends its connections. */
export function createTelegram({
  token,
  apiRoot,
  proxy,
  ended = () => {},
  replied = () => {},
  clock = WALL_CLOCK,
}: {
  token: string;
  apiRoot: string;
  proxy?: string | undefined;
  /** Told of every call when it has ended. */
  ended?: Meter['call'];
  /** Shown the head of every reply. */
  replied?: (headers: Headers) => void;
  /** By which a call becomes too long. */
  clock?: Clock;
}): { api: Api; download: Download; close(): Promise<void> } {
  const dispatcher = proxy ? openProxy(proxy) : new Agent();
  const root = apiRoot.replace(/(?<!\/)\/+$/, '');
  const api = new Api(token, {
    apiRoot: root,
    // grammY's types are those of node-fetch, which knows no proxy; it uses no more of it than undici has too.
    fetch: (async (url: string, { method, headers, body, signal }: RequestInit) => {
      // Where the program stood still, what the server closed meanwhile is seen first, so that no call goes into a dead connection.
      await turn();
      const streamed = typeof body === 'string' ? {} : { duplex: 'half' as const };
      const terms = { method, headers, body, ...streamed, signal: ownSignal(signal), dispatcher } as RequestInit;
      const response = await fetch(url, terms);
      replied(response.headers);
      return response;
    }) as unknown as NonNullable<ConstructorParameters<typeof Api>[1]>['fetch'] & {},
  });
  api.config.use(async (call, method, payload, signal) => {
    const late = new AbortController();
    const over = new AbortController();
    clock.sleep(CALL_SECONDS * 1000, over.signal).then(
      () => late.abort(),
      () => {},
    );
    // Whoever calls gives a signal of Node's own, which grammY's type does not name.
    const until = AbortSignal.any([late.signal, ...(signal ? [signal as AbortSignal] : [])]);
    try {
      const reply = await call(method, payload, until as typeof signal);
      const [code, retryAfter] = reply.ok ? [200] : [reply.error_code, reply.parameters?.retry_after];
      ended({ method, code: code ?? 200, retryAfter });
      return reply;
    } catch (error) {
      if (!signal?.aborted) ended({ method, code: 'lost', retryAfter: undefined });
      throw error;
    } finally {
      over.abort();
    }
  });
  const download = createDownload({ api, apiRoot: root, token, dispatcher });
  return { api, download, close: () => dispatcher.destroy() };
}

/** The error code Telegram answered with; undefined where there was no answer of its own. */
export function codeOf(error: unknown): number | undefined {
  return error instanceof GrammyError ? error.error_code : undefined;
}

/** grammY's signal is of a package that Node's own has replaced, and undici takes Node's only. */
function ownSignal(theirs: RequestInit['signal']): AbortSignal {
  const controller = new AbortController();
  if (theirs?.aborted) controller.abort();
  theirs?.addEventListener('abort', () => controller.abort(), { once: true });
  return controller.signal;
}
