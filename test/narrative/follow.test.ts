import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { follow } from '../../src/narrative/follow.js';
import { type Evidence, ground } from '../../src/narrative/grounding.js';

const EVIDENCE: Evidence = {
  sources: [{ n: 1, agency: '青禾区人民政府', year: 2020, text: '举办业务培训5期。No fee: 未收费。' }],
  names: [],
  language: 'zh',
};

function shownOf(texts: readonly string[], evidence = EVIDENCE): string[][] {
  const shown: string[][] = [];
  const following = follow(evidence, (kept) => shown.push(kept.map(({ text }) => text)));
  for (const text of texts) following.hear(text);
  return shown;
}

describe('what is shown of a model that still writes', () => {
  it('is a sentence once the next one has begun', () => {
    expect(shownOf(['举办业务', '举办业务培训5期。', '举办业务培训5期。[1]', '举办业务培训5期。[1]未'])).toEqual([
      ['举办业务培训5期。'],
    ]);
  });

  it('is no sentence that a citation yet to come would bring down', () => {
    expect(shownOf(['举办业务培训5期。[1] [', '举办业务培训5期。[1] [7]', '举办业务培训5期。[1] [7]未收费'])).toEqual(
      [],
    );
  });

  it('is no sentence that the passages do not say', () => {
    expect(shownOf(['举办业务培训9期。[1]未收费。[1]还'])).toEqual([['未收费。']]);
  });

  it('stays where another try begins anew, until that has said as much and more', () => {
    const tries = ['举办业务培训5期。[1]未', '未', '未收费。[1]举', '举办业务培训5期。[1]未收费。[1]还'];
    expect(shownOf(tries)).toEqual([['举办业务培训5期。'], ['举办业务培训5期。', '未收费。']]);
  });

  it.each(['zh', 'en'] as const)('only grows, and begins what the whole text comes to (%s)', (language) => {
    const evidence = { ...EVIDENCE, language };
    const parts = [
      '举办业务培训5期',
      '未收费',
      '。',
      '.',
      '[1]',
      '[7]',
      '【1】',
      ' ',
      '\n',
      '- ',
      '”',
      '5 training',
      ' 9.1',
      '[',
      '1',
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...parts), { maxLength: 14 }), (written) => {
        const text = written.join('');
        const prefixes = Array.from({ length: text.length }, (_, at) => text.slice(0, at + 1));
        const whole = ground({ text, whole: true }, evidence).kept.map((one) => one.text);
        for (const shown of shownOf(prefixes, evidence)) expect(whole.slice(0, shown.length)).toEqual(shown);
      }),
      { numRuns: 500 },
    );
  });
});
