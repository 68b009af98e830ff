import type { Meanings } from '../../contracts/model.js';
import type { Paragraph } from '../../report/report.js';
import type { Sentence } from '../sentences.js';
import { looksLikeAnswer } from './answer-shape.js';
import { countsIn, measuresAsked } from './measures.js';
import { holdsQuantity } from './quantities.js';
import { holdsWord, type WordAsked, wordsAsked } from './words-asked.js';

/**
 * How well a sentence answers: by `score` sentences are ordered; `worth` tells, whatever the others say, how near its meaning is to the
 * question's, 0 to 1 and a little more where it holds its words; `coverage` is the part of them that it and what stands around it hold.
 */
export type Scored = Sentence & { score: number; worth: number; coverage: number };

type Asked = { search: string; question: string; quantity: boolean; meanings: Meanings };

/** Characters from which on a sentence tells several things, and those that a thing takes. */
const LONG = 40;
const STRETCH = 20;
/** What a sentence shares with the question beside its meaning: words, the measure asked for, the look of an answer. */
const WORDS = 0.3;
const WORTH = 0.2;
const QUANTITY = 0.05;
const UNIT = 0.1;
const SHAPE = 0.05;
/** Between equals the one that tells a year's work in numbers. */
const COUNTED = 0.03;
/** What only the paragraph around a sentence holds counts for less, and so does what its headings hold. */
const AROUND = 0.4;

/** Scores sentences for a question by nearness of meaning, then by words, of which rare ones weigh more. */
export function score(sentences: readonly Sentence[], { search, question, quantity, meanings }: Asked): Scored[] {
  const texts = sentences.map(({ text }) => text.toLowerCase());
  const words = wordsAsked(search, texts);
  const total = words.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const around = new Map<Paragraph, number[]>();
  for (const { paragraph } of sentences)
    if (!around.has(paragraph)) around.set(paragraph, heldAround(paragraph, words));
  const nearness = nearnessOf(search, { texts, meanings });
  const { units } = quantity ? measuresAsked(question) : { units: [] };
  return sentences.map((sentence, at) => {
    const text = texts[at] ?? '';
    let [held, covered] = [0, 0];
    for (const [index, { word, weight }] of words.entries()) {
      const here = holdsWord(word, text);
      held += (weight / total) * here;
      covered += (weight / total) * Math.max(here, around.get(sentence.paragraph)?.[index] ?? 0);
    }
    const near = nearness[at] ?? 0;
    const counted = holdsQuantity(text) ? COUNTED + (quantity ? QUANTITY : 0) : 0;
    const looks = counted + (countsIn(units, text) ? UNIT : 0) + SHAPE * looksLikeAnswer(question, text);
    return { ...sentence, score: near + WORDS * held + looks, worth: near + WORTH * covered, coverage: covered };
  });
}

/** How near each text is in meaning; a long one tells several things, so that the nearest of them counts as much as the whole. */
function nearnessOf(search: string, { texts, meanings }: { texts: readonly string[]; meanings: Meanings }): number[] {
  const wholes = meanings.near(search, texts);
  return texts.map((text, at) => {
    const whole = wholes[at] ?? 0;
    return text.length < LONG ? whole : (whole + Math.max(...meanings.near(search, stretchesOf(text)))) / 2;
  });
}

/** From each clause on as many as are needed to tell something. */
function stretchesOf(text: string): string[] {
  const clauses = text.split(/(?<=[，,；;：:])/).filter((clause) => clause !== '');
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
