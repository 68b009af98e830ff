import type { Queue } from '../../contracts/queue.js';
import type { Preferences, Register, Watch } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import { keyOf } from '../agency-key.js';
import { lostAnswer, ownAnswer } from '../answered.js';
import { awaitReply } from '../awaiting.js';
import type { Beside } from '../beside.js';
import { shortened } from '../choices.js';
import { confirmation } from '../confirmation.js';
import { type Asked, type Button, button, type Feature, plainly, type Said, shown } from '../reply.js';
import { mayAdminister, type Roles } from '../roles.js';

/** How many agencies one person can watch. */
export const MOST_WATCHES = 50;

const MOST_NAMED = 6;
const PER_PAGE = 8;
/** Hours of China's day. */
const QUIET = { from: 22, to: 8 };

/** Watching agencies: `/watch`, `/unwatch`, the list with its settings, and the buttons under notices. */
export function createWatch({
  queue,
  register,
  roles,
  store,
  beside,
  now,
}: {
  queue: Queue;
  register: Register;
  roles: Roles;
  store: Pick<ReportStore, 'filed' | 'reports'>;
  beside: Pick<Beside, 'agencyNamed' | 'agencyOfKey' | 'joined'>;
  now: () => number;
}): Feature {
  async function begin(agency: string, { incoming, language, wording }: Asked): Promise<string> {
    const { chat, thread, person } = incoming;
    const { watch } = wording;
    if ((await register.watches({ person })).length >= MOST_WATCHES) return watch.full(MOST_WATCHES);
    const isNew = await register.watch({ chat, thread, person, agency, language, since: now() });
    if (!isNew) return watch.already(shown(agency));
    return (await isFiled([agency])).has(agency) ? watch.watching(shown(agency)) : watch.notFiledYet(shown(agency));
  }

  async function isFiled(agencies: string[]): Promise<ReadonlySet<string>> {
    return new Set((await store.filed({ agencies })).map(({ agency }) => agency));
  }

  /** A group sees what is watched in it, a person in private all that is theirs. */
  function visibleTo({ incoming: { chat, person }, isPrivate }: Asked): Promise<Watch[]> {
    return register.watches(isPrivate ? { person } : { chat });
  }

  async function end(watch: Watch | undefined, { incoming: { person }, wording }: Asked): Promise<string> {
    if (!watch) return wording.watch.notWatched;
    if (watch.person !== person && !mayAdminister(roles, person)) return wording.watch.notYours;
    const isEnded = await register.unwatch(watch);
    return isEnded ? wording.watch.ended(shown(watch.agency)) : wording.watch.notWatched;
  }

  async function list(asked: Asked, page = 0): Promise<Said> {
    const { incoming, isPrivate } = asked;
    const { watch: words } = asked.wording;
    const watches = await visibleTo(asked);
    if (watches.length === 0) {
      const example = (await store.reports({ limit: 1 }))[0]?.agency;
      const said = plainly(words.none(example === undefined ? null : shown(example)), { awaits: words.placeholder });
      return awaitReply(said, { register, seat: incoming, topic: 'watch', isLoose: true, now: now() });
    }
    const pages = Math.ceil(watches.length / PER_PAGE);
    const at = Math.min(Math.max(page, 0), pages - 1);
    const start = at * PER_PAGE;
    const onPage = watches.slice(start, start + PER_PAGE);
    const filed = await isFiled(onPage.map(({ agency }) => agency));
    const lines = onPage.map((watch, index) => {
      const elsewhere = isPrivate && watch.chat !== incoming.chat;
      const paused = watch.pausedAt !== null;
      const said = words.line({
        agency: watch.agency,
        elsewhere,
        paused,
        filed: filed.has(watch.agency),
      });
      return `${start + index + 1}. ${shown(said)}`;
    });
    const preferences = await register.preferences(incoming.person);
    const turns = [
      ...(at > 0 ? [button(words.buttons.previous, 'watches', String(at - 1))] : []),
      ...(at < pages - 1 ? [button(words.buttons.next, 'watches', String(at + 1))] : []),
    ];
    const ends = onPage.map((watch, index) => {
      const label = shortened(words.buttons.endOf(start + index + 1, shown(watch.agency)));
      return [button(label, 'drop', `${keyOf(watch.chat, watch.agency)}.${at}`)];
    });
    return plainly([words.head(watches.length), ...lines, '', words.settings(preferences)].join('\n'), {
      keyboard: [...ends, ...(turns.length > 0 ? [turns] : []), ...settings(preferences, asked)],
    });
  }

  /** Changes how a person is told and shows the list with it, in the place of the one that was pressed. */
  function preferring(change: (on: boolean) => Partial<Preferences>) {
    return async (asked: Asked, argument: string) => {
      await register.prefer(asked.incoming.person, change(argument === 'on'));
      return { ...(await list(asked)), replaces: true };
    };
  }

  async function keyed(key: string, asked: Asked): Promise<Watch | undefined> {
    return (await visibleTo(asked)).find(({ chat, agency }) => keyOf(chat, agency) === key);
  }

  /** Begins to watch what the words name; what is not filed only once that is confirmed. */
  async function watchNamed(asked: Asked, words: string): Promise<Said> {
    const { watch } = asked.wording;
    const named = await beside.agencyNamed(words);
    switch (named.kind) {
      case 'filed': {
        const said: string[] = [];
        for (const agency of named.agencies.slice(0, MOST_NAMED)) said.push(await begin(agency, asked));
        const [only, ...others] = named.agencies;
        return plainly(said.join('\n'), { keyboard: under(others.length === 0 ? only : undefined, asked) });
      }
      case 'several':
        return plainly(watch.which(shown(named.said)), { keyboard: offering(named.agencies) });
      case 'not_filed': {
        const { plain, nearest, said } = named;
        if (plain === null)
          return plainly(watch.unknown({ said: shown(said), nearest: nearest.length > 0 }), {
            keyboard: offering(nearest),
          });
        // A name that was mistyped would be waited for in vain.
        const label = shortened(watch.buttons.unfiled(shown(plain)));
        const { incoming } = asked;
        const sure = await confirmation(`watch ${plain}`, { queue, incoming, label, style: 'success', now: now() });
        return plainly(watch.confirmUnfiled({ agency: shown(plain), nearest: nearest.length > 0 }), {
          keyboard: [...offering(nearest), ...sure],
        });
      }
      default:
        return named satisfies never;
    }
  }

  return {
    commands: {
      watch: {
        offered: 'everybody',
        run: (asked, argument) => (argument === '' ? list(asked) : watchNamed(asked, argument)),
      },
      unwatch: {
        offered: 'everybody',
        async run(asked, argument) {
          if (argument === '') return list(asked);
          const named = await beside.agencyNamed(argument);
          const meant = named.kind === 'not_filed' ? [named.plain ?? named.said] : named.agencies;
          const watches = (await visibleTo(asked)).filter(({ agency }) => meant.includes(agency));
          const said = await Promise.all(watches.map((watch) => end(watch, asked)));
          return plainly(said.length > 0 ? said.join('\n') : asked.wording.watch.notWatched);
        },
      },
    },
    awaited: {
      async watch(asked, { text }) {
        // Only names are meant for it; what says more is a question.
        const names = text.trim().split(/[\s,，、]+/);
        const { agencies } = await beside.joined(text);
        const isName = !/\d/.test(text) && (names.length === 1 || agencies.length === names.length);
        return isName ? watchNamed(asked, text.trim()) : null;
      },
    },
    confirmed: {
      watch: async (asked, agency) => plainly(await begin(agency, asked), { keyboard: under(agency, asked) }),
    },
    buttons: {
      async watch(asked, key) {
        const agency = await beside.agencyOfKey(key);
        if (agency === undefined) return plainly(asked.wording.expiredButton);
        return plainly(await begin(agency, asked), { keyboard: under(agency, asked) });
      },
      async await(asked, id) {
        const kept = await ownAnswer(id, { asked, register });
        if (kept === null || kept === 'removed') return lostAnswer(kept, asked);
        const { wanted } = kept.answer;
        return wanted ? watchNamed(asked, wanted.agency) : plainly(asked.wording.expiredButton);
      },
      unwatch: async (asked, key) => plainly(await end(await keyed(key, asked), asked), { spent: ['unwatch'] }),
      async drop(asked, argument) {
        const [key = '', page] = argument.split('.');
        const watch = await keyed(key, asked);
        const ended = watch ? await end(watch, asked) : '';
        const isEnded = (await keyed(key, asked)) === undefined;
        return isEnded ? { ...(await list(asked, Number(page))), replaces: true } : plainly(ended);
      },
      watches: async (asked, page) => ({ ...(await list(asked, Number(page) || 0)), replaces: page !== '' }),
      quiet: preferring((on) => ({ quiet: on ? QUIET : null })),
      digest: preferring((on) => ({ digest: on })),
      async about({ wording, language }, argument) {
        const [key = '', year] = argument.split('.');
        const agency = await beside.agencyOfKey(key);
        if (agency === undefined) return plainly(wording.expiredButton);
        return { question: wording.watch.question({ agency, year: Number(year) }), language };
      },
    },
  };
}

/** The buttons that begin to watch one of these agencies. */
function offering(agencies: readonly string[]): Button[][] {
  const offered = agencies.slice(0, MOST_NAMED);
  return offered.map((agency) => [button(shortened(shown(agency)), 'watch', keyOf(agency))]);
}

function under(agency: string | undefined, { incoming, wording }: Asked): Button[][] {
  const { end, mine } = wording.watch.buttons;
  const ends = agency === undefined ? [] : [button(end, 'unwatch', keyOf(incoming.chat, agency))];
  return [[...ends, button(mine, 'watches')]];
}

function settings({ quiet, digest }: Preferences, { wording }: Asked): Button[][] {
  const { digestOn, digestOff, quietOn, quietOff } = wording.watch.buttons;
  return [
    [digest ? button(digestOff, 'digest', 'off') : button(digestOn, 'digest', 'on')],
    [quiet ? button(quietOff, 'quiet', 'off') : button(quietOn, 'quiet', 'on')],
  ];
}
