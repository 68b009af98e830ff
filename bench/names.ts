import { dict } from '@node-rs/jieba/dict.js';
import { findAgencies } from '../src/question/names/agencies.js';
import type { Known } from '../src/question/names/known.js';
import { findUnfiled } from '../src/question/names/unfiled.js';
import { inventedNames, knownOf, misnamed } from '../test/fixtures/invented-names.js';

/**
 * `npx tsx bench/names.ts`: what finding names in a question costs with 1,000 and with 100,000 agencies filed, by the keys that are looked
 * up and by the clock, and how often a verb after an agency's name leaves the name alone.
 */
const [FEW, MANY] = [1000, 100_000];
const EACH = 200;
const ROUNDS = 5;

const names = inventedNames(MANY);
const few = knownOf(names.slice(0, FEW));
const started = performance.now();
const many = knownOf(names);
console.log(`names of ${MANY} agencies worked out and indexed in ${Math.round(performance.now() - started)} ms`);

const asked = names.slice(0, EACH);
const { misspelt, unknown } = misnamed(asked);
const plain = asked.map((name) => `请问${name}2020年收到多少件信息公开申请`);
console.log('| questions | keys, 1,000 | keys, 100,000 | growth | µs, 1,000 | µs, 100,000 | growth |');
console.log('| --- | --- | --- | --- | --- | --- | --- |');
for (const [work, questions, run] of [
  ['named as filed', plain, find],
  ['misspelt', misspelt, find],
  ['of bodies not filed', unknown, find],
  ['the nearest to names not filed', unknown.map((each) => each.replace(/2020.*/, '')), nearest],
] as const) {
  const [keysFew, keysMany] = [keys(few, questions, run), keys(many, questions, run)];
  const [timeFew, timeMany] = times(questions, run);
  const cells = [
    work,
    keysFew,
    keysMany,
    ratio(keysMany, keysFew),
    timeFew.toFixed(0),
    timeMany.toFixed(0),
    ratio(timeMany, timeFew),
  ];
  console.log(`| ${cells.join(' | ')} |`);
}
console.log(verbs());

function find(text: string, known: Known): void {
  findAgencies(text, known);
  findUnfiled(text, [], known);
}

function nearest(said: string, known: Known): void {
  known.nearest(said, 5);
}

type Run = (text: string, known: Known) => void;

function keys(known: Known, questions: readonly string[], run: Run): number {
  for (const text of questions) run(text, known);
  const before = known.index.looked();
  for (const text of questions) run(text, known);
  return Math.round((known.index.looked() - before) / questions.length);
}

/** The medians of both in turn, so that what else the machine does falls on both. */
function times(questions: readonly string[], run: Run): [number, number] {
  const took: [number[], number[]] = [[], []];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const text of questions) {
      [few, many].forEach((known, which) => {
        const from = performance.now();
        run(text, known);
        took[which]?.push((performance.now() - from) * 1000);
      });
    }
  }
  return [median(took[0]), median(took[1])];
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

function ratio(one: number, other: number): string {
  return (one / other).toFixed(2);
}

/** Verbs of the dictionary right after a name: the name is to stay, and nothing else to be taken for one. */
function verbs(): string {
  const all = dict
    .toString()
    .split('\n')
    .map((line) => line.split(' '));
  const verbs = all.flatMap(([word = '', often, tag]) =>
    tag === 'v' && word.length === 2 && Number(often) > 2 ? [word] : [],
  );
  const some = verbs.filter((_, at) => at % Math.floor(verbs.length / 500) === 0).slice(0, 500);
  const agencies = ['洛江区人民政府', '宿迁市人民政府', '上屯镇人民政府', '靖江市行政审批局', '青岚区人民政府'];
  const said = ['洛江区', '宿迁', '上屯镇', '靖江市审批局', '青岚'];
  const known = knownOf(agencies);
  const right = some.flatMap((verb) =>
    said.filter((name, at) => {
      const text = `${name}${verb}了多少行政处罚`;
      const [found, other] = findAgencies(text, known);
      const alone = other === undefined && findUnfiled(text, [], known).length === 0;
      return alone && found?.said === name && found.agencies.join() === agencies[at];
    }),
  );
  const asked = some.length * said.length;
  return `${some.length} verbs after ${said.length} names: ${((100 * right.length) / asked).toFixed(2)} % leave the name alone`;
}
