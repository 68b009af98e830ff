import type { Assumption, Condition } from '../../query/query.js';
import type { NoAmount } from '../../query/table.js';
import type { Amount } from '../answer-wording.js';
import type { Part, Subject } from '../subject.js';

export type FoldHow = 'sum' | 'mean' | 'median' | 'largest' | 'smallest';

/** Two amounts set against each other: what they share, what each is, and what came of it. */
export type Against = {
  how: 'difference' | 'share' | 'times' | 'growth';
  shared: Subject;
  of: { name: string; amount: Amount };
  from: { name: string; amount: Amount };
  amount: Amount;
  /** In the figures' own unit, beside a growth; in percent beside a difference over the years. */
  beside: Amount | null;
};

/** A condition with its names and amounts ready to be said. */
export type ConditionSaid = {
  is: Condition['is'];
  not: boolean;
  /** What is looked at, where it is not the row itself. */
  of: string;
  /** An amount or another item's name. */
  than: string;
  isZero: boolean;
  vague: boolean;
  from: number;
  to: number;
  among: string;
};

/** Rows counted in a word: 个机关, 份报告. */
export type Counted = { count: number; what: readonly Part[] };

/** Figures that are not there, by reason, with the names of their rows. */
export type Missing = { why: NoAmount; names: readonly string[] };

/** A report with its section, as a line of sources tells it; what was told before is left out. `above` means all reports named above. */
export type Source = { agency?: string; year?: number; section?: string; above?: boolean };

/** Every sentence about a table of figures, in one language; sentences come back without marks and line breaks. */
export type TableWording = {
  /** What something is of; the total column goes without saying. */
  name(subject: Subject): string;
  /** The item as people speak of it, and in brackets what the form calls it, in a sentence with its amount: 败诉1件（法院纠正）. */
  spoken(metric: string, amount: string): string;
  amount(amount: Amount, unit?: string): string;
  listed(said: readonly string[]): string;
  /** A name and its amount inside a line. */
  pair(name: string, amount: string): string;
  /** A name and its amount as a line of their own. */
  entry(name: string, amount: string): string;
  /** A name that heads what follows. */
  line(name: string): string;
  /** The unit that two shares differ in. */
  points: string;
  /** A few of the names and how many there are in all. */
  some(names: readonly string[]): string;
  counted(counted: Counted): string;

  blank: string;
  why(why: NoAmount): string;
  /** The reasons with the rows that they hold for, in one line. */
  missing(missing: readonly Missing[]): string;
  /** Rows that are zero, told together. */
  zeros(names: readonly string[]): string;
  /** What cannot be worked out, and why. */
  unworked(name: string, why: NoAmount): string;

  withFormula(said: string, formula: string): string;
  /** So many numbers, where they are not written out. */
  ofSo(count: number): string;
  /** How many there are that the conditions hold for. */
  number(counted: { name: string; conditions: readonly string[]; of: Counted }): string;
  /** The form's own total before its parts. */
  inAll(total: { shared: string; name: string; amount: string }): string;
  folded(fold: {
    how: FoldHow;
    name: string;
    amount: string;
    formula: string;
    /** Whose the largest or smallest is. */
    whose: string;
  }): string;
  /** What a fold is of, as a name: 2020年合计, 最多的洛江区人民政府. */
  folding(fold: { how: FoldHow; name: string; whose: string }): string;
  /** In a sentence with both names, and as a line's amount alone. */
  against(against: Against): { said: string; brief: string; formula: string };
  /** How a named rate is worked out, in words; undefined for what is none. */
  method(metric: string): string | undefined;

  /** The greatest of some, before they are listed. */
  most(best: { name: string; shared: string; amount: string; of: Counted; percent: boolean }): string;
  allEqual(all: { shared: string; amount: string; of: Counted }): string;
  changed(change: { shared: string; from: number; to: number; difference: Amount; percent: number | null }): string;
  fewYears(shared: string): string;
  more(pair: { shared: string; more: string; less: string; difference: Amount }): string;

  ranked(head: {
    shared: string;
    by: 'most' | 'least';
    at: number;
    names: readonly string[];
    amount: string;
    of: Counted;
    percent: boolean;
  }): string;
  placed(head: { name: string; by: 'most' | 'least'; at: number; tied: boolean; amount: string; of: Counted }): string;
  tied(said: string): string;
  cut(cut: { shown: number; of: Counted }): string;
  fewCases: string;

  condition(condition: ConditionSaid): string;
  kept(head: { shared: string; conditions: readonly string[]; kept: Counted; of: number }): string;
  noneKept(head: { shared: string; conditions: readonly string[]; of: Counted }): string;
  undecided(missing: readonly Missing[]): string;
  /** Rows that a sum, a mean or a comparison does without. */
  leftOut(missing: readonly Missing[]): string;

  right(said: string): string;
  wrong(said: string): string;
  untold(why: string): string;
  isSo(amount: string): string;
  /** Said to who asks whether it is really so. */
  sure(amount: string): string;
  isPlace(at: number, of: number): string;
  exists: Readonly<Record<'yes' | 'no', (said: string) => string>>;
  existsIn(some: Counted, of: number): string;

  besideYear(year: { year: number; amount: Amount; difference: Amount }): string;
  besideShare(share: { whole: string; amount: Amount; percent: number }): string;
  besideItem(item: { name: string; amount: Amount }): string;

  assumed(assumptions: readonly Assumption[]): string;
  yearsDiffer(years: readonly number[]): string;
  yearsMissing(agency: string, years: readonly number[]): string;
  overlap(parent: string, child: string): string;
  /** Agencies that the question leaves out. */
  leavingOut(agencies: string): string;
  saidInWords(quote: string): string;

  source(source: Source): string;
  /** The pieces of a line of sources. */
  sources(pieces: readonly string[]): string;
  askingYear(subject: Subject, year: number): string;
  askingPlaces(from: number, to: number): string;
};
