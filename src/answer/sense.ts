import type { FactQuery } from '../contracts/store.js';
import type { Row, Table } from '../query/table.js';
import type { Fact } from '../report/fact.js';
import type { Amount } from './answer-wording.js';
import { exact, percent } from './arithmetic.js';
import type { SaidLine } from './blocks.js';
import type { Cited } from './cited.js';
import type { TableWording } from './say/table-wording.js';
import { isNamed, NOTHING } from './subject.js';

/** What a total is looked at with. */
const BESIDE: Readonly<Record<string, string>> = {
  'applications.received': 'applications.outcome.total',
  'review.total': 'review.corrected',
  'litigation.direct.total': 'litigation.direct.corrected',
  'litigation.after_review.total': 'litigation.after_review.corrected',
};

/** A figure that can be given sense, and what for: its whole, and what goes with it. */
export type Sensible = {
  row: Row & { amount: number };
  agency: string;
  year: number;
  metric: string;
  applicant: Fact['applicant'];
  whole: Printed | null;
  beside: string | undefined;
};
type Printed = { metric: string; applicant: Fact['applicant'] };

/** The table's one figure, where nothing more is asked of it than what it is; `null` for every other table. */
export function sensibleIn({ rows, shape, claims, query }: Table): Sensible | null {
  const [row] = rows;
  const [cell] = row?.cells ?? [];
  if (!row || !cell || rows.length > 1 || row.amount === null) return null;
  const isSum = isNamed(row) && row.working?.how === 'sum';
  if (!isSum && (row.working || row.cells.length > 1)) return null;
  if (shape !== 'cells' || claims.length > 0 || query.show || cell.status === 'text') return null;
  const { agency, year, applicant } = cell;
  const metric = isSum ? (row.key.item ?? '') : cell.metric;
  if (isSum && applicant !== (row.key.applicant ?? null)) return null;
  const whole = wholeOf(metric, applicant);
  return { row: { ...row, amount: row.amount }, agency, year, metric, applicant, whole, beside: BESIDE[metric] };
}

/** What is to be fetched to give the figure sense, together with the figure itself. */
export function senseQuery({ agency, year, metric, whole, beside }: Sensible): FactQuery {
  const metrics = [metric, ...(whole ? [whole.metric] : []), ...(beside ? [beside] : [])];
  return { agencies: [agency], years: [year - 1, year], metrics };
}

/**
 * One line beside a single figure that gives it sense: the year before, else its share of the form's own total, else the total that goes
 * with it. `null` where nothing of that is filed.
 */
export function senseOf(sensible: Sensible, cited: Cited, words: TableWording): SaidLine | null {
  const { row, year, metric, applicant, whole, beside } = sensible;
  const printed = (of: Printed & { year: number }) =>
    cited.facts.find(
      (fact) =>
        fact.year === of.year &&
        fact.metric === of.metric &&
        fact.applicant === of.applicant &&
        fact.status !== 'text' &&
        fact.value !== null,
    );
  const line = (fact: Fact, say: (amount: Amount) => string): SaidLine => ({
    text: say({ value: fact.value ?? 0, unit: fact.unit }),
    marks: cited.state(fact),
  });
  const before = printed({ year: year - 1, metric, applicant });
  if (before && before.unit === row.unit) {
    const difference = { value: exact(row.amount - (before.value ?? 0)), unit: row.unit };
    return line(before, (amount) => words.besideYear({ year: year - 1, amount, difference }));
  }
  const total = whole && printed({ year, ...whole });
  const share = total ? percent(row.amount, total.value ?? 0) : null;
  if (total && share !== null && row.amount > 0 && share < 100) {
    const name = whole.metric === metric ? words.name({ ...NOTHING, applicants: ['total'] }) : itemName(total, words);
    return line(total, (amount) => words.besideShare({ whole: name, amount, percent: share }));
  }
  const other = beside && printed({ year, metric: beside, applicant });
  return other ? line(other, (amount) => words.besideItem({ name: itemName(other, words), amount })) : null;
}

/** The printed total that the row is a part of: of all applicants, else of all outcomes or results. */
function wholeOf(metric: string, applicant: Fact['applicant']): Printed | null {
  if (applicant !== null && applicant !== 'total') return { metric, applicant: 'total' };
  const stem = /^(applications\.outcome|review|litigation\.direct|litigation\.after_review)\.(?!total$)/.exec(
    metric,
  )?.[1];
  return stem ? { metric: `${stem}.total`, applicant } : null;
}

function itemName({ metric, form }: Fact, words: TableWording): string {
  return words.name({ ...NOTHING, items: [{ id: metric, metric, form }] });
}
