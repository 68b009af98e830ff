import type { AnswerWording } from '../../answer/answer-wording.js';
import type { ChartWording } from '../../chart/chart-wording.js';
import type { ExportWording } from '../../export/wording.js';
import type { FeatureWording } from './features.js';
import type { FeedbackWording } from './feedback.js';
import type { TerminalWording } from './terminal.js';
import type { AdminWording, UploadWording } from './uploads.js';
import type { WatchWording } from './watch.js';
import type { WebWording } from './web.js';

/** What the chat itself says, around the answers: in Telegram, in the terminal and for JSON lines. */
export type ChatWording = FeatureWording & {
  /** The words that ask for help in this language. */
  help: string;
  /** What each command does, by its name without the slash; Telegram takes 256 characters and shows about 40. */
  descriptions: Readonly<Record<string, string>>;
  /** Words that do what these commands do. */
  spoken: Readonly<Record<'new' | 'cancel', readonly string[]>>;
  /** Said once in a group that the bot of this name was added to. */
  greeting(bot: string): string;
  /** Stands over choices that are too long for a button. */
  choices: string;
  expiredButton: string;
  foreignButton(asker: string): string;
  onlyText: string;
  unknownCommand(command: string): string;
  /** Said when answering failed: what still works and what to do. */
  failed: string;
  /** Said of what was given up because the program died over it more than once. */
  gaveUp: Readonly<Record<'document' | 'message', string>>;
  /** Said once to a person who asks too much, of the question that is then answered when the time is over; of more, nothing is said. */
  wait(seconds: number): string;
  tomorrow: string;
  /** Said instead of an answer when too many questions wait. */
  busy(minutes: number): string;
  /** Said when the program stops before the answer is there. */
  restarting: string;
  privacy(kept: { hours: number; draftHours: number; complaintDays: number }): string;
  forgotten(records: number): string;
  forgottenOf(whose: { person: string; records: number }): string;
  /** To an administrator who does not say whose records are to be deleted, and before that is done. */
  forgetWhom: string;
  confirmForgetMe(asked: { watches: number; minutes: number }): string;
  confirmForget(asked: { person: string; minutes: number }): string;
  confirm: string;
  /** Stands in a group while an answer is made, and the button that stops it. */
  looking: string;
  stop: string;
  /** In other chats: the buttons over what was found and under a figure, and what is said where a link leads to nothing. */
  inline: { more: string; inPrivate: string; open: string; gone: string };
  feedback: FeedbackWording;
  watch: WatchWording;
  uploads: UploadWording;
  admin: AdminWording;
  startedAnew: string;
  cancelled: string;
  nothingToCancel: string;
  notAllowed: string;
  /** Ends the beginning of an answer that is too long for two messages and goes on in a file. */
  wholeAnswer: string;
  charts: ChartWording;
  /** The sentences of answers, for what is told without a question. */
  answers: AnswerWording;
  exports: ExportWording;
  /** What stands in Simplified characters, in the script of this language. */
  script(simplified: string): string;
  status(queue: { waiting: number; seconds: number }): string;
  /** Put before a message that may arrive twice. */
  resent: string;
  /** For whoever runs the bot. */
  anotherInstance: string;
  foreignWebhook: string;
  badToken: string;
  storeFull: string;
  storeWell: string;
  unreachable: string;
  reachable: string;
  terminal: TerminalWording;
  web: WebWording;
  unreadableLine: string;
};
