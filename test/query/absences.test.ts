import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportStore } from '../../src/contracts/store.js';
import type { Expression } from '../../src/query/query.js';
import type { TableNote } from '../../src/query/table.js';
import { against, before, cells, fileReports, fold, keep, lines, most, NEWEST, tableOf } from './world.js';

const [ONE, TWO, THREE, FOUR] = ['甲县人民政府', '乙县人民政府', '丙县人民政府', '丁市人民政府'] as const;
const DENIED = 'applications.outcome.denied';
const REASONS = [
  'state_secret',
  'prohibited_by_law',
  'security_and_stability',
  'third_party_rights',
  'internal_affairs',
]
  .concat('process_information', 'enforcement_files', 'inquiry_matters')
  .map((reason) => `${DENIED}.${reason}`);

/** Invented reports with every kind of gap. */
const REPORTS: Parameters<typeof fileReports>[0] = [
  {
    agency: ONE,
    year: 2018,
    printed: { 'statistics.applications.received': 4, 'statistics.litigation.total': 2 },
  },
  {
    agency: ONE,
    year: 2020,
    printed: {
      'applications.received': [10, 1, 0, 0, 1, null, 12],
      'applications.outcome.other': 5,
      'applications.outcome.granted': 8,
      'applications.outcome.total': 16,
      'penalties.decisions': 64,
      'coercion.decisions': 0,
      'procurement.amount': { value: 2_000_000, unit: '元' },
      'procurement.projects': 12,
      'litigation.direct.total': 3,
      'litigation.after_review.total': null,
      'litigation.direct.corrected': 1,
      'litigation.after_review.corrected': null,
      'litigation.direct.pending': 0,
      'litigation.after_review.pending': 0,
      'review.total': 0,
      'review.pending': 0,
      'review.corrected': 0,
    },
  },
  {
    agency: ONE,
    year: 2022,
    printed: {
      'applications.received': 20,
      'applications.outcome.other.correction_overdue': 1,
      'applications.outcome.other.fee_overdue': 2,
      'applications.outcome.other.rest': 4,
      'penalties.decisions': 80,
      'coercion.decisions': 5,
      ...Object.fromEntries(REASONS.map((metric) => [metric, null])),
    },
  },
  {
    agency: TWO,
    year: 2020,
    printed: {
      'applications.received': { value: 3, status: 'text' as const },
      'licensing.decisions': 7,
      'procurement.amount': 150.5,
      ...Object.fromEntries(REASONS.map((metric, at) => [metric, at < 2 ? at + 1 : null])),
    },
  },
  {
    agency: TWO,
    year: 2021,
    printed: {
      'applications.received': null,
      'penalties.decisions': null,
      ...Object.fromEntries(REASONS.slice(1).map((metric) => [metric, 1])),
    },
  },
  {
    agency: THREE,
    year: 2013,
    printed: { 'applications.received': { value: 6, status: 'text' as const, form: null } },
  },
  { agency: FOUR, year: 2022, printed: { 'applications.received': 100, 'penalties.decisions': 80 } },
];

