import { beforeAll, describe, expect, it } from 'vitest';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { agencyNames } from '../../src/parse/names.js';
import { NO_MEMORY } from '../../src/question/follow-up/memory.js';
import { createKnown } from '../../src/question/names/known.js';
import { readMessage } from '../../src/question/read.js';
import type { Report } from '../../src/report/report.js';
import { filingOf } from '../store/filings.js';

const AGENCY = '青禾区人民政府';

describe('questions about a report itself', () => {
  let read: (text: string) => unknown;

  beforeAll(() => {
    const agencies = [agencyNames(AGENCY, [])];
    const known = createKnown({ agencies, filed: [{ agency: AGENCY, year: 2020 }] });
    read = (text) => readMessage(text, { known, memory: NO_MEMORY, today: '2026-12-01' }).questions[0]?.readings[0];
  });

  it.each([
    ['青禾区2020年的年报发布后改过吗', 'versions', 2020],
    ['青禾区2020年年报有几个版本', 'versions', 2020],
    ['青禾区的年报改过没有', 'versions', 'all'],
    ['was the 2020 report of 青禾区 changed after publication?', 'versions', 2020],
    ['青禾区2020年这份是怎么读的', 'reading', 2020],
  ])('%s', (text, asks, year) => {
    expect(read(text)).toEqual({ kind: 'report', asks, subjects: [{ agency: AGENCY, year }] });
  });

  it('leaves what is to be improved to the text', () => {
    expect(read('青禾区2020年打算怎么改进')).toMatchObject({ kind: 'text', topic: 'improvements' });
  });
});

describe('the versions of a report', () => {
  const first = filingOf({ hash: 'a' }).report;
  const revision = {
    cells: [],
    added: ['新的一句。'],
    removed: [],
    left: 0,
    previous: first.id,
    filedAt: first.filedAt,
  };
  const version = (reading: Partial<Report['reading']>): Report => ({
    ...filingOf({ hash: 'b' }).report,
    filedAt: '2021-03-01T08:00:00.000Z',
    reading: { ...first.reading, ...reading },
  });

  it('are told with what changed, or that nothing did, or that it was not noted', () => {
    expect(zhAnswers.versions(first, [first]).join()).toContain('1 个版本（2021-02-01收录），收录以来没有发现改动');
    const second = version({ revision });
    expect(zhAnswers.versions(second, [first, second]).at(-1)).toBe('· 增加：“新的一句。”');
    const same = version({ revision: { ...revision, added: [] } });
    expect(enAnswers.versions(same, [first, same]).at(-1)).toBe('· no figure or sentence differs');
    expect(enAnswers.versions(version({}), [first, version({})]).join()).toContain('not noted');
  });
});
