/** What is said about watching agencies, and the notices of new reports. Labels of buttons are 20 Han characters at most. */
export type WatchWording = {
  /** Over the list of what a person or a group watches. */
  head(watches: number): string;
  /** One of the list; `elsewhere` where it is told to another chat of the person's. */
  line(watch: { agency: string; elsewhere: boolean; filed: boolean; paused: boolean }): string;
  /** Nothing is watched: how to begin. */
  none(example: string | null): string;
  settings(set: { quiet: { from: number; to: number } | null; digest: boolean }): string;
  watching(agency: string): string;
  already(agency: string): string;
  /** Watched although no report of it is filed. */
  notFiledYet(agency: string): string;
  /** Asks whether an agency is to be watched of which no report is filed; `nearest` where others are offered instead. */
  confirmUnfiled(of: { agency: string; nearest: boolean }): string;
  /** Stands in the field to reply in. */
  placeholder: string;
  which(said: string): string;
  /** No such agency is filed, and the words are not plainly the name of one. */
  unknown(of: { said: string; nearest: boolean }): string;
  full(most: number): string;
  ended(agency: string): string;
  notWatched: string;
  notYours: string;
  buttons: {
    mine: string;
    end: string;
    /** Watches the agency that an answer looked for in vain. */
    begin: string;
    /** Watches what is not filed yet. */
    unfiled(agency: string): string;
    endOf(number: number, agency: string): string;
    quietOn: string;
    quietOff: string;
    digestOn: string;
    digestOff: string;
    next: string;
    previous: string;
    ask: string;
    askOf(of: { agency: string; year: number }): string;
  };
  /** A question that sums up one report. */
  question(of: { agency: string; year: number }): string;

  filed(title: string): string;
  /** A newer version took the place of one that was filed before. */
  updated(title: string): string;
  /** Over what was changed after publication, and where nothing that is read was. */
  changed: string;
  unchanged: string;
  /** Behind a figure: what it was a year before, and how it changed; `null` for no change. */
  before(of: { year: number; amount: string; change: { more: boolean; by: string } | null }): string;
  blankBefore(year: number): string;
  /** Between figures on one line. */
  and: string;
  noFigures: string;
  holds(checks: number): string;
  fails(checks: number): string;
  more(count: number): string;
  /** Where the report came from, with the beginning of its SHA-256. */
  source(of: { source: string; digits: string }): string;
  digest(reports: number): string;
};
