import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ReportStore } from '../../src/contracts/store.js';
import type { Condition, Expression } from '../../src/query/query.js';
import {
  against,
  among,
  cells,
  fileSamples,
  fold,
  keep,
  least,
  lines,
  most,
  NEWEST,
  places,
  tableOf,
} from './world.js';

const LUOJIANG = '洛江区人民政府';
const JINGJIANG = '靖江市行政审批局';
const SHANGTUN = '上屯镇人民政府';
const DASHIREN = '江源区大石人镇人民政府';
const BAISHA = '白沙镇人民政府';

const received = cells('applications.received', [], NEWEST);
const penalties = cells('penalties.decisions', [], NEWEST);
const procurement = cells('procurement.amount', [], []);
const ofLuojiang = (items: Parameters<typeof cells>[0], applicants?: Parameters<typeof cells>[3]) =>
  cells(items, LUOJIANG, 2020, applicants);

/** What is asked of the sample reports; the figures are read off their tables. */
const CASES: { asked: string; ask: Expression; rows: string[]; undecided?: string[] }[] = [
  {
    asked: 'a figure',
    ask: ofLuojiang('penalties.decisions'),
    rows: [`${LUOJIANG} 2020 penalties.decisions: 127件`],
  },
  {
    asked: 'columns, and the organisations added up',
    ask: ofLuojiang('applications.received', ['natural_person', 'other_organisation', 'organisations']),
    rows: [
      `${LUOJIANG} 2020 applications.received natural_person: 7件`,
      `${LUOJIANG} 2020 applications.received other_organisation: 2件`,
      `${LUOJIANG} 2020 applications.received organisations: 2件`,
    ],
  },
  {
    asked: 'the parts of a group of rows',
    ask: ofLuojiang({ parts: 'applications.outcome.unavailable' }),
    rows: [
      `${LUOJIANG} 2020 applications.outcome.unavailable.not_held: 3件`,
      `${LUOJIANG} 2020 applications.outcome.unavailable.needs_creation: 0件`,
      `${LUOJIANG} 2020 applications.outcome.unavailable.still_unclear: 0件`,
    ],
  },
  {
    asked: 'sums and rates of the catalogue',
    ask: ofLuojiang([
      'applications.outcome.unavailable',
      'applications.undisclosed',
      'applications.handled',
      'litigation.total',
      'remedies.total',
      'rate.granted',
      'rate.closed',
      'rate.litigation_corrected',
      'rate.review_corrected',
    ]),
    rows: [
      `${LUOJIANG} 2020 applications.outcome.unavailable: 3件`,
      `${LUOJIANG} 2020 applications.undisclosed: 3件`,
      `${LUOJIANG} 2020 applications.handled: 9件`,
      `${LUOJIANG} 2020 litigation.total: 1件`,
      `${LUOJIANG} 2020 remedies.total: 1件`,
      `${LUOJIANG} 2020 rate.granted: 66.667%`,
      `${LUOJIANG} 2020 rate.closed: 100%`,
      `${LUOJIANG} 2020 rate.litigation_corrected: 100%`,
      `${LUOJIANG} 2020 rate.review_corrected: no_base`,
    ],
  },
  {
    asked: 'several of one report as one table, added up',
    ask: fold('sum', ['item'], {
      kind: 'together',
      of: [ofLuojiang('licensing.decisions'), ofLuojiang('coercion.decisions')],
    }),
    rows: [`${LUOJIANG} 2020: 1190件`],
  },
  {
    asked: 'figures of two reports beside each other',
    ask: {
      kind: 'together',
      of: [cells('licensing.decisions', LUOJIANG, 2020), cells('licensing.decisions', JINGJIANG, 2019)],
    },
    rows: [`${LUOJIANG} 2020 licensing.decisions: 1125件`, `${JINGJIANG} 2019 licensing.decisions: 22782件`],
  },
  {
    asked: 'a share',
    ask: against('share', ofLuojiang('applications.received', 'natural_person'), ofLuojiang('applications.received')),
    rows: [`${LUOJIANG} 2020 applications.received natural_person: 77.778%`],
  },
  {
    asked: 'how many times as many',
    ask: against('times', ofLuojiang('licensing.decisions'), ofLuojiang('penalties.decisions')),
    rows: [`${LUOJIANG} 2020 licensing.decisions: 8.858倍`],
  },
  {
    asked: 'how many a day, in a leap year',
    ask: against('times', ofLuojiang('licensing.decisions'), ofLuojiang('calendar.days')),
    rows: [`${LUOJIANG} 2020 licensing.decisions: 3.074件/天`],
  },
  {
    asked: 'money of different units in order',
    ask: most(procurement),
    rows: [
      `1/4 ${LUOJIANG} 2020 procurement.amount: 101647022.75元`,
      `2/4 ${JINGJIANG} 2019 procurement.amount: 431.38万元`,
      `3-4/4 ${SHANGTUN} 2020 procurement.amount: 0万元`,
      `3-4/4 ${DASHIREN} 2020 procurement.amount: 0万元`,
    ],
    undecided: [`${BAISHA} 2018 procurement.amount: off_form`],
  },
  {
    asked: 'a difference of money in yuan',
    ask: against(
      'difference',
      cells('procurement.amount', LUOJIANG, 2020),
      cells('procurement.amount', JINGJIANG, 2019),
    ),
    rows: [`${LUOJIANG} 2020 procurement.amount: 97333222.75元`],
  },
  {
    asked: 'the newest of each, added up',
    ask: fold('sum', ['agency'], penalties),
    rows: ['penalties.decisions: 127件'],
  },
  {
    asked: 'who has the second place, and who shares the last',
    ask: keep(most(received), places(2)),
    rows: [`2/5 ${JINGJIANG} 2019 applications.received: 1件`],
  },
  {
    asked: 'all who hold a place that is shared',
    ask: keep(most(received), places(4)),
    rows: [SHANGTUN, DASHIREN]
      .map((name) => `3-5/5 ${name} 2020 applications.received: 0件`)
      .concat(`3-5/5 ${BAISHA} 2018 applications.received: 0件`),
  },
  {
    asked: 'where one stands',
    ask: keep(least(received), among({ agencies: { any: [LUOJIANG] } })),
    rows: [`5/5 ${LUOJIANG} 2020 applications.received: 9件`],
  },
  {
    asked: 'how many have some',
    ask: fold('count', ['agency'], keep(received, { is: 'more', than: 0 })),
    rows: ['applications.received: 2个'],
  },
  {
    asked: 'how many have more than any has',
    ask: fold('count', ['agency'], keep(received, { is: 'more', than: 100 })),
    rows: ['applications.received: 0个'],
  },
  {
    asked: 'a figure of those who have most of another',
    ask: keep(penalties, { of: most(received), ...places(1) }),
    rows: [`${LUOJIANG} 2020 penalties.decisions: 127件`],
  },
  {
    asked: 'those who have more of one than of another',
    ask: keep(penalties, { is: 'more', than: received }),
    rows: [`${LUOJIANG} 2020 penalties.decisions: 127件`],
    undecided: [`${BAISHA} 2018 penalties.decisions: off_form`],
  },
  {
    asked: 'all but one',
    ask: fold('sum', ['agency'], {
      ...received,
      agencies: { any: [], but: [LUOJIANG] },
    }),
    rows: ['applications.received: 1件'],
  },
  {
    asked: 'a row that forms call differently',
    ask: cells('normative_documents.issued', LUOJIANG, 2020),
    rows: [`${LUOJIANG} 2020 normative_documents.issued: 21件`],
  },
  {
    asked: 'a difference between the most and the fewest',
    ask: against('difference', fold('largest', ['agency'], received), fold('smallest', ['agency'], received)),
    rows: ['applications.received: 9件'],
  },
  {
    asked: 'how many reports of a year there are',
    ask: fold('sum', ['agency'], cells('report', [], 2020)),
    rows: ['2020 report: 3份'],
  },
  {
    asked: 'whose report of a year there is not',
    ask: keep(cells('report', [], 2020), { is: 'absent' }),
    rows: [`${BAISHA} 2020 report: no_report`, `${JINGJIANG} 2020 report: no_report`],
  },
  {
    asked: 'a year that is not filed',
    ask: cells('penalties.decisions', LUOJIANG, [2020, 2021]),
    rows: [`${LUOJIANG} 2020 penalties.decisions: 127件`, `${LUOJIANG} 2021 penalties.decisions: no_report`],
  },
  {
    asked: 'a year of all, as far as it is filed',
    ask: cells('penalties.decisions', [], 2019),
    rows: [`${JINGJIANG} 2019 penalties.decisions: 0件`],
  },
  {
    asked: 'somebody of whom nothing is filed',
    ask: cells('penalties.decisions', '无名县人民政府', NEWEST),
    rows: ['无名县人民政府 penalties.decisions: no_report'],
  },
];

