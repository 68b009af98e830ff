import type { ModelFault } from '../errors.js';
import type { Misfit } from '../query/fits.js';
import type { Assumption } from '../query/query.js';
import type { Choice, ReadingOf } from '../question/reading.js';
import type { Fact, Finding } from '../report/fact.js';
import type { FormId, TableId } from '../report/forms.js';
import type { Citation } from './answer.js';
import type { Example } from './examples.js';
import type { TableWording } from './table-wording.js';

/** What a figure is called; parts that stand in a heading above are left out. */
export type Label = {
  agency?: string;
  year?: number;
  metric?: string;
  form?: FormId | null;
  applicant?: string | null;
};

/**
 * Why there is no figure: no report of that year is filed; that year's form does not ask for it; the report lacks the table;
 * the table is there and the row could not be read with certainty.
 */
export type AbsenceReason = 'no_report' | 'not_on_form' | 'no_table' | 'row_unsure';

/** A figure that was looked for in vain. `years` are those the agency has reports of. */
export type Absence = {
  agency: string;
  year: number;
  metric: string;
  applicant: string | null;
  why: AbsenceReason;
  years: number[];
};

/** A value with its unit, as it is to be printed. */
export type Amount = { value: number; unit: string };

/** One change of form that a series runs over, with what the row is called before and after. */
export type FormBreak = { year: number; before: string; after: string };

/** What was searched in vain, and what the reports have instead. */
export type Searched = { agencies: string[]; years: number[]; reports: number; headings: string[] };

/** What is filed, by agency. */
export type Holding = { agency: string; years: number[] };

/** A rate or share worked out: its name, its value in percent, and the division with its numbers. */
export type Percentage = { name: string; value: number; formula: string };

/** How the sums of a check came out. */
export type CheckCounts = { held: number; ifBlankIsZero: number; failed: number; untested: number };

/**
 * Every sentence the program says about figures and reports, in one language. Sentences come back whole, without line
 * breaks at their ends; amounts are grouped as the language does, and no id of the catalogue is ever printed.
 */
