import type { Answer, Ask, Question } from '../../src/answer/answer.js';

type Scripted = Partial<Answer> | ((question: Question) => Promise<Partial<Answer>>);

/** An `Ask` that answers the scripted questions, keeps what it was asked, and throws at any other question. */
export function scriptedAsk(script: Readonly<Record<string, Scripted>>): { ask: Ask; asked: Question[] } {
  const asked: Question[] = [];
  return {
    asked,
    async ask(question) {
      asked.push(question);
      const scripted = script[question.text];
      if (scripted === undefined) throw new Error(`not scripted: ${question.text}`);
      return anAnswer({
        chat: question.chat,
        question: question.text,
        ...(question.language && { language: question.language }),
        ...(typeof scripted === 'function' ? await scripted(question) : scripted),
      });
    },
  };
}

/** An answer with nothing in it but what the test says. */
export function anAnswer(said: Partial<Answer>): Answer {
  return {
    chat: 'c',
    question: '',
    language: 'zh',
    kind: 'figure',
    answered_by: 'facts',
    text: '没有可说的。',
    figures: [],
    citations: [],
    options: [],
    warnings: [],
    elapsed_ms: 1,
    ...said,
  };
}
