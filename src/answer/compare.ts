import type { PlanOf } from '../plan/plan.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody } from './answer.js';
import { commonUnit, exact, grouped, inUnit } from './arithmetic.js';
import { breaksIn } from './breaks.js';
import { composeFigures } from './compose.js';
import type { Desk } from './desk.js';
import { type Counted, isCounted, type Reading } from './figure.js';
import { groupBy } from './group-by.js';
import { lookUp } from './look-up.js';
import { createSheet, type Sheet } from './sheet.js';
import { changesStated } from './text-reading.js';
import { ownLabel, told, varyingIn } from './told.js';

/** Figures side by side: the highest first, the difference to the next, then every line; units of money brought together. */
export async function answerCompare(plan: PlanOf<'compare'>, desk: Desk): Promise<AnswerBody> {
  const { readings, reports } = await lookUp(plan, desk.store);
  if (!readings.some((reading) => reading.kind === 'figure'))
    return answerAbsent({ readings, assumptions: plan.assumptions }, desk);
  const sheet = createSheet(reports);
  const blocks = blocksOf(readings);
  const lines: string[] = [];
  for (const [at, block] of blocks.entries()) {
    lines.push(...(at > 0 ? [''] : []), ...compared(block, { desk, sheet }));
    const stated = block.filter(isCounted).length < 2 ? await changesStated(block, { desk, sheet, reports }) : [];
    if (stated.length > 0) lines.push(desk.wording.noChange, ...stated);
  }
  const [block] = blocks;
  return composeFigures(
    {
      lines,
      sheet,
      assumptions: plan.assumptions,
      derived: block && blocks.length === 1 ? differenceOf(block) : undefined,
    },
    desk,
  );
}

// Agencies or years are compared item by item; within one report, items or applicants are compared with each other.
function blocksOf(readings: readonly Reading[]): Reading[][] {
  const varying = varyingIn(readings);
  const key = ({ metric, applicant }: Reading) =>
    varying.agency || varying.year ? `${metric}|${applicant}` : varying.metric ? `${applicant}` : '';
  return groupBy(readings, key);
}

function compared(block: Reading[], { desk, sheet }: { desk: Desk; sheet: Sheet }): string[] {
  const { wording } = desk;
  const varying = varyingIn(block);
  const counted = block.filter(isCounted);
  const unit = commonUnit(counted.map((figure) => figure.unit));
  const name = (figure: Reading) => wording.label(ownLabel(figure, varying));
  const verdict: string[] = [];
  if (counted.length > 1 && unit === null) verdict.push(wording.incomparable);
  if (counted.length > 1 && unit !== null) {
    verdict.push(verdictOn(counted, { unit, name, desk }));
    if (counted.some((figure) => figure.unit !== unit)) {
      const pairs = counted.map((figure) => ({ name: name(figure), amount: { value: valueIn(figure, unit), unit } }));
      verdict.push(wording.converted(pairs));
    }
  }
  const listed = varying.agency && unit !== null ? highestFirst(block, unit) : block;
  return [...verdict, ...told(listed, { sheet, wording }), ...breaksIn(block, wording)];
}

function verdictOn(
  counted: readonly Counted[],
  { unit, name, desk }: { unit: string; name: (figure: Reading) => string; desk: Desk },
): string {
  const ordered = [...counted].sort((a, b) => valueIn(b, unit) - valueIn(a, unit));
  const top = valueIn(ordered[0] ?? counted[0], unit);
  const best = ordered.filter((figure) => valueIn(figure, unit) === top);
  const rival = ordered[best.length];
  if (!rival) return desk.wording.allEqual({ value: top, unit });
  return desk.wording.highest({
    names: best.map(name),
    amount: { value: top, unit },
    rival: { name: name(rival), difference: { value: exact(top - valueIn(rival, unit)), unit } },
  });
}

function highestFirst(block: readonly Reading[], unit: string): Reading[] {
  const counted = block.filter(isCounted).sort((a, b) => valueIn(b, unit) - valueIn(a, unit));
  return [...counted, ...block.filter((reading) => !isCounted(reading))];
}

function differenceOf(block: readonly Reading[]): AnswerBody['derived'] {
  const counted = block.filter(isCounted);
  const unit = commonUnit(counted.map((figure) => figure.unit));
  if (counted.length !== 2 || unit === null) return undefined;
  const values = counted.map((figure) => valueIn(figure, unit)).sort((a, b) => b - a);
  const [high = 0, low = 0] = values;
  return {
    value: exact(high - low),
    unit,
    formula: `${grouped(high)} − ${low < 0 ? `(${grouped(low)})` : grouped(low)}`,
  };
}

function valueIn(figure: Counted | undefined, unit: string): number {
  return figure ? inUnit(figure.value, { from: figure.unit, to: unit }) : 0;
}
