import { groupBy } from '../../answer/group-by.js';
import type { Meanings } from '../../contracts/model.js';
import { EVERY_AGENCY, type ReadingOf } from '../../question/reading.js';
import type { Paragraph } from '../../report/report.js';
import { contentWords } from '../../text/content-words.js';
import { type Sentence, sentencesOf } from '../sentences.js';
import { ABOUT_ITSELF, answering, COUNTED, isAbout, NAMED, type Asked as Question } from './candidates.js';
import { sureOf } from './certainty.js';
import { asksWhy, givesReason, holdsWhatIsAsked } from './kinds-asked.js';
import { type Scored, score } from './relevance.js';
import { namedIn, problemChapter, sentencesAbout } from './section-five.js';
import { cut, inReadingOrder, MOST_SENTENCES, wholeOf, withItems } from './whole-passages.js';

type Text = ReadingOf<'text'>;
type Looked = { paragraphs: readonly Paragraph[]; question: string; meanings: Meanings };
/** `best` is what answers best in the whole report, which may be told outside the chapter. */
type Within = Asked & { best: Scored | undefined };
type Asked = Question & { everywhere: boolean };

/** What a passage is worth that lacks what is asked for. */
const WITHOUT = 0.5;
/** Words of no more characters (突出, 主要) narrow a chapter down to no matter of it. */
const VAGUE = 2;
/** A passage names somebody where it holds this part of the question's words. */
const NAMING = 0.5;
/** A sentence that falls behind the best by no more answers as well; one beside it may belong to it. */
const BESIDE = 0.08;
const BESIDE_IT = 0.2;

/** Sentences that answer, and how well the best passage does: 1 for certain, else how near its meaning is, from 0 and below 0.7. */
export type Chosen = { sentences: Sentence[]; sure: number };

/**
 * The sentences that answer, whole, in reading order; over many reports one of each that is about it,
 * the nearest first; none where no passage answers for certain.
 */
export function chooseSentences(reading: Text, { paragraphs, question, meanings }: Looked): Chosen {
  const { wants, subjects, search } = reading;
  const topic = topicOf(reading);
  const named = new Set(subjects.map((subject) => subject.agency));
  const asked: Asked = {
    ...{ search, question, meanings },
    quantity: wants === 'quantity',
    everywhere: named.size > 1 || named.has(EVERY_AGENCY),
  };
  const about = answering(paragraphs, { asked, wants });
  const scored = about.filter(({ text }) => holdsWhatIsAsked(question, text));
  const [best] = scored;
  if (topic !== 'any') {
    const within = { ...asked, topic, best };
    const chapters = groupBy(paragraphs, ({ report }) => report).map((own) => chapterOf(own, within));
    const told = chapters.filter((sentences) => sentences.length > 0);
    if (told.length > 0) {
      const shown = told.map((sentences) => (asked.everywhere ? sentences.slice(0, MOST_SENTENCES) : sentences));
      return { sentences: shown.flatMap(cut), sure: 1 };
    }
    if (asked.everywhere && (topic === 'problems' || topic === 'improvements')) return { sentences: [], sure: 0 };
  }
  if (!best) return { sentences: [], sure: Math.max(0, about[0]?.worth ?? 0) * WITHOUT };
  const sure = sureOf(scored, asked);
  if (asked.everywhere) {
    // Who a person is, only a passage that names them tells.
    const why = asksWhy(question);
    const telling = scored.filter(
      (sentence) =>
        isAbout(sentence) &&
        (wants !== 'person' || sentence.coverage >= NAMING) &&
        (!why || givesReason(sentence.paragraph.text)),
    );
    const sentences = groupBy(telling, ({ paragraph }) => paragraph.report).flatMap((own) => own.slice(0, 1));
    return { sentences, sure: sentences.length > 0 ? sure : Math.min(sure, Math.max(0, best.worth)) };
  }
  if (sure < 1) return { sentences: [], sure };
  const close = scored.filter(
    (sentence) =>
      sentence.score >=
        best.score - (sentence.paragraph === best.paragraph || wants === 'contact' ? BESIDE_IT : BESIDE) &&
      (sentence === best || isAbout(sentence)),
  );
  const chosen = withItems(best, { close, paragraphs });
  return { sentences: inReadingOrder(cut(wholeOf(chosen, paragraphs))), sure };
}

/** Who asks for nothing but the work as a whole (信息公开情况) asks how it stands. */
function topicOf({ topic, search }: Text): Text['topic'] {
  const isWhole = contentWords(search).length > 0 && namedIn(search).length === 0;
  return topic === 'any' && isWhole ? 'situation' : topic;
}

function chapterOf(own: readonly Paragraph[], asked: Within & { topic: Exclude<Text['topic'], 'any'> }): Sentence[] {
  const { topic } = asked;
  const words = namedIn(asked.search);
  switch (topic) {
    case 'problems':
    case 'improvements':
      return matterOf(sentencesAbout(topic, problemChapter(own)), { ...asked, words });
    case 'situation': {
      if (words.length > 0) return [];
      const first = own.filter(
        ({ section, headings }) => section === 1 || /总体|基本情况|概述/.test(headings[0] ?? ''),
      );
      return sentencesOf(first.length > 0 ? first : own).filter(
        ({ text }) => COUNTED.test(text) && !ABOUT_ITSELF.test(text),
      );
    }
    case 'other_matters':
      return words.length > 0 ? [] : sentencesOf(own.filter(({ section }) => section === 6));
    default:
      return topic satisfies never;
  }
}

// The whole chapter is the answer, unless the question names one matter in it; over all agencies, only those that tell it.
function matterOf(sentences: Sentence[], asked: Within & { words: readonly string[] }): Sentence[] {
  const { words, best } = asked;
  if (words.length === 0) return sentences;
  const named = score(sentences, { ...asked, search: words.join(' ') }).filter(({ coverage }) => coverage >= NAMED);
  // 整改了多少处错链 asks for a number that the chapter on what is to be done need not have.
  const elsewhere = best && isAbout(best) && !sentences.some(({ paragraph }) => paragraph === best.paragraph);
  const isVague = words.join('').replaceAll(/\P{Script=Han}/gu, '').length <= VAGUE;
  return named.length > 0 || asked.everywhere || asked.quantity || elsewhere || !isVague ? named : sentences;
}
