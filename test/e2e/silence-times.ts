import { builtNow } from '../built.js';
import type { Behaviour } from '../fakes/model-server.js';
import { openAsking, QUESTION } from './asking.js';

/** `npx tsx test/e2e/silence-times.ts` prints how long a person waits, with the limits as they are, for a model that falls silent; 1 beyond 65 s. */
const SILENCES: readonly Behaviour[] = [
  'never answers',
  'only keeps alive',
  'stalls after a piece',
  'one byte at a time',
];
const LONGEST = 65_000;

await builtNow();
const waits = await Promise.all(
  SILENCES.map(async (silence) => {
    const scene = await openAsking();
    scene.server.does(silence);
    const { took, calls } = await scene.asks(QUESTION);
    await scene.close();
    console.log(`${silence}: ${(took / 1000).toFixed(1)} s, ${calls} calls`);
    return took;
  }),
);
process.exitCode = Math.max(...waits) > LONGEST ? 1 : 0;
