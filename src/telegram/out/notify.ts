import type { Update } from 'grammy/types';
import type { LanguageId } from '../../contracts/language.js';
import type { Log } from '../../contracts/log.js';
import type { Queue } from '../../contracts/queue.js';
import type { Register, Watch } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { keyOf } from '../../conversation/agency-key.js';
import type { Beside } from '../../conversation/beside.js';
import { shortened } from '../../conversation/choices.js';
import { mayTell } from '../../conversation/features/telling-hours.js';
import type { Message } from '../../conversation/message.js';
import { reportBrief, reportNotice } from '../../conversation/notice.js';
import { button } from '../../conversation/reply.js';
import type { Report } from '../../report/report.js';
import { loggable } from '../log.js';
import { splitMessage } from './split.js';
import { writeMessages } from './written.js';

export type Notify = {
  /** Looks for reports that were filed since the last look, by whatever program, and tells those who watch their agencies and may be told now. */
  look(): Promise<void>;
  /** Takes up the watches of chats that write again, and pauses those of chats that the bot was put out of. */
  heard(updates: readonly Update[]): Promise<void>;
  /** Pauses the watches of a chat that takes no messages. */
  blocked(chat: number): Promise<void>;
};

const OLDEST_NEWS = 7 * 86_400_000;
/** More reports than this at once are told in one message. */
const MOST_NOTICES = 3;
const MOST_BUTTONS = 5;
/** Characters of a message about several reports, which leaves room for its last line. */
const LONGEST_DIGEST = 3500;
const REMEMBERED = 10_000;

type Told = { watch: Watch; report: Report };

