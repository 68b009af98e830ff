import { reasonsFor } from '../narrative/reasons.js';
import type { Table } from '../query/table.js';
import type { AnswerBody } from './answer.js';
import { answerCheck } from './check.js';
import { paragraphsOf, sourcesOf } from './compose.js';
import type { Desk } from './desk.js';
import { createSheet } from './sheet.js';

/** What the question wants to see beside the figures: where they stand, why they are so, whether the sums hold. */
export async function withShown(body: AnswerBody, table: Table, desk: Desk): Promise<AnswerBody> {
  switch (table.query.show) {
    case 'source':
    case 'sure':
      return withRows(body, table, desk);
    case 'why':
      return withReasons(body, table, desk);
    case 'check':
      return checked(table, desk);
    case 'table':
    case 'chart':
      return { ...body, text: inserted(body.text, desk.wording.talk('table') ?? '', desk) };
    default:
      return body;
  }
}

/** The rows as the reports print them. */
async function withRows(body: AnswerBody, table: Table, desk: Desk): Promise<AnswerBody> {
  const cells = table.rows.flatMap((row) => row.cells).slice(0, 6);
  const facts = await desk.store.facts({
    reports: [...new Set(cells.map(({ report }) => report))],
    metrics: [...new Set(cells.map(({ metric }) => metric))],
  });
  const lines = cells.flatMap((cell) => {
    const fact = facts.find(
      (one) => one.report === cell.report && one.metric === cell.metric && one.applicant === cell.applicant,
    );
    return fact
      ? [`${desk.wording.place(fact)}\n${desk.wording.printedAs(fact.quote.replaceAll(/\s*\n\s*/g, ' | '))}`]
      : [];
  });
  return { ...body, text: inserted(body.text, [...new Set(lines)].join('\n'), desk) };
}

/** The reports' own sentences that give a reason; where none does, that is said. */
async function withReasons(body: AnswerBody, table: Table, desk: Desk): Promise<AnswerBody> {
  const cells = table.rows.flatMap((row) => [
    ...row.cells,
    ...(row.working?.terms ?? []).flatMap((term) => term.cells),
  ]);
  const newest = Math.max(...cells.map(({ year }) => year));
  const ids = new Set(cells.filter(({ year }) => year === newest).map(({ report }) => report));
  const reports = (await desk.store.reports({ agencies: [...new Set(cells.map(({ agency }) => agency))] })).filter(
    ({ id }) => ids.has(id),
  );
  const sheet = createSheet(reports);
  sheet.citations.push(...body.citations);
  const quotes = await reasonsFor(cells[0]?.metric ?? '', { reports, sheet, desk });
  const { wording } = desk;
  const said = quotes.length > 0 ? [wording.reasonsHead, ...quotes] : [wording.noReason];
  const [told = ''] = body.text.split(`\n\n${wording.sourcesHead}\n`);
  return {
    ...body,
    text: paragraphsOf([[told], said, sourcesOf(sheet, desk, quotes.length === 0)]),
    citations: sheet.citations,
  };
}

/** Whether the tables that the figures stand in add up. */
async function checked(table: Table, desk: Desk): Promise<AnswerBody> {
  const rows = table.rows.flatMap((row) => [...row.cells, ...(row.working?.terms ?? []).flatMap((term) => term.cells)]);
  const subjects = new Map(rows.map(({ agency, year }) => [`${agency} ${year}`, { agency, year }]));
  return answerCheck({ subjects: [...subjects.values()], assumed: table.query.assumed ?? [] }, desk);
}

/** Words put before the sources. */
function inserted(text: string, words: string, { wording }: Desk): string {
  if (!words) return text;
  const at = text.indexOf(`\n\n${wording.sourcesHead}`);
  return at < 0 ? `${text}\n\n${words}` : `${text.slice(0, at)}\n\n${words}${text.slice(at)}`;
}
