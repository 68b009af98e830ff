/** A figure on one line, and the row it stands in as printed. */
export type FigureTold = { figure: string; row: string };

/** What is said about errors that people report, and to whoever answers them. Labels of buttons are 20 Han characters at most. */
export type FeedbackWording = {
  good: string;
  bad: string;
  /** Shown for a moment where a button of this name is pressed. */
  toasts: Readonly<Record<string, string>>;

  which: string;
  noneOfThese: string;
  /** Asks what is wrong; `null` where it is no figure. */
  ask(of: { figure: string | null; minutes: number }): string;
  placeholder: string;
  taken(number: number): string;
  tooMany(open: number): string;

  request: string;
  /** The words that are kept of a request for a report. */
  requested(of: { agency: string; year: number | null }): string;
  requestTaken(of: { number: number; agency: string }): string;

  /** To administrators: what was reported, by its number. */
  complaint(of: { number: number; about: FigureTold | null; words: string }): string;
  correct: string;
  decline: string;
  dismiss: string;
  reply: string;
  askValue(of: FigureTold & { number: number; unit: string; minutes: number }): string;
  valuePlaceholder: string;
  /** What a blank cell is called where its value is asked for, in lower case. */
  blankWords: readonly string[];
  notAValue(unit: string): string;
  askReason(of: { value: string; minutes: number }): string;
  reasonPlaceholder: string;
  confirmCorrection(of: {
    number: number;
    figure: string;
    before: string;
    after: string;
    why: string;
    minutes: number;
  }): string;
  confirm: string;
  corrected(of: { number: number; figure: string }): string;
  askAnswer(of: { number: number; declines: boolean; minutes: number }): string;
  answered(number: number): string;
  /** Another administrator was faster. */
  handled(number: number): string;
  figureGone(number: number): string;
  changedMeanwhile(number: number): string;

  /** To whoever reported it. */
  outcome(of: {
    number: number;
    outcome: 'corrected' | 'declined' | 'answered';
    words: string;
    /** What the figure was and is; `null` where none was corrected. */
    change: { figure: string; before: string; after: string } | null;
  }): string;

  openHead(count: number): string;
  correctedHead(count: number): string;
  more(count: number): string;
  nothingOpen: string;
  nothingCorrected: string;
  show(number: number): string;
  undo(number: number): string;
  undone(figure: string): string;
  nothingToUndo: string;
};
