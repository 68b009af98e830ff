import type { LanguageId } from '../contracts/language.js';
import type { Seat } from '../contracts/register.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import type { Asked, Said } from './reply.js';

/** A file that somebody sent; `album` is the same for files that were sent together, `caption` what was said with it. */
export type SentFile = {
  /** By which the channel knows it. */
  id: string;
  name: string;
  /** In bytes; `null` where the channel does not say. */
  size: number | null;
  album: string | undefined;
  caption: string;
};

/** The bytes of a file that somebody sent, by its id; rejects with DownloadError. */
export type Download = (file: string) => Promise<Uint8Array>;

/** A file could not be had: it is too large, or the channel did not give it. It never says from where: that address may hold a secret. */
export class DownloadError extends Error {
  override name = 'DownloadError';

  constructor(readonly reason: 'too_large' | 'unreachable') {
    super(`the file is ${reason}`);
  }
}

/** One message that says how far some work is, until what comes of it takes its place. */
export type Progress = {
  /** The message's number; undefined where it could not be sent, and what comes of the work follows as a message of its own. */
  message: number | undefined;
  says(text: string): Promise<void>;
};

/** Says that work has begun, in a message of its own or in one that is there already. It may be lost, which is never an error. */
export type BeginProgress = (asked: Asked, text: string, message?: number) => Promise<Progress>;

/** Says something to a person who did not ask for it, where they sit, in the language they prefer or else in the one given. */
export type Post = (
  to: { seat: Seat; language: LanguageId },
  say: (wording: ChatWording) => Said | Promise<Said>,
) => Promise<void>;

/** The name of what a person says in a place: each has a conversation of their own in each. */
export type ConversationOf = (seat: Seat) => string;
