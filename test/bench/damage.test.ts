import { describe, expect, it } from 'vitest';
import { KINDS } from '../../bench/damage/kinds.js';
import { scoreDamage } from '../../bench/damage/score.js';

describe('a filled-in form that was damaged', () => {
  it.each(KINDS.map(({ name, on }) => ({ name, documents: Math.min(4, on.length) })))(
    'comes back right or in doubt, never wrong: $name',
    async ({ name, documents }) => {
      const [score] = await scoreDamage({ documents, seed: 7, only: name });
      expect(score?.documents).toBe(documents);
      expect(score?.wrong).toEqual([]);
    },
  );
});
