import { EVERY_AGENCY, type PlanOf } from '../plan/plan.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody } from './answer.js';
import { composeFigures } from './compose.js';
import type { Desk } from './desk.js';
import { isCounted, type Reading } from './figure.js';
import { lookUp } from './look-up.js';
import { createSheet, type Sheet } from './sheet.js';
import { ownLabel, told, varyingIn } from './told.js';
import { derivedOf } from './value.js';
import type { AnswerWording } from './wording.js';

/** Yes or no with the figure; over every agency, those that have some or none. A blank is neither yes nor no. */
export async function answerExists(plan: PlanOf<'exists'>, desk: Desk): Promise<AnswerBody> {
  const { readings, reports } = await lookUp(plan, desk.store);
  const { assumptions, subjects, wants } = plan;
  if (!readings.some((reading) => reading.kind === 'figure')) return answerAbsent({ readings, assumptions }, desk);
  const { wording } = desk;
  const sheet = createSheet(reports);
  if (subjects.some((subject) => subject.agency === EVERY_AGENCY)) {
    return composeFigures({ lines: amongAll(readings, { wants, sheet, wording }), sheet, assumptions }, desk);
  }
  const lines = [verdictOn(readings, wording), ...told(readings, { sheet, wording })];
  return composeFigures({ lines, sheet, assumptions, derived: derivedOf(readings) }, desk);
}

// A sum of zeros with a blank or an unread row among them proves nothing: it may hide a case.
function verdictOn(readings: readonly Reading[], wording: AnswerWording): string {
  if (readings.some((reading) => isCounted(reading) && reading.value > 0)) return wording.existsYes;
  const cells = readings.flatMap((reading) => (reading.kind === 'figure' ? reading.facts : []));
  const none = readings.every((reading) => reading.kind === 'figure') && cells.every((fact) => fact.value === 0);
  return none ? wording.existsNo(cells.every((fact) => fact.status === 'text')) : wording.existsUnknown;
}

function amongAll(
  readings: readonly Reading[],
  { wants, sheet, wording }: { wants: 'some' | 'none'; sheet: Sheet; wording: AnswerWording },
): string[] {
  const varying = varyingIn(readings);
  const name = (reading: Reading) => wording.label(ownLabel(reading, varying));
  const counted = readings.filter(isCounted);
  const those = counted.filter((figure) => (wants === 'some' ? figure.value > 0 : figure.value === 0));
  const blank = readings.filter((reading) => reading.kind === 'figure' && reading.value === null).map(name);
  const absent = readings.filter((reading) => reading.kind === 'absent').map(name);
  return [
    wording.existsAmong({ wants, count: those.length, counted: counted.length, asked: readings.length }),
    ...told(those, { sheet, wording }),
    ...(blank.length + absent.length > 0 ? [wording.notRanked({ blank, zero: [], absent })] : []),
  ];
}
