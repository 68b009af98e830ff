import { describe, expect, it } from 'vitest';
import { cutAtHeadings, headingOf, sectionOf } from '../../src/parse/headings.js';
import { expectLinear } from '../growth.js';

describe('sectionOf', () => {
  it.each([
    ['一、总体情况', 1],
    ['二、主动公开政府信息情况', 2],
    ['二、行政机关主动公开政府信息的情况', 2],
    ['三、收到和处理政府信息公开申请情况', 3],
    ['四、因政府信息公开工作被申请行政复议、提起行政诉讼情况', 4],
    ['四、政府信息公开行政复议、行政诉讼情况', 4],
    ['五、政府信息公开工作存在的主要问题及改进情况', 5],
    ['五、存在问题和整改措施', 5],
    ['六、其他需要报告的事项', 6],
    ['三、主动公开政府信息和政府信息公开行政复议、行政诉讼情况', null],
    ['二、收费和减免情况', null],
  ])('%s is section %s', (heading, section) => {
    expect(sectionOf(heading)).toBe(section);
  });
});

describe('headingOf', () => {
  it.each([
    { line: '一、总体情况、', heading: { level: 1, text: '一、总体情况', rest: '' } },
    { line: '一、总体情况 开局平稳。', heading: { level: 1, text: '一、总体情况', rest: '开局平稳。' } },
    {
      line: '一、主动公开情况。2015年新设三栏。',
      heading: { level: 1, text: '一、主动公开情况', rest: '2015年新设三栏。' },
    },
    { line: '(二)平台建设', heading: { level: 2, text: '(二)平台建设', rest: '' } },
    {
      line: '(二)平台建设。改版两次。',
      heading: { level: 2, text: '(二)平台建设', rest: '(二)平台建设。改版两次。' },
    },
    { line: '1.网上公开。在网站公开。', heading: { level: 3, text: '1.网上公开', rest: '1.网上公开。在网站公开。' } },
    { line: '1.文件落实不到位。', heading: null },
    { line: '一、本年新收政府信息公开申请数量', heading: null },
    { line: '(三)不予公开', heading: null },
    { line: '1.5万人次参加。', heading: null },
    { line: '一是强化学习;二、是错字。', heading: null },
  ])('reads "$line"', ({ line, heading }) => {
    expect(headingOf(line)).toEqual(heading);
  });

  it('takes a label of the sheet of 2014 for a chapter when sentences follow it', () => {
    expect(headingOf('一、主动公开情况')).toBeNull();
    expect(headingOf('一、主动公开情况', { beforeText: true })).toMatchObject({ level: 1 });
  });
});

describe('cutAtHeadings', () => {
  it('parts a report printed on one line', () => {
    const line = '甲县2019年政府信息公开工作年度报告一、总体情况2019年,甲县公开。二、主动公开政府信息情况没有规章。';
    expect(cutAtHeadings(line)).toEqual([
      '甲县2019年政府信息公开工作年度报告',
      '一、总体情况2019年,甲县公开。',
      '二、主动公开政府信息情况没有规章。',
    ]);
  });

  it('leaves items of a list inside a paragraph alone', () => {
    const line = '要做两件事:一、加强学习;二、改进作风。';
    expect(cutAtHeadings(line)).toEqual([line]);
  });

  it('takes no more than in proportion for a line of 100,000 characters', async () => {
    await expectLinear((size) => cutAtHeadings('一、公开'.repeat(size)), 25_000);
  });
});
