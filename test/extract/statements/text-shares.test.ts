import { describe, expect, it } from 'vitest';
import { checkShares } from '../../../src/extract/statements/text-shares.js';

function shares(text: string) {
  return checkShares([{ section: 1, headings: [], text, printed: text }]).map(
    ({ scope, outcome, working }) => `${scope} ${outcome} ${working}`,
  );
}

describe('checkShares', () => {
  it('recomputes each part of a whole to the decimals it states', () => {
    expect(
      shares(
        '全年公开信息1,250条。其中，道路养护类120条，约占9.6%；农田水利类50条，占4%；学前教育类300条，占比34.0%。',
      ),
    ).toEqual([
      '道路养护类 closes 120 ÷ 1250 = 9.6%',
      '农田水利类 closes 50 ÷ 1250 = 4%',
      '学前教育类 does_not_close 300 ÷ 1250 ≠ 34.0%',
    ]);
  });

  it.each([
    {
      text: '公开信息909条。其中，机构类71条，占7.9%。',
      outcome: 'closes',
      why: 'cut or rounded, one unit either way',
    },
    { text: '公开信息909条。其中，机构类71条，占8.1%。', outcome: 'does_not_close', why: 'more than that is an error' },
  ])('$outcome: $why', ({ text, outcome }) => {
    expect(checkShares([{ section: 1, headings: [], text, printed: text }])[0]?.outcome).toBe(outcome);
  });

  it.each([
    { text: '机构类71条，占7.8%。', why: 'no whole is stated' },
    { text: '收到申请20件。其中，办理会议71条，占7.8%。', why: 'the whole is in another unit' },
    { text: '发布12条。其中，转载40条，占30%。', why: 'the part is larger than what precedes it' },
    { text: '办结率100%，满意度占98%。', why: 'there is no count' },
  ])('tests nothing where $why', ({ text }) => {
    expect(shares(text)).toEqual([]);
  });
});
