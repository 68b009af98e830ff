import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { openProgram } from '../src/main.js';
import { mend } from '../src/read/mend.js';
import { WRITTEN, writtenQuestions } from './narrative/written.js';

const [name = 'blind', ...rest] = process.argv.slice(2);
const set = (WRITTEN as any)[name];
const folder = `/tmp/idx-one-${name}`;
const program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
const paths = set.folder ? [set.folder] : ['/work/shared/corpus'];
for (const path of await program.ingest.documents(paths)) for await (const _ of program.ingest.file(path, {}));
const counts: Record<string, Record<string, number>> = {};
for (const [at, q] of (await writtenQuestions(set.questions)).entries()) {
  const a = await program.ask({ chat: `q${at}`, text: q.text });
  const answers = a.kind === 'narrative' || a.kind === 'figure';
  const has = (t: string) => q.right?.(t) ?? false;
  const shown = has(a.text) || a.citations.some(({ quote }) => has(quote));
  const first = (a.citations.length > 0 && has(a.citations[0]!.quote)) || false;
  const style = q.right ? q.style : 'none';
  const outcome = shown
    ? answers
      ? 'right'
      : first
        ? 'first'
        : 'near'
    : answers
      ? 'WRONG'
      : a.citations.length > 0
        ? 'nearWrong'
        : `nothing`;
  (counts[style] ??= {})[outcome] = (counts[style]![outcome] ?? 0) + 1;
  console.log(
    `${style}\t${outcome}\t${a.kind}\t${q.text}\n   => ${a.text.replaceAll('\n', ' / ').slice(0, rest.includes('-v') ? 2000 : 260)}`,
  );
}
for (const [style, c] of Object.entries(counts)) {
  const n = Object.values(c).reduce((x, y) => x + y, 0);
  console.log(
    '##',
    style,
    n,
    Object.entries(c)
      .map(([k, v]) => `${k} ${v} (${((100 * v) / n).toFixed(0)}%)`)
      .join('  '),
  );
}
const all: Record<string, number> = {};
for (const [s, c] of Object.entries(counts))
  if (s !== 'none') for (const [k, v] of Object.entries(c)) all[k] = (all[k] ?? 0) + v;
const n = Object.values(all).reduce((x, y) => x + y, 0);
console.log(
  '## ALL',
  n,
  Object.entries(all)
    .map(([k, v]) => `${k} ${v} (${((100 * v) / n).toFixed(1)}%)`)
    .join('  '),
);
await program.close();
