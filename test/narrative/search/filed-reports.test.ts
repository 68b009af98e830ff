import { expect, it } from 'vitest';
import type { Filed } from '../../../src/contracts/store.js';
import { filedReports } from '../../../src/narrative/search/filed-reports.js';

it('counts what is filed again only when that changed', async () => {
  const rows: Filed[] = [{ report: 'a', agency: '青岚区人民政府', year: 2022, form: '2021' }];
  const asked: number[] = [];
  let revision = 1;
  const store = {
    revision: async () => revision,
    filed: async () => {
      asked.push(revision);
      return rows;
    },
  };
  expect([...(await filedReports(store)).byYear]).toEqual([[2022, 1]]);
  rows.push({ report: 'b', agency: '青岚区教育局', year: 2022, form: '2021' });
  expect((await filedReports(store)).byYear.get(2022)).toBe(1);
  revision = 2;
  const { byYear, agencyOf } = await filedReports(store);
  expect([byYear.get(2022), agencyOf.get('b')]).toEqual([2, '青岚区教育局']);
  expect(asked).toEqual([1, 2]);
});
