import { ReadError } from '../contracts/errors.js';
import type { Refusal } from '../parse/document.js';

/** Why a document cannot be read, where the error says so; any other failure is passed on. */
export async function orRefusal<T>(reading: Promise<T>): Promise<T | Refusal> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ReadError) return refusalOf(error);
    if (isMissing(error)) return { reason: 'not_there', saw: '' };
    throw error;
  }
}

/** The refusal that an error of reading stands for. */
export function refusalOf({ reason, saw, message }: ReadError): Refusal {
  return { reason, saw: reason === 'unreadable' ? message : saw };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
}
