import { reasonsFor } from '../../narrative/reasons.js';
import type { Table } from '../../query/table.js';
import type { AnswerBody } from '../answer.js';
import type { Desk } from '../desk.js';
import { paragraphBlocks, withMore } from '../in-blocks.js';
import { createSheet } from '../sheet.js';
import { sourceBlocks } from '../sources.js';

/** What stands beside the figures of a table: why they are so, or how they are had as a table or picture. */
export async function withShown(body: AnswerBody, table: Table, desk: Desk): Promise<AnswerBody> {
  const { show } = table.query;
  if (show === 'why') return withReasons(body, table, desk);
  if (show !== 'table' && show !== 'chart') return body;
  const told = desk.wording.talk('table') ?? '';
  return withMore(body, [{ kind: 'note', text: told }], desk);
}

/** The reports' own sentences that give a reason; where none does, that is said. */
async function withReasons(body: AnswerBody, table: Table, desk: Desk): Promise<AnswerBody> {
  const cells = table.rows.flatMap((row) => [
    ...row.cells,
    ...(row.working?.terms ?? []).flatMap((term) => term.cells),
  ]);
  const newest = Math.max(...cells.map(({ year }) => year));
  const ids = new Set(cells.filter(({ year }) => year === newest).map(({ report }) => report));
  const agencies = [...new Set(cells.map(({ agency }) => agency))];
  const reports = (await desk.store.reports({ agencies })).filter(({ id }) => ids.has(id));
  const sheet = createSheet(reports);
  sheet.citations.push(...body.citations);
  const quotes = await reasonsFor(cells[0]?.metric ?? '', { reports, sheet, desk });
  const { wording } = desk;
  const said = quotes.length > 0 ? [wording.reasonsHead, ...quotes] : [wording.noReason];
  const reasons = [...paragraphBlocks([said]), ...sourceBlocks(sheet.citations, wording.table)];
  const figures = (body.blocks ?? []).filter(({ kind }) => kind !== 'sources');
  return { ...withMore({ ...body, blocks: figures }, reasons, { wording }), citations: sheet.citations };
}
