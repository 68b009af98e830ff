import { describe, expect, it } from 'vitest';
import { languageOfLaunch } from '../../../src/server/page/launch.js';
import { openMemoryStore } from '../../../src/store/sqlite.js';
import { initData, NOW, servingPages, TOKEN } from './serving.js';

const launched = { token: TOKEN, now: () => NOW };

describe('a launch from Telegram', () => {
  it.each([
    ['zh-hans', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['en', 'en'],
    ['de', 'en'],
  ])('of a person who speaks %s is told as %s', (code, language) => {
    expect(languageOfLaunch(initData(code), launched)).toBe(language);
  });

  it.each([
    ['another bot signed', initData('en', { token: '1:another' })],
    ['was changed', initData('en').replace('AAA', 'AAB')],
    ['is older than an hour', initData('en', { at: NOW - 3_601_000 })],
    ['is not signed', 'user=%7B%7D'],
    ['is nothing', ''],
    ['has a hash of another length', 'auth_date=1&hash=00'],
  ])('is none where it %s', (_, data) => {
    expect(languageOfLaunch(data, launched)).toBeUndefined();
  });

  it('is answered with the language alone, by a bot; a server without a bot knows none', async () => {
    const store = await openMemoryStore();
    const bot = await servingPages(store);
    const answer = await bot.post('/telegram/launch', initData('zh-hk'));
    expect(await answer.json()).toEqual({ language: 'zh-Hant' });
    expect((await bot.post('/telegram/launch', 'hash=1')).status).toBe(403);
    expect((await bot.post('/telegram/launch', 'x'.repeat(20_000))).status).toBe(413);
    const plain = await servingPages(store, { token: undefined });
    expect((await plain.post('/telegram/launch', initData('en'))).status).toBe(403);
  });
});
