import { PROXY_UNREACHABLE } from '../config/proxy.js';
import { ModelError, type ModelFault } from '../contracts/errors.js';

/** Characters of a refusal that are read: enough for its code, not for a page. */
const MOST_READ = 4000;

const QUOTA = /insufficient_quota|insufficient.?balance|exceeded your current quota|arrears|欠费|余额/i;
const TOO_LONG = /context_length|maximum context|context window|too many tokens|input length|too long/i;
const NO_MODEL = /model_not_found|model.{0,40}(?:not exist|not found)/i;

/** `fetch` that lets only answers of the API through and rejects with `ModelError` for every refusal and every page of HTML. */
export function checkedFetch(signal?: AbortSignal, bare = fetch): typeof fetch {
  return async (input, init) => {
    const signals = [signal, init?.signal].filter((each) => each != null);
    const response = await bare(input, { ...init, signal: AbortSignal.any(signals) });
    if (!response.ok) throw await refusalOf(response);
    const type = response.headers.get('content-type') ?? '';
    if (!/json|event-stream/.test(type)) {
      await response.body?.cancel();
      throw new ModelError(`the model's server answered with ${type || 'no type'}`, { fault: 'unreadable' });
    }
    return response;
  };
}

/** The `ModelError` behind an error that came through the libraries; what they cannot name is `unreadable`. */
export function modelErrorOf(error: unknown): ModelError {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ModelError) return cause;
  }
  const said = causesOf(error);
  if (said.includes(PROXY_UNREACHABLE)) {
    return new ModelError('the proxy to the model did not connect', { fault: 'unreachable', cause: error });
  }
  if (/terminated|socket|premature|ECONNRESET|EPIPE|other side closed/i.test(said)) {
    return new ModelError('the connection to the model broke off', { fault: 'cut', cause: error });
  }
  if (/ECONNREFUSED|ENOTFOUND|EAI_AGAIN|EHOSTUNREACH|fetch failed|Connection error/i.test(said)) {
    return new ModelError("the model's server cannot be reached", { fault: 'unreachable', cause: error });
  }
  return new ModelError('the model answered in no form that can be read', { fault: 'unreadable', cause: error });
}

function causesOf(error: unknown): string {
  const said: string[] = [];
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    said.push(cause.message, 'code' in cause ? String(cause.code) : '');
  }
  return said.join(' ');
}

async function refusalOf(response: Response): Promise<ModelError> {
  const body = await beginningOf(response);
  return new ModelError(`the model's server refused with ${response.status}`, {
    fault: faultOf(response.status, body),
    wait: waitOf(response.headers),
  });
}

function faultOf(status: number, body: string): ModelFault {
  if (status === 402 || ((status === 429 || status === 403) && QUOTA.test(body))) return 'quota';
  if (status === 429 || status === 529) return 'busy';
  if (status === 401) return 'key';
  if (status === 403) return 'forbidden';
  if (status === 404 || (status === 400 && NO_MODEL.test(body))) return 'no_model';
  if (status === 413 || (status === 400 && TOO_LONG.test(body))) return 'too_long';
  return status >= 500 ? 'server' : 'rejected';
}

/** A refusal is read by its beginning: a server that never ends one must not hold the answer up. */
async function beginningOf(response: Response): Promise<string> {
  const reader = response.body?.getReader();
  if (!reader) return '';
  const decoder = new TextDecoder();
  const late = new Promise<{ done: true; value: undefined }>((resolve) => {
    setTimeout(() => resolve({ done: true, value: undefined }), 1000).unref();
  });
  let text = '';
  while (text.length < MOST_READ) {
    const { done, value } = await Promise.race([reader.read(), late]);
    if (done) break;
    text += decoder.decode(value, { stream: true });
  }
  await reader.cancel().catch(() => undefined);
  return text;
}

function waitOf(headers: Headers): number | undefined {
  const said = headers.get('retry-after');
  if (said === null) return undefined;
  const wait = /^\d+(?:\.\d+)?$/.test(said) ? Number(said) * 1000 : Date.parse(said) - Date.now();
  return Number.isFinite(wait) ? Math.max(0, wait) : undefined;
}
