import { GrammyError, HttpError } from 'grammy';
import { loggable as anyLoggable } from '../contracts/log.js';

/**
 * What may be logged of an error: for a failed call its method, code and description; for any other its name and place. The objects
 * themselves carry the token and the text that was sent, and a message may quote the question.
 */
export function loggable(error: unknown): Record<string, unknown> {
  if (error instanceof GrammyError) {
    return { call: error.method, code: error.error_code, description: error.description };
  }
  if (error instanceof HttpError) return { call: error.message };
  return anyLoggable(error);
}
