import { relative } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { FilingWording } from '../contracts/language.js';
import { clean } from '../conversation/clean.js';
import type { Hints } from '../filing/reading.js';
import type { DocumentOutcome, ReportOutcome } from '../ingest.js';
import { type CommandContext, EXIT } from './context.js';
import { embed } from './embed.js';
import { filingWording } from './wordings.js';

const { stdout, stderr } = process;

/** Characters of a path that are shown: two lines of a terminal. */
const LONGEST_PATH = 160;

const COUNTED_AS = {
  filed: 'filed',
  superseded: 'filed',
  fuller: 'filed',
  reread: 'filed',
  healed: 'filed',
  removed: 'refused',
  kept: 'unchanged',
  copy: 'unchanged',
  unchanged: 'unchanged',
} as const satisfies Record<ReportOutcome['result'], string>;

/** Files documents and makes what answers find their paragraphs by. */
export async function ingest(
  context: CommandContext,
  options: Hints & { verbose?: boolean },
  paths: string[],
): Promise<number> {
  const status = await fileDocuments(context, options, paths);
  await embed(context);
  return status;
}

/** Files documents one after another, with a bar on a terminal, then tells of each what became of it. */
export async function fileDocuments(
  context: CommandContext,
  { verbose, ...hints }: Hints & { verbose?: boolean },
  paths: string[],
): Promise<number> {
  const { wenbao } = context;
  const wording = filingWording(context);
  const started = performance.now();
  const documents = await wenbao.ingest.documents(paths);
  if (documents.length === 0) {
    stderr.write(`${wording.nothingThere(paths)}\n`);
    return EXIT.refused;
  }
  const bar = stderr.isTTY ? new SingleBar({ format: '{bar} {value}/{total} {document}', stream: stderr }) : undefined;
  bar?.start(documents.length, 0, { document: '' });
  const lines: string[] = [];
  const counts = { filed: 0, unchanged: 0, refused: 0 };
  for (const document of documents) {
    bar?.update({ document: shortest(document) });
    let isFirst = true;
    const onPage = ({ number, of }: { number: number; of: number }) =>
      bar?.update({ document: `${shortest(document)} ${number}/${of}` });
    for await (const outcome of wenbao.ingest.file(document, hints, onPage)) {
      if (!isFirst) bar?.setTotal(bar.getTotal() + 1);
      isFirst = false;
      for (const { result } of outcome.reports) counts[COUNTED_AS[result]]++;
      counts.refused += outcome.refusals.length;
      bar?.increment({ document: shortest(outcome.source) });
      const rows = verbose ? await rowLines(outcome, context) : new Map<string, string[]>();
      const told = outcomeLines(outcome, wording, rows).map(harmless);
      // A bar is drawn over the line it stands on; what is told waits for it to end.
      if (bar) lines.push(...told);
      else stdout.write(`${told.join('\n')}\n`);
    }
  }
  bar?.stop();
  const seconds = (performance.now() - started) / 1000;
  stdout.write(`${[...lines, wording.summary({ ...counts, seconds })].join('\n')}\n`);
  return counts.refused > 0 ? EXIT.refused : 0;
}

/** How many changes of each kind are told of a report; all of them with `--verbose`. */
const MOST_CHANGES = 8;

/** What differs from the version before, or from how the same bytes were read before; nothing of any other outcome. */
export function changeLines(outcome: ReportOutcome, wording: FilingWording, verbose = false): string[] {
  const { revision } = outcome.report.reading;
  const changes =
    outcome.result === 'reread' ? outcome.changes : outcome.result === 'superseded' ? revision : undefined;
  if (!changes) return [];
  const lines = wording.changes(changes, verbose ? Number.POSITIVE_INFINITY : MOST_CHANGES);
  return lines.length > 0 ? lines : [wording.noChanges];
}

/** Of each report that is filed every row of its form and how it was read. */
async function rowLines(outcome: DocumentOutcome, context: CommandContext): Promise<Map<string, string[]>> {
  const wording = filingWording(context);
  const told = new Map<string, string[]>();
  for (const { report, filing } of outcome.reports) {
    const facts = filing?.facts ?? (await context.wenbao.store.facts({ reports: [report.id] }));
    told.set(report.id, wording.rows(report, facts));
  }
  return told;
}

/** What became of a document; with the rows of its reports how each was read. */
function outcomeLines(
  outcome: DocumentOutcome,
  wording: FilingWording,
  rows: ReadonlyMap<string, readonly string[]>,
): string[] {
  const source = shortest(outcome.source);
  return [
    ...(outcome.links.length > 0 ? [wording.links(source, outcome.links)] : []),
    ...outcome.reports.flatMap((one) => {
      const { result, report, filing, ...told } = one;
      const counts = filing && {
        facts: filing.facts.length,
        paragraphs: filing.paragraphs.length,
        findings: filing.findings,
      };
      const line = wording.filed({ source, result, report, counts, ...told });
      const read = rows.get(report.id);
      const notes = read ? [...wording.reading(report), ...read] : wording.leftOut(report);
      return [line, ...[...changeLines(one, wording, read !== undefined), ...notes].map((note) => `    ${note}`)];
    }),
    ...outcome.copies.map((copy) => wording.copy(source, copy)),
    ...outcome.refusals.map((refusal) => wording.refused(source, refusal)),
  ];
}

/** The line without what moves a cursor or turns the writing, which a name out of an archive may hold. */
export function harmless(line: string): string {
  const [indent = ''] = /^ */.exec(line) ?? [];
  return `${indent}${clean(line)}`;
}

/** A path as a person would write it: relative where the file lies below the working folder, cut where it is very long. An address stays whole. */
export function shortest(path: string): string {
  if (path.includes('://')) return path;
  const below = relative(process.cwd(), path);
  const shown = below === '' || below.startsWith('..') ? path : below;
  return shown.length > LONGEST_PATH ? `${shown.slice(0, LONGEST_PATH - 20)}…${shown.slice(-19)}` : shown;
}
