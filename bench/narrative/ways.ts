import { FakeVectorStore } from '@langchain/core/utils/testing';
import { zhAnswers } from '../../src/language/zh/answers.js';
import type { Program } from '../../src/main.js';
import { offlineEmbedder } from '../../src/model/offline.js';
import { findPassages, rankPassages } from '../../src/narrative/search/passages.js';
import { scopeOf } from '../../src/narrative/search/scope.js';
import { searchText } from '../../src/narrative/search/search-text.js';
import { type Memory, NO_MEMORY, remembered } from '../../src/question/follow-up/memory.js';
import { createKnown } from '../../src/question/names/known.js';
import { readMessage } from '../../src/question/read.js';
import type { ReadingOf } from '../../src/question/reading.js';
import { mend } from '../../src/read/mend.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { contentWords } from '../../src/text/content-words.js';
import { MEANINGS } from '../../test/fixtures/meanings.js';
import type { Asked } from './questions.js';

const TODAY = '2026-11-21';

/** The ways of searching that are compared. */
export const WAYS = ['keyword only', 'vectors only', 'in-memory vectors', 'words', 'fused'] as const;
export type Way = (typeof WAYS)[number];

type Search = (plan: ReadingOf<'text'>, question: string) => Promise<string[]>;

/** The five searches over what the program has filed, and the plan they search by; `null` where a question is not about the text. */
export async function searchers(
  { store }: Program,
  folder: string,
): Promise<{
  plan(question: Asked): Promise<ReadingOf<'text'> | null>;
  by: Record<Way, Search>;
}> {
  const [agencies, reports] = await Promise.all([store.agencies(), store.reports()]);
  const known = createKnown({ agencies, filed: reports.map(({ agency, year }) => ({ agency, year })) });
  const vectors = openVectors({ folder, embedder: offlineEmbedder(MEANINGS) });
  const all = await store.paragraphs(reports.map(({ id }) => id));
  const memory = new FakeVectorStore({
    embedDocuments: async (texts) => (await offlineEmbedder(MEANINGS).embed(texts)).map((vector) => [...vector]),
    embedQuery: async (text) => [...((await offlineEmbedder(MEANINGS).embed([text]))[0] ?? [])],
  });
  await memory.addDocuments(
    all.map(({ report, headings, text, printed }) => ({
      pageContent: [...headings, text].join('\n'),
      metadata: { report, printed: `${printed}${text}` },
    })),
  );
  const memoryAfter = (text: string): Memory => {
    const read = readMessage(mend(text), { known, memory: NO_MEMORY, today: TODAY });
    const readings = read.questions.flatMap((one) => one.readings);
    const answered = readings.map((one) => ({
      query: one.kind === 'figures' ? one.query : null,
      rows: [],
      body: { kind: one.kind, citations: [] },
    }));
    return remembered(NO_MEMORY, { text, readings, answered });
  };
  const inScope = (plan: ReadingOf<'text'>) => {
    const { agencies: named, years } = scopeOf(plan);
    const ids = reports
      .filter(({ agency, year }) => (named?.includes(agency) ?? true) && (years?.includes(year) ?? true))
      .map(({ id }) => id);
    return new Set(ids);
  };
  const paragraphsOf = (plan: ReadingOf<'text'>) => {
    const ids = inScope(plan);
    return all.filter(({ report }) => ids.has(report));
  };
  const whole = ({ text, printed }: { text: string; printed: string }) => `${printed}${text}`;
  return {
    async plan({ before, text }) {
      const memory = before === null ? NO_MEMORY : memoryAfter(before);
      const asked = mend(text);
      const readings = readMessage(asked, { known, memory, today: TODAY }).questions.flatMap((one) => one.readings);
      const reading = readings.find((one) => one.kind === 'text');
      return reading ? { ...reading, search: searchText(reading, asked) } : null;
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
        rankPassages(plan, { paragraphs: paragraphsOf(plan), question, meanings: MEANINGS }).map(({ paragraph }) =>
          whole(paragraph),
        ),
      fused: async (plan, question) => {
        const desk = { store, wording: zhAnswers, question, meanings: MEANINGS, vectors };
        const { passages } = await findPassages(plan, { paragraphs: paragraphsOf(plan), desk });
        return passages.map(({ paragraph }) => whole(paragraph));
      },
    },
  };
}
