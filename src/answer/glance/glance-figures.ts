import { evaluate } from '../../query/evaluate.js';
import { QUERY_VERSION } from '../../query/query.js';
import type { Row } from '../../query/table.js';
import { APPLICANTS } from '../../report/applicants.js';
import type { Report } from '../../report/report.js';
import type { Desk } from '../desk.js';
import { figuresOf } from '../report-figures.js';

const OUTCOME = 'applications.outcome';
const ANSWERED = 'statistics.applications.answered';
/** How applications were decided, and the total of it, in the forms that tell applicants apart and in the sheet before them. */
const SINCE_2019 = {
  total: `${OUTCOME}.total`,
  kinds: ['granted', 'partial', 'denied', 'unavailable', 'not_processed', 'other'].map((kind) => `${OUTCOME}.${kind}`),
};
const OF_2014 = {
  total: ANSWERED,
  kinds: [
    ...['already_public', 'granted', 'partial', 'denied', 'not_this_agency', 'does_not_exist'],
    ...['asked_to_amend', 'other_route'],
  ].map((kind) => `${ANSWERED}.${kind}`),
};

/** What was contested, and what of it was lost, in the sheet of 2014 by another id. */
const CONTESTED = [
  { total: 'review.total', lost: 'review.corrected', lostBefore: 'statistics.review.corrected' },
  { total: 'litigation.total', lost: 'litigation.corrected', lostBefore: 'statistics.litigation.corrected' },
] as const;
const DECISIONS = ['licensing.decisions', 'penalties.decisions'];

/** A figure of the report, and what it was the year before where that is filed. */
export type Figure = { row: Row; before: Row | undefined };

/** The figures of a report that stand for it; a row without an amount says why. */
export type GlanceFigures = {
  received: Figure;
  total: Figure;
  outcomes: Figure[];
  applicants: Row[];
  contested: { total: Figure; lost: Figure }[];
  decisions: Figure[];
};

/** Looks up what stands for a report; nothing of it is read from its text. */
export async function glanceFigures(
  { agency, year, form }: Pick<Report, 'agency' | 'year' | 'form'>,
  { store }: Pick<Desk, 'store'>,
): Promise<GlanceFigures> {
  const outcome = form === '2014' ? OF_2014 : SINCE_2019;
  const contested = CONTESTED.map(({ total, lost, lostBefore }) => ({
    total,
    lost: form === '2014' ? lostBefore : lost,
  }));
  const items = [
    ...['applications.received', outcome.total, ...outcome.kinds],
    ...contested.flatMap(({ total, lost }) => [total, lost]),
    ...DECISIONS,
  ];
  const [{ rows }, { rows: byApplicant }] = await Promise.all([
    figuresOf({ agency, years: [year - 1, year], items }, store),
    evaluate({ v: QUERY_VERSION, ask: applicantsOf(agency, year) }, { store, places: () => [] }),
  ]);
  const figure = (item: string): Figure => {
    const [row, before] = [year, year - 1].map((of) =>
      rows.find(({ key }) => key.item === item && (key.year ?? of) === of),
    );
    return { row: row ?? missing(item, year), before: before?.key.year === year - 1 ? before : undefined };
  };
  return {
    received: figure('applications.received'),
    total: figure(outcome.total),
    outcomes: outcome.kinds.map(figure),
    applicants: byApplicant,
    contested: contested.map(({ total, lost }) => ({ total: figure(total), lost: figure(lost) })),
    decisions: DECISIONS.map(figure),
  };
}

function applicantsOf(agency: string, year: number) {
  return {
    kind: 'cells' as const,
    items: { any: ['applications.received'] },
    applicants: { any: APPLICANTS.flatMap(({ id }) => (id === 'total' ? [] : [id])) },
    agencies: { any: [agency] },
    years: { any: [year] },
  };
}

function missing(item: string, year: number): Row {
  return { key: { item, year }, amount: null, unit: '件', why: 'off_form', cells: [] };
}
