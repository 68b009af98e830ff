import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { ownFolder } from '../e2e/folder.js';
import { scriptedAsk } from '../fakes/ask.js';
import { FAR } from '../fakes/far.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { serving } from './serving.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const ada = { id: 12, first_name: 'Ada', language_code: 'en' };
const tooMany = (retry_after: number) => ({ code: 429, description: 'Too Many Requests', parameters: { retry_after } });
const canary = '金丝雀问题';

describe('the bot when Telegram is sick', () => {
  it('waits out retry_after in that chat, over a restart too, and serves the others meanwhile', async () => {
    const { ask } = scriptedAsk({ 问: { text: '答' } });
    const telegram = await FakeTelegram.open();
    const folder = ownFolder();
    const before = await serving(ask, { telegram, folder });
    telegram.fail('sendMessage', tooMany(2), lin.id);
    telegram.person(lin).says('问');
    telegram.person(lin).says('问');
    await telegram.until(() => telegram.callsOf('sendMessage').length === 1);
    telegram.person(ada).says('问');
    await telegram.answers(ada.id, 1);
    await expect.poll(async () => (await before.queue.depth()).waiting).toBe(0);
    await before.close();
    await serving(ask, { telegram, folder });
    expect(await telegram.answers(lin.id, 2)).toHaveLength(2);
    const [first, second] = telegram.callsOf('sendMessage').filter(({ params }) => params.chat_id === lin.id);
    expect(second!.at - first!.at).toBeGreaterThanOrEqual(2000);
  });

  it('sends an answer once more without its marks where these cannot be parsed', async () => {
    const { telegram } = await serving(scriptedAsk({ 问: { text: '答' } }).ask);
    telegram.fail('sendMessage', { code: 400, description: "Bad Request: can't parse entities" });
    telegram.person(lin).says('问');
    const answers = await telegram.answers(lin.id, 1);
    expect(answers.map(({ text }) => text)).toEqual(['答']);
    expect(telegram.callsOf('sendMessage')).toHaveLength(2);
  });

  it('follows a group to its new id, with what is asked under the old one too', async () => {
    const group = { id: -1, type: 'group', title: '街坊' } as const;
    const { telegram } = await serving(scriptedAsk({ 问: { text: '答' } }).ask);
    telegram.fail('sendMessage', { code: 400, description: 'upgraded', parameters: { migrate_to_chat_id: -1002 } });
    telegram.person(lin, group).says('@WenbaoTestBot 问');
    expect((await telegram.answers(-1002, 1))[0]?.text).toBe('答');
    telegram.person(lin, group).says('@WenbaoTestBot 问');
    expect(await telegram.answers(-1002, 2)).toHaveLength(2);
    expect(telegram.callsOf('sendMessage').map(({ params }) => params.chat_id)).toEqual([-1, -1002, -1002]);
  });

  it('serves the next person where a chat refuses its answer, and logs no word of it', async () => {
    const { telegram, logged } = await serving(scriptedAsk({ [canary]: { text: canary } }).ask);
    telegram.fail('sendMessage', { code: 403, description: 'Forbidden: bot was blocked by the user' }, lin.id);
    telegram.person(lin).says(canary);
    await expect.poll(() => logged.join('')).toContain('a message was given up');
    telegram.person(ada).says(canary);
    await telegram.answers(ada.id, 1);
    expect(telegram.callsOf('sendMessage').filter(({ params }) => params.chat_id === lin.id)).toHaveLength(1);
    expect(logged.join('\n')).not.toMatch(new RegExp(`${canary}|${FakeTelegram.TOKEN}`));
  });

  it('takes "not modified" for done', async () => {
    const { telegram, logged } = await serving(scriptedAsk({ 问: { text: '答' } }).ask);
    telegram.fail('sendMessage', { code: 400, description: 'Bad Request: message is not modified' });
    telegram.person(lin).says('问');
    await expect.poll(() => logged.join('')).toContain('"msg":"sent"');
    expect(telegram.callsOf('sendMessage')).toHaveLength(1);
  });

  it('apologises when answering fails, and logs neither the question nor the token', async () => {
    const failing = () => Promise.reject(new Error(`${canary} ${FakeTelegram.TOKEN}`));
    const { telegram, logged } = await serving(scriptedAsk({ [canary]: failing, 问: { text: '答' } }).ask);
    telegram.person(lin).says(canary);
    telegram.person(ada).says(canary);
    telegram.person(lin).says('问');
    const [apology, answer] = await telegram.answers(lin.id, 2);
    expect(apology?.text).toContain('E-ASK');
    expect(answer?.text).toBe('答');
    expect((await telegram.answers(ada.id, 1))[0]?.text).toContain('Please send the question again');
    expect(logged.filter((line) => line.includes('an update was not answered'))).toHaveLength(2);
    expect(logged.join('\n')).not.toMatch(new RegExp(`${canary}|${FakeTelegram.TOKEN}`));
  });

  it('answers a press that Telegram already counts as too old', async () => {
    const { telegram } = await serving(
      scriptedAsk({ 问: { text: '哪一年', options: ['2020'] }, 2020: { text: '9件' } }).ask,
    );
    telegram.person(lin).says('问');
    const [which] = await telegram.answers(lin.id, 1);
    telegram.fail('answerCallbackQuery', { code: 400, description: 'Bad Request: query is too old' });
    void telegram.person(lin).presses(which!, '2020');
    expect((await telegram.answers(lin.id, 2))[1]?.text).toBe('9件');
  });
});

