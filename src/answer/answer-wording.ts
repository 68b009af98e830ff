import type { ModelFault } from '../contracts/errors.js';
import type { Heading } from '../narrative/pointing/pointing.js';
import type { Misfit } from '../query/fits.js';
import type { QueryWording } from '../query/query-words.js';
import type { Choice, ReadingOf } from '../question/reading.js';
import type { Fact, Finding } from '../report/fact.js';
import type { FormId, TableId } from '../report/forms.js';
import type { ReadingNote } from '../report/noted.js';
import type { Changes, Report } from '../report/report.js';
import type { RowRead } from '../report/rows-read.js';
import type { Citation } from './answer.js';
import type { Example } from './examples.js';
import type { GlanceWording } from './glance/glance-wording.js';
import type { TableWording } from './say/table-wording.js';

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
 * the table, or the row, is printed and could not be read with certainty; the table is there, and the row is not.
 */
export type AbsenceReason = 'no_report' | 'not_on_form' | 'no_table' | 'table_unread' | 'row_unsure' | 'no_row';

/** A figure that was looked for in vain. `years` are those the agency has reports of. */
export type Absence = {
  agency: string;
  year: number;
  metric: string;
  applicant: string | null;
  why: AbsenceReason;
  years: number[];
  /** The row as it is printed, where it is known which one could not be read with certainty. */
  printed?: string;
};

/** A value with its unit, as it is to be printed. */
export type Amount = { value: number; unit: string };

/** One change of form that a series runs over, with what the row is called before and after. */
export type FormBreak = { year: number; before: string; after: string };

/** What was searched in vain, and what the reports have instead. */
export type Searched = { agencies: string[]; years: number[]; reports: number; headings: string[] };

/** What is filed, by agency. */
export type Holding = { agency: string; years: number[] };

/** How the sums of a check came out. */
export type CheckCounts = { held: number; ifBlankIsZero: number; failed: number; untested: number };

/**
 * Every sentence the program says about figures and reports, in one language. Sentences come back whole, without line
 * breaks at their ends; amounts are grouped as the language does, and no id of the catalogue is ever printed.
 */
export type AnswerWording = {
  /** What is said of tables of figures. */
  table: TableWording;
  /** Names a query, where it is told what a question was taken for. */
  queryWords: QueryWording;
  label(label: Label): string;
  amount(amount: Amount): string;
  /** A name and what is said of it, on one line. */
  line(name: string, said: string): string;
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
  formBreak(change: FormBreak): string;
  /** A change that the report itself states, which was not worked out; `differs` where its number is not the one in the table. */
  statedChange(quote: string, its: { mark: string; differs: boolean }): string;
  /** How many more there are that are not listed. */
  more(count: number): string;

  checkHead(result: { agency: string; year: number; counts: CheckCounts }): string;
  checkNothing(agency: string, year: number): string;
  checkLine(check: string, counts: CheckCounts): string;
  finding(finding: Finding): string;

  /** Where a figure stands: section, labels, row and column. */
  place(fact: Fact): string;
  printedAs(quote: string): string;
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
  /** Over all agencies: how many reports were searched, how many speak of the matter, and which of those are quoted, from 1. */
  searchedOver(counts: { reports: number; found: number; from: number; to: number }): string;
  /** The reports that do not speak of a matter, by agency, out of so many. */
  notWritten(found: { reports: number; missing: readonly Holding[] }): string[];
  /** A button to the reports that are not quoted yet. */
  rest(left: number): string;
  /** The part of an answer that a question asks for. */
  page(question: string, page: number): string;
  /** So many of the quoted sentences were chosen without the model, whose tokens for a question were used up. */
  unseenByModel(reports: number): string;
  /** Heads the report's sentences that give a reason for a figure. */
  reasonsHead: string;
  noReason: string;
  /** An agency's year at a glance. */
  glance: GlanceWording;
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
  /** What a sentence tells of the matter. */
  headingNames: Readonly<Record<Heading, string>>;
  /** The language a model is to write in. */
  modelLanguage: 'zh' | 'en';
  /** Stands under sentences that a model chose. */
  modelLabel: string;
  /** A model's own words for the sentences below it. */
  inShort(said: string): string;
  /** A model's translation of the sentence above it. */
  translated(said: string): string;
  /** Stands under what a model had chosen when the person stopped it. */
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
  /** What can be asked, what is filed, and examples of it, numbered in their order. */
  help(filed: { holdings: Holding[]; reports: number; examples: readonly Example[] }): string;
  exampleNames: Readonly<Record<Example['what'], string>>;
  /** The versions that are filed of a report, and what was changed in each after publication. */
  versions(report: Report, versions: readonly Report[]): string[];
  /** None of so many reports has a second version. */
  noneChanged(reports: number): string;
  /** Where a report is to be had as it was filed: its title, address or file, and the beginning of its fingerprint. */
  original(report: Report): string[];
  /** How a report was read: its format and the rows of its form. */
  readAs(report: Report, read: { rows: RowRead[]; others: ReadingNote[] }): string[];
  /** What differs between two versions, a line each, as many of each kind as `most`. */
  changes(changes: Changes, most: number): string[];
  holdings(holdings: Holding[], total: { agencies: number; reports: number }): string;
  nothingFiled: string;
  outside(said: string): string;
  unknownAgency(asked: ReadingOf<'unknown_agency'>): string;
  clarify(asks: ReadingOf<'clarify'>['asks'], said: string, choices: Choice[]): string;
  tooLong(text: { length: number; limit: number }): string;
};
