import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSheet } from '../../src/answer/sheet.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { type Changed, statedChanges } from '../../src/narrative/stated-change.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { filingOf } from '../store/filings.js';

const AGENCY = '青禾区人民政府';
const SAYS = {
  received: '本年度共收到政府信息公开申请40件，同比增长25%，多为征地补偿事宜。',
  licensing: '行政许可处理决定数量较上年减少约三成。',
  penalties: '作出行政处罚决定7件，比2019年多3件。',
};

let folder: string;
let store: ReportStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-changes-'));
  store = await openSqliteStore({ folder });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

let filed = 2000;

/** What is quoted of a report with this text, where the year before is not filed. */
async function quoted(text: string, asked: Partial<Changed> = {}, since = -1) {
  filed += 1;
  const year = filed;
  await store.file(
    filingOf({ agency: AGENCY, year, texts: [text.replace('2019', String(year - 1))], facts: [], findings: [] }),
  );
  const received = { metric: 'applications.received', applicant: 'total', value: 40, unit: '件' };
  const changed = { agency: AGENCY, year, since: year + since, ...received, ...asked };
  const reports = await store.reports({ years: [year] });
  const sheet = createSheet(reports);
  return {
    lines: await statedChanges(changed, { desk: { store, wording: zhAnswers }, sheet, reports }),
    sheet,
  };
}

describe('a change that the report itself states', () => {
  it('is quoted and cited', async () => {
    const { lines, sheet } = await quoted(SAYS.received);
    expect(lines).toEqual([`报告正文写道：“${SAYS.received}”[1]`]);
    expect(sheet.citations.map(({ quote }) => quote)).toEqual([SAYS.received]);
    expect(sheet.figures).toEqual([]);
  });

  it.each([
    { text: '申请量同比下降12.5%。', why: 'the item alone' },
    {
      text: '全区共收办政府信息公开申请案件40件（镇级12件），同比增长25%。',
      why: 'what all areas and cases are called',
    },
    { text: '与上年相比，收到的申请增加了9件。', why: 'the year before stands in front' },
    { text: '全年新收政府信息公开申请40件（镇级12件、村级28件），较上年上升百分之二十五。', why: 'brackets between' },
  ])('is found in $text: $why', async ({ text }) => {
    expect((await quoted(text)).lines).toHaveLength(1);
  });

  it('of a matter is found by its own name', async () => {
    const { lines } = await quoted(SAYS.licensing, { metric: 'licensing.decisions', applicant: null, value: null });
    expect(lines).toHaveLength(1);
  });

  it('against a year that is named is of that year', async () => {
    const asked = { metric: 'penalties.decisions', applicant: null, value: 7 };
    expect((await quoted(SAYS.penalties, asked)).lines).toHaveLength(1);
    expect((await quoted(SAYS.penalties, asked, -2)).lines).toEqual([]);
    expect((await quoted(SAYS.received, {}, -2)).lines).toEqual([]);
  });

  it('is marked where its number is not the one of the table', async () => {
    const { lines } = await quoted(SAYS.received, { value: 38 });
    expect(lines).toEqual([expect.stringMatching(/\[1\]（句中的数与表中的不同/)]);
    expect(enAnswers.statedChange('…', { mark: '[1]', differs: true })).toContain('not the one in the table');
  });

  it.each([
    { text: '收到申请40件，办结39件，同比增长25%。', why: 'of another figure of the sentence' },
    { text: '共收到申请40件，其中自然人申请33件，同比增长25%。', why: 'of one kind of applicant' },
    { text: '收到申请40件，网上提交的申请31件，同比增长25%。', why: 'of one way of applying' },
    { text: '教育领域的申请同比增长25%。', why: 'of one field' },
    { text: '公开信息40条，同比增长25%。', why: 'of something else' },
    { text: '收到申请40件，办理效率提高，同比增长25%。', why: 'after something else' },
    { text: '第二季度收到申请同比增长25%。', why: 'of a part of the year' },
    { text: '申请答复率同比上升2个百分点。', why: 'of a rate' },
    { text: '收到申请40件，大多已经办结。', why: 'no change at all' },
    { text: '行政复议申请同比增长25%。', why: 'of reviews' },
  ])('is not taken from $text: $why', async ({ text }) => {
    expect((await quoted(text)).lines).toEqual([]);
  });

  it('of all applications is none of one kind of applicant', async () => {
    expect((await quoted(SAYS.received, { applicant: 'natural_person' })).lines).toEqual([]);
  });
});
