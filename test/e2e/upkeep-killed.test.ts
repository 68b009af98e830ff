import { describe, it } from 'vitest';
import { upkeepRound } from './upkeep-rounds.js';

describe.concurrent('D9: a store whose upkeep is killed while it is asked', () => {
  it.for([
    { work: 'ingest', step: 130 },
    { work: 'ingest', step: 380 },
    { work: 'reindex', step: 190 },
    { work: 'reindex', step: 376 },
    { work: 'migrate', step: 2 },
    { work: 'migrate', step: 5 },
    { work: 'backup', step: 3 },
    { work: 'backup', step: 6 },
    { work: 'restore', step: 2 },
    { work: 'restore', step: 5 },
  ] as const)(
    'in "$work" before step $step answers with the old or the new, and does the work again',
    async (of, { expect }) => {
      const round = await upkeepRound(of);
      expect(round).toMatchObject({ wrong: [], killed: true });
      // Nobody is to have a store open that is restored.
      if (of.work !== 'restore') expect(round.asked).toBeGreaterThan(0);
    },
  );
});
