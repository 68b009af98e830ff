import type { Expression } from '../../query/query.js';
import type { Row, Table } from '../../query/table.js';
import { leavesOf } from '../../query/walk.js';
import { itemOf } from '../../report/items.js';
import { percent } from '../arithmetic.js';
import type { Block, NamedLine } from '../blocks.js';
import { NOTHING, openParts, ownOf, PART_OF, PARTS, type Part, type Subject, sharedOf, splitBy } from '../subject.js';
import { countedBy, missingIn } from './say-list.js';
import { briefly, itemLine, outcome, sayRow, type Telling } from './say-row.js';

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
      ...shareOfAll(first, table, telling),
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
  return (table.open.includes('agency') ? table.behind : []).map((row) =>
    placed(row, itemLine(row, telling, shared), table, telling),
  );
}

/** What follows the first that was asked for: other agencies, or the other parts of a group, which make up its whole. */
export function rowsBehind(table: Table): Row[] {
  return table.open.includes('agency') || groupRanked(table) !== undefined ? table.behind : [];
}

/** The group whose parts are put in order, of one agency and year. */
function groupRanked({ open, query }: Table): string | undefined {
  const [{ node } = { node: null }, ...more] = leavesOf(query.ask);
  const [item, ...others] = node?.items.any ?? [];
  const isOne = open.length === 1 && open[0] === 'item' && more.length === 0 && others.length === 0;
  return isOne && typeof item === 'object' ? item.parts : undefined;
}

/** How much of its group the first part is. */
function shareOfAll(first: Row, table: Table, { words, cited }: Telling): Block[] {
  const group = groupRanked(table);
  const rows = [first, ...table.behind];
  const item = group === undefined ? undefined : itemOf(group);
  const total = rows.reduce((sum, { amount }) => sum + (amount ?? 0), 0);
  const share = percent(first.amount ?? 0, total);
  if (
    !item ||
    share === null ||
    !first.amount ||
    share === 100 ||
    table.undecided.length > 0 ||
    rows.length !== first.place?.of
  )
    return [];
  const whole = words.name({ ...NOTHING, items: [{ id: item.id, metric: item.id, form: null }] });
  const text = words.besideShare({ whole, amount: { value: total, unit: first.unit }, percent: share });
  return [{ kind: 'lines', lines: [{ text, marks: rows.flatMap(cited.marks) }] }];
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
