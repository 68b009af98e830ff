import { beforeAll, describe, expect, it } from 'vitest';
import { askWorld, type Judged } from './fixtures/made-questions.js';

/** Invented agencies and figures, a few questions of every kind; docs/accuracy.md holds the whole count. */
describe('questions over invented reports', () => {
  let judged: Judged[] = [];
  beforeAll(async () => {
    judged = [...(await askWorld({ seed: 11, each: 4 })), ...(await askWorld({ seed: 12, each: 4 }))];
  });
  const withVerdict = (...verdicts: string[]) =>
    judged
      .filter(({ verdict }) => verdicts.includes(verdict.verdict))
      .map(({ turn, verdict }) => `${turn.text}: ${verdict.verdict === 'right' ? '' : verdict.why}`);

  it('never come to a figure the reports do not print', () => {
    expect(withVerdict('wrong value')).toEqual([]);
  });

  it('never come to a figure of another agency, year or item', () => {
    expect(withVerdict('another subject', 'another item')).toEqual([]);
  });

  it('come to no figure where there is no answer', () => {
    expect(withVerdict('not refused')).toEqual([]);
  });

  it('are all answered that can be', () => {
    const answerable = judged.filter(({ turn }) => turn.expected.outcome === 'figures');
    const right = answerable.filter(({ verdict }) => verdict.verdict === 'right');
    expect(answerable.length).toBeGreaterThan(350);
    expect(right.length).toBe(answerable.length);
  });
});
