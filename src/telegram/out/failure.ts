import { GrammyError, HttpError } from 'grammy';
import { PROXY_UNREACHABLE } from '../../config/proxy.js';

/** What a failed call means for the message it was to send. */
export type Failure =
  /** Telegram wants no more of this chat for a while. */
  | { kind: 'too_many'; milliseconds: number }
  /** Telegram was not reached, or does not know the bot: it did not take the message. */
  | { kind: 'unreachable' }
  /** No reply came, or none that says whether Telegram took the message: it may have arrived. */
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
  | { kind: 'refused' };

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

/** Telegram's codes for a token that it does not know. */
const UNKNOWN_BOT = [401, 404];

/** Reads what a failed call means. What is no error of Telegram's says nothing of the message: it is `lost`. */
export function failureOf(error: unknown): Failure {
  if (error instanceof HttpError) {
    return codesOf(error.error).some((code) => NOT_CONNECTED.includes(code))
      ? { kind: 'unreachable' }
      : { kind: 'lost' };
  }
  if (!(error instanceof GrammyError)) return { kind: 'lost' };
  const { error_code: code, description, parameters } = error;
  if (code === 429) return { kind: 'too_many', milliseconds: (parameters.retry_after ?? 1) * 1000 };
  // A server that is ill, or is being restarted, ends calls that it has carried out too.
  if (code >= 500) return { kind: 'lost' };
  if (UNKNOWN_BOT.includes(code)) return { kind: 'unreachable' };
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
