import { expect, it } from 'vitest';
import { extract } from '../../../src/extract/extract.js';
import { parseDocument } from '../../../src/parse/parse.js';
import { readDocument } from '../../../src/read/read.js';

const TITLE = '青岭县人民政府2020年政府信息公开工作年度报告';

async function figures(lines: readonly string[]) {
  const document = await readDocument(new TextEncoder().encode([TITLE, ...lines].join('\n')), 'report.txt');
  const { facts } = extract(parseDocument(document, {}).reports[0]!);
  return Object.fromEntries(
    facts.filter(({ status }) => status !== 'text').map(({ metric, value }) => [metric, value]),
  );
}

it('a channel that no label names is followed by the next one only after its total', async () => {
  const results = ['结果维持', '结果纠正', '其他结果', '尚未审结', '总计'];
  const block = (values: readonly number[]) => results.map((result, at) => `| ${result} | ${values[at]} |`);
  const found = await figures([
    '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
    ...block([4, 1, 2, 3, 10]),
    ...block([7, 0, 1, 5, 13]),
  ]);
  expect(found).toMatchObject({ 'review.upheld': 4, 'review.corrected': 1, 'review.total': 10 });
});

it('a row under words that no form has counts something else, though it is called like a row of the form', async () => {
  const found = await figures([
    '二、主动公开政府信息情况',
    '| 信息内容 | 上一年项目数量 | 本年增/减 | 处理决定数量 |',
    '| 行政许可 | 12 | 3 | 456 |',
    '我县另外统计了各窗口的办件情况，列表说明如下。',
    '| 窗口事项 | 一号窗口 | 二号窗口 | 三号窗口 |',
    '| 对外管理服务事项 | 7 | 8 | 9 |',
  ]);
  expect(found).toEqual({
    'licensing.items_previous_year': 12,
    'licensing.items_change': 3,
    'licensing.decisions': 456,
  });
});

it.each([
  [
    'quarters',
    [
      '三、收到和处理政府信息公开申请情况',
      '| 办理结果 | 一季度 | 二季度 | 三季度 | 四季度 |',
      '| 予以公开 | 1 | 2 | 3 | 4 |',
    ],
  ],
  [
    'bodies',
    [
      '三、收到和处理政府信息公开申请情况',
      '| 办理结果 | 教育局 | 公安局 | 民政局 | 财政局 | 司法局 | 人社局 | 水利局 |',
      '| 予以公开 | 1 | 2 | 3 | 4 | 1 | 1 | 1 |',
    ],
  ],
  [
    'years beside each other',
    ['二、主动公开政府信息情况', '| 信息内容 | 2018年 | 2019年 | 2020年 |', '| 行政许可 | 3 | 4 | 5 |'],
  ],
  [
    'years below each other',
    [
      '四、政府信息公开行政复议、行政诉讼情况',
      '| 年份 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 |',
      '| 2019年 | 1 | 2 | 0 | 0 | 3 |',
      '| 2020年 | 0 | 1 | 0 | 0 | 1 |',
    ],
  ],
])('a table by %s gives no figure of the form', async (_, lines) => {
  expect(await figures(lines)).toEqual({});
});
