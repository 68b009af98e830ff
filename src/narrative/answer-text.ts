import type { AnswerBody } from '../answer/answer.js';
import { readingOf, sourcesOf } from '../answer/compose.js';
import { type Desk, endOf } from '../answer/desk.js';
import { doubtsAboutText, withCorrectionsCited } from '../answer/doubts.js';
import { groupBy } from '../answer/group-by.js';
import { inBlocks, withMore } from '../answer/in-blocks.js';
import { createSheet } from '../answer/sheet.js';
import { EVERY_AGENCY, type ReadingOf } from '../question/reading.js';
import { answerLocalRow } from './local-row.js';
import { type Looked, lookInText } from './look-in-text.js';
import { answerNotStated } from './not-stated.js';
import { findPassages } from './passages.js';
import { quotedByChapter } from './quotes.js';
import { answerInWords, type Worded } from './worded.js';

/** Of the reports that say something about it so many are quoted. */
const MOST_REPORTS = 8;

/**
 * A model's words where there is one and the passages say them, else the report's own sentences that answer, quoted in reading
 * order; where neither answers, that is said with what stands nearest. `sure` is how well the text answers, 0 to 1; see `textScore`.
 */
export async function answerText(reading: ReadingOf<'text'>, desk: Desk): Promise<AnswerBody & { sure: number }> {
  const looked = await lookInText(reading, desk);
  const body = await withCorrectionsCited(await bodyOf(looked, desk), desk);
  return { ...body, sure: looked.sure };
}

async function bodyOf(looked: Looked, desk: Desk): Promise<AnswerBody> {
  const { asked, reports, chosen, row } = looked;
  if (row) return answerLocalRow(row, { reports, assumed: asked.assumed, desk });
  const worded = await inWords(looked, desk);
  if (worded.body) return worded.body;
  if (chosen.length === 0) return answerNotStated(looked, desk);
  return quoting(looked, { fault: worded.fault, desk });
}

async function inWords({ asked, reports, paragraphs }: Looked, desk: Desk): Promise<Worded> {
  const { model, wording } = desk;
  if (!model) return { body: null, fault: null };
  const { passages, whole } = await findPassages(asked, { paragraphs, desk: { ...desk, signal: endOf(desk) } });
  const worded = await answerInWords(asked.assumed, { reports, paragraphs, passages, desk, model });
  if (!worded.body || whole) return worded;
  const missing = { kind: 'note' as const, text: wording.vectorsMissing };
  const warnings = [...worded.body.warnings, wording.vectorsMissing];
  return { body: { ...withMore(worded.body, [missing], { wording, behind: true }), warnings } };
}

async function quoting(
  looked: Looked,
  { fault, desk }: { fault: Parameters<Desk['wording']['modelUnavailable']>[0] | null; desk: Desk },
): Promise<AnswerBody> {
  const { reports, chosen, asked } = looked;
  const { wording } = desk;
  const byReport = groupBy(chosen, ({ paragraph }) => paragraph.report);
  const shown = byReport.slice(0, MOST_REPORTS).flat();
  const sheet = createSheet(reports);
  const doubts = await doubtsAboutText(shown, desk);
  const head = fault ? [[wording.modelUnavailable(fault)]] : [];
  const paragraphs = [
    ...head,
    ...searchedOver(looked, { found: byReport.length, desk }),
    ...quotedByChapter(shown, { reports, sheet, wording }),
  ];
  return {
    kind: 'narrative',
    answered_by: 'text',
    ...inBlocks(
      { paragraphs, notes: readingOf(asked.assumed, desk), warnings: doubts, sources: sourcesOf(sheet, desk, false) },
      desk,
    ),
    figures: [],
    citations: sheet.citations,
    options: [...new Set(asked.assumed.flatMap((assumption) => assumption.others))],
    warnings: [...head.flat(), ...doubts],
  };
}

/** Over all agencies it matters how many did not say it. */
function searchedOver(
  { asked: { subjects }, searched }: Looked,
  { found, desk }: { found: number; desk: Desk },
): string[][] {
  if (new Set(subjects.map(({ agency }) => agency)).size < 2 && subjects[0]?.agency !== EVERY_AGENCY) return [];
  return [[desk.wording.searchedOver({ reports: searched, found, shown: Math.min(found, MOST_REPORTS) })]];
}
