import { readFileSync } from 'node:fs';
import { Api, InputFile } from 'grammy';
import type { MessageEntity } from 'grammy/types';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FakeTelegram } from './telegram.js';
import { SCHEMA_FILE, schemaOfTypes } from './telegram-types.js';

let telegram: FakeTelegram;
let api: Api;

beforeEach(async () => {
  telegram = await FakeTelegram.open();
  api = new Api(FakeTelegram.TOKEN, { apiRoot: telegram.root });
});

afterEach(() => telegram.close());

describe('FakeTelegram', () => {
  it('keeps an update until a later offset confirms it', async () => {
    telegram.person({ id: 1, first_name: '林' }).says('一');
    telegram.person({ id: 1, first_name: '林' }).says('二');
    const [first, second] = await api.getUpdates({ limit: 2 });
    expect([first?.message?.text, second?.message?.text]).toEqual(['一', '二']);
    expect(await api.getUpdates({ offset: second!.update_id })).toEqual([second]);
    expect(await api.getUpdates({ offset: second!.update_id + 1 })).toEqual([]);
    expect((await api.getWebhookInfo()).pending_update_count).toBe(0);
  });

  it('keeps a message for a day and a press for two and a half minutes', async () => {
    const citizen = telegram.person({ id: 1, first_name: '林' });
    citizen.says('一');
    void telegram.press({ from: citizen.user, data: 'x' });
    telegram.pass(149);
    expect(await api.getUpdates()).toHaveLength(2);
    telegram.pass(1);
    expect((await api.getUpdates()).map((update) => Object.keys(update)[1])).toEqual(['message']);
    telegram.pass(86_400);
    expect(await api.getUpdates()).toEqual([]);
  });

  it('numbers afresh after a quiet week, and takes no old offset for a confirmation', async () => {
    for (const id of [900, 901]) telegram.deliver({ message: telegram.shown(1)[0] }, id);
    await api.getUpdates({ offset: 902 });
    for (const id of [17, 18]) telegram.deliver({ message: telegram.shown(1)[0] }, id);
    expect((await api.getUpdates({ offset: 902 })).map(({ update_id }) => update_id)).toEqual([17, 18]);
  });

  it('gives a waiting poll the update that comes, and ends it with 409 when another polls', async () => {
    const waiting = api.getUpdates({ timeout: 30 });
    await telegram.until(() => telegram.callsOf('getUpdates').length === 1);
    telegram.person({ id: 1, first_name: '林' }).says('一');
    const [update] = await waiting;
    expect(update?.message?.text).toBe('一');
    const first = api.getUpdates({ timeout: 30, offset: update!.update_id + 1 });
    await telegram.until(() => telegram.callsOf('getUpdates').length === 2);
    await api.getUpdates({ offset: update!.update_id + 1 });
    await expect(first).rejects.toMatchObject({ error_code: 409 });
  });

  it.each([
    { why: 'empty text', call: () => api.sendMessage(1, ' \n') },
    { why: '4097 characters', call: () => api.sendMessage(1, 'a'.repeat(4097)) },
    { why: 'an entity beyond the text', call: () => send([{ type: 'bold', offset: 2, length: 9 }]) },
    { why: 'an entity that cuts a character', call: () => send([{ type: 'bold', offset: 0, length: 1 }], '𠮷') },
    {
      why: 'entities that overlap',
      call: () =>
        send([
          { type: 'bold', offset: 0, length: 2 },
          { type: 'italic', offset: 1, length: 2 },
        ]),
    },
    { why: 'a button with 65 bytes', call: () => press('x'.repeat(65)) },
    { why: 'a reply to nothing', call: () => api.sendMessage(1, 'a', { reply_parameters: { message_id: 99 } }) },
    { why: 'an edit of nothing', call: () => api.editMessageText(1, 99, 'a') },
    { why: 'a press that nobody made', call: () => api.answerCallbackQuery('99') },
  ])('refuses $why with 400', async ({ call }) => {
    await expect(call()).rejects.toMatchObject({ error_code: 400 });
  });

  it('edits a message, but not into itself', async () => {
    const { message_id } = await api.sendMessage(1, '一');
    await api.editMessageText(1, message_id, '二');
    expect(telegram.shown(1).map(({ text }) => text)).toEqual(['二']);
    await expect(api.editMessageText(1, message_id, '二')).rejects.toMatchObject({ description: /not modified/ });
  });

  it('takes a file as grammY sends it', async () => {
    const bytes = Buffer.from([0, 13, 10, 45, 45, 255]);
    await api.sendDocument(1, new InputFile(bytes, '年报.csv'), { caption: '导出' });
    const { params } = telegram.callsOf('sendDocument')[0]!;
    expect(params).toMatchObject({ chat_id: 1, caption: '导出' });
    const attached = Object.values(params).find((field) => typeof field === 'object');
    expect(attached).toEqual({ name: '年报.csv', bytes });
  });

  it('fails the calls it is told to, once each', async () => {
    telegram.fail('sendMessage', { code: 429, description: 'Too Many Requests', parameters: { retry_after: 3 } }, 1);
    telegram.fail('sendMessage', 'cut_after', 2);
    await expect(api.sendMessage(1, 'a')).rejects.toMatchObject({ parameters: { retry_after: 3 } });
    await expect(api.sendMessage(2, 'a')).rejects.toThrow('Network request');
    await api.sendMessage(1, 'a');
    expect([telegram.shown(1).length, telegram.shown(2).length]).toEqual([1, 1]);
  });

  it('checks calls by what the installed types of the Bot API say of them', () => {
    expect(JSON.parse(readFileSync(SCHEMA_FILE, 'utf8'))).toEqual(schemaOfTypes());
  });

  it.each([
    { why: 'an unknown part', more: { disable_web_page_preview: true } },
    { why: 'a part of another type', more: { message_thread_id: '7' } },
    { why: 'a part within a part', more: { reply_markup: { inline_keyboard: [[{ text: 'a', callbackdata: 'b' }]] } } },
  ])('refuses $why', async ({ more }) => {
    await expect(api.sendMessage(1, 'a', more as never)).rejects.toMatchObject({ error_code: 400 });
  });

  it('knows its own token only', async () => {
    await expect(new Api('1:other', { apiRoot: telegram.root }).getMe()).rejects.toMatchObject({ error_code: 401 });
  });
});

function send(entities: MessageEntity[], text = 'abc') {
  return api.sendMessage(1, text, { entities });
}

function press(callback_data: string) {
  return api.sendMessage(1, 'a', { reply_markup: { inline_keyboard: [[{ text: 'a', callback_data }]] } });
}
