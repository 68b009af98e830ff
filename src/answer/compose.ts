import type { Assumption } from '../query/query.js';
import type { AnswerBody, Citation, StatedRate } from './answer.js';
import type { Desk } from './desk.js';
import { correctionsOf, doubtsAbout } from './doubts.js';
import { groupBy } from './group-by.js';
import { inBlocks, paragraphBlocks } from './in-blocks.js';
import { marksOf, type Sheet } from './sheet.js';

/** More sources than this are listed without their rows, which would drown the answer on a phone. */
const SOURCES_WITH_ROWS = 6;
const LONGEST_ROW = 160;

/** What one kind of answer worked out: its lines, answer first, then what the lines rest on. */
export type Said = {
  lines: string[];
  sheet: Sheet;
  assumptions: readonly Assumption[];
  derived?: AnswerBody['derived'];
  /** Percentages that the lines state; kept in the answer where there are several. */
  rates?: StatedRate[];
  options?: string[];
  /** Warnings that the lines tell already; they are kept in the answer and not repeated in its text. */
  warningsInLines?: string[];
};

/** The answer about figures: lines, the reading they rest on, warnings about the figures stated, sources. */
export async function composeFigures(said: Said, desk: Desk): Promise<AnswerBody> {
  const { lines, sheet, assumptions, derived, rates = [], options, warningsInLines } = said;
  const corrections = correctionsOf(sheet.facts, desk);
  const doubts = warningsInLines ? [] : await doubtsAbout(sheet.facts, desk);
  return {
    kind: 'figure',
    answered_by: sheet.facts.length > 0 && sheet.facts.every((fact) => fact.status === 'text') ? 'text' : 'facts',
    ...inBlocks(
      {
        paragraphs: [lines],
        notes: readingOf(assumptions, desk),
        warnings: [...corrections, ...doubts],
        sources: sourcesOf(sheet, desk),
      },
      desk,
    ),
    figures: sheet.figures,
    ...(derived ? { derived } : {}),
    ...(rates.length > 1 ? { rates } : {}),
    citations: sheet.citations,
    options: [...new Set([...(options ?? []), ...assumptions.flatMap((assumption) => assumption.others)])],
    warnings: [...corrections, ...doubts, ...(warningsInLines ?? [])],
  };
}

/** An answer without figures and sources: help, a definition, a question back, or what was not found. */
export function composeWords(said: {
  kind: AnswerBody['kind'];
  lines: string[];
  options?: string[];
  labels?: string[];
  wanted?: AnswerBody['wanted'];
}): AnswerBody {
  return {
    kind: said.kind,
    answered_by: 'rules',
    text: said.lines.join('\n'),
    blocks: paragraphBlocks([said.lines.flatMap((line) => line.split('\n'))]),
    figures: [],
    citations: [],
    options: said.options ?? [],
    ...(said.labels && { labels: said.labels }),
    ...(said.wanted && { wanted: said.wanted }),
    warnings: [],
  };
}

/** How the question was understood: what was taken for granted, in one line. */
export function readingOf(assumptions: readonly Assumption[], { wording }: Pick<Desk, 'wording'>): string[] {
  return assumptions.length > 0 ? [wording.table.assumed(assumptions)] : [];
}

/** The sources under their heading, each report named once; rows are printed while they are few. */
export function sourcesOf(sheet: Sheet, { wording }: Pick<Desk, 'wording'>, rows = true): string[] {
  if (sheet.citations.length === 0) return [];
  const withRows = rows && sheet.citations.length <= SOURCES_WITH_ROWS;
  return [wording.sourcesHead, ...groupBy(sheet.citations, ({ report }) => report).flatMap(listed)];

  function listed(citations: Citation[]): string[] {
    const [first] = citations;
    if (!first) return [];
    const entries = withRows
      ? citations.map((citation) => entryOf([citation], onOneLine(citation.quote)))
      : groupBy(citations, ({ section }) => section).map((group) => entryOf(group, ''));
    const [only] = entries;
    if (entries.length === 1 && only)
      return [[only.marks, wording.source(first), only.place].filter(Boolean).join(' ')];
    return [wording.source(first), ...entries.map(({ marks, place }) => [marks, place].filter(Boolean).join(' '))];
  }
}

function entryOf(citations: readonly Citation[], quote: string): { marks: string; place: string } {
  const marks = marksOf(citations.map(({ n }) => `[${n}]`));
  return { marks, place: [citations[0]?.section, quote].filter(Boolean).join(' · ') };
}

/** A row or sentence as printed, on one line and cut to what can be read on a phone: a row keeps its end, where its cells are. */
export function onOneLine(quote: string): string {
  const line = quote.replaceAll(/\s+/g, ' ').trim();
  if (line.length <= LONGEST_ROW) return line;
  return line.includes('|') ? `…${line.slice(-LONGEST_ROW)}` : `${line.slice(0, LONGEST_ROW)}…`;
}
