import { EVERY_AGENCY, type ReadingOf } from '../../question/reading.js';
import { rowsRead } from '../../report/rows-read.js';
import type { AnswerBody } from '../answer.js';
import { composeWords } from '../compose.js';
import type { Desk } from '../desk.js';
import { groupBy } from '../group-by.js';

/** More reports than this are not told of one by one. */
const MOST_REPORTS = 5;

/** Whether reports were changed after publication, version by version, or how they were read, row by row; of one agency the newest first. */
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
