import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { zipSync } from 'fflate';
import type { Message } from 'grammy/types';
import { describe, expect, it } from 'vitest';
import { scriptedAsk } from '../fakes/ask.js';
import type { Shown } from '../fakes/telegram.js';
import { BOMBS, lyingArchive } from '../fixtures/bombs.js';
import { seeded } from '../fixtures/filled-form.js';
import { webPage, wordReport, workbook } from '../fixtures/office.js';
import { pdfFile } from '../fixtures/pdf.js';
import { pdfReport } from '../fixtures/pdf-report.js';
import { serving } from './serving.js';
import { ADA, ADMIN, AGENCY, LIN, receivedIn, reportParts, textReport, uploading } from './uploading.js';

const TITLE = `${AGENCY}2023年政府信息公开工作年度报告`;
const HOUR = 3_600_000;
const group = { id: -100500, type: 'supergroup', title: '街坊' } as const;

function labels(message: Shown): string[] {
  return message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

function callbacks(message: Shown): string[] {
  const buttons = message.reply_markup?.inline_keyboard.flat() ?? [];
  return buttons.flatMap((button) => ('callback_data' in button ? button.callback_data : []));
}

describe('a file that somebody sends', () => {
  it.each([
    { name: '年报.txt', bytes: () => textReport() },
    { name: '年报.docx', bytes: () => wordReport(reportParts()) },
    { name: '年报.xlsx', bytes: () => workbook(reportParts()) },
    { name: '年报.html', bytes: () => webPage(TITLE, reportParts(), { random: seeded(3) }) },
    { name: '年报.pdf', bytes: () => pdfReport(reportParts()) },
    { name: '年报.zip', bytes: () => zipSync({ '报告/年报.txt': textReport() }) },
    { name: '看起来是.pdf', bytes: () => wordReport(reportParts()) },
  ])('is checked, and can be asked about in that chat: $name', async ({ name, bytes }) => {
    const { telegram, next, store } = await uploading();
    const citizen = telegram.person(LIN);
    const content = await bytes();
    const review = await next(LIN.id, () => citizen.sendsFile(name, content));
    expect(review.text?.split('\n')[0]).toMatch(/^[✓⚠] 青岭县人民政府2023年度：/);
    expect(review.text).toContain('公布期限：2024年3月31日');
    expect(labels(review)).toEqual(['结束草稿']);
    const answer = await next(LIN.id, () => citizen.says('新收申请多少件？'));
    expect(answer.text?.split('\n')[0]).toContain(`${receivedIn()}`);
    expect(answer.text).toContain('草稿，未收录');
    expect(await store.reports()).toEqual([]);
  });

  it('is followed in one message, which the review takes the place of', async () => {
    const { telegram, next, logged } = await uploading();
    const question = telegram.person(LIN).sendsFile('年报.docx', wordReport(reportParts()));
    const review = await next(LIN.id, () => undefined);
    const said = telegram.shown(LIN.id).filter(({ from }) => from.is_bot);
    expect(said).toHaveLength(1);
    expect(review.reply_to_message?.message_id).toBe(question.message_id);
    expect(telegram.callsOf('sendMessage')[0]?.params.text).toMatch(/^收到“年报/);
    const edits = telegram.callsOf('editMessageText').map(({ params }) => String(params.text));
    expect(edits).toHaveLength(2);
    expect(edits[0]).toMatch(/^正在读/);
    expect(logged.join()).not.toContain('年报');
  });

  it('is reviewed in a message of its own where progress could not be shown', async () => {
    const { telegram, next } = await uploading();
    telegram.fail('sendMessage', { code: 500 });
    const review = await next(LIN.id, () => telegram.person(LIN).sendsFile('年报.txt', textReport()));
    expect(review.text).toContain('青岭县人民政府2023年度');
  });

  it('is held against its own sums and the filed report of the year before, with all of it in a file', async () => {
    const { telegram, next, files } = await uploading();
    await files(textReport({ year: 2022 }));
    const bytes = textReport({ wrongTotals: true });
    const review = await next(LIN.id, () => telegram.person(LIN).sendsFile('年报.txt', bytes));
    expect(review.text).toMatch(/^⚠ 青岭县人民政府2023年度：有\d+处要看/);
    expect(review.text).toContain('不成立');
    expect(review.text).toContain('与2022年逐字相同（只改年份的也算）的句子占100%，超过50%');
    expect(review.text).toMatch(/\n· “/);
    expect(review.text!.length).toBeLessThan(1500);
    const said = telegram.shown(LIN.id).filter(({ from }) => from.is_bot);
    expect(said).toHaveLength(2);
    const file = said[1]?.document as unknown as { file_name: string; bytes: Buffer };
    expect(file.file_name).toBe('青岭县人民政府2023检查.txt');
    expect(file.bytes.toString()).toContain('公布期限');
  });

  it('is reviewed in the language of its sender', async () => {
    const { telegram, next } = await uploading();
    const english = await next(ADA.id, () => telegram.person(ADA).sendsFile('report.txt', textReport()));
    expect(english.text).toContain('2023: no problem found');
    expect(english.text).toContain('Only this conversation sees it');
    expect(labels(english)).toEqual(['End draft']);
    const ming = { id: 13, first_name: '明', language_code: 'zh-hant' };
    const traditional = await next(ming.id, () => telegram.person(ming).sendsFile('年報.txt', textReport()));
    expect(traditional.text).toContain('沒有發現問題');
    expect(labels(traditional)).toEqual(['結束草稿']);
  });

  it('tells of what else it holds, answers a question under it, and is not counted as filed', async () => {
    const { telegram, next } = await uploading();
    const bytes = zipSync({ 'a.txt': textReport(), 'b.txt': textReport({ agency: '丹枫镇人民政府', seed: 9 }) });
    const caption = '这份里有多少申请？';
    telegram.person(LIN).sendsFile('两份.zip', bytes, { caption });
    const [review, answer] = await telegram.answers(LIN.id, 2);
    expect(review?.text).toContain('另有1个文件没有读');
    expect(answer?.text).toContain(`${receivedIn()}件`);
    const help = await next(LIN.id, () => telegram.person(LIN).says('/help'));
    expect(help.text).not.toContain('已收录1份');
  });

  it('that is filed already is said to be, and is no draft', async () => {
    const { telegram, next, files, register } = await uploading();
    await files(textReport());
    const citizen = telegram.person(LIN);
    const review = await next(LIN.id, () => citizen.sendsFile('年报.txt', textReport()));
    expect(review.text).toContain('这份年报已收录（2024-03-01）');
    expect(labels(review)).toEqual([]);
    expect(await register.draft('tg:11:0:11')).toBeNull();
    const answer = await next(LIN.id, () => citizen.says('新收申请多少件？'));
    expect(answer.text).not.toContain('草稿');
  });
});

describe('a file that is no report', () => {
  const nothing = Buffer.from('今天天气很好，我们去公园散步，看了很多花。\n'.repeat(5));
  const locked = zipSync({ 'a.txt': nothing });
  locked[6] = 1;
  it.each([
    { name: '空.txt', bytes: new Uint8Array(), says: 'E-FILE-EMPTY' },
    { name: '散步.txt', bytes: nothing, says: 'E-FILE-REPORT' },
    { name: '坏.docx', bytes: wordReport(reportParts()).subarray(0, 900), says: 'E-FILE-DAMAGED' },
    { name: '图.bin', bytes: Uint8Array.from({ length: 400 }, (_, index) => (index * 37) % 256), says: 'E-FILE-TYPE' },
    { name: '锁.zip', bytes: locked, says: 'E-FILE-LOCKED' },
    { name: '套.zip', bytes: zipSync({ 'b.zip': zipSync({ 'c.txt': nothing }) }), says: 'E-FILE-ZIP' },
    { name: '爬.zip', bytes: zipSync({ '../../etc/x.txt': nothing }), says: 'E-FILE-ZIP' },
    { name: '空页.pdf', bytes: pdfFile([{ texts: [] }]), says: 'E-FILE-' },
  ])('is refused with a code and what to do: $name', async ({ name, bytes, says }) => {
    const { telegram, next, register } = await uploading();
    const refusal = await next(LIN.id, () => telegram.person(LIN).sendsFile(name, bytes));
    expect(refusal.text).toContain(says);
    expect(refusal.text!.length).toBeLessThan(200);
    expect(refusal.reply_markup).toBeUndefined();
    expect(await register.draft('tg:11:0:11')).toBeNull();
  });

  it('and is a bomb is refused while others are answered, and leaves nothing behind', async () => {
    const { telegram, next } = await uploading();
    const before = readdirSync(tmpdir());
    const bomb = BOMBS['a page of 200,000 nested elements']!();
    telegram.person(ADA).sendsFile('bomb.html', bomb);
    telegram.person(ADMIN).sendsFile('lying.zip', lyingArchive());
    const answer = await next(LIN.id, () => telegram.person(LIN).says('/privacy'));
    expect(answer.text).toContain('保存什么');
    const refusals = await Promise.all([next(ADA.id, () => undefined), next(ADMIN.id, () => undefined)]);
    expect(refusals.map(({ text }) => text)).toEqual([
      expect.stringContaining('E-FILE-'),
      expect.stringContaining('E-FILE-BOMB'),
    ]);
    expect(readdirSync(tmpdir()).filter((name) => !before.includes(name) && /bomb|lying/.test(name))).toEqual([]);
  });

  it('and is over 20 MB is refused unseen, whatever Telegram says of its size', async () => {
    const { telegram, next } = await uploading();
    const citizen = telegram.person(LIN);
    const large = new Uint8Array(20 * 1024 * 1024 + 1);
    const told = await next(LIN.id, () => citizen.sendsFile('大.pdf', large));
    expect(told.text).toContain('20 MB');
    expect(telegram.callsOf('getFile')).toEqual([]);
    const lied = await next(LIN.id, () => citizen.sendsFile('大.pdf', large, { size: 10 }));
    expect(lied.text).toContain('E-FILE-LARGE');
    expect(telegram.files.downloads).toEqual([]);
  });

  it('and cannot be had from Telegram is asked for again, and no address is logged', async () => {
    const { telegram, next, logged } = await uploading();
    for (const _ of [1, 2]) telegram.fail('getFile', { code: 400, description: 'Bad Request: wrong file_id' });
    const refusal = await next(LIN.id, () => telegram.person(LIN).sendsFile('年报.txt', textReport()));
    expect(refusal.text).toContain('E-FILE-GET');
    expect(logged.join()).not.toMatch(/AAthis-token|\/file\/bot/);
    telegram.fail('getFile', 'cut_after');
    const review = await next(LIN.id, () => telegram.person(LIN).sendsFile('年报.txt', textReport()));
    expect(review.text).toContain('2023年度');
  });
});

describe('the name of a file', () => {
  it.each([
    { name: '../../etc/passwd.txt', shown: 'passwd' },
    { name: 'CON.pdf', shown: 'CON' },
    { name: `${'长'.repeat(300)}.txt`, shown: '…' },
    { name: '年报\u202Efdp.exe', shown: '年报fdp' },
    { name: 'a\0b\n@everybody.txt', shown: 'ab' },
    { name: '', shown: '文件' },
  ])('is cleaned before it is shown: "$shown"', async ({ name, shown }) => {
    const { telegram, next, register } = await uploading();
    await next(LIN.id, () => telegram.person(LIN).sendsFile(name, textReport()));
    const first = String(telegram.callsOf('sendMessage')[0]?.params.text);
    expect(first).toContain(shown);
    expect(first).not.toMatch(/[\u202E\0]|etc|@e/);
    expect(first.length).toBeLessThan(140);
    expect((await register.draft('tg:11:0:11'))?.name).not.toMatch(/[\u202E\0/\n]/);
  });
});

describe('a draft', () => {
  it('is seen by nobody else, in no other chat, and not in what is filed', async () => {
    const { telegram, next } = await uploading();
    await next(LIN.id, () => telegram.person(LIN).sendsFile('年报.txt', textReport()));
    const ask = '青岭县2023年新收申请多少件？';
    const elsewhere = await next(ADA.id, () => telegram.person(ADA).says(ask));
    expect(elsewhere.text).not.toContain(`${receivedIn()}件`);
    const inGroup = telegram.person(LIN, group);
    const there = await next(group.id, () => inGroup.says(`@WenbaoTestBot ${ask}`));
    expect(there.text).not.toContain(`${receivedIn()}件`);
    const reports = await next(LIN.id, () => telegram.person(LIN).says('/reports'));
    expect(reports.text).not.toContain('青岭县');
  });

  it('has its rows shown, and its figures exported, to whoever sent it', async () => {
    const { telegram, next } = await uploading();
    const citizen = telegram.person(LIN);
    await next(LIN.id, () => citizen.sendsFile('年报.txt', textReport()));
    const answer = await next(LIN.id, () => citizen.says('新收申请多少件？'));
    const rows = await next(LIN.id, () => citizen.presses(answer, '查看原表'));
    expect(rows.text).toContain(`【${receivedIn()}】`);
    expect(rows.text).toContain('⚠ 草稿，未收录');
    expect(rows.text).not.toContain('⚠ ⚠');
    await next(LIN.id, () => citizen.presses(answer, '导出表格'));
    const [asked] = telegram.shown(LIN.id).filter(({ message_id }) => message_id === answer.message_id);
    const csv = labels(asked!).find((label) => label.includes('CSV'));
    await next(LIN.id, () => citizen.presses(asked!, csv!));
    const file = telegram.shown(LIN.id).at(-1)?.document as unknown as { bytes: Buffer };
    expect(file.bytes.toString()).toContain('草稿，未收录');
  });

  it('is shown to nobody who makes up a press that carries an answer about it, nor exported, judged or complained of', async () => {
    const { telegram, next, register } = await uploading();
    const citizen = telegram.person(LIN);
    await next(LIN.id, () => citizen.sendsFile('年报.txt', textReport()));
    const answer = await next(LIN.id, () => citizen.says('新收申请多少件？'));
    const [data = ''] = callbacks(answer).filter((callback) => callback.startsWith('do=row='));
    const id = data.slice('do=row='.length);
    const stranger = telegram.person(ADA);
    const own = await next(ADA.id, () => stranger.says('/help'));
    const inGroup = telegram.person(LIN, group);
    const elsewhere = await next(group.id, () => inGroup.says('@WenbaoTestBot 有哪些报告'));
    const ofAnswer = ['row', 'readings', 'export', 'back', 'draw', 'wrong', 'good', 'bad', 'request'];
    const forged = [...ofAnswer.map((name) => `${name}=${id}`), `say=0.${id}`, `save=csv.${id}`, `wrongof=${id}.0`];
    for (const { person, message } of [
      { person: stranger, message: own },
      { person: inGroup, message: elsewhere },
    ]) {
      const before = telegram.shown(person.chat.id).length;
      for (const press of forged)
        await next(person.chat.id, () =>
          telegram.press({
            from: person.user,
            message: { ...message, chat: person.chat } as Message,
            data: `do=${press}`,
          }),
        );
      const said = telegram.shown(person.chat.id).slice(before);
      // Thumbs are answered by nothing, whosever they are.
      expect(said).toHaveLength(forged.length - 2);
      for (const { text } of said) expect(text).toMatch(/已过期|expired/);
    }
    expect(await register.counts()).toMatchObject({ good: 0, bad: 0, openComplaints: 0 });
    expect(telegram.callsOf('sendDocument')).toEqual([]);
  });

  it('is there after a restart, and gone with /new, its button, or a day', async () => {
    const { telegram, next, clock, folder, close, register } = await uploading();
    const citizen = telegram.person(LIN);
    const ask = '青岭县2023年新收申请多少件？';
    const figure = `${receivedIn()}件`;
    const review = await next(LIN.id, () => citizen.sendsFile('年报.txt', textReport()));
    expect((await next(LIN.id, () => citizen.says(ask))).text).toContain(figure);
    expect((await next(LIN.id, () => citizen.presses(review, '结束草稿'))).text).toBe('草稿已删除。');
    expect((await next(LIN.id, () => citizen.says(ask))).text).not.toContain(figure);

    await next(LIN.id, () => citizen.sendsFile('年报.txt', textReport()));
    await next(LIN.id, () => citizen.says('/new'));
    expect(await register.draftKeptAt('tg:11:0:11')).toBeNull();

    await next(LIN.id, () => citizen.sendsFile('年报.txt', textReport()));
    await close();
    const again = await uploading({ folder, telegram });
    expect((await again.next(LIN.id, () => citizen.says(ask))).text).toContain(figure);
    again.clock.now = clock.now + 25 * HOUR;
    expect((await again.next(LIN.id, () => citizen.says(ask))).text).not.toContain(figure);
  });
});

describe('files in a group', () => {
  it('are read where they reply to the bot or mention it, and left alone among people', async () => {
    const { telegram, next } = await uploading();
    const citizen = telegram.person(LIN, group);
    citizen.sendsFile('照片.txt', textReport());
    const mention = await next(group.id, () =>
      citizen.sendsFile('年报.txt', textReport(), { caption: '@WenbaoTestBot' }),
    );
    expect(mention.text).toContain('2023年度');
    expect(mention.text).not.toContain('附言');
    expect(telegram.files.downloads).toEqual(['年报.txt']);
    await next(group.id, () =>
      citizen.sendsFile('再.txt', textReport({ year: 2022 }), { reply_to_message: mention as never }),
    );
    expect(telegram.files.downloads).toEqual(['年报.txt', '再.txt']);
  });

  it('of one album are each read once and counted in one message', async () => {
    const { telegram, next } = await uploading();
    const citizen = telegram.person(LIN);
    const album = { media_group_id: 'a' };
    citizen.sendsFile('一.txt', textReport(), album);
    citizen.sendsFile('二.txt', Buffer.from('买菜清单：白菜、豆腐、葱。'), album);
    const last = await next(LIN.id, () => citizen.sendsFile('三.txt', textReport({ year: 2022 }), album));
    expect(last.text).toMatch(/^这一组文件已检查3个：\n· .*2023年度.*\n✗ 二.*E-FILE-REPORT.*\n· .*2022年度/);
    expect(telegram.files.downloads).toEqual(['一.txt', '二.txt', '三.txt']);
    const texts = telegram.shown(LIN.id).filter(({ from, text }) => from.is_bot && text);
    expect(texts).toHaveLength(1);
  });
});

describe('how many files may be sent', () => {
  it('is five an hour, and twenty for an administrator, who is told when to come again', async () => {
    const { telegram, next, clock } = await uploading();
    const bytes = Buffer.from('买菜清单：白菜、豆腐、葱。');
    const send = (who: typeof LIN) => next(who.id, () => telegram.person(who).sendsFile('一.txt', bytes));
    for (let file = 0; file < 5; file += 1) expect((await send(LIN)).text).toContain('E-FILE-REPORT');
    expect((await send(LIN)).text).toContain('每小时最多检查5个文件，请60分钟后再发');
    for (let file = 0; file < 20; file += 1) await send(ADMIN);
    expect((await send(ADMIN)).text).toContain('每小时最多检查20个文件');
    clock.now += HOUR + 1;
    expect((await send(LIN)).text).toContain('E-FILE-REPORT');
  });

  it('is eight at a time, and the ninth is told so at once, while questions are answered', async () => {
    let finish = () => {};
    const read = new Promise<void>((resolve) => {
      finish = resolve;
    }).then(() => ({ kind: 'refused', refusal: { reason: 'empty', saw: '' } }) as const);
    const documents = { read: () => read, file: () => Promise.reject(new Error('not asked for')) };
    const { ask } = scriptedAsk({ 问: { text: '答' } });
    const unasked = () => Promise.reject(new Error('not asked for'));
    const drafts = { ask, turnTo: () => {}, storeOf: unasked, overOf: unasked };
    const { telegram } = await serving(ask, { uploads: { documents, drafts } });
    const people = Array.from({ length: 9 }, (_, index) => telegram.person({ ...LIN, id: 100 + index }));
    for (const person of people.slice(0, 8)) person.sendsFile('一.txt', textReport());
    await telegram.until(() => telegram.callsOf('editMessageText').length === 8);
    people[8]!.sendsFile('一.txt', textReport());
    expect((await telegram.answers(108, 1))[0]?.text).toContain('正在读的文件较多');
    telegram.person(LIN).says('问');
    expect((await telegram.answers(LIN.id, 1))[0]?.text).toBe('答');
    finish();
    await telegram.until(() => telegram.shown(100).some(({ text }) => text?.includes('E-FILE-EMPTY')));
    people[8]!.sendsFile('一.txt', textReport());
    await telegram.until(() => telegram.shown(108).some(({ text }) => text?.includes('E-FILE-EMPTY')));
  });
});
