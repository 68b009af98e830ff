import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { enChat } from '../../src/language/en/chat.js';
import { zhChat } from '../../src/language/zh/chat.js';
import { openSqliteQueue } from '../../src/store/queue/queue.js';
import { ownFolder } from '../e2e/folder.js';
import { scriptedAsk } from '../fakes/ask.js';
import { leftBehind } from '../store/dying.js';
import { serving } from './serving.js';

type Said = { from: number; deaths: number; language?: string } & ({ text: string } | { file: string });

/** The folder of a program that died over each of these as often as it says, and is not started yet. */
async function died(said: readonly Said[]): Promise<string> {
  let folder = ownFolder();
  const first = await openSqliteQueue({ folder });
  await first.accept(said.map((each, at) => ({ ...updateOf(each, at + 1), thread: 0, at: Date.now() })));
  await first.close();
  for (let death = 1; death <= Math.max(...said.map(({ deaths }) => deaths)); death += 1) {
    const queue = await openSqliteQueue({ folder });
    for (const { from, deaths } of said) {
      const incoming = await queue.nextIncoming(from);
      if (incoming && deaths >= death) await queue.begin(incoming);
    }
    const next = ownFolder();
    leftBehind(folder, next);
    await queue.close();
    folder = next;
  }
  return folder;
}

function updateOf(said: Said, number: number) {
  const { from: id, language = 'zh-hans' } = said;
  const from = { id, is_bot: false, first_name: '某', language_code: language };
  const file = 'file' in said && { file_id: said.file, file_unique_id: said.file, file_name: said.file, file_size: 1 };
  const message = {
    ...{ message_id: number, date: 1, from, chat: { id, type: 'private', first_name: '某' } },
    ...(file ? { document: file } : { text: 'text' in said ? said.text : '' }),
  } as Message;
  return { update: number, chat: id, person: id, content: JSON.stringify({ update_id: number, message }) };
}

describe('an update that the program died over', () => {
  it('is not tried a third time where it is a file: its sender is told, and everybody else is answered', async () => {
    const folder = await died([
      { from: 1, deaths: 2, file: '毒.txt' },
      { from: 2, deaths: 2, file: 'poison.txt', language: 'en' },
      { from: 3, deaths: 1, file: '好.txt' },
      { from: 4, deaths: 1, text: '问' },
      { from: 5, deaths: 0, text: '问' },
    ]);
    const { telegram, logged } = await serving(scriptedAsk({ 问: { text: '答' } }).ask, { folder });
    const told = async (chat: number) => (await telegram.answers(chat, 1))[0]?.text;
    expect(await told(1)).toBe(zhChat.gaveUp.document);
    expect(await told(2)).toBe(enChat.gaveUp.document);
    // This bot takes no files, and says so when it tries.
    expect(await told(3)).toBe(zhChat.onlyText);
    expect([await told(4), await told(5)]).toEqual(['答', '答']);
    expect(logged.filter((line) => line.includes('was given up'))).toHaveLength(2);
  });

  it('is tried four times more where it is a question, which was perhaps at work by chance', async () => {
    const { ask } = scriptedAsk({ 问: { text: '答' } });
    const folder = await died([
      { from: 1, deaths: 4, text: '问' },
      { from: 2, deaths: 5, text: '问' },
    ]);
    const { telegram } = await serving(ask, { folder });
    expect((await telegram.answers(1, 1))[0]?.text).toBe('答');
    expect((await telegram.answers(2, 1))[0]?.text).toBe(zhChat.gaveUp.message);
  });

  it('is tried alone, so that the next death is laid to one, while all others are answered', async () => {
    const { ask, asked } = scriptedAsk({ 问: { text: '答' } });
    const open: (() => void)[] = [];
    const slow: Ask = async (question) => {
      if (Number(question.chat.split(':')[1]) <= 3) await new Promise<void>((resolve) => open.push(resolve));
      return ask(question);
    };
    const folder = await died([1, 2, 3, 4, 5].map((from) => ({ from, deaths: from <= 3 ? 1 : 0, text: '问' })));
    const { telegram, bot } = await serving(slow, { folder });
    for (const chat of [4, 5]) expect(await telegram.answers(chat, 1)).toHaveLength(1);
    for (const chat of [1, 2, 3]) {
      await expect.poll(() => open.length).toBe(chat);
      expect(asked.length).toBe(chat + 1);
      open.at(-1)?.();
      expect(await telegram.answers(chat, 1)).toHaveLength(1);
    }
    bot.stop();
  });
});
