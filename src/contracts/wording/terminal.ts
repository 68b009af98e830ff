/** What the terminal says around the answers. */
export type TerminalWording = {
  hint: string;
  choose: string;
  noSource: string;
  farewell: string;
  /** What the commands do that only the terminal has, or has otherwise; the rest is in `ChatWording.descriptions`. */
  descriptions: Readonly<Record<string, string>>;
  /** A command that keeps something for a person, which Telegram alone does. */
  inTelegram(command: string): string;
  /** Beside what shows that an answer is being made. */
  stop: string;
  saved(path: string): string;
  /** `why` as the system says it. */
  notSaved(of: { name: string; why: string }): string;
  /** A file that is no report, or cannot be read. */
  nothingRead(path: string): string;
  /** Said under the review of a draft. */
  askAboutDraft(name: string): string;
};
