import { describe, expect, it } from 'vitest';
import { converse, readAs } from './brief.js';

describe('a word that the figure would take no account of', () => {
  it.each([
    ['青岚区2022年有几件申请撤回了', 'unanswerable narrowed 撤回'],
    ['How many requests from journalists did Qinglan receive in 2022?', 'unanswerable narrowed journalists'],
    ['青岚区2022年没有完全公开的有多少', 'unanswerable operation 没有'],
    ['青岚区2022年收费项目有几项', 'unanswerable operation 几项'],
    ['青岚区2022年行政许可除以365天', 'unanswerable operation 除以'],
    ['青岚区2022年予以公开占比上升了几个百分点', 'unanswerable operation 升了'],
    ['青岚区2020年采购均价', 'unanswerable narrowed 均价'],
    ['青岚区2022年处罚和强制谁降了', 'unanswerable operation 降了'],
    ['青岚区2022年多少申请人是60岁以上的', 'text 青岚区2022 any quantity'],
    [
      'Which type of applicant, apart from individuals, filed the most requests in Qinglan in 2022?',
      'unanswerable operation apart from',
    ],
  ])('stops it: %s', (question, reading) => {
    expect(readAs(question)).toBe(reading);
  });

  it.each([
    ['青岚区2022年不予公开的几类里面超过3件的有哪些', '(青岚区 2022 parts of applications.outcome.denied) where > 3'],
    ['青岚区2022年哪些不予公开的情形是0件', '(青岚区 2022 parts of applications.outcome.denied) where = 0'],
    ['哪些机关2022年申请不为零', '(* 2022 applications.received) where > 0'],
    ['青岚区2022年复议纠正数除以复议总数', 'share (青岚区 2022 review.corrected) of (青岚区 2022 review.total)'],
    [
      '青岚区2022年每百件申请里有几件被起诉',
      'share (青岚区 2022 litigation.total) of (青岚区 2022 applications.received)',
    ],
    [
      '青岚区2022年申请里全公开的占办结总数几成',
      'share (青岚区 2022 applications.outcome.granted) of (青岚区 2022 applications.outcome.total)',
    ],
    ['青岚区2022年现行有效的规章和规范性文件各几件', '青岚区 2022 regulations.in_force+normative_documents.in_force'],
    [
      '青岚区2022和云汀市2023，行政许可差多少',
      'difference (青岚区 2022 licensing.decisions) of (云汀市 2023 licensing.decisions)',
    ],
    [
      '2022年谁的许可最多，谁的最少，差多少',
      'difference (largest agency (* 2022 licensing.decisions)) of (smallest agency (* 2022 licensing.decisions))',
    ],
    ['青岚区2023年报里讲清水区收办了几件', 'text 青岚区2023 any quantity'],
    ['我是律师，青岚区2022年复议几件', '青岚区 2022 review.total'],
    ['作为商业企业提的申请，青岚区2022年收到几件', '青岚区 2022 applications.received [commercial_enterprise]'],
    ['青岚区2022年规章现行有效16个吗', '青岚区 2022 regulations.in_force ? = 16'],
    ['青岚区2022年要求公开的申请有多少', '青岚区 2022 applications.received'],
    ['青岚区行政许可呢？2022年', '青岚区 2022 licensing.decisions'],
  ])('is taken account of: %s', (question, reading) => {
    expect(readAs(question)).toBe(reading);
  });

  it('is taken account of in what follows', () => {
    expect(converse(['青岚区2022年予以公开几件', '部分公开呢', '2021年这两个数呢']).at(-1)).toBe(
      '青岚区 2021 applications.outcome.granted + 青岚区 2021 applications.outcome.partial',
    );
    expect(converse(['青岚区2022年不掌握的几件', '另行制作的呢', '加上补正后仍不明确的，三个合计']).at(-1)).toMatch(
      /^sum item \(.*needs_creation \+ .*not_held \+ .*still_unclear\)$/,
    );
    expect(converse(['青岚区哪年申请最少', '平均呢']).at(-1)).toBe('mean year (青岚区 all applications.received)');
  });

  it('stops what follows where it points at more than was told', () => {
    expect(converse(['青岚区2022年收到多少申请', '后者呢']).at(-1)).not.toMatch(/^青岚区/);
  });
});
