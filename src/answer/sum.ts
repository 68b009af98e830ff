import type { PlanOf } from '../plan/plan.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody } from './answer.js';
import { commonUnit, exact, grouped, inUnit, sumFormula } from './arithmetic.js';
import { composeFigures } from './compose.js';
import type { Desk } from './desk.js';
import { isCounted, type Reading } from './figure.js';
import { lookUp } from './look-up.js';
import { createSheet } from './sheet.js';
import { ownLabel, sharedLabel, told, varyingIn } from './told.js';
import { answerValue } from './value.js';

const MOST_TERMS = 20;
const MOST_NAMED = 3;

/** All figures asked for added up; blank and missing ones are left out and named. */
export async function answerSum(plan: PlanOf<'sum'>, desk: Desk): Promise<AnswerBody> {
  return answerTotal(plan, desk);
}

/** The mean of the figures that are there; blank and missing ones are left out and named. */
export async function answerAverage(plan: PlanOf<'average'>, desk: Desk): Promise<AnswerBody> {
  return answerTotal(plan, desk);
}

async function answerTotal(plan: PlanOf<'sum' | 'average'>, desk: Desk): Promise<AnswerBody> {
  const { readings, reports } = await lookUp(plan, desk.store);
  if (readings.length === 1) return answerValue({ ...plan, kind: 'list' }, desk);
  const figures = readings.filter((reading) => reading.kind === 'figure');
  if (figures.length === 0) return answerAbsent({ readings, assumptions: plan.assumptions }, desk);
  const { wording } = desk;
  const sheet = createSheet(reports);
  const counted = readings.filter(isCounted);
  const unit = commonUnit(counted.map((figure) => figure.unit));
  if (counted.length === 0 || unit === null) {
    const lines = [...(counted.length > 0 ? [wording.incomparable] : []), ...told(readings, { sheet, wording })];
    return composeFigures({ lines, sheet, assumptions: plan.assumptions }, desk);
  }
  const values = counted.map((figure) => inUnit(figure.value, { from: figure.unit, to: unit }));
  const sum = exact(values.reduce((total, value) => total + value, 0));
  const value = plan.kind === 'sum' ? sum : Math.round((sum / values.length) * 100) / 100;
  const written = shortened(values);
  const formula = plan.kind === 'sum' ? written : values.length > 1 ? `(${written}) ÷ ${values.length}` : written;
  const head = { name: nameOf(counted, desk), amount: { value, unit }, formula, count: counted.length };
  const severalAgencies = varyingIn(counted).agency;
  return composeFigures(
    {
      lines: [
        plan.kind === 'sum' ? wording.sum(head) : wording.average(head),
        ...leftOut(readings, desk),
        ...(plan.kind === 'sum' && severalAgencies ? [wording.maybeCountedTwice] : []),
        '',
        ...told(counted, { sheet, wording }),
      ],
      sheet,
      assumptions: plan.assumptions,
      derived: { value, unit, formula },
    },
    desk,
  );
}

function nameOf(readings: readonly Reading[], { wording }: Desk): string {
  const varying = varyingIn(readings);
  const parts = [...new Set(readings.map((reading) => wording.label(ownLabel(reading, varying))))].filter(Boolean);
  return wording.sumName(sharedLabel(readings), parts.length <= MOST_NAMED ? parts : []);
}

function leftOut(readings: readonly Reading[], { wording }: Desk): string[] {
  const varying = varyingIn(readings);
  const name = (reading: Reading) => wording.label(ownLabel(reading, varying));
  const blank = readings.filter((reading) => reading.kind === 'figure' && reading.value === null).map(name);
  const absent = readings.filter((reading) => reading.kind === 'absent').map(name);
  return blank.length + absent.length > 0 ? [wording.leftOut({ blank, absent })] : [];
}

// A sum over hundreds of reports is not checked by eye; its ends show what was added.
function shortened(values: readonly number[]): string {
  if (values.length <= MOST_TERMS) return sumFormula(values);
  return `${sumFormula(values.slice(0, 3))} + … + ${grouped(values.at(-1) ?? 0)}`;
}
