import type { BlockOf } from '../blocks.js';

/** The parts of an agency's year at a glance, in their order. */
export type GlancePart = 'received' | 'outcomes' | 'applicants' | 'contested' | 'decisions' | 'sums';

type Bar = BlockOf<'card'>['parts'][number]['bars'][number];

/** Every sentence of an agency's year at a glance, in one language. */
export type GlanceWording = {
  title(place: { agency: string; year: number }): string;
  /** What the picture says under its title: what the figures are of. */
  subtitle: string;
  parts: Readonly<Record<GlancePart, string>>;
  /** An item as short as a bar of a picture takes it; undefined for one that is told by its usual name. */
  short(metric: string): string | undefined;
  blank: string;
  /** An item and its amount, with what it was the year before. */
  before(said: string, was: { year: number; amount: string }): string;
  blankBefore(year: number): string;
  /** Reviews or lawsuits, and how many of them were lost. */
  lost(said: string, amount: string, metric: string): string;
  /** Stands between the pieces of a line. */
  and: string;
  /** So many kinds that are zero. */
  zeros(count: number): string;
  /** So many kinds that were not surely read. */
  unread(count: number): string;
  /** Parts of the picture as one line of text. */
  line(parts: readonly { name: string; said: readonly string[]; beside: string; bars: readonly Bar[] }[]): string;
  sums(counts: { tested: number; failed: number; untested: number }): string;
  noSums: string;
  /** What a picture says of its blank cells. */
  blanks: string;
  gaps: string;
  source(title: string): string;
  /** What can be asked next. */
  asks: {
    glance(place: { agency: string; year: number }): string;
    problems(place: { agency: string; year: number }): string;
    change(place: { agency: string; year: number }): string;
    file(place: { agency: string; year: number }): string;
  };
};
