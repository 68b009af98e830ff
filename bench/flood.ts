import { setTimeout as sleep } from 'node:timers/promises';
import { Rates } from '../test/fakes/telegram-rates.js';
import { at, FIGURES, openServing } from './serving.js';

/**
 * `npx tsx bench/flood.ts`: the real program on its sample reports; 50 people ask four questions each at once, a quarter of them all for
 * charts, through a Bot API server that refuses what Telegram would refuse by rate. Prints how many calls were refused and how long people
 * waited for their answers, those who asked for a chart and those who did not; 1 where any call was refused or an answer is missing.
 */
const PEOPLE = 50;
const EACH = 4;
const WITH_CHART = '/chart 洛江区2020年各类申请人分别申请了多少件';

const { telegram, start, close } = await openServing();
const rates = new Rates();
telegram.rates = rates;
telegram.replyTakes = () => 30 + Math.random() * 100;
const program = start();
await program.says('serving Telegram');

const people = Array.from({ length: PEOPLE }, (_, index) => ({ id: 1000 + index, draws: index % 4 === 0 }));
const started = Date.now();
// Who wants pictures comes first, so that all others stand behind them.
for (const { id, draws } of people.toSorted((a, b) => Number(b.draws) - Number(a.draws))) {
  const person = telegram.person({ id, first_name: '林' });
  for (let number = 0; number < EACH; number += 1) person.says(draws ? WITH_CHART : (FIGURES[number] ?? ''));
}
const sends = () => telegram.calls.filter(({ method }) => /^send(Message|Photo)$/.test(method));
const owed = people.reduce((sum, { draws }) => sum + EACH * (draws ? 2 : 1), 0);
for (let wait = 0; wait < 1200 && sends().length < owed; wait += 1) await sleep(100);
await program.stop();

const waited = (draws: boolean, nth: number) =>
  people
    .filter((person) => person.draws === draws)
    .map(
      ({ id }) =>
        sends()
          .filter(({ params }) => params.chat_id === id)
          .at(nth)?.at ?? Number.NaN,
    )
    .map((time) => (time - started) / 1000);
const say = (what: string, seconds: readonly number[]) =>
  console.log(
    `${what}: p50 ${at(0.5, seconds).toFixed(1)} s, p95 ${at(0.95, seconds).toFixed(1)} s, longest ${at(1, seconds).toFixed(1)} s`,
  );
console.log(`${PEOPLE * EACH} questions of ${PEOPLE} people at once, a quarter with charts`);
for (const { method, chat, limit } of rates.refused)
  console.log(`refused: ${method} to ${chat} by the limit of ${limit}`);
console.log(`messages sent ${sends().length} of ${owed}, refused by rate ${rates.refused.length}`);
say('first answer without a chart', waited(false, 0));
say('last answer without a chart', waited(false, -1));
say('first answer with a chart', waited(true, 0));
say('last picture', waited(true, -1));
await close();
process.exitCode = rates.refused.length > 0 || sends().length !== owed ? 1 : 0;
