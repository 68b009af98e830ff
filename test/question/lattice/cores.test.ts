import { describe, expect, it } from 'vitest';
import { combinedIn } from '../../../src/question/lattice/cores.js';
import { converse } from '../brief.js';

const idsIn = (text: string, before?: string) => combinedIn(text, [], before).map(({ id }) => id);

describe('combinedIn', () => {
  it('finds a rule by its cores wherever they stand', () => {
    expect(idsIn('几天内要给我答复')).toContain('reply_deadline');
    expect(idsIn('答复我的话最迟要几天')).toContain('reply_deadline');
    expect(idsIn('几天没下雨了')).toEqual([]);
  });

  it('takes what is missing from the question before, but never all', () => {
    expect(idsIn('复议呢')).toEqual([]);
    expect(idsIn('复议呢', '申请要不要钱')).toContain('how_to_review');
    expect(idsIn('宿舍呢', '申请要不要钱')).toEqual([]);
  });

  it('reads no core out of words that stand far apart', () => {
    const story = '几天前我路过那个地方的时候顺便看了一眼门口贴出来的公告，后来听人说起才知道那是答复';
    expect(idsIn(story)).not.toContain('reply_deadline');
  });
});

describe('a follow-up of what was explained or listed', () => {
  it.each([
    {
      turns: ['不服答复要打官司，多长时间内起诉', '申请复议呢'],
      read: ['explanation how_to_sue', 'explanation how_to_review'],
    },
    {
      turns: ['什么叫三安全一稳定', '法律依据是哪一条'],
      read: ['explanation security_and_stability', 'explanation security_and_stability'],
    },
    { turns: ['有哪些报告', '一共多少份'], read: ['holdings', 'holdings'] },
  ])('$turns', ({ turns, read }) => {
    expect(converse(turns)).toEqual(read);
  });

  it('asks the same of another body', () => {
    const [, second] = converse(['西山市鼓楼区2021年收到多少申请', '青𠮷县呢']);
    expect(second).toMatch(/^unknown/);
  });
});
