import { describe, expect, it } from 'vitest';
import { misfitOf } from '../../src/query/fits.js';
import type { Condition, Expression } from '../../src/query/query.js';
import { against, among, before, cells, fold, keep, most, NEWEST, places } from './world.js';

const [HERE, THERE] = ['洛江区人民政府', '靖江市行政审批局'] as const;
const FILED = {
  agencies: [HERE, THERE],
  yearsOf: (agency: string) => (agency === HERE ? [2019, 2020] : agency === THERE ? [2019] : []),
};
const received = cells('applications.received', HERE, 2020);
const all = cells('applications.received', [], NEWEST);
const penalties = cells('penalties.decisions', [], NEWEST);

const CASES: { why: string; ask: Expression; misfit: string | null; claim?: Condition[] }[] = [
  { why: 'a figure', ask: received, misfit: null },
  { why: 'an item that no form has', ask: cells('weather', HERE, 2020), misfit: 'no_such_item' },
  { why: 'a group that is no item', ask: cells('applications.outcome', HERE, 2020), misfit: 'no_such_item' },
  {
    why: 'a kind of applicant that there is not',
    ask: cells('applications.received', HERE, 2020, 'pupils'),
    misfit: 'no_such_applicant',
  },
  { why: 'parts of a single row', ask: cells({ parts: 'applications.received' }, HERE, 2020), misfit: 'no_parts' },
  { why: 'parts of a group', ask: cells({ parts: 'applications.outcome' }, HERE, 2020), misfit: null },
  {
    why: 'parts of a column',
    ask: cells('applications.received', HERE, 2020, { parts: 'natural_person' }),
    misfit: 'no_parts',
  },
  {
    why: 'applicants of a row without columns',
    ask: cells('penalties.decisions', HERE, 2020, 'natural_person'),
    misfit: 'no_columns',
  },
  {
    why: 'applicants of a group of rows',
    ask: cells({ parts: 'applications.outcome' }, HERE, 2020, 'organisations'),
    misfit: null,
  },
  { why: 'a sum of one agency over agencies', ask: fold('sum', ['agency'], received), misfit: 'nothing_to_fold' },
  {
    why: 'a sum of the newest year over years',
    ask: fold('sum', ['year'], cells('applications.received', HERE, NEWEST)),
    misfit: 'nothing_to_fold',
  },
  { why: 'a sum of all years', ask: fold('sum', ['year'], cells('applications.received', HERE, [])), misfit: null },
  {
    why: 'a sum of all years of which there is one',
    ask: fold('sum', ['year'], cells('applications.received', THERE, [])),
    misfit: 'nothing_to_fold',
  },
  { why: 'a sum over agencies and a single year', ask: fold('sum', ['agency', 'year'], all), misfit: null },
  {
    why: 'a sum of unlike things',
    ask: fold('sum', ['item'], cells(['licensing.decisions', 'procurement.amount'], HERE, 2020)),
    misfit: 'unlike',
  },
  {
    why: 'a count of unlike things',
    ask: fold('count', ['item'], cells(['licensing.decisions', 'procurement.amount'], HERE, 2020)),
    misfit: null,
  },
  {
    why: 'a sum of money in different units',
    ask: fold('sum', ['agency'], cells('procurement.amount', [], NEWEST)),
    misfit: null,
  },
  {
    why: 'a sum of a group and a row of it',
    ask: fold(
      'sum',
      ['item'],
      cells(['applications.outcome.denied', 'applications.outcome.denied.state_secret'], HERE, 2020),
    ),
    misfit: 'counted_twice',
  },
  {
    why: 'a sum of the total and a column',
    ask: fold('sum', ['applicant'], cells('applications.received', HERE, 2020, ['total', 'natural_person'])),
    misfit: 'counted_twice',
  },
  { why: 'a sum of rates', ask: fold('sum', ['agency'], cells('rate.granted', [], NEWEST)), misfit: 'unlike' },
  { why: 'a mean of rates', ask: fold('mean', ['agency'], cells('rate.granted', [], NEWEST)), misfit: null },
  {
    why: 'a sum of shares of one whole',
    ask: fold(
      'sum',
      ['applicant'],
      against('share', cells('applications.received', HERE, 2020, { parts: 'total' }), received),
    ),
    misfit: null,
  },
  { why: 'a ranking of one', ask: most(received), misfit: 'nothing_to_rank' },
  { why: 'a ranking within each agency of one figure', ask: most(all, ['agency']), misfit: 'nothing_to_rank' },
  { why: 'a ranking of agencies', ask: most(all), misfit: null },
  { why: 'a ranking of unlike items', ask: most(cells({ parts: 'disclosure' }, HERE, 2020)), misfit: 'unlike' },
  { why: 'a place without an order', ask: keep(all, places(1)), misfit: 'rank_without_order' },
  { why: 'a place in the order of another', ask: keep(penalties, { of: most(all), ...places(1) }), misfit: null },
  {
    why: 'a place among those that were kept',
    ask: keep(keep(most(all), { is: 'more', than: 3 }), places(1)),
    misfit: null,
  },
  { why: 'a claim of a place without an order', ask: all, claim: [places(1)], misfit: 'rank_without_order' },
  { why: 'something against itself', ask: against('difference', received, received), misfit: 'against_itself' },
  {
    why: 'two years against the same two',
    ask: against(
      'times',
      cells('licensing.decisions', HERE, [2019, 2020]),
      cells('licensing.decisions', HERE, [2020, 2019]),
    ),
    misfit: 'against_itself',
  },
  { why: 'something against the year before', ask: against('growth', received, before(1, received)), misfit: null },
  { why: 'a condition against itself', ask: keep(all, { is: 'more', than: all }), misfit: 'against_itself' },
  {
    why: 'a difference of unlike things',
    ask: against('difference', received, cells('procurement.amount', HERE, 2020)),
    misfit: 'unlike',
  },
  { why: 'a share of a rate', ask: against('share', received, cells('rate.granted', HERE, 2020)), misfit: 'unlike' },
  { why: 'so many a day', ask: against('times', received, cells('calendar.days', HERE, 2020)), misfit: null },
  {
    why: 'a condition on unlike things',
    ask: keep(all, { is: 'more', than: cells('procurement.amount', [], NEWEST) }),
    misfit: 'unlike',
  },
  { why: 'money for a number of cases', ask: keep(all, { is: 'more', than: 3, unit: '万元' }), misfit: 'unlike' },
  { why: 'ten thousand cases', ask: keep(all, { is: 'more', than: 3, unit: '万' }), misfit: null },
  {
    why: 'percent of a growth',
    ask: against('growth', received, before(1, received)),
    claim: [{ is: 'more', than: 20, unit: '%' }],
    misfit: null,
  },
  {
    why: 'a condition on what was folded away',
    ask: keep(fold('sum', ['agency'], all), among({ agencies: { any: [HERE] } })),
    misfit: 'folded_away',
  },
  { why: 'the last', ask: { kind: 'last', back: 1 }, misfit: 'refers_back' },
  {
    why: 'a claim about the last',
    ask: received,
    claim: [{ is: 'more', than: { kind: 'last', back: 1 } }],
    misfit: 'refers_back',
  },
  { why: 'a misfit inside', ask: keep(most(fold('mean', ['year'], all)), places(1)), misfit: 'nothing_to_fold' },
];

describe('a reading', () => {
  it.each(CASES)('fits or does not: $why', ({ ask, claim, misfit }) => {
    expect(misfitOf({ v: 2, ask, ...(claim && { claim }) }, FILED)).toBe(misfit);
  });
});
