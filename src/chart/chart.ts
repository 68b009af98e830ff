import type { BlockOf } from '../answer/blocks.js';

/** The name of something drawn, its value and how the value is printed; `value` is `null` unless `state` is `figure`. */
export type Mark = {
  name: string;
  value: number | null;
  /** `blank` the report leaves the cell empty, which is not zero; `missing` there is no figure at all. */
  state: 'figure' | 'blank' | 'missing';
  /** The value grouped and with no unit, or the word for a blank or a missing one. */
  label: string;
};

/** What every chart says around its figures, worded already. */
type Words = {
  title: string;
  /** Years and unit. */
  subtitle: string;
  /** What a reader must know: blanks, gaps, changes of form, what is not drawn. */
  notes: string[];
  /** A note for a picture whose font lacks a character of these words. */
  gaps: string;
  source: string;
};

/** Years from left to right; a mark of every series for every year, missing ones too. */
export type TrendChart = Words & {
  kind: 'trend';
  years: number[];
  series: { name: string; marks: Mark[] }[];
  /** The first year of another form, where the line must not be read across. */
  breaks: { year: number; label: string }[];
  /** Prints a value of the scale shorter than a figure is printed. */
  tick: (value: number) => string;
};

/** Bars one under the other; `place` is empty where nothing is ranked. */
export type BarChart = Words & { kind: 'comparison' | 'rank'; bars: (Mark & { place: string })[] };

/** Parts of a whole, each with its percentage; the last may be what the parts named leave over. */
export type ShareChart = Words & { kind: 'share'; parts: (Mark & { percent: string; rest: boolean })[] };

/** Figures that differ in two things at once. */
export type TableChart = Words & { kind: 'table'; heads: string[]; rows: { name: string; cells: Mark[] }[] };

/** A report at a glance: parts one under the other, each with what it comes to in words and bars of one scale. */
export type CardChart = BlockOf<'card'>;

/** What to draw, in one language, with every word that the picture shows. */
export type Chart = TrendChart | BarChart | ShareChart | TableChart | CardChart;
export type ChartKind = Chart['kind'];
