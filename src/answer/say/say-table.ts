import { termOf } from '../../query/rows.js';
import type { Row, Table } from '../../query/table.js';
import type { AnswerBody, StatedRate } from '../answer.js';
import type { AnswerWording } from '../answer-wording.js';
import { commonUnit, exact, grouped, inUnit } from '../arithmetic.js';
import { type Block, type SaidLine, textOf } from '../blocks.js';
import { type Cited, citedRows } from '../cited.js';
import { onOneLine } from '../compose.js';
import type { Desk } from '../desk.js';
import { correctionsOf, doubtsAbout } from '../doubts.js';
import { blockWords } from '../in-blocks.js';
import { senseOf, senseQuery, sensibleIn } from '../sense.js';
import { sourceBlocks } from '../sources.js';
import { isNamed, NOTHING, subjectOf } from '../subject.js';
import { layout, MOST_ROWS, shownRows } from './rows-shown.js';
import { sayCheck } from './say-check.js';
import { besidesOf, comparedLines, sayVerdict } from './say-claim.js';
import { notesAsk, sayNotes } from './say-notes.js';
import { rowsInVain, sayNothing } from './say-nothing.js';
import { rowsBehind } from './say-ranking.js';
import { amountOf, formulaOf, type Telling } from './say-row.js';

/** So many printed rows fit into an answer. */
const MOST_SHOWN = 6;

/** Finds what reports without a table say of it in words; `null` where they do not. */
export type InWords = (asked: readonly Row[]) => Promise<AnswerBody | null>;

/** A table as an answer: what was asked in the first line, what it rests on, what was assumed, what is doubtful, sources. */
export async function answerTable(evaluated: Table, desk: Desk, inWords?: InWords): Promise<AnswerBody> {
  const table = underOwnYears(evaluated);
  const inVain = rowsInVain(table);
  if (inVain.length > 0 || isEmpty(table)) return answerNothing(inVain, table, { desk, inWords });
  const rows = shownRows(table);
  const sensible = sensibleIn(table);
  const cited = await citedRows(
    [
      ...rows,
      ...rowsBehind(table),
      ...table.claims.map(({ row }) => row),
      ...othersIn(table, rows),
      ...besidesOf(table),
    ],
    {
      store: desk.store,
      beside: sensible && senseQuery(sensible),
    },
  );
  const telling: Telling = { words: desk.wording.table, cited, unit: table.query.unit };
  if (table.query.show === 'check') {
    const checked = await sayCheck(
      rows.flatMap(({ cells }) => cells),
      { desk, cited },
    );
    return composed(checked.blocks, table, { desk, cited, rows: [], told: checked.warnings });
  }
  const verdict = sayVerdict(table, telling);
  const body = layout(rows, table, telling).map((block) => (verdict.length > 0 ? below(block) : block));
  const single = table.rows.length === 1 && !rows[0]?.working ? rows : [];
  const lines = [
    ...comparedLines(table, telling),
    ...shownLines(table, rows, { cited, wording: desk.wording }),
    ...wordsBeside(single, cited, desk.wording),
    ...methodLines(rows, telling),
    ...sayNotes(table, telling, desk),
  ];
  return composed([...verdict, ...body, ...asLines(lines)], table, { desk, cited, rows });
}

type Composing = { desk: Desk; cited: Cited; rows: readonly Row[]; told?: string[] };

