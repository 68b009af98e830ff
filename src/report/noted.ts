/** A value read from a document, with what was odd about the reading. No notes means nothing was. */
export type Noted<T> = { value: T; notes: string[] };

/** Pairs a value with the notes of its reading. */
export function noted<T>(value: T, notes: string[] = []): Noted<T> {
  return { value, notes };
}
