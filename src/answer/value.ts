import type { PlanOf } from '../plan/plan.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody } from './answer.js';
import { inUnit } from './arithmetic.js';
import { composeFigures, onOneLine } from './compose.js';
import type { Desk } from './desk.js';
import { type Counted, isCounted, type Reading } from './figure.js';
import { lookUp } from './look-up.js';
import { createSheet } from './sheet.js';
import { told } from './told.js';

/** One or more figures, each on its line; a number the question claims is confirmed or corrected first. */
export async function answerValue(plan: PlanOf<'value' | 'list'>, desk: Desk): Promise<AnswerBody> {
  const { readings, reports } = await lookUp(plan, desk.store);
  if (!readings.some((reading) => reading.kind === 'figure'))
    return answerAbsent({ readings, assumptions: plan.assumptions }, desk);
  const sheet = createSheet(reports);
  const lines = told(readings, { sheet, wording: desk.wording });
  const premise = plan.kind === 'value' ? premiseLine(plan.premise, readings, desk) : [];
  return composeFigures(
    { lines: [...premise, ...lines], sheet, assumptions: plan.assumptions, derived: derivedOf(readings) },
    desk,
  );
}

/** Where a figure stands: section, labels, row and column, and the row as printed. */
export async function answerSource(plan: PlanOf<'source'>, desk: Desk): Promise<AnswerBody> {
  const { readings, reports } = await lookUp(plan, desk.store);
  const figures = readings.filter((reading) => reading.kind === 'figure');
  if (figures.length === 0) return answerAbsent({ readings, assumptions: plan.assumptions }, desk);
  const { wording } = desk;
  const sheet = createSheet(reports);
  const lines = figures.flatMap((figure) => [
    ...told([figure], { sheet, wording }),
    ...figure.facts.flatMap((fact) => [wording.place(fact), wording.printedAs(onOneLine(fact.quote))]),
  ]);
  return composeFigures({ lines, sheet, assumptions: plan.assumptions }, desk);
}

/** What was computed, where exactly one figure was added up from others. */
export function derivedOf(readings: readonly Reading[]): AnswerBody['derived'] {
  const summed = readings.filter((reading) => reading.kind === 'figure' && reading.formula !== null);
  const [figure] = summed;
  if (summed.length !== 1 || !figure || figure.kind !== 'figure' || figure.formula === null) return undefined;
  return { value: figure.value, unit: figure.unit, formula: figure.formula };
}

function premiseLine(premise: number | null, readings: readonly Reading[], { wording }: Desk): string[] {
  const counted = readings.filter(isCounted);
  if (premise === null || counted.length === 0) return [];
  if (counted.some((figure) => holds(premise, figure))) return [wording.premiseHolds];
  const [figure] = counted;
  if (!figure) return [];
  return [wording.premiseWrong(premise, { value: figure.value, unit: figure.unit })];
}

// People round money and leave its unit out, so the claim is tried in the units a report may print.
function holds(premise: number, { value, unit }: Counted): boolean {
  const tried = unit === '元' || unit === '万元' ? ['元', '万元', '亿元'] : [unit];
  return tried.some((to) => Math.abs(inUnit(value, { from: unit, to }) - premise) < 0.005);
}
