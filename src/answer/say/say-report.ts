import { EVERY_AGENCY, type ReadingOf } from '../../question/reading.js';
import type { Report } from '../../report/report.js';
import { rowsRead } from '../../report/rows-read.js';
import type { AnswerBody } from '../answer.js';
import { composeWords } from '../compose.js';
import type { Desk } from '../desk.js';
import { groupBy } from '../group-by.js';

/** More reports than this are not told of one by one. */
const MOST_REPORTS = 5;
/** Other years that are offered beside a report itself. */
const MOST_OTHERS = 3;

/**
 * Whether reports were changed after publication, version by version, how they were read, row by row, or where the newest of them is to
 * be had; of one agency the newest first.
 */
export async function answerAboutReport({ asks, subjects }: ReadingOf<'report'>, desk: Desk): Promise<AnswerBody> {
  const { store, wording } = desk;
  const agencies = [...new Set(subjects.map(({ agency }) => agency))].filter((agency) => agency !== EVERY_AGENCY);
  const years = subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  const narrow = { ...(agencies.length > 0 && { agencies }), ...(years.length > 0 && { years }) };
  const filed = await store.reports({ ...narrow, superseded: asks === 'versions' });
  const byReport = groupBy(filed, ({ agency, year }) => `${agency} ${year}`).sort(
    ([one], [other]) => (other?.year ?? 0) - (one?.year ?? 0),
  );
  const changed = byReport.filter((versions) => versions.length > 1);
  const told = asks === 'versions' && agencies.length === 0 ? changed : byReport;
  if (told.length === 0) {
    const [agency] = agencies;
    const line = byReport.length > 0 ? wording.noneChanged(byReport.length) : agency ? wording.filedOf(agency, []) : '';
    return composeWords({ kind: byReport.length > 0 ? 'help' : 'not_found', lines: [line || wording.nothingFiled] });
  }
  if (asks === 'file') return fileOf(told.flat(), wording);
  const lines: string[] = [];
  for (const versions of told.slice(0, asks === 'reading' ? 1 : MOST_REPORTS)) {
    const current = versions.find(({ supersededBy }) => supersededBy === null);
    if (!current) continue;
    if (asks === 'versions') lines.push(...wording.versions(current, versions));
    else {
      const facts = await store.facts({ reports: [current.id] });
      lines.push(...wording.readAs(current, rowsRead({ form: current.form, facts, unsure: current.reading.unsure })));
    }
  }
  const more = asks === 'versions' ? told.length - MOST_REPORTS : 0;
  return composeWords({ kind: 'help', lines: [...lines, ...(more > 0 ? [wording.more(more)] : [])] });
}

/** The newest of the reports as it was filed, and the other years to be had. */
function fileOf(reports: readonly Report[], wording: Desk['wording']): AnswerBody {
  const [report, ...others] = [...reports].sort((a, b) => b.year - a.year);
  if (!report) return composeWords({ kind: 'not_found', lines: [wording.nothingFiled] });
  const { id, title, source } = report;
  const own = others.filter(({ agency }) => agency === report.agency).slice(0, MOST_OTHERS);
  const body = composeWords({
    kind: 'help',
    lines: wording.original(report),
    options: own.map((other) => wording.glance.asks.file(other)),
  });
  return { ...body, blocks: [...(body.blocks ?? []), { kind: 'file', report: id, title, source }] };
}
