import { listOf } from './lists.js';

/** Marks that end a question; a full stop inside a number is none. */
const ENDS = new Set([...'?？!！。;；\n']);

/** 我是律师，…: who asks is blanked out, and its places kept; whose report is meant may stand there too. */
export function withoutIntroduction(text: string): string {
  const lead = listOf('introduces').find((word) => text.startsWith(word));
  const end = lead === undefined ? -1 : text.search(/[,，;；]/);
  if (
    lead === undefined ||
    end < 0 ||
    end > LONGEST_INTRODUCTION ||
    /[\d省市县区镇乡局委办府]/.test(text.slice(0, end))
  )
    return text;
  return ' '.repeat(end) + text.slice(end);
}

/** Signs of an introduction at most. */
const LONGEST_INTRODUCTION = 30;

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
    // …对应一件行政强制？2025年: a year by itself says when.
    const before = found.at(-1);
    if (before !== undefined && /^(?:19|20)?\d\d年?的?$/.test(said)) found[found.length - 1] = `${before},${said}`;
    else if (said) found.push(said);
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
