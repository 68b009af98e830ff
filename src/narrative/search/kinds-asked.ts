import { says } from '../said.js';
import { countsIn, measuresAsked } from './measures.js';

/** Kinds of things that are asked for; what shows each in a text beside the words of `words/<language>/told.txt`. */
const SHOWN = {
  person: null,
  date: /[\d一二三四五六七八九十]\s*(?:月|日)/,
  place: null,
  phone: /\d{7,}|\d{3,4}[-—－–]\s?\d{4}|\d{5}(?!\d)/,
  mail: /\S@\S/,
  reason: null,
  way: null,
  plan: null,
  undone: null,
  problem: null,
  amount: /\d/,
  monthly: null,
  money: /[\d万亿]\s*(?:多|余)?(?:元|块)/,
  listing: /(?:\p{Script=Han}[县区市镇乡局委][^，。；、\d]{0,6}\d+[^，。；、]{1,4}[、；，)）]){2}/u,
} as const satisfies Record<string, RegExp | null>;
type Kind = keyof typeof SHOWN;
const KINDS = Object.keys(SHOWN) as Kind[];
/** What a text without it cannot answer, however near it is. */
const NEEDED: readonly Kind[] = ['date', 'phone', 'mail', 'money', 'person', 'plan', 'monthly'];

/** Whether a question asks for a reason. */
export function asksWhy(question: string): boolean {
  return asks('reason', question);
}

/** Whether a question asks what is planned. */
export function asksForPlans(question: string): boolean {
  return asks('plan', question);
}

/** Whether a text gives a reason for what it tells. */
export function givesReason(text: string): boolean {
  return shows('reason', text);
}

/** How much a text looks like an answer, 0 to 1: a person where 谁 is asked, a number where 多少 is. */
export function looksLikeAnswer(question: string, text: string): number {
  const asked = KINDS.filter((kind) => asks(kind, question));
  return asked.length === 0 ? 0 : asked.filter((kind) => shows(kind, text)).length / asked.length;
}

/** Whether a text holds the date, number, person, measure or amount of money without which it answers nothing. */
export function holdsWhatIsAsked(question: string, text: string): boolean {
  const { alike, strict } = measuresAsked(question);
  if (strict && !countsIn(alike, text)) return false;
  return NEEDED.every((kind) => !asks(kind, question) || shows(kind, text));
}

function asks(kind: Kind, question: string): boolean {
  return says(question, { name: 'asks', id: kind });
}

function shows(kind: Kind, text: string): boolean {
  return (SHOWN[kind]?.test(text) ?? false) || says(text, { name: 'shows', id: kind });
}
