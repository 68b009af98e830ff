import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import type { ReportStore } from '../../src/contracts/store.js';
import type { Cells, Condition, Expression } from '../../src/query/query.js';
import type { Row } from '../../src/query/table.js';
import { APPLICANTS } from '../../src/report/applicants.js';
import { type NaiveRow, naive, type Printed } from './naive.js';
import { fileReports, tableOf } from './world.js';

const AGENCIES = ['甲县人民政府', '乙县人民政府', '丙县人民政府', '丁县人民政府'];
const YEARS = [2019, 2020, 2021, 2022, 2023];
const ITEMS = ['applications.received', 'penalties.decisions'];
const COLUMNS = ['natural_person', 'legal_services', 'total'];

const figure = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: 0, max: 9 }) },
  { weight: 1, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constant(undefined) },
);

/** Reports of some agencies and years; a figure is a small number, so that many are equal, or blank, or was not read. */
const world = fc
  .uniqueArray(fc.tuple(fc.constantFrom(...AGENCIES), fc.constantFrom(...YEARS)), {
    minLength: 1,
    maxLength: 9,
    selector: String,
  })
  .chain((reports) =>
    fc.tuple(
      ...reports.map(([agency, year]) =>
        fc.tuple(figure, figure, figure, figure).map(([penalties, natural, legal, total]): Printed[] => {
          const cell = (item: string, applicant: string | null, value: number | null | undefined) =>
            value === undefined ? [] : [{ agency, year, item, applicant, value }];
          return [
            // A figure that is asked for by nothing, so that the report is filed with none of the others too.
            { agency, year, item: 'licensing.decisions', applicant: null, value: 1 },
            ...cell('penalties.decisions', null, penalties),
            ...cell('applications.received', 'natural_person', natural),
            ...cell('applications.received', 'legal_services', legal),
            ...cell('applications.received', 'total', total),
          ];
        }),
      ),
    ),
  )
  .map((reports) => reports.flat());

const year = fc.constantFrom(...YEARS);
const cells: fc.Arbitrary<Cells> = fc.record({
  kind: fc.constant('cells' as const),
  items: some(fc.constantFrom(...ITEMS), 1),
  applicants: some(fc.constantFrom(...COLUMNS), 1),
  agencies: some(fc.constantFrom(...AGENCIES), 0),
  years: fc.oneof(
    some(year, 0),
    fc.integer({ min: 1, max: 3 }).map((latest) => ({ any: [{ latest }] })),
    fc.tuple(year, year).map(([from, to]) => ({ any: [{ from: Math.min(from, to), to: Math.max(from, to) }] })),
  ),
});

const over = fc.uniqueArray(
  fc.constantFrom('item' as const, 'applicant' as const, 'agency' as const, 'year' as const),
  {
    minLength: 1,
    maxLength: 4,
  },
);
const threshold: fc.Arbitrary<Condition> = fc.oneof(
  fc.record({
    is: fc.constantFrom('equal' as const, 'more' as const, 'less' as const, 'least' as const, 'most' as const),
    than: fc.integer({ min: 0, max: 9 }),
  }),
  fc.constant({ is: 'known' as const }),
);
const rank: fc.Arbitrary<Condition> = fc
  .tuple(fc.integer({ min: 1, max: 6 }), fc.integer({ min: 0, max: 2 }))
  .map(([from, more]) => ({ is: 'rank' as const, from, to: from + more }));

