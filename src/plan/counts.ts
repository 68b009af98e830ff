import { chineseNumber } from '../report/chinese-number.js';

const ENGLISH = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

/** The small whole number that digits, numerals or an English word give; not a number for any other word. */
export function countOf(said: string): number {
  const english = ENGLISH.indexOf(said.toLowerCase());
  if (english >= 0) return english;
  return chineseNumber(said) ?? Number(said);
}
