import { describe, expect, it } from 'vitest';
import { kindOfText } from '../../src/parse/is-report.js';
import { titlesIn } from '../../src/parse/title.js';

function kindOf(text: string): string {
  const lines = text.split('\n');
  return kindOfText(lines, titlesIn(lines));
}

describe('kindOfText', () => {
  it.each([
    { name: 'a title alone', text: '青禾县人民政府2019年政府信息公开工作年度报告(图片版)' },
    {
      name: 'the form without a title',
      text: '一、总体情况\n2022年我镇更新了栏目。\n|\n信息内容 |\n本年制发件数 |\n本年废止件数 |',
    },
    {
      name: 'an agency that tells of its own report',
      text: '我单位写成2021年的政府信息公开年报,数据从2021年1月1日到2021年12月31日。\n一、总体情况',
    },
    {
      name: 'the middle of a report',
      text: '全年我镇更新栏目若干。\n(二)依申请公开:照章办理。\n(三)信息管理:专人校对。',
    },
    { name: 'the chapters of older reports', text: '一、概述\n2016年,我镇继续公开。\n二、主动公开\n公开若干。' },
  ])('takes $name for a report', ({ text }) => {
    expect(kindOf(text)).toBe('report');
  });

  it.each([
    { name: 'news of a training', text: '7月2日,县政府办组织各单位参训,会上讲了政府信息公开年度报告怎么写。' },
    {
      name: 'news of a published report',
      text: '近日,青禾县发布2023年政府信息公开工作年度报告。报告显示,2023年1月1日至12月31日,全县收到申请30件。',
    },
    {
      name: 'the notice of a format',
      text: '关于印发政府信息公开工作年度报告格式的通知\n各单位:\n一、报告内容\n(一)总体情况。\n(二)主动公开。',
    },
    {
      name: 'a guide for applicants',
      text: '青禾县政府信息公开指南\n一、主动公开\n(一)公开范围。\n二、依申请公开\n(一)受理机构。办公时间为工作日。',
    },
    { name: 'a paper', text: '县级信息公开态势研究\n关键词:政府信息公开年度报告\n一、研究方法\n二、数据来源' },
    {
      name: 'a list of notices',
      text: '关于停机检修的公告\n关于评优名单的公示\n青禾县税务局2017年度政府信息公开工作年度报告\n关于调整系数的公告',
    },
    {
      name: 'an index of reports',
      text: '青禾县人民政府2019年政府信息公开工作年度报告\n青禾县人民政府2020年政府信息公开工作年度报告\n青禾县人民政府2021年政府信息公开工作年度报告',
    },
    {
      name: 'half-year statistics',
      text: '2022年上半年政府信息公开数据统计\n一、公文公开情况\n二、依申请公开情况\n三、复议诉讼情况',
    },
    { name: 'navigation', text: '政府信息公开\n政府信息公开指南\n政府信息公开年报\n政府工作报告' },
    { name: 'a complaint in court', text: '原告向被告申请政府信息公开,被告未答复。\n案号:(2025)行初1号' },
    {
      name: 'a yearly report on another subject',
      text: '2022年法治建设年度报告\n一、总体情况\n2022年,我局公开执法。\n二、存在的问题\n人少。',
    },
    {
      name: 'points of work',
      text: '2021年政府信息公开工作要点\n一、总体要求\n我县要做好。\n二、主动公开\n三、依申请公开',
    },
    {
      name: 'a catalogue of documents',
      text: '青禾县信息公开目录\n序号 | 标题 | 日期\n1 | 青禾县2020年年报 | 2021-01-10',
    },
    { name: 'advice on writing reports', text: '2019年政府信息公开工作年度报告写作指南\n先收集数字。' },
    { name: 'another subject', text: '本周天气晴好。\n各地开展植树。' },
  ])('takes $name for no report', ({ text }) => {
    expect(kindOf(text)).toBe('not_a_report');
  });

  it('knows a model text by its placeholders', () => {
    const text = 'XX局20XX年政府信息公开工作年度报告\n一、总体情况\nXX年,我局公开信息XX条,收到申请XX件,办结XX件。';
    expect(kindOf(text)).toBe('a_template');
  });

  it('takes a model text for a report only where it states what was counted', () => {
    const title = '柳溪镇政府信息公开工作年度报告范文';
    expect(kindOf(`${title}\n2018年,我镇做好公开工作。`)).toBe('a_template');
    expect(kindOf(`${title}\n2018年,我镇公开信息30条,办理事项12件。`)).toBe('report');
  });

  it('knows a form that nobody has filled in', () => {
    const rows = [
      '信息内容|本年制发件数|本年废止件数|现行有效件数',
      '规章|||',
      '行政规范性文件|||',
      '行政许可|',
      '行政处罚|',
      '行政强制|',
      '行政事业性收费|',
    ];
    expect(kindOf(['政府信息公开工作年度报告格式', '一、总体情况', ...rows].join('\n'))).toBe('a_blank_form');
  });
});