const CLAIMS: { claim: string; ask: Expression; condition: Condition; verdict: string }[] = [
  { claim: '9件', ask: ofLuojiang('applications.received'), condition: { is: 'equal', than: 9 }, verdict: 'yes' },
  { claim: '7件', ask: ofLuojiang('applications.received'), condition: { is: 'equal', than: 7 }, verdict: 'no' },
  {
    claim: '一千多',
    ask: ofLuojiang('licensing.decisions'),
    condition: { is: 'equal', than: 1100, give: 100 },
    verdict: 'yes',
  },
  {
    claim: '一亿零一百多万',
    ask: ofLuojiang('procurement.amount'),
    condition: { is: 'equal', than: 1.016, unit: '亿' },
    verdict: 'yes',
  },
  {
    claim: '10165万元',
    ask: ofLuojiang('procurement.amount'),
    condition: { is: 'equal', than: 10165, unit: '万元' },
    verdict: 'yes',
  },
  {
    claim: '431万 of what is printed in 万元',
    ask: cells('procurement.amount', JINGJIANG, 2019),
    condition: { is: 'equal', than: 431.38 },
    verdict: 'yes',
  },
  {
    claim: '超过1亿',
    ask: ofLuojiang('procurement.amount'),
    condition: { is: 'more', than: 1, unit: '亿' },
    verdict: 'yes',
  },
  {
    claim: '超过500万元, printed in 万元',
    ask: cells('procurement.amount', JINGJIANG, 2019),
    condition: { is: 'more', than: 500, unit: '万元' },
    verdict: 'no',
  },
  {
    claim: '比许可多',
    ask: ofLuojiang('penalties.decisions'),
    condition: { is: 'more', than: ofLuojiang('licensing.decisions') },
    verdict: 'no',
  },
  {
    claim: '占77.8%',
    ask: against('share', ofLuojiang('applications.received', 'natural_person'), ofLuojiang('applications.received')),
    condition: { is: 'equal', than: 77.8, unit: '%' },
    verdict: 'yes',
  },
  {
    claim: '占八成',
    ask: against('share', ofLuojiang('applications.received', 'natural_person'), ofLuojiang('applications.received')),
    condition: { is: 'equal', than: 8, unit: '成' },
    verdict: 'yes',
  },
  {
    claim: '自然人最多',
    ask: keep(
      most(ofLuojiang('applications.received', { parts: 'total' })),
      among({ applicants: { any: ['natural_person'] } }),
    ),
    condition: places(1),
    verdict: 'yes',
  },
  {
    claim: '3万件 of money',
    ask: ofLuojiang('procurement.amount'),
    condition: { is: 'equal', than: 3, unit: '件' },
    verdict: 'untold',
  },
  {
    claim: '没有 of what the form does not have',
    ask: cells('penalties.decisions', BAISHA, 2018),
    condition: { is: 'equal', than: 0 },
    verdict: 'untold',
  },
  {
    claim: '不是 of what cannot be told',
    ask: cells('penalties.decisions', BAISHA, 2018),
    condition: { is: 'equal', than: 0, not: true },
    verdict: 'untold',
  },
];

