import type { Row, Working } from '../../query/table.js';
import type { Amount } from '../answer-wording.js';
import { exact, grouped } from '../arithmetic.js';
import type { Block, NamedLine } from '../blocks.js';
import type { Cited } from '../cited.js';
import { isNamed, NOTHING, ownOf, partsBeside, type Subject, sharedOf, subjectOf, varyingIn } from '../subject.js';
import type { Against, FoldHow, TableWording } from './table-wording.js';

/** More terms than this are counted in a formula, not written out. */
const WRITTEN_OUT = 6;
/** A named sum of so few parts tells them. */
const FEW_PARTS = 3;
/** As many numbers as a formula alone may have. */
const MOST_NUMBERS = 12;

/** What rows are told with. */
export type Telling = { words: TableWording; cited: Pick<Cited, 'marks'>; unit: string | undefined };

/** The row in one line, named in full; with the rows it was worked out of where that failed for one of them. */
export function sayRow(row: Row, telling: Telling): Block[] {
  const { words, cited } = telling;
  const name = words.name(subjectOf(row));
  if (row.amount === null) {
    if (!row.working) return [{ kind: 'figure', name, said: words.why(row.why ?? 'blank'), marks: cited.marks(row) }];
    const shared = sharedOf(row.working.terms);
    const terms = row.working.terms.map((term) => itemLine(term, telling, shared));
    return [
      { kind: 'heading', text: words.unworked(words.name(shared) || name, row.why ?? 'none_known'), marks: [] },
      { kind: 'list', title: '', items: terms, inline: false },
    ];
  }
  if (!row.working || isNamed(row)) {
    const isShort = (row.working?.terms.length ?? 0) <= FEW_PARTS;
    const said = words.withFormula(told(row, telling), isNamed(row) && isShort ? formulaOf(row, words) : '');
    return [{ kind: 'figure', name, said, marks: cited.marks(row) }];
  }
  return [{ kind: 'heading', text: workedLine(row, telling), marks: cited.marks(row) }];
}

/** The row as a line of a list: its own part of the name, its amount or why there is none, and how it was worked out. */
export function itemLine(row: Row, telling: Telling, shared: Subject): NamedLine {
  const { words, cited } = telling;
  return { name: words.name(ownOf(row, shared)), said: briefly(row, telling), marks: cited.marks(row) };
}

/** The amount without a name, as it stands in a list or after a verdict: 9件, 77.8%（7 ÷ 9）, 多14件（3,525 − 3,511）. */
export function briefly(row: Row, telling: Telling): string {
  const { words } = telling;
  if (row.amount === null) return words.why(row.why ?? 'blank');
  const against = againstOf(row, words);
  if (against) {
    const { brief, formula } = words.against(against);
    return words.withFormula(brief, formula);
  }
  const { how, terms = [] } = row.working ?? {};
  const isShort = terms.length <= FEW_PARTS && (isNamed(row) ? how === 'share' : how === 'sum' || how === 'mean');
  return words.withFormula(told(row, telling), isShort ? formulaOf(row, words, { named: false }) : '');
}

/** The outcome of setting two against each other without its numbers, else the amount: 多14件, 77.8%, 9件. */
export function outcome(row: Row, telling: Telling): string {
  const { words } = telling;
  if (row.amount === null) return words.why(row.why ?? 'blank');
  const against = againstOf(row, words);
  return against ? words.against(against).brief : told(row, telling);
}

/** The amount as it is told: rounded where it was divided, in the unit asked for. */
export function told(row: Row, { words, unit }: Telling): string {
  return words.amount(amountOf(row), unit);
}

/** The row's amount; shares, times and means to one decimal, or to two figures where that would leave nothing. */
export function amountOf({ amount, unit, working }: Row): Amount {
  const value = amount ?? 0;
  return { value: working && isDivided(working.how, unit) ? toTenth(value) : exact(value), unit };
}

/** The number to one decimal, or to two figures where it is smaller than that. */
export function toTenth(value: number): number {
  if (value === 0 || Math.abs(value) >= 0.1) return Math.round(value * 10 + Number.EPSILON) / 10;
  return Number(value.toPrecision(2));
}

/** The arithmetic of a row with its numbers, as it can be done again: "3,511 + 3,525", "7 ÷ 9"; empty for a printed figure. */
export function formulaOf(
  row: Row,
  words: TableWording,
  { most = MOST_NUMBERS, named = !isNamed(row) }: { most?: number; named?: boolean } = {},
): string {
  const { working, amount } = row;
  if (!working) return '';
  const known = working.terms.filter((term) => term.amount !== null);
  const numbers = known.map((term) => grouped(amountOf(term).value));
  const [a = '', b = ''] = numbers;
  switch (working.how) {
    case 'difference':
      return `${a} − ${b}`;
    case 'share':
    case 'times':
      return `${a} ÷ ${b}`;
    case 'growth':
      return `(${a} − ${b}) ÷ ${b}`;
    case 'sum':
      if (known.length < 2) return '';
      return known.length > (isNamed(row) ? MOST_NUMBERS : WRITTEN_OUT)
        ? words.ofSo(known.length)
        : sumOf(known, words, named);
    case 'mean': {
      const sum = known.length > most ? grouped((amount ?? 0) * known.length) : `(${numbers.join(' + ')})`;
      return `${sum} ÷ ${known.length}`;
    }
    case 'median':
    case 'largest':
    case 'smallest':
      return words.ofSo(known.length);
    case 'count':
      return '';
    default:
      return working.how satisfies never;
  }
}

