import { describe, expect, it } from 'vitest';
import { periodYear, spokenYear, withoutYears, yearsIn } from '../../src/parse/year.js';

describe('yearsIn', () => {
  it.each([
    { title: '柳溪镇2020年年报', years: [2020] },
    { title: '二○一九年度年报', years: [2019] },
    { title: '2013-2014学年年报', years: [2014] },
    { title: '文号20201号', years: [] },
  ])('finds $years in "$title"', ({ title, years }) => {
    expect(yearsIn(title)).toEqual(years);
  });

  it('takes the years out with their 年 and 年度', () => {
    expect(withoutYears('柳溪镇2020年度政府').replace(/\s/g, '')).toBe('柳溪镇政府');
  });
});

describe('periodYear', () => {
  it.each([
    { text: '数据统计期限为2022年1月1日至2022年12月31日。', year: 2022 },
    { text: '统计自2016年1月1日起至12月31日止', year: 2016 },
    { text: '起止时间为2019 年 1 月 1 日 到 2019 年 12 月 31 日', year: 2019 },
    { text: '从2012年1月1日算到12月31日', year: 2012 },
    { text: '从2013年9月1日到2014年8月31日', year: 2014 },
    { text: '统计期限自202111日起至20211231日止', year: 2021 },
    { text: '2017年统计范围为1月1日至12月31日', year: 2017 },
    { text: '2021年3月1日起施行', year: null },
  ])('reads $year from "$text"', ({ text, year }) => {
    expect(periodYear(text)).toBe(year);
  });
});

describe('spokenYear', () => {
  it('leaves dates, document numbers and titles of documents aside', () => {
    const sentences = ['2018年度,我镇按〔2017〕23号文办理。', '《2019年要点》已印发。', '于2020年3月11日转载。'];
    expect(spokenYear(sentences)).toBe(2018);
  });

  it('is null where two years are named as often, and where none is', () => {
    expect(spokenYear(['2018年,我镇办事。', '2019年,我镇办事。'])).toBeNull();
    expect(spokenYear(['全年办事。'])).toBeNull();
  });
});
