import { describe, expect, it } from 'vitest';
import { titleOf, titlesIn } from '../../src/parse/title.js';

describe('titlesIn', () => {
  it.each([
    { lines: ['青禾县人民政府2022年政府信息公开工作年度报告'], agency: '青禾县人民政府', year: 2022, why: 'one line' },
    {
      lines: ['青禾县人民政府 2022 年政府信息公开', '工作年度报告'],
      agency: '青禾县人民政府',
      year: 2022,
      why: 'wrapped',
    },
    { lines: ['柳溪镇人民政府', '2020年政府信息公开年报'], agency: '柳溪镇人民政府', year: 2020, why: 'name above' },
    {
      lines: ['2020年政府信息公开年报', '青禾县柳溪镇人民政府'],
      agency: '青禾县柳溪镇人民政府',
      year: 2020,
      why: 'name below',
    },
    { lines: ['2019年南桥街道', '政府信息公开年报'], agency: '南桥街道办事处', year: 2019, why: 'year and name above' },
    { lines: ['青禾县财政局关于2021年度政府信息公开情况的报告'], agency: '青禾县财政局', year: 2021, why: 'with 关于' },
    { lines: ['二〇一八年青禾县政府信息公开工作年度报告'], agency: '青禾县人民政府', year: 2018, why: 'year in words' },
    { lines: ['水澜市公安局2023年度政府信息公开工作年度报告'], agency: '水澜市公安局', year: 2023, why: '年度 twice' },
    {
      lines: ['青禾县高新区年政府信息公开工作年度报告'],
      agency: '青禾县高新区',
      year: null,
      why: 'the year is missing',
    },
    { lines: ['中央气象部2024年政府信息公开工作报告'], agency: '中央气象部', year: 2024, why: 'a ministry, no 年度' },
    {
      lines: ['名称: 青禾省人民政府2024年政府信息公开工作年度报告'],
      agency: '青禾省人民政府',
      year: 2024,
      why: 'labelled',
    },
    {
      lines: ['青禾县柳溪镇2017年政府信息公开年报（图解）'],
      agency: '青禾县柳溪镇人民政府',
      year: 2017,
      why: 'an edition',
    },
    { lines: ['# 青禾县审计局 2021 年 政府信息公开工作年度报告'], agency: '青禾县审计局', year: 2021, why: 'Markdown' },
    {
      lines: ['青禾县疾控中心（青禾县卫生监督所）2021年政府信息公开年度报告'],
      agency: '青禾县疾控中心（青禾县卫生监督所）',
      year: 2021,
      why: 'two names',
    },
  ])('finds $agency and $year: $why', ({ lines, agency, year }) => {
    expect(titlesIn(lines)).toMatchObject([{ agency, year }]);
  });

  it.each([
    { line: '关于做好2022年政府信息公开工作年度报告编制工作的通知', why: 'a notice' },
    { line: '青禾县召开2022年政府信息公开工作年度报告培训会', why: 'news' },
    { line: '青禾县发布2022年政府信息公开工作年度报告', why: 'news of its publication' },
    { line: '青禾县2022年政府信息公开工作年度报告解读', why: 'an explanation of one' },
    { line: '关键词:政府信息公开年度报告', why: 'keywords of a paper' },
    { line: '政府信息公开年报', why: 'a label of navigation' },
    { line: '青禾县2022年上半年政府信息公开工作报告', why: 'half a year' },
    { line: '某某娱乐水务局年报', why: 'a yearly report of what is no place' },
  ])('takes "$line" for no title of a report: $why', ({ line }) => {
    expect(titlesIn([line]).filter((title) => title.agency !== null)).toEqual([]);
  });

  it('keeps the end of a name whose place was left out', () => {
    expect(titleOf('2023地区财政局政府信息公开年报')).toMatchObject({
      agency: null,
      partOfName: '地区财政局',
      year: 2023,
    });
  });

  it('knows a model text by what a library calls it', () => {
    expect(titleOf('柳溪镇政府信息公开工作年度报告模板')).toMatchObject({ agency: '柳溪镇人民政府', model: true });
  });

  it('reads a file name with the agency twice', () => {
    expect(titleOf('云塘开发区管理委员会_云塘开发区管理委员会2024年政府信息公开工作年度报告.html')).toMatchObject({
      agency: '云塘开发区管理委员会',
      year: 2024,
    });
  });
});
