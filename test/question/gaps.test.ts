import { describe, expect, it } from 'vitest';
import { readAs } from './brief.js';

describe('a word that narrows what no table splits', () => {
  it.each<[question: string, query: string | RegExp]>([
    ['青岚区2022年食品安全的处罚有几件', 'unanswerable narrowed 食品安全'],
    ['青岚区2022年关于征地的申请有多少', 'unanswerable narrowed 征地'],
    ['青岚区2022年教育方面的申请几件', 'unanswerable narrowed 教育'],
    ['青岚区2022年对学校的处罚几件', 'unanswerable narrowed 学校'],
    ['青岚区2022年交通类许可几件', 'unanswerable narrowed 交通'],
    ['青岚区2022年人均处罚多少', 'unanswerable per_head 人均'],
    ['青岚区2022年每万人申请几件', 'unanswerable per_head 每万人'],
    ['青岚区2022年邮寄收到几件申请', 'unanswerable by_channel 邮寄'],
    ['青岚区2022年申请环比', 'unanswerable per_month 环比'],
  ])('stops the figure: %s', (question, query) => {
    expect(readAs(question)).toEqual(typeof query === 'string' ? query : expect.stringMatching(query));
  });
});
