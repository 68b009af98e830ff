import { groupBy } from '../answer/group-by.js';
import type { Meanings } from '../model.js';
import { EVERY_AGENCY, type ReadingOf } from '../question/reading.js';
import type { Paragraph } from '../report/report.js';
import { countsIn, measuresAsked } from './measures.js';
import { holdsQuantity } from './quantities.js';
import { contentWords } from './question-words.js';
import { type Scored, score } from './relevance.js';
import { namedIn, problemChapter, sentencesAbout } from './section-five.js';
import { isFirstItem, isHeading, isItem, isWhole, keyOf, type Sentence, sentencesOf } from './sentences.js';

type Text = ReadingOf<'text'>;
type Looked = { paragraphs: readonly Paragraph[]; question: string; meanings: Meanings };
/** `best` is what answers best in the whole report, which may be told outside the chapter. */
type Within = Asked & { best: Scored | undefined };
type Asked = Omit<Looked, 'paragraphs'> & { search: string; quantity: boolean; everywhere: boolean };

/** From here on a passage is taken to answer: near in meaning, in the question's words, and ahead of every other passage. */
const CERTAIN = 0.68;
/** From here on it does so even where another says it as well. */
const PLAIN = 0.7;
/** What is missing where some of the question's words stand in a passage and most do not: it tells of the matter, and something else of it. */
const HALF_SAID = { from: 0.05, to: 0.3, less: 0.2 };
/** What a passage is worth that counts, and something else than is asked. */
const OTHER_MEASURE = 0.5;
/** The most that the distance to the next passage counts for. */
const FAR_AHEAD = 0.3;
/** From here on a passage is about what is asked, whatever other passages say. */
const ABOUT = 0.55;
/** Below this a passage is about something else and is not even shown as the nearest. */
const NEAREST = 0.3;
/** Of the nearest so many are shown, none of which falls behind the first by more than this. */
const MOST_NEAREST = 3;
const BEHIND = 0.09;
/** A sentence of the chapter on problems is about the matter named when it holds this part of its words. */
const NAMED = 0.8;
/** A passage names somebody where it holds this part of the question's words. */
const NAMING = 0.5;
/** What is said beside the best sentence answers nearly as well. */
const BESIDE = 0.85;
const MOST_SENTENCES = 3;
const BELONGS = /^[（(]?(?:其中|对此|为此|同时|此外)/;
/** A point of a list no longer than this is its title. */
const TITLE_LENGTH = 24;
const MOST_CHARACTERS = 500;

/** None, in words: 未成年人 and 无障碍 are something. */
const NONE =
  /没有|尚无|暂无|均?为?无[。；，、]|未(?:发生|收|接|产生|出现|涉及|开展|举办|发现|被)|零(?=[件起次宗申投复诉]|报告)/;
/** Asks about the report itself, where a sentence about it holds the question's words. */
const OF_REPORT = /报告|年报|\breports?\b/i;
/** What a report says of itself at its head answers no question about its matter. */
export const ABOUT_ITSELF =
  /本报告(?:由|共|包括|中?所?列|中?的?数据|的?期限|全文)|报告[共由]?分?为?.{0,3}[一二三四五六七八\d]个?部分|报告.{0,12}(?:现|特此)予?以?(?:公布|公开|发布)|现将.{0,60}(?:公布|公开|报告)如下|特?编制(?:本|了|而成)|电子版可/;

/** A number with what it counts: what tells a year's work from talk about it. */
export const COUNTED = /\d+(?:\.\d+)?万?余?(?:条|件|项|个|名|篇|场|次|人次|人|家|份|期|%)/;

/** Sentences that answer, and how well the best passage does: 0 nothing … 1 for certain. */
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
  const scored = answering(paragraphs, { asked, wants });
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
  if (!best) return { sentences: [], sure: 0 };
  const sure = sureOf(best, { scored, asked });
  if (asked.everywhere) {
    // Who a person is, only a passage that names them tells.
    const about = scored.filter((sentence) => isAbout(sentence) && (wants !== 'person' || sentence.coverage >= NAMING));
    return { sentences: groupBy(about, ({ paragraph }) => paragraph.report).flatMap((own) => own.slice(0, 1)), sure };
  }
  if (sure < 1) return { sentences: [], sure };
  const close = scored.filter(
    (sentence) => sentence === best || (sentence.score >= BESIDE * best.score && isAbout(sentence)),
  );
  const chosen = wants === 'text' ? withItems(best, { close, paragraphs }) : close.slice(0, 1);
  return { sentences: inReadingOrder(cut(wholeOf(chosen, paragraphs))), sure };
}

/** Who asks for nothing but the work as a whole (信息公开情况) asks how it stands. */
function topicOf({ topic, search }: Text): Text['topic'] {
  const isWhole = contentWords(search).length > 0 && namedIn(search).length === 0;
  return topic === 'any' && isWhole ? 'situation' : topic;
}