/** The two rows that were set against each other, with what each is; `null` for any other row. */
export function againstOf(row: Row, words: TableWording): Against | null {
  const [of, from] = row.working?.terms ?? [];
  const how = row.working?.how;
  if (!of || !from || row.amount === null || isNamed(row)) return null;
  if (how !== 'difference' && how !== 'share' && how !== 'times' && how !== 'growth') return null;
  const shared = sharedOf([of, from]);
  const sides = { of: side(of, shared, words), from: side(from, shared, words) };
  return { how, shared, ...sides, amount: amountOf(row), beside: besideOf(row, of, from) };
}

function workedLine(row: Row, telling: Telling): string {
  const { words } = telling;
  const against = againstOf(row, words);
  if (against) {
    const { said, formula } = words.against(against);
    return words.withFormula(said, formula);
  }
  const fold = foldOf(row, words);
  return fold
    ? words.folded({ ...fold, amount: told(row, telling), formula: formulaOf(row, words, { most: WRITTEN_OUT }) })
    : words.name(subjectOf(row));
}

function side(row: Row, shared: Subject, words: TableWording): Against['of'] {
  const fold = isNamed(row) ? null : foldOf(row, words, shared);
  return { name: fold ? words.folding(fold) : words.name(ownOf(row, shared)), amount: amountOf(row) };
}

/** What a fold is of, and whose the largest or smallest is; `null` for a row that is none. */
function foldOf(
  row: Row,
  words: TableWording,
  said: Subject = NOTHING,
): { how: FoldHow; name: string; whose: string } | null {
  const { how, terms } = row.working ?? { how: 'count', terms: [] };
  if (how !== 'sum' && how !== 'mean' && how !== 'median' && how !== 'largest' && how !== 'smallest') return null;
  const own = partsBeside(subjectOf(row), said);
  if (how === 'largest' || how === 'smallest') {
    const within = sharedOf(terms);
    const ends = terms.filter(({ amount }) => amount === row.amount);
    const whose = words.some(ends.map((term) => words.name(ownOf(term, within))));
    return { how, name: words.name(partsBeside(within, said)), whose: varyingIn(terms).length > 0 ? whose : '' };
  }
  // Parts that the formula names are not listed before it, nor years that a note tells.
  const isListed = how === 'sum' && terms.length <= WRITTEN_OUT && varyingIn(terms).join() === 'items';
  const isOfMany = own.agencies.length > FEW_PARTS && own.years.length > 1;
  const name = { ...own, ...(isListed && { items: [] }), ...(isOfMany && { years: [] }) };
  return { how, name: words.name(name), whose: '' };
}

/** The difference beside a growth, and over years the growth beside a difference. */
function besideOf(row: Row, of: Row, from: Row): Amount | null {
  if (row.difference) return { value: exact(row.difference.amount), unit: row.difference.unit };
  const overYears = varyingIn([of, from]).join() === 'years';
  const counts = row.working?.how === 'difference' && overYears && of.unit !== '%';
  if (!counts || !from.amount || of.amount === null || from.amount <= 0) return null;
  return { value: toTenth(((of.amount - from.amount) / from.amount) * 100), unit: '%' };
}

function sumOf(terms: readonly Row[], words: TableWording, withNames: boolean): string {
  const shared = sharedOf(terms);
  const named = withNames && varyingIn(terms).some((part) => part !== 'years');
  const zeros = terms.filter(({ amount }) => amount === 0);
  // A long sum of mostly nothing is told by what is something.
  const shown = zeros.length > 1 && terms.length > FEW_PARTS ? terms.filter(({ amount }) => amount !== 0) : terms;
  if (shown.length === 0) return words.ofSo(terms.length);
  return shown
    .map((term, at) => {
      const value = amountOf(term).value;
      const number = `${at === 0 ? '' : value < 0 ? ' − ' : ' + '}${named ? `${words.name(ownOf(term, shared))} ` : ''}`;
      return `${number}${grouped(at === 0 ? value : Math.abs(value))}`;
    })
    .join('');
}

function isDivided(how: Working['how'], unit: string): boolean {
  return (
    unit === '%' ||
    unit === '百分点' ||
    how === 'share' ||
    how === 'times' ||
    how === 'growth' ||
    how === 'mean' ||
    how === 'median'
  );
}
