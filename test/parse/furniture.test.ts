import { describe, expect, it } from 'vitest';
import { isFurniture, isMetaBlock, isoDate, publishedIn } from '../../src/parse/furniture.js';

describe('isFurniture', () => {
  it.each([
    '首页 > 政务公开 > 年报',
    '当前位置:首页',
    '字体:[大] [中] [小]',
    '打印本页',
    '扫一扫在手机上查看当前页面',
    '主办单位:青禾县人民政府',
    '浏览次数:120次',
    '- 3 -',
    '— 12 —',
    '第3页 共9页',
    '免费下载',
    '李四_2020-03-11原创',
  ])('"%s" belongs to the page', (line) => {
    expect(isFurniture(line)).toBe(true);
  });

  it.each([
    '微信推送120条',
    '承办人大建议20件',
    '无障碍改造12处',
    '网站浏览量达3万次',
    '举报投诉数量',
    '-3',
    '下载量居全县第一。',
  ])('"%s" belongs to the report', (line) => {
    expect(isFurniture(line)).toBe(false);
  });
});

describe('isMetaBlock', () => {
  it.each([
    '索引号 | 123/2020-01 | 主题分类 | 其他 |',
    '发布机构:青禾县人民政府',
    '文号 | 时效 |',
    '信息来源:县政府 发布时间:2020-01-02',
  ])('"%s" is a block about the document', (line) => {
    expect(isMetaBlock(line)).toBe(true);
  });

  it.each(['规章 | 0 | 0 | 0 |', '信息内容\t本年制发件数', '2020年,我镇公开信息3条。'])('"%s" is none', (line) => {
    expect(isMetaBlock(line)).toBe(false);
  });
});

describe('publishedIn', () => {
  it.each([
    { lines: ['发布单位 | 某局 | 发文日期 | 2020-01-22 |'], date: '2020-01-22' },
    { lines: ['公开日期', '2024年1月7日'], date: '2024-01-07' },
    { lines: ['来源:县政府 发布时间:2021-02-03 10:20'], date: '2021-02-03' },
    { lines: ['成文日期: 2025-03-31'], date: '2025-03-31' },
    { lines: ['李四_2020-03-11原创'], date: null },
    { lines: ['采集时间:2025-12-30'], date: null },
    { lines: ['发布日期:'], date: null },
  ])('reads $date from $lines', ({ lines, date }) => {
    expect(publishedIn(lines)).toBe(date);
  });
});

describe('isoDate', () => {
  it('is null for what no day can be', () => {
    expect(isoDate('2020-13-01')).toBeNull();
    expect(isoDate('2020年12月31日')).toBe('2020-12-31');
  });
});
