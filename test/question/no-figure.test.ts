import { describe, expect, it } from 'vitest';
import { brief, converse, readingsOf } from './brief.js';

/** Questions that hold a word of a figure's name and ask for no figure. */
const NO_FIGURE = [
  'When the roads iced over in 2020, how did Bailu Town (白鹭镇) get word to the farms?',
  'How can somebody in a wheelchair get into the hall of 云汀市发展和改革局 in 2022?',
  'Where can people get the gazette of Qinglan in 2022?',
  'What number do I call about a request to Qinglan in 2022?',
  'How long does Qinglan take to answer a request?',
  'How soon were applications answered by Qinglan in 2022?',
  'How will Qinglan handle requests after 2022?',
  'Why did Qinglan lose in court in 2022?',
  'Which office handles requests in Qinglan in 2022?',
  'Over what was Qinglan sued in 2022?',
  'How many people did Qinglan get out in 2022?',
  '青岚区2022年下大雪那会儿怎么通知的',
  '青岚区2022年受理之后先做什么',
  '青岚区2022年收到申请多久回话',
  '青岚区2022年申请几点截止',
  '青岚区2022年申请要去几楼交',
  '青岚区2022年申请交到哪里',
  '青岚区2022年申请书上要写什么',
  '青岚区2022年收到的申请主要是哪些方面',
  '青岚区2022年大家为了什么申请',
  '青岚区2022年都罚了些什么',
  '青岚区2022年规范性文件放在哪里看',
  '青岚区2022年公开了什么',
  '青岚区2022年许可证能不能寄到家',
  '青岚区2022年发证要等多久',
  '青岚区2022年企业被处罚了能不能看到',
  '青岚区2022年隐私泄露几起',
  '青岚区2022年收到多少钱',
  'What is pending in Qinglan in 2022?',
  '青岚区2022年办许可要跑几趟',
  '青岚区2022年收费贵不贵',
  '青岚区2022年纠正了多少个问题',
  '青岚区2022年及时率是多少',
  '青岚区2022年打官司花了多少钱',
  '青岚区2022年收费目录更新了没有',
  'What happens after Qinglan receives an application?',
  'What mistakes in enforcement files did Qinglan find in 2022?',
  'How many complaints did Qinglan receive in 2022?',
  '青岚区2022年废止了哪些规范性文件',
  '青岚区2022年打官司输在哪里',
  '青岚区2022年采购的是什么',
  '青岚区2022年接到多少次咨询',
  '青岚区2022年受理了多少案件',
  '青岚区2022年信访多少件',
  '青岚区2022年有多少企业',
  '青岚区2022年规范性文件有没有过期的',
  '青岚区2022年打官司局长去了吗',
  '青岚区2022年处罚了几家企业',
  '青岚区2022年总共帮了多少人',
  '青岚区2022年罚得最多的是哪一样',
  '青岚区2022年处罚最多的是哪类违法行为',
  '青岚区2022年申请最多的是哪一类事情',
  '青岚区2022年许可办得最多的是什么事',
  '青岚区2022年最多的申请是哪方面的',
  'Which kind of penalty was most common in Qinglan in 2022?',
  '能不能告诉我青岚区2022年的申请数',
  '青岚区明天天气怎么样',
  '青岚区镇长叫什么名字',
  '青岚区2022年辖区常住人口有多少',
  'How does that compare to Yunting?',
];

const MORE_THAN_OUTSIDE = [
  '青岚区2022年公布的耕地轮作补助标准是多少',
  '老是下雨那一阵，青岚区2022年怎么提醒低洼处的人家',
  '青岚区2022年拖欠的工资怎么讨回来',
];

describe('a question that names no figure', () => {
  it.each(NO_FIGURE)('is put to the text of the report or told why not: %s', (question) => {
    const kinds = readingsOf(question).map((reading) => (isWhy(reading) ? 'text' : reading.kind));
    expect(kinds).toEqual([expect.stringMatching(/^(text|unanswerable)$/)]);
  });

  it.each(['What is pending?', '申请要去几楼交', '2021年下大雪怎么通知的'])(
    'repeats no figure of the chat: %s',
    (question) => {
      expect(converse(['青岚区2022年收到多少申请', question])[1]).toMatch(/^(text|unanswerable|explanation)/);
    },
  );

  it.each([
    '青岚区2022年收没收到申请',
    '青岚区2022年打过官司吗',
    '青岚区2022年收了几个申请',
    'Did anyone get refused in Qinglan in 2022?',
    '青岚区2022年申请数在哪张表',
    '青岚区2022年收到的申请最多的是哪一类人',
    '2022年申请量最多的是哪个机关',
  ])('differs from one that asks where, who and which of a figure: %s', (question) => {
    expect(readingsOf(question).map(({ kind }) => kind)).toEqual(['figures']);
  });
});

describe('a matter that reports seldom tell of', () => {
  it.each(MORE_THAN_OUTSIDE)('is looked for in the report of the agency that is named: %s', (question) => {
    expect(readingsOf(question).map(brief)).toEqual([expect.stringMatching(/^text 青岚区2022/)]);
  });

  it.each(['我们单位食堂中午吃什么', '下周股市会涨吗'])('is refused where no report can tell of it: %s', (question) => {
    expect(converse(['青岚区2022年收到多少申请', question])[1]).toMatch(/^outside/);
  });
});

/** 为什么 of a figure: the reports' own reasons, with the figure. */
function isWhy(reading: ReturnType<typeof readingsOf>[number]): boolean {
  return reading.kind === 'figures' && reading.query.show === 'why';
}
