import type { AnswerBody } from '../../src/answer/answer.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { answerText } from '../../src/narrative/answer-text.js';
import type { ReadingOf, Subject } from '../../src/question/reading.js';
import { MEANINGS } from '../fixtures/meanings.js';

/** A reading of a question about the text, with the slots a test does not name as they are where nothing says so. */
export function text(subjects: Subject[], search: string, rest: Partial<ReadingOf<'text'>> = {}): ReadingOf<'text'> {
  return { kind: 'text', subjects, search, topic: 'any', wants: 'text', assumed: [], ...rest };
}

/** Answers readings out of a store, without a model. */
export function answering({ store }: { store: ReportStore }) {
  const desk = { store, meanings: MEANINGS };
  const answer = (wording: typeof zhAnswers) => (reading: ReadingOf<'text'>, question: string) =>
    answerText(reading, { ...desk, wording, question });
  return { inChinese: answer(zhAnswers), inEnglish: answer(enAnswers) } satisfies Record<
    string,
    (reading: ReadingOf<'text'>, question: string) => Promise<AnswerBody>
  >;
}
