import { type Changed, statedChanges } from '../narrative/stated-change.js';
import type { Row, Table } from '../query/table.js';
import type { AnswerBody } from './answer.js';
import type { Desk } from './desk.js';
import { withMore } from './in-blocks.js';
import { createSheet } from './sheet.js';
import { sourceBlocks } from './sources.js';
import { subjectOf } from './subject.js';

/** Where a change over the years cannot be worked out, the report's own statement of it is quoted under what is told; else the answer as it is. */
export async function withStatedChange(body: AnswerBody, table: Table, desk: Desk): Promise<AnswerBody> {
  const changes = table.rows.flatMap(changeWithout);
  if (changes.length === 0) return body;
  const agencies = [...new Set(changes.map(({ agency }) => agency))];
  const reports = await desk.store.reports({ agencies });
  const sheet = createSheet(reports);
  sheet.citations.push(...body.citations);
  const quotes: string[] = [];
  for (const changed of changes) quotes.push(...(await statedChanges(changed, { desk, sheet, reports })));
  if (quotes.length === 0) return body;
  const { wording } = desk;
  const told = (body.blocks ?? []).filter(({ kind }) => kind !== 'sources');
  const quoted = [
    { kind: 'lines' as const, lines: quotes.map((text) => ({ text, marks: [] })) },
    ...sourceBlocks(sheet.citations, wording.table),
  ];
  // Nothing is told where the report has neither the figure nor its table.
  const isAlone = body.kind === 'not_found';
  const { wanted: _, ...rest } = body;
  return {
    ...withMore({ ...(isAlone ? rest : body), blocks: isAlone ? [] : told }, quoted, { wording }),
    citations: sheet.citations,
    ...(isAlone && { kind: 'narrative', answered_by: 'text', options: [] }),
  };
}

/** The change that a row could not be worked out to be: of one figure, over the years. */
function changeWithout(row: Row): Changed[] {
  const [of, from] = row.working?.terms ?? [];
  const how = row.working?.how;
  if (row.amount !== null || (how !== 'growth' && how !== 'difference') || !of || !from) return [];
  const [later, earlier] = [subjectOf(of), subjectOf(from)];
  const [agency, year, item] = [later.agencies[0], later.years[0], later.items[0]];
  const since = from.earlier ? (earlier.years[0] ?? 0) - from.earlier : earlier.years[0];
  if (agency === undefined || year === undefined || !item || since === undefined || since >= year) return [];
  if (earlier.items[0]?.id !== item.id || earlier.agencies[0] !== agency) return [];
  const applicant = of.key.applicant ?? null;
  return [{ agency, year, since, metric: item.id, applicant, unit: of.unit, value: of.amount }];
}
