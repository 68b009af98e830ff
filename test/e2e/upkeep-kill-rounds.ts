import { builtNow } from '../built.js';
import { upkeepRound } from './upkeep-rounds.js';
import { WORKS } from './upkeep-works.js';

/**
 * `npx tsx test/e2e/upkeep-kill-rounds.ts [rounds]` kills every work of upkeep before as many of its steps as it is given rounds for each,
 * spread over all that it takes, and prints what that came to; 1 where anything is not as it must be.
 */
const [rounds = 20] = process.argv.slice(2).map(Number);
await builtNow();
let [asked, wrong, killed] = [0, 0, 0];
for (const work of WORKS) {
  const { steps } = await upkeepRound({ work, step: 0 });
  const kills = Math.min(rounds, steps);
  for (let round = 0; round < kills; round += 1) {
    // The last steps are those that make the work count: half the kills come there.
    const step = round % 2 === 0 ? 1 + Math.floor((round * steps) / kills) : steps - Math.floor(round / 2);
    const outcome = await upkeepRound({ work, step });
    asked += outcome.asked;
    killed += outcome.killed ? 1 : 0;
    wrong += outcome.wrong.length;
    for (const text of outcome.wrong) console.log(`${work} before step ${step}: ${text}`);
  }
  console.log(`${work}: ${kills} kills in ${steps} steps`);
}
console.log(`${killed} killed, ${asked} rounds of questions asked meanwhile, ${wrong} wrong`);
process.exitCode = wrong > 0 ? 1 : 0;
