import type { AnswerBody } from '../answer/answer.js';
import { composeWords } from '../answer/compose.js';
import type { Desk } from '../answer/desk.js';
import { doubtsAboutText } from '../answer/doubts.js';
import { groupBy } from '../answer/group-by.js';
import type { Filed } from '../contracts/store.js';
import { type Choice, piecesIn } from './choice.js';
import { asPieces, type Piece, piecesOf, wholeOf } from './pieces.js';
import { chosenByModel } from './pointing/ask-model.js';
import { resolvedQuestion } from './pointing/resolved-question.js';
import type { Looked } from './search/look-in-text.js';
import { score } from './search/relevance.js';
import { isHeading } from './sentences.js';
import { tell } from './tell.js';

/** Of the reports that say something about it so many are quoted at once. */
const MOST_REPORTS = 8;
/** Pieces of each that a model may choose from, and the tokens that it is told beside them. */
const OF_EACH = 2;
const PROMPT = 500;
const BATCH = 1200;

/** What several agencies' reports say of it: how many were searched, how many speak of it, and the best of each, by agency. */
export async function answerAcross(looked: Looked, desk: Desk): Promise<AnswerBody> {
  const { asked, reports, searched, chosen } = looked;
  const { wording, page = 1, question } = desk;
  const agencyOf = new Map(reports.map(({ id, agency }) => [id, agency]));
  const byReport = groupBy(chosen, ({ paragraph }) => paragraph.report);
  const byAgency = groupBy(byReport, ([first]) => agencyOf.get(first?.paragraph.report ?? '') ?? '');
  const inOrder = byAgency.flat();
  const from = Math.min((page - 1) * MOST_REPORTS, Math.floor((inOrder.length - 1) / MOST_REPORTS) * MOST_REPORTS);
  const shown = inOrder.slice(from, from + MOST_REPORTS);
  const to = from + shown.length;
  const told = await chosenIn(shown.map(asPieces), looked, desk);
  const warnings = await doubtsAboutText(piecesIn(told.choice), desk);
  const left = inOrder.length - to;
  return tell(
    told.choice,
    {
      ...{ reports, by: told.by, assumed: asked.assumed, notes: told.notes, warnings },
      head: [...told.faults, wording.searchedOver({ reports: searched, found: byReport.length, from: from + 1, to })],
      more: left > 0 ? [{ label: wording.rest(left), says: wording.page(question, from / MOST_REPORTS + 2) }] : [],
    },
    desk,
  );
}

/** The reports that say nothing about it, by agency. */
export async function answerWhoDoesNot({ asked, chosen }: Looked, desk: Desk): Promise<AnswerBody> {
  const told = new Set(chosen.map(({ paragraph }) => paragraph.report));
  const years = new Set(asked.subjects.map(({ year }) => year));
  const agencies = new Set(asked.subjects.map(({ agency }) => agency));
  const isAsked = ({ agency, year }: Filed) =>
    (agencies.has('*') || agencies.has(agency)) && (years.has('all') || years.has(year));
  const filed = (await desk.store.filed()).filter(isAsked);
  const missing = groupBy(
    filed.filter(({ report }) => !told.has(report)),
    ({ agency }) => agency,
  ).flatMap((own) => (own[0] ? [{ agency: own[0].agency, years: own.map(({ year }) => year) }] : []));
  const lines = desk.wording.notWritten({ reports: filed.length, missing });
  return { ...composeWords({ kind: 'narrative', lines }), answered_by: 'text' };
}

type Chosen = { choice: Choice; by: 'program' | 'model'; notes: string[]; faults: string[] };

/**
 * The sentences of each report: those that a model points at among its best, by batches for as long as its tokens last, else those that the
 * program chose. A report that speaks of the matter is never left out.
 */
async function chosenIn(shown: readonly Piece[][], looked: Looked, desk: Desk): Promise<Chosen> {
  const own = { points: shown.map((pieces) => ({ heading: null, pieces })), summary: [], translations: [] };
  const { model, wording, modelTokens = 0 } = desk;
  if (!model) return { choice: own, by: 'program', notes: [], faults: [] };
  const choice: Choice = { points: [], summary: [], translations: [] };
  let left = modelTokens;
  let isOver = false;
  let unseen = 0;
  const faults: string[] = [];
  for (const batch of inBatches(shown, looked, desk)) {
    const cost = PROMPT + batch.size;
    isOver ||= cost > left;
    const found = isOver || faults.length > 0 ? null : await pointed(batch, looked, desk);
    if (!isOver) left -= cost;
    if (found && 'fault' in found) faults.push(wording.modelUnavailable(found.fault));
    const points = found && 'choice' in found ? found.choice.points : [];
    if (isOver) unseen += batch.shown.length;
    for (const pieces of batch.shown) {
      const report = pieces[0]?.paragraph.report;
      const ofReport = points.flatMap((point) => {
        const said = point.pieces.filter(({ paragraph }) => paragraph.report === report);
        return said.length > 0 ? [{ ...point, pieces: said }] : [];
      });
      choice.points.push(...(ofReport.length > 0 ? ofReport : [{ heading: null, pieces }]));
    }
    if (found && 'choice' in found) {
      choice.summary.push(...(choice.summary.length === 0 ? found.choice.summary : []));
      choice.translations.push(...found.choice.translations);
    }
  }
  const by = unseen === shown.length || faults.length > 0 ? 'program' : 'model';
  return { choice, by, notes: unseen > 0 ? [wording.unseenByModel(unseen)] : [], faults };
}

type Batch = { shown: Piece[][]; pieces: Piece[]; offered: number[]; size: number };

/** The reports in batches, each with its best pieces and what must be told with them. */
function inBatches(shown: readonly Piece[][], { asked, paragraphs }: Looked, { question, meanings }: Desk): Batch[] {
  const batches: Batch[] = [];
  for (const chosen of shown) {
    const report = chosen[0]?.paragraph.report;
    const pieces = piecesOf(paragraphs.filter((paragraph) => paragraph.report === report));
    const best = score(pieces, { search: asked.search, question, quantity: asked.wants === 'quantity', meanings })
      .map((one, at) => ({ ...one, at }))
      .filter((one) => !isHeading(one))
      .sort((a, b) => b.score - a.score)
      .slice(0, OF_EACH);
    const places = [...new Set(best.flatMap(({ at }) => wholeOf(pieces, at)))].sort((a, b) => a - b);
    const size = places.reduce((sum, at) => sum + (pieces[at]?.text.length ?? 0), 0);
    const last = batches.at(-1);
    const batch = last && last.size + size <= BATCH ? last : { shown: [], pieces: [], offered: [], size: 0 };
    if (batch !== last) batches.push(batch);
    const before = batch.pieces.length;
    batch.shown.push([...chosen]);
    batch.pieces.push(...pieces);
    batch.offered.push(...places.map((at) => before + at));
    batch.size += size;
  }
  return batches;
}

async function pointed({ pieces, offered }: Batch, { asked, reports }: Looked, desk: Desk) {
  const { model, question } = desk;
  if (!model) return null;
  return chosenByModel(resolvedQuestion(asked, question), { pieces, offered, reports, desk, model });
}
