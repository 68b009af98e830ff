import type { Cells, Expression, Query, SetOf, YearMember } from '../../query/query.js';
import type { RowKey } from '../../query/table.js';
import type { Bundle } from '../figures/bundle.js';
import { onForm } from '../figures/cells-asked.js';
import { leafOf } from '../figures/complete.js';
import type { Match } from '../lattice/lattice.js';
import { namesItem, type Words } from '../lattice/matches-used.js';
import { cellsIn } from './edit.js';
import type { Editing } from './editing.js';

/** An agency with the years that it was told for. */
type Told = { agency: string; years: SetOf<YearMember> };

/** 两家的诉讼, 这几个合计, 三家一共: what was asked, or the item that is named, of the agencies that were told last; `null` where none are pointed at. */
export function ofTheAgencies({ ask }: Query, editing: Editing): { ask: Expression; bundle: Bundle } | null {
  const { words, bundle } = editing;
  const leaf = leafOf(ask);
  const those = words.first('those');
  const counted = words.all.find(({ kind, number }) => kind === 'number' && number?.measure === '家');
  if (!leaf || !(those || counted) || bundle.agencies.length > 0) return null;
  const told = agenciesTold(counted?.number?.value ?? countIn(those), editing);
  if (told.length < 2) return null;
  // 诉讼总数呢, 两家都说: the item's own total.
  const total = words.all.find(
    (match) =>
      match.kind === 'op' &&
      match.id === 'total' &&
      words.all.some((item) => namesItem(item) && item.end === match.start),
  );
  words.take(those, counted, total);
  // 各占…: what is named behind a share is its whole.
  const isWhole = words.has('op', 'share');
  const row: Cells = {
    ...leaf,
    ...(bundle.items.length > 0 && !isWhole ? { items: { any: bundle.items }, applicants: { any: ['total'] } } : {}),
    ...(bundle.applicants.length > 0 ? { applicants: { any: bundle.applicants } } : {}),
  };
  const years = bundle.years.length > 0 ? { any: bundle.years } : null;
  const left: Bundle = { ...bundle, ...(isWhole ? {} : { items: [] }), applicants: [], years: [], every: false };
  return {
    ask: spread(onForm(row, editing.asking), years ? told.map((one) => ({ ...one, years })) : told),
    bundle: left,
  };
}

/** How many words that point at what was told (两家, 这仨) point at; `null` where they do not say. */
export function countIn(those: Match | undefined): number | null {
  const sign = /[两俩二三仨四五六七八九]/.exec(those?.said ?? '')?.[0];
  return sign === undefined
    ? those?.said.includes('two')
      ? 2
      : null
    : '一二三四五六七八九'.indexOf(sign.replace(/[两俩]/, '二').replace('仨', '三')) + 1;
}

/** The agencies of the last list; else those that the newest queries name, until there are as many as are counted. */
function agenciesTold(count: number | null, { asking, memory }: Editing): Told[] {
  const listed = distinct(memory.rows.flatMap(({ agency, year }) => told(agency, year)));
  if (listed.length > 1 && (count === null || count === listed.length)) return listed;
  const named: Told[] = [];
  for (const { ask } of asking.last) {
    named.unshift(
      ...cellsIn(ask).flatMap(({ agencies, years }) =>
        agencies.any.flatMap((agency) => (typeof agency === 'string' ? [{ agency, years }] : [])),
      ),
    );
    const found = distinct(named);
    if (found.length > 1 && (count === null || found.length >= count))
      return found.length === count || count === null ? found : [];
  }
  return [];
}

function told(agency: string | undefined, year: number | undefined): Told[] {
  return agency === undefined || year === undefined ? [] : [{ agency, years: { any: [year] } }];
}

function distinct(all: readonly Told[]): Told[] {
  const seen = new Set<string>();
  return all.filter(({ agency }) => !seen.has(agency) && seen.add(agency));
}

/** The row for each agency, those of the same years as one. */
function spread(row: Cells, all: readonly Told[]): Expression {
  const byYears = new Map<string, Told[]>();
  for (const one of all) {
    const key = JSON.stringify(one.years);
    byYears.set(key, [...(byYears.get(key) ?? []), one]);
  }
  const of = [...byYears.values()].map(
    (group): Cells => ({
      ...row,
      agencies: { any: group.map(({ agency }) => agency) },
      years: group[0]?.years ?? row.years,
    }),
  );
  return of.length === 1 ? (of[0] ?? row) : { kind: 'together', of };
}

/** A row that 第二个, 前者 or the latter points at, with its place in the question. */
type Picked = { at: number; place: number; matches: Match[] };

/** 第一个比2023年多了多少, 第二个的处罚: the rows of the last list that are pointed at, as queries, in the order of the question. */
export function rowsPicked(words: Words, { rows, last }: { rows: readonly RowKey[]; last: Query }): Query[] {
  const picked = placesSaid(words, rows.length);
  const queries = picked.flatMap(({ place }): Query[] => {
    const row = rows[place - 1] ?? {};
    const leaf = leafOf(last.ask);
    return leaf && (row.agency ?? row.item) !== undefined ? [{ v: last.v, ask: cellsOf(row, leaf) }] : [];
  });
  if (rows.length < 2 || queries.length !== picked.length) return [];
  words.take(...picked.flatMap(({ matches }) => matches));
  return queries;
}

function placesSaid(words: Words, count: number): Picked[] {
  const said: Picked[] = [];
  // 处罚第二多的是哪家 orders, and points at nothing.
  if (words.has('which') || ['most', 'least', 'place', 'ranking'].some((id) => words.has('op', id))) return said;
  for (const match of words.all) {
    if (match.kind === 'ordinal') {
      const place = Number(match.id);
      said.push({ at: match.start, place: place < 0 ? count + 1 + place : place, matches: [match] });
    } else if (match.number && isPlace(match, words.text))
      said.push({ at: match.start, place: match.number.value, matches: [match] });
  }
  return said;
}

/** Whether words that point at what was told are made use of. */
export function pointsBack({ used, text }: Words): boolean {
  return [...used].some((match) => match.kind === 'those' || match.kind === 'ordinal' || isPlace(match, text));
}

/** 第二, 第二个; 第二多 and 第二名 are places of an order. */
function isPlace({ kind, start, end }: Match, text: string): boolean {
  return kind === 'number' && text.slice(0, start).endsWith('第') && !/^[多高大少低小名位]/.test(text.slice(end));
}

function cellsOf({ item, applicant, agency, year }: RowKey, leaf: Cells): Cells {
  return {
    kind: 'cells',
    items: item === undefined ? leaf.items : { any: [item] },
    applicants: { any: [applicant ?? 'total'] },
    agencies: agency === undefined ? leaf.agencies : { any: [agency] },
    years: year === undefined ? leaf.years : { any: [year] },
  };
}