/** What tells of new reports. */
export function createNotify({
  store,
  queue,
  register,
  beside,
  wordings,
  deliver,
  log,
  now,
}: {
  store: ReportStore;
  queue: Queue;
  register: Register;
  beside: Pick<Beside, 'agencyNamed'>;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  /** Has a chat's messages sent. */
  deliver: (chat: number) => void;
  log: Log;
  now: () => number;
}): Notify {
  /** Chats that have no paused watches, so that not every message asks. */
  const awake = new Set<number>();

  async function announce(): Promise<void> {
    const last = await register.announcedUpTo();
    const fresh = await store.filedSince(last ?? 0);
    const upTo = fresh.at(-1)?.number ?? last ?? 0;
    // What was filed before anybody could watch is no news.
    if (last === null) await register.announce([], upTo);
    if (last === null || fresh.length === 0) return;
    await nameAsFiled();
    const watched = new Set(await register.watched());
    const news = fresh.flatMap(({ report: { id, agency, filedAt } }) => {
      const at = Date.parse(filedAt);
      return watched.has(agency) && at >= now() - OLDEST_NEWS ? [{ report: id, agency, at }] : [];
    });
    await register.announce(news, upTo);
  }

  /** An agency that was watched before anything of it was filed may be filed under a longer name. */
  async function nameAsFiled(): Promise<void> {
    const agencies = await register.watched();
    const filedOnes = new Set((await store.reports({ agencies })).map(({ agency }) => agency));
    for (const agency of agencies.filter((watched) => !filedOnes.has(watched))) {
      const named = await beside.agencyNamed(agency);
      const [name, ...others] = named.kind === 'filed' ? named.agencies : [];
      if (name === undefined || others.length > 0) continue;
      for (const { pausedAt, ...watch } of await register.watches({ agency })) {
        await register.watch({ ...watch, agency: name });
        if (pausedAt !== null) await register.pauseWatches(watch.chat, pausedAt);
        await register.unwatch(watch);
      }
    }
  }

  async function tell(): Promise<void> {
    const pending = await register.announcements();
    if (pending.length === 0) return;
    const agencies = [...new Set(pending.map(({ watch }) => watch.agency))];
    const current = new Map((await store.reports({ agencies })).map((report) => [report.id, report]));
    const seats = new Map<string, Told[]>();
    const over: { chat: number; report: string }[] = [];
    for (const { watch, report: id, at } of pending) {
      const report = current.get(id);
      const { chat, thread, person } = watch;
      // Removed or replaced since it was put down, or news no more.
      if (!report || at < now() - OLDEST_NEWS) over.push({ chat, report: id });
      else if (mayTell(await register.preferences(person), { at, now: now() })) {
        const seat = `${chat} ${thread} ${person}`;
        seats.set(seat, [...(seats.get(seat) ?? []), { watch, report }]);
      }
    }
    if (over.length > 0) await register.told(over);
    for (const told of seats.values()) await post(told);
  }

  async function post(told: readonly Told[]): Promise<void> {
    const [first] = told;
    if (!first) return;
    const { chat, thread, person, language } = first.watch;
    const preferences = await register.preferences(person);
    const wording = wordings[preferences.language ?? language];
    const isDigest = told.length > 1 && (preferences.digest || told.length > MOST_NOTICES);
    const groups = isDigest ? [told] : told.map((one) => [one]);
    const posts = [];
    for (const group of groups) {
      const message = isDigest ? await digestOf(group, wording) : await noticeOf(group, wording);
      const keyboard = isDigest ? askRows(group, wording) : actionsOf(group, wording);
      const parts = splitMessage(message).slice(0, 1);
      const written = writeMessages({ thread: thread || undefined }, { parts, keyboard, mark: wording.resent });
      const tells = group.map(({ report }) => report.id);
      for (const content of written) posts.push({ chat, at: now(), content: JSON.stringify(content), tells });
    }
    await queue.post(posts);
    deliver(chat);
  }

  async function noticeOf([told]: readonly Told[], wording: ChatWording): Promise<Message> {
    return told ? reportNotice(told.report, { store, wording }) : { text: '', marks: [] };
  }

  async function digestOf(told: readonly Told[], wording: ChatWording): Promise<Message> {
    const head = wording.watch.digest(told.length);
    let text = head;
    for (const [index, { report }] of told.entries()) {
      const brief = `\n\n${index + 1}. ${await reportBrief(report, { store, wording })}`;
      if (text.length + brief.length > LONGEST_DIGEST) {
        text += `\n\n${wording.watch.more(told.length - index)}`;
        break;
      }
      text += brief;
    }
    return { text, marks: [{ kind: 'bold', offset: 0, length: head.length }] };
  }

  return {
    async look() {
      await announce();
      await tell();
    },
    async heard(updates) {
      for (const { message, callback_query: press, my_chat_member: changed } of updates) {
        const status = changed?.new_chat_member.status;
        const isOut = status === 'kicked' || status === 'left';
        if (changed && isOut) await this.blocked(changed.chat.id);
        const chat = (message ?? press?.message ?? changed)?.chat.id;
        if (chat === undefined || isOut || awake.has(chat)) continue;
        // The message itself is answered all the same.
        await register
          .resumeWatches(chat)
          .then(() => awake.add(chat))
          .catch((error: unknown) => log.warn(loggable(error), 'watches were not resumed'));
        if (awake.size > REMEMBERED) awake.clear();
      }
    },
    async blocked(chat) {
      awake.delete(chat);
      await register
        .pauseWatches(chat, now())
        .catch((error: unknown) => log.warn(loggable(error), 'watches were not paused'));
    },
  };
}

function actionsOf(told: readonly Told[], { watch: { buttons } }: ChatWording) {
  return told.map(({ watch, report: { agency, year } }) => [
    button(buttons.ask, 'about', `${keyOf(agency)}.${year}`),
    button(buttons.end, 'unwatch', keyOf(watch.chat, watch.agency)),
  ]);
}

function askRows(told: readonly Told[], { watch: { buttons } }: ChatWording) {
  return told
    .slice(0, MOST_BUTTONS)
    .map(({ report: { agency, year } }) => [
      button(shortened(buttons.askOf({ agency, year })), 'about', `${keyOf(agency)}.${year}`),
    ]);
}
