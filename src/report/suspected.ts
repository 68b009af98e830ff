import { speaksToModel } from './instructions.js';
import { note, type ReadingNote } from './noted.js';

const SHOWN = 3;
const LONGEST_QUOTE = 60;
/** Shorter texts, such as the cells of a table, say nothing to anyone. */
const SHORTEST = 6;

/**
 * The texts that speak to a model instead of a reader, counted and the first of them quoted, as one note; no note where
 * there are none. Two that do so only one after the other count as one.
 */
export function suspectedIn(code: 'instructions' | 'hidden_instructions', texts: readonly string[]): ReadingNote[] {
  // The path of an address looks like an encoded text.
  const long = texts
    .map((text) => text.replaceAll(/https?:\/\/\S+/g, ''))
    .filter((text) => text.trim().length >= SHORTEST);
  const speaks = long.map(speaksToModel);
  const suspected = long.flatMap((text, at) => {
    if (speaks[at]) return [text];
    const next = long[at + 1];
    if (next === undefined || speaks[at + 1]) return [];
    const both = text.slice(-LONGEST_QUOTE) + next.slice(0, LONGEST_QUOTE);
    return speaksToModel(both) ? [both] : [];
  });
  if (suspected.length === 0) return [];
  const quotes = suspected.slice(0, SHOWN).map((text) => text.trim().slice(0, LONGEST_QUOTE));
  return [note(code, suspected.length, ...quotes)];
}
