import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer } from '../src/answer/answer.js';
import { openProgram } from '../src/main.js';
import { builtNow } from '../test/built.js';
import { askWorld, type Judged } from '../test/fixtures/made-questions.js';

/**
 * Asks thousands of invented questions over invented reports and counts by kind how they were answered; with a folder of reports, asks
 * them the everyday questions too. Writes both into docs/accuracy.md; exit status 1 where a stated figure is wrong or too few are answered.
 */
const SEEDS = [21, 22, 23, 24];
const EACH = 15;
const ENOUGH = 0.97;
const WRONG = ['wrong value', 'another subject', 'another item', 'not refused', 'badly worded'];
const ACCURACY = fileURLToPath(new URL('../docs/accuracy.md', import.meta.url));
const EVERYDAY = fileURLToPath(new URL('everyday-questions.txt', import.meta.url));

const [reports] = process.argv.slice(2);
const judged: Judged[] = [];
for (const seed of SEEDS) judged.push(...(await askWorld({ seed, each: EACH })));
await replaceSection('invented questions', countOf(judged));
for (const { turn, verdict } of judged)
  if (verdict.verdict !== 'right') process.stdout.write(`${turn.text}: ${verdict.verdict}: ${verdict.why}\n`);
if (reports !== undefined) await replaceSection('everyday questions', await everyday(reports));
process.exitCode = isGood(judged) ? 0 : 1;

function isGood(all: readonly Judged[]): boolean {
  const answerable = all.filter(({ turn }) => turn.expected.outcome === 'figures');
  const right = answerable.filter(({ verdict }) => verdict.verdict === 'right');
  return right.length >= ENOUGH * answerable.length && !all.some(({ verdict }) => WRONG.includes(verdict.verdict));
}

function countOf(all: readonly Judged[]): string {
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const languages = { zh: 'Simplified Chinese', 'zh-Hant': 'Traditional Chinese', en: 'English' } as const;
  return [
    `${all.length} questions about the figures of ${SEEDS.length} invented stores; expected values come from what was filled into the forms.`,
    '',
    ...table('kind', kinds, (kind) => all.filter((one) => one.kind === kind)),
    '',
    ...table('language', Object.values(languages), (name) =>
      all.filter(({ language }) => languages[language] === name),
    ),
  ].join('\n');
}

function table(head: string, names: readonly string[], of: (name: string) => Judged[]): string[] {
  const columns: readonly [string, (verdict: string) => boolean][] = [
    ['right', (verdict) => verdict === 'right'],
    ['refused or asked back', (verdict) => verdict === 'unanswered'],
    ['incomplete', (verdict) => verdict === 'incomplete'],
    ['wrong', (verdict) => WRONG.includes(verdict)],
  ];
  const row = (name: string, rows: readonly Judged[]) =>
    `| ${[name, rows.length, ...columns.map(([, fits]) => rows.filter(({ verdict }) => fits(verdict.verdict)).length)].join(' | ')} |`;
  return [
    `| ${[head, 'asked', ...columns.map(([name]) => name)].join(' | ')} |`,
    `| --- |${' ---: |'.repeat(columns.length + 1)}`,
    ...names.map((name) => row(name, of(name))),
    row('**all**', names.flatMap(of)),
  ];
}

async function everyday(path: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wenbao-everyday-'));
  await builtNow();
  const program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
  try {
    for (const document of await program.ingest.documents([path]))
      for await (const _ of program.ingest.file(document, {}));
    const lines = (await readFile(EVERYDAY, 'utf8')).split('\n').filter(Boolean);
    const told: string[] = [];
    for (const [at, line] of lines.entries()) {
      for (const text of line.split(' / '))
        told.push(`**${text}**`, '', ...shown(await program.ask({ chat: `everyday:${at}`, text })), '');
    }
    return told.join('\n');
  } finally {
    await program.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The answer without its sources; what it quotes from a report is only named, for the words are the report's. */
function shown({ kind, text, citations }: Answer): string[] {
  if (kind === 'narrative') {
    const places = citations.map(({ agency, year, section }) => `${agency} ${year}, ${section || 'without a heading'}`);
    return [
      `> (quotes ${citations.length === 1 ? 'a passage' : `${citations.length} passages`} of: ${[...new Set(places)].join('; ')})`,
    ];
  }
  const [answer = ''] = text.split(/\n\n(?:来源|來源|Sources?)/);
  return answer.split('\n').map((line) => `> ${line}`.trimEnd());
}

/** Puts the text between the section's two marks, and leaves the rest of the page alone. */
async function replaceSection(name: string, text: string): Promise<void> {
  const page = await readFile(ACCURACY, 'utf8');
  const [begin, end] = [`<!-- ${name} -->`, `<!-- end of ${name} -->`];
  const [before, rest] = page.split(begin);
  const after = rest?.split(end)[1];
  if (before === undefined || after === undefined) throw new Error(`docs/accuracy.md has no place for the ${name}`);
  await writeFile(ACCURACY, `${before}${begin}\n\n${text}\n\n${end}${after}`);
}
