import { type Noted, note, noted, type ReadingNote } from '../report/noted.js';
import type { DraftFact } from './draft.js';

/**
 * The bounds of what is kept of one report, each a multiple of what the fullest reports have: a sentence of 300 characters, 15
 * quantities in one, 300 figures. Beyond them a document is built to use up memory, and what is left out is told.
 */
export const BOUNDS = {
  quote: 1000,
  statements: 100,
  figures: 2000,
  labels: 12,
  label: 200,
  checks: 1000,
  notes: 200,
  abouts: 10,
} as const;

/** The figures of a report within the bounds, and a note for each bound that left something out. */
export function boundFigures(facts: readonly DraftFact[]): Noted<DraftFact[]> {
  const kept = facts.slice(0, BOUNDS.figures);
  const cut = kept.filter(({ quote }) => quote.length > BOUNDS.quote).length;
  const surplus = facts.length - kept.length;
  return noted(kept.map(withShortWords), [
    ...(surplus > 0 ? [note('figures_left_out', BOUNDS.figures, surplus)] : []),
    ...(cut > 0 ? [note('quotes_cut', cut, BOUNDS.quote)] : []),
  ]);
}

/** The figures that each sentence states, those beyond the bound left out and told. */
export function boundStatements(bySentence: readonly DraftFact[][]): Noted<DraftFact[]> {
  const over = bySentence.filter((facts) => facts.length > BOUNDS.statements);
  const surplus = over.reduce((sum, facts) => sum + facts.length - BOUNDS.statements, 0);
  return noted(
    bySentence.flatMap((facts) => facts.slice(0, BOUNDS.statements)),
    surplus > 0 ? [note('statements_left_out', over.length, BOUNDS.statements, surplus)] : [],
  );
}

/** The notes of a reading within the bounds; the last one says how many were left out. */
export function boundNotes(notes: readonly ReadingNote[]): ReadingNote[] {
  const surplus = notes.length - BOUNDS.notes;
  return [
    ...notes.slice(0, BOUNDS.notes).map(({ code, about }) => ({
      code,
      about: about.slice(0, BOUNDS.abouts).map(shortened),
    })),
    ...(surplus > 0 ? [note('notes_left_out', BOUNDS.notes, surplus)] : []),
  ];
}

/** The piece of a long print around a place in it, with dots where it is cut, so that it is longer than the bound by them. */
export function quoteAround(printed: string, place: number): string {
  if (printed.length <= BOUNDS.quote) return printed;
  const from = Math.max(0, Math.min(place - BOUNDS.quote / 2, printed.length - BOUNDS.quote));
  const to = from + BOUNDS.quote;
  return `${from > 0 ? CUT : ''}${printed.slice(from, to)}${to < printed.length ? CUT : ''}`;
}

const CUT = '……';

function withShortWords(fact: DraftFact): DraftFact {
  const words = [fact.cell, fact.section, ...fact.labels];
  if (fact.labels.length <= BOUNDS.labels && words.every(({ length }) => length <= BOUNDS.label)) return fact;
  return {
    ...fact,
    cell: shortened(fact.cell),
    section: shortened(fact.section),
    labels: fact.labels.slice(0, BOUNDS.labels).map(shortened),
  };
}

function shortened(words: string): string {
  return words.length > BOUNDS.label ? `${words.slice(0, BOUNDS.label)}${CUT}` : words;
}
