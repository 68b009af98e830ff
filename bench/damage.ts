import { parseArgs } from 'node:util';
import { scoreDamage } from './damage/score.js';

/**
 * `npx tsx bench/damage.ts [--documents N] [--seed S] [--only WORDS] [--show]` damages filled-in forms in every way and on every carrier,
 * reads them, and prints by kind of damage what is right, left out and wrong; exit status 1 where a cell is wrong. `--show` names the cells.
 */
const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
    show: { type: 'boolean', default: false },
  },
});
const scores = await scoreDamage({ documents: Number(values.documents), seed: Number(values.seed), only: values.only });
const percent = (part: number, whole: number) => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
const lines = scores.map(({ kind, documents, touched, leftOut, silent, wrong, others, doubted }) =>
  [
    kind.name,
    kind.recoverable ? 'yes' : 'no',
    documents,
    touched,
    `${leftOut} (${percent(leftOut, touched)})`,
    silent.length,
    wrong.length,
    `${doubted.length} of ${others}`,
  ].join(' | '),
);
const whole = (of: (score: (typeof scores)[number]) => number) => scores.reduce((sum, score) => sum + of(score), 0);
const sums = [
  whole(({ documents }) => documents),
  whole(({ touched }) => touched),
  whole(({ leftOut }) => leftOut),
  whole(({ silent }) => silent.length),
  whole(({ wrong }) => wrong.length),
  `${whole(({ doubted }) => doubted.length)} of ${whole(({ others }) => others)}`,
];
process.stdout.write(
  `${[
    'kind of damage | recoverable | documents | cells of damaged rows | left out | of these without a note | wrong | doubts on other rows',
    '--- | --- | ---: | ---: | ---: | ---: | ---: | ---:',
    ...lines,
    ['all', '', ...sums].join(' | '),
  ]
    .map((line) => `| ${line} |`)
    .join('\n')}\n`,
);
if (values.show) {
  for (const { kind, wrong, silent, doubted } of scores) {
    const found = { wrong, silent, doubted };
    for (const [what, cells] of Object.entries(found)) {
      for (const cell of cells.slice(0, 12)) process.stdout.write(`${what}: ${kind.name}: ${cell}\n`);
    }
  }
}
process.exitCode = whole(({ wrong }) => wrong.length) > 0 ? 1 : 0;
