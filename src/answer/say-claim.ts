import type { Condition } from '../query/query.js';
import type { Row, Table, Verdict } from '../query/table.js';
import type { Block } from './blocks.js';
import { countedBy } from './say-list.js';
import { outcome, type Telling } from './say-row.js';
import { splitBy } from './subject.js';

/** Yes or no first, where the question claims something or asks whether there is any; nothing where it does not. */
export function sayVerdict(table: Table, telling: Telling): Block[] {
  if (table.claims.length > 0) return sayClaim(table, telling);
  return table.query.show === 'exists' ? sayExists(table.rows, telling) : [];
}

function sayClaim({ query, claims, open }: Table, telling: Telling): Block[] {
  const { words } = telling;
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
  const said = statement(decisive, condition, { open, telling });
  return [headed(refuted ? words.wrong(said) : words.right(said))];
}

function statement(
  { row }: Verdict,
  condition: Condition | undefined,
  { open, telling }: { open: Table['open']; telling: Telling },
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
  if (some.length === 0 && known.length < rows.length) {
    const open = rows.find(({ amount }) => amount === null) ?? first;
    return [headed(words.untold(words.why(open.why ?? 'blank')))];
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
