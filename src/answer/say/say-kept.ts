import type { Row, Table } from '../../query/table.js';
import type { Block } from '../blocks.js';
import { NOTHING, openParts, ownOf, PART_OF, type Part, sharedOf, splitBy, varyingIn } from '../subject.js';
import { askedName, conditionSaid, conditionsOf } from './say-condition.js';
import { missingBy } from './say-list.js';
import { itemLine, type Telling } from './say-row.js';
import type { Counted } from './table-wording.js';

const MOST_COUNTED = 20;

/** How many there are of what conditions hold for, and which. */
export function sayCount(row: Row, table: Table, telling: Telling): Block[] {
  const { words } = telling;
  const terms = row.working?.terms ?? [];
  const conditions = conditionsOf(table).map((condition) => conditionSaid(condition, table, words));
  const [first] = terms;
  const shared = terms.length > 1 ? sharedOf(terms) : first ? splitBy(first, foldedParts(table)).shared : NOTHING;
  const name = words.name(shared) || askedName(table, words);
  const what = varyingIn(terms).length > 0 ? varyingIn(terms) : foldedParts(table);
  const text = words.number({ name, conditions, of: { count: row.amount ?? 0, what } });
  if (terms.length === 0) return [{ kind: 'heading', text, marks: telling.cited.marks(row) }];
  const shown = [...terms].sort((a, b) => (b.amount ?? 0) - (a.amount ?? 0)).slice(0, MOST_COUNTED);
  const items = shown.map((term) => itemLine(term, telling, shared));
  const isPrinted = terms.some(({ cells }) => cells.length > 0);
  const names = { text: words.listed(items.map((item) => item.name)), marks: [] };
  const cut = { text: words.cut({ shown: shown.length, of: { count: terms.length, what } }), marks: [] };
  return [
    { kind: 'heading', text, marks: [] },
    isPrinted ? { kind: 'list', title: '', items, inline: false } : { kind: 'lines', lines: [names] },
    ...(shown.length < terms.length ? [{ kind: 'lines' as const, lines: [cut] }] : []),
  ];
}

/** Who passes, how many of how many, and who could not be judged. */
export function sayKept(rows: readonly Row[], table: Table, telling: Telling): Block[] {
  const { words, cited } = telling;
  const all = [...table.rows, ...table.undecided];
  const judged = table.rows.length + table.refused;
  const conditions = conditionsOf(table).map((condition) => conditionSaid(condition, table, words));
  const what = whatIsOpen(table, all);
  const of = { count: judged, what };
  const undecided = undecidedLine(table, telling);
  if (table.rows.length === 0) {
    const text = words.noneKept({ shared: sharedName(table, all, telling), conditions, of });
    return [{ kind: 'heading', text, marks: [] }, ...undecided];
  }
  const kept: Counted = { count: table.rows.length, what };
  const text = words.kept({ shared: sharedName(table, all, telling), conditions, kept, of: judged });
  const shared = sharedOf(rows.length > 1 ? rows : all);
  const items = rows.map((row) => {
    const line = itemLine(row, telling, rows.length > 1 ? shared : splitBy(row, openParts(table)).shared);
    const marks = [...line.marks, ...(row.beside ?? []).flatMap(cited.marks)];
    return { ...line, said: words.listed([line.said, ...besidesOf(row)]), marks };
  });
  const left = table.rows.length - rows.length;
  const cut = left > 0 ? [{ text: words.cut({ shown: rows.length, of: kept }), marks: [] }] : [];
  return [
    { kind: 'heading', text, marks: [] },
    { kind: 'list', title: '', items, inline: false },
    ...(cut.length > 0 ? [{ kind: 'lines' as const, lines: cut }] : []),
    ...undecided,
  ];

  /** What the conditions looked at in other rows of the same key. */
  function besidesOf(row: Row): string[] {
    return (row.beside ?? []).map((other) => {
      const { name, said } = itemLine(other, telling, { ...shared, ...agencyAndYear(row) });
      return words.pair(name, said);
    });
  }
}

function undecidedLine({ rows, undecided }: Table, { words, cited }: Telling): Block[] {
  if (undecided.length === 0) return [];
  const shared = sharedOf([...rows, ...undecided]);
  const missing = missingBy(undecided, (row) => words.name(ownOf(row, shared)));
  const blanks = undecided.filter(({ why, working }) => why === 'blank' && !working);
  return [{ kind: 'lines', lines: [{ text: words.undecided(missing), marks: blanks.flatMap(cited.marks) }] }];
}

function sharedName(table: Table, all: readonly Row[], { words }: Telling): string {
  const [only] = all;
  if (!only) return askedName(table, words);
  return words.name(all.length > 1 ? sharedOf(all) : splitBy(only, openParts(table)).shared);
}

function whatIsOpen(table: Table, all: readonly Row[]): Part[] {
  const varying = varyingIn(all);
  return varying.length > 0 ? varying : table.open.map((dimension) => PART_OF[dimension]);
}

function foldedParts({ query: { ask } }: Table): Part[] {
  return ask.kind === 'fold' ? ask.over.map((dimension) => PART_OF[dimension]) : [];
}

function agencyAndYear({ key }: Row): { agencies: string[]; years: number[] } {
  return { agencies: key.agency ? [key.agency] : [], years: key.year ? [key.year] : [] };
}
