import { describe, expect, it } from 'vitest';
import { pointingOf, pointsSoFar } from '../../../src/narrative/pointing/pointing.js';

describe('what a model returned', () => {
  it.each([
    { said: '{"points":[{"heading":"问题","from":[2,1]}]}', points: [{ heading: '问题', from: [2, 1] }] },
    { said: '好的：```json\n{"points":[{"from":1}],"summary":null}\n```', points: [{ heading: undefined, from: [1] }] },
    { said: '{"points":[{"heading":"废话","from":[1]}]}', points: [{ heading: null, from: [1] }] },
  ])('is a choice: $said', ({ said, points }) => {
    expect(pointingOf(said, 3)).toEqual({ points, summary: [], translations: [] });
  });

  it.each([
    { said: '{"points":[{"from":[1,4]}]}', why: 'unknown_number' },
    { said: '{"points":[{"from":[0]}]}', why: 'unknown_number' },
    { said: '{"nothing":true}', why: 'nothing' },
    { said: '{"points":[]}', why: 'nothing' },
    { said: '{"points":[{"from":[]}]}', why: 'unreadable' },
    { said: '{"points":"[1]"}', why: 'unreadable' },
    { said: '全年举办培训5期。[1]', why: 'unreadable' },
    { said: '', why: 'unreadable' },
  ])('is none: $said', ({ said, why }) => {
    expect(pointingOf(said, 3)).toBe(why);
  });
});

describe('what a model is still writing', () => {
  it.each([
    { said: '{"points":[{"from":[1', from: [] },
    { said: '{"points":[{"from":[1]},{"from":[2', from: [[1]] },
    { said: '{"points":[{"from":[1]}],"summary":[{"from":2,"text":"x"}', from: [[1]] },
    { said: '{"points":[{"from":[9]},{"from":[1]}', from: [] },
  ])('points as far as nothing can be added: $said', ({ said, from }) => {
    expect(pointsSoFar(said, 3).map((point) => point.from)).toEqual(from);
  });
});
