import { describe } from 'vitest';
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
    const first = bot({ drain: 1500 });
    await first.says('serving Telegram');
    telegram.person(lin).says('慢300');
    telegram.person(ada).says('慢900');
    telegram.person(wei).says('慢3000');
    await expect.poll(() => telegram.callsOf('getUpdates').length).toBeGreaterThan(1);
    const ready = () => first.get('/readyz').then(({ status }) => status);
    expect(await ready()).toBe(200);
    const polls = telegram.callsOf('getUpdates').length;
    const stopped = first.stop();
    await expect.poll(ready).toBe(503);
    telegram.person(lin).says('之后');
    expect(await stopped).toEqual({ status: 0, signal: null });
    expect(telegram.callsOf('getUpdates')).toHaveLength(polls);
    expect(told(telegram, lin)).toEqual(['答：慢300']);
    expect(told(telegram, ada)).toEqual(['答：慢900']);
    expect(told(telegram, wei)).toEqual(['服务正在重启，稍后会补发您的答案']);

    const second = bot();
    await expect.poll(() => told(telegram, wei), { timeout: 10_000 }).toHaveLength(2);
    await expect.poll(() => told(telegram, lin)).toEqual(['答：慢300', '答：之后']);
    expect(await second.stop()).toEqual({ status: 0, signal: null });
    expect(told(telegram, wei).at(-1)).toBe('答：慢3000');
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

  it('on another folder ends with 75 within ten seconds, and nobody sees anything', async ({ scene, expect }) => {
    const { telegram, bot } = scene;
    await bot().says('serving Telegram');
    const second = bot({ folder: scene.anotherFolder(), trial: 2000 }, 75);
    for (const person of [lin, ada, wei]) telegram.person(person).says('在吗');
    expect(await second.ended).toMatchObject({ status: 75 });
    expect(Date.now() - second.startedAt).toBeLessThan(10_000);
    for (const person of [lin, ada, wei]) {
      await telegram.answers(person.id, 1);
      expect(told(telegram, person)).toEqual(['答：在吗']);
    }
  });
});