const WHY: { why: string; ask: Expression; rows: string[] }[] = [
  {
    why: 'a blank is not zero',
    ask: cells('applications.received', TWO, 2021),
    rows: [`${TWO} 2021 applications.received: blank`],
  },
  {
    why: 'the form of the year has no such row',
    ask: cells(['penalties.items_change', 'fees.amount'], ONE, 2020),
    rows: [`${ONE} 2020 penalties.items_change: unsure`, `${ONE} 2020 fees.amount: off_form`],
  },
  {
    why: 'no form was in force',
    ask: cells('penalties.decisions', THREE, 2013),
    rows: [`${THREE} 2013 penalties.decisions: off_form`],
  },
  {
    why: 'the report lacks the table',
    ask: cells(['review.total', 'penalties.decisions'], TWO, 2020),
    rows: [`${TWO} 2020 review.total: no_table`, `${TWO} 2020 penalties.decisions: unsure`],
  },
  {
    why: 'no report is filed of a year that is named',
    ask: cells('penalties.decisions', [ONE, FOUR], 2019),
    rows: [`${ONE} 2019 penalties.decisions: no_report`, `${FOUR} 2019 penalties.decisions: no_report`],
  },
  {
    why: 'the text states what the table does not',
    ask: cells('applications.received', [TWO, THREE], [2020, 2013]),
    rows: [
      `${TWO} 2013 applications.received: no_report`,
      `${TWO} 2020 applications.received: 3件`,
      `${THREE} 2013 applications.received: 6件`,
      `${THREE} 2020 applications.received: no_report`,
    ],
  },
  {
    why: 'an older form calls the row otherwise, and has no columns',
    ask: cells(['applications.received', 'litigation.total'], ONE, 2018, ['total', 'natural_person']),
    rows: [
      `${ONE} 2018 applications.received: 4件`,
      `${ONE} 2018 applications.received natural_person: off_form`,
      `${ONE} 2018 litigation.total: 2件`,
    ],
  },
  {
    why: 'the blanks of a group are left out of its sum',
    ask: cells(DENIED, [TWO], 2020),
    rows: [`${TWO} 2020 ${DENIED}: 3件`],
  },
  {
    why: 'a group of blanks is blank',
    ask: cells(DENIED, ONE, 2022),
    rows: [`${ONE} 2022 ${DENIED}: blank`],
  },
  {
    why: 'a group with an unread row has no sum',
    ask: cells(DENIED, TWO, 2021),
    rows: [`${TWO} 2021 ${DENIED}: unsure`],
  },
  {
    why: 'a row that a later form divides is its parts added up',
    ask: cells('applications.outcome.other', ONE, [2020, 2022]),
    rows: [`${ONE} 2020 applications.outcome.other: 5件`, `${ONE} 2022 applications.outcome.other: 7件`],
  },
  {
    why: 'what a form does not divide is its own part',
    ask: cells({ parts: 'applications.outcome.other' }, ONE, [2020]),
    rows: [`${ONE} 2020 applications.outcome.other: 5件`],
  },
  {
    why: 'a rate rests on every one of its terms, and on a base',
    ask: cells(['rate.litigation_corrected', 'rate.review_corrected', 'rate.granted', 'rate.closed'], ONE, 2020),
    rows: [
      `${ONE} 2020 rate.litigation_corrected: blank`,
      `${ONE} 2020 rate.review_corrected: no_base`,
      `${ONE} 2020 rate.granted: 50%`,
      `${ONE} 2020 rate.closed: unsure`,
    ],
  },
  {
    why: 'a rate needs a form that asks for it',
    ask: cells('rate.litigation_corrected', ONE, 2018),
    rows: [`${ONE} 2018 rate.litigation_corrected: off_form`],
  },
  {
    why: 'a sum of the known ones',
    ask: fold('sum', ['agency', 'year'], cells('penalties.decisions', [], [])),
    rows: ['penalties.decisions: 224件'],
  },
  {
    why: 'a sum of none',
    ask: fold('sum', ['item'], cells({ parts: DENIED }, ONE, 2022)),
    rows: [`${ONE} 2022: none_known`],
  },
  {
    why: 'a sum over parts that an older form has not',
    ask: fold('sum', ['item'], cells(['penalties.decisions', 'other_services.decisions'], ONE, 2022)),
    rows: [`${ONE} 2022: 80件`],
  },
  {
    why: 'a sum of what no report is filed of',
    ask: fold('sum', ['agency'], cells('penalties.decisions', [], 2005)),
    rows: ['no_report'].map((why) => `: ${why}`),
  },
  {
    why: 'a count of what no report is filed of',
    ask: fold('count', ['agency'], cells('penalties.decisions', [], 2005)),
    rows: [': 0个'],
  },
  {
    why: 'a sum of unlike things',
    ask: fold('sum', ['item'], cells(['penalties.decisions', 'procurement.projects'], ONE, 2020)),
    rows: [`${ONE} 2020: unlike`],
  },
  {
    why: 'a median of the known ones',
    ask: fold('median', ['agency', 'year'], cells('penalties.decisions', [], [])),
    rows: ['penalties.decisions: 80件'],
  },
  {
    why: 'a count of rows that are there, blank or not',
    ask: fold('count', ['agency'], cells('applications.received', [], 2021)),
    rows: ['2021 applications.received: 1个'],
  },
  {
    why: 'a count of the blank ones',
    ask: fold('count', ['agency'], keep(cells('applications.received', [], []), { is: 'blank' })),
    rows: [2013, 2018, 2020, 2021, 2022].map((year) => `${year} applications.received: ${year === 2021 ? 1 : 0}个`),
  },
  {
    why: 'a share of nothing',
    ask: against('share', cells('penalties.decisions', ONE, 2020), cells('coercion.decisions', ONE, 2020)),
    rows: [`${ONE} 2020 penalties.decisions: no_base`],
  },
  {
    why: 'a difference with a blank',
    ask: against('difference', cells('penalties.decisions', ONE, 2020), cells('penalties.decisions', TWO, 2021)),
    rows: [`${ONE} 2020 penalties.decisions: blank`],
  },
  {
    why: 'a difference of unlike things',
    ask: against('difference', cells('penalties.decisions', ONE, 2020), cells('procurement.amount', ONE, 2020)),
    rows: [`${ONE} 2020 penalties.decisions: unlike`],
  },
  {
    why: 'a growth over a year that is not filed',
    ask: against(
      'growth',
      cells('penalties.decisions', ONE, NEWEST),
      before(1, cells('penalties.decisions', ONE, NEWEST)),
    ),
    rows: [`${ONE} 2022 penalties.decisions: no_report`],
  },
  {
    why: 'a growth over two years',
    ask: against('growth', cells('penalties.decisions', ONE, 2022), before(2, cells('penalties.decisions', ONE, 2022))),
    rows: [`${ONE} 2022 penalties.decisions: 25%`],
  },
  {
    why: 'those that have it, and those that are not known to',
    ask: keep(cells('penalties.decisions', [], []), { is: 'known', not: true }),
    rows: [
      `${THREE} 2013 penalties.decisions: off_form`,
      `${TWO} 2020 penalties.decisions: unsure`,
      `${TWO} 2021 penalties.decisions: blank`,
      `${ONE} 2018 penalties.decisions: off_form`,
    ],
  },
];

