import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportStore } from '../../src/contracts/store.js';
import { filingOf } from '../store/filings.js';

const BY = { by: '管理员', at: '2026-11-21T08:00:00.000Z' };
const LATER = '2026-11-22T08:00:00.000Z';

/** What every store does with reports that are removed; `store` hands out the open and empty store of the test that runs. */
export function describeRemoval(store: () => ReportStore): void {
  describe('removing a report', () => {
    const old = filingOf({ hash: 'old', texts: ['旧版提到光伏。'] });
    const wrong = filingOf({ hash: 'wrong', texts: ['错版提到风电。', '还提到水电。'] });
    const other = filingOf({ hash: 'other', agency: '丹枫镇人民政府', texts: ['别处提到潮汐。'] });
    const { id } = wrong.report;

    beforeEach(async () => {
      for (const filing of [old, wrong, other]) await store().file(filing);
    });

    const visible = async () => ({
      reports: (await store().reports()).map((report) => report.id),
      ofHash: await store().reportsOfHash('wrong'),
      facts: (await store().facts({ reports: [id] })).length,
      findings: (await store().findings({ reports: [id] })).length,
      paragraphs: (await store().paragraphs([id])).length,
      hits: (await store().search({ text: '风电水电', limit: 9 })).length,
      agencies: (await store().agencies()).map(({ name }) => name),
      filed: (await store().filedSince(0)).map(({ report }) => report.id),
    });
    const whole = {
      reports: [other.report.id, id],
      ofHash: [wrong.report],
      facts: 1,
      findings: 1,
      paragraphs: 2,
      hits: 2,
      agencies: ['丹枫镇人民政府', '青禾区人民政府'],
      filed: [id, other.report.id],
    };
    const gone = {
      reports: [other.report.id],
      ofHash: [],
      facts: 0,
      findings: 0,
      paragraphs: 0,
      hits: 0,
      agencies: ['丹枫镇人民政府'],
      filed: [other.report.id],
    };

    it('takes it away from everything that is asked, and restoring brings all of it back', async () => {
      expect(await visible()).toEqual(whole);
      const revisions = [await store().revision()];
      expect(await store().remove(id, BY)).toBe(true);
      revisions.push(await store().revision());
      expect(await visible()).toEqual(gone);
      expect(await store().removed()).toEqual([{ ...wrong.report, removedBy: '管理员', removedAt: BY.at }]);
      expect(await store().restore(id)).toBe(true);
      revisions.push(await store().revision());
      expect(await visible()).toEqual(whole);
      expect(await store().removed()).toEqual([]);
      expect(new Set(revisions).size).toBe(3);
    });

    it('is refused where the report is not current', async () => {
      const before = await store().revision();
      expect(await store().remove(old.report.id, BY)).toBe(false);
      expect(await store().remove('none', BY)).toBe(false);
      expect(await store().restore(id)).toBe(false);
      expect(await store().restore('none')).toBe(false);
      expect(await store().revision()).toBe(before);
      await store().remove(id, BY);
      expect(await store().remove(id, BY)).toBe(false);
    });

    it('makes room for another report of the year, which then keeps its place', async () => {
      await store().remove(id, BY);
      const right = filingOf({ hash: 'right' });
      expect(await store().file(right)).toEqual({ kind: 'filed', report: right.report.id });
      expect(await store().restore(id)).toBe(false);
      expect(await store().file(wrong)).toEqual({ kind: 'unchanged', report: id });
      expect((await store().reports()).map((report) => report.id)).toEqual([other.report.id, right.report.id]);
    });

    it('lets the same bytes be filed as if they were new', async () => {
      await store().remove(id, BY);
      const reread = { ...wrong, facts: [...wrong.facts, ...filingOf({ hash: 'wrong', facts: [{ row: 2 }] }).facts] };
      expect(await store().file(reread)).toEqual({ kind: 'filed', report: id });
      expect(await visible()).toMatchObject({ ...whole, facts: 2, filed: [other.report.id, id] });
      expect(await store().removed()).toEqual([]);
      expect(await store().file(reread)).toEqual({ kind: 'unchanged', report: id });
    });

    it('lets the version be filed again that it had replaced', async () => {
      await store().remove(id, BY);
      expect(await store().file(old)).toEqual({ kind: 'filed', report: old.report.id });
      expect(await store().search({ text: '光伏', limit: 9 })).toHaveLength(1);
      expect(await store().restore(id)).toBe(false);
      expect(await store().purge(LATER)).toBe(1);
      expect((await store().reports({ superseded: true })).map((report) => report.id)).toEqual([
        other.report.id,
        old.report.id,
      ]);
    });

    it('is for good once purged, with the versions it had replaced', async () => {
      await store().remove(id, BY);
      expect(await store().purge(BY.at)).toBe(0);
      const before = await store().revision();
      expect(await store().purge(LATER)).toBe(1);
      expect(await store().revision()).not.toBe(before);
      expect(await store().purge(LATER)).toBe(0);
      expect(await store().restore(id)).toBe(false);
      expect(await store().removed()).toEqual([]);
      expect(await store().reports({ superseded: true })).toEqual([other.report]);
      expect(await visible()).toEqual(gone);
      expect(await store().file(old)).toEqual({ kind: 'filed', report: old.report.id });
    });

    it('leaves the numbers of what was purged unused', async () => {
      const last = (await store().filedSince(0)).at(-1)?.number ?? 0;
      await store().remove(other.report.id, BY);
      await store().purge(LATER);
      expect(await store().filedSince(last)).toEqual([]);
      const next = filingOf({ hash: 'next', agency: '丹枫镇人民政府' });
      await store().file(next);
      expect(await store().filedSince(last)).toMatchObject([{ report: next.report }]);
    });
  });
}
