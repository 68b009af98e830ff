import type { Fact } from '../report/fact.js';

/** What a report says, as far as two readings of it can be held against each other. */
export type Content = {
  paragraphs: readonly { text: string }[];
  facts: readonly Pick<Fact, 'metric' | 'applicant' | 'value'>[];
};

const GRAM = 8;
/** Two agencies that follow the same model share phrases; two versions of one report share most of their sentences. */
const SHARED_TEXT = 0.3;
const SHARED_FIGURES = 0.8;
const ENOUGH_FIGURES = 3;
const ENOUGH_GRAMS = 60;

/**
 * Whether both can be versions of one report: they share a good part of their sentences, or nearly all figures that are not
 * zero. Two agencies of one name do neither. True where there is too little of either to tell.
 */
export function canBeVersions(one: Content, other: Content): boolean {
  const figures = overlap(figuresOf(one), figuresOf(other), ENOUGH_FIGURES);
  const text = overlap(gramsOf(one), gramsOf(other), ENOUGH_GRAMS);
  if (figures === null && text === null) return true;
  return (figures ?? 0) >= SHARED_FIGURES || (text ?? 0) >= SHARED_TEXT;
}

/** The share of the smaller set that the larger one holds too; `null` where it has fewer than `enough` members. */
function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>, enough: number): number | null {
  const [small, large] = one.size <= other.size ? [one, other] : [other, one];
  if (small.size < enough) return null;
  let shared = 0;
  for (const each of small) if (large.has(each)) shared++;
  return shared / small.size;
}

function figuresOf({ facts }: Content): Set<string> {
  return new Set(
    facts.filter(({ value }) => value).map(({ metric, applicant, value }) => `${metric} ${applicant} ${value}`),
  );
}

function gramsOf({ paragraphs }: Content): Set<string> {
  const grams = new Set<string>();
  for (const { text } of paragraphs) {
    const words = text.replaceAll(/[^\p{Script=Han}]/gu, '');
    for (let at = 0; at + GRAM <= words.length; at++) grams.add(words.slice(at, at + GRAM));
  }
  return grams;
}
