import { describe, expect, it } from 'vitest';
import { holdsQuantity } from '../../../src/narrative/search/quantities.js';

describe('holdsQuantity', () => {
  it.each([
    '全年公开1204条',
    '挂出警示牌的隐患点有七十一处',
    '旺季票价由一百元降到八十元',
    '办理时限缩到三天',
    '午餐十元',
    '满意的占百分之九十七',
    '培训两场',
    '约占三成',
    '累计十二万元',
  ])('finds one in "%s"', (text) => {
    expect(holdsQuantity(text)).toBe(true);
  });

  it.each([
    '2023年12月5日召开会议',
    '十二月召开会议',
    '第三方评估',
    '“十四五”规划',
    '一体化平台上线',
    '一是加强领导',
    '二〇二三年度',
    '逐步规范',
    '2.评价工作开展不到位',
    '实行“一个窗口”“一次办理”',
  ])('finds none in "%s"', (text) => {
    expect(holdsQuantity(text)).toBe(false);
  });
});
