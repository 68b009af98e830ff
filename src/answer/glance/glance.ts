import { printedOf } from '../../narrative/sentences.js';
import { type ChosenSentences, chosenSentences, notFiled, type SummaryDesk } from '../../narrative/summary.js';
import type { Row } from '../../query/table.js';
import type { ReadingOf } from '../../question/reading.js';
import type { Finding } from '../../report/fact.js';
import type { Report } from '../../report/report.js';
import { agreementWithYearBefore } from '../across-years.js';
import type { AnswerBody } from '../answer.js';
import { type Block, type BlockOf, textOf } from '../blocks.js';
import { citedRows } from '../cited.js';
import { readingOf } from '../compose.js';
import { correctionsOf, doubtsAbout, withCorrectionsCited } from '../doubts.js';
import { blockWords } from '../in-blocks.js';
import { createSheet, type Sheet } from '../sheet.js';
import { sourceBlocks } from '../sources.js';
import { glanceFigures } from './glance-figures.js';
import { contestedPart, dividedPart, listedPart, type Part, receivedPart, sumsPart } from './glance-parts.js';

/** Other years that are offered. */
const MOST_YEARS = 3;

/**
 * An agency's year at a glance: a picture, five lines that say the same, and up to three of the report's own sentences. A cell that is
 * blank is told as one, and what a form does not ask for or a report does not have is told as that.
 */
export async function answerGlance(
  { subjects: [subject], assumed }: ReadingOf<'summary'>,
  desk: SummaryDesk,
): Promise<AnswerBody> {
  const { store, wording } = desk;
  const filed = subject ? await store.reports({ agencies: [subject.agency] }) : [];
  const own = [...filed].sort((a, b) => b.year - a.year);
  const report = subject?.year === 'all' ? own[0] : own.find(({ year }) => year === subject?.year);
  if (!subject || !report) return notFiled(subject ? [subject] : [], filed, wording);
  const { received, total, outcomes, applicants, contested, decisions } = await glanceFigures(report, desk);
  const contestedOnes = contested.flatMap((one) => [one.total, one.lost]);
  const rowsOf: Row[][] = [
    [received, total, ...outcomes].map(({ row }) => row),
    applicants,
    contestedOnes.map(({ row }) => row),
    decisions.map(({ row }) => row),
  ];
  const before = [received, ...contested.map(({ total: whole }) => whole), ...decisions].flatMap(
    (one) => one.before ?? [],
  );
  const cited = await citedRows([...rowsOf.flat(), ...before], { store, beside: null });
  // A report without a table is cited for its sentences alone.
  const sheet = cited.facts.length > 0 ? cited.sheet : createSheet([report]);
  const saying = { words: wording.table, glance: wording.glance };
  const findings = await findingsOf(report, desk);
  const parts = {
    received: receivedPart(received, saying),
    outcomes: dividedPart(
      total.row,
      outcomes.map(({ row }) => row),
      saying,
    ),
    applicants: dividedPart(null, applicants, saying),
    contested: contestedPart(contested, saying),
    decisions: listedPart(decisions, saying),
    sums: sumsPart(findings, saying),
  };
  const marks = rowsOf.map((rows) => [...new Set(rows.flatMap(cited.marks))]);
  const asked = sheet.figures.length;
  const marksBefore = before.flatMap(cited.marks);
  const lines = [
    [parts.received, parts.outcomes],
    [parts.applicants],
    [parts.contested],
    [parts.decisions],
    [parts.sums],
  ].map((told, at) => ({
    text: wording.glance.line(told),
    marks: [...(marks[at] ?? []), ...(at === 0 ? marksBefore : [])],
  }));
  const sentences = await chosenSentences(report, desk);
  const quotes = quoteBlocks(sentences, { sheet, desk });
  const { facts, citations, figures } = sheet;
  const label = sentences.by === 'model' ? [wording.modelLabel] : [];
  const warnings = [...correctionsOf(facts, desk), ...(await doubtsAbout(facts.slice(0, asked), desk))];
  const others = own.flatMap(({ year }) => (year === report.year ? [] : [year]));
  const card = cardOf(report, { parts: Object.values(parts), others, desk });
  const blocks: Block[] = [
    { kind: 'heading', text: wording.glance.title(report), marks: [] },
    card,
    { kind: 'lines', lines },
    ...quotes,
    ...[...card.notes, ...label, ...readingOf(assumed, desk)].map((text) => ({ kind: 'note' as const, text })),
    ...warnings.map((text) => ({ kind: 'warning' as const, text })),
    ...sourceBlocks(citations, wording.table),
  ];
  const body: AnswerBody = {
    kind: 'narrative',
    answered_by: sentences.by === 'model' ? 'model' : 'facts',
    text: textOf(blocks, blockWords(wording)),
    figures: figures.slice(0, asked),
    ...(figures.length > asked && { beside: figures.slice(asked) }),
    citations,
    options: [...asksOf(report, { others, wording }), ...assumed.flatMap((assumption) => assumption.others)],
    warnings: [...label, ...warnings],
    blocks,
  };
  return withCorrectionsCited(body, desk);
}

/** The picture of it: every word that it shows, so that whoever draws it needs nothing more. */
function cardOf(
  report: Report,
  { parts, others, desk }: { parts: readonly Part[]; others: number[]; desk: Pick<SummaryDesk, 'wording'> },
): BlockOf<'card'> {
  const { title, subtitle, blanks, gaps, source } = desk.wording.glance;
  const shown = parts.filter(({ said, bars }) => said.length > 0 || bars.length > 0);
  const isBlank = shown.some(({ blank, bars }) => blank || bars.some(({ state }) => state === 'blank'));
  return {
    kind: 'card',
    report: report.id,
    others,
    title: title(report),
    subtitle,
    parts: shown.map(({ blank: _, ...part }) => part),
    notes: isBlank ? [blanks] : [],
    gaps,
    source: source(report.title),
  };
}

function quoteBlocks(
  { chosen }: ChosenSentences,
  { sheet, desk: { wording } }: { sheet: Sheet; desk: Pick<SummaryDesk, 'wording'> },
): Block[] {
  return chosen.flatMap(({ part, pieces }) =>
    pieces.slice(0, 1).map((piece) => ({
      kind: 'quote' as const,
      text: wording.summaryLine(wording.summaryParts[part], wording.narrativeQuote(piece.text, '')),
      marks: [Number(sheet.quote(piece.paragraph, printedOf(piece)).slice(1, -1))],
    })),
  );
}

/** The report's own sums, and those with the year before. */
async function findingsOf(report: Report, { store }: Pick<SummaryDesk, 'store'>): Promise<Finding[]> {
  const [within, across] = await Promise.all([
    store.findings({ reports: [report.id] }),
    agreementWithYearBefore(report, store),
  ]);
  return [...within, ...across];
}

/** What can be asked next. */
function asksOf(
  report: Report,
  { others, wording: { glance } }: { others: readonly number[]; wording: SummaryDesk['wording'] },
): string[] {
  const { asks } = glance;
  const { agency, year } = report;
  return [
    ...others.slice(0, MOST_YEARS).map((other) => asks.glance({ agency, year: other })),
    asks.problems(report),
    ...(others.includes(year - 1) ? [asks.change(report)] : []),
    asks.file(report),
  ];
}
