import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StoreError } from '../../src/contracts/errors.js';
import type { ReportStore } from '../../src/contracts/store.js';
import type { Fact } from '../../src/report/fact.js';
import { filingOf } from '../store/filings.js';
import { describeCorrections } from './corrections.js';
import { describeRemoval } from './removal.js';
import { describeSearch } from './search.js';

/** What every store is held to. `open` opens the store of a place, an empty folder at first; the same place twice is one store. */
export function describeStore(name: string, open: (place: string) => Promise<ReportStore>): void {
  describe(`${name} as a report store`, () => {
    let place: string;
    let store: ReportStore;

    beforeEach(async () => {
      place = mkdtempSync(join(tmpdir(), 'wenbao-store-'));
      store = await open(place);
    });
    afterEach(async () => {
      await store.close();
      rmSync(place, { recursive: true });
    });

    const old = filingOf({ hash: 'old', texts: ['旧版提到光伏。'], facts: [{ value: 8 }] });
    const corrected = filingOf({ hash: 'new', texts: ['新版提到风电。'], facts: [{ value: 9 }] });

    describe('filing', () => {
      it('gives back what was filed', async () => {
        const filing = filingOf({
          texts: ['第一段。', '第二段。'],
          facts: [{ value: null, status: 'blank' }, { value: 0 }],
        });
        expect(await store.file(filing)).toEqual({ kind: 'filed', report: filing.report.id });
        expect(await store.reports()).toEqual([filing.report]);
        expect(await store.paragraphs([filing.report.id])).toEqual(filing.paragraphs);
        expect(await store.facts({})).toEqual(filing.facts);
        expect(await store.findings({})).toEqual(filing.findings);
        expect(await store.agencies()).toEqual([filing.names]);
      });

      it('hands out a part of the reports and of the agencies', async () => {
        const [one, two, older] = [
          filingOf({ agency: '甲县', hash: 'a' }),
          filingOf({ agency: '乙县', hash: 'b' }),
          filingOf({ agency: '甲县', year: 2019, hash: 'c' }),
        ] as const;
        for (const filing of [one, two, older]) await store.file(filing);
        const [first, ...rest] = await store.agencies();
        expect(await store.reports({ ids: [older.report.id, 'none'] })).toEqual([older.report]);
        expect(await store.reports({ limit: 2 })).toEqual((await store.reports()).slice(0, 2));
        expect(await store.reports({ newest: 1 })).toEqual((await store.reports({ years: [2020] })).slice(0, 1));
        expect(await store.reports({ newest: 9 })).toEqual(await store.reports({ years: [2020] }));
        expect(await store.agencies({ after: '', limit: 1 })).toEqual([first]);
        expect(await store.agencies({ after: first?.name ?? '', limit: 9 })).toEqual(rest);
      });

      it('hands out findings by how they came out', async () => {
        await store.file(old);
        for (const outcome of ['closes', 'does_not_close'] as const) {
          const wanted = old.findings.filter((finding) => finding.outcome === outcome);
          expect(await store.findings({ outcomes: [outcome] })).toEqual(wanted);
        }
      });

      it('keeps what was filed when it is opened again', async () => {
        await store.file(old);
        await store.close();
        store = await open(place);
        expect(await store.facts({})).toEqual(old.facts);
      });

      it('changes nothing for bytes that are filed', async () => {
        await store.file(old);
        const before = await store.revision();
        expect(await store.file(old)).toEqual({ kind: 'unchanged', report: old.report.id });
        expect(await store.revision()).toBe(before);
        expect(await store.facts({})).toHaveLength(1);
      });

      it('files two reports out of one document', async () => {
        const other = filingOf({ hash: 'old', agency: '丹枫镇人民政府' });
        await store.file(old);
        expect(await store.file(other)).toMatchObject({ kind: 'filed' });
        expect(await store.reportsOfHash('old')).toEqual([other.report, old.report]);
      });

      it('refuses a filing that holds a fact of another year, and files none of it', async () => {
        const mixed = filingOf({ facts: [{}, { year: 2019 }] });
        await expect(store.file(mixed)).rejects.toThrow(StoreError);
        expect(await store.reports()).toEqual([]);
        expect(await store.agencies()).toEqual([]);
      });

      it('leaves nothing of a filing that fails half-way', async () => {
        const clash = filingOf({ hash: 'new', report: { id: old.report.id } });
        const sameId = { ...clash, paragraphs: old.paragraphs, facts: [], findings: [] };
        await store.file(old);
        const before = await store.revision();
        await expect(store.file(sameId)).rejects.toThrow();
        expect(await store.reports({ superseded: true })).toEqual([old.report]);
        expect(await store.search({ text: '光伏', limit: 9 })).toHaveLength(1);
        expect(await store.revision()).toBe(before);
      });

      it('is seen by a second program that has the store open', async () => {
        const second = await open(place);
        const before = await second.revision();
        await store.file(old);
        expect(await second.facts({})).toEqual(old.facts);
        expect(await second.revision()).not.toBe(before);
        await second.file(filingOf({ hash: 'b', year: 2019 }));
        expect(await store.reports()).toHaveLength(2);
        await second.close();
      });
    });

    describe('a report read anew', () => {
      const by = { by: '1', at: '2026-02-01T00:00:00.000Z', why: '核对' };
      const anew = filingOf({ hash: 'old', agency: '青禾新区', texts: ['重读提到潮汐。'], facts: [{ value: 7 }] });

      it('is there with its new parts alone, its number and its corrections, perhaps under another name', async () => {
        await store.file(old);
        const [before] = await store.filedSince(0);
        await store.correct(old.facts[0]!, { value: 5, ...by });
        expect(await store.file(anew, old.report.id)).toEqual({ kind: 'reread', report: anew.report.id });
        expect(await store.reports({ superseded: true })).toEqual([anew.report]);
        expect(await store.filedSince(0)).toEqual([{ number: before!.number, report: anew.report }]);
        expect(await store.paragraphs([anew.report.id])).toEqual(anew.paragraphs);
        expect(await store.search({ text: '光伏', limit: 9 })).toEqual([]);
        expect(await store.search({ text: '潮汐', limit: 9 })).toHaveLength(1);
        expect(await store.facts({})).toMatchObject([{ value: 5, correction: { printed: 7 } }]);
        expect(await store.agencies()).toEqual([anew.names]);
      });

      it('keeps the older version that it replaced', async () => {
        await store.file(old);
        await store.file(corrected);
        await store.file(filingOf({ hash: 'new', texts: ['重读。'] }), corrected.report.id);
        const [version, current] = await store.reports({ superseded: true });
        expect(version).toMatchObject({ id: old.report.id, supersededBy: current!.id });
        expect(current).toMatchObject({ hash: 'new', supersededBy: null });
      });

      it('takes the place of an earlier one of the name that it turns out to have, and gives way to a later one', async () => {
        const namesake = filingOf({ hash: 'b', agency: '青禾新区', texts: ['同名提到地热。'] });
        await store.file(namesake);
        await store.file(old);
        await store.file(anew, old.report.id);
        expect((await store.reports()).map(({ id }) => id)).toEqual([anew.report.id]);
        expect(await store.search({ text: '地热', limit: 9 })).toEqual([]);
        const later = filingOf({ hash: 'c', agency: '丹枫镇人民政府', texts: ['提到风电。'] });
        await store.file(later);
        const renamed = filingOf({ hash: 'old', agency: '丹枫镇人民政府', texts: ['再读提到沼气。'] });
        await store.file(renamed, anew.report.id);
        expect((await store.reports()).map(({ id }) => id)).toEqual([later.report.id]);
        expect(await store.search({ text: '沼气', limit: 9 })).toEqual([]);
      });

      it('is refused where it is no longer filed', async () => {
        await expect(store.file(anew, old.report.id)).rejects.toThrow(StoreError);
        expect(await store.reports()).toEqual([]);
      });
    });

    describe('a new version', () => {
      beforeEach(async () => {
        await store.file(old);
        await store.file(corrected);
      });

      it('takes the place of the old one and says which', async () => {
        const third = filingOf({ hash: 'third' });
        const { id } = corrected.report;
        expect(await store.file(third)).toEqual({ kind: 'superseded', report: third.report.id, previous: id });
      });

      it('is the only one whose facts, findings, paragraphs and words are seen', async () => {
        expect(await store.facts({})).toEqual(corrected.facts);
        expect(await store.findings({})).toEqual(corrected.findings);
        expect(await store.paragraphs([old.report.id, corrected.report.id])).toEqual(corrected.paragraphs);
        expect(await store.search({ text: '光伏', limit: 9 })).toEqual([]);
        expect(await store.search({ text: '风电', limit: 9 })).toHaveLength(1);
        expect(await store.reports()).toEqual([corrected.report]);
        expect(await store.reportsOfHash('old')).toEqual([]);
      });

      it('leaves the old one to be listed', async () => {
        const kept = { ...old.report, supersededBy: corrected.report.id };
        expect(await store.reports({ superseded: true })).toEqual([kept, corrected.report]);
      });

      it('is not displaced by the old bytes filed again', async () => {
        expect(await store.file(old)).toEqual({ kind: 'unchanged', report: old.report.id });
        expect(await store.facts({})).toEqual(corrected.facts);
      });
    });

    describe('looking facts up', () => {
      const received = { metric: 'applications.received' };
      beforeEach(async () => {
        const facts = [{ ...received, applicant: 'natural_person' as const, value: 7 }, received];
        await store.file(filingOf({ hash: 'a', agency: '青禾区人民政府', year: 2020, facts }));
        await store.file(filingOf({ hash: 'b', agency: '青禾区人民政府', year: 2019, facts: [received] }));
        const blank = { metric: 'review.total', applicant: null, value: null, status: 'blank' as const };
        await store.file(filingOf({ hash: 'c', agency: '丹枫镇人民政府', year: 2020, facts: [received, blank] }));
      });

      it.each([
        { why: 'everything, by agency, year and place', query: {}, found: ['c1', 'c2', 'b1', 'a1', 'a2'] },
        { why: 'one agency', query: { agencies: ['青禾区人民政府'] }, found: ['b1', 'a1', 'a2'] },
        { why: 'one year', query: { years: [2020] }, found: ['c1', 'c2', 'a1', 'a2'] },
        { why: 'one metric', query: { metrics: ['review.total'] }, found: ['c2'] },
        { why: 'one kind of applicant', query: { applicants: ['natural_person'] as const }, found: ['a1'] },
        { why: 'one status', query: { statuses: ['blank'] as const }, found: ['c2'] },
        { why: 'one report', query: { reports: ['b-青禾区人民政府-2019'] }, found: ['b1'] },
        {
          why: 'two years',
          query: { years: [2019, 2020], metrics: ['applications.received'] },
          found: ['c1', 'b1', 'a1', 'a2'],
        },
        { why: 'an agency that is not filed', query: { agencies: ['青禾区'] }, found: [] },
        { why: 'a list of none', query: { years: [] }, found: [] },
      ])('finds $why', async ({ query, found }) => {
        const facts = await store.facts(query);
        expect(facts.map(({ file, row }) => `${file.slice(0, 1)}${row}`)).toEqual(found);
      });

      const places = ['a-青禾区人民政府-2020', 'b-青禾区人民政府-2019', 'c-丹枫镇人民政府-2020'];
      const [a, b, c] = places as [string, string, string];

      it.each([
        { why: 'metric', query: { reports: [b, a], metrics: ['applications.received'] }, found: [b, a, a] },
        {
          why: 'column, with what has none',
          query: {
            reports: places,
            metrics: ['applications.received', 'review.total'],
            applicants: ['natural_person'] as const,
          },
          found: [c, a],
        },
        { why: 'no column', query: { reports: places, metrics: ['review.total'], applicants: [] }, found: [c] },
        { why: 'no report', query: { reports: [], metrics: ['review.total'] }, found: [] },
        { why: 'a report that is not filed', query: { reports: ['x'], metrics: ['review.total'] }, found: [] },
      ])('finds columns of figures by $why', async ({ query, found }) => {
        expect((await store.cells(query)).map(({ report }) => report)).toEqual(found);
      });

      it('gives columns the very figures that facts have', async () => {
        const facts = await store.facts({ reports: places });
        const metrics = ['applications.received', 'review.total'];
        const slim = ({ report, agency, year, form, metric, applicant, value, unit, status }: Fact) => {
          return { report, agency, year, form, metric, applicant, value, unit, status };
        };
        expect(await store.cells({ reports: places, metrics })).toEqual(facts.map(slim));
      });

      it('lists what is filed, of all agencies or some', async () => {
        const [one, two] = ['丹枫镇人民政府', '青禾区人民政府'];
        const filed = [
          { report: c, agency: one, year: 2020, form: '2019' },
          { report: b, agency: two, year: 2019, form: '2019' },
          { report: a, agency: two, year: 2020, form: '2019' },
        ];
        expect(await store.filed()).toEqual(filed);
        expect(await store.filed({ agencies: ['丹枫镇人民政府', '无'] })).toEqual(filed.slice(0, 1));
        await store.remove(a, { by: '1', at: '2021-03-01T00:00:00.000Z' });
        expect(await store.filed({ agencies: ['青禾区人民政府'] })).toEqual(filed.slice(1, 2));
        expect(await store.cells({ reports: [a], metrics: ['applications.received'] })).toEqual([]);
      });

      it('keeps blank and zero apart', async () => {
        const [fact] = await store.facts({ metrics: ['review.total'] });
        expect(fact).toMatchObject({ value: null, status: 'blank' });
      });
    });

    it('counts what is filed, without what was removed or replaced', async () => {
      expect(await store.counts()).toEqual({ reports: 0, agencies: 0, years: null, facts: 0, failed: 0 });
      await store.file(old);
      await store.file(corrected);
      const failing = [{ outcome: 'does_not_close' as const }];
      await store.file(
        filingOf({ hash: 'b', agency: '丹枫镇人民政府', year: 2018, facts: [{}, {}], findings: failing }),
      );
      expect(await store.counts()).toEqual({ reports: 2, agencies: 2, years: [2018, 2020], facts: 3, failed: 1 });
      await store.remove(corrected.report.id, { by: '1', at: '2021-03-01T00:00:00.000Z' });
      expect(await store.counts()).toEqual({ reports: 1, agencies: 1, years: [2018, 2018], facts: 2, failed: 1 });
    });

    describeSearch(() => store);
    describeRemoval(() => store);
    describeCorrections(() => store);

    describe('agencies', () => {
      it('come once each with every name their reports gave them', async () => {
        const full = { key: '青禾区人民政府', kind: 'full' as const };
        const short = { key: '青禾区', kind: 'short' as const };
        const pinyin = { key: 'qinghe', kind: 'pinyin' as const };
        await store.file(filingOf({ hash: 'a', year: 2019, names: [full, short] }));
        await store.file(filingOf({ hash: 'b', year: 2020, names: [full, pinyin] }));
        expect(await store.agencies()).toEqual([{ name: '青禾区人民政府', keys: [full, short, pinyin] }]);
      });
    });

    describe('tallies', () => {
      it('add up what filing came to, and count the figures of current reports with something beside them', async () => {
        expect(await store.tallies()).toEqual({ results: {}, flags: { doubtful: 0 } });
        await store.countResults({ filed: 2, refused: 1 });
        await store.countResults({ filed: 1 });
        const filing = filingOf({ hash: 'a', year: 2019, facts: [{}, {}, {}] });
        const facts = filing.facts.map((fact, at) =>
          at === 0 ? { ...fact, notes: ['moved'] } : { ...fact, value: null, status: 'blank' as const },
        );
        await store.file({ ...filing, facts });
        expect(await store.tallies()).toEqual({
          results: { filed: 3, refused: 1 },
          flags: { blank: 2, doubtful: 1 },
        });
        await store.file(filingOf({ hash: 'b', year: 2019 }));
        expect((await store.tallies()).flags).toEqual({ doubtful: 0 });
      });
    });

    describe('conversations', () => {
      const keepSince = '2021-01-01T00:00:00.000Z';
      const keep = (chat: string, at: string) =>
        store.keepConversation({ chat, state: `{"at":"${at}"}`, at, keepSince });

      it('come back while they are young enough', async () => {
        await keep('c1', '2021-03-01T00:00:00.000Z');
        expect(await store.conversation('c1', '2021-02-28T00:00:00.000Z')).toBe('{"at":"2021-03-01T00:00:00.000Z"}');
        expect(await store.conversation('c1', '2021-03-02T00:00:00.000Z')).toBeNull();
        expect(await store.conversation('c2', keepSince)).toBeNull();
      });

      it('hold the last state only', async () => {
        await keep('c1', '2021-03-01T00:00:00.000Z');
        await keep('c1', '2021-03-02T00:00:00.000Z');
        expect(await store.conversation('c1', keepSince)).toContain('03-02');
      });

      it('are dropped when another is kept and they are too old', async () => {
        await keep('c1', '2021-03-01T00:00:00.000Z');
        await store.keepConversation({
          chat: 'c2',
          state: '{}',
          at: '2021-05-01T00:00:00.000Z',
          keepSince: '2021-04-01',
        });
        expect(await store.conversation('c1', keepSince)).toBeNull();
        expect(await store.conversation('c2', keepSince)).toBe('{}');
      });

      it('are forgotten one at a time', async () => {
        await keep('c1', '2021-03-01T00:00:00.000Z');
        await keep('c2', '2021-03-01T00:00:00.000Z');
        await store.forgetConversation('c1');
        expect(await store.conversation('c1', keepSince)).toBeNull();
        expect(await store.conversation('c2', keepSince)).not.toBeNull();
      });

      it('are no change of what is filed', async () => {
        const before = await store.revision();
        await keep('c1', '2021-03-01T00:00:00.000Z');
        expect(await store.revision()).toBe(before);
      });
    });
  });
}
