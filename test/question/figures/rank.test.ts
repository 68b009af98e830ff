import { describe, expect, it } from 'vitest';
import { readAs } from '../brief.js';

describe('an order', () => {
  it.each<[question: string, query: string | RegExp]>([
    ['2022年申请最多的机关', '(most (* 2022 applications.received)) where rank 1–1'],
    ['2022年申请最少的三家', '(least (* 2022 applications.received)) where rank 1–3'],
    ['2022年处罚第二多的是谁', '(most (* 2022 penalties.decisions)) where rank 2–2'],
    ['2022年青岚区处罚排第几', '(most (* 2022 penalties.decisions)) where among 青岚区'],
    ['青岚区哪年罚得最多', '(most (青岚区 all penalties.decisions)) where rank 1–1'],
    ['2022年行政处罚倒数第二', '(least (* 2022 penalties.decisions)) where rank 2–2'],
    ['Top 3 agencies by applications in 2022', '(most (* 2022 applications.received)) where rank 1–3'],
    ['Which agency issued the most penalties in 2022?', '(most (* 2022 penalties.decisions)) where rank 1–1'],
    ['2022年各機關申請排名', 'most (* 2022 applications.received)'],
    ['2022年败诉率最高的机关', '(most (* 2022 rate.litigation_corrected)) where rank 1–1'],
    ['2020年哪个镇收到的申请最多', '(most (<镇> 2020 applications.received)) where rank 1–1'],
  ])('gives places: %s', (question, query) => {
    expect(readAs(question)).toEqual(typeof query === 'string' ? query : expect.stringMatching(query));
  });
});
