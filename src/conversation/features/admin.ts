import { dayInChina } from '../../answer/days.js';
import type { Queue } from '../../contracts/queue.js';
import type { Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { Report } from '../../report/report.js';
import type { Beside } from '../beside.js';
import { shortened } from '../choices.js';
import { CONFIRM_MINUTES, confirmation } from '../confirmation.js';
import { type Asked, button, type Feature, plainly, type Said, shown } from '../reply.js';
import { mayAdminister, type Roles } from '../roles.js';

/** Names of the buttons: of one of several reports that may be meant, and of bringing one back. */
const REMOVE = 'remove';
const RESTORE = 'restore';

const MOST_CHOICES = 6;
/** Telegram shows many more; a person does not read them. */
const MOST_REMOVED = 10;

/** What administrators do with what is filed: `/remove` and what undoes it. */
export function createAdmin({
  store,
  queue,
  register,
  roles,
  beside,
  now,
}: {
  store: ReportStore;
  queue: Queue;
  register: Register;
  roles: Roles;
  beside: Pick<Beside, 'agencyNamed'>;
  now: () => number;
}): Feature {
  async function currentReport(id: string): Promise<Report | undefined> {
    return (await store.reports({ ids: [id] }))[0];
  }

  async function meant(words: string): Promise<Report[]> {
    const year = /(?:19|20)\d\d/.exec(words)?.[0];
    const name = words.replace(/(?:19|20)\d\d\s*(?:年度|年)?/, '').trim();
    if (name === '') return [];
    const named = await beside.agencyNamed(name);
    if (named.kind === 'not_filed') return [];
    return store.reports({ agencies: named.agencies, ...(year && { years: [Number(year)] }) });
  }

  async function askToRemove({ id, ...report }: Report, { incoming, wording }: Asked): Promise<Said> {
    const { admin: words } = wording;
    const facts = (await store.facts({ reports: [id] })).length;
    const keyboard = await confirmation(`${REMOVE} ${id}`, { queue, incoming, label: words.remove, now: now() });
    const shownReport = {
      agency: shown(report.agency),
      year: report.year,
      title: shown(report.title),
      filedAt: dayInChina(report.filedAt),
    };
    return plainly(words.confirmRemove({ ...shownReport, facts, minutes: CONFIRM_MINUTES }), { keyboard });
  }

  async function listRemoved({ wording: { admin: words } }: Asked): Promise<Said> {
    const removed = await store.removed();
    const rows = removed
      .slice(0, MOST_REMOVED)
      .map((report) => [button(shortened(shown(words.undoOf(report))), RESTORE, report.id)]);
    const keyboard = rows.length > 0 ? rows : undefined;
    return plainly(words.removedList(removed.length), { keyboard });
  }

  /** As it stands in the words: for administrators alone, whose rights are looked at each time. */
  function forAdministrators(run: (asked: Asked, argument: string) => Promise<Said>) {
    return async (asked: Asked, argument: string) =>
      mayAdminister(roles, asked.incoming.person) ? run(asked, argument) : plainly(asked.wording.notAllowed);
  }

  return {
    commands: {
      remove: {
        offered: 'administrators',
        run: forAdministrators(async (asked, argument) => {
          const { admin: words } = asked.wording;
          if (argument === '') return listRemoved(asked);
          const reports = await meant(argument);
          const [only] = reports;
          if (!only) return plainly(words.removeNone(shown(argument.slice(0, 100))));
          if (reports.length === 1) return askToRemove(only, asked);
          const rows = reports
            .slice(-MOST_CHOICES)
            .map(({ id, agency, year }) => [button(shortened(shown(`${year} ${agency}`)), REMOVE, id)]);
          return plainly(words.removeWhich, { keyboard: rows });
        }),
      },
    },
    buttons: {
      [REMOVE]: forAdministrators(async (asked, id) => {
        const report = await currentReport(id);
        return report ? askToRemove(report, asked) : plainly(asked.wording.admin.gone);
      }),
      [RESTORE]: forAdministrators(async ({ wording: { admin: words } }, id) => {
        const removed = (await store.removed()).find((report) => report.id === id);
        if (!removed) {
          const back = await currentReport(id);
          return plainly(back ? words.restored(named(back)) : words.gone);
        }
        const isBack = await store.restore(id);
        return plainly(isBack ? words.restored(named(removed)) : words.notRestored(named(removed)), {
          spent: [RESTORE],
        });
      }),
    },
    confirmed: {
      [REMOVE]: forAdministrators(async ({ incoming, wording: { admin: words } }, id) => {
        const report = await currentReport(id);
        const removal = { by: String(incoming.person), at: new Date(now()).toISOString() };
        if (!report || !(await store.remove(id, removal))) return plainly(words.gone);
        await register.dropReport(id);
        const keyboard = [[button(words.undo, RESTORE, id)]];
        return plainly(words.removed(named(report)), { keyboard });
      }),
    },
  };
}

function named({ agency, year }: Report): { agency: string; year: number } {
  return { agency: shown(agency), year };
}
