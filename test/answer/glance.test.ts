import { describe, expect, it } from 'vitest';
import type { AnswerBody } from '../../src/answer/answer.js';
import type { BlockOf } from '../../src/answer/blocks.js';
import { answerGlance } from '../../src/answer/glance/glance.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { openMemoryStore } from '../../src/store/sqlite.js';
import { glanceReports } from './glance-reports.js';

async function opened<Result>(use: (store: ReportStore) => Promise<Result>): Promise<Result> {
  const store = await openMemoryStore();
  for (const filing of glanceReports()) await store.file(filing);
  return use(store).finally(() => store.close());
}

function glance(agency: string, year: number | 'all' = 'all', wording = zhAnswers): Promise<AnswerBody> {
  return opened((store) =>
    answerGlance({ kind: 'summary', subjects: [{ agency, year }], assumed: [] }, { store, wording }),
  );
}

function cardIn({ blocks = [] }: AnswerBody): BlockOf<'card'> {
  return blocks.find((block) => block.kind === 'card') as BlockOf<'card'>;
}

describe('a report at a glance', () => {
  it('tells in five lines what its picture shows, under the newest year, with the change on the year before', async () => {
    const answer = await glance('青禾区人民政府');
    const { text, figures, beside = [] } = answer;
    expect(
      text
        .split('\n')
        .slice(0, 6)
        .map((line) => line.replace(/ \[.*/, '')),
    ).toEqual([
      '青禾区人民政府2023年',
      '新收申请：147件，2022年是166件，这一年少19件。办理结果：166件，予以公开107、部分公开20、不予公开17、无法提供18、不予处理4，其余1类为0',
      '谁在申请：自然人101、商业企业31、科研机构2、法律服务机构9、其他4，其余1类为0',
      '复议和诉讼：行政复议6件（2022年6件），其中被纠正2件；行政诉讼6件（2022年6件），其中败诉1件',
      '许可和处罚：行政许可22,782件（2022年22,782件）；行政处罚1,204件（2022年1,204件）',
      '勾稽核对：核对49项，2项不符',
    ]);
    expect(
      cardIn(answer).parts.map(({ said, bars }) => [...said, ...bars.map(({ label }) => label)].join(' ')),
    ).toEqual([
      '147件',
      '166件 107 20 17 18 4',
      '101 31 2 9 4',
      '行政复议6件（2022年6件），其中被纠正2件 行政诉讼6件（2022年6件），其中败诉1件',
      '行政许可22,782件（2022年22,782件） 行政处罚1,204件（2022年1,204件）',
      '核对49项，2项不符',
    ]);
    expect(figures.every(({ year }) => year === 2023)).toBe(true);
    expect(beside.every(({ year }) => year === 2022)).toBe(true);
    expect(beside).toContainEqual(expect.objectContaining({ metric: 'applications.received', value: 166 }));
  });

  it("has at most three of the report's own sentences, and says what can be asked next", async () => {
    const { blocks = [], options } = await glance('青禾区人民政府');
    const quotes = blocks.flatMap((block) => (block.kind === 'quote' ? [block.text] : []));
    expect(quotes).toHaveLength(3);
    expect(quotes[1]).toMatch(/^存在问题：“/);
    expect(options).toEqual([
      '青禾区人民政府2022年概况',
      '青禾区人民政府2023年存在的问题',
      '青禾区人民政府2023年新收申请比2022年多多少',
      '把青禾区人民政府2023年年报发给我',
    ]);
  });

  it('tells a blank as one, and never as zero', async () => {
    const answer = await glance('空白镇人民政府');
    const blanks = cardIn(answer).parts.flatMap(({ bars }) => bars.filter(({ state }) => state === 'blank'));
    expect(blanks.length).toBeGreaterThan(5);
    expect(blanks.every(({ value, label }) => value === null && label === '空白')).toBe(true);
    expect(answer.text).toContain('行政复议空白，其中被纠正空白');
    expect(answer.text).toContain('空白：报告该格没有填写，不等于0。');
    expect(answer.figures).toContainEqual(expect.objectContaining({ metric: 'review.total', value: null }));
  });

  it('says of a report without tables that it has none, and quotes it all the same', async () => {
    const { text, figures, citations } = await glance('无表乡人民政府');
    expect(text).toContain('新收申请：报告里没有这张表');
    expect(figures).toEqual([]);
    expect(citations.map(({ agency, year }) => [agency, year])).toEqual(Array(3).fill(['无表乡人民政府', 2023]));
  });

  it('tells the sheet of 2014 by its own rows', async () => {
    const { text } = await glance('旧式镇人民政府');
    expect(text).toContain('办理结果：40件，已主动公开12、同意公开20、部分公开3、不同意公开5，其余4类为0');
    expect(text).toContain('谁在申请：当年的表没有这一项');
    expect(text).toContain('行政复议2件，其中被纠正1件；行政诉讼3件，其中败诉0件');
  });

  it('is told in English', async () => {
    const { text } = await glance('青禾区人民政府', 2023, enAnswers);
    expect(text).toContain('Applications received: 147');
    expect(text).toContain('lawsuits 6 (2022: 6), of which lost 1');
  });

  it('is not made up for a year that is not filed', async () => {
    const { kind, text } = await glance('青禾区人民政府', 2019);
    expect(kind).toBe('not_found');
    expect(text).toContain('2019');
  });
});
