import { SingleBar } from 'cli-progress';
import type { ReadAnew } from '../filing/read-anew.js';
import { isOfOlderReader } from '../report/reader-version.js';
import { type CommandContext, EXIT } from './context.js';
import { embed } from './embed.js';
import { changeLines, harmless, shortest } from './ingest.js';
import { filingWording } from './wordings.js';

const { stdout, stderr } = process;

/**
 * Reads reports anew that an older reader read or that are damaged in the store, from the files that are given and from kept originals, and tells what is read otherwise.
 * Each is done by itself: what was interrupted goes on where it is called again. 1 where some could not be read anew.
 */
export async function reread(context: CommandContext, _options: object, paths: string[]): Promise<number> {
  const { store, ingest, originals } = context.wenbao;
  const wording = filingWording(context);
  const older = async () => {
    const reports = await store.reports();
    const damaged = new Set(await store.damaged(reports.map(({ id }) => id)));
    return reports.filter((report) => isOfOlderReader(report) || damaged.has(report.id));
  };
  const waiting = await older();
  if (waiting.length === 0) {
    stdout.write(`${wording.allRead}\n`);
    return 0;
  }
  const lines: string[] = [];
  const counts = { reread: 0, changed: 0, healed: 0, removed: 0 };
  const bar = stderr.isTTY ? new SingleBar({ format: '{bar} {value}/{total} {document}', stream: stderr }) : undefined;
  bar?.start(waiting.length, 0, { document: '' });

  function tell(source: string, reports: readonly ReadAnew[]): void {
    for (const one of reports) {
      const { result, report, filing, ...told } = one;
      const parts = filing && { facts: filing.facts.length, paragraphs: filing.paragraphs.length };
      const read = parts && { ...parts, findings: filing.findings };
      const changes = changeLines(one, wording);
      if (result !== 'kept') counts[result] += 1;
      if (result === 'reread' && changes[0] !== wording.noChanges) counts.changed += 1;
      const line = wording.filed({ source: shortest(source), result, report, counts: read, ...told });
      lines.push(...[line, ...changes.map((change) => `    ${change}`)].map(harmless));
      bar?.increment({ document: shortest(source) });
    }
    // A bar is drawn over the line it stands on; what is told waits for it to end.
    if (!bar && lines.length > 0) stdout.write(`${lines.splice(0).join('\n')}\n`);
  }

  for (const document of await ingest.documents(paths))
    for await (const { source, reports } of ingest.reread(document)) tell(source, reports);
  for (const { hash, source } of originals ? await older() : []) {
    const bytes = await originals?.bytesOf(hash);
    if (bytes) for await (const { reports } of ingest.reread({ source, bytes })) tell(source, reports);
  }
  bar?.stop();
  const left = await older();
  if (left.length > 0)
    lines.push(
      wording.notReread(left.map(({ source }) => source)),
      ...left.map((report) => harmless(`  ${report.agency} ${report.year}: ${shortest(report.source)}`)),
    );
  if (originals) lines.push(wording.originals(await originals.size()));
  stdout.write(`${[...lines, wording.reread({ ...counts, left: left.length })].join('\n')}\n`);
  if (counts.reread + counts.healed + counts.removed > 0) await embed(context);
  return left.length > 0 ? EXIT.refused : 0;
}
