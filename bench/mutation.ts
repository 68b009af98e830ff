import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { seeded } from '../test/fixtures/filled-form.js';
import { type Mutant, mutantsOf } from './mutants.js';

/**
 * `npx tsx bench/mutation.ts [--sample N] [--seed S] [--files TEXT]` changes one operator, constant or condition at a time in the sources
 * from which figures come, runs the tests of their folder, and prints what no test noticed. All of it takes hours; docs/mutation.md
 * has what a sample came to. `--files` keeps to the sources whose path holds the text.
 */
const ROOT = join(import.meta.dirname, '..');
/** Sources, and the tests that are to notice what is changed in them; those that tell most come first. */
const RELATED: readonly { sources: RegExp; tests: readonly string[] }[] = [
  { sources: /^src\/extract\//, tests: ['test/extract/', 'test/gold/', 'test/draft/'] },
  { sources: /^src\/store\/(figures|search|narrow|exact|tallies)\.ts$/, tests: ['test/store/sqlite.test.ts'] },
  { sources: /^src\/query\//, tests: ['test/query/'] },
];
/** Seconds of CPU after which a changed loop is taken to have no end. */
const MOST_SECONDS = 90;

const { values } = parseArgs({
  options: {
    sample: { type: 'string' },
    seed: { type: 'string', default: '1' },
    files: { type: 'string', default: '' },
  },
});

const all = readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
  .map((name) => `src/${name}`)
  .filter((name) => name.endsWith('.ts') && name.includes(values.files))
  .sort()
  .flatMap((file) => {
    const related = RELATED.find(({ sources }) => sources.test(file));
    const text = related ? readFileSync(join(ROOT, file), 'utf8') : '';
    return mutantsOf(text).map((mutant) => ({ file, mutant, tests: related?.tests ?? [] }));
  });
const random = seeded(Number(values.seed));
const chosen = all
  .map((each) => ({ each, draw: random() }))
  .sort((a, b) => a.draw - b.draw)
  .slice(0, Number(values.sample ?? all.length))
  .map(({ each }) => each);

for (const tests of new Set(chosen.map((each) => each.tests)))
  if (!(await pass(tests))) throw new Error(`${tests.join(' ')} fails as it is`);
let survived = 0;
for (const { file, mutant, tests } of chosen) {
  const isAlive = await pass(tests, { file: join(ROOT, file), mutant });
  survived += isAlive ? 1 : 0;
  console.log(`${isAlive ? 'survived' : 'killed  '} ${file}:${mutant.line} ${mutant.what}`);
}
const killed = chosen.length - survived;
console.log(
  `${killed} of ${chosen.length} killed (${Math.round((100 * killed) / chosen.length)} %), of ${all.length} there are`,
);

/** Whether these tests pass, with one place changed where one is given. */
async function pass(tests: readonly string[], changed?: { file: string; mutant: Mutant }): Promise<boolean> {
  const vitest = join(ROOT, 'node_modules/vitest/vitest.mjs');
  const args = ['run', '--config', 'vitest.mutation.config.ts', ...tests];
  // The limit holds for each process by itself, and is CPU, so that a busy machine kills no mutant.
  const limited = `ulimit -t ${MOST_SECONDS}; exec "$0" "$@"`;
  const child = spawn('sh', ['-c', limited, process.execPath, vitest, ...args], {
    cwd: ROOT,
    env: { ...process.env, MUTANT: JSON.stringify(changed ?? {}) },
    stdio: 'ignore',
  });
  const [status] = await once(child, 'exit');
  return status === 0;
}
