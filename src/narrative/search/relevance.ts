import { groupBy } from '../../answer/group-by.js';
import type { Meanings } from '../../contracts/model.js';
import type { Paragraph } from '../../report/report.js';
import { keyOf, type Sentence } from '../sentences.js';
import { looksLikeAnswer } from './kinds-asked.js';
import { countsIn, measuresAsked } from './measures.js';
import { holdsQuantity } from './quantities.js';
import { shareHeld, signsOf } from './signs-shared.js';
import { holdsWord, type WordAsked, wordsAsked } from './words-asked.js';
import { wordsTold } from './words-told.js';

/**
 * How well a sentence answers: by `score` sentences are ordered; `worth` tells, whatever the others say, how near its meaning is to the
 * question's, 0 to 1 and a little more where it holds its words; `coverage` is the part of them that it and what stands around it hold.
 */
export type Scored = Sentence & { score: number; worth: number; coverage: number };

type Asked = { search: string; question: string; quantity: boolean; meanings: Meanings };

/** Characters from which on a sentence tells several things, and those that a thing takes. */
const LONG = 40;
const STRETCH = 20;
/** A shorter one is a title, or says little. */
const SHORT = 14;
/**
 * What a sentence shares with a question, and what stands around it does, in parts of 0 to 1 each. Fitted to the questions of
 * `bench/narrative` by what makes the right sentence the first; measured on those that were not among them.
 */
const WEIGHTS = {
  near: 0.5,
  nearestClause: 0.55,
  words: 0.75,
  characters: 0.25,
  pairsAround: 0.5,
  nearAround: 0.5,
  looks: 0.1,
  counts: 0.03,
  unit: 0.2,
  short: -0.3,
};
const WORTH = 0.2;
/** What only the paragraph around a sentence holds counts for less, and so does what its headings hold. */
const AROUND = 0.4;

/** Scores sentences for a question by nearness of meaning, of the whole, its clauses and its words, and by what they share in writing. */
export function score(sentences: readonly Sentence[], { search, question, quantity, meanings }: Asked): Scored[] {
  const asked = search.toLowerCase();
  const texts = sentences.map(({ text }) => text.toLowerCase());
  const words = wordsAsked(search, texts);
  const total = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const wholes = meanings.near(asked, texts);
  const told = wordsTold(asked, { texts, meanings });
  const [characters, pairs] = [signsOf(asked, { length: 1, texts }), signsOf(asked, { length: 2, texts })];
  const around = new Map(
    groupBy(
      sentences.map(({ paragraph }, at) => ({ paragraph, near: wholes[at] ?? 0 })),
      ({ paragraph }) => keyOf(paragraph),
    ).flatMap((own) => {
      const [first] = own;
      if (!first) return [];
      const { paragraph } = first;
      const text = `${paragraph.headings.slice(1).join(' ')}${paragraph.text}`.toLowerCase();
      const near = Math.max(...own.map((one) => one.near));
      return [
        [keyOf(paragraph), { near, pairs: shareHeld(pairs, text), words: heldAround(paragraph, words) }] as const,
      ];
    }),
  );
  const { units } = measuresAsked(question);
  return sentences.map((sentence, at) => {
    const text = texts[at] ?? '';
    const beside = around.get(keyOf(sentence.paragraph));
    const coverage = words.reduce(
      (sum, { word, weight }, index) =>
        sum + (weight / total) * Math.max(holdsWord(word, text), beside?.words[index] ?? 0),
      0,
    );
    const near = wholes[at] ?? 0;
    const parts: Record<keyof typeof WEIGHTS, number> = {
      near,
      nearestClause: nearestOf(asked, { texts: clausesOf(text), meanings }),
      words: told[at] ?? 0,
      characters: shareHeld(characters, text),
      pairsAround: beside?.pairs ?? 0,
      nearAround: beside?.near ?? 0,
      looks: looksLikeAnswer(question, sentence.text),
      counts: holdsQuantity(text) ? 1 : 0,
      unit: quantity && countsIn(units, text) ? 1 : 0,
      short: text.length < SHORT ? 1 : 0,
    };
    const score = Object.entries(parts).reduce(
      (sum, [name, part]) => sum + WEIGHTS[name as keyof typeof WEIGHTS] * part,
      0,
    );
    const nearest = text.length < LONG ? near : (near + nearestOf(asked, { texts: stretchesOf(text), meanings })) / 2;
    return { ...sentence, score, worth: nearest + WORTH * coverage, coverage };
  });
}

function nearestOf(search: string, { texts, meanings }: { texts: readonly string[]; meanings: Meanings }): number {
  return texts.length === 0 ? 0 : Math.max(...meanings.near(search, texts));
}

function clausesOf(text: string): string[] {
  return text.split(/(?<=[，,；;：:。])/).filter((clause) => clause !== '');
}

/** From each clause on as many as are needed to tell something; a long text tells several things. */
function stretchesOf(text: string): string[] {
  const clauses = clausesOf(text);
  return clauses.map((_, from) => {
    let stretch = '';
    for (const clause of clauses.slice(from)) if (stretch.length < STRETCH) stretch += clause;
    return stretch;
  });
}

function heldAround({ text, headings }: Paragraph, words: readonly WordAsked[]): number[] {
  const around = `${headings.join(' ')} ${text}`.toLowerCase();
  return words.map(({ word }) => AROUND * holdsWord(word, around));
}
