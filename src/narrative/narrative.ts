import type { AnswerBody } from '../answer/answer.js';
import { composeWords, paragraphsOf, readingOf, sourcesOf } from '../answer/compose.js';
import { type Desk, endOf } from '../answer/desk.js';
import { doubtsAboutText } from '../answer/doubts.js';
import { groupBy } from '../answer/group-by.js';
import { createSheet, type Sheet } from '../answer/sheet.js';
import { EVERY_AGENCY, type PlanOf } from '../plan/plan.js';
import { speaksToModel } from '../report/instructions.js';
import type { Paragraph, Report } from '../report/report.js';
import { chooseSentences, nearestSentences, relatedSentence } from './choose-sentences.js';
import { answerLocalRow } from './local-row.js';
import { findPassages, nearestTo } from './passages.js';
import { contentWords } from './question-words.js';
import { scopeOf } from './scope.js';
import { searchText } from './search-text.js';
import { keyOf, printedOf, type Sentence } from './sentences.js';
import { answerInWords, type Worded } from './worded.js';

/** Reports whose paragraphs are all read; beyond that the store's search chooses which. */
const READ_WHOLE = 12;
const SEARCHED = 80;
/** Of the reports that say something about it so many are quoted. */
const MOST_REPORTS = 8;

type Narrate = PlanOf<'narrate'>;

/**
 * A model's words where there is one and the passages say them, else the report's own sentences that answer, quoted in reading
 * order; where neither answers, that is said and nothing is quoted.
 */
export async function answerNarrate(plan: Narrate, desk: Desk): Promise<AnswerBody> {
  const asked = { ...plan, search: searchText(plan, desk.question) };
  const reports = await reportsOf(asked, desk);
  const paragraphs = await paragraphsToRead(asked, { reports, desk });
  const chosen = chooseSentences(asked, { paragraphs, question: desk.question, meanings: desk.meanings }).filter(
    ({ text }) => !speaksToModel(text),
  );
  const local = chosen.length === 0 ? await answerLocalRow(asked, { reports, desk }) : null;
  if (local) return local;
  const worded = await inWords(asked, { reports, paragraphs, desk });
  if (worded.body) return worded.body;
  if (chosen.length === 0) return nothing(asked, { reports, paragraphs, desk });
  const byReport = groupBy(chosen, ({ paragraph }) => paragraph.report);
  const shown = byReport.slice(0, MOST_REPORTS).flat();
  const sheet = createSheet(reports);
  const doubts = await doubtsAboutText(shown, desk);
  const head = worded.fault ? [[desk.wording.modelUnavailable(worded.fault)]] : [];
  return {
    kind: 'narrative',
    answered_by: 'text',
    text: paragraphsOf([
      ...head,
      ...searchedOver(asked, { reports, found: byReport.length, desk }),
      ...quoted(shown, { reports, sheet, desk }),
      readingOf(plan.assumptions, desk),
      doubts.map(desk.wording.warning),
      sourcesOf(sheet, desk, false),
    ]),
    figures: [],
    citations: sheet.citations,
    options: [...new Set(plan.assumptions.flatMap((assumption) => assumption.others))],
    warnings: [...head.flat(), ...doubts],
  };
}

async function inWords(
  plan: Narrate,
  { reports, paragraphs, desk }: { reports: Report[]; paragraphs: Paragraph[]; desk: Desk },
): Promise<Worded> {
  const { model, wording } = desk;
  if (!model) return { body: null, fault: null };
  const { passages, whole } = await findPassages(plan, { paragraphs, desk: { ...desk, signal: endOf(desk) } });
  const worded = await answerInWords(plan.assumptions, { reports, paragraphs, passages, desk, model });
  if (!worded.body || whole) return worded;
  const warnings = [...worded.body.warnings, wording.vectorsMissing];
  return { body: { ...worded.body, text: `${worded.body.text}\n\n${wording.vectorsMissing}`, warnings } };
}

