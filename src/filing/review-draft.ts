import { dayInChina } from '../answer/days.js';
import { runBeside } from '../child/pool.js';
import { type RunTask, theOne } from '../child/task.js';
import type { ReportStore } from '../contracts/store.js';
import type { DraftReview, Earlier } from '../draft/draft-review.js';
import type { Filing } from '../report/report.js';

/**
 * Reviews what was read and not filed beside the filed report of the year before, on today's date in China. Throws ReadError where it
 * takes more than a document may.
 */
export async function reviewDraft(
  filing: Filing,
  { store, now, run = runBeside }: { store: ReportStore; now: () => Date; run?: RunTask },
): Promise<DraftReview> {
  const today = dayInChina(now().toISOString());
  return theOne(run('review', { filing, previous: await reportBefore(filing, store), today }));
}

async function reportBefore({ report: { agency, year } }: Filing, store: ReportStore): Promise<Earlier | null> {
  const [report] = await store.reports({ agencies: [agency], years: [year - 1] });
  if (!report) return null;
  const [facts, paragraphs] = await Promise.all([store.facts({ reports: [report.id] }), store.paragraphs([report.id])]);
  return { report, facts, paragraphs };
}
