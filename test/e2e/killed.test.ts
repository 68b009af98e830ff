import { describe, it } from 'vitest';
import { killRound, STEPS } from './rounds.js';

describe('D1: a bot that is killed', () => {
  it.for(STEPS.map((step, seed) => ({ step, seed })))(
    'at "$step" answers every question after its restart, a repeat marked and at most once',
    async ({ seed, step }, { expect }) => {
      const round = await killRound(seed);
      expect(round).toMatchObject({ step, lost: [], wrong: [] });
    },
  );
});
