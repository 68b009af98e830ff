import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Answer } from '../src/answer/answer.js';
import { openProgram } from '../src/main.js';
import { mend } from '../src/read/mend.js';
import { builtNow } from '../test/built.js';
import { searchers, WAYS } from './narrative/ways.js';
import { type Asked, WRITTEN, writtenQuestions } from './narrative/written.js';

/**
 * How often the right sentence is found, with no network and no model: questions over invented reports by several ways of searching, and what a
 * person is shown; with a folder of real reports the questions about those, too. Prints the tables that docs/accuracy.md holds; `--only=NAME`
 * asks one set, `--misses` lists what was not found.
 */
const options = process.argv.slice(2);
const [corpus] = options.filter((argument) => !argument.startsWith('--'));
const only = options.find((argument) => argument.startsWith('--only='))?.slice('--only='.length);

const STYLES = ['natural', 'hard', 'again'] as const;
const NAMES = { natural: 'natural', hard: 'hard', again: 'again', unanswerable: 'unanswerable' } as const;
const OUTCOMES = [
  { id: 'right', name: 'answers with the right sentence' },
  { id: 'first', name: 'shows it first as the nearest' },
  { id: 'near', name: 'shows it among the three nearest' },
  { id: 'nothing', name: 'finds nothing or asks back' },
  { id: 'nearWrong', name: 'shows another as the nearest' },
  { id: 'wrong', name: 'answers with another' },
] as const;

const folder = await mkdtemp(join(tmpdir(), 'wenbao-accuracy-'));
await builtNow();
const program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
try {
  for (const [name, { folder: written, questions }] of Object.entries(WRITTEN)) {
    if ((only !== undefined && only !== name) || (written === null && corpus === undefined)) continue;
    process.stdout.write(`**${name}**\n\n`);
    await file([written ?? corpus ?? '']);
    await measure(await writtenQuestions(questions));
  }
} finally {
  await program.close();
  await rm(folder, { recursive: true, force: true });
}

async function file(paths: readonly string[]): Promise<void> {
  for (const path of await program.ingest.documents([...paths])) {
    for await (const _ of program.ingest.file(path, {}));
  }
}

async function measure(questions: readonly Asked[]): Promise<void> {
  const search = await searchers(program, folder);
  const places: Counted = new Map();
  const outcomes: Counted = new Map();
  for (const [at, question] of questions.entries()) {
    const { right, style, text } = question;
    const outcome = outcomeOf(await program.ask({ chat: `q${at}`, text }), right);
    add(outcomes, right ? style : 'unanswerable', outcome);
    if (outcome !== (right ? 'right' : 'nothing')) miss(`${right ? style : 'unanswerable'} ${outcome}: ${text}`);
    if (!right) continue;
    const plan = search.plan(question);
    // What the tables answer is not searched for.
    if (!plan && outcome === 'right') continue;
    for (const way of WAYS) {
      const place = plan ? (await search.by[way](plan, mend(text))).findIndex(right) : -1;
      add(places, `${way}|${style}`, place === 0 ? 'first' : place > 0 && place < 5 ? 'five' : 'lower');
      if (way === 'ours' && place !== 0) miss(`${style} ${place}: ${text} (${plan?.search ?? 'no text question'})`);
    }
  }
  const styles = STYLES.filter((style) => questions.some((question) => question.style === style));
  process.stdout.write(
    [
      `| way of searching | ${styles.map((style) => `${NAMES[style]}: first / top 5`).join(' | ')} |`,
      `| --- |${' --- |'.repeat(styles.length)}`,
      ...WAYS.map((way) => {
        const cells = styles.map((style) => {
          const key = `${way}|${style}`;
          return `${share(places, key, ['first'])} / ${share(places, key, ['first', 'five'])}`;
        });
        return `| ${way} | ${cells.join(' | ')} |`;
      }),
      '',
      `| ${questions.length} questions, no model | ${OUTCOMES.map(({ name }) => name).join(' | ')} |`,
      `| --- |${' --- |'.repeat(OUTCOMES.length)}`,
      ...[...styles, 'unanswerable' as const].map((style) => {
        const cells = OUTCOMES.map(({ id }) => share(outcomes, style, [id]));
        return `| ${NAMES[style]} (${[...(outcomes.get(style)?.values() ?? [])].reduce((sum, one) => sum + one, 0)}) | ${cells.join(' | ')} |`;
      }),
      '',
      '',
    ].join('\n'),
  );
}

/** What a person was shown: the sentence as the answer, or among those that come nearest and may not answer; another; or none. */
type Outcome = (typeof OUTCOMES)[number]['id'];

function outcomeOf({ kind, text, citations }: Answer, right: Asked['right']): Outcome {
  const answers = kind === 'narrative' || kind === 'figure';
  // A source in Traditional characters is cited as printed and quoted as read.
  if (right && (right(text) || citations.some(({ quote }) => right(quote)))) {
    if (answers) return 'right';
    return right(citations[0]?.quote ?? '') ? 'first' : 'near';
  }
  if (answers) return 'wrong';
  return citations.length > 0 ? 'nearWrong' : 'nothing';
}

type Counted = Map<string, Map<string, number>>;

function add(counted: Counted, key: string, outcome: string): void {
  const row = counted.get(key) ?? new Map<string, number>();
  counted.set(key, row.set(outcome, (row.get(outcome) ?? 0) + 1));
}

function share(counted: Counted, key: string, outcomes: readonly string[]): string {
  const row = counted.get(key) ?? new Map<string, number>();
  const all = [...row.values()].reduce((sum, one) => sum + one, 0);
  const part = outcomes.reduce((sum, outcome) => sum + (row.get(outcome) ?? 0), 0);
  return `${((100 * part) / all).toFixed(0)} %`;
}

function miss(line: string): void {
  if (process.argv.includes('--misses')) process.stderr.write(`${line}\n`);
}
