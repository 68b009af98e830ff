import type { Clock } from '../clock.js';

/** Keeps to what Telegram bears: a message a second in a chat, 20 a minute in a group, 30 a second in all. */
export type Pace = {
  /** Has a message sent once there is room for it, the chats in turn; what somebody asked for goes before what nobody did. */
  send<T>(message: { chat: number; isAsked: boolean }, call: () => Promise<T>): Promise<T>;
  /**
   * Takes room for what is soon out of date: a message of a chat, or without one a sign that is none. Comes back with what is to be called
   * when it was sent, or with undefined where no room is to spare.
   */
  spare(chat?: number): (() => void) | undefined;
};

/** How many in how many seconds, from the end of a call on; one that has not ended counts for `arrives` seconds. */
type Limit = { most: number; seconds: number; arrives: number };
const IN_A_CHAT: Limit = { most: 1, seconds: 1, arrives: Number.POSITIVE_INFINITY };
const IN_A_GROUP: Limit = { most: 20, seconds: 60, arrives: Number.POSITIVE_INFINITY };
/** A call that takes longer has arrived by then all the same, and other chats need its room. */
const IN_ALL: Limit = { most: 30, seconds: 1, arrives: 10 };
/** How much of a group's and of the whole room is left for messages by what is not one that is due. */
const KEPT = 1 / 2;
/** Chats whose room is remembered, before those that have all of it are forgotten. */
const CHATS = 1000;

type Waiting = { chat: number; isAsked: boolean; go: (done: () => void) => void };

/** A pace by a clock, for as long as the signal does not go off; a second lasts as many milliseconds as it is told. */
export function createPace({
  clock,
  signal,
  second = 1000,
}: {
  clock: Clock;
  signal: AbortSignal;
  second?: number | undefined;
}): Pace {
  const all = createRoom(IN_ALL, second);
  const chats = new Map<number, Room[]>();
  const line: Waiting[] = [];
  let alarm: { at: number; off: AbortController } | undefined;

  /** The rooms that a message takes a place in. */
  function roomsOf(chat: number): Room[] {
    const found = chats.get(chat);
    if (found) return found;
    if (chats.size >= CHATS)
      for (const [id, rooms] of chats)
        if (rooms.every((room) => room.left(clock.now()) === room.most)) chats.delete(id);
    const rooms = [createRoom(IN_A_CHAT, second), ...(chat < 0 ? [createRoom(IN_A_GROUP, second)] : [])];
    chats.set(chat, rooms);
    return rooms;
  }

  function take(rooms: readonly Room[]): () => void {
    const places = rooms.map((room) => room.take(clock.now()));
    return () => {
      for (const leave of places) leave(clock.now());
      advance();
    };
  }

  /** Lets go whoever there is room for, and comes back when there is room for the next. */
  function advance(): void {
    let next = Number.POSITIVE_INFINITY;
    for (let at = 0; at < line.length; ) {
      const waiting = line[at];
      if (!waiting) break;
      const rooms = [all, ...roomsOf(waiting.chat)];
      const time = Math.max(...rooms.map((room) => room.freeAt(clock.now())));
      if (time <= clock.now()) {
        line.splice(at, 1);
        waiting.go(take(rooms));
        continue;
      }
      // Nobody behind has room where there is none in all.
      const isFull = all.left(clock.now()) === 0;
      next = Math.min(next, isFull ? all.freeAt(clock.now()) : time);
      if (isFull) break;
      at += 1;
    }
    comeBack(next);
  }

  function comeBack(time: number): void {
    if (alarm?.at === time) return;
    alarm?.off.abort();
    alarm = undefined;
    if (time === Number.POSITIVE_INFINITY) return;
    const off = new AbortController();
    alarm = { at: time, off };
    clock.sleep(time - clock.now(), AbortSignal.any([signal, off.signal])).then(
      () => {
        if (alarm?.off === off) alarm = undefined;
        advance();
      },
      () => {},
    );
  }

  return {
    async send({ chat, isAsked }, call) {
      const done = await new Promise<() => void>((go) => {
        const behind = isAsked ? line.findIndex((waiting) => !waiting.isAsked) : -1;
        line.splice(behind < 0 ? line.length : behind, 0, { chat, isAsked, go });
        advance();
      });
      return call().finally(done);
    },
    spare(chat) {
      const own = chat === undefined ? [] : roomsOf(chat);
      const isOwed = line.some((waiting) => waiting.chat === chat);
      const isTight = [all, ...own].some((room) => room.left(clock.now()) <= Math.floor(room.most * KEPT));
      return isOwed || isTight ? undefined : take([all, ...own]);
    },
  };
}

/** Places of which so many may be taken within so many seconds. */
type Room = {
  most: number;
  /** How many places are left. */
  left(now: number): number;
  /** When the next place is there. */
  freeAt(now: number): number;
  /** Takes a place; what comes back is told when the call has ended, from which on the seconds are counted. */
  take(now: number): (now: number) => void;
};

function createRoom({ most, seconds, arrives }: Limit, second: number): Room {
  let taken: { until: number }[] = [];
  const held = (now: number) => {
    taken = taken.filter(({ until }) => until > now);
    return taken;
  };
  return {
    most,
    left: (now) => most - held(now).length,
    freeAt(now) {
      const times = held(now).map(({ until }) => until);
      return times.length < most ? now : (times.sort((a, b) => a - b)[times.length - most] ?? now);
    },
    take(now) {
      const place = { until: second === 0 ? now : now + (arrives + seconds) * second };
      taken.push(place);
      return (ended) => {
        place.until = Math.min(place.until, ended + seconds * second);
      };
    },
  };
}
