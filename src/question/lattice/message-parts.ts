import { listOf } from './lists.js';

/** Marks that end a question; a full stop inside a number is none. */
const ENDS = new Set([...'?？!！。;；\n']);

/** The questions of a message, in order, without their marks; a message without any is one question. */
export function questionsIn(text: string): string[] {
  const found: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at += 1) {
    const sign = text[at];
    const ends =
      sign === undefined ||
      ENDS.has(sign) ||
      (sign === '.' && /[\s]/.test(text[at + 1] ?? ' ') && !/\d/.test(text[at - 1] ?? ''));
    if (!ends) continue;
    const said = text.slice(from, at).trim();
    if (said) found.push(said);
    from = at + 1;
  }
  return found.length > 0 ? found : [text.trim()];
}

/** The two halves of a question that asks one thing and then another (办结多少，还开了哪些会); `null` where it does not. */
export function halvesOf(question: string): [string, string] | null {
  for (const comma of question.matchAll(/[，,]\s*/g)) {
    const rest = question.slice(comma.index + comma[0].length);
    const joins = listOf('also').find((word) => rest.startsWith(word));
    const first = question.slice(0, comma.index).trim();
    const second = joins === undefined ? '' : rest.slice(joins.length).trim();
    if (first !== '' && second !== '') return [first, second];
  }
  return null;
}
