import { askedUnits, contentWords } from './question-words.js';
import type { Sentence } from './sentences.js';
import { spokenIn } from './spoken.js';
import { equalsOf } from './thesaurus.js';

/** How well a sentence answers: `coverage` is the part (0 to 1) of the question's words that it and its paragraph hold. */
export type Scored = Sentence & { score: number; coverage: number };

const SYNONYM = 0.8;
const PARTIAL = 0.8;
const AROUND = 0.4;
const CLAUSE = 0.3;
const UNIT = 0.25;
/** A sentence that counts in none of the measures asked for seldom holds the number asked for. */
const OTHER_UNIT = 0.7;

/** A word of the question beside one that was understood: it may be mere talk. */
const BESIDE = 0.5;

/** What a passage must speak of: a word of the question and its equals, or a matter in everyday words and the official ones. */
type Term = { word: string; equals: readonly string[]; spoken: boolean };
type Weighed = Term & { weight: number };

/** Scores sentences for a question: rare words weigh more, words in the same clause as a number more where one is asked. */
export function score(
  sentences: readonly Sentence[],
  asked: { search: string; question: string; quantity: boolean },
): Scored[] {
  const texts = new Map(
    sentences.map(({ paragraph }) => [paragraph, `${paragraph.headings.join(' ')} ${paragraph.text}`]),
  );
  const words = weighed(termsOf(asked), [...texts.values()]);
  const total = words.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return sentences.map((sentence) => ({ ...sentence, score: 0, coverage: 0 }));
  const units = askedUnits(asked.question);
  return sentences.map((sentence) => {
    const around = texts.get(sentence.paragraph) ?? sentence.text;
    let own = 0;
    let whole = 0;
    for (const word of words) {
      const inside = match(word, sentence.text);
      own += word.weight * inside;
      whole += word.weight * Math.max(inside, AROUND * match(word, around));
    }
    const near = asked.quantity
      ? CLAUSE * nearNumber(words, sentence.text) + UNIT * countsIn(units, sentence.text) * total
      : 0;
    const fits = !asked.quantity || units.length === 0 || countsIn(units, sentence.text) > 0 ? 1 : OTHER_UNIT;
    return { ...sentence, score: (fits * (whole + own + near)) / total, coverage: whole / total };
  });
}

/** The terms of a question: its matters in everyday words first, then the content words that are no part of those. */
function termsOf({ search, question }: { search: string; question: string }): Term[] {
  const spoken = spokenIn(question);
  const understood = spoken.flatMap(({ said }) => said);
  const words = contentWords(search).filter(
    (word) => !understood.some((said) => said.includes(word) || (said.length > 1 && word.includes(said))),
  );
  return [
    ...spoken.map(({ said, written }) => ({ word: said[0] ?? '', equals: written, spoken: true })),
    ...words.map((word) => ({ word, equals: equalsOf(word), spoken: false })),
  ];
}

// Document frequency over what was found; a word that stands nowhere weighs most, so that its absence shows.
function weighed(terms: readonly Term[], texts: readonly string[]): Weighed[] {
  const understood = terms.some(({ spoken }) => spoken);
  return terms.map((term) => {
    const holding = texts.filter((text) => match(term, text) >= SYNONYM).length;
    const length = Math.sqrt(Math.min(term.spoken ? 2 : term.word.length, 6));
    const doubt = understood && !term.spoken && holding === 0 ? BESIDE : 1;
    return { ...term, weight: doubt * length * Math.log(1 + (texts.length + 1) / (holding + 0.5)) };
  });
}

function match({ word, equals }: Term, text: string): number {
  const lower = text.toLowerCase();
  if (lower.includes(word)) return 1;
  if (equals.some((other) => lower.includes(other))) return SYNONYM;
  if (word.length < 3 || !/^\p{Script=Han}+$/u.test(word)) return 0;
  const pairs = Array.from({ length: word.length - 1 }, (_, at) => word.slice(at, at + 2));
  const held = pairs.filter((pair) => lower.includes(pair)).length / pairs.length;
  return held >= 0.5 ? PARTIAL * held : 0;
}

function nearNumber(words: readonly Weighed[], sentence: string): number {
  const clauses = sentence.split(/[，,；;、]/).filter((clause) => /\d/.test(clause));
  return Math.max(
    0,
    ...clauses.map((clause) => words.reduce((sum, word) => sum + word.weight * match(word, clause), 0)),
  );
}

function countsIn(units: readonly string[], sentence: string): number {
  if (units.length === 0) return 0;
  return (
    units.filter((unit) => new RegExp(`[\\d一二三四五六七八九十百千万余多]\\s*${unit}`).test(sentence)).length /
    units.length
  );
}