/** The blocks with what stands below them; warnings that the blocks tell already are not repeated. */
async function composed(
  said: readonly Block[],
  table: Table,
  { desk, cited, rows, told }: Composing,
): Promise<AnswerBody> {
  const { wording } = desk;
  const words = wording.table;
  const telling: Telling = { words, cited, unit: table.query.unit };
  const asked = cited.sheet.figures.length;
  const sensible = sensibleIn(table);
  const sense = sensible && senseOf(sensible, cited, words);
  const { facts, citations } = cited.sheet;
  const behind = new Set(rowsBehind(table).flatMap(cited.factsOf));
  const isAsked = facts.map((fact, at) => at < asked && !behind.has(fact));
  const figures = cited.sheet.figures.filter((_, at) => isAsked[at]);
  const beside = cited.sheet.figures.filter((_, at) => !isAsked[at]);
  const corrections = correctionsOf(facts, desk);
  const doubts = told ? [] : await doubtsAbout(facts.slice(0, asked), desk);
  const blocks: Block[] = [
    ...said,
    ...asLines(sense ? [sense] : []),
    ...assumedBlocks(table, wording),
    ...[...corrections, ...doubts].map((text) => ({ kind: 'warning' as const, text })),
    ...sourceBlocks(citations, words),
  ];
  const derived = derivedOf(table, telling);
  const rates = ratesIn(rows, telling);
  return {
    kind: 'figure',
    answered_by: facts.length > 0 && facts.every(({ status }) => status === 'text') ? 'text' : 'facts',
    text: textOf(blocks, blockWords(wording)),
    figures,
    ...(beside.length > 0 && { beside }),
    ...(derived && { derived }),
    ...(rates.length > 1 && { rates }),
    citations,
    options: optionsOf(table, telling, rows.length),
    warnings: [...corrections, ...doubts, ...(told ?? [])],
    blocks,
    query: table.query,
  };
}

async function answerNothing(
  rows: readonly Row[],
  table: Table,
  { desk, inWords }: { desk: Desk; inWords: InWords | undefined },
): Promise<AnswerBody> {
  const { wording } = desk;
  const isTableless = rows.length > 0 && rows.every(({ why }) => why === 'no_table');
  const stated = isTableless && inWords ? await inWords(rows) : null;
  if (stated) {
    const head: Block = { kind: 'heading', text: wording.onlyInWords, marks: [] };
    const blocks = stated.blocks && { blocks: [head, ...stated.blocks] };
    return { ...stated, text: `${head.text}\n\n${stated.text}`, ...blocks, query: table.query };
  }
  const { blocks: said, options, wanted } = await sayNothing(rows, table, desk);
  const blocks = [...said, ...assumedBlocks(table, wording)];
  return {
    kind: 'not_found',
    answered_by: 'rules',
    text: textOf(blocks, blockWords(wording)),
    figures: [],
    citations: [],
    options: [...new Set([...options, ...(table.query.assumed ?? []).flatMap(({ others }) => others)])],
    ...(wanted && { wanted }),
    warnings: [],
    blocks,
    query: table.query,
  };
}

/** Figures of years before stand under the later year's key; they are told under their own. */
function underOwnYears(table: Table): Table {
  const claims = table.claims.map((claim) => ({ ...claim, row: termOf(claim.row) }));
  return { ...table, rows: table.rows.map(termOf), undecided: table.undecided.map(termOf), claims };
}

/** Nothing was there to be judged or counted at all. */
function isEmpty({ rows, undecided, refused }: Table): boolean {
  return rows.length === 0 && undecided.length === 0 && refused === 0;
}

/** Rows that are told beside the others: those compared with, those that could not be judged, those left out of a fold. */
function othersIn({ undecided, notes }: Table, rows: readonly Row[]): Row[] {
  const left = notes.flatMap((note) => (note.kind === 'left_out' ? note.rows : []));
  const besides = rows.flatMap((row) => [...(row.beside ?? []), ...(row.left?.flatMap((one) => one.rows) ?? [])]);
  return [...undecided, ...besides, ...left, ...rows.flatMap(({ working }) => working?.terms ?? [])].slice(0, 60);
}

/** What the report's own sentence says of a cell that is blank. */
function wordsBeside(rows: readonly Row[], cited: Cited, { table }: AnswerWording): SaidLine[] {
  return rows.flatMap((row) => {
    const fact = cited.words(row);
    return fact ? [{ text: table.saidInWords(onOneLine(fact.quote)), marks: cited.cite(fact) }] : [];
  });
}

