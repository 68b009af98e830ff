/** One update of Telegram's as it came in: who in which chat, and what it says until it is answered. */
export type Incoming = {
  /** Its place in the order of arrival. */
  number: number;
  update: number;
  chat: number;
  /** 0 outside topics. */
  thread: number;
  person: number;
  /** Milliseconds since 1970. */
  at: number;
  /** The update as JSON. */
  content: string;
};

/**
 * An update that waits for its answer, how often the program died while it was at work on it, and until when it was put off; 0 where it
 * was not.
 */
export type Waiting = Incoming & { deaths: number; notBefore: number };

/**
 * How an update ended: it was answered, answered without counting as a question (a press, `/help`), refused with a notice about limits,
 * left without a word (a flood, a second press), or it became too old before it could be answered.
 */
export type Ending = 'answered' | 'free' | 'limited' | 'ignored' | 'expired';

/** One message on its way to a chat. */
export type Outgoing = {
  number: number;
  /** The update it answers; `null` where none asked for it. */
  update: number | null;
  chat: number;
  /** How often it was tried without learning whether it arrived. */
  unknown: number;
  /** When Telegram takes it at the earliest, and when it was asked for or posted; milliseconds since 1970. */
  notBefore: number;
  at: number;
  /** The message as JSON. */
  content: string;
};

/** How a message ended: Telegram has it, or refused it, or it was a day old before either was known. */
export type Delivery = 'sent' | 'refused' | 'expired';

/** What a person said yes to: one action, once, in this chat, within minutes. */
export type Confirmation = { id: string; person: number; chat: number; action: string; until: number };

/** Where a person has talked within the time that updates are remembered. */
export type Whereabouts = { chat: number; thread: number; person: number };

/** Files of messages, a piece at a time so that nobody waits for a large one. */
export type KeptFiles = {
  /** Resolves with the number by which a message names it as `file.kept`; without such a message it is gone after the next start. */
  keep(bytes: Uint8Array): Promise<number>;
  /** Its bytes in pieces; none where it is there no more. */
  of(file: number): AsyncIterable<Uint8Array>;
  drop(file: number): Promise<void>;
};

/**
 * The updates taken from Telegram and the messages owed to it. What a method has resolved for survives a crash of the program
 * or of the machine. Methods reject with `StoreError` when the disk is full or read-only, and then have changed nothing.
 */
export interface Queue {
  readonly files: KeptFiles;
  /** Takes updates in, all in one commit; those known already, whatever their order, are left out of what comes back. */
  accept(updates: readonly Omit<Incoming, 'number'>[]): Promise<Incoming[]>;
  /** The oldest update of the chat that is not answered; with a time, of those that are not put off beyond it. */
  nextIncoming(chat: number, at?: number): Promise<Waiting | null>;
  /** Says that work on an update begins: should the program die before it is settled or the queue is closed, that is counted. */
  begin(incoming: Incoming): Promise<void>;
  /**
   * Ends an update, forgets what it said, and writes down the messages it is owed, in one commit. Resolves with the chat they go
   * to, which is another one where a group has moved.
   */
  settle(incoming: Incoming, ending: Ending, messages: readonly string[]): Promise<number>;
  /** Puts an update off, and writes down the messages that tell of it, in one commit. Resolves as `settle` does. */
  hold(incoming: Incoming, until: number, messages: readonly string[]): Promise<number>;
  /**
   * Writes down messages that no update asked for, each for its chat; they are delivered like answers. One that tells of reports put
   * down by `Register.announce` marks them as told in the same commit, and is left out where all of them were told or ended before.
   */
  post(messages: readonly { chat: number; at: number; content: string; tells?: readonly string[] }[]): Promise<void>;
  /**
   * The oldest message of the chat that is not delivered. One that may have arrived twice already lets the others pass while it waits
   * to be tried again.
   */
  nextOutgoing(chat: number, at: number): Promise<Outgoing | null>;
  /** Says that a message is about to be sent: should the program die now, it may have arrived, and is tried again at that time. */
  sending(outgoing: Outgoing, again: number): Promise<void>;
  /** Says that the attempt did not deliver: it is tried again, not before that time; `unknown` where it may have arrived. */
  putOff(outgoing: Outgoing, later: { notBefore: number; unknown: boolean }): Promise<void>;
  /** Ends a message and forgets what it said. */
  delivered(outgoing: Outgoing, delivery: Delivery): Promise<void>;
  /** Has messages for a group go where the group moved, those written later too, and what is kept of its chat move with it. */
  moved(from: number, to: number): Promise<void>;
  /** What a group was before it moved here; `null` where it did not. */
  cameFrom(chat: number): Promise<number | null>;
  /** The chats with updates to answer and with messages to send, the longest waiting first. */
  chatsWaiting(): Promise<{ incoming: number[]; outgoing: number[] }>;
  /** How many updates wait for an answer, what was put off aside, and since when the oldest does. */
  depth(): Promise<{ waiting: number; oldest: number | null }>;
  /** How many messages that are still remembered ended without being known to have arrived. */
  lost(): Promise<number>;
  /**
   * How many questions of a person were answered since a time and before this update, when first, and whether they were told of a limit
   * after the last answer.
   */
  askedSince(incoming: Incoming, since: number): Promise<{ answered: number; first: number | null; told: boolean }>;
  /** How many updates that came since a time were answered. */
  answeredSince(since: number): Promise<number>;
  /** Writes down something to be confirmed. */
  ask(confirmation: Confirmation): Promise<void>;
  /** The action that is confirmed, once: `null` for any other person, chat or time, and ever after. */
  confirm(id: string, by: { person: number; chat: number; at: number }): Promise<string | null>;
  whereabouts(person: number): Promise<Whereabouts[]>;
  /**
   * Forgets a person: what they said, what they are owed, who they were. Only the update that asks for it stays until it is answered.
   * Resolves with how many records that was.
   */
  forget(person: number, kept: { except: number }): Promise<number>;
  /**
   * Ends the updates that waited longer than `expireBefore` and removes everything from before `dropBefore`; resolves with the places
   * left without a record.
   */
  sweep(times: { expireBefore: number; dropBefore: number }): Promise<Whereabouts[]>;
  /** Rejects where nothing can be written now. */
  check(): Promise<void>;
  close(): Promise<void>;
}
