import type { Answer } from '../answer/answer.js';
import type { LanguageId } from '../contracts/language.js';
import { clean } from './clean.js';
import type { Message } from './message.js';
import { type Button, button, shown } from './reply.js';

const MOST_BUTTONS = 6;
/** In bytes what a button of any channel carries: 20 Han characters, which is also what it shows on a phone. */
export const LONGEST_WORDS = 61;
const WIDEST_LABEL = 20;

/** The message with its choices written out and numbered where one of them does not fit on a button. */
export function withLongChoices({
  message,
  answer,
  heading,
}: {
  message: Message;
  answer: Answer;
  heading: string;
}): Message {
  const choices = choicesOf(answer);
  const isShown = choices.every(fitsButton) || choices.every(({ says }) => message.text.includes(shown(says)));
  if (isShown) return message;
  return {
    ...message,
    text: [`${message.text}\n`, heading, ...choices.map((choice, index) => shown(numbered(choice, index)))].join('\n'),
  };
}

/** The buttons under an answer with this text, in rows: each says its words, which are short or stand in the text; none where it offers nothing. */
export function choiceRows({ answer, text }: { answer: Answer; text: string }): Button[][] {
  const choices = choicesOf(answer);
  const isShort = choices.every(
    (choice) =>
      fitsButton(choice) ||
      (hasShortLabel(choice) && choice.label !== choice.says && text.includes(shown(choice.says))),
  );
  const buttons = choices.flatMap((choice, index): Button[] => {
    const label = isShort ? choice.label : shortened(numbered(choice, index));
    const press = { kind: 'words', text: choice.words ?? choice.says, language: answer.language } as const;
    return choice.words !== undefined || text.includes(shown(choice.says)) ? [{ label, press }] : [];
  });
  const widest = Math.max(...buttons.map(({ label }) => width(label)));
  const inRow = widest <= 6 ? 3 : widest <= 10 ? 2 : 1;
  return Array.from({ length: Math.ceil(buttons.length / inRow) }, (_, row) =>
    buttons.slice(row * inRow, (row + 1) * inRow),
  );
}

/** A button for each reading of a question, in rows; it carries the answer's id and which of its options it is. */
export function readingButtons(answer: Answer, id: string): Button[][] {
  const labels = choicesOf(answer).map(({ label }) => label);
  const shared = labels.every((label) => width(label) <= WIDEST_LABEL) ? 0 : sharedStart(labels);
  return labels.map((label, at) => [button(shortened(label.slice(shared)), 'say', `${at}.${id}`)]);
}

/** What a reading's button says, and in which of the answer's options it stands; undefined where there is no such option. */
export function readingOf(answer: Answer, at: number): { text: string; language: LanguageId } | undefined {
  const choice = choicesOf(answer)[at];
  return choice && { text: choice.says, language: answer.language };
}

/** `words` is what a button can carry of it; undefined where that is too long. */
type Choice = { label: string; says: string; words: string | undefined };

function choicesOf({ kind, options, labels = [] }: Answer): Choice[] {
  return options
    .map((option, index) => ({ label: clean(labels[index] ?? option), says: clean(option) }))
    .filter(({ label, says }) => label !== '' && says !== '')
    .slice(0, MOST_BUTTONS)
    .map(({ label, says }) => {
      // A conversation that asks back knows its choices by their labels too.
      const known = kind === 'clarification' ? [says, label] : [says];
      return { label, says, words: known.find((words) => Buffer.byteLength(words) <= LONGEST_WORDS) };
    });
}

function numbered({ says }: Pick<Choice, 'says'>, index: number): string {
  return `${index + 1}. ${says}`;
}

function fitsButton(choice: Choice): boolean {
  return hasShortLabel(choice) && choice.words !== undefined;
}

function hasShortLabel({ label }: Choice): boolean {
  return width(label) <= WIDEST_LABEL;
}

/** How much all labels begin with, up to the end of a word: it tells none of them from the others. */
function sharedStart(labels: readonly string[]): number {
  const [first = '', ...others] = labels;
  let end = others.length === 0 ? 0 : first.length;
  while (end > 0 && !others.every((other) => other.length > end && other.startsWith(first.slice(0, end)))) end--;
  // Neither a number nor a Latin word is cut in two.
  while (
    end > 0 &&
    /[\p{Script=Latin}\d]/u.test(first.charAt(end - 1)) &&
    /[\p{Script=Latin}\d]/u.test(first.charAt(end))
  )
    end--;
  return end < first.length ? end : 0;
}

/** A label cut where a phone would cut it: after 20 Han characters. */
export function shortened(text: string): string {
  if (width(text) <= WIDEST_LABEL) return text;
  let shown = '';
  for (const character of text) {
    if (width(shown + character) > WIDEST_LABEL - 1) break;
    shown += character;
  }
  return `${shown}…`;
}

/** In Han characters; a Latin letter is half as wide. */
function width(text: string): number {
  return [...text].reduce((sum, character) => sum + (/[\u0020-\u024F]/.test(character) ? 0.5 : 1), 0);
}