/** Where the figures stand and what the report prints there, for whoever asks. */
function shownLines(
  { query }: Table,
  rows: readonly Row[],
  { cited, wording }: { cited: Cited; wording: AnswerWording },
): SaidLine[] {
  if (query.show !== 'source' && query.show !== 'sure') return [];
  const facts = rows.flatMap(cited.factsOf).slice(0, query.show === 'sure' ? 1 : MOST_SHOWN);
  return facts.flatMap((fact) => [
    { text: wording.place(fact), marks: [] },
    { text: wording.printedAs(onOneLine(fact.quote)), marks: [] },
  ]);
}

/** Under a verdict the figures' own heading is a line like the others. */
function below(block: Block): Block {
  return block.kind === 'heading' ? { kind: 'lines', lines: [{ text: block.text, marks: block.marks }] } : block;
}

function asLines(lines: SaidLine[]): Block[] {
  return lines.length > 0 ? [{ kind: 'lines', lines }] : [];
}

/** How the named rates among the rows are worked out, each once. */
function methodLines(rows: readonly Row[], { words }: Telling): SaidLine[] {
  const ids = new Set(rows.flatMap((row) => [row, ...(row.working?.terms ?? [])]).flatMap(({ key }) => key.item ?? []));
  return [...ids].flatMap((id) => words.method(id) ?? []).map((text) => ({ text, marks: [] }));
}

function assumedBlocks({ query }: Table, { table }: AnswerWording): Block[] {
  const { assumed = [] } = query;
  return assumed.length > 0 ? [{ kind: 'note', text: table.assumed(assumed) }] : [];
}

/** The one amount that was worked out: of a single row, or of the first where every row was. */
function derivedOf({ rows, shape }: Table, { words }: Telling): AnswerBody['derived'] {
  const first = rows.find(({ amount }) => amount !== null) ?? rows[0];
  const pair = rows.length === 2 ? differenceOf(rows) : undefined;
  if (pair) return pair;
  if (!first?.working || (rows.length > 1 && shape !== 'fold' && shape !== 'against' && shape !== 'order'))
    return undefined;
  const { value, unit } = amountOf(first);
  return { value: first.amount === null ? null : value, unit, formula: formulaOf(first, words) };
}

/** How far two printed figures are apart, which the answer tells of a pair. */
function differenceOf(rows: readonly Row[]): AnswerBody['derived'] {
  const unit = commonUnit(rows.map((row) => row.unit));
  if (unit === null || unit === '%' || rows.some(({ amount, working }) => amount === null || working)) return undefined;
  const [less = 0, more = 0] = rows
    .map((row) => inUnit(row.amount ?? 0, { from: row.unit, to: unit }))
    .sort((a, b) => a - b);
  return { value: exact(more - less), unit, formula: `${grouped(more)} − ${grouped(less)}` };
}

function ratesIn(rows: readonly Row[], { words }: Telling): StatedRate[] {
  return rows.flatMap((row) => {
    const { agencies, years, items, applicants } = subjectOf(row);
    const [agency, year] = [agencies[0], years.at(-1)];
    if (row.unit !== '%' || row.amount === null || agency === undefined || year === undefined) return [];
    const name = words.name({ ...NOTHING, items, applicants: isNamed(row) ? [] : applicants });
    return [{ agency, year, name, value: amountOf(row).value }];
  });
}

function optionsOf(table: Table, telling: Telling, shown: number): string[] {
  const { words } = telling;
  const left = shown > 0 ? table.rows.length - shown : 0;
  return [
    ...new Set([
      ...(left > 0 ? [words.askingPlaces(shown + 1, Math.min(shown + MOST_ROWS, table.rows.length))] : []),
      ...notesAsk(table, telling),
      ...(table.query.assumed ?? []).flatMap(({ others }) => others),
    ]),
  ];
}
