import type { Row } from '../../query/table.js';
import type { Finding } from '../../report/fact.js';
import { exact, grouped } from '../arithmetic.js';
import type { BlockOf } from '../blocks.js';
import { amountOf } from '../say/say-row.js';
import type { TableWording } from '../say/table-wording.js';
import { NOTHING, subjectOf } from '../subject.js';
import type { Figure, GlanceFigures } from './glance-figures.js';
import type { GlancePart, GlanceWording } from './glance-wording.js';

/** A part of the picture as it is drawn; `blank` where a cell of it is blank that is no bar. */
export type Part = BlockOf<'card'>['parts'][number] & { blank: boolean };

type Saying = { words: TableWording; glance: GlanceWording };

/** How many applications came in, and the change on the year before. */
export function receivedPart({ row, before }: Figure, { words, glance }: Saying): Part {
  return {
    ...part('received', glance),
    said: [amount(row, { words, glance })],
    beside: changeOf({ row, before }, { words, glance }),
    ...blankness([row]),
  };
}

/** A total and the kinds that it is divided into, a bar each; kinds that are zero are told together. */
export function dividedPart(total: Row | null, kinds: readonly Row[], { words, glance }: Saying): Part {
  const name = part(total ? 'outcomes' : 'applicants', glance);
  const known = kinds.filter(({ amount, why }) => amount !== null || why === 'blank');
  const [first] = kinds;
  if (known.length === 0) return { ...name, said: [words.why(first?.why ?? 'no_table')], ...blankness([]) };
  const shown = known.filter(({ amount }) => amount !== 0);
  const zeros = known.length - shown.length;
  const bars = shown.map((row) => ({
    name: nameOf(row, { words, glance }),
    value: row.amount,
    state: row.amount === null ? ('blank' as const) : ('figure' as const),
    label: row.amount === null ? glance.blank : `${grouped(exact(row.amount))}`,
  }));
  const left = kinds.length - known.length;
  const said = total ? [amount(total, { words, glance })] : [];
  const beside = [...(zeros > 0 ? [glance.zeros(zeros)] : []), ...(left > 0 ? [glance.unread(left)] : [])];
  return {
    ...name,
    said,
    beside: beside.join(glance.and),
    bars,
    ...blankness(total ? [total] : []),
    ...(said.length === 0 && bars.length === 0 && { said: [glance.zeros(zeros)], beside: '' }),
  };
}

/** Reviews and lawsuits, and how many of each the agency lost. */
export function contestedPart(contested: GlanceFigures['contested'], { words, glance }: Saying): Part {
  const known = contested.filter(({ total }) => isPrinted(total.row));
  const said = known.map(({ total, lost }) => {
    const whole = itemWith(total, { words, glance });
    return isPrinted(lost.row)
      ? glance.lost(whole, amount(lost.row, { words, glance }), total.row.key.item ?? '')
      : whole;
  });
  return {
    ...part('contested', glance),
    said: said.length > 0 ? said : [words.why(contested[0]?.total.row.why ?? 'no_table')],
    ...blankness(known.flatMap(({ total, lost }) => [total.row, lost.row])),
  };
}

/** Figures named one after the other. */
export function listedPart(figures: readonly Figure[], { words, glance }: Saying): Part {
  const [first] = figures;
  const known = figures.filter(({ row }) => isPrinted(row));
  const said = known.map((figure) => itemWith(figure, { words, glance }));
  return {
    ...part('decisions', glance),
    said: said.length > 0 ? said : [words.why(first?.row.why ?? 'no_table')],
    ...blankness(known.map(({ row }) => row)),
  };
}

/** How many of the report's sums hold, and how many fail. */
export function sumsPart(findings: readonly Finding[], { glance }: Saying): Part {
  const tested = findings.filter(({ outcome }) => outcome !== 'cannot_test');
  const failed = tested.filter(({ outcome }) => outcome === 'does_not_close').length;
  const counts = { tested: tested.length, failed, untested: findings.length - tested.length };
  return {
    ...part('sums', glance),
    said: [tested.length > 0 ? glance.sums(counts) : glance.noSums],
    isDoubtful: failed > 0,
    blank: false,
  };
}

function part(id: GlancePart, { parts }: GlanceWording): Omit<Part, 'blank'> {
  return { name: parts[id], said: [], beside: '', bars: [], isDoubtful: false };
}

/** Whether the report prints it: a figure, a blank, or what was not surely read. */
function isPrinted({ amount, why }: Row): boolean {
  return amount !== null || why === 'blank' || why === 'unsure';
}

function blankness(rows: readonly Row[]): Pick<Part, 'blank'> {
  return { blank: rows.some(({ why }) => why === 'blank') };
}

/** The item with its amount, and what it was the year before. */
function itemWith({ row, before }: Figure, { words, glance }: Saying): string {
  const said = words.pair(nameOf(row, { words, glance }), amount(row, { words, glance }));
  const was = before && before.amount !== null && before.key.year !== undefined && before.unit === row.unit;
  return was ? glance.before(said, { year: before.key.year ?? 0, amount: amount(before, { words, glance }) }) : said;
}

function changeOf({ row, before }: Figure, { words, glance }: Saying): string {
  const year = before?.key.year;
  if (!before || year === undefined || before.unit !== row.unit) return '';
  if (before.amount === null || row.amount === null) return before.why === 'blank' ? glance.blankBefore(year) : '';
  const difference = { value: exact(row.amount - before.amount), unit: row.unit };
  return words.besideYear({ year, amount: amountOf(before), difference });
}

function amount(row: Row, { words, glance }: Saying): string {
  if (row.amount !== null) return words.amount(amountOf(row));
  return row.why === 'blank' ? glance.blank : words.why(row.why ?? 'blank');
}

/** As short as a bar takes it. */
function nameOf(row: Row, { words, glance }: Saying): string {
  const { item = '', applicant } = row.key;
  if (applicant && applicant !== 'total') return words.name({ ...NOTHING, applicants: [applicant] });
  return glance.short(item) ?? words.name({ ...subjectOf(row), agencies: [], years: [], applicants: [] });
}
