import { describe, expect, it } from 'vitest';
import { readAs } from '../brief.js';

describe('agencies by their figures', () => {
  it.each<[question: string, query: string | RegExp]>([
    ['2022年处罚超过100件的有哪些单位', '(* 2022 penalties.decisions) where > 100'],
    ['2022年哪些机关收到的申请不到10件', '(* 2022 applications.received) where < 10'],
    ['2022年许可多于处罚的机关', '(* 2022 licensing.decisions) where > (* 2022 penalties.decisions)'],
    ['2022年几家收到过申请', 'count agency ((* 2022 applications.received) where > 0)'],
    ['2022年有多少个机关被复议过', 'count agency ((* 2022 review.total) where > 0)'],
    ['Which agencies received more than 50 applications in 2022?', '(* 2022 applications.received) where > 50'],
    ['2022年申請超過100件的機關', '(* 2022 applications.received) where > 100'],
    ['2022年没被告过的机关有哪些', '(* 2022 litigation.total) where = 0'],
    ['2023年有几份报告', 'holdings *2023'],
  ])('are kept by what is asked of them: %s', (question, query) => {
    expect(readAs(question)).toEqual(typeof query === 'string' ? query : expect.stringMatching(query));
  });
});
