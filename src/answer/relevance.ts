import type { Paragraph } from '../report/report.js';
import { looksLikeAnswer } from './answer-shape.js';
import { type MatterAsked, mattersAsked, SPEAKS, speaksOf } from './matters-asked.js';
import { holdsQuantity } from './quantities.js';
import { askedUnits } from './question-words.js';
import type { Sentence } from './sentences.js';
import { sharedSigns } from './signs.js';

/**
 * How well a sentence answers: `coverage` is the part (0 to 1) of what is asked about that it and what stands around it speak of,
 * `understood` the part of the question whose words are known, or stand in some passage.
 */
export type Scored = Sentence & { score: number; coverage: number; understood: number };

type Asked = { search: string; question: string; quantity: boolean };

/** What the paragraph and its headings say counts for less than what the sentence says. */
const PARAGRAPH = 0.3;
const HEADING = 0.4;
/** What is only touched counts for half where it is asked whether the passage answers at all. */
const TOUCHED = 0.5;
/** What may have been meant in another way, too. */
const DOUBTFUL = 0.5;
const CLAUSE = 0.3;
const UNIT = 0.25;
/** A sentence that counts in none of the measures asked for seldom holds the number asked for. */
const OTHER_UNIT = 0.7;
const SHAPE = 0.1;
/** Between equals the one that tells a year's work in numbers. */
const COUNTED = 0.03;

/** Scores sentences for a question: rare words weigh more, words in the same clause as a number more where one is asked. */
export function score(sentences: readonly Sentence[], asked: Asked): Scored[] {
  const texts = sentences.map(({ text }) => text.toLowerCase());
  const matters = mattersAsked(asked, texts);
  const total = matters.reduce((sum, { weight }) => sum + weight, 0);
  if (total === 0) return sentences.map((sentence) => ({ ...sentence, score: 0, coverage: 0, understood: 0 }));
  const understood = total / matters.reduce((sum, { face }) => sum + face, 0);
  const around = new Map<Paragraph, number[]>();
  for (const { paragraph } of sentences)
    if (!around.has(paragraph)) around.set(paragraph, spokenAround(paragraph, matters));
  const signs = sharedSigns(asked.question, texts);
  return sentences.map((sentence, at) => {
    const text = texts[at] ?? '';
    let [own, whole, covered] = [0, 0, 0];
    for (const [index, matter] of matters.entries()) {
      const here = speaksOf(matter, text);
      const all = Math.max(here, around.get(sentence.paragraph)?.[index] ?? 0);
      own += matter.weight * here;
      whole += matter.weight * all;
      covered += matter.weight * (matter.doubtful ? DOUBTFUL : 1) * (all >= SPEAKS ? all : TOUCHED * all);
    }
    const answered = asFigure(text, { matters, asked, told: whole + own, total }) / total;
    const shape = SHAPE * looksLikeAnswer(asked.question, text) + (holdsQuantity(text) ? COUNTED : 0);
    return { ...sentence, score: answered + (signs[at] ?? 0) + shape, coverage: covered / total, understood };
  });
}

function spokenAround({ text, headings }: Paragraph, matters: readonly MatterAsked[]): number[] {
  const [whole, above] = [text.toLowerCase(), headings.join(' ').toLowerCase()];
  return matters.map((matter) => Math.max(PARAGRAPH * speaksOf(matter, whole), HEADING * speaksOf(matter, above)));
}

/** What a sentence tells, where a number is asked for the more of a sentence that counts what is asked about. */
function asFigure(
  text: string,
  { matters, asked, told, total }: { matters: readonly MatterAsked[]; asked: Asked; told: number; total: number },
): number {
  if (!asked.quantity) return told;
  const units = askedUnits(asked.question);
  const counted = countsIn(units, text);
  const near = CLAUSE * nearNumber(matters, text) + UNIT * counted * total;
  return (units.length === 0 || counted > 0 ? 1 : OTHER_UNIT) * (told + near);
}

function nearNumber(matters: readonly MatterAsked[], sentence: string): number {
  const clauses = sentence.split(/[，,；;、]/).filter(holdsQuantity);
  return Math.max(
    0,
    ...clauses.map((clause) => matters.reduce((sum, matter) => sum + matter.weight * speaksOf(matter, clause), 0)),
  );
}

function countsIn(units: readonly string[], sentence: string): number {
  if (units.length === 0) return 0;
  return (
    units.filter((unit) => new RegExp(`[\\d一二三四五六七八九十百千万余多]\\s*${unit}`).test(sentence)).length /
    units.length
  );
}