describe('the sample reports', () => {
  let store: ReportStore;
  beforeAll(async () => {
    store = await fileSamples();
  });
  afterAll(() => store.close());

  it.each(CASES)('tell $asked', async ({ ask, rows, undecided = [] }) => {
    const table = await tableOf(store, ask);
    expect(lines(table.rows)).toEqual(rows);
    expect(lines(table.undecided)).toEqual(undecided);
  });

  it.each(CLAIMS)('are claimed to say $claim: $verdict', async ({ ask, condition, verdict }) => {
    const { claims } = await tableOf(store, ask, { claim: [condition] });
    expect(claims.map((claim) => claim.verdict)).toEqual([verdict]);
  });

  it('ask the store twice for one set of reports, whatever is compared', async () => {
    const asked: string[] = [];
    const counting = {
      filed: (query?: { agencies?: readonly string[] }) => {
        asked.push('filed');
        return store.filed(query);
      },
      cells: (query: Parameters<ReportStore['cells']>[0]) => {
        if (query.reports.length > 0) asked.push('cells');
        return store.cells(query);
      },
    };
    const ask = keep(against('difference', ofLuojiang('licensing.decisions'), ofLuojiang('coercion.decisions')), {
      is: 'more',
      than: ofLuojiang('penalties.decisions'),
    });
    expect(lines((await tableOf(counting, ask)).rows)).toEqual([`${LUOJIANG} 2020 licensing.decisions: 1060件`]);
    expect(asked).toEqual(['filed', 'cells']);
  });

  it('show what a condition looked at beside the row', async () => {
    const { rows } = await tableOf(store, keep(penalties, { of: most(received), ...places(1) }));
    expect(lines(rows[0]?.beside ?? [])).toEqual([`1/5 ${LUOJIANG} 2020 applications.received: 9件`]);
  });

  it('show the terms of what was worked out, down to the cells', async () => {
    const { rows } = await tableOf(store, ofLuojiang('rate.litigation_corrected'));
    const [row] = rows;
    expect(row?.working?.how).toBe('share');
    const [part, whole] = row?.working?.terms ?? [];
    expect(lines(part?.working?.terms ?? [])).toEqual([
      `${LUOJIANG} 2020 litigation.direct.corrected: 1件`,
      `${LUOJIANG} 2020 litigation.after_review.corrected: 0件`,
    ]);
    expect(whole?.working).toMatchObject({ how: 'difference', terms: [{ amount: 1 }, { amount: 0 }] });
    expect(row?.cells).toHaveLength(6);
  });
});
