import { EVERY_AGENCY, type PlanOf } from '../plan/plan.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody } from './answer.js';
import { composeFigures } from './compose.js';
import type { Desk } from './desk.js';
import type { Figure } from './figure.js';
import { lookUp } from './look-up.js';
import { createSheet } from './sheet.js';
import { ownLabel, told, varyingIn } from './told.js';
import { derivedOf } from './value.js';

const MOST_LINES = 20;

/** Yes or no with the figure; over every agency, those that have some or none. A blank is neither yes nor no. */
export async function answerExists(plan: PlanOf<'exists'>, desk: Desk): Promise<AnswerBody> {
  const { readings, reports } = await lookUp(plan, desk.store);
  const figures = readings.filter((reading) => reading.kind === 'figure');
  if (figures.length === 0) return answerAbsent(readings, desk);
  const { wording } = desk;
  const sheet = createSheet(reports);
  if (plan.subjects.some((subject) => subject.agency === EVERY_AGENCY)) {
    const counted = figures.filter((figure) => figure.value !== null);
    const those = counted.filter((figure) => (plan.wants === 'some' ? Number(figure.value) > 0 : figure.value === 0));
    const head = { wants: plan.wants, count: those.length, counted: counted.length, asked: readings.length };
    const varying = varyingIn(readings);
    const blank = figures
      .filter((figure) => figure.value === null)
      .map((figure) => wording.label(ownLabel(figure, varying)));
    const absent = readings
      .filter((reading) => reading.kind === 'absent')
      .map((reading) => wording.label(ownLabel(reading, varying)));
    const lines = [
      wording.existsAmong(head),
      ...told(those.slice(0, MOST_LINES), { sheet, wording }),
      ...(those.length > MOST_LINES ? [wording.moreRanked(those.length - MOST_LINES)] : []),
      ...(blank.length + absent.length > 0 ? [wording.notRanked({ blank, zero: [], absent })] : []),
    ];
    return composeFigures({ lines, sheet, assumptions: plan.assumptions }, desk);
  }
  const verdict = { yes: wording.existsYes, no: wording.existsNo, unknown: wording.existsUnknown }[verdictOn(figures)];
  const lines = [verdict, ...told(readings, { sheet, wording })];
  return composeFigures({ lines, sheet, assumptions: plan.assumptions, derived: derivedOf(readings) }, desk);
}

// A sum of zeros with a blank among them proves nothing: the blank may hide a case.
function verdictOn(figures: readonly Figure[]): 'yes' | 'no' | 'unknown' {
  if (figures.some((figure) => Number(figure.value) > 0)) return 'yes';
  const cells = figures.flatMap((figure) => figure.facts);
  return cells.every((fact) => fact.value === 0) ? 'no' : 'unknown';
}
