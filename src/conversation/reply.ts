import type { Answer, Question } from '../answer/answer.js';
import type { LanguageId } from '../contracts/language.js';
import type { Incoming } from '../contracts/queue.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import type { SentFile } from './channel.js';
import { clean } from './clean.js';
import { inert } from './inert.js';
import type { Message } from './message.js';

/** What pressing a button does: what a feature has under a name, the one thing that was to be confirmed, or words as if they were typed. */
export type Press =
  | { kind: 'button'; name: string; argument: string }
  | { kind: 'confirmation'; id: string }
  | { kind: 'words'; text: string; language: LanguageId };

/** A button: what pressing it does, or what it copies for whoever presses it. */
export type Button = { label: string; style?: 'danger' | 'success' } & (
  | { press: Press }
  | { copies: string }
  /** What is put behind the program's name in a chat that the person picks. */
  | { passes: string }
);

/** A file that goes with what is said. Telegram takes 1024 characters of caption and 50 MB, 10 MB of a picture. */
export type Attachment = {
  kind: 'picture' | 'document';
  name: string;
  bytes: Uint8Array;
  caption: string;
  /** The same for files that show the same, so that none is sent up twice. */
  shows?: string;
};

/** Something said: a message of any length with the buttons under its end, then files. */
export type Said = {
  message: Message;
  /** In rows. */
  keyboard?: Button[][] | undefined;
  files?: readonly Attachment[];
  /** Opens the field to reply in, with these words in it; not together with a keyboard. */
  awaits?: string;
  /** Buttons of the pressed message that have done what they do, by their names: they go from it. */
  spent?: readonly string[] | 'all';
  /** A question that came with it, answered after it. */
  asks?: string | undefined;
  /** Takes the place of the message whose button was pressed, or of its buttons alone, or of the message with this number. */
  replaces?: boolean | 'keyboard' | number | undefined;
};

/** What a command, a button or an awaited message comes to: something said, nothing, or a question to be answered in its stead. */
export type Reply =
  | Said
  | {
      question: string;
      language?: LanguageId;
      chart?: boolean;
      figure?: Question['figure'];
      glance?: Question['glance'];
      query?: Question['query'];
      /** Said below the answer. */
      below?: string;
      /** The older answer that it goes on from. */
      about?: Answer;
      spent?: Said['spent'];
    }
  | null;

/** Who asks for something, where, and in which words to reply. */
export type Asked = {
  /** The place, the person and the time; `update` tells one request from another. */
  incoming: Pick<Incoming, 'update' | 'chat' | 'thread' | 'person' | 'at'>;
  /** The name of the person's conversation there. */
  conversation: string;
  /** What it was called before the group moved. */
  formerly?: string;
  isPrivate: boolean;
  language: LanguageId;
  /** The language that the person chose, if they did; their questions are answered in it. */
  chosen: LanguageId | null;
  /** The language that the person's own program is set to. */
  preset: LanguageId;
  wording: ChatWording;
  /** The number of the message that asks, where it has one. */
  message?: number | undefined;
  /** The message whose button was pressed, and the one in whose name it was asked for by somebody who shows no name of their own. */
  pressed?: { message: number; anonymous?: number } | undefined;
};

/** A command, and who is offered it; whoever may not have it carried out is told so by `run`. */
export type Command = {
  offered: 'everybody' | 'in_private' | 'administrators';
  run(asked: Asked, argument: string): Promise<Reply>;
};

/** A part of the bot: commands by name without the slash, buttons by the name they carry, messages that it waits for by topic, files. */
export type Feature = {
  commands?: Readonly<Record<string, Command>>;
  buttons?: Readonly<Record<string, (asked: Asked, argument: string) => Promise<Reply>>>;
  /** Carried out where a confirmation of this name was pressed; rights are checked again here. */
  confirmed?: Readonly<Record<string, (asked: Asked, argument: string) => Promise<Reply>>>;
  awaited?: Readonly<Record<string, (asked: Asked, awaited: { text: string; about: string }) => Promise<Reply>>>;
  /** What is done with a file and with an address that somebody sends. */
  sent?: {
    file?: (asked: Asked, file: SentFile) => Promise<Reply>;
    /** With what else was said. */
    link?: (asked: Asked, address: string, caption?: string) => Promise<Reply>;
  };
};

/** The number of the message that something said takes the place of; undefined where it is a new one. */
export function replacedBy({ replaces }: Said, { pressed }: Asked): number | undefined {
  if (typeof replaces === 'number') return replaces;
  return replaces ? pressed?.message : undefined;
}

/** Words without marks, as something said. */
export function plainly(text: string, more: Omit<Said, 'message'> = {}): Said {
  return { message: { text, marks: [] }, ...more };
}

/** What stands in a report or was typed by a person, made fit to be shown within words of our own: nothing in it can be pressed. */
export function shown(text: string): string {
  return inert(clean(text), []);
}

/** A button of a feature. A channel carries some forty letters of name and argument, and a phone shows 20 Han characters of label. */
export function button(label: string, name: string, argument = ''): Button {
  return { label, press: { kind: 'button', name, argument } };
}
