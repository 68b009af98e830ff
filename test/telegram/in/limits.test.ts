import { describe, expect, it } from 'vitest';
import { scriptedAsk } from '../../fakes/ask.js';
import { handClock } from '../../fakes/clock.js';
import { FakeTelegram } from '../../fakes/telegram.js';
import { serving } from '../serving.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const ada = { id: 12, first_name: 'Ada', language_code: 'en' };

describe('D23: a flood', () => {
  it('of one person is answered up to the limit, told once how long to wait, then not at all; others are served', async () => {
    const { ask, asked } = scriptedAsk({ 问: { text: '答' } });
    const clock = handClock(Date.now());
    const { telegram, metrics } = await serving(ask, { limits: { minute: 10 }, clock });
    for (let count = 0; count < 200; count += 1) telegram.person(lin).says('问');
    telegram.person(ada).says('问');
    await telegram.answers(ada.id, 1);
    await telegram.answers(lin.id, 11);
    // Everything is taken, answered and sent but the one that is answered later: nobody is told any more.
    await expect.poll(() => telegram.unconfirmed).toBe(0);
    await expect.poll(() => metrics.text()).toMatch(/^inbox_depth 0$[\s\S]*^outbox_chats 0$/m);
    const told = telegram.shown(lin.id).filter(({ from }) => from.is_bot);
    expect(told).toHaveLength(11);
    expect(told.at(-1)?.text).toMatch(/\d+ 秒后就答/);
    expect(asked).toHaveLength(11);
    clock.pass(61_000);
    expect((await telegram.answers(lin.id, 12)).at(-1)?.text).toBe('答');
    expect(asked).toHaveLength(12);
  });

  it('ends when the minute is over, and starts anew with the day', async () => {
    let time = Date.now();
    const { ask, asked } = scriptedAsk({ 问: { text: '答' } });
    const { telegram } = await serving(ask, { limits: { minute: 2, day: 3 }, now: () => time });
    const citizen = telegram.person(lin);
    for (let count = 0; count < 3; count += 1) citizen.says('问');
    expect((await telegram.answers(lin.id, 3)).at(-1)?.text).toContain('60 秒后就答');
    time += 61_000;
    citizen.says('问');
    citizen.says('问');
    citizen.says('问');
    expect((await telegram.answers(lin.id, 5)).at(-1)?.text).toContain('明天再来');
    time += 25 * 3_600_000;
    citizen.says('问');
    expect((await telegram.answers(lin.id, 6)).at(-1)?.text).toBe('答');
    expect(asked).toHaveLength(4);
  });

  it('of many fills the queue to its bound; those beyond are told when to come again', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const { ask } = scriptedAsk({ 问: () => held.then(() => ({ text: '答' })) });
    const telegram = await FakeTelegram.open();
    const people = Array.from({ length: 120 }, (_, index) => ({ ...lin, id: 1000 + index }));
    const { metrics } = await serving(ask, { telegram, limits: { waiting: 50 } });
    for (const person of people) telegram.person(person).says('问');
    const turnedAway = () =>
      people.filter(({ id }) => telegram.shown(id).some(({ text }) => /现在排队较长（约 1 分钟）/.test(text ?? '')));
    await expect.poll(() => turnedAway().length).toBe(70);
    expect(await metrics.text()).toMatch(/^inbox_depth 50$/m);
    finish();
    await telegram.until(() => people.every(({ id }) => telegram.shown(id).length === 2));
    expect(people.filter(({ id }) => telegram.shown(id)[1]?.text === '答')).toHaveLength(50);
    await telegram.close();
  });
});
