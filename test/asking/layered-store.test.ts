import { beforeEach, describe, expect, it } from 'vitest';
import { layStores, vectorsBelow } from '../../src/asking/layered-store.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { openMemoryStore, openSqliteStore } from '../../src/store/sqlite.js';
import { describeStore } from '../contracts/store.js';
import { filingOf } from '../store/filings.js';

const NONE = { agency: '无此机关', year: 1900 };

describeStore('SQLite under an empty layer', async (folder) =>
  layStores({ upper: await openMemoryStore(), lower: await openSqliteStore({ folder }), of: NONE }),
);

describe('a draft laid over what is filed', () => {
  const before = filingOf({ hash: 'before', year: 2019, texts: ['上一年讲光伏。'], facts: [{ value: 5 }] });
  const filed = filingOf({ hash: 'filed', texts: ['已收录的版本讲海棠。'], facts: [{ value: 8 }] });
  const other = filingOf({ hash: 'other', agency: '丹枫镇人民政府', texts: ['丹枫镇讲光伏。'] });
  const short = { key: '青禾区', kind: 'short' as const };
  const full = { key: '青禾区人民政府', kind: 'full' as const };
  const draft = filingOf({ hash: 'draft', texts: ['草稿讲银杏。'], facts: [{ value: 9 }], names: [full, short] });
  const of = { agency: draft.report.agency, year: draft.report.year };
  let lower: ReportStore;
  let store: ReportStore;

  beforeEach(async () => {
    lower = await openMemoryStore();
    for (const filing of [before, filed, other]) await lower.file(filing);
    const upper = await openMemoryStore();
    await upper.file(draft);
    store = layStores({ upper, lower, of });
  });

  it('stands in the place of the filed report of its agency and year, in the order of the store', async () => {
    expect(await store.reports()).toEqual([other.report, before.report, draft.report]);
    expect(await store.facts({})).toEqual([...other.facts, ...before.facts, ...draft.facts]);
    expect(await store.findings({ years: [2020] })).toEqual([...other.findings, ...draft.findings]);
    expect(await store.paragraphs([draft.report.id, filed.report.id])).toEqual(draft.paragraphs);
    expect(await store.reportsOfHash('draft')).toEqual([draft.report]);
    expect(await store.reportsOfHash('filed')).toEqual([]);
  });

  it('is found by its words, and the report under it is not', async () => {
    expect(await store.search({ text: '银杏', limit: 5 })).toMatchObject([{ report: draft.report.id }]);
    expect(await store.search({ text: '海棠', limit: 5 })).toEqual([]);
    expect(await store.search({ text: '光伏', limit: 1 })).toHaveLength(1);
  });

  it('gives its agency the names of both', async () => {
    expect(await store.agencies()).toEqual([
      other.names,
      { name: '青禾区人民政府', keys: expect.arrayContaining([full, short]) },
    ]);
  });

  it('has no address that leads to a figure of it or of the report under it', async () => {
    const key = { metric: 'applications.received', applicant: 'total' } as const;
    expect(await store.addressOf({ report: draft.report.id, ...key })).toBeNull();
    expect(await store.addressOf({ report: filed.report.id, ...key })).toBeNull();
    expect(await store.addressOf({ report: before.report.id, ...key })).not.toBeNull();
  });

  it('changes nothing of what is filed', async () => {
    expect(await lower.reports()).toEqual([other.report, before.report, filed.report]);
    expect(await lower.search({ text: '银杏', limit: 5 })).toEqual([]);
  });

  it('hides the vectors of the report under it', async () => {
    const hits = [
      { ...filed.paragraphs[0]!, ...of, score: 1 },
      { ...before.paragraphs[0]!, agency: of.agency, year: 2019, score: 1 },
    ];
    const vectors = {
      nearest: async () => ({ hits, weight: 1, whole: true }),
      update: async () => {},
      close: async () => {},
    };
    const found = await vectorsBelow(vectors, of).nearest({ text: '海棠', limit: 5 });
    expect(found.hits).toEqual([hits[1]]);
  });
});
