import { describe, expect, it } from 'vitest';
import { querySchema } from '../../../src/query/query.js';
import { GROUP_WORDS, LEVEL_WORDS } from '../../../src/question/names/group-words.js';

describe('the words for sets of agencies', () => {
  it('have traits that a query takes', () => {
    expect(GROUP_WORDS.length).toBeGreaterThan(20);
    for (const traits of [
      ...GROUP_WORDS.map((group) => group.traits),
      ...LEVEL_WORDS.map(({ level }) => ({ level })),
    ]) {
      const set = { any: [] };
      const ask = { kind: 'cells', items: set, applicants: set, agencies: { any: [traits] }, years: set };
      expect(querySchema.parse({ v: 2, ask }).ask, JSON.stringify(traits)).toEqual(ask);
    }
  });
});
