import { GrammyError, HttpError } from 'grammy';
import { PROXY_UNREACHABLE } from '../proxy.js';

/** What a failed call means for the message it was to send. */
export type Failure =
  /** Telegram wants no more of this chat for a while. */
  | { kind: 'too_many'; milliseconds: number }
  /** Telegram is ill: it did not take the message. */
  | { kind: 'ill' }
  /** Telegram was not reached: it did not take the message. */
  | { kind: 'unreachable' }
  /** The reply did not come, so that the message may have arrived. */
  | { kind: 'lost' }
  /** The group has another id now. */
  | { kind: 'moved'; to: number }
  /** The marks of the text are not understood; its words are worth more than they are. */
  | { kind: 'marks' }
  /** What was to be changed is so already. */
  | { kind: 'done' }
  /** The chat takes nothing from the bot: it was blocked or put out, or the chat is gone. */
  | { kind: 'blocked' }
  /** A message that Telegram does not take: trying again changes nothing. */
  | { kind: 'refused' }
  /** No failure of Telegram's. */
  | { kind: 'ours' };

/** Codes of a connection that never came to be. */
const NOT_CONNECTED = [
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'UND_ERR_CONNECT_TIMEOUT',
  PROXY_UNREACHABLE,
];

/** Reads what a failed call means; an error that is none of Telegram's is `ours`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof HttpError) {
    // A gateway's page instead of JSON: Telegram behind it has not seen the call.
    if (error.error instanceof SyntaxError) return { kind: 'ill' };
    return codesOf(error.error).some((code) => NOT_CONNECTED.includes(code))
      ? { kind: 'unreachable' }
      : { kind: 'lost' };
  }
  if (!(error instanceof GrammyError)) return { kind: 'ours' };
  const { error_code: code, description, parameters } = error;
  if (code === 429) return { kind: 'too_many', milliseconds: (parameters.retry_after ?? 1) * 1000 };
  if (code >= 500) return { kind: 'ill' };
  if (parameters.migrate_to_chat_id) return { kind: 'moved', to: parameters.migrate_to_chat_id };
  if (code === 400 && /not modified/i.test(description)) return { kind: 'done' };
  if (code === 400 && /entit|parse/i.test(description)) return { kind: 'marks' };
  if (code === 403 || /chat not found/i.test(description)) return { kind: 'blocked' };
  return { kind: 'refused' };
}

/** The codes of an error and of what caused it; a connection tried at several addresses has one for each. */
function codesOf(error: unknown): string[] {
  if (!(error instanceof Error)) return [];
  const own = 'code' in error ? [String(error.code)] : [];
  const several = error instanceof AggregateError ? error.errors.flatMap(codesOf) : [];
  return [...own, ...several, ...codesOf(error.cause)];
}
