import type { Table } from '../query/table.js';
import type { Fact } from '../report/fact.js';
import type { ReportStore } from '../store.js';
import { exact, percent } from './arithmetic.js';
import type { SaidLine } from './blocks.js';
import type { Cited } from './cited.js';
import { isNamed, NOTHING } from './subject.js';
import type { TableWording } from './table-wording.js';

/** What a total is looked at with. */
const BESIDE: Readonly<Record<string, string>> = {
  'applications.received': 'applications.outcome.total',
  'review.total': 'review.corrected',
  'litigation.direct.total': 'litigation.direct.corrected',
  'litigation.after_review.total': 'litigation.after_review.corrected',
};

/**
 * One line beside a single printed figure that gives it sense: the year before, else its share of the form's own total, else the
 * total that goes with it. `null` where nothing of that is filed, or the question wants more than the figure.
 */
export async function senseOf(
  { rows, shape, claims, query }: Table,
  { store, cited, words }: { store: ReportStore; cited: Cited; words: TableWording },
): Promise<SaidLine | null> {
  const [row] = rows;
  const [cell] = row?.cells ?? [];
  if (!row || !cell || rows.length > 1 || row.amount === null) return null;
  const isSum = isNamed(row) && row.working?.how === 'sum';
  if (!isSum && (row.working || row.cells.length > 1)) return null;
  if (shape !== 'cells' || claims.length > 0 || query.show || cell.status === 'text') return null;
  const { agency, year } = cell;
  const { metric, applicant } = isSum ? { metric: row.key.item ?? '', applicant: row.key.applicant ?? null } : cell;
  const whole = wholeOf(metric, applicant);
  const beside = BESIDE[metric];
  const metrics = [metric, ...(whole ? [whole.metric] : []), ...(beside ? [beside] : [])];
  const facts = await store.facts({ agencies: [agency], years: [year - 1, year], metrics });
  const printed = (of: { year: number; metric: string; applicant: string | null }) =>
    facts.find(
      (fact) =>
        fact.year === of.year &&
        fact.metric === of.metric &&
        fact.applicant === of.applicant &&
        fact.status !== 'text' &&
        fact.value !== null,
    );
  const line = (fact: Fact, say: (amount: { value: number; unit: string }) => string): SaidLine => ({
    text: say({ value: fact.value ?? 0, unit: fact.unit }),
    marks: cited.state(fact),
  });
  const before = printed({ year: year - 1, metric, applicant });
  if (before && before.unit === row.unit) {
    const difference = { value: exact((row.amount ?? 0) - (before.value ?? 0)), unit: row.unit };
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
function wholeOf(metric: string, applicant: string | null): { metric: string; applicant: string | null } | null {
  if (applicant !== null && applicant !== 'total') return { metric, applicant: 'total' };
  const stem = /^(applications\.outcome|review|litigation\.direct|litigation\.after_review)\.(?!total$)/.exec(
    metric,
  )?.[1];
  return stem ? { metric: `${stem}.total`, applicant } : null;
}

function itemName({ metric, form }: Fact, words: TableWording): string {
  return words.name({ ...NOTHING, items: [{ id: metric, metric, form }] });
}
