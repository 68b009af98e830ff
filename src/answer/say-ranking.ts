import type { Expression } from '../query/query.js';
import type { Row, Table } from '../query/table.js';
import type { Block, NamedLine } from './blocks.js';
import { countedBy, missingIn } from './say-list.js';
import { briefly, itemLine, outcome, sayRow, type Telling } from './say-row.js';
import { openParts, ownOf, PART_OF, PARTS, type Part, type Subject, sharedOf, splitBy } from './subject.js';

/** With fewer cases a single one moves a rate by several points. */
const FEW_CASES = 30;

type Ordered = Extract<Expression, { kind: 'order' }>;

/** The order that gave the rows their places, under whatever was kept of it; undefined where none did. */
export function orderIn(ask: Expression): Ordered | undefined {
  if (ask.kind === 'order') return ask;
  return ask.kind === 'keep' ? orderIn(ask.of) : undefined;
}

/** Rows in order of their places: who is first (or in the place asked for) in one line, then a line each. */
export function sayRanking(rows: readonly Row[], table: Table, telling: Telling): Block[] {
  const { words } = telling;
  const by = orderIn(table.query.ask)?.by ?? 'most';
  const [first] = rows;
  if (!first) return [];
  const ranked = first.place?.of ?? table.rows.length;
  const all = [...table.rows, ...table.undecided];
  const what = whatIsRanked(table);
  const of = rows.length > 1 ? countedBy(ranked, all) : { count: ranked, what };
  const percent = first.unit === '%';
  const unranked = missingIn(table.undecided, telling, sharedOf(rows.length > 1 ? rows : all));
  if (isOnlyWhere(table)) {
    const [block] = sayRow(first, telling);
    if (block?.kind !== 'figure') return [...sayRow(first, telling), ...unranked];
    const { name, marks } = block;
    const at = first.place?.at ?? 1;
    const text = words.placed({ name, by, at, tied: false, amount: briefly(first, telling), of });
    return [{ kind: 'heading', text, marks }, ...unranked];
  }
  const best = rows.filter(({ place }) => place?.at === first.place?.at);
  const shared = rows.length > 1 ? sharedOf(rows) : splitBy(first, openParts(table)).shared;
  const head = {
    shared: words.name(shared),
    by,
    at: first.place?.at ?? 1,
    names: best.map((row) => words.name(rows.length > 1 ? ownOf(row, shared) : splitBy(row, openParts(table)).own)),
    amount: rows.length === 1 ? briefly(first, telling) : outcome(first, telling),
    ...{ of, percent },
  };
  const isAllTied = best.length === ranked && best.length > 1;
  const text = isAllTied ? words.allEqual({ shared: head.shared, amount: head.amount, of }) : words.ranked(head);
  if (rows.length === 1)
    return [
      { kind: 'heading', text, marks: telling.cited.marks(first) },
      ...asList(behindIn(table, shared, telling)),
      ...unranked,
    ];
  const items = rows.map((row): NamedLine => placed(row, itemLine(row, telling, shared), table, telling));
  const more = behindIn(table, shared, telling);
  const remarks = [
    ...(rows.length < table.rows.length
      ? [words.cut({ shown: rows.length, of: { ...of, count: table.rows.length } })]
      : []),
    ...(rows.some(isOfFewCases) ? [words.fewCases] : []),
  ];
  return [
    { kind: 'heading', text, marks: [] },
    ...asList([...items, ...more]),
    ...(remarks.length > 0
      ? [{ kind: 'lines' as const, lines: remarks.map((said) => ({ text: said, marks: [] })) }]
      : []),
    ...unranked,
  ];
}

/** Who follows the first, a line each. */
function behindIn(table: Table, shared: Subject, telling: Telling): NamedLine[] {
  return rowsBehind(table).map((row) => placed(row, itemLine(row, telling, shared), table, telling));
}

/** The agencies that follow the first one that was asked for. */
export function rowsBehind({ behind, open }: Table): Row[] {
  return open.includes('agency') ? behind : [];
}

function asList(items: NamedLine[]): Block[] {
  return items.length > 0 ? [{ kind: 'list', title: '', items, inline: false }] : [];
}

function placed(row: Row, line: NamedLine, table: Table, { words }: Telling): NamedLine {
  const isTied = [...table.rows, ...table.behind].filter(({ place }) => place?.at === row.place?.at).length > 1;
  return { ...line, said: isTied ? words.tied(line.said) : line.said, ...(row.place && { place: row.place.at }) };
}

/** Whether one named member of an order is asked where it stands. */
function isOnlyWhere({ query, rows }: Table): boolean {
  const { ask } = query;
  return rows.length === 1 && ask.kind === 'keep' && ask.where.every(({ is }) => is === 'among');
}

/** What has places: what the table is open in, or what the one that is asked after is among. */
function whatIsRanked({ open, query: { ask } }: Table): Part[] {
  const among = ask.kind === 'keep' ? ask.where.filter((condition) => condition.is === 'among') : [];
  const parts = PARTS.filter((part) => among.some((condition) => condition[part] !== undefined));
  return parts.length > 0 ? parts : open.map((dimension) => PART_OF[dimension]);
}

function isOfFewCases({ unit, working }: Row): boolean {
  const whole = working?.terms[1];
  return unit === '%' && working?.how === 'share' && whole?.amount !== null && Number(whole?.amount) < FEW_CASES;
}
