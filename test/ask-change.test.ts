import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { programOver } from './fixtures/program-over.js';

const STATED = '全年收到政府信息公开申请36件，同比增长20%，增量主要来自土地征收。';
const LICENCES = '行政许可处理决定数量较上年减少近两成。';
const REPORT = `北岭县人民政府2020年政府信息公开工作年度报告
一、总体情况
全年公开政府信息1250条，同比增长9%。${LICENCES}
三、收到和处理政府信息公开申请情况
${STATED}
`;

let program: Awaited<ReturnType<typeof programOver>>;
const ask = (text: string) => program.ask(text);
beforeAll(async () => {
  program = await programOver(REPORT);
});
afterAll(() => program.close());

describe('a change on a year that is not filed', () => {
  it.each(['北岭县2020年收到的申请同比增长多少', '北岭县2020年申请量比2019年多多少'])(
    'is not worked out, and the statement of the report is quoted: %s',
    async (question) => {
      const answer = await ask(question);
      expect(answer.text).toMatch(/算不出[\s\S]*报告正文写道：“全年收到/);
      expect(answer.derived?.value ?? null).toBeNull();
      expect(answer.citations.map(({ quote }) => quote)).toContain(STATED);
      expect(answer.figures.map(({ value }) => value)).toEqual([36]);
    },
  );

  it('is quoted where the report has neither the figure nor its table', async () => {
    const answer = await ask('北岭县2020年行政许可比上年下降多少');
    expect(answer).toMatchObject({ kind: 'narrative', answered_by: 'text', figures: [] });
    expect(answer.citations.map(({ quote }) => quote)).toEqual([LICENCES]);
  });

  it('is never that of another item', async () => {
    const answer = await ask('北岭县2020年行政处罚同比增长多少');
    expect(answer.text).not.toMatch(/增长|减少/);
  });

  it('has the reason that the report gives', async () => {
    expect((await ask('北岭县2020年申请为什么多了')).text).toContain(`报告这样说明原因：\n“${STATED}”`);
  });
});