/** Over all agencies it matters how many did not say it. */
function searchedOver(
  { subjects }: Narrate,
  { reports, found, desk }: { reports: readonly Report[]; found: number; desk: Desk },
): string[][] {
  if (new Set(subjects.map(({ agency }) => agency)).size < 2 && subjects[0]?.agency !== EVERY_AGENCY) return [];
  return [[desk.wording.searchedOver({ reports: reports.length, found, shown: Math.min(found, MOST_REPORTS) })]];
}

/** Quotes by report and chapter, each under a line that says where it stands. */
function quoted(
  chosen: readonly Sentence[],
  { reports, sheet, desk: { wording } }: { reports: readonly Report[]; sheet: Sheet; desk: Desk },
): string[][] {
  return groupBy(chosen, ({ paragraph }) => `${paragraph.report}|${paragraph.headings[0]}`).map((block) => {
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

/** All paragraphs of a few reports; of many those that share words with the question, and those that are near in meaning. */
async function paragraphsToRead(
  { search, subjects }: Narrate,
  { reports, desk }: { reports: Report[]; desk: Desk },
): Promise<Paragraph[]> {
  if (reports.length <= READ_WHOLE) return desk.store.paragraphs(reports.map((report) => report.id));
  const within = { limit: SEARCHED, ...scopeOf({ subjects }) };
  const [byWords, byMeaning] = await Promise.all([
    desk.store.search({ text: contentWords(search).join(' '), ...within }),
    nearestTo({ text: search, ...within }, desk),
  ]);
  return [...new Map([...byWords, ...byMeaning.hits].map((paragraph) => [keyOf(paragraph), paragraph])).values()];
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
  plan: Narrate,
  { reports, paragraphs, desk }: { reports: Report[]; paragraphs: Paragraph[]; desk: Desk },
): AnswerBody {
  const { subjects } = plan;
  const headings = [...new Set(paragraphs.flatMap((paragraph) => paragraph.headings[0] ?? []))];
  const searched = {
    agencies: [...new Set(subjects.flatMap(({ agency }) => (agency === EVERY_AGENCY ? [] : [agency])))],
    years: [...new Set(subjects.flatMap(({ year }) => (year === 'all' ? [] : [year])))],
    reports: reports.length,
    headings: reports.length === 1 ? headings.slice(0, 8) : [],
  };
  const found = closest(plan, { reports, paragraphs, desk });
  const report = reports.find(({ id }) => id === found?.sentences[0]?.paragraph.report);
  if (!found || !report || found.sentences.some(({ text }) => speaksToModel(text)))
    return composeWords({ kind: 'not_found', lines: [desk.wording.narrativeNothing(searched)] });
  const sheet = createSheet(reports);
  const quotes = passagesIn(found.sentences).map(({ text, printed, paragraph }) =>
    desk.wording.narrativeQuote(text, sheet.quote(paragraph, printed)),
  );
  const lines = [found.lead({ agency: report.agency, year: report.year }), ...quotes];
  const text = paragraphsOf([lines, sourcesOf(sheet, desk, false)]);
  return { ...composeWords({ kind: 'not_found', lines: [] }), text, citations: sheet.citations };
}

/** What stands nearest to an answer in the reports of one agency, and the words that say how near. */
function closest(
  plan: Narrate,
  { reports, paragraphs, desk }: { reports: readonly Report[]; paragraphs: Paragraph[]; desk: Desk },
): { sentences: Sentence[]; lead: (place: { agency: string; year: number }) => string } | null {
  if (new Set(reports.map(({ agency }) => agency)).size !== 1) return null;
  const asked = { paragraphs, question: desk.question, meanings: desk.meanings };
  const related = reports.length === 1 ? relatedSentence(plan, asked) : undefined;
  if (related) return { sentences: [related], lead: desk.wording.notStated };
  const nearest = nearestSentences(plan, asked);
  return nearest.length > 0 ? { sentences: nearest, lead: desk.wording.nearest } : null;
}