export type AnswerWording = {
  /** What is said of tables of figures. */
  table: TableWording;
  label(label: Label): string;
  amount(amount: Amount): string;
  percentage(value: number): string;
  /** "九十 of whom": what share of what. */
  shareOf(part: Label, whole: Label): string;
  /** A name and what is said of it, on one line. */
  line(name: string, said: string): string;

  blank: string;
  /** Beside a row of a list: why there is no number. */
  dash(why: AbsenceReason | 'blank'): string;
  /** The report's own sentence gives the figure that the cell leaves blank. */
  saidInWords(quote: string, mark: string): string;
  /** A figure that was corrected, with the day in China; its name is empty where it is the only one. `printed` is `null` for a blank cell. */
  corrected(correction: {
    name: string;
    printed: Amount | null;
    inText: boolean;
    by: string;
    day: string;
    why: string;
  }): string;
  /** Sums that were checked as the report prints these figures, before they were corrected. */
  checkedAsPrinted(names: string[]): string;
  /** How a sum came about: parts that are not zero by name, how many are zero, how many blank. */
  addedUp(sum: { parts: { fact: Fact; by: 'metric' | 'applicant' }[]; zeros: number; blanks: number }): string;

  premiseHolds: string;
  premiseWrong(claimed: number, found: Amount): string;

  highest(winner: { names: string[]; amount: Amount; rival: { name: string; difference: Amount } | null }): string;
  allEqual(amount: Amount): string;
  converted(pairs: { name: string; amount: Amount }[]): string;
  incomparable: string;
  formBreak(change: FormBreak): string;

  changed(change: {
    name: string;
    from: number;
    to: number;
    earlier: Amount;
    later: Amount;
    rate: number | null;
  }): string;
  noChange: string;
  /** A change that the report itself states, which was not worked out; `differs` where its number is not the one in the table. */
  statedChange(quote: string, its: { mark: string; differs: boolean }): string;
  noRateFromZero: string;
  yearsMissing(years: number[]): string;

  ranked(head: {
    best: string[];
    amount: string;
    order: 'most' | 'least';
    rate: boolean;
    counted: number;
    asked: number;
  }): string;
  /** Everything that was ranked has the same value. */
  allTied(head: { amount: string; counted: number; asked: number }): string;
  rankLine(row: { place: number; tied: boolean; name: string; said: string }): string;
  placed(place: { name: string; place: number; tied: boolean; counted: number; said: string }): string;
  notPlaced(name: string): string;
  /** How many more there are that are not listed. */
  more(count: number): string;
  notRanked(left: { blank: string[]; zero: string[]; absent: string[] }): string;
  fewCases: string;

  percentageLine(percentage: Percentage): string;
  noPercentage(name: string, why: 'zero' | 'blank'): string;

  /** What a sum is of: the name its parts share, and the parts where they are few. */
  sumName(shared: Label, parts: string[]): string;
  sum(total: { name: string; amount: Amount; formula: string; count: number }): string;
  average(mean: { name: string; amount: Amount; formula: string; count: number }): string;
  leftOut(left: { blank: string[]; absent: string[] }): string;
  maybeCountedTwice: string;

  existsYes: string;
  /** No, in the table's figures or in the text's words. */
  existsNo(inWords: boolean): string;
  existsUnknown: string;
  existsAmong(found: { wants: 'some' | 'none'; count: number; counted: number; asked: number }): string;

  checkHead(result: { agency: string; year: number; counts: CheckCounts }): string;
  checkNothing(agency: string, year: number): string;
  checkLine(check: string, counts: CheckCounts): string;
  finding(finding: Finding): string;

  /** Where a figure stands: section, labels, row and column. */
  place(fact: Fact): string;
  printedAs(quote: string): string;

  assumption(assumption: Assumption): string;
  positionInferred(names: string[]): string;
  note(note: string): string;
  moreWarnings(count: number): string;
  warning(said: string): string;
  sourcesHead: string;
  /** The report a citation stands in: agency, title, year. */
  source(citation: Citation): string;

  /** Heads sentences quoted where the report has no table for what was asked. */
  onlyInWords: string;
  absent(absence: Absence, form: { has: FormId[]; table: TableId | null }): string;
  /** A question that can be sent back. */
  asking(label: Label): string;
  askingTrend(label: Label): string;
  askingRank(label: Label): string;
  askingCompare(agencies: readonly [string, string], label: Label): string;
  askingText(place: { agency: string; year: number }): string;

  narrativeLead(place: { agency: string; year: number; heading: string }): string;
  narrativeQuote(quote: string, mark: string): string;
  narrativeNothing(searched: Searched): string;
  /** Heads a sentence about the matter that lacks the number or name asked for. */
  notStated(place: { agency: string; year: number }): string;
  /** Says before the passages that come nearest that they may not answer. */
  nearest(place: { agency: string; year: number }): string;
  /** Heads sentences of another body's report that name the body asked for; `amount` stands right beside the name. */
  toldElsewhere(told: { agency: string; year: number; name: string; amount: string | null }): string;
  /** Heads what names the body asked for where none of it is sure to answer. */
  namedElsewhere(said: string, year: number | null): string;
  /** Says under what answers that the body's own report is not filed. */
  notFiledItself(said: string, year: number | null): string;
  /** Over all agencies: how many reports were searched, how many speak of the matter, and how many of those are quoted. */
  searchedOver(counts: { reports: number; found: number; shown: number }): string;
  /** Heads the report's sentences that give a reason for a figure. */
  reasonsHead: string;
  noReason: string;
  summaryHead(place: { agency: string; year: number }): string;
  summaryParts: { done: string; problems: string; plans: string };
  summaryLine(part: string, quote: string): string;
  /** How much of the later report stands word for word in the earlier one, in percent and characters. */
  repeatedShare(found: {
    agency: string;
    earlier: number;
    later: number;
    share: number;
    repeated: number;
    whole: number;
  }): string;
  newHead(sentences: number): string;
  repeatedHead(sentences: number): string;
  /** The language a model is to write in. */
  modelLanguage: 'zh' | 'en';
  /** Stands under what a model worded. */
  modelLabel: string;
  cutShort: string;
  /** Stands under what was checked of a model's words when the person stopped it. */
  stopped: string;
  /** Said while paragraphs can be found by their words only. */
  vectorsMissing: string;
  /** Heads the report's own words where a model was asked in vain. */
  modelUnavailable(fault: ModelFault): string;

  /** A term, a rule or a how-to; `told` fills what the text leaves open. Undefined for an id that is none. */
  explain(id: string, told?: Readonly<Record<string, string | number>>): string | undefined;
  /** A reply to small talk or a word about the bot itself. Undefined for an id that is none. */
  talk(id: string, told?: Readonly<Record<string, string | number>>): string | undefined;
  /** An agency with the years that are filed of it. */
  filedOf(agency: string, years: readonly number[]): string;
  /** Why the tables do not answer, by what they lack, in the asker's words. */
  cannot(why: ReadingOf<'unanswerable'>['why'], said: string): string;
  /** The whole, told beside that it is not split. */
  inAllIs(told: string): string;
  misfit(misfit: Misfit): string;
  notFiled(asked: { agency: string; year: number | null; years: readonly number[] }): string;
  /** What can be asked, what is filed, and examples of it, numbered in their order. */
  help(filed: { holdings: Holding[]; reports: number; examples: readonly Example[] }): string;
  exampleNames: Readonly<Record<Example['what'], string>>;
  holdings(holdings: Holding[], total: { agencies: number; reports: number }): string;
  nothingFiled: string;
  outside(said: string): string;
  unknownAgency(asked: ReadingOf<'unknown_agency'>): string;
  clarify(asks: ReadingOf<'clarify'>['asks'], said: string, choices: Choice[]): string;
  tooLong(text: { length: number; limit: number }): string;
};
