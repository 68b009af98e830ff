import { describe, expect, it } from 'vitest';
import { type Cover, coversOf } from '../../../src/question/lattice/cover.js';
import { type Match, matchesIn } from '../../../src/question/lattice/lattice.js';
import { lexicon } from '../../../src/question/lattice/lexicon.js';

function matches(text: string): Match[] {
  const all = matchesIn(text, { lexicon: lexicon(), agencies: [], groups: [], today: '2024-05-02' });
  return all.filter(({ kind }) => kind !== 'term' && kind !== 'rule' && kind !== 'talk');
}

function meanings({ matches: taken }: Cover): string[] {
  return taken.flatMap(({ kind, id }) => (kind === 'fill' ? [] : [`${kind} ${id}`]));
}

describe('the matches of a question', () => {
  it('overlap: a word inside a longer one is found too', () => {
    const said = matches('行政处罚').map((match) => match.said);
    expect(said).toEqual(expect.arrayContaining(['行政处罚', '处罚']));
  });

  it('stand where the text has them', () => {
    const text = '2022年不予公开了几件申请';
    for (const { start, end, said } of matches(text)) expect(text.slice(start, end)).toBe(said);
  });

  it('are found by the sound of a word, at a lower weight', () => {
    const [written] = matches('行政处罚').filter(({ said }) => said === '行政处罚');
    const heard = matches('形政处罚').filter(({ kind, id }) => kind === written?.kind && id === written?.id);
    expect(heard.length).toBeGreaterThan(0);
    for (const { said, weight } of heard.filter((match) => match.said === '形政处罚'))
      expect(weight, said).toBeLessThan(written?.weight ?? 0);
  });
});

describe('the covers of a question', () => {
  it('do not overlap and go from left to right', () => {
    const text = '2022年行政处罚比行政许可多几件';
    for (const { matches: taken } of coversOf(text, matches(text)))
      for (const [at, match] of taken.entries()) expect(match.start).toBeGreaterThanOrEqual(taken[at - 1]?.end ?? 0);
  });

  it('are in order of their scores, the longest words first', () => {
    const text = '行政处罚几件';
    const covers = coversOf(text, matches(text));
    expect(covers.map(({ score }) => score)).toEqual(covers.map(({ score }) => score).sort((a, b) => b - a));
    expect(meanings(covers[0]!)).toContain('family penalties');
  });

  it('tell what they leave over', () => {
    const text = '行政处罚髑髅几件';
    const [best] = coversOf(text, matches(text));
    expect(best?.gaps.map(({ said }) => said)).toEqual(['髑髅']);
  });

  it('lose by what they leave over', () => {
    const score = (text: string) => coversOf(text, matches(text))[0]?.score ?? 0;
    expect(score('行政处罚髑髅几件')).toBeLessThan(score('行政处罚几件'));
  });
});
