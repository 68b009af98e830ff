import { dayInChina } from '../../answer/days.js';
import type { Queue } from '../../contracts/queue.js';
import type { KeptDraft, Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { Filed } from '../../contracts/wording/uploads.js';
import type { Documents, FiledDocument } from '../../filing/documents.js';
import type { ReadingNote } from '../../report/noted.js';
import { CONFIRM_MINUTES, confirmation } from '../confirmation.js';
import { type Asked, type Feature, plainly, shown } from '../reply.js';
import { mayAdminister, type Roles } from '../roles.js';
import { FILE_DRAFT, markOf } from './reviewed.js';

/** The confirmation that files a draft. */
const ADD = 'add';
const INSTRUCTIONS: readonly ReadingNote['code'][] = ['instructions', 'hidden_instructions'];

/** Filing for everybody: `/add`, and the button under an administrator's draft. */
export function createAdd({
  documents,
  queue,
  register,
  store,
  roles,
  sendLink,
  now,
}: {
  documents: Documents;
  queue: Queue;
  register: Register;
  store: ReportStore;
  roles: Roles;
  /** What is done with an address that is sent. */
  sendLink: NonNullable<NonNullable<Feature['sent']>['link']>;
  now: () => number;
}): Feature {
  /** The draft that a button or a confirmation is about; undefined where it is gone or another took its place. */
  async function draftOf({ conversation }: Asked, mark: string): Promise<KeptDraft | undefined> {
    const kept = await register.draft(conversation);
    return kept && markOf(kept.filing.report.hash) === mark ? kept : undefined;
  }

  async function dateOf(source: { agency: string; year: number }): Promise<string | null> {
    const [current] = await store.reports({ agencies: [source.agency], years: [source.year] });
    return current ? dayInChina(current.filedAt) : null;
  }

  return {
    commands: {
      add: {
        offered: 'administrators',
        async run(asked, argument) {
          const { incoming, wording } = asked;
          if (!mayAdminister(roles, incoming.person)) return plainly(wording.notAllowed);
          const isAddress = /^[a-z][a-z\d+.-]*:\/\/\S+$/i.test(argument);
          return isAddress ? sendLink(asked, argument) : plainly(wording.uploads.add);
        },
      },
    },
    buttons: {
      async [FILE_DRAFT](asked, mark) {
        const { incoming, wording } = asked;
        const { uploads: words } = wording;
        if (!mayAdminister(roles, incoming.person)) return plainly(wording.notAllowed);
        const kept = await draftOf(asked, mark);
        if (!kept) return plainly(words.draftGone);
        const { agency, year } = kept.filing.report;
        const asking = { queue, incoming, label: words.confirm, style: 'success', now: now() } as const;
        const keyboard = await confirmation(`${ADD} ${mark}`, asking);
        const current = await dateOf({ agency, year });
        return plainly(words.confirmFile({ agency: shown(agency), year, current, minutes: CONFIRM_MINUTES }), {
          keyboard,
        });
      },
    },
    confirmed: {
      async [ADD](asked, mark) {
        const { incoming, conversation, wording } = asked;
        const { uploads: words } = wording;
        // Rights may have been taken away since it was asked.
        if (!mayAdminister(roles, incoming.person)) return plainly(wording.notAllowed);
        const kept = await draftOf(asked, mark);
        if (!kept) return plainly(words.draftGone);
        const before = await dateOf(kept.filing.report);
        const done = await documents.file({ source: kept.name, bytes: kept.bytes });
        // From here on it is answered from as any filed report.
        if (done.reports.length > 0) await register.dropDraft(conversation);
        return plainly(linesOf(done, { asked, before }).join('\n'));
      },
    },
  };
}

/** What became of each report of the document. */
function linesOf(
  { reports, refusals }: FiledDocument,
  { asked, before }: { asked: Asked; before: string | null },
): string[] {
  const { uploads: words } = asked.wording;
  const filed = reports.map(({ result, report, filing }): Filed => {
    const { agency, year, reading, filedAt } = report;
    const suspected = reading.notes.filter(({ code }) => INSTRUCTIONS.includes(code));
    return {
      agency,
      year,
      result,
      before: result === 'unchanged' ? dayInChina(filedAt) : before,
      facts: filing?.facts.length ?? 0,
      paragraphs: filing?.paragraphs.length ?? 0,
      failed: filing?.findings.filter(({ outcome }) => outcome === 'does_not_close').length ?? 0,
      instructions: suspected.reduce((sum, { about }) => sum + Number(about[0] ?? 0), 0),
    };
  });
  return [...filed.map((one) => words.filed(one)), ...refusals.map((refusal) => words.refused(refusal))].map(shown);
}
