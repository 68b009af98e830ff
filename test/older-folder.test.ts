import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { QUERY_VERSION } from '../src/query/query.js';
import { conversationOf } from '../src/telegram/in/update.js';
import { draftReport } from './conversations/reports.js';
import { type Chat, FakeTelegram, type Shown } from './fakes/telegram.js';
import { uploading } from './telegram/uploading.js';

const MADE = join(import.meta.dirname, 'fixtures/version-0.1.0');
const ADMIN = { id: 1, first_name: '管', language_code: 'zh-hans' };

type Name = 'lin' | 'wu' | 'chen' | 'li' | 'group';
/** What version 0.1.0 left behind: when, who sat where, and messages under which buttons stand. */
const made = JSON.parse(readFileSync(join(MADE, 'made.json'), 'utf8')) as {
  at: number;
  link: string;
  /** The number of the last update that it took on. */
  last: number;
  unsent: string[];
  seats: Record<Name, { chat: Chat; user: Shown['from'] }>;
  messages: Record<string, { seat: number; message: Shown }>;
};
const MINUTE = 60_000;

/** The folder as it was left, and today's bot over it some minutes later. */
async function takenOver({ minutes = 5 } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-older-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const name of ['wenbao.sqlite', 'queue.sqlite'])
    writeFileSync(join(folder, name), gunzipSync(readFileSync(join(MADE, `${name}.gz`))));
  const telegram = await FakeTelegram.open();
  onTestFinished(() => telegram.close());
  for (const { seat, message } of Object.values(made.messages)) telegram.recalls(seat, message, made.last);
  const bot = await uploading({ folder, telegram, admins: [ADMIN.id], at: made.at + minutes * MINUTE });
  const somebody = (name: Name) => bot.telegram.person(made.seats[name].user, made.seats[name].chat);
  return {
    ...bot,
    somebody,
    asks: (name: Name, text: string) => bot.next(made.seats[name].chat.id, () => somebody(name).says(text)),
    presses(name: Name, on: keyof typeof made.messages, label: string) {
      const { message } = made.messages[on]!;
      return bot.next(made.seats[name].chat.id, () => somebody(name).presses(message, label));
    },
  };
}

