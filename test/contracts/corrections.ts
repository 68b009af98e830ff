import { beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/contracts/errors.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { filingOf } from '../store/filings.js';

const WHY = { by: '管理员', at: '2026-11-21T08:00:00.000Z', why: '原件为12' };

/** What every store does with figures that are corrected or linked to; `store` hands out the empty store of the test that runs. */
export function describeCorrections(store: () => ReportStore): void {
  describe('single figures', () => {
    const filing = filingOf({
      facts: [
        { value: 9 },
        { value: 9, status: 'text', row: 3, column: 0, quote: '收到申请9件。' },
        { applicant: 'natural_person', value: null, cell: '', status: 'blank' },
        { metric: 'local', applicant: null, labels: ['咨询'], value: 4, cell: '4' },
        { metric: 'local', applicant: null, labels: ['来访'], value: 4, cell: '4' },
      ],
    });
    const [received, inWords, blank, consulted, visited] = filing.facts;
    const item = { report: filing.report.id, metric: 'applications.received', applicant: 'total' as const };

    beforeEach(async () => {
      await store().file(filing);
    });

    it('are corrected with the printed one beside it, and nothing else is', async () => {
      const before = await store().revision();
      expect(await store().correct(item, { value: 12, ...WHY })).toBe(true);
      expect(await store().revision()).not.toBe(before);
      const corrected = { ...received!, value: 12, correction: { printed: 9, ...WHY } };
      expect(await store().facts({})).toEqual([corrected, inWords, blank, consulted, visited]);
    });

    it('come corrected by columns too, in the order of the report', async () => {
      const metrics = ['applications.received', 'local'];
      const values = async () => (await store().cells({ reports: [item.report], metrics })).map(({ value }) => value);
      expect(await values()).toEqual([9, 9, null, 4, 4]);
      await store().correct(item, { value: 12, ...WHY });
      await store().correct(visited!, { value: 5, ...WHY });
      expect(await values()).toEqual([12, 9, null, 4, 5]);
      const [first] = await store().cells({ reports: [item.report], metrics, applicants: ['total'] });
      expect(first).toMatchObject({ value: 12, status: 'reported', correction: { printed: 9, ...WHY } });
      const natural = {
        reports: [item.report],
        metrics: ['applications.received'],
        applicants: ['natural_person'] as const,
      };
      expect(await store().cells(natural)).toMatchObject([{ value: null, status: 'blank' }]);
    });

    it('are found by having been corrected', async () => {
      expect(await store().facts({ corrected: true })).toEqual([]);
      await store().correct(item, { value: 12, ...WHY });
      expect(await store().facts({ corrected: true })).toMatchObject([{ value: 12, correction: WHY }]);
      expect(await store().facts({ corrected: true, reports: ['none'] })).toEqual([]);
      expect(await store().facts({ corrected: true, metrics: ['local'] })).toEqual([]);
      await store().correct(item, null);
      expect(await store().facts({ corrected: true })).toEqual([]);
    });

    it('are told apart by what is printed where the form does not tell', async () => {
      await store().correct(visited!, { value: 5, ...WHY });
      await store().correct(inWords!, { value: 8, ...WHY });
      expect((await store().facts({})).map(({ value }) => value)).toEqual([9, 8, null, 4, 5]);
    });

    it.each([
      { why: 'an item that is not there', key: { ...item, metric: 'review.total' } },
      { why: 'another kind of applicant', key: { ...item, applicant: 'legal_services' as const } },
      { why: 'a report that is not there', key: { ...item, report: 'none' } },
      { why: 'one of several of an item', key: { ...item, metric: 'local', applicant: null } },
    ])('are not corrected and have no address: $why', async ({ key }) => {
      const before = await store().revision();
      expect(await store().correct(key, { value: 1, ...WHY })).toBe(false);
      expect(await store().addressOf(key)).toBeNull();
      expect(await store().revision()).toBe(before);
      expect(await store().facts({})).toEqual(filing.facts);
    });

    it('are no longer blank once they have a value, and blank once they have none', async () => {
      await store().correct(blank!, { value: 3, ...WHY });
      await store().correct(received!, { value: null, ...WHY });
      expect((await store().facts({ statuses: ['blank'] })).map(({ applicant }) => applicant)).toEqual(['total']);
      const reported = await store().facts({ statuses: ['reported'], metrics: ['applications.received'] });
      expect(reported).toMatchObject([{ applicant: 'natural_person', value: 3, correction: { printed: null } }]);
    });

    it('take the last correction, and none once it is taken back', async () => {
      await store().correct(item, { value: 12, ...WHY });
      await store().correct(item, { value: 13, ...WHY, why: '再核' });
      expect(await store().facts({ metrics: ['applications.received'], applicants: ['total'] })).toMatchObject([
        { value: 13, correction: { printed: 9, why: '再核' } },
        { value: 9 },
      ]);
      expect(await store().correct(item, null)).toBe(true);
      expect(await store().correct(item, null)).toBe(false);
      expect(await store().facts({})).toEqual(filing.facts);
    });

    it('are not corrected to what is no number', async () => {
      await expect(store().correct(item, { value: Number.NaN, ...WHY })).rejects.toThrow(StoreError);
      expect(await store().facts({})).toEqual(filing.facts);
    });

    it('stay corrected when the same bytes are filed anew, not in another version', async () => {
      await store().correct(item, { value: 12, ...WHY });
      await store().remove(item.report, WHY);
      await store().file(filing);
      expect((await store().facts({}))[0]).toMatchObject({ value: 12, correction: { printed: 9 } });
      const newer = filingOf({ hash: 'newer', facts: [{ value: 9 }] });
      await store().file(newer);
      expect(await store().facts({})).toEqual(newer.facts);
    });

    it('are found by their addresses, each by its own', async () => {
      const addresses: (string | null)[] = [];
      for (const fact of filing.facts) addresses.push(await store().addressOf(fact));
      expect(new Set(addresses).size).toBe(5);
      for (const [place, address] of addresses.entries()) {
        expect(address).toMatch(/^[A-Za-z0-9_-]{1,56}$/);
        expect(await store().factAt(address ?? '')).toEqual(filing.facts[place]);
      }
      expect(await store().addressOf(item)).toBe(addresses[0]);
      for (const none of ['', 'x', 'A'.repeat(16), `${addresses[0]}A`]) expect(await store().factAt(none)).toBeNull();
    });

    it('keep their address when they are corrected or filed anew, and lose it with their report', async () => {
      const address = (await store().addressOf(item)) ?? '';
      await store().correct(item, { value: 12, ...WHY });
      expect(await store().addressOf(item)).toBe(address);
      expect(await store().factAt(address)).toMatchObject({ value: 12 });
      await store().remove(item.report, WHY);
      expect([await store().factAt(address), await store().addressOf(item)]).toEqual([null, null]);
      expect(await store().correct(item, { value: 1, ...WHY })).toBe(false);
      await store().purge('2027-01-01T00:00:00.000Z');
      await store().file(filingOf({ hash: 'first', agency: '丹枫镇人民政府' }));
      await store().file(filing);
      expect(await store().factAt(address)).toEqual(received);
    });
  });

  it('hands out what was filed since a report, oldest first', async () => {
    const filings = ['a', 'b', 'c'].map((hash, index) => filingOf({ hash, year: 2020 + index }));
    for (const filing of filings) await store().file(filing);
    const all = await store().filedSince(0);
    expect(all.map(({ report }) => report)).toEqual(filings.map(({ report }) => report));
    expect(await store().filedSince(all[1]?.number ?? 0)).toEqual(all.slice(2));
  });
}
