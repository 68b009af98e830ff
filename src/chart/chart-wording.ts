import type { Label } from '../answer/answer-wording.js';

/** Every word a chart shows, in one language. */
export type ChartWording = {
  label(label: Label): string;
  /** The label as it stands at the head of a chart. */
  title(label: Label): string;
  /** The number with its thousands grouped, all its digits. */
  number(value: number): string;
  /** A number of a scale, shortened: 2,000万. */
  tick(value: number): string;
  /** Years and unit; with a total, that the percentages are of it. */
  subtitle(said: { years: readonly number[]; unit: string; total?: string }): string;
  /** How many items there are, and what stands between two. */
  items(count: number): string;
  and: string;
  /** One figure is so great that the others look alike. */
  outlier(name: string): string;
  blank: string;
  missing: string;
  /** What the named parts leave of the whole. */
  rest: string;
  /** Names are left out where the picture shows the word in its place. */
  blanksNoted(names: readonly string[]): string;
  missingNoted(names: readonly string[]): string;
  formBreak(year: number): string;
  breaksNoted: string;
  /** Units of money brought together to one. */
  converted(unit: string): string;
  /** Says what the mark stands for that is drawn in the place of a character that the font has not. */
  gapsNoted: string;
  /** What stars mean: each figure's name with what its report prints. */
  correctedNoted(printed: readonly string[]): string;
  leftOut(count: number): string;
  /** Parts that are zero and left out where there are many. */
  zerosLeftOut(count: number): string;
  source(of: { agencies: readonly string[]; years: readonly number[]; reports: number; title: string }): string;
};
