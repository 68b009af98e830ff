import type { Condition } from '../../query/query.js';
import type { Row, Table, Verdict } from '../../query/table.js';
import type { Block, SaidLine } from '../blocks.js';
import { NOTHING, openParts, type Part, splitBy } from '../subject.js';
import { countedBy } from './say-list.js';
import { itemLine, outcome, type Telling } from './say-row.js';

/** Yes or no first, where the question claims something or asks whether there is any; nothing where it does not. */
export function sayVerdict(table: Table, telling: Telling): Block[] {
  const [claim, ...more] = table.query.claim ?? [];
  if (claim && more.length === 0 && claimsAny(claim)) return sayExists(table.rows, telling);
  if (table.claims.length > 0) return sayClaim(table, telling);
  const [row] = table.rows;
  if (table.query.show === 'sure' && row && row.amount !== null && table.rows.length === 1)
    return [headed(telling.words.sure(outcome(row, telling)))];
  return table.query.show === 'exists' ? sayExists(table.rows, telling) : [];
}

/** Whether all that is claimed is that there is any. */
function claimsAny(claim: Condition): boolean {
  if (claim.not || claim.of) return false;
  return (claim.is === 'more' && claim.than === 0) || (claim.is === 'least' && claim.than === 1);
}

function sayClaim(table: Table, telling: Telling): Block[] {
  const { words } = telling;
  const { query, claims } = table;
  const judged = claims.filter(({ verdict }) => verdict !== 'untold');
  const [refuted] = claims.filter(({ verdict }) => verdict === 'no');
  const [first] = claims;
  if (!first) return [];
  if (judged.length < claims.length && !refuted) {
    const left = claims.find(({ verdict }) => verdict === 'untold') ?? first;
    return [headed(words.untold(words.why(left.row.why ?? 'blank')))];
  }
  const decisive = refuted ?? first;
  const condition = query.claim?.[decisive.condition];
  const said = statement(decisive, condition, { open: openParts(table), telling });
  return [headed(refuted ? words.wrong(said) : words.right(said))];
}

/** The figures that a claim compared with, a line each. */
export function comparedLines(table: Table, telling: Telling): SaidLine[] {
  return besidesOf(table).flatMap((row) => {
    const { name, said, marks } = itemLine(row, telling, NOTHING);
    return [{ text: telling.words.entry(name, said), marks }];
  });
}

/** The rows of other expressions that claims looked at, each once. */
export function besidesOf({ claims }: Table): Row[] {
  return [...new Set(claims.flatMap(({ row }) => row.beside ?? []))];
}

function statement(
  { row }: Verdict,
  condition: Condition | undefined,
  { open, telling }: { open: readonly Part[]; telling: Telling },
): string {
  const { words } = telling;
  if (condition?.is === 'rank' && row.place) return words.isPlace(row.place.at, row.place.of);
  if (condition?.is === 'among') return words.isSo(words.name(splitBy(row, open).own));
  const against = row.working?.how === 'difference' || row.working?.how === 'growth';
  return against ? outcome(row, telling) : words.isSo(outcome(row, telling));
}

function sayExists(rows: readonly Row[], telling: Telling): Block[] {
  const { words } = telling;
  const known = rows.filter(({ amount }) => amount !== null);
  const some = known.filter(({ amount }) => (amount ?? 0) > 0);
  const [first] = some.length > 0 ? some : rows;
  if (!first) return [];
  // A sum of nothing that left a blank out may be a sum of something.
  const open = rows.find(({ amount, left }) => amount === null || (left?.length ?? 0) > 0);
  if (some.length === 0 && open) {
    return [headed(words.untold(words.why(open.why ?? open.left?.[0]?.why ?? 'blank')))];
  }
  if (rows.length > 1 && some.length > 0) return [headed(words.existsIn(countedBy(some.length, rows), rows.length))];
  const item = first.key.item ?? '';
  const amount = words.amount({ value: first.amount ?? 0, unit: first.unit }, telling.unit);
  const said = words.spoken(item, amount);
  return [headed(words.exists[some.length > 0 ? 'yes' : 'no'](said))];
}

/** The figures stand below with their marks. */
function headed(text: string): Block {
  return { kind: 'heading', text, marks: [] };
}
