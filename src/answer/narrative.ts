import { EVERY_AGENCY, type PlanOf } from '../plan/plan.js';
import type { Paragraph, Report } from '../report/report.js';
import type { AnswerBody } from './answer.js';
import { composeWords, paragraphsOf, readingOf, sourcesOf } from './compose.js';
import type { Desk } from './desk.js';
import { groupBy } from './group-by.js';
import { contentWords, wholeWords } from './question-words.js';
import { type Scored, score } from './relevance.js';
import { CHAPTER_WORDS, problemChapter, sentencesAbout } from './section-five.js';
import { isItem, isWhole, printedOf, type Sentence, sentencesOf } from './sentences.js';
import { createSheet } from './sheet.js';
import { equalsOf } from './thesaurus.js';

/** Reports whose paragraphs are all read; beyond that the store's search chooses which. */
const READ_WHOLE = 12;
const SEARCHED = 80;
/** Below this part of the question's words a passage is about something else. */
const COVERED = 0.5;
/** A sentence of the chapter on problems is about the matter named when it holds this part of its words. */
const NAMED = 0.8;
const MOST_SENTENCES = 3;
const MOST_AGENCIES = 5;
const MOST_CHARACTERS = 500;

/** What a report says of itself at its head answers no question about its matter. */
const ABOUT_ITSELF =
  /本报告(?:由|包括|中?所?列|中?的?数据|的?期限|全文)|现将.{0,60}(?:公布|公开|报告)如下|特?编制(?:本|了|而成)|电子版可/;

type Narrate = PlanOf<'narrate'>;

/** The report's own sentences that answer, quoted in reading order; where none does, that is said and nothing is quoted. */
export async function answerNarrate(plan: Narrate, desk: Desk): Promise<AnswerBody> {
  const asked = { ...plan, search: wholeWords(plan.search, desk.question) };
  const reports = await reportsOf(asked, desk);
  const paragraphs = await paragraphsToRead(asked, { reports, desk });
  const chosen = chooseSentences(asked, { paragraphs, desk });
  if (chosen.length === 0) return nothing(asked, { reports, paragraphs, desk });
  const { wording } = desk;
  const sheet = createSheet(reports);
  const blocks = groupBy(chosen, ({ paragraph }) => `${paragraph.report}|${paragraph.headings[0]}`).map((block) => {
    const [first] = block;
    const report = reports.find(({ id }) => id === first?.paragraph.report);
    const place = {
      agency: report?.agency ?? '',
      year: report?.year ?? 0,
      heading: first?.paragraph.headings[0] ?? '',
    };
    const quotes = passagesIn(block).map(({ text, printed, paragraph }) =>
      wording.narrativeQuote(text, sheet.quote(paragraph, printed)),
    );
    return [wording.narrativeLead(place), ...quotes];
  });
  return {
    kind: 'narrative',
    answered_by: 'text',
    text: paragraphsOf([...blocks, readingOf(plan.assumptions, desk), sourcesOf(sheet, desk, false)]),
    figures: [],
    citations: sheet.citations,
    options: [...new Set(plan.assumptions.flatMap((assumption) => assumption.others))],
    warnings: [],
  };
}

async function reportsOf({ subjects }: Narrate, { store }: Desk): Promise<Report[]> {
  const named = subjects.map((subject) => subject.agency);
  const reports = await store.reports(named.includes(EVERY_AGENCY) ? {} : { agencies: named });
  return reports.filter((report) =>
    subjects.some(
      ({ agency, year }) =>
        (agency === EVERY_AGENCY || agency === report.agency) && (year === 'all' || year === report.year),
    ),
  );
}

async function paragraphsToRead(
  { search, subjects }: Narrate,
  { reports, desk }: { reports: Report[]; desk: Desk },
): Promise<Paragraph[]> {
  if (reports.length <= READ_WHOLE) return desk.store.paragraphs(reports.map((report) => report.id));
  const words = contentWords(search);
  const agencies = subjects.map((subject) => subject.agency);
  const years = [...new Set(subjects.flatMap(({ year }) => (year === 'all' ? [] : [year])))];
  return desk.store.search({
    text: [...words, ...words.flatMap(equalsOf)].join(' '),
    limit: SEARCHED,
    ...(agencies.includes(EVERY_AGENCY) ? {} : { agencies }),
    ...(years.length > 0 && subjects.every(({ year }) => year !== 'all') ? { years } : {}),
  });
}

