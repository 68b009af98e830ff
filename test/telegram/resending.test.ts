import { describe, expect, it } from 'vitest';
import { ownFolder } from '../e2e/folder.js';
import { scriptedAsk } from '../fakes/ask.js';
import { handClock, passUntil } from '../fakes/clock.js';
import { FakeTelegram, type Fault } from '../fakes/telegram.js';
import { leftBehind } from '../store/dying.js';
import { serving } from './serving.js';

const HOUR = 3_600_000;
const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };

/** A bot whose time is passed by hand, and what it calls and shows in a chat. */
async function byHand({
  start = Date.now(),
  ...more
}: Partial<Parameters<typeof serving>[1]> & { start?: number } = {}) {
  const clock = handClock(start);
  const time = { now: clock.now, pace: 1 };
  const telegram = more.telegram ?? (await FakeTelegram.open(time));
  const { ask } = scriptedAsk({
    问: { text: '答' },
    又: { text: '又答' },
    問: { text: '答', language: 'zh-Hant' },
    ask: { text: 'answer', language: 'en' },
  });
  const bot = await serving(ask, { telegram, clock, ...more });
  return {
    ...bot,
    clock,
    calls: (chat = lin.id) => telegram.callsOf('sendMessage').filter(({ params }) => params.chat_id === chat),
    shown: (chat = lin.id) =>
      telegram
        .shown(chat)
        .filter(({ from }) => from.is_bot)
        .map(({ text = '' }) => text),
    given: () => bot.logged.filter((line) => line.includes('a message was given up')),
  };
}

