import { describe, expect, it } from 'vitest';
import { readAs } from '../brief.js';

describe('two figures', () => {
  it.each<[question: string, query: string | RegExp]>([
    ['青岚区2022年许可是处罚的几倍', 'times (青岚区 2022 licensing.decisions) of (青岚区 2022 penalties.decisions)'],
    [
      '青岚区2022年许可和处罚差多少',
      'difference (青岚区 2022 licensing.decisions) of (青岚区 2022 penalties.decisions)',
    ],
    ['青岚区2022年收到的申请日均多少', 'times (青岚区 2022 applications.received) of (青岚区 2022 calendar.days)'],
    [
      '青岚区2022年自然人申请占多少',
      'share (青岚区 2022 applications.received [natural_person]) of (青岚区 2022 applications.received)',
    ],
    [
      '青岚区2022年不予公开占办结多少',
      'share (青岚区 2022 applications.outcome.denied) of (青岚区 2022 applications.outcome.total)',
    ],
    [
      '青岚区2022年公开率比2021年升了几个百分点',
      'difference (青岚区 2022 rate.granted_or_partial) of (青岚区 2021 rate.granted_or_partial)',
    ],
    [
      '青岚区2022年申请比云汀市多几件',
      'difference (青岚区 2022 applications.received) of (云汀市 2022 applications.received)',
    ],
    [
      '青岚区2022年和2021年处罚的差',
      'difference (青岚区 2022 penalties.decisions) of (青岚区 2021 penalties.decisions)',
    ],
    [
      '青岚区2022年行政许可增长率',
      'growth (青岚区 2022 licensing.decisions) of (1 before (青岚区 2022 licensing.decisions))',
    ],
    [
      'How many times as many licences as penalties did Qinglan issue in 2022?',
      'times (青岚区 2022 licensing.decisions) of (青岚区 2022 penalties.decisions)',
    ],
    [
      '青嵐區2022年比2021年多收幾件申請',
      'difference (青岚区 2022 applications.received) of (青岚区 2021 applications.received)',
    ],
    [
      '哪家机关2022年申请增长最多',
      '(most (growth (* 2022 applications.received) of (1 before (* 2022 applications.received)))) where rank 1–1',
    ],
  ])('are set against each other: %s', (question, query) => {
    expect(readAs(question)).toEqual(typeof query === 'string' ? query : expect.stringMatching(query));
  });
});
