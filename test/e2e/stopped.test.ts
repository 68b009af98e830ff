import { describe } from 'vitest';
import { FAR } from '../fakes/far.js';
import type { FakeTelegram } from '../fakes/telegram.js';
import { it } from './case.js';

const [lin, ada, wei] = [11, 12, 13].map((id) => ({ id, first_name: '人' })) as [Person, Person, Person];
type Person = { id: number; first_name: string };

const told = (telegram: FakeTelegram, { id }: Person) =>
  telegram
    .shown(id)
    .filter(({ from }) => from.is_bot)
    .map(({ text }) => text);

describe.concurrent('D3: a bot that is told to stop', () => {
  it('finishes what it can, says that the rest follows, and answers that once after its restart', async ({
    scene,
    expect,
  }) => {
    const { telegram, bot } = scene;
    const first = bot({ drain: 25_000, time: Date.now() });
    await first.says('serving Telegram');
    telegram.person(lin).says('等甲');
    telegram.person(ada).says('等乙');
    telegram.person(wei).says('等丙');
    await expect.poll(() => telegram.callsOf('getUpdates').length).toBeGreaterThan(1);
    const ready = () => first.get('/readyz').then(({ status }) => status);
    expect(await ready()).toBe(200);
    const polls = telegram.callsOf('getUpdates').length;
    const stopped = first.stop();
    await expect.poll(ready).toBe(503);
    telegram.person(lin).says('之后');
    for (const word of ['甲', '乙']) await first.tell({ word });
    await Promise.all([lin, ada].map(({ id }) => telegram.answers(id, 1)));
    await first.tell({ pass: 25_000 });
    expect(await stopped).toEqual({ status: 0, signal: null });
    expect(telegram.callsOf('getUpdates')).toHaveLength(polls);
    expect(told(telegram, lin)).toEqual(['答：等甲']);
    expect(told(telegram, ada)).toEqual(['答：等乙']);
    expect(told(telegram, wei)).toEqual(['服务正在重启，稍后会补发您的答案']);

    const second = bot({ words: ['丙'] });
    await expect.poll(() => told(telegram, wei)).toHaveLength(2);
    await expect.poll(() => told(telegram, lin)).toEqual(['答：等甲', '答：之后']);
    expect(await second.stop()).toEqual({ status: 0, signal: null });
    expect(told(telegram, wei).at(-1)).toBe('答：等丙');
    expect(telegram.confirmed.size).toBe(4);
  });
});

describe.concurrent('D4: a second bot', () => {
  it('on the same folder ends with 75 and takes nothing', async ({ scene, expect }) => {
    const { telegram, bot } = scene;
    await bot().says('serving Telegram');
    const second = bot({}, 75);
    expect(await second.ended).toMatchObject({ status: 75 });
    expect(second.printed).toContain('另一个实例正在使用此令牌');
    telegram.person(lin).says('在吗');
    await telegram.answers(lin.id, 1);
  });

  it('on another folder ends with 75 before it has taken anything, and nobody sees anything', async ({
    scene,
    expect,
  }) => {
    const { telegram, bot } = scene;
    await bot().says('serving Telegram');
    const second = bot({ folder: scene.anotherFolder(), trial: FAR }, 75);
    for (const person of [lin, ada, wei]) telegram.person(person).says('在吗');
    expect(await second.ended).toMatchObject({ status: 75 });
    for (const person of [lin, ada, wei]) {
      await telegram.answers(person.id, 1);
      expect(told(telegram, person)).toEqual(['答：在吗']);
    }
  });
});
