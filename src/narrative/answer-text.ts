import type { AnswerBody } from '../answer/answer.js';
import { type Desk, endOf } from '../answer/desk.js';
import { doubtsAboutText, withCorrectionsCited } from '../answer/doubts.js';
import type { LanguageModel } from '../contracts/model.js';
import { EVERY_AGENCY, type ReadingOf } from '../question/reading.js';
import { answerAcross, answerWhoDoesNot } from './across.js';
import { type Choice, choiceOf, piecesIn } from './choice.js';
import { answerLocalRow } from './local-row.js';
import { answerNotStated } from './not-stated.js';
import { asksWhoDoesNot } from './not-told.js';
import { piecesOf } from './pieces.js';
import { type Asked, chosenByModel } from './pointing/ask-model.js';
import { offered } from './pointing/offer.js';
import { resolvedQuestion } from './pointing/resolved-question.js';
import { type Looked, lookInText } from './search/look-in-text.js';
import { findPassages } from './search/passages.js';
import { type ChosenBy, tell } from './tell.js';

/**
 * The report's own sentences that answer: those that a model points at where there is one, else those that the program chooses; where
 * neither finds any, that is said with what stands nearest. `sure` is how well the text answers, 0 to 1; see `textScore`.
 */
export async function answerText(reading: ReadingOf<'text'>, desk: Desk): Promise<AnswerBody & { sure: number }> {
  const looked = await lookInText(reading, desk);
  const body = await withCorrectionsCited(await bodyOf(looked, desk), desk);
  return { ...body, sure: looked.sure };
}

async function bodyOf(looked: Looked, desk: Desk): Promise<AnswerBody> {
  const { asked, reports, chosen, row } = looked;
  if (row) return answerLocalRow(row, { reports, assumed: asked.assumed, desk });
  if (isOverMany(looked)) {
    if (asksWhoDoesNot(desk.question)) return answerWhoDoesNot(looked, desk);
    return chosen.length > 0 ? answerAcross(looked, desk) : answerNotStated(looked, desk);
  }
  const { model, wording } = desk;
  const found = model ? await askedOf(model, { looked, desk }) : null;
  if (found && 'choice' in found.asked) {
    const { choice, isStopped } = found.asked;
    return told(choice, { looked, by: isStopped ? 'stopped' : 'model', notes: found.notes, desk });
  }
  if (chosen.length === 0) return answerNotStated(looked, desk);
  const head = found && 'fault' in found.asked ? [wording.modelUnavailable(found.asked.fault)] : [];
  return told(choiceOf(chosen), { looked, by: 'program', head, desk });
}

/** Over all agencies, or several, it matters how many did not say it. */
function isOverMany({ asked: { subjects } }: Looked): boolean {
  return new Set(subjects.map(({ agency }) => agency)).size > 1 || subjects[0]?.agency === EVERY_AGENCY;
}

async function askedOf(
  model: LanguageModel,
  { looked, desk }: { looked: Looked; desk: Desk },
): Promise<{ asked: Asked; notes: string[] } | null> {
  const { asked, reports, paragraphs } = looked;
  const { question, meanings, wording } = desk;
  const { passages, whole } = await findPassages(asked, { paragraphs, desk: { ...desk, signal: endOf(desk) } });
  const pieces = piecesOf(paragraphs);
  const places = offered(asked, { pieces, passages, question, meanings });
  if (places.length === 0) return null;
  const making = (choice: Choice) => tell(choice, { reports, by: 'unfinished', assumed: asked.assumed }, desk);
  const choosing = { pieces, offered: places, reports, desk, model, making };
  const found = await chosenByModel(resolvedQuestion(asked, question), choosing);
  return { asked: found, notes: whole ? [] : [wording.vectorsMissing] };
}

async function told(
  choice: Choice,
  {
    looked: { asked, reports },
    by,
    head = [],
    notes = [],
    desk,
  }: { looked: Looked; by: ChosenBy; head?: string[]; notes?: string[]; desk: Desk },
): Promise<AnswerBody> {
  const warnings = await doubtsAboutText(piecesIn(choice), desk);
  return tell(choice, { reports, by, assumed: asked.assumed, head, notes, warnings }, desk);
}