describe('the order of answers', () => {
  it('is kept within a chat, while a slow chat holds up no other', async () => {
    let finish: (answer: Partial<Answer>) => void = () => {};
    const slow = new Promise<Partial<Answer>>((resolve) => {
      finish = resolve;
    });
    const { telegram } = await serving(scriptedAsk({ 慢: () => slow, 快: { text: '快答' } }).ask);
    telegram.person(lin).says('慢');
    telegram.person(lin).says('快');
    telegram.person(ada).says('快');
    expect((await telegram.answers(ada.id, 1))[0]?.text).toBe('快答');
    expect(telegram.shown(lin.id)).toHaveLength(2);
    finish({ text: '慢答' });
    expect((await telegram.answers(lin.id, 2)).map(({ text }) => text)).toEqual(['慢答', '快答']);
  });
});

describe('updates that waited', () => {
  it('are answered when the bot comes back within a day, under old numbers and new ones', async () => {
    const { ask } = scriptedAsk({ 问: { text: '答' } });
    const telegram = await FakeTelegram.open();
    const folder = ownFolder();
    const first = await serving(ask, { telegram, folder });
    telegram.deliver({ message: telegram.person(lin).says('问') }, 900);
    await telegram.answers(lin.id, 2);
    await first.close();
    telegram.person(ada).says('问');
    telegram.pass(12 * 3600);
    telegram.deliver(
      { message: { ...telegram.shown(ada.id)[0]!, chat: { id: 13, type: 'private', first_name: '' } } },
      17,
    );
    await serving(ask, { telegram, folder });
    await telegram.answers(ada.id, 1);
    await telegram.answers(13, 1);
    expect(telegram.shown(lin.id).filter(({ from }) => from.is_bot)).toHaveLength(2);
    await telegram.close();
  });
});

