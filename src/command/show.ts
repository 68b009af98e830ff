import { dayInChina } from '../answer/days.js';
import type { DraftReview } from '../draft/draft-review.js';
import { exportFile } from '../export/export.js';
import { exportedFacts } from '../export/exported.js';
import type { ExportFormat } from '../export/formats.js';
import type { Hints } from '../filing/reading.js';
import { orRefusal } from '../filing/refusal.js';
import { reviewDraft } from '../filing/review-draft.js';
import { enDraft } from '../language/en/draft.js';
import { enExport } from '../language/en/export.js';
import { zhDraft } from '../language/zh/draft.js';
import { zhExport } from '../language/zh/export.js';
import type { Finding } from '../report/fact.js';
import { type CommandContext, EXIT } from './context.js';
import { plainTable } from './plain-table.js';
import { filingWording } from './wordings.js';

const { stdout, stderr } = process;

/** Prints what is filed: a table, or a report as JSON a line. */
export async function listReports(context: CommandContext, { json }: { json?: boolean }): Promise<undefined> {
  const reports = await context.wenbao.store.reports();
  if (json) {
    for (const report of reports) stdout.write(`${JSON.stringify(report)}\n`);
    return;
  }
  const wording = filingWording(context);
  if (reports.length === 0) {
    stdout.write(`${wording.emptyStore()}\n`);
    return;
  }
  const { agency, year, form, title, filedAt } = wording.columns;
  const table = plainTable([agency, year, form, title, filedAt]);
  for (const report of reports) {
    table.push([report.agency, report.year, wording.form(report.form), report.title, dayInChina(report.filedAt)]);
  }
  stdout.write(`${table.toString()}\n`);
}

/** Writes figures to standard output in the format asked for. */
export async function exportFigures(
  { wenbao, lang }: CommandContext,
  { agency, year, metric, format }: { agency?: string; year?: number; metric?: string; format: ExportFormat },
): Promise<undefined> {
  const query = {
    agencies: agency === undefined ? undefined : [agency],
    years: year === undefined ? undefined : [year],
    metrics: metric === undefined ? undefined : [metric],
  };
  // CSV is read by programs too: its heads are the same in every language.
  const wording = lang === 'en' && format === 'xlsx' ? enExport : zhExport;
  const bytes = await exportFile(await exportedFacts(query, wenbao.store), { format, wording });
  await new Promise<void>((resolve, reject) => stdout.write(bytes, (error) => (error ? reject(error) : resolve())));
}

/** Prints the findings of filed reports, or findings and review of drafts, not filed; 1 where a sum does not close. */
export async function check(
  context: CommandContext,
  { json, ...hints }: Hints & { json?: boolean },
  paths: string[],
): Promise<number> {
  const { wenbao } = context;
  const wording = filingWording(context);
  const findings: Finding[] = [];
  const drafts: { draft: DraftReview; rows: string[] }[] = [];
  const now = () => new Date();
  let refused = 0;
  if (paths.length === 0) findings.push(...(await wenbao.store.findings({})));
  for (const document of await wenbao.ingest.documents(paths)) {
    for await (const { source, filings, refusals } of wenbao.ingest.read(document, hints)) {
      findings.push(...filings.flatMap((filing) => filing.findings));
      for (const filing of filings) {
        const review = await orRefusal(reviewDraft(filing, { store: wenbao.store, now }));
        if ('reason' in review) refusals.push(review);
        else drafts.push({ draft: review, rows: wording.rows(filing.report, filing.facts) });
      }
      for (const refusal of refusals) stderr.write(`${wording.refused(source, refusal)}\n`);
      refused += refusals.length;
    }
  }
  if (findings.length === 0 && !json) stdout.write(`${wording.noFindings()}\n`);
  const open = findings.filter((finding) => finding.outcome === 'does_not_close');
  for (const finding of findings) {
    if (json) stdout.write(`${JSON.stringify(finding)}\n`);
    else if (finding.outcome !== 'closes') stdout.write(`${wording.finding(finding)}\n`);
  }
  if (!json && findings.length > 0) stdout.write(`${wording.checked(findings)}\n`);
  const { review } = context.lang === 'en' ? enDraft : zhDraft;
  for (const { draft, rows } of drafts) {
    if (json) stdout.write(`${JSON.stringify({ draft })}\n`);
    else stdout.write(`\n${[...review(draft, { findings: false }), ...rows].join('\n')}\n`);
  }
  return open.length > 0 || refused > 0 ? EXIT.refused : 0;
}
