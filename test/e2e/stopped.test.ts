import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { QUEUE_FILE } from '../../src/store/queue.js';
import { FakeTelegram } from '../fakes/telegram.js';
import type { Orders } from './bot-process.js';
import { ownFolder } from './folder.js';
import { type Running, startBot } from './process.js';
import { openEnds } from './rounds.js';

const [lin, ada, wei] = [11, 12, 13].map((id) => ({ id, first_name: '人' })) as [Person, Person, Person];
type Person = { id: number; first_name: string };

async function scene(): Promise<{
  telegram: FakeTelegram;
  folder: string;
  bot: (orders?: Partial<Orders>) => Running;
}> {
  const telegram = await FakeTelegram.open();
  const folder = ownFolder();
  onTestFinished(() => telegram.close());
  return {
    telegram,
    folder,
    bot: (orders) => {
      const running = startBot({ folder, apiRoot: telegram.root, ...orders });
      onTestFinished(() => void running.child.kill('SIGKILL'));
      return running;
    },
  };
}

const told = (telegram: FakeTelegram, { id }: Person) =>
  telegram
    .shown(id)
    .filter(({ from }) => from.is_bot)
    .map(({ text }) => text);

describe('D3: a bot that is told to stop', () => {
  it('finishes what it can, says that the rest follows, and answers that once after its restart', async () => {
    const { telegram, folder, bot } = await scene();
    const first = bot({ drain: 1500 });
    await first.says('serving Telegram');
    telegram.person(lin).says('慢300');
    telegram.person(ada).says('慢900');
    telegram.person(wei).says('慢3000');
    await expect.poll(() => telegram.callsOf('getUpdates').length).toBeGreaterThan(1);
    const port = /"port":(\d+)/.exec(first.printed)?.[1];
    const ready = () => fetch(`http://127.0.0.1:${port}/readyz`).then(({ status }) => status);
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
    expect(openEnds(join(folder, QUEUE_FILE), 4)).toEqual([]);
  });
});

describe('D4: a second bot', () => {
  it('on the same folder ends with 75 and takes nothing', async () => {
    const { telegram, bot } = await scene();
    await bot().says('serving Telegram');
    const second = bot();
    expect(await second.ended).toMatchObject({ status: 75 });
    expect(second.printed).toContain('另一个实例正在使用此令牌');
    telegram.person(lin).says('在吗');
    await telegram.answers(lin.id, 1);
  });

  it('on another folder ends with 75 within ten seconds, and nobody sees anything', async () => {
    const { telegram, bot } = await scene();
    await bot().says('serving Telegram');
    const second = bot({ folder: ownFolder(), trial: 2000 });
    for (const person of [lin, ada, wei]) telegram.person(person).says('在吗');
    expect(await second.ended).toMatchObject({ status: 75 });
    expect(Date.now() - second.startedAt).toBeLessThan(10_000);
    for (const person of [lin, ada, wei]) {
      await telegram.answers(person.id, 1);
      expect(told(telegram, person)).toEqual(['答：在吗']);
    }
  });
});