/** A sentence about the matter that lacks the number or name asked for; undefined where none is about it. */
export function relatedSentence(
  { search, wants }: Text,
  { paragraphs, question, meanings }: Looked,
): Sentence | undefined {
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
  const scored = answering(paragraphs, { asked, wants: wants === 'contact' ? wants : 'text' });
  const near = scored.filter(
    (sentence) => sentence.worth >= NEAREST && sentence.score >= (scored[0]?.score ?? 0) - BEHIND,
  );
  const ofEach = groupBy(near, ({ paragraph }) => keyOf(paragraph)).flatMap((own) => own.slice(0, 1));
  return cut(wholeOf(ofEach.slice(0, MOST_NEAREST), paragraphs));
}

function answering(
  paragraphs: readonly Paragraph[],
  { asked, wants }: { asked: Omit<Asked, 'everywhere'>; wants: Text['wants'] },
): Scored[] {
  return score(sentencesOf(paragraphs), asked)
    .filter((sentence) => !isHeading(sentence) && holds(wants, sentence.text))
    .filter(
      ({ text, coverage }) =>
        !ABOUT_ITSELF.test(text) || wants === 'contact' || (OF_REPORT.test(asked.question) && coverage >= NAMED),
    )
    .sort((a, b) => b.score - a.score);
}

function sureOf(best: Scored, { scored, asked }: { scored: readonly Scored[]; asked: Asked }): number {
  const next = scored.find(({ paragraph }) => paragraph !== best.paragraph)?.score ?? 0;
  // 没有行政许可事项: who counts none names what there is none of.
  if (asked.quantity && NONE.test(best.text) && best.coverage >= NAMED) return 1;
  const { from, to, less } = HALF_SAID;
  const worth = best.worth - (best.coverage > from && best.coverage < to ? less : 0);
  const ahead = worth + Math.min(FAR_AHEAD, best.score - next);
  const sure = worth >= PLAIN || ahead >= CERTAIN ? 1 : Math.max(0, ahead / CERTAIN);
  const { alike, strict } = measuresAsked(asked.question);
  const counted = !(asked.quantity && strict) || countsIn(alike, best.text);
  return counted ? sure : sure * OTHER_MEASURE;
}

function isAbout(sentence: Scored): boolean {
  return sentence.worth >= ABOUT;
}

/** Sentences that say little alone with what belongs to them: 其中… with the sentence before it, a point's title with what follows it. */
function wholeOf(chosen: readonly Sentence[], paragraphs: readonly Paragraph[]): Sentence[] {
  const taken = new Map<string, Sentence>();
  for (const sentence of chosen) {
    const own = sentencesOf(paragraphs.filter((paragraph) => paragraph === sentence.paragraph));
    const from = BELONGS.test(sentence.text) ? Math.max(0, sentence.index - 1) : sentence.index;
    const after = own.slice(sentence.index + 1).findIndex(({ text }) => isItem(text));
    const titled = isItem(sentence.text) && sentence.text.length <= TITLE_LENGTH;
    const to = titled ? (after < 0 ? own.length : sentence.index + 1 + after) : sentence.index + 1;
    for (const one of own.slice(from, to)) taken.set(`${keyOf(one.paragraph)}|${one.index}`, one);
  }
  return [...taken.values()];
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
  return named.length > 0 || asked.everywhere || asked.quantity || elsewhere ? named : sentences;
}

function withItems(
  best: Scored,
  { close, paragraphs }: { close: readonly Scored[]; paragraphs: readonly Paragraph[] },
): Sentence[] {
  const own = sentencesOf(paragraphs.filter(({ report }) => report === best.paragraph.report));
  const at = own.findIndex(({ paragraph, index }) => paragraph === best.paragraph && index === best.index);
  const next = own[at + 1];
  // A sentence that announces a list answers nothing without the list.
  const announces = next?.paragraph === best.paragraph ? isFirstItem(next.text) : /[：:]$/.test(best.text);
  if (next && announces && !isItem(best.text) && isItem(next.text)) {
    const after = own.slice(at + 1);
    const end = after.findIndex((sentence) => !isItem(sentence.text) || isHeading(sentence));
    return cut([best, ...after.slice(0, end < 0 ? after.length : end)]);
  }
  return cut(close.slice(0, MOST_SENTENCES));
}

function cut(sentences: readonly Sentence[]): Sentence[] {
  let length = 0;
  return sentences.filter((sentence, at) => {
    length += sentence.text.length;
    return at === 0 || length <= MOST_CHARACTERS;
  });
}

function holds(wants: Text['wants'], text: string): boolean {
  switch (wants) {
    case 'quantity':
      return holdsQuantity(text) || NONE.test(text);
    case 'contact':
      return /\d{7,}|\d{3,4}[-—－–]\d{7,8}|\S+@\S+|地址|[路街]\d+号/.test(text);
    case 'person':
    case 'text':
      return isWhole(text) || text.endsWith('：') || text.length > 12;
    default:
      return wants satisfies never;
  }
}

function inReadingOrder(sentences: readonly Sentence[]): Sentence[] {
  return [...sentences].sort((a, b) => a.paragraph.order - b.paragraph.order || a.index - b.index);
}
