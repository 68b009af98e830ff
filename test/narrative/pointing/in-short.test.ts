import { describe, expect, it } from 'vitest';
import { LIES, refusalOf, TRUTHS } from '../../../bench/narrative/model/said.js';
import { passes } from '../../../src/narrative/pointing/in-short.js';
import { filingOf } from '../../store/filings.js';

describe('what a model says in short', () => {
  it('passes where it is true, in Chinese, Traditional characters and English', () => {
    const said = TRUTHS.flatMap((truth) => [
      { text: truth.zh, why: refusalOf(truth, truth.zh, 'zh') },
      { text: truth.hant, why: refusalOf(truth, truth.hant, 'zh') },
      { text: truth.en, why: refusalOf(truth, truth.en, 'en') },
    ]);
    expect(said).toHaveLength(150);
    expect(said.filter(({ why }) => why !== null)).toEqual([]);
  });

  it.each(LIES.filter(({ kind }) => ['number', 'year', 'agency'].includes(kind)))(
    'falls with a wrong $kind: $text',
    ({ of, text, en }) => {
      expect(refusalOf(TRUTHS[of - 1]!, text, en ? 'en' : 'zh')).not.toBeNull();
    },
  );

  it('leaves a judge one of the sixty lies to stop', () => {
    const through = LIES.filter(({ of, text, en }) => refusalOf(TRUTHS[of - 1]!, text, en ? 'en' : 'zh') === null);
    expect(through.map(({ text }) => text)).toEqual(['法律顾问聘请了1名工作人员。']);
  });

  const filing = filingOf({ agency: '青禾区人民政府', year: 2020 });
  const original = {
    ...{ agency: '青禾区人民政府', year: 2020, isPlanned: false, facts: filing.facts },
    text: '全年收到政府信息公开申请134件，受理后均按时答复。',
  };

  it('states no figure that the tables hold otherwise, and cites the one that they hold', () => {
    const say = (text: string) => passes(text, { original, language: 'zh', names: [] });
    expect(say('收到政府信息公开申请134件。')).toBe('table');
    const [fact] = filing.facts.filter(
      ({ metric, applicant }) => metric === 'applications.received' && applicant === 'total',
    );
    const held = { ...original, facts: [{ ...fact!, value: 134 }] };
    expect(passes('收到政府信息公开申请134件。', { original: held, language: 'zh', names: [] })).toEqual({
      facts: held.facts,
    });
  });
});
