import { GrammyError, HttpError } from 'grammy';

type Write = (fields: Readonly<Record<string, unknown>>, message: string) => void;

/** Where the chat reports what it did; pino's logger is one. It is never given a token or the words of a question. */
export type Log = { info: Write; warn: Write; error: Write };

/**
 * What may be logged of an error: for a failed call its method, code and description; for any other its name and place. The objects
 * themselves carry the token and the text that was sent, and a message may quote the question.
 */
export function loggable(error: unknown): Record<string, unknown> {
  if (error instanceof GrammyError) {
    return { call: error.method, code: error.error_code, description: error.description };
  }
  if (error instanceof HttpError) return { call: error.message };
  if (!(error instanceof Error)) return { error: typeof error };
  const frames = error.stack?.split('\n').filter((line) => /^\s+at /.test(line)) ?? [];
  return { error: error.name, at: frames.slice(0, 8).map((frame) => frame.trim()) };
}