describe('a folder of version 0.1.0', () => {
  let bot: Awaited<ReturnType<typeof takenOver>>;
  beforeEach(async () => {
    bot = await takenOver();
  });

  it('has its full outbox sent, each answer once', async () => {
    const { wu } = made.seats;
    const sent = await bot.telegram.answers(wu.chat.id, made.unsent.length);
    expect(sent.map(({ text }) => text?.split('\n')[0])).toEqual([
      expect.stringMatching(/青岭县人民政府2024年 · 行政许可处理决定：539件/),
      expect.stringMatching(/白水县人民政府2024年 · 本年新收申请：540件/),
    ]);
    await bot.asks('wu', '/privacy');
    expect(bot.telegram.shown(wu.chat.id).filter(({ from }) => from.is_bot)).toHaveLength(made.unsent.length + 1);
  });

  it('goes on with a conversation: another year, another item, what was added to a question of text', async () => {
    expect((await bot.asks('lin', '那2023年呢')).text).toMatch(/青岭县人民政府2023年 · 本年新收申请：391件/);
    expect((await bot.asks('lin', '行政复议呢')).text).toMatch(/青岭县人民政府2023年 · 行政复议总计：10件/);
    expect((await bot.asks('li', '白水县')).text).toMatch(/^白水县人民政府2024年\n新收申请：540件/);
    expect((await bot.asks('group', '@WenbaoTestBot 2024年收到多少件申请')).text).toMatch(
      /青岭县人民政府2024年.*457件/,
    );
  });

  it('keeps what is asked now as a query with its version', async () => {
    await bot.asks('lin', '那2023年呢');
    const {
      chat: { id: chat },
      user,
    } = made.seats.lin;
    const state = await bot.store.conversation(
      conversationOf({ chat, thread: 0, person: user.id }),
      new Date(made.at).toISOString(),
    );
    expect(JSON.parse(state ?? '{}')).toMatchObject({
      memory: { queries: [{ v: QUERY_VERSION }, { v: QUERY_VERSION }] },
    });
  });

  it('has its buttons answer: the row as printed, the picture, the file, the other readings, a question back', async () => {
    expect((await bot.presses('lin', 'figure', '查看原表')).text).toMatch(/本年新收申请：457件 \[1\][\s\S]*【457】/);
    expect((await bot.presses('group', 'narrative', '查看原文')).text).toContain('年轻干部办理申请的经验不足');
    await bot.presses('lin', 'trend', '画图');
    expect(bot.telegram.shown(made.seats.lin.chat.id).at(-1)).toHaveProperty('photo');
    expect((await bot.presses('li', 'clarification', '青岭县人民政府')).text).toMatch(
      /青岭县人民政府.*新收申请：457件/,
    );
  });

  it('opens the other readings that an answer of it offered, and answers the one that is pressed', async () => {
    const lin = bot.somebody('lin');
    const { message } = made.messages.readings!;
    const edits = () => bot.telegram.callsOf('editMessageReplyMarkup');
    await lin.presses(message, '换一种理解');
    await bot.telegram.until(() => edits().length > 0);
    // As `editMessageReplyMarkup` takes it.
    const opened = { ...message, reply_markup: edits()[0]?.params.reply_markup } as Shown;
    const [label] = opened.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
    const answer = await bot.next(lin.chat.id, () => lin.presses(opened, label ?? ''));
    expect(answer.text).toMatch(/青岭县人民政府2024年 · 行政规范性文件本年废止件数：4件/);
  });

  it('opens the figure that a link leads to', async () => {
    expect((await bot.asks('wu', `/start ${made.link}`)).text).toMatch(/青岭县人民政府2024年 · 本年新收申请：457件/);
  });

  it('keeps corrections, and reports of wrong figures that wait', async () => {
    expect((await bot.asks('chen', '白水县2024年收到多少件申请')).text).toMatch(
      /白水县人民政府2024年 · 本年新收申请：540件[\s\S]*原表印作 539件；管理员于.*更正：核对过原件/,
    );
    const admin = bot.telegram.person(ADMIN);
    expect((await bot.next(ADMIN.id, () => admin.says('/corrections'))).text).toContain('请核对。');
  });

  it('keeps watches: a report filed now is told where it was asked for', async () => {
    await bot.files(draftReport());
    await bot.close();
    // New reports are looked for when the bot begins.
    const { folder, telegram } = bot;
    const again = await uploading({ folder, telegram, at: made.at + 10 * MINUTE });
    for (const { chat } of [made.seats.lin, made.seats.group]) {
      const told = () => bot.telegram.shown(chat.id).find(({ text }) => text?.startsWith('新收录'));
      await bot.telegram.until(() => told() !== undefined);
      expect(told()?.text).toContain('青岭县人民政府2025年');
    }
    const { chat } = made.seats.lin;
    expect((await again.next(chat.id, () => bot.somebody('lin').says('/watch'))).text).toContain('黑石县人民政府');
  });

  it('keeps a draft: it is asked about in its conversation, and ended by its old button', async () => {
    expect((await bot.asks('chen', '青岭县2025年收到多少件申请')).text).toMatch(/365件[\s\S]*草稿，未收录/);
    await bot.presses('chen', 'draft', '结束草稿');
    expect((await bot.asks('chen', '青岭县2025年收到多少件申请')).text).not.toContain('365件');
  });
});

describe('a button of version 0.1.0 under an answer that is kept no more', () => {
  it('says that it has expired', async () => {
    const { presses, register } = await takenOver();
    await register.sweep({ dropBefore: made.at + MINUTE, complaintsBefore: 0 });
    expect((await presses('lin', 'figure', '查看原表')).text).toContain('已过期');
  });
});