const { expression } = fc.letrec<{ expression: Expression; below: Expression }>((tie) => ({
  below: fc.oneof({ maxDepth: 2, depthSize: 'small' }, cells, tie('expression')),
  expression: fc.oneof(
    { depthSize: 'small' },
    cells,
    fc.record({
      kind: fc.constant('fold' as const),
      how: fc.constantFrom('sum' as const, 'mean' as const, 'median' as const, 'largest' as const, 'smallest' as const),
      over,
      of: tie('below'),
    }),
    // A count counts rows that are there; what was not read is told apart in a test of its own.
    fc.record({
      kind: fc.constant('fold' as const),
      how: fc.constant('count' as const),
      over,
      of: fc.record({ kind: fc.constant('keep' as const), where: fc.tuple(threshold), of: tie('below') }),
    }),
    fc.record({
      kind: fc.constant('against' as const),
      how: fc.constantFrom('difference' as const, 'share' as const, 'times' as const, 'growth' as const),
      of: cells,
      from: fc.oneof(cells, fc.record({ kind: fc.constant('before' as const), years: fc.constant(1), of: cells })),
    }),
    fc.record({ kind: fc.constant('before' as const), years: fc.integer({ min: 1, max: 2 }), of: tie('below') }),
    fc.record({
      kind: fc.constant('order' as const),
      by: fc.constantFrom('most' as const, 'least' as const),
      of: tie('below'),
    }),
    fc.record({ kind: fc.constant('keep' as const), where: fc.tuple(threshold), of: tie('below') }),
    fc.record({
      kind: fc.constant('keep' as const),
      where: fc.tuple(rank),
      of: fc.record({
        kind: fc.constant('order' as const),
        by: fc.constantFrom('most' as const, 'least' as const),
        of: tie('below'),
      }),
    }),
  ),
}));

describe('a query over any reports', () => {
  let store: ReportStore | null = null;
  afterEach(() => store?.close());

  it('comes to what looking at every figure again and again comes to', async () => {
    await fc.assert(
      fc.asyncProperty(world, fc.array(expression, { minLength: 20, maxLength: 20 }), async (printed, asked) => {
        await store?.close();
        store = await fileReports(reportsOf(printed));
        for (const ask of asked) {
          const table = await tableOf(store, ask);
          const plain = naive(ask, printed);
          expect(table.rows.map(told).sort(), JSON.stringify(ask)).toEqual(
            plain.rows.map((row) => toldPlain(row, earlierIn(ask))).sort(),
          );
        }
      }),
      { numRuns: 40 },
    );
  });
});

function some<Member>(member: fc.Arbitrary<Member>, minLength: number): fc.Arbitrary<{ any: Member[] }> {
  return fc.uniqueArray(member, { minLength, maxLength: 3 }).map((any) => ({ any }));
}

function reportsOf(printed: readonly Printed[]): Parameters<typeof fileReports>[0] {
  const reports = new Map<string, { agency: string; year: number; printed: Record<string, number | null | Facts> }>();
  for (const { agency, year: of, item, applicant, value } of printed) {
    const report = reports.get(`${agency}${of}`) ?? { agency, year: of, printed: {} };
    reports.set(`${agency}${of}`, report);
    const column = APPLICANTS.find(({ id }) => id === applicant)?.id ?? null;
    const status = value === null ? ('blank' as const) : ('reported' as const);
    report.printed[`${item} ${applicant}`] = { metric: item, applicant: column, value, status, unit: '件' };
  }
  return [...reports.values()];
}

type Facts = Exclude<Parameters<typeof fileReports>[0][number]['printed'][string], number | null | readonly unknown[]>;

function told({ key, amount, place }: Row): string {
  return named({ ...key, amount, place: place?.at });
}

/** The year that the figures are of, and not the later one that they were set beside. */
function toldPlain(row: NaiveRow, earlier: number): string {
  return named({ ...row, ...(row.year !== undefined && { year: row.year - earlier }) });
}

function earlierIn(ask: Expression): number {
  if (ask.kind === 'before') return ask.years + earlierIn(ask.of);
  return 'of' in ask && !Array.isArray(ask.of) ? earlierIn(ask.of) : 0;
}

function named({ agency, year: of, item, applicant, amount, place }: NaiveRow): string {
  const rounded = amount === null ? null : Math.round(amount * 1e5) / 1e5;
  return JSON.stringify([agency ?? '', of ?? '', item ?? '', applicant ?? '', rounded, place ?? 0]);
}
