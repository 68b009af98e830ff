import type { Desk } from '../answer/desk.js';
import type { ReadingOf } from '../question/reading.js';
import { speaksToModel } from '../report/instructions.js';
import type { Paragraph, Report } from '../report/report.js';
import { contentWords } from '../text/content-words.js';
import { type Amount, amountOf, nameIn } from './body-names.js';
import { asksQuantity, measuresAsked } from './search/measures.js';
import { type Scored, score } from './search/relevance.js';
import { holdsWord, isEverywhere } from './search/words-asked.js';
import { isHeading, sentencesOf } from './sentences.js';

/** A sentence of another body's report that names the body asked for. */
export type Told = {
  report: Report;
  sentence: Scored;
  /** The words by which the sentence names it, which may be shorter than those of the question. */
  name: string;
  /** The amount asked for, in the sentence's own words; `null` where none is or none is given of this body. */
  amount: string | null;
  /** How well it answers, as `textScore` tells it. */
  sure: number;
};

const BELONGS = /^[（(]?其中/;

/** The body that is asked for as the question names it, a year or none, and what is asked of it. */
export type AskedOf = Pick<ReadingOf<'unknown_agency'>, 'said' | 'year' | 'search'> & {
  /** What the answer must hold, where the question as it is typed does not say so (那泗阳县呢). */
  wants?: ReadingOf<'text'>['wants'];
};

const SEARCHED = 60;
/** From here on a sentence answers for certain. */
const CERTAIN = 0.7;
/** A sentence without the amount asked for is worth no more. */
const NO_AMOUNT = 0.4;
/** An amount of the body answers where what it counts holds each of the question's words this far. */
const HELD = 0.6;
const BEHIND = 0.2;
/** What is only named is told, and answers nothing for certain. */
const NAMED = 0.3;

/**
 * What the filed reports say of a body that has no report of its own, best first; where some answer for certain, only
 * those.
 */
export async function findTold({ said, year, search, wants }: AskedOf, desk: Desk): Promise<Told[]> {
  const { store, question, meanings } = desk;
  const hits = await store.search({
    text: `${said} ${search}`,
    limit: SEARCHED,
    ...(year === null ? {} : { years: [year] }),
  });
  const named = hits.filter(({ agency }) => nameIn(agency, said) === null).flatMap((hit) => naming(hit, said));
  if (named.length === 0) return [];
  const reports = await store.reports({ agencies: [...new Set(hits.map(({ agency }) => agency))] });
  const wantsAmount = wants ? wants === 'quantity' : asksQuantity(question);
  const { alike, strict } = measuresAsked(question);
  const asked = search.replaceAll(said, ' ').trim();
  const scored = score(
    named.map(({ sentence }) => sentence),
    { search: asked, question, quantity: wantsAmount, meanings },
  );
  const told = named.flatMap(({ name, before }, at) => {
    const sentence = scored[at];
    const report = reports.find(({ id }) => id === sentence?.paragraph.report);
    if (!sentence || !report) return [];
    const stated = wantsAmount ? amountOf(sentence.text, { name, units: strict ? alike : null }) : null;
    const amount = stated && counts(asked, stated, before) ? stated.amount : null;
    return [{ report, sentence, name, amount, sure: sureOf(sentence, { asked, wantsAmount, amount }) }];
  });
  const certain = told.filter(({ sure }) => sure === 1);
  // An amount of something narrower (the applications that were charged for) falls behind that of the thing itself.
  const best = Math.max(...certain.map(({ sentence }) => sentence.worth));
  const answers = certain.filter(({ sentence }) => sentence.worth >= best - BEHIND);
  return (answers.length > 0 ? answers : told).sort(
    (a, b) => b.sure - a.sure || b.report.year - a.report.year || b.sentence.score - a.sentence.score,
  );
}

function naming(paragraph: Paragraph, said: string) {
  return sentencesOf([paragraph]).flatMap((sentence, at, own) => {
    // 其中… divides what the sentence before it tells.
    const before = BELONGS.test(sentence.text) ? (own[at - 1]?.text ?? '') : '';
    const name = isHeading(sentence) || speaksToModel(sentence.text) ? null : nameIn(sentence.text, said);
    return name === null ? [] : [{ sentence, name, before }];
  });
}

/** Whether what the amount counts is what is asked for. */
function counts(asked: string, { counts: said }: Amount, before: string): boolean {
  const words = contentWords(asked).filter((word) => !isEverywhere(word));
  const text = `${before} ${said}`.toLowerCase();
  return words.length > 0 && words.every((word) => holdsWord(word, text) >= HELD);
}

function sureOf(
  { worth }: Scored,
  { asked, wantsAmount, amount }: { asked: string; wantsAmount: boolean; amount: string | null },
): number {
  if (asked === '') return NAMED;
  if (amount !== null) return 1;
  if (wantsAmount) return Math.max(0, Math.min(NO_AMOUNT, worth));
  return worth >= CERTAIN ? 1 : Math.max(0, worth);
}
