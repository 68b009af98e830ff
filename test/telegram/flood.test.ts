import { setImmediate as turn } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { QINGHE } from '../answer/town-reports.js';
import { handClock } from '../fakes/clock.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { Rates } from '../fakes/telegram-rates.js';
import { townBot } from './town-bot.js';

const PLAIN = `${QINGHE}2020年新收申请多少件`;
const WITH_CHART = `${QINGHE}2021年新收申请各类申请人分别多少`;
const QUESTIONS = 4;

/** A bot before a server that refuses what comes too fast; `passUntil` lets no time pass while a call is on its way. */
async function paced({ second = 1000 } = {}) {
  const clock = handClock(Date.now());
  const telegram = await FakeTelegram.open({ now: clock.now, pace: 1 });
  onTestFinished(() => telegram.close());
  const rates = new Rates();
  telegram.rates = rates;
  let onTheWay = 0;
  const bot = await townBot({
    ...{ telegram, clock, times: { second } },
    steps: (step) => {
      if (step === 'sending') onTheWay += 1;
      if (step === 'taken') onTheWay -= 1;
    },
  });
  async function settled(): Promise<void> {
    for (let quiet = 0; quiet < 3; ) {
      await turn();
      quiet = onTheWay === 0 ? quiet + 1 : 0;
    }
  }
  return {
    ...bot,
    rates,
    sends: () => telegram.calls.filter(({ method }) => /^send(Message|Photo)$/.test(method)),
    isAnswered: () => expect.poll(async () => (await bot.queue.depth()).waiting + bot.telegram.unconfirmed).toBe(0),
    async passUntil(test: () => boolean) {
      while (!test()) {
        clock.pass(100);
        await settled();
      }
    },
  };
}

it('200 questions of 50 people, a quarter with charts, are answered without a refusal and each chat in its turn', async () => {
  const { telegram, rates, sends, isAnswered, passUntil } = await paced();
  const people = Array.from({ length: 50 }, (_, index) => 1000 + index);
  const ofCharts = people.filter((_, index) => index % 4 === 0);
  const asks = (id: number, text: string) => {
    const person = telegram.person({ id, first_name: '林', language_code: 'zh-hans' });
    for (let question = 0; question < QUESTIONS; question += 1) person.says(text);
  };
  // All pictures are asked for before anything else is.
  for (const id of ofCharts) asks(id, WITH_CHART);
  for (const id of people) if (!ofCharts.includes(id)) asks(id, PLAIN);
  await isAnswered();
  const owed = QUESTIONS * (people.length + ofCharts.length);
  await passUntil(() => sends().length === owed);
  expect(rates.refused).toEqual([]);
  expect(telegram.callsOf('sendPhoto')).toHaveLength(QUESTIONS * ofCharts.length);
  const chats = sends().map(({ params }) => Number(params.chat_id));
  // Nobody's message comes more than a round later than its turn among fifty people.
  const late = people.flatMap((id) => {
    const places = chats.flatMap((chat, place) => (chat === id ? [place] : []));
    return places.filter((place, nth) => place >= (nth + 2) * people.length).map((place) => ({ id, place }));
  });
  expect(late).toEqual([]);
  for (const id of people) expect(chats.filter((chat) => chat === id)).toHaveLength(ofCharts.includes(id) ? 8 : 4);
});

it('forty questions in a group are answered at twenty a minute, without a refusal, while a person beside it waits for nobody', async () => {
  const { telegram, rates, sends, isAnswered, passUntil } = await paced();
  const group = { id: -100, type: 'supergroup', title: '街坊' } as const;
  const asker = telegram.person({ id: 11, first_name: '林', language_code: 'zh-hans' }, group);
  for (let question = 0; question < 40; question += 1) asker.says(`@WenbaoTestBot ${PLAIN}`);
  telegram.person({ id: 12, first_name: '陈', language_code: 'zh-hans' }).says(PLAIN);
  await isAnswered();
  await passUntil(() => sends().length === 41);
  expect(rates.refused).toEqual([]);
  const [first, last] = [sends().at(0)!, sends().at(-1)!];
  expect(last.at - first.at).toBeGreaterThanOrEqual(79_000);
  expect(sends().findIndex(({ params }) => params.chat_id === 12)).toBeLessThan(2);
});

it('the server of these tests refuses what is sent at no pace', async () => {
  const { telegram, rates } = await paced({ second: 0 });
  const citizen = telegram.person({ id: 11, first_name: '林', language_code: 'zh-hans' });
  for (let question = 0; question < 2; question += 1) citizen.says(PLAIN);
  await telegram.until(() => rates.refused.length === 1);
  expect(rates.refused).toEqual([{ method: 'sendMessage', chat: 11, limit: 'chat 11' }]);
});
