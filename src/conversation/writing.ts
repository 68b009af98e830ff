import type { MessageEntity } from 'grammy/types';
import type { Message } from './message.js';

type Mark = 'bold' | 'code' | 'expandable_blockquote';

/** A message written piece by piece, each with its mark where it has one. */
export type Writing = {
  add(piece: string, mark?: Mark): Writing;
  /** What is added in between stands within the mark. */
  within(mark: Mark, write: () => void): Writing;
  message(): Message;
};

/** An empty message to write into. */
export function createWriting(): Writing {
  let text = '';
  const entities: MessageEntity[] = [];
  const writing: Writing = {
    add(piece, mark) {
      if (mark && piece !== '') entities.push({ type: mark, offset: text.length, length: piece.length });
      text += piece;
      return writing;
    },
    within(mark, write) {
      const offset = text.length;
      write();
      if (text.length > offset) entities.push({ type: mark, offset, length: text.length - offset });
      return writing;
    },
    message: () => ({ text, entities }),
  };
  return writing;
}