function chooseSentences(plan: Narrate, { paragraphs, desk }: { paragraphs: Paragraph[]; desk: Desk }): Sentence[] {
  const { topic, wants, subjects, search } = plan;
  const named = new Set(subjects.map((subject) => subject.agency));
  const everywhere = named.size > 1 || named.has(EVERY_AGENCY);
  const asked = { search, question: desk.question, quantity: wants === 'quantity' };
  if (topic === 'problems' || topic === 'improvements') {
    return groupBy(paragraphs, ({ report }) => report)
      .map((own) => matterOf(sentencesAbout(topic, problemChapter(own)), { ...asked, everywhere }))
      .filter((sentences) => sentences.length > 0)
      .slice(0, MOST_AGENCIES)
      .flatMap((sentences) => cut(everywhere ? sentences.slice(0, MOST_SENTENCES) : sentences));
  }
  const scored = score(sentencesOf(paragraphs), asked)
    .filter((sentence) => sentence.coverage >= COVERED && holds(wants, sentence.text))
    .sort((a, b) => b.score - a.score);
  const [best] = scored;
  if (!best) return [];
  const close = scored.filter((sentence) => sentence.score >= 0.7 * best.score);
  if (everywhere) {
    return groupBy(close, ({ paragraph }) => paragraph.report)
      .slice(0, MOST_AGENCIES)
      .flatMap((own) => own.slice(0, 1));
  }
  return inReadingOrder(wants === 'text' ? withItems(best, close, paragraphs) : close.slice(0, 1));
}

// The whole chapter is the answer, unless the question names one matter in it; over all agencies, only those that tell it.
function matterOf(
  sentences: Sentence[],
  asked: { search: string; question: string; quantity: boolean; everywhere: boolean },
): Sentence[] {
  const words = contentWords(asked.search).filter((word) => !CHAPTER_WORDS.has(word));
  if (words.length === 0) return sentences;
  const named = score(sentences, { ...asked, search: words.join(' ') }).filter(({ coverage }) => coverage >= NAMED);
  return named.length > 0 || asked.everywhere ? named : sentences;
}

function withItems(best: Scored, close: readonly Scored[], paragraphs: readonly Paragraph[]): Sentence[] {
  const own = sentencesOf(paragraphs.filter((paragraph) => paragraph === best.paragraph));
  const at = own.findIndex((sentence) => sentence.index === best.index);
  const next = own[at + 1];
  // A sentence that announces a list answers nothing without the list.
  if (next && (/[：:]$/.test(best.text) || (!isItem(best.text) && isItem(next.text)))) {
    const after = own.slice(at + 1);
    const end = after.findIndex((sentence) => !isItem(sentence.text));
    return cut([best, ...after.slice(0, end < 0 ? after.length : end)]);
  }
  return cut(
    close.filter((sentence) => sentence === best || sentence.score >= 0.85 * best.score).slice(0, MOST_SENTENCES),
  );
}

function cut(sentences: readonly Sentence[]): Sentence[] {
  let length = 0;
  return sentences.filter((sentence, at) => {
    length += sentence.text.length;
    return at === 0 || length <= MOST_CHARACTERS;
  });
}

function holds(wants: Narrate['wants'], text: string): boolean {
  if (ABOUT_ITSELF.test(text) && wants !== 'contact') return false;
  switch (wants) {
    case 'quantity':
      return /\d|[一二两三四五六七八九十百千万]+(?:余|多)?[条件项个名篇场次人家份]|没有|未|无|零/.test(text);
    case 'contact':
      return /\d{7,}|\d{3,4}[-—－–]\d{7,8}|\S+@\S+|地址|[路街]\d+号/.test(text);
    case 'person':
    case 'text':
      return isWhole(text) || text.length > 12;
    default:
      return wants satisfies never;
  }
}

function inReadingOrder(sentences: readonly Sentence[]): Sentence[] {
  return [...sentences].sort((a, b) => a.paragraph.order - b.paragraph.order || a.index - b.index);
}

type Passage = { paragraph: Paragraph; text: string; printed: string };

// Sentences that follow each other in one paragraph are one quote.
function passagesIn(sentences: readonly Sentence[]): Passage[] {
  const passages: (Passage & { next: number })[] = [];
  for (const sentence of sentences) {
    const last = passages.at(-1);
    const printed = printedOf(sentence);
    if (last && last.paragraph === sentence.paragraph && last.next === sentence.index) {
      last.text += sentence.text;
      last.printed = last.printed.endsWith(printed) ? last.printed : last.printed + printed;
      last.next += 1;
    } else {
      passages.push({ paragraph: sentence.paragraph, text: sentence.text, printed, next: sentence.index + 1 });
    }
  }
  return passages;
}

function nothing(
  { subjects }: Narrate,
  { reports, paragraphs, desk }: { reports: Report[]; paragraphs: Paragraph[]; desk: Desk },
): AnswerBody {
  const headings = [...new Set(paragraphs.flatMap((paragraph) => paragraph.headings[0] ?? []))];
  const searched = {
    agencies: [...new Set(subjects.flatMap(({ agency }) => (agency === EVERY_AGENCY ? [] : [agency])))],
    years: [...new Set(subjects.flatMap(({ year }) => (year === 'all' ? [] : [year])))],
    reports: reports.length,
    headings: reports.length === 1 ? headings.slice(0, 8) : [],
  };
  return composeWords({ kind: 'not_found', lines: [desk.wording.narrativeNothing(searched)] });
}