describe('serving', () => {
  it('sets the commands in Chinese and in English', async () => {
    const { telegram } = await serving(scriptedAsk({}).ask);
    await telegram.until(() => telegram.callsOf('getUpdates').length > 0);
    const set = telegram.callsOf('setMyCommands').map(({ params }) => params);
    const of = (type: string, language?: string) =>
      set.find(({ scope, language_code }) => (scope as { type: string }).type === type && language_code === language)
        ?.commands as { command: string; description: string }[];
    for (const type of ['default', 'all_private_chats']) {
      expect(of(type).map(({ command }) => command)).toEqual(expect.arrayContaining(['start', 'help', 'new']));
      expect(of(type, 'en').map(({ command }) => command)).toEqual(of(type).map(({ command }) => command));
      expect(of(type).map(({ command }) => command)).not.toContain('status');
      // What is a person's own is offered where they are alone.
      expect(of(type).some(({ command }) => command === 'forget')).toBe(type === 'all_private_chats');
    }
  });

  it('finishes the running answers when it is stopped, and takes no further message', async () => {
    let finish: (answer: Partial<Answer>) => void = () => {};
    const slow = new Promise<Partial<Answer>>((resolve) => {
      finish = resolve;
    });
    const { ask, asked } = scriptedAsk({ 慢: () => slow, 快: { text: '快答' } });
    const { telegram, bot, ended } = await serving(ask);
    telegram.person(lin).says('慢');
    await telegram.until(() => telegram.callsOf('getUpdates').length > 1);
    bot.stop();
    telegram.person(ada).says('快');
    finish({ text: '慢答' });
    expect(await ended).toBe(0);
    expect(telegram.shown(lin.id).map(({ text }) => text)).toEqual(['慢', '慢答']);
    expect(asked).toHaveLength(1);
    const next = await serving(ask, { telegram });
    expect((await telegram.answers(ada.id, 1))[0]?.text).toBe('快答');
    await next.bot.stop();
    await telegram.close();
  });

  it('gives way with 75 to the instance that was there first, before it has taken anything', async () => {
    const { ask, asked } = scriptedAsk({ 问: { text: '答' } });
    const first = await serving(ask);
    const { telegram } = first;
    await telegram.until(() => telegram.callsOf('getUpdates').length > 0);
    const second = await serving(scriptedAsk({}).ask, { telegram, times: { trial: FAR } });
    telegram.person(lin).says('问');
    expect(await second.ended).toBe(75);
    expect(second.logged.join('\n')).toContain('另一个实例正在使用此令牌');
    telegram.person(ada).says('问');
    await telegram.answers(lin.id, 1);
    await telegram.answers(ada.id, 1);
    expect(asked).toHaveLength(2);
    expect(telegram.callsOf('sendMessage')).toHaveLength(2);
  });

  it('ends with 78 and says how to go on where updates go to a webhook', async () => {
    const telegram = await FakeTelegram.open();
    telegram.webhook = { url: 'https://elsewhere.example.org/bot' };
    const { ended, logged } = await serving(scriptedAsk({}).ask, { telegram });
    expect(await ended).toBe(78);
    expect(logged.join('\n')).toContain('--delete-webhook');
    expect(telegram.callsOf('deleteWebhook')).toHaveLength(0);
    await telegram.close();
  });

  it('ends with 78 and names the variable when the token is not accepted', async () => {
    const { ended, logged } = await serving(scriptedAsk({}).ask, {
      token: '987654321:AAanother-token-that-nobody-gave-out',
    });
    expect(await ended).toBe(78);
    expect(logged.join('\n')).toContain('TELEGRAM_BOT_TOKEN');
    expect(logged.join('\n')).not.toContain('another-token');
  });

  it('says once that Telegram cannot be reached, and stops all the same', async () => {
    const { bot, ended, logged } = await serving(scriptedAsk({}).ask, { telegram: await closedTelegram() });
    await expect.poll(() => logged.join('\n')).toContain('连不上 Telegram');
    bot.stop();
    expect(await ended).toBe(0);
    expect(logged.filter((line) => line.includes('连不上'))).toHaveLength(1);
  });
});

async function closedTelegram(): Promise<FakeTelegram> {
  const telegram = await FakeTelegram.open();
  const { root } = telegram;
  await telegram.close();
  return Object.defineProperty(telegram, 'root', { value: root });
}
