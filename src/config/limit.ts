/**
 * A signal that goes off after so many milliseconds, or with the other one. `AbortSignal.any` over an `AbortSignal.timeout` does not do:
 * Node may collect the timeout before it goes off (nodejs/node#57736), and whoever waits then waits for ever.
 */
export function limitOf(milliseconds: number, other?: AbortSignal): AbortSignal {
  const limit = new AbortController();
  const late = () => limit.abort(new DOMException('The operation was aborted due to timeout', 'TimeoutError'));
  setTimeout(late, milliseconds).unref();
  if (other?.aborted) limit.abort(other.reason);
  other?.addEventListener('abort', () => limit.abort(other.reason), { once: true, signal: limit.signal });
  return limit.signal;
}