describe('an answer of which it is not known whether it arrived', () => {
  it.each([
    { fault: 'cut_before', shown: ['（补发）答'], why: 'the connection is closed before it is taken' },
    { fault: 'cut_after', shown: ['答', '（补发）答'], why: 'the connection is closed before the reply' },
    { fault: 'cut_within', shown: ['答', '（补发）答'], why: 'the connection is closed in the middle of the reply' },
    { fault: 'gateway_page', shown: ['（补发）答'], why: 'a gateway answers in its place' },
    {
      fault: { code: 500, description: 'Internal Server Error: restart' },
      shown: ['（补发）答'],
      why: 'the server is ill',
    },
  ] satisfies { fault: Fault; shown: string[]; why: string }[])(
    'is sent again, marked, and ends there: $why',
    async ({ fault, shown: expected }) => {
      const { telegram, clock, calls, shown, metrics } = await byHand();
      telegram.fail('sendMessage', fault);
      telegram.person(lin).says('问');
      await passUntil(clock, () => calls().length === 2);
      await expect.poll(() => metrics.text()).toMatch(/^outbox_chats 0$/m);
      clock.pass(2 * HOUR);
      telegram.person(lin).says('又');
      await telegram.answers(lin.id, expected.length + 1);
      expect(shown()).toEqual([...expected, '又答']);
    },
  );

  it('is sent again where no reply ever came', async () => {
    const patience = handClock(0);
    const { telegram, clock, calls, shown } = await byHand({ patience });
    telegram.fail('sendMessage', 'silent');
    telegram.person(lin).says('问');
    await telegram.until(() => shown().length === 1);
    clock.pass(HOUR);
    expect(calls()).toHaveLength(1);
    patience.pass(44_999);
    expect(calls()).toHaveLength(1);
    patience.pass(1);
    await passUntil(clock, () => calls().length === 2);
    expect(shown()).toEqual(['答', '（补发）答']);
  });

  it.each([
    { text: '问', mark: '（补发）答' },
    { text: '問', mark: '（補發）答' },
    { text: 'ask', mark: '(sent again) answer' },
  ])('is marked in the language of the answer: $mark', async ({ text, mark }) => {
    const { telegram, clock, shown } = await byHand();
    telegram.fail('sendMessage', 'cut_after');
    telegram.person(lin).says(text);
    await passUntil(clock, () => shown().length === 2);
    expect(shown()[1]).toBe(mark);
  });

  it('is sent again after ever longer pauses for a day, others passing it, and only then counts as lost', async () => {
    const { telegram, clock, calls, shown, given, metrics } = await byHand();
    for (let times = 0; times < 100; times += 1) telegram.fail('sendMessage', 'cut_after', lin.id);
    telegram.person(lin).says('问');
    await passUntil(clock, () => calls().length === 4);
    const before = clock.now();
    await passUntil(clock, () => given().length === 1, HOUR / 2);
    const times = calls().map(({ at }) => at);
    const pauses = times.slice(1).map((time, index) => time - times[index]!);
    // 1, 2, 4, 8 … seconds.
    for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(1000 * 2 ** index);
    expect(clock.now() - before).toBeGreaterThan(23 * HOUR);
    expect(times.length).toBeLessThanOrEqual(17);
    expect(shown()).toEqual(['答', ...times.slice(1).map(() => '（补发）答')]);
    expect(given()[0]).toContain('"delivery":"expired"');
    expect(await metrics.text()).toMatch(/^messages_lost 1$/m);
  });

  it('lets the next answers of its chat pass from the second doubt on', async () => {
    const { telegram, clock, calls, shown, metrics } = await byHand();
    for (const fault of ['cut_after', 'cut_before'] as const) telegram.fail('sendMessage', fault, lin.id);
    telegram.person(lin).says('问');
    await passUntil(clock, () => calls().length === 2);
    await expect.poll(() => metrics.text()).toMatch(/^telegram_calls_total\{method="sendMessage",code="lost"\} 2$/m);
    telegram.person(lin).says('又');
    await telegram.answers(lin.id, 2);
    expect(shown()).toEqual(['答', '又答']);
    await passUntil(clock, () => shown().length === 3);
    expect(shown()).toEqual(['答', '又答', '（补发）答']);
    expect(await metrics.text()).toMatch(/^messages_lost 0$/m);
  });

  it('is sent again after each of three kills that came before the reply was written down', async () => {
    const start = Date.now();
    const telegram = await FakeTelegram.open();
    let folder = ownFolder();
    for (let kill = 1; kill <= 3; kill += 1) {
      telegram.fail('sendMessage', 'silent');
      const bot = await byHand({ telegram, folder, start: start + kill * HOUR });
      if (kill === 1) telegram.person(lin).says('问');
      await telegram.until(() => bot.shown().length === kill);
      const next = ownFolder();
      leftBehind(folder, next);
      let isClosed = false;
      void bot.close().then(() => {
        isClosed = true;
      });
      await passUntil(bot.clock, () => isClosed);
      folder = next;
    }
    const { shown, metrics } = await byHand({ telegram, folder, start: start + 5 * HOUR });
    await telegram.answers(lin.id, 4);
    await expect.poll(() => metrics.text()).toMatch(/^outbox_chats 0$/m);
    expect(shown()).toEqual(['答', '（补发）答', '（补发）答', '（补发）答']);
    await telegram.close();
  });
});

describe('an answer that the chat refuses', () => {
  it.each([
    { code: 403, description: 'Forbidden: bot was blocked by the user' },
    { code: 403, description: 'Forbidden: bot was kicked from the supergroup chat' },
    { code: 400, description: 'Bad Request: chat not found' },
    { code: 400, description: 'Bad Request: TOPIC_CLOSED' },
    { code: 413, description: 'Request Entity Too Large' },
  ])('is given up at once, after $description', async (fault) => {
    const { telegram, clock, calls, given, metrics } = await byHand();
    telegram.fail('sendMessage', fault);
    telegram.person(lin).says('问');
    await expect.poll(() => given().length).toBe(1);
    clock.pass(2 * HOUR);
    telegram.person(lin).says('又');
    await telegram.answers(lin.id, 1);
    expect(calls()).toHaveLength(2);
    expect(given()[0]).toContain('"delivery":"refused"');
    expect(await metrics.text()).toMatch(/^messages_lost 0$/m);
  });

  it('is kept where it is the bot that Telegram does not know, until it does', async () => {
    const { telegram, clock, calls, shown } = await byHand();
    telegram.fail('sendMessage', { code: 401, description: 'Unauthorized' });
    telegram.person(lin).says('问');
    await passUntil(clock, () => calls().length === 2);
    await telegram.answers(lin.id, 1);
    expect(shown()).toEqual(['答']);
  });
});
