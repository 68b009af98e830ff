import type { Meanings } from '../../contracts/model.js';
import type { ReadingOf } from '../../question/reading.js';
import type { Paragraph } from '../../report/report.js';
import { isWhole, type Sentence, sentencesOf } from '../sentences.js';
import { ABOUT_ITSELF, answering, isAbout, NAMED } from './candidates.js';
import { asksWhy } from './kinds-asked.js';
import { holdsQuantity } from './quantities.js';
import { score } from './relevance.js';
import { namedIn } from './section-five.js';
import { cut, wholeOf } from './whole-passages.js';

type Text = ReadingOf<'text'>;
type Looked = { paragraphs: readonly Paragraph[]; question: string; meanings: Meanings };

/** Below this a passage is about something else and is not even shown as the nearest. */
const NEAREST = 0.2;
/** Of the nearest so many are shown, none of which falls behind the first by more than this. */
const MOST_NEAREST = 3;
const BEHIND = 0.6;
/** What an address or a number adds where one is asked for. */
const HOLDS = 0.3;

/** A sentence about the matter that lacks the number, name or reason asked for; undefined where none is about it. */
export function relatedSentence(
  { search, wants }: Text,
  { paragraphs, question, meanings }: Looked,
): Sentence | undefined {
  if (asksWhy(question)) {
    const [told] = answering(paragraphs, { asked: { search, question, quantity: false, meanings }, wants: 'text' });
    return told && isAbout(told) ? told : undefined;
  }
  if (wants === 'text') return undefined;
  const [best] = score(sentencesOf(paragraphs), { search, question, quantity: false, meanings })
    .filter(
      ({ coverage, text }) => coverage >= NAMED && isWhole(text) && !holdsQuantity(text) && !ABOUT_ITSELF.test(text),
    )
    .sort((a, b) => b.score - a.score);
  return best;
}

/** Up to three sentences that come nearest to an answer, each with what belongs to it, nearest first; none where none is about the matter. */
export function nearestSentences(reading: Text, { paragraphs, question, meanings }: Looked): Sentence[] {
  const { search, wants, topic } = reading;
  // Of a report without a chapter on problems nothing is near to what its problems are.
  if ((topic === 'problems' || topic === 'improvements') && namedIn(search).length === 0) return [];
  const asked = { search, question, quantity: wants === 'quantity', meanings };
  // A passage without the number or the name asked for may still be what the question is about.
  const scored = answering(paragraphs, { asked, wants: 'text' });
  if (wants === 'contact') {
    const holding = new Set(answering(paragraphs, { asked, wants }).map(({ text }) => text));
    for (const sentence of scored) if (holding.has(sentence.text)) sentence.score += HOLDS;
    scored.sort((a, b) => b.score - a.score);
  }
  const [best] = scored;
  if (!best || best.worth < NEAREST) return [];
  const near = scored.filter((sentence) => sentence.score >= best.score - BEHIND);
  return cut(wholeOf(near.slice(0, MOST_NEAREST), paragraphs));
}
