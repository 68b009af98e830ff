import type { Fact } from '../report/fact.js';
import { LOCAL } from '../report/metrics.js';
import type { Report } from '../report/report.js';

/** What a report says, as far as two readings of it can be held against each other. */
export type Content = {
  paragraphs: readonly { text: string }[];
  facts: readonly Pick<Fact, 'metric' | 'applicant' | 'value' | 'status' | 'correction'>[];
};

/** A report as it was read from one of its formats. */
export type ReadReport = Content & { report: { reading: Pick<Report['reading'], 'format'> } };

const GRAM = 8;
/** Two agencies that follow the same model share phrases; two versions of one report share most of their sentences. */
const SHARED_TEXT = 0.3;
const SHARED_FIGURES = 0.8;
const ENOUGH_FIGURES = 3;
const ENOUGH_GRAMS = 60;
/** Two formats of one text differ in little more than their page furniture. */
const SAME_TEXT = 0.9;
const MUCH_LONGER = 1.2;

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

/**
 * Whether both are one report: in one format word for word and cell for cell (in another script or character set); in two
 * formats where the cells that both have print the same, or without such cells the text is the same. A corrected version
 * comes in the format of the first, or with other figures.
 */
export function isCopy(one: ReadReport, other: ReadReport): boolean {
  const [cells, others] = [cellsOf(one), cellsOf(other)];
  const shared = [...cells.keys()].filter((key) => others.has(key));
  if (one.report.reading.format === other.report.reading.format) {
    const sameCells = shared.length === Math.max(cells.size, others.size);
    return sameCells && shared.every((key) => cells.get(key) === others.get(key)) && wordsOf(one) === wordsOf(other);
  }
  if (shared.length < ENOUGH_FIGURES) return (overlap(gramsOf(one), gramsOf(other), ENOUGH_GRAMS) ?? 0) >= SAME_TEXT;
  return shared.every((key) => cells.get(key) === others.get(key));
}

/** Whether one reading of a report has more of it than the other: more cells of its tables, or else much more text. */
export function isFuller(one: Content, other: Content): boolean {
  const [cells, others] = [cellsOf(one).size, cellsOf(other).size];
  if (cells !== others) return cells > others;
  return textLength(one) > MUCH_LONGER * textLength(other);
}

/** The values of the tables' cells; of the text's figures and of local rows the name is no key. */
function cellsOf({ facts }: Content): Map<string, number | null> {
  const cells = facts.filter(({ metric, status }) => metric !== LOCAL && status !== 'text');
  // Documents are compared as they are printed, whatever was corrected since.
  return new Map(
    cells.map(({ metric, applicant, value, correction }) => [
      `${metric} ${applicant}`,
      correction ? correction.printed : value,
    ]),
  );
}

function wordsOf({ paragraphs }: Content): string {
  return paragraphs.map(({ text }) => text.replaceAll(/[^\p{Script=Han}\p{L}\d]/gu, '')).join('');
}

function textLength({ paragraphs }: Content): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
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
