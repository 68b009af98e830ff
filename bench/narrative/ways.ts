import type { Meanings } from '../../src/contracts/model.js';
import type { Program } from '../../src/main.js';
import { offlineEmbedder } from '../../src/model/offline.js';
import { rankPassages } from '../../src/narrative/search/passages.js';
import { scopeOf } from '../../src/narrative/search/scope.js';
import { searchText } from '../../src/narrative/search/search-text.js';
import { NO_MEMORY } from '../../src/question/follow-up/memory.js';
import { createKnown } from '../../src/question/names/known.js';
import { readMessage } from '../../src/question/read.js';
import type { ReadingOf } from '../../src/question/reading.js';
import { mend } from '../../src/read/mend.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { contentWords } from '../../src/text/content-words.js';
import { MEANINGS } from '../../test/fixtures/meanings.js';
import type { Asked } from './written.js';

const TODAY = '2026-11-21';
/** Knows no word: nothing is near anything. */
const NO_MEANINGS: Meanings = { ...MEANINGS, near: (_, texts) => texts.map(() => 0) };

/** The ways of searching that are compared. */
export const WAYS = ['keyword only', 'ours without the lexicon', 'vectors only', 'ours'] as const;
export type Way = (typeof WAYS)[number];

type Search = (plan: ReadingOf<'text'>, question: string) => Promise<string[]>;

/** The searches over what the program has filed, and the plan they search by; `null` where a question is not about the text. */
export async function searchers(
  { store }: Program,
  folder: string,
): Promise<{ plan(question: Asked): ReadingOf<'text'> | null; by: Record<Way, Search> }> {
  const [agencies, reports] = await Promise.all([store.agencies(), store.reports()]);
  const known = createKnown({ agencies, filed: reports.map(({ agency, year }) => ({ agency, year })) });
  const vectors = openVectors({ folder, embedder: offlineEmbedder(MEANINGS) });
  const all = await store.paragraphs(reports.map(({ id }) => id));
  const paragraphsOf = (plan: ReadingOf<'text'>) => {
    const { agencies: named, years } = scopeOf(plan);
    const inScope = reports.filter(
      ({ agency, year }) => (named?.includes(agency) ?? true) && (years?.includes(year) ?? true),
    );
    const ids = new Set(inScope.map(({ id }) => id));
    return all.filter(({ report }) => ids.has(report));
  };
  const whole = ({ text, printed }: { text: string; printed: string }) => `${printed}${text}`;
  const ranked = (meanings: Meanings) => async (plan: ReadingOf<'text'>, question: string) =>
    rankPassages(plan, { paragraphs: paragraphsOf(plan), question, meanings }).map(({ paragraph }) => whole(paragraph));
  return {
    plan({ text }) {
      const asked = mend(text);
      const situation = { known, memory: NO_MEMORY, today: TODAY };
      const readings = readMessage(asked, situation).questions.flatMap((one) => one.readings);
      const reading = readings.find((one) => one.kind === 'text');
      return reading ? { ...reading, search: searchText(reading, asked) } : null;
    },
    by: {
      'keyword only': async (plan) =>
        (await store.search({ text: contentWords(plan.search).join(' '), ...scopeOf(plan), limit: 5 })).map(whole),
      'ours without the lexicon': ranked(NO_MEANINGS),
      'vectors only': async (plan) =>
        (await vectors.nearest({ text: plan.search, ...scopeOf(plan), limit: 5 })).hits.map(whole),
      ours: ranked(MEANINGS),
    },
  };
}
