import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openProgram } from '../src/main.js';
import { fuzzDocuments } from '../test/fixtures/fuzz-documents.js';
import { fuzzQuestions } from '../test/fixtures/fuzz-questions.js';

/**
 * Reads thousands of damaged reports and asks thousands of damaged questions, the same ones every time, and prints what came
 * of them; exit status 1 where one crashes or takes too long, or a figure is wrong without a note. `bench/fuzz.ts [how many] [seed]`
 */
const MOST_MS = 5000;
const MOST_DOUBTED = 0.01;
const SHOWN = 20;
const SAMPLES = fileURLToPath(new URL('../reports/samples/', import.meta.url));

const [count = 5000, seed = 11] = process.argv.slice(2).map(Number);
const documents = await fuzzDocuments({ seed, documents: count });
const questions = await asked();
const doubted = documents.doubted / documents.rows;
const hangs = [documents.dearest, questions.dearest].filter((dearest) => dearest > MOST_MS).length;
const lines = [
  `documents ${documents.documents}, taken for a report ${documents.read}, crashes ${documents.crashes.length}, dearest ${Math.round(documents.dearest)} ms CPU`,
  `rows the damage left alone ${documents.rows}, wrong figures without a note ${documents.wrong.length}, rows with a new note ${documents.doubted} (${(doubted * 100).toFixed(2)} %)`,
  `rows that lost or gained a cell: figures astray without a note ${documents.moved.length}`,
  `questions ${questions.questions}, crashes ${questions.crashes.length}, without a word ${questions.empty.length}, dearest ${Math.round(questions.dearest)} ms CPU (${JSON.stringify(questions.dearestText)})`,
  `answers ${JSON.stringify(questions.kinds)}`,
  ...[documents.crashes, documents.wrong, documents.moved, questions.crashes, questions.empty].flatMap((found) =>
    found.slice(0, SHOWN),
  ),
];
process.stdout.write(`${lines.join('\n')}\n`);
const faults = [documents.crashes, documents.wrong, documents.moved, questions.crashes, questions.empty].flat().length;
process.exitCode = faults + hangs > 0 || doubted > MOST_DOUBTED ? 1 : 0;

async function asked() {
  const index = await mkdtemp(join(tmpdir(), 'wenbao-fuzz-'));
  const program = await openProgram({ mode: 'terminal', index, log: 'silent' });
  try {
    for (const name of await readdir(SAMPLES)) for await (const _ of program.ingest.file(join(SAMPLES, name), {}));
    return await fuzzQuestions(program.ask, { seed, questions: count, about: await program.store.reports() });
  } finally {
    await program.close();
    await rm(index, { recursive: true, force: true });
  }
}