describe('a figure that is not there', () => {
  let store: ReportStore;
  beforeAll(async () => {
    store = await fileReports(REPORTS);
  });
  afterAll(() => store.close());

  it.each(WHY)('keeps its reason: $why', async ({ ask, rows }) => {
    expect(lines((await tableOf(store, ask)).rows)).toEqual(rows);
  });

  it('is left out of a sum and told by reason', async () => {
    const { rows, notes } = await tableOf(store, fold('sum', ['agency', 'year'], cells('penalties.decisions', [], [])));
    expect(rows[0]?.left?.map(({ why, rows: left }) => [why, left.length])).toEqual([
      ['off_form', 2],
      ['unsure', 1],
      ['blank', 1],
    ]);
    expect(notes.filter(({ kind }) => kind === 'left_out')).toHaveLength(3);
  });

  it('is neither kept nor refused by a condition', async () => {
    const { rows, undecided, refused } = await tableOf(
      store,
      keep(cells('penalties.decisions', [], []), { is: 'more', than: 70 }),
    );
    expect(lines(rows)).toEqual([`${FOUR} 2022 penalties.decisions: 80件`, `${ONE} 2022 penalties.decisions: 80件`]);
    expect(undecided.map(({ why }) => why)).toEqual(['off_form', 'unsure', 'blank', 'off_form']);
    expect(refused).toBe(1);
  });

  it('has no place in a ranking, where equal ones hold all their places', async () => {
    const { rows, undecided } = await tableOf(store, most(cells('penalties.decisions', [], [2021, 2022])));
    expect(lines(rows)).toEqual([
      `1-2/2 ${FOUR} 2022 penalties.decisions: 80件`,
      `1-2/2 ${ONE} 2022 penalties.decisions: 80件`,
    ]);
    expect(lines(undecided)).toEqual([`${TWO} 2021 penalties.decisions: blank`]);
  });

  it('leaves a row without a partner out of a series of growth, named', async () => {
    const series = cells('applications.received', ONE, []);
    const { rows, undecided, notes } = await tableOf(store, against('growth', series, before(2, series)));
    expect(lines(rows)).toEqual([
      `${ONE} 2020 applications.received: 200%`,
      `${ONE} 2022 applications.received: 66.667%`,
    ]);
    expect(rows.map(({ difference }) => difference)).toEqual([
      { amount: 8, unit: '件' },
      { amount: 8, unit: '件' },
    ]);
    expect(lines(rows[1]?.working?.terms ?? [])).toEqual([
      `${ONE} 2022 applications.received: 20件`,
      `${ONE} 2020 applications.received: 12件`,
    ]);
    expect(lines(undecided)).toEqual([`${ONE} 2018 applications.received: no_report`]);
    expect(notes).toContainEqual({ kind: 'years_missing', agency: ONE, years: [2019, 2021] });
  });

  it('leaves no doubt between two statements of the text that agree, and some where they do not', async () => {
    const stated = { metric: 'review.total', applicant: null, status: 'text' as const };
    const own = await fileReports([
      { agency: ONE, year: 2020, printed: { a: { ...stated, value: 2 }, b: { ...stated, value: 2 } } },
    ]);
    const other = await fileReports([
      { agency: ONE, year: 2020, printed: { a: { ...stated, value: 2 }, b: { ...stated, value: 3 } } },
    ]);
    const ask = cells('review.total', ONE, 2020);
    expect(lines((await tableOf(own, ask)).rows)).toEqual([`${ONE} 2020 review.total: 2件`]);
    expect(lines((await tableOf(other, ask)).rows)).toEqual([`${ONE} 2020 review.total: unsure`]);
    await own.close();
    await other.close();
  });
});

