import type { Question } from '../answer/answer.js';
import type { Answering } from '../ask.js';
import type { Tallies } from '../contracts/store.js';
import type { Beside } from '../conversation/beside.js';
import type { Filing } from '../report/report.js';
import type { Kept } from './conversations.js';

/** A draft that is laid over what is filed; the same `key` means the same draft. */
export type Over = { key: string; filing: Filing };

/** A question with what its chat remembers, and the draft that is laid over what is filed where the chat has one. */
export type ToAnswer = {
  question: Omit<Question, keyof Ends>;
  before: Kept;
  over?: Over;
};

/** What ends an answer early, and what is told of it while it is made. */
export type Ends = Pick<Question, 'signal' | 'stop' | 'progress'>;

/**
 * Everything that takes long enough to hold others up, each by one plain argument: the bot has it done by threads (`thread/`), other
 * commands do it themselves (`reader.ts`).
 */
export type Works = Beside & {
  answer(asked: ToAnswer, ends?: Ends): ReturnType<Answering>;
  tallies(): Promise<Tallies>;
  /** Embeds the paragraphs that lack a vector, and builds the index where they are many. */
  updateVectors(): Promise<void>;
};
