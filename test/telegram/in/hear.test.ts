import type { Message, UserFromGetMe } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { hear, languageOfPerson } from '../../../src/telegram/in/hear.js';

// Of the bot's own description only these are read.
const me = { id: 1, username: 'WenbaoTestBot', first_name: '问报', is_bot: true } as UserFromGetMe;

function message(text: string | undefined, { chat = 'supergroup', ...more }: Record<string, unknown> = {}): Message {
  const command = /^\/\w+(@\w+)?/.exec(text ?? '')?.[0];
  const mention = /@\w+/.exec(text ?? '');
  const entities = command
    ? [{ type: 'bot_command', offset: 0, length: command.length }]
    : mention
      ? [{ type: 'mention', offset: mention.index, length: mention[0].length }]
      : [];
  // A message of the wire; what is left out is not read.
  return { text, entities, chat: { type: chat, id: 5 }, from: { id: 2 }, ...more } as unknown as Message;
}

const byBot = { reply_to_message: { from: { id: 1 } } };

const sent = { document: { file_id: 'f', file_name: '年报.pdf', file_size: 9 } };
const file = { kind: 'file', file: { id: 'f', name: '年报.pdf', size: 9, album: undefined, caption: '' } };
const mentioning = {
  entities: undefined,
  caption: '@WenbaoTestBot',
  caption_entities: [{ type: 'mention', offset: 0, length: 14 }],
};

describe('hear, of files and addresses', () => {
  it.each([
    { chat: 'private', heard: file, why: 'sent to the bot' },
    { chat: 'supergroup', heard: { kind: 'not_for_us' }, why: 'sent among people' },
    { chat: 'supergroup', heard: file, why: 'with a mention under it', ...mentioning },
    { chat: 'supergroup', heard: file, why: 'in reply to the bot', reply_to_message: { from: { id: 1 } } },
    { chat: 'private', heard: { kind: 'not_text' }, why: 'a moving picture', animation: {} },
  ])('takes a file as $heard.kind: $why', ({ heard, why, ...more }) => {
    expect(hear(message(undefined, { ...sent, ...more }), me)).toEqual(heard);
  });

  it.each([
    { text: 'https://a.example/b.html', address: 'https://a.example/b.html' },
    { text: '请检查一下：https://a.example/b.pdf', address: 'https://a.example/b.pdf' },
    { text: 'check http://10.0.0.1/', address: 'http://10.0.0.1/' },
    { text: 'file:///etc/passwd', address: 'file:///etc/passwd' },
    {
      text: 'https://a.example/b.html，这份有多少申请？',
      address: 'https://a.example/b.html',
      caption: '这份有多少申请？',
    },
    { text: '甲区2020年申请多少？见 https://a.example/b.html', address: undefined },
    { text: '检查甲区2020年', address: undefined },
  ])('takes "$text" as the address $address', ({ text, address, caption = '' }) => {
    const heard = hear(message(text, { chat: 'private' }), me);
    expect(heard).toEqual(address ? { kind: 'link', text, address, caption } : { kind: 'question', text });
  });
});

describe('hear', () => {
  it.each([
    { text: '甲区2020年？', chat: 'private', heard: { kind: 'question', text: '甲区2020年？' } },
    {
      text: '/start f_12',
      chat: 'private',
      heard: { kind: 'command', command: '/start', argument: 'f_12' },
    },
    { text: '/HELP', chat: 'private', heard: { kind: 'help', lists: true } },
    { text: '/rank 甲区', chat: 'private', heard: { kind: 'command', command: '/rank', argument: '甲区' } },
    { text: '1/3 是多少', chat: 'private', heard: { kind: 'question', text: '1/3 是多少' } },
    { text: undefined, chat: 'private', photo: [], heard: { kind: 'not_text' } },
    {
      text: undefined,
      chat: 'private',
      photo: [{ file_id: 'small' }, { file_id: 'large', file_size: 9 }],
      heard: { kind: 'file', file: { id: 'large', name: '照片.jpg', size: 9, album: undefined, caption: '' } },
    },
    { text: undefined, chat: 'private', pinned_message: {}, heard: { kind: 'not_for_us' } },
  ])('takes "$text" in a private chat as $heard.kind', ({ heard, text, ...more }) => {
    expect(hear(message(text, more), me)).toEqual(heard);
  });

  it.each([
    { text: '甲区2020年？', heard: { kind: 'not_for_us' }, why: 'people talk to each other' },
    { text: '@wenbaotestbot 甲区2020年？', heard: { kind: 'question', text: '甲区2020年？' }, why: 'mentioned' },
    { text: '甲区 @WenbaoTestBot', heard: { kind: 'question', text: '甲区' }, why: 'mentioned at the end' },
    { text: '@WenbaoTestBot', heard: { kind: 'help' }, why: 'mentioned and nothing else' },
    { text: '@SomebodyElse 甲区', heard: { kind: 'not_for_us' }, why: 'another is mentioned' },
    { text: '那2019年呢', heard: { kind: 'question', text: '那2019年呢' }, why: 'a reply to the bot', ...byBot },
    {
      text: '大家好',
      heard: { kind: 'not_for_us' },
      why: 'the bot opened the topic',
      reply_to_message: { from: { id: 1 }, forum_topic_created: {} },
    },
    { text: '/help', heard: { kind: 'help', lists: true }, why: 'a command it knows' },
    { text: '/help@WenbaoTestBot', heard: { kind: 'help', lists: true }, why: 'a command by name' },
    { text: '/help@OtherBot', heard: { kind: 'not_for_us' }, why: 'another bot is named' },
    {
      text: '/rank',
      heard: { kind: 'command', command: '/rank', argument: '', isBare: true },
      why: 'may be for another bot',
    },
    { text: '/rank@WenbaoTestBot', heard: { kind: 'command', command: '/rank', argument: '' }, why: 'by name' },
    { text: undefined, heard: { kind: 'not_for_us' }, why: 'a picture among people', photo: [] },
  ])('takes "$text" in a group as $heard.kind: $why', ({ heard, why, text, ...more }) => {
    expect(hear(message(text, more), me)).toEqual(heard);
  });

  it('keeps the words around a mention of a person without a user name', () => {
    const entities = [{ type: 'text_mention', offset: 3, length: 2, user: { id: 1 } }];
    expect(hear(message('请问 问报 甲区', { entities }), me)).toEqual({ kind: 'question', text: '请问  甲区' });
  });
});

describe('languageOfPerson', () => {
  it.each([
    [undefined, 'zh'],
    ['zh-hans', 'zh'],
    ['zh', 'zh'],
    ['zh-hant', 'zh-Hant'],
    ['zh-TW', 'zh-Hant'],
    ['en-GB', 'en'],
    ['de', 'en'],
  ])('reads %s as %s', (code, language) => {
    expect(languageOfPerson(code)).toBe(language);
  });
});
