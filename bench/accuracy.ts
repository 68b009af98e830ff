import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FakeVectorStore } from '@langchain/core/utils/testing';
import { findPassages, rankPassages } from '../src/answer/passages.js';
import { contentWords } from '../src/answer/question-words.js';
import { scopeOf } from '../src/answer/scope.js';
import { searchText } from '../src/answer/search-text.js';
import { zhAnswers } from '../src/language/answers.zh.js';
import { openProgram, type Program } from '../src/main.js';
import { offlineEmbedder } from '../src/model/offline.js';
import { planQuestion } from '../src/plan/by-rules.js';
import { createKnown } from '../src/plan/known.js';
import { NO_CONTEXT, type PlanOf } from '../src/plan/plan.js';
import { openVectors } from '../src/store/vectors.js';
import { type Asked, narrativeQuestions } from './narrative/questions.js';
import { generatedReports } from './narrative/reports.js';

/**
 * How often the right passage is found, with no network and no model: over generated reports and the samples, the same questions
 * by several ways of searching. Prints the table that docs/accuracy.md holds; `--misses` lists what was not found.
 */
const SAMPLES = fileURLToPath(new URL('../reports/samples', import.meta.url));
const TODAY = '2026-11-21';
const WAYS = ['keyword only', 'vectors only', 'in-memory vectors', 'words', 'fused'] as const;
type Way = (typeof WAYS)[number];

const folder = await mkdtemp(join(tmpdir(), 'wenbao-accuracy-'));
const program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
try {
  const reports = generatedReports(7);
  const paths = await Promise.all(
    reports.map(async ({ text }, at) => {
      const path = join(folder, `generated-${at}.txt`);
      await writeFile(path, text);
      return path;
    }),
  );
  for (const path of [...paths, ...(await program.ingest.documents([SAMPLES]))]) {
    for await (const _ of program.ingest.file(path, {}));
  }
  await measure(narrativeQuestions(reports, 11));
} finally {
  await program.close();
  await rm(folder, { recursive: true, force: true });
}

async function measure(questions: readonly Asked[]): Promise<void> {
  const search = await searchers(program);
  const found: Found = new Map();
  let [refused, unanswerable] = [0, 0];
  for (const [at, question] of questions.entries()) {
    const { right, style, text } = question;
    if (question.before) await program.ask({ chat: `q${at}`, text: question.before });
    const answer = await program.ask({ chat: `q${at}`, text });
    if (!right) {
      unanswerable += 1;
      const refuses = !['narrative', 'figure'].includes(answer.kind);
      if (refuses) refused += 1;
      else miss(`not refused: ${text} -> ${answer.text.split('\n')[1]}`);
      continue;
    }
    // A source in Traditional characters is cited as printed and quoted as read.
    const quoted = right(answer.text) || answer.citations.some(({ quote }) => right(quote));
    const row = rowOf(found, `quoted|${style}`);
    row.asked += 1;
    if (quoted) row.first += 1;
    else miss(`${style} not quoted: ${text} -> ${answer.kind}: ${answer.text.split('\n').slice(0, 2).join(' ')}`);
    if (answer.kind === 'not_found' || answer.kind === 'clarification') row.five += 1;
    const plan = await search.plan(question);
    for (const way of WAYS) {
      const texts = plan ? await search.by[way](plan, text) : [];
      const place = texts.findIndex(right);
      const row = rowOf(found, `${way}|${style}`);
      row.asked += 1;
      if (place === 0) row.first += 1;
      if (place >= 0 && place < 5) row.five += 1;
      if (way === 'words' && place !== 0) miss(`${style} ${place}: ${text} (${plan?.search ?? 'no text question'})`);
    }
  }
  const cell = (way: Way | 'quoted', style: Asked['style']) => {
    const { asked, first, five } = rowOf(found, `${way}|${style}`);
    return `${percent(first, asked)} / ${percent(five, asked)}`;
  };
  process.stdout.write(
    [
      '| way of searching | natural: first / top 5 | hard: first / top 5 | held out: first / top 5 |',
      '| --- | --- | --- | --- |',
      ...WAYS.map((way) => `| ${way} | ${cell(way, 'natural')} | ${cell(way, 'hard')} | ${cell(way, 'again')} |`),
      '',
      `${questions.length} questions; ${unanswerable} unanswerable, refused ${percent(refused, unanswerable)}.`,
      '',
      '| answers without a model | natural | hard | held out |',
      '| --- | --- | --- | --- |',
      `| quote the right passage / say that nothing was found or ask back | ${cell('quoted', 'natural')} | ${cell('quoted', 'hard')} | ${cell('quoted', 'again')} |`,
      '',
    ].join('\n'),
  );
}

