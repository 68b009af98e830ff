import { describe, expect, it } from 'vitest';
import { readAs } from '../brief.js';

describe('a claim', () => {
  it.each<[question: string, query: string | RegExp]>([
    ['青岚区2022年收到申请300件对吧', '青岚区 2022 applications.received ? = 300'],
    ['青岚区2022年罚了上千件吧', '青岚区 2022 penalties.decisions ? ≥ 1000'],
    [
      '青岚区2022年是不是自然人申请最多',
      '(most (青岚区 2022 applications.received [parts of applicants])) where rank 1–1 ? among natural_person',
    ],
    ['青岚区2022年采购花了1139万是吗', '青岚区 2022 procurement.amount ? = 11390000元 ± 10000'],
    ['青岚区2022年申请不到100件吧', '青岚区 2022 applications.received ? < 100'],
    ['Is it true that Qinglan issued fewer than 50 penalties in 2022?', '青岚区 2022 penalties.decisions ? < 50'],
    ['青嵐區2022年收到300件申請對嗎', '青岚区 2022 applications.received ? = 300'],
    ['青岚区2022年有没有败诉', '青岚区 2022 litigation.corrected ? > 0 → exists'],
  ])('is put to the figure as it was said: %s', (question, query) => {
    expect(readAs(question)).toEqual(typeof query === 'string' ? query : expect.stringMatching(query));
  });
});
