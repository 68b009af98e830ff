import type { AnswerBody } from '../answer/answer.js';
import { composeWords, readingOf, sourcesOf } from '../answer/compose.js';
import type { Desk } from '../answer/desk.js';
import { correctionsOf, withCorrectionsCited } from '../answer/doubts.js';
import { inBlocks } from '../answer/in-blocks.js';
import { createSheet, type Sheet } from '../answer/sheet.js';
import type { ReadingOf } from '../question/reading.js';
import { speaksToModel } from '../report/instructions.js';
import type { Paragraph, Report } from '../report/report.js';
import { COUNTED } from './candidates.js';
import { problemChapter, sentencesAbout } from './section-five.js';
import { isWhole, printedOf, type Sentence, sentencesOf } from './sentences.js';

const MOST_SHOWN = 3;
/** A sentence shorter than this is a heading, or says the same in every report. */
const TELLING = 12;

/** The lines that tell figures of one report, which take them up in the sheet; none where the report has none of them. */
export type FiguresTold = (
  of: { agency: string; year: number; items: readonly string[] },
  sheet: Sheet,
) => Promise<string[]>;

type SummaryDesk = Pick<Desk, 'store' | 'wording'> & { figuresTold: FiguresTold };

/** One report in five lines, or two years of one agency side by side: what is new and what is repeated word for word. */
export async function answerSummary(reading: ReadingOf<'summary'>, desk: SummaryDesk): Promise<AnswerBody> {
  const { subjects, assumed } = reading;
  const filed = await desk.store.reports({ agencies: subjects.map(({ agency }) => agency) });
  const reports = subjects.flatMap(
    ({ agency, year }) => filed.find((report) => report.agency === agency && report.year === year) ?? [],
  );
  const { wording } = desk;
  const [first, second] = reports;
  if (!first || reports.length < subjects.length) {
    const years = subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
    const agencies = [...new Set(subjects.map(({ agency }) => agency))];
    const missing = years.filter((year) => !reports.some((report) => report.year === year));
    const searched = { agencies, years: missing, reports: 0, headings: [] };
    const [agency] = agencies;
    const wanted = agency === undefined ? undefined : { agency, year: missing[0] ?? null };
    return composeWords({ kind: 'not_found', lines: [wording.narrativeNothing(searched)], ...(wanted && { wanted }) });
  }
  const sheet = createSheet(reports);
  const lines = second
    ? await sideBySide({ earlier: first, later: second }, { sheet, desk })
    : await fiveLines(first, { sheet, desk });
  const corrections = correctionsOf(sheet.facts, desk);
  const body: AnswerBody = {
    kind: 'narrative',
    answered_by: 'text',
    ...inBlocks(
      {
        paragraphs: lines,
        notes: readingOf(assumed, desk),
        warnings: corrections,
        sources: sourcesOf(sheet, desk, false),
      },
      desk,
    ),
    figures: sheet.figures,
    citations: sheet.citations,
    options: [],
    warnings: corrections,
  };
  return withCorrectionsCited(body, desk);
}

type At = { sheet: Sheet; desk: SummaryDesk };

/** Applications, work done, review and litigation, problems, plans: a line each, figures from the tables, the rest quoted. */
async function fiveLines(report: Report, { sheet, desk }: At): Promise<string[][]> {
  const { wording, store } = desk;
  const { agency, year } = report;
  const paragraphs = await store.paragraphs([report.id]);
  const figuresOf = (items: string[]) => desk.figuresTold({ agency, year, items }, sheet);
  const chapter = problemChapter(paragraphs);
  const situation = readable(
    paragraphs.filter(
      ({ section, headings }) => section === 1 || /总体|基本情况|概述|主动公开/.test(headings[0] ?? ''),
    ),
  ).filter(({ text }) => COUNTED.test(text));
  const line = (name: string, sentences: Sentence[]) => {
    const [sentence] = sentences.filter(({ text }) => text.length >= TELLING && !speaksToModel(text));
    return sentence ? [wording.summaryLine(name, quoteOf(sentence, { sheet, desk }))] : [];
  };
  return [
    [wording.summaryHead({ agency, year })],
    [
      ...(await figuresOf(['applications.received', 'applications.outcome.total'])),
      ...line(wording.summaryParts.done, situation),
      ...(await figuresOf(['review.total', 'litigation.total'])),
      ...line(wording.summaryParts.problems, sentencesAbout('problems', chapter)),
      ...line(wording.summaryParts.plans, sentencesAbout('improvements', chapter)),
    ],
  ];
}

/** The share of the later report's text that stands word for word in the earlier one, some of it, and some of what is new. */
async function sideBySide(
  { earlier, later }: { earlier: Report; later: Report },
  { sheet, desk }: At,
): Promise<string[][]> {
  const { wording, store } = desk;
  const [before, now] = [readable(await store.paragraphs([earlier.id])), readable(await store.paragraphs([later.id]))];
  const known = new Set(before.map(({ text }) => bare(text)));
  const repeated = now.filter(({ text }) => known.has(bare(text)));
  const fresh = now.filter(({ text }) => !known.has(bare(text)));
  const length = (sentences: readonly Sentence[]) => sentences.reduce((sum, { text }) => sum + bare(text).length, 0);
  const quotes = (sentences: readonly Sentence[]) =>
    sentences.slice(0, MOST_SHOWN).map((sentence) => quoteOf(sentence, { sheet, desk }));
  const counted = fresh.filter(({ text }) => COUNTED.test(text));
  const share = length(now) === 0 ? 0 : Math.round((1000 * length(repeated)) / length(now)) / 10;
  const place = { agency: later.agency, earlier: earlier.year, later: later.year };
  return [
    [wording.repeatedShare({ ...place, share, repeated: length(repeated), whole: length(now) })],
    fresh.length > 0 ? [wording.newHead(fresh.length), ...quotes(counted.length > 0 ? counted : fresh)] : [],
    repeated.length > 0 ? [wording.repeatedHead(repeated.length), ...quotes(repeated)] : [],
  ];
}

function readable(paragraphs: readonly Paragraph[]): Sentence[] {
  return sentencesOf(paragraphs).filter(
    ({ text }) => isWhole(text) && bare(text).length >= TELLING && !speaksToModel(text),
  );
}

/** Without signs and spaces: a comma more makes no new sentence. The year of the report itself changes nothing either. */
function bare(text: string): string {
  return text.replaceAll(/20\d{2}年度?/g, '').replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function quoteOf(sentence: Sentence, { sheet, desk }: At): string {
  return desk.wording.narrativeQuote(sentence.text, sheet.quote(sentence.paragraph, printedOf(sentence)));
}
