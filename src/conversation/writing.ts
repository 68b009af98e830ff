import type { Mark, Message } from './message.js';

/** A message written piece by piece, each with its mark where it has one. */
export type Writing = {
  add(piece: string, mark?: Mark['kind']): Writing;
  /** What is added in between stands within the mark. */
  within(mark: Mark['kind'], write: () => void): Writing;
  message(): Message;
};

/** An empty message to write into. */
export function createWriting(): Writing {
  let text = '';
  const marks: Mark[] = [];
  const writing: Writing = {
    add(piece, mark) {
      if (mark && piece !== '') marks.push({ kind: mark, offset: text.length, length: piece.length });
      text += piece;
      return writing;
    },
    within(mark, write) {
      const offset = text.length;
      write();
      if (text.length > offset) marks.push({ kind: mark, offset, length: text.length - offset });
      return writing;
    },
    message: () => ({ text, marks }),
  };
  return writing;
}
