import { answerText } from '../narrative/answer-text.js';
import { answerTold } from '../narrative/answer-told.js';
import { statedChanges } from '../narrative/stated-change.js';
import type { FiguresTold } from '../narrative/summary.js';
import type { Plan, PlanOf } from '../plan/plan.js';
import type { Assumption } from '../query/query.js';
import type { ReadingOf } from '../question/reading.js';
import type { Report } from '../report/report.js';
import type { AnswerBody } from './answer.js';
import type { Desk } from './desk.js';
import { isCounted, type Reading } from './figure.js';
import { lookUp } from './look-up.js';
import type { Sheet } from './sheet.js';
import { told } from './told.js';

/** The answer to a plan for the text. */
export async function answerNarrate(plan: PlanOf<'narrate'>, desk: Desk): Promise<AnswerBody> {
  const { sure: _, ...body } = await answerText(textReadingOf(plan), desk);
  return body;
}

/** What another body's report says for certain of a body that has no report of its own; `null` where none does. */
export async function toldFor({ said, year }: PlanOf<'unknown_agency'>, desk: Desk): Promise<AnswerBody | null> {
  const told = await answerTold({ said, year, search: desk.question.replaceAll(said, ' ') }, desk);
  if (told?.kind !== 'narrative') return null;
  const { sure: _, ...body } = told;
  return body;
}

/** A plan for the text as a reading. */
export function textReadingOf(plan: PlanOf<'narrate'>): ReadingOf<'text'> {
  const { subjects, search, topic, wants } = plan;
  return { kind: 'text', subjects, search, topic, wants, assumed: assumedIn(plan) };
}

/** What a plan took for granted, as readings tell it. */
export function assumedIn({ assumptions }: Extract<Plan, { assumptions: unknown }>): Assumption[] {
  return assumptions.map(({ slot, ...rest }) => ({ ...rest, slot: slot === 'metric' ? 'item' : slot }));
}

/** What the reports' texts say of a change that their tables leave open; none where both years are of one report or agency. */
export async function changesStated(
  series: readonly Reading[],
  { desk, sheet, reports }: { desk: Desk; sheet: Sheet; reports: readonly Report[] },
): Promise<string[]> {
  const ordered = [...series].sort((a, b) => a.year - b.year);
  const [earlier, later] = [ordered.at(-2), ordered.at(-1)];
  if (!earlier || !later || earlier.year === later.year || earlier.agency !== later.agency) return [];
  const { agency, year, metric, applicant } = later;
  const counted = isCounted(later) ? later : { value: null, unit: '' };
  const { value, unit } = counted;
  return statedChanges({ agency, year, since: earlier.year, metric, applicant, value, unit }, { desk, sheet, reports });
}

/** Figures of one report as a list tells them; nothing where it has none of them. */
export function figuresTold({ store, wording }: Pick<Desk, 'store' | 'wording'>): FiguresTold {
  return async ({ agency, year, items }, sheet) => {
    const { readings } = await lookUp(
      { subjects: [{ agency, year }], metrics: [...items], applicants: ['total'] },
      store,
    );
    const there = readings.filter((reading) => reading.kind === 'figure');
    return there.length > 0 ? told(there, { sheet, wording }) : [];
  };
}
