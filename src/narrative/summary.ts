import type { AnswerBody } from '../answer/answer.js';
import { composeWords, readingOf, sourcesOf } from '../answer/compose.js';
import type { Desk } from '../answer/desk.js';
import { correctionsOf, withCorrectionsCited } from '../answer/doubts.js';
import { inBlocks } from '../answer/in-blocks.js';
import { createSheet, type Sheet } from '../answer/sheet.js';
import type { ReadingOf } from '../question/reading.js';
import { speaksToModel } from '../report/instructions.js';
import type { Paragraph, Report } from '../report/report.js';
import { type Choice, piecesIn } from './choice.js';
import { asPieces, type Piece } from './pieces.js';
import { chosenByModel } from './pointing/ask-model.js';
import { quotesOf } from './quotes.js';
import { COUNTED } from './search/candidates.js';
import { problemChapter, sentencesAbout } from './search/section-five.js';
import { isWhole, keyOf, type Sentence, sentencesOf } from './sentences.js';
import { shortOf } from './tell.js';

const MOST_SHOWN = 3;
/** Sentences of each part that a model may choose from. */
const OFFERED = 8;
/** What a model is asked of them. */
const SUM_UP = '概括这份年报：主要工作、存在问题、改进打算，各指出最要紧的一句';
const COMPARE = '这一年的报告与上一年相比：新写的和照旧的，各指出最要紧的三句';
/** A sentence shorter than this is a heading, or says the same in every report. */
const TELLING = 12;

/** What an agency's year is summed up with. */
export type SummaryDesk = Pick<Desk, 'store' | 'wording'> & Partial<Desk>;

/** Two years of one agency side by side: what is new and what is repeated word for word. */
export async function answerSummary(reading: ReadingOf<'summary'>, desk: SummaryDesk): Promise<AnswerBody> {
  const { subjects, assumed } = reading;
  const filed = await desk.store.reports({ agencies: subjects.map(({ agency }) => agency) });
  const reports = subjects.flatMap(
    ({ agency, year }) => filed.find((report) => report.agency === agency && report.year === year) ?? [],
  );
  const { wording } = desk;
  const [first, second] = reports;
  if (!first || !second) return notFiled(subjects, reports, wording);
  const sheet = createSheet(reports);
  const { lines, by } = await sideBySide({ earlier: first, later: second }, { sheet, desk });
  const label = by === 'model' ? [wording.modelLabel] : [];
  const corrections = correctionsOf(sheet.facts, desk);
  const body: AnswerBody = {
    kind: 'narrative',
    answered_by: by === 'model' ? 'model' : 'text',
    ...inBlocks(
      {
        paragraphs: lines,
        notes: [...label, ...readingOf(assumed, desk)],
        warnings: corrections,
        sources: sourcesOf(sheet, desk, false),
      },
      desk,
    ),
    figures: sheet.figures,
    citations: sheet.citations,
    options: [],
    warnings: [...label, ...corrections],
  };
  return withCorrectionsCited(body, desk);
}

type At = { sheet: Sheet; desk: SummaryDesk };

type Lines = { lines: string[][]; by: 'model' | 'program' };

/** The report's own sentences that tell most, one of each part; of a part that it does not have, none. */
export type ChosenSentences = {
  by: 'model' | 'program';
  chosen: { part: 'done' | 'problems' | 'plans'; pieces: Piece[] }[];
};

/** What was done, what is wrong and what is planned, a sentence each. */
export async function chosenSentences(report: Report, desk: SummaryDesk): Promise<ChosenSentences> {
  const paragraphs = await desk.store.paragraphs([report.id]);
  const chapter = problemChapter(paragraphs);
  const situation = readable(
    paragraphs.filter(
      ({ section, headings }) => section === 1 || /总体|基本情况|概述|主动公开/.test(headings[0] ?? ''),
    ),
  ).filter(({ text }) => COUNTED.test(text));
  const parts = [situation, sentencesAbout('problems', chapter), sentencesAbout('improvements', chapter)].map(
    (sentences) => sentences.filter(({ text }) => text.length >= TELLING && !speaksToModel(text)),
  );
  const { by, chosen } = await chosenOf(parts, { most: 1, question: SUM_UP, reports: [report], desk });
  const names = ['done', 'problems', 'plans'] as const;
  return { by, chosen: names.map((part, at) => ({ part, pieces: chosen[at] ?? [] })) };
}

