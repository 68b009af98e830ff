import { builtNow } from '../built.js';
import { killRound } from './rounds.js';

/**
 * `npx tsx test/e2e/kill-rounds.ts [rounds] [first seed]` prints what so many rounds with a kill -9 came to; 1 where one is not as it must
 * be, or a restart usually takes longer than five seconds.
 */
const [rounds = 200, first = 1] = process.argv.slice(2).map(Number);
const AT_ONCE = 2;
const LONGEST_RESTART = 5000;

await builtNow();
let next = first;
let [lost, repeated, wrong] = [0, 0, 0];
const restarts: number[] = [];
await Promise.all(
  Array.from({ length: AT_ONCE }, async () => {
    while (next < first + rounds) {
      const round = await killRound(next++);
      lost += round.lost.length;
      repeated += round.repeated.length;
      wrong += round.wrong.length;
      restarts.push(round.restartMilliseconds);
      if (round.seed % 20 === 0) console.log(`${round.seed - first} rounds`);
      for (const text of [...round.lost, ...round.wrong]) console.log(`seed ${round.seed} at ${round.step}: ${text}`);
    }
  }),
);
restarts.sort((a, b) => a - b);
const middle = restarts[Math.floor(restarts.length / 2)] ?? 0;
console.log(
  `${rounds} rounds of 20 questions: ${lost} lost, ${repeated} repeated (marked), ${wrong} wrong, restart ${middle} ms in the middle, ${restarts.at(-1)} ms at most`,
);
process.exitCode = lost + wrong > 0 || middle > LONGEST_RESTART ? 1 : 0;
