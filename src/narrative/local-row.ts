import type { AnswerBody } from '../answer/answer.js';
import { composeFigures } from '../answer/compose.js';
import type { Desk } from '../answer/desk.js';
import { createSheet } from '../answer/sheet.js';
import type { ReadingOf } from '../question/reading.js';
import type { Fact } from '../report/fact.js';
import { LOCAL } from '../report/metrics.js';
import type { Report } from '../report/report.js';
import { score } from './search/relevance.js';

/** A row is the one asked for when its labels hold nearly all of the question's words. */
const NAMED = 0.75;

/** A row that an agency added to the form, with its labels as one name. */
export type LocalRow = { fact: Fact; name: string };

/** The added row whose labels are what is asked for; `null` where none is, or two fit alike. */
export async function findLocalRow(
  { wants, search }: ReadingOf<'text'>,
  { reports, desk }: { reports: readonly Report[]; desk: Desk },
): Promise<LocalRow | null> {
  if (wants !== 'quantity' || reports.length !== 1) return null;
  const facts = await desk.store.facts({ reports: reports.map(({ id }) => id), metrics: [LOCAL] });
  const rows = facts.map((fact) => {
    const name = fact.labels.join(' · ');
    const paragraph = { report: fact.report, order: 0, section: null, headings: [], text: name, printed: fact.quote };
    return { fact, name, sentence: { paragraph, index: 0, text: name } };
  });
  const asked = { search, question: desk.question, quantity: false, meanings: desk.meanings };
  const scored = score(
    rows.map(({ sentence }) => sentence),
    asked,
  );
  const [best, next] = scored.sort((a, b) => b.coverage - a.coverage);
  // Two rows that fit alike leave open which is meant.
  if (!best || best.coverage < NAMED || next?.coverage === best.coverage) return null;
  return rows.find(({ sentence }) => sentence.paragraph === best.paragraph) ?? null;
}

/** The figure of an added row. */
export async function answerLocalRow(
  { fact, name }: LocalRow,
  { reports, assumed, desk }: { reports: readonly Report[]; assumed: ReadingOf<'text'>['assumed']; desk: Desk },
): Promise<AnswerBody> {
  const { wording } = desk;
  const sheet = createSheet(reports);
  const value = fact.value === null ? wording.table.blank : wording.amount({ value: fact.value, unit: fact.unit });
  const label = `${wording.label({ agency: fact.agency, year: fact.year })} ${name}`;
  const lines = [wording.line(label, `${value} ${sheet.state(fact)}`)];
  return composeFigures({ lines, sheet, assumptions: assumed }, desk);
}