describe('what is told of a whole table', () => {
  let store: ReportStore;
  beforeAll(async () => {
    store = await fileReports(REPORTS);
  });
  afterAll(() => store.close());

  const notesOf = async (ask: Expression, kind: TableNote['kind'], more: Parameters<typeof tableOf>[2] = {}) =>
    (await tableOf(store, ask, more)).notes.filter((note) => note.kind === kind);

  it('is that the newest years differ, with one that most have', async () => {
    expect(await notesOf(cells('applications.received', [], NEWEST), 'years_differ')).toEqual([
      { kind: 'years_differ', years: [2013, 2021, 2022], common: 2022 },
    ]);
    expect(await notesOf(cells('applications.received', [ONE, FOUR], NEWEST), 'years_differ')).toEqual([]);
  });

  it('is which years of a run are not filed', async () => {
    expect(await notesOf(cells('applications.received', ONE, { from: 2017, to: 2022 }), 'years_missing')).toEqual([
      { kind: 'years_missing', agency: ONE, years: [2017, 2019, 2021] },
    ]);
  });

  it('is a change of form inside a series, with what the row was called', async () => {
    expect(await notesOf(cells('applications.received', ONE, []), 'form_break')).toEqual([
      { kind: 'form_break', year: 2019, items: ['statistics.applications.received', 'applications.received'] },
      { kind: 'form_break', year: 2021, items: ['applications.received', 'applications.received'] },
    ]);
  });

  it('is a change of form among agencies only where the row has another name', async () => {
    const ask = cells('applications.received', [TWO, FOUR], [2020, 2022]);
    expect(await notesOf(ask, 'form_break')).toEqual([]);
  });

  it('is a figure that was corrected', async () => {
    const own = await fileReports(REPORTS.slice(0, 2));
    const [filed] = (await own.filed()).slice(-1);
    const why = { by: '管理员', at: '2026-01-02T00:00:00.000Z', why: '印错' };
    await own.correct({ report: filed!.report, metric: 'penalties.decisions', applicant: null }, { value: 46, ...why });
    const { rows, notes } = await tableOf(own, fold('sum', ['year'], cells('penalties.decisions', ONE, [])));
    expect(lines(rows)).toEqual([`${ONE} penalties.decisions: 46件`]);
    const told = notes.filter(({ kind }) => kind === 'corrected');
    expect(told).toMatchObject([{ cell: { value: 46, correction: { printed: 64, why: '印错' } } }]);
    await own.close();
  });

  it('is a sum of a body and one inside it', async () => {
    const overlaps = (agencies: readonly string[]) =>
      agencies.includes(ONE) && agencies.includes(FOUR) ? [[FOUR, ONE] as const] : [];
    const all = cells('penalties.decisions', [], 2022);
    const overlap = [{ kind: 'overlap', parent: FOUR, child: ONE }];
    expect(await notesOf(fold('sum', ['agency'], all), 'overlap', { overlaps })).toEqual(overlap);
    const share = against('share', cells('penalties.decisions', ONE, 2022), fold('sum', ['agency'], all));
    expect(await notesOf(share, 'overlap', { overlaps })).toEqual(overlap);
    expect(await notesOf(most(all), 'overlap', { overlaps })).toEqual([]);
  });

  it('is of the agencies that have the traits', async () => {
    const asked: unknown[] = [];
    const places = (traits: unknown) => {
      asked.push(traits);
      return [ONE, TWO];
    };
    const county = { within: '丁', level: 'county' as const };
    const ask = fold('sum', ['agency'], cells('applications.received', [county, FOUR], NEWEST));
    expect(lines((await tableOf(store, ask, { places })).rows)).toEqual(['applications.received: 120件']);
    expect(new Set(asked)).toEqual(new Set([county]));
  });
});
