import { type RunTask, theOne } from '../child/task.js';
import type { ReportStore } from '../contracts/store.js';
import type { Reading } from '../ingest.js';
import { agencyName } from '../parse/agency-name.js';
import type { Refusal } from '../parse/document.js';
import { canBeSameAgency, isShortFor } from '../parse/same-agency.js';
import { isOfOlderReader } from '../report/reader-version.js';
import type { Changes, Filing, Report } from '../report/report.js';
import type { Hints } from './reading.js';

/**
 * What reading a filed report's bytes anew came to: `reread` with what differs from how it was read before, `healed` where what was filed
 * was damaged, `removed` where it is no report after all (it can be brought back as any removed report), or `kept` as it was where its
 * bytes cannot be read now.
 */
export type ReadAnew =
  | { result: 'reread'; report: Report; was: Report; filing: Filing; changes: Changes }
  | { result: 'healed'; report: Report; was: Report; filing: Filing }
  | { result: 'removed' | 'kept'; report: Report; refusal: Refusal; filing?: undefined };

/** Reads bytes as a document known by a name, with what is known of it. */
export type ReadBytes = (source: string, of: { bytes: Uint8Array; hints: Hints }) => Promise<Reading>;

/** Refusals by what the document is, not by what reading it takes. */
const NO_REPORT: readonly Refusal['reason'][] = ['not_a_report', 'a_template', 'a_blank_form', 'only_a_title', 'empty'];

/** Reads the bytes of filed reports anew where an older reader read them or what is filed of them is damaged, each report in one transaction. */
export function createReadAnew({
  store,
  read,
  run,
  now,
}: {
  store: ReportStore;
  read: ReadBytes;
  run: RunTask;
  now: () => Date;
}) {
  async function readAgain(was: Report, { bytes, hints, alone }: Of): Promise<Filing | Refusal> {
    const first = await read(was.source, { bytes, hints });
    const found = meant(first.filings, { was, alone });
    const isStated = was.reading.notes.some(({ code }) => code === 'agency_not_as_stated');
    if (found && !isStated && (found.report.agency === was.agency || !isNameOf(found, was))) return found;
    const [refusal = { reason: 'not_a_report', saw: was.title } satisfies Refusal] = first.refusals;
    const isUntold = refusal.reason === 'no_agency' || refusal.reason === 'no_year';
    if (!found && (!isUntold || agencyName(was.agency) === null)) return refusal;
    // What the document leaves out was stated by whoever filed it.
    const stated = { agency: hints.agency ?? was.agency, year: hints.year ?? was.year };
    const second = await read(was.source, { bytes, hints: stated });
    return meant(second.filings, { was, alone }) ?? found ?? refusal;
  }

  return async function* readAnew(
    standing: readonly Report[],
    { bytes, hints }: { bytes: Uint8Array; hints: Hints },
  ): AsyncGenerator<ReadAnew, void> {
    const damaged = await store.damaged(standing.map(({ id }) => id));
    for (const was of standing.filter((report) => isOfOlderReader(report) || damaged.includes(report.id))) {
      const found = await readAgain(was, { bytes, hints, alone: standing.length === 1 });
      if ('reason' in found) {
        const isNone = NO_REPORT.includes(found.reason) || found.reason === 'no_agency' || found.reason === 'no_year';
        if (isNone) await store.remove(was.id, { by: 'reread', at: now().toISOString() });
        yield { result: isNone ? 'removed' : 'kept', report: was, refusal: found };
        continue;
      }
      const { revision } = was.reading;
      const reading = { ...found.report.reading, ...(revision ? { revision } : {}) };
      const filing = { ...found, report: { ...found.report, filedAt: was.filedAt, reading } };
      if (damaged.includes(was.id)) {
        await store.file(filing, was.id);
        yield { result: 'healed', report: filing.report, was, filing };
        continue;
      }
      const [paragraphs, facts] = await Promise.all([store.paragraphs([was.id]), store.facts({ reports: [was.id] })]);
      const { changes } = await theOne(run('compare', { filing, standing: { report: was, paragraphs, facts } }));
      await store.file(filing, was.id);
      yield { result: 'reread', report: filing.report, was, filing, changes };
    }
  };
}

type Of = { bytes: Uint8Array; hints: Hints; alone: boolean };

/** Of the reports that were read, the one that was filed so; any, where the document has one. */
function meant(filings: readonly Filing[], { was, alone }: { was: Report; alone: boolean }): Filing | undefined {
  const same = filings.find((filing) => filing.report.year === was.year && isNameOf(filing, was));
  return same ?? (alone && filings.length === 1 ? filings[0] : undefined);
}

/** Whether the report that was read can be the filed agency's, by any name that it has there. */
function isNameOf({ report, names }: Filing, { agency }: Report): boolean {
  const own = [report.agency, ...names.keys.filter(({ kind }) => kind === 'full').map(({ key }) => key)];
  return own.some((name) => canBeSameAgency(name, agency) || isShortFor(name, agency) || isShortFor(agency, name));
}
