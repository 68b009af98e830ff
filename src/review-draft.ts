import { dayInChina } from './answer/days.js';
import { type DraftReview, draftReview } from './draft/review.js';
import type { Filing } from './report/report.js';
import type { ReportStore } from './store.js';

/** Reviews what was read and not filed beside the filed report of the year before, on today's date in China. */
export async function reviewDraft(
  filing: Filing,
  { store, now }: { store: ReportStore; now: () => Date },
): Promise<DraftReview> {
  const { agency, year } = filing.report;
  const [report] = await store.reports({ agencies: [agency], years: [year - 1] });
  const today = dayInChina(now().toISOString());
  if (!report) return draftReview({ filing, previous: null, today });
  const [facts, paragraphs] = await Promise.all([store.facts({ reports: [report.id] }), store.paragraphs([report.id])]);
  return draftReview({ filing, previous: { report, facts, paragraphs }, today });
}
