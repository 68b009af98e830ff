import { describe, expect, it } from 'vitest';
import type { Expression, Query, Slots } from '../../src/query/query.js';
import { resolve } from '../../src/query/resolve.js';
import { against, among, before, cells, fold, keep, most, NEWEST, places } from './world.js';

const [HERE, THERE] = ['洛江区人民政府', '靖江市行政审批局'] as const;
const LAST: Expression = { kind: 'last', back: 1 };

const asked = (ask: Expression): Query => ({ v: 2, ask });
const changed = (change: { to?: Slots; add?: Slots; drop?: Slots }, of: Expression = LAST): Expression => ({
  kind: 'with',
  ...change,
  of,
});
const received = (year: number, applicant = 'total') => cells('applications.received', HERE, year, applicant);
const all = cells('applications.received', [], NEWEST);
const ranking = keep(most(all), places(1));

const FOLLOW_UPS: { said: string; last: Expression[]; ask: Expression; written: Expression | null }[] = [
  {
    said: '那2023呢',
    last: [received(2020)],
    ask: changed({ to: { years: { any: [2023] } } }),
    written: received(2023),
  },
  {
    said: '那许可呢, of columns that it has not',
    last: [received(2020, 'natural_person')],
    ask: changed({ to: { items: { any: ['licensing.decisions'] } } }),
    written: cells('licensing.decisions', HERE, 2020),
  },
  {
    said: '那靖江呢',
    last: [received(2020)],
    ask: changed({ to: { agencies: { any: [THERE] } } }),
    written: cells('applications.received', THERE, 2020),
  },
  {
    said: '加上靖江',
    last: [received(2020)],
    ask: changed({ add: { agencies: { any: [THERE, HERE] } } }),
    written: cells('applications.received', [HERE, THERE], 2020),
  },
  {
    said: '不算靖江, of some',
    last: [cells('applications.received', [HERE, THERE], 2020)],
    ask: changed({ drop: { agencies: { any: [THERE] } } }),
    written: received(2020),
  },
  {
    said: '不算靖江, of all',
    last: [all],
    ask: changed({ drop: { agencies: { any: [THERE] } } }),
    written: { ...all, agencies: { any: [], but: [THERE] } },
  },
  {
    said: '不算洛江, of it alone',
    last: [received(2020)],
    ask: changed({ drop: { agencies: { any: [HERE] } } }),
    written: { ...received(2020), agencies: { any: [HERE], but: [HERE] } },
  },
  {
    said: '差多少',
    last: [received(2020), received(2019)],
    ask: against('difference', LAST, { kind: 'last', back: 2 }),
    written: against('difference', received(2020), received(2019)),
  },
  {
    said: '剩下的, a whole less its part',
    last: [against('share', received(2020, 'natural_person'), received(2020))],
    ask: against('difference', { kind: 'last', back: 1, part: ['from'] }, { kind: 'last', back: 1, part: ['of'] }),
    written: against('difference', received(2020), received(2020, 'natural_person')),
  },
  {
    said: '第二呢',
    last: [ranking],
    ask: keep({ kind: 'last', back: 1, part: ['of'] }, places(2)),
    written: keep(most(all), places(2)),
  },
  {
    said: '后一个, of several',
    last: [{ kind: 'together', of: [received(2019), received(2020)] }],
    ask: { kind: 'last', back: 1, part: ['of', '1'] },
    written: received(2020),
  },
  {
    said: '那许可呢, of who is top in applications',
    last: [keep(cells('penalties.decisions', [], NEWEST), { of: most(all), ...places(1) })],
    ask: changed({ to: { items: { any: ['licensing.decisions'] } } }),
    written: keep(cells('licensing.decisions', [], NEWEST), { of: most(all), ...places(1) }),
  },
  {
    said: '2020年呢, of who is top in applications',
    last: [keep(cells('penalties.decisions', [], NEWEST), { of: most(all), ...places(1) })],
    ask: changed({ to: { years: { any: [2020] } } }),
    written: keep(cells('penalties.decisions', [], 2020), {
      of: most(cells('applications.received', [], 2020)),
      ...places(1),
    }),
  },
  {
    said: '那靖江排第几',
    last: [keep(most(all), among({ agencies: { any: [HERE] } }))],
    ask: changed({ to: { agencies: { any: [THERE] } } }),
    written: keep(most(all), among({ agencies: { any: [THERE] } })),
  },
  {
    said: '镇里呢, of where one stands',
    last: [keep(most(all), among({ agencies: { any: [HERE] } }))],
    ask: changed({ to: { agencies: { any: [{ level: 'town' }] } } }),
    written: keep(most({ ...all, agencies: { any: [{ level: 'town' }] } }), among({ agencies: { any: [HERE] } })),
  },
  {
    said: '法人呢, of a share of all',
    last: [against('share', received(2020, 'natural_person'), received(2020))],
    ask: changed({ to: { applicants: { any: ['organisations'] } } }),
    written: against('share', received(2020, 'organisations'), received(2020)),
  },
  {
    said: '2022呢, of a growth',
    last: [against('growth', received(2023), before(1, received(2023)))],
    ask: changed({ to: { years: { any: [2022] } } }),
    written: against('growth', received(2022), before(1, received(2022))),
  },
  {
    said: '一共呢, of what was changed before',
    last: [cells('penalties.decisions', [], NEWEST)],
    ask: fold(
      'sum',
      ['agency'],
      changed({ to: { years: { any: [2020] } } }, changed({ add: { items: { any: ['report'] } } })),
    ),
    written: fold('sum', ['agency'], cells(['penalties.decisions', 'report'], [], 2020)),
  },
  { said: 'of nothing asked before', last: [], ask: changed({ to: { years: { any: [2023] } } }), written: null },
  {
    said: 'of what the last had not',
    last: [received(2020)],
    ask: { kind: 'last', back: 1, part: ['from'] },
    written: null,
  },
  {
    said: 'of what is no expression',
    last: [received(2020)],
    ask: { kind: 'last', back: 1, part: ['items'] },
    written: null,
  },
];

describe('a follow-up', () => {
  it.each(FOLLOW_UPS)('is written out: $said', ({ last, ask, written }) => {
    const query = resolve(asked(ask), last.map(asked));
    expect(query).toEqual(written && asked(written));
  });

  it('is written out in what it claims too', () => {
    const query: Query = {
      ...asked(received(2020)),
      claim: [
        { is: 'more', than: LAST },
        { of: LAST, is: 'known' },
      ],
    };
    expect(resolve(query, [asked(received(2019))])?.claim).toEqual([
      { is: 'more', than: received(2019) },
      { of: received(2019), is: 'known' },
    ]);
    expect(resolve(query, [])).toBeNull();
  });

  it('leaves a query alone that refers to none', () => {
    const query = asked(ranking);
    expect(resolve(query, [])).toEqual(query);
  });
});