/** Which of the reports that are asked for is not filed. */
export function notFiled(
  subjects: ReadingOf<'summary'>['subjects'],
  filed: readonly Report[],
  wording: Desk['wording'],
): AnswerBody {
  const years = subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  const agencies = [...new Set(subjects.map(({ agency }) => agency))];
  const missing = years.filter((year) => !filed.some((report) => report.year === year));
  const searched = { agencies, years: missing, reports: 0, headings: [] };
  const [agency] = agencies;
  const wanted = agency === undefined ? undefined : { agency, year: missing[0] ?? null };
  return composeWords({ kind: 'not_found', lines: [wording.narrativeNothing(searched)], ...(wanted && { wanted }) });
}

/** The share of the later report's text that stands word for word in the earlier one, some of it, and some of what is new. */
async function sideBySide({ earlier, later }: { earlier: Report; later: Report }, { sheet, desk }: At): Promise<Lines> {
  const { wording, store } = desk;
  const [before, now] = [readable(await store.paragraphs([earlier.id])), readable(await store.paragraphs([later.id]))];
  const known = new Set(before.map(({ text }) => bare(text)));
  const repeated = now.filter(({ text }) => known.has(bare(text)));
  const fresh = now.filter(({ text }) => !known.has(bare(text)));
  const length = (sentences: readonly Sentence[]) => sentences.reduce((sum, { text }) => sum + bare(text).length, 0);
  const counted = fresh.filter(({ text }) => COUNTED.test(text));
  const parts = [counted.length > 0 ? counted : fresh, repeated];
  const { by, chosen, summary } = await chosenOf(parts, {
    most: MOST_SHOWN,
    question: COMPARE,
    reports: [later],
    desk,
  });
  const [told, told2] = chosen.map((pieces) => quotesOf(pieces, { sheet, wording }));
  const share = length(now) === 0 ? 0 : Math.round((1000 * length(repeated)) / length(now)) / 10;
  const place = { agency: later.agency, earlier: earlier.year, later: later.year };
  const lines = [
    [wording.repeatedShare({ ...place, share, repeated: length(repeated), whole: length(now) })],
    ...shortOf(summary, { sheet, wording }).map((said) => [said]),
    fresh.length > 0 ? [wording.newHead(fresh.length), ...(told ?? [])] : [],
    repeated.length > 0 ? [wording.repeatedHead(repeated.length), ...(told2 ?? [])] : [],
  ];
  return { lines, by };
}

/** The most telling sentences of each part: those that a model points at where there is one, else the first. */
async function chosenOf(
  parts: readonly Sentence[][],
  { most, question, reports, desk }: { most: number; question: string; reports: readonly Report[]; desk: SummaryDesk },
): Promise<{ by: 'model' | 'program'; chosen: Piece[][]; summary: Choice['summary'] }> {
  const own = parts.map((part) => asPieces(part.slice(0, most)));
  const { model } = desk;
  if (!model || !desk.meanings) return { by: 'program', chosen: own, summary: [] };
  const pieces = parts.flatMap((part) => asPieces(part.slice(0, OFFERED)));
  const offered = pieces.map((_, at) => at);
  const full = { ...desk, meanings: desk.meanings, question };
  const found = await chosenByModel(question, { pieces, offered, reports, desk: full, model });
  if (!('choice' in found)) return { by: 'program', chosen: own, summary: [] };
  const pointed = new Set(piecesIn(found.choice).map(keyOfPiece));
  const chosen = parts.map((part, at) => {
    const told = asPieces(part).filter((piece) => pointed.has(keyOfPiece(piece)));
    return told.length > 0 ? told.slice(0, most) : (own[at] ?? []);
  });
  const shown = new Set(chosen.flat().map(keyOfPiece));
  return { by: 'model', chosen, summary: found.choice.summary.filter(({ piece }) => shown.has(keyOfPiece(piece))) };
}

function keyOfPiece({ paragraph, index }: Sentence): string {
  return `${keyOf(paragraph)}|${index}`;
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
