import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Answer } from './answer.js';
import { readBook } from './book.js';
import { judge, type Verdict } from './judge.js';
import { narrowingQuestions } from './narrowing.js';
import { openProgram, type Program, runProgram } from './program.js';
import { compose } from './questions.js';
import { random } from './random.js';
import { writeReports } from './reports.js';
import { verbQuestions } from './verbs.js';
import { told } from './wanted.js';
import { worldOf } from './world.js';

/**
 * Asks the program from outside, over its lines, questions whose answers are worked out anew from its exported figures: unknown verbs,
 * unknown words that narrow, and compositions said by templates. Exit status 1 where an answer is wrong or too few are right.
 */
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    show: { type: 'string', default: '40' },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
    all: { type: 'boolean', default: false },
  },
});
const [sample, seed, show] = [Number(options.sample), Number(options.seed), Number(options.show)];
const ENOUGH = 0.9;
const VERBS = 120;
const NARROWING = 100;

type One = { text: string; groups: string[]; wanted: string; judge: (answer: Answer) => Verdict };

const folder = await mkdtemp(join(tmpdir(), 'wenbao-compositions-'));
try {
  const index = await indexOf(positionals);
  const book = readBook(await runProgram(['facts', '--format', 'jsonl'], index));
  const parts = Object.entries(questionsOf(book)).filter(([name]) => (options.only ?? name) === name);
  if (options.list) for (const [, asked] of parts) for (const one of asked) print(`${one.text} → ${one.wanted}`);
  else {
    const program = openProgram(index);
    for (const [name, asked] of parts) await part(name, asked, program);
    await program.close();
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** The index named in the environment, else one of the reports given or of the samples and generated ones. */
async function indexOf(given: readonly string[]): Promise<string> {
  const named = process.env.WENBAO_INDEX;
  if (named !== undefined && given.length === 0) return named;
  const index = join(folder, 'index');
  const generated = join(folder, 'reports');
  if (given.length === 0) await writeReports(generated, 1);
  await runProgram(['ingest', ...(given.length > 0 ? given : ['reports/samples', generated])], index);
  return index;
}

function questionsOf(book: ReturnType<typeof readBook>): Record<string, One[]> {
  const world = () => worldOf(book, random(seed));
  const names = [...world().names.values()];
  const ofWords = (asked: ReturnType<typeof verbQuestions>) =>
    asked.map((one) => ({ ...one, groups: [one.frame], wanted: one.word }));
  return {
    verbs: ofWords(verbQuestions(world(), VERBS)),
    narrowing: ofWords(narrowingQuestions(world(), NARROWING)),
    compositions: compose(world(), sample).map(({ text, wanted, operator, language, levels, years }) => ({
      text,
      groups: [`${operator}, ${language}`, `${levels} level${levels === 1 ? '' : 's'}, ${language}`],
      wanted: told(wanted),
      judge: (answer) => judge(wanted, answer, { text, years, names }),
    })),
  };
}

async function part(name: string, asked: readonly One[], program: Program): Promise<void> {
  const judged: { groups: string[]; verdict: Verdict['verdict'] }[] = [];
  let shown = 0;
  for (const one of asked) {
    const answer = await program.ask(one.text);
    const { verdict, why } = one.judge(answer);
    judged.push({ groups: one.groups, verdict });
    if ((verdict === 'right' && !options.all) || shown >= show) continue;
    shown += 1;
    const came = answer.text.split('\n').slice(0, 4).join(' / ').slice(0, 300);
    print(`${verdict.toUpperCase()} ${one.text}\n  wanted: ${one.wanted}\n  came: ${answer.kind}, ${why}: ${came}`);
  }
  print(`\n## ${name}\n\n${table(judged)}\n`);
  const many = (verdict: string) => judged.filter((one) => one.verdict === verdict).length;
  if (many('wrong') > 0 || many('right') < ENOUGH * judged.length) process.exitCode = 1;
}

/** How many were answered right, wrong and not at all, by group, in Markdown. */
function table(judged: readonly { groups: string[]; verdict: Verdict['verdict'] }[]): string {
  const groups = [...new Set(judged.flatMap((one) => one.groups))].sort();
  const row = (name: string, those: typeof judged) => {
    const many = (verdict: Verdict['verdict']) => those.filter((one) => one.verdict === verdict).length;
    const share = those.length === 0 ? 0 : (100 * many('right')) / those.length;
    return `| ${name} | ${those.length} | ${many('right')} | ${many('wrong')} | ${many('unanswered')} | ${share.toFixed(1)} % |`;
  };
  return [
    '| group | asked | right | wrong | not answered | right |',
    '| --- | ---: | ---: | ---: | ---: | ---: |',
    ...groups.map((group) =>
      row(
        group,
        judged.filter((one) => one.groups.includes(group)),
      ),
    ),
    row('**all**', judged),
  ].join('\n');
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
