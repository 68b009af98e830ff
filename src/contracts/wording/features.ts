import type { Citation } from '../../answer/answer.js';

/** What can be done with an answer: labels of its buttons, a citation in one line, and what a file of its figures is called. */
export type AnswerButtonsWording = {
  row: string;
  /** The same under an answer from the text. */
  passage: string;
  copy: string;
  /** Passes the answer on to another chat. */
  pass: string;
  export: string;
  wrong: string;
  readings: string;
  draw: string;
  back: string;
  csv: string;
  xlsx: string;
  /** A sentence to be copied: the figure that stands there where it is one, else the words, with the report and its address or file. */
  citation(citation: Citation, figure: { name: string; amount: string } | null): string;
  /** The answer rests on nothing that is filed any more. */
  gone: string;
  noChart: string;
  /** Names a file and its content: one agency by its name, several by their count. */
  fileTitle(of: { agencies: readonly string[]; years: readonly number[] }): string;
  exported(of: { title: string; figures: number; reports: number }): string;
  pickFormat(of: { title: string; reports: number }): string;
  tooMuch(most: number): string;
  nothingToExport: string;
};

/** The row that a figure was read from, in words around what the report prints. */
export type RowsWording = {
  /** The labels that lead to the row, and that of the column. */
  row(labels: string): string;
  column(label: string): string;
  /** The place counted from the top left of the table. */
  at(place: { row: number; column: number }): string;
  /** What the cell prints where that is not the bare number. */
  readFrom(printed: string, amount: string): string;
  /** How the figure came to be known, where it is not simply printed. */
  state(words: string): string;
  /** The beginning of a file's SHA-256. */
  fingerprint(digits: string): string;
  published(date: string): string;
  more(count: number): string;
};

/** The pages of `/reports`. */
export type ReportsWording = {
  head(filed: { reports: number; agencies: number; years: readonly number[] }): string;
  agency(of: { agency: string; years: readonly number[] }): string;
  pick: string;
  page(at: { page: number; pages: number }): string;
  next: string;
  previous: string;
  agencyHead(of: { agency: string; reports: number }): string;
  pickYear: string;
  which: string;
  unknown(said: string, nearest: readonly string[]): string;
  allAgencies: string;
  year(year: number): string;
  /** The counts of checks of one report: how many fail, and how many could not be made. */
  checks(counts: { tested: number; failed: number; untested: number }): string;
  noChecks: string;
  check: string;
  /** Asks for all doubts about a report, as warnings name it. */
  checkAll: string;
  /** What one report says in a few lines. */
  overview: string;
  checkQuestion(of: { agency: string; year: number }): string;
  gone: string;
};

/** The report itself as it was filed. */
export type OriginalWording = {
  /** Under the file. */
  sent(title: string): string;
  /** Where its bytes are not kept. */
  notKept(of: { title: string; source: string }): string;
};

/** The buttons under an agency's year at a glance. */
export type GlanceButtonsWording = {
  years: string;
  problems: string;
  compare: string;
  tables: string;
  original: string;
};

/** Commands that stand for a question: what they ask, and what is said where there is nothing to ask about. */
export type QuestionsWording = {
  compare(what: string): string;
  trend(what: string): string;
  rank(what: string): string;
  check(what: string): string;
  chart(what: string): string;
  /** The same about what the chat spoke of last. */
  again: { compare: string; trend: string; rank: string; check: string };
  /** Says what the command needs, with an example of it. */
  explain(of: { command: 'compare' | 'trend' | 'rank' | 'check' | 'chart'; example: string; minutes: number }): string;
  /** One agency alone was named: asks for the other. */
  compareWith(agency: string): string;
  /** An item that every form has. */
  item: string;
  /** Stands in the field to reply in; Telegram takes 64 characters. */
  placeholder: string;
  explainExport(example: string): string;
  /** Words that mean everything that is filed. */
  every: readonly string[];
};

/** Choosing the language of the bot. */
export type LanguagesWording = {
  /** Words behind the command that choose, in small letters. */
  said: Readonly<Record<'hans' | 'hant' | 'en' | 'auto', readonly string[]>>;
  ask(current: string): string;
  chosen(name: string): string;
  automatic: string;
  hans: string;
  hant: string;
  english: string;
};

/** What the bot says of itself. */
export type IntroductionWording = {
  /** Shown in an empty chat; Telegram takes 512 characters. */
  description: string;
  /** Shown in the profile; Telegram takes 120 characters. */
  short: string;
  /** Heads the commands below the help. */
  commands: string;
  /** A command that there is not, and the nearest that there is. */
  nearest(of: { command: string; nearest: string }): string;
};

/** The words of what can be done beside asking. */
export type FeatureWording = {
  actions: AnswerButtonsWording;
  rows: RowsWording;
  filed: ReportsWording;
  original: OriginalWording;
  glance: GlanceButtonsWording;
  questions: QuestionsWording;
  languages: LanguagesWording;
  introduction: IntroductionWording;
};