type Found = Map<string, { asked: number; first: number; five: number }>;

function rowOf(found: Found, key: string): { asked: number; first: number; five: number } {
  const row = found.get(key) ?? { asked: 0, first: 0, five: 0 };
  found.set(key, row);
  return row;
}

function miss(line: string): void {
  if (process.argv.includes('--misses')) process.stderr.write(`${line}\n`);
}

function percent(part: number, whole: number): string {
  return `${((100 * part) / whole).toFixed(0)} %`;
}

type Search = (plan: PlanOf<'narrate'>, question: string) => Promise<string[]>;

async function searchers({ store }: Program): Promise<{
  plan(question: Asked): Promise<PlanOf<'narrate'> | null>;
  by: Record<Way, Search>;
}> {
  const [agencies, reports] = await Promise.all([store.agencies(), store.reports()]);
  const known = createKnown({ agencies, filed: reports.map(({ agency, year }) => ({ agency, year })) });
  const vectors = openVectors({ folder, embedder: offlineEmbedder() });
  const all = await store.paragraphs(reports.map(({ id }) => id));
  const memory = new FakeVectorStore({
    embedDocuments: async (texts) => (await offlineEmbedder().embed(texts)).map((vector) => [...vector]),
    embedQuery: async (text) => [...((await offlineEmbedder().embed([text]))[0] ?? [])],
  });
  await memory.addDocuments(
    all.map(({ report, headings, text, printed }) => ({
      pageContent: [...headings, text].join('\n'),
      metadata: { report, printed: `${printed}${text}` },
    })),
  );
  const inScope = (plan: PlanOf<'narrate'>) => {
    const { agencies: named, years } = scopeOf(plan);
    const ids = reports
      .filter(({ agency, year }) => (named?.includes(agency) ?? true) && (years?.includes(year) ?? true))
      .map(({ id }) => id);
    return new Set(ids);
  };
  const paragraphsOf = (plan: PlanOf<'narrate'>) => {
    const ids = inScope(plan);
    return all.filter(({ report }) => ids.has(report));
  };
  const whole = ({ text, printed }: { text: string; printed: string }) => `${printed}${text}`;
  return {
    async plan({ before, text }) {
      const context = before
        ? planQuestion({ text: before, known, context: NO_CONTEXT, today: TODAY }).context
        : NO_CONTEXT;
      const { plan } = planQuestion({ text, known, context, today: TODAY });
      return plan.kind === 'narrate' ? { ...plan, search: searchText(plan, text) } : null;
    },
    by: {
      'keyword only': async (plan) =>
        (await store.search({ text: contentWords(plan.search).join(' '), ...scopeOf(plan), limit: 5 })).map(whole),
      'vectors only': async (plan) =>
        (await vectors.nearest({ text: plan.search, ...scopeOf(plan), limit: 5 })).hits.map(whole),
      'in-memory vectors': async (plan) => {
        const ids = inScope(plan);
        const near = await memory.similaritySearch(plan.search, all.length);
        return near.flatMap(({ metadata }) => (ids.has(metadata.report) ? [String(metadata.printed)] : [])).slice(0, 5);
      },
      words: async (plan, question) =>
        rankPassages(plan, { paragraphs: paragraphsOf(plan), question }).map(({ paragraph }) => whole(paragraph)),
      fused: async (plan, question) => {
        const desk = { store, wording: zhAnswers, question, vectors };
        const { passages } = await findPassages(plan, { paragraphs: paragraphsOf(plan), desk });
        return passages.map(({ paragraph }) => whole(paragraph));
      },
    },
  };
}
