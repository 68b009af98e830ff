import { describe, expect, it } from 'vitest';
import { LIUXI, QINGHE, TRANSPORT } from '../answer/town-reports.js';
import { filingOf } from '../store/filings.js';
import { fileOf, rowsOf, townBot } from './town-bot.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const chen = { id: 12, first_name: '陈', language_code: 'zh-hant' };
const ada = { id: 13, first_name: 'Ada', language_code: 'en' };
const admin = { id: 21, first_name: '管', language_code: 'zh-hans' };

describe('a command with words', () => {
  it.each([
    {
      says: `/compare ${QINGHE} ${LIUXI} 2020 新收申请`,
      answers: /2020年本年新收申请：青禾区人民政府比柳溪镇人民政府多9件/,
    },
    { says: `/trend ${QINGHE} 新收申请`, answers: /2018年：4件[\s\S]*2020年：12件[\s\S]*2021年：16件/ },
    { says: '/rank 2020 新收申请', answers: /最多的是青禾区人民政府，12件/ },
    { says: `/check ${QINGHE} 2020`, answers: /2020年：数字一致，查了\d+项勾稽关系/ },
  ])('asks "$says" in natural words', async ({ says, answers }) => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    expect((await next(citizen, () => citizen.says(says))).text).toMatch(answers);
  });

  it('is understood in English too, and answered in English where a Chinese name is in it', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(ada);
    const rank = await next(citizen, () => citizen.says('/rank applications received in 2020'));
    expect(rank.text).toMatch(/most Qinghe District .*, 12/);
    await telegram.answers(ada.id, 2);
    const trend = await next(citizen, () => citizen.says(`/trend ${QINGHE} 新收申请`));
    expect(trend.text).toMatch(/Qinghe District[\s\S]*2018: 4/);
  });
});

describe('a command without words', () => {
  it('explains itself with an example of what is filed, and takes the next message for its words', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const explained = await next(citizen, () => citizen.says('/trend'));
    expect(explained.text).toContain('看哪个机关、哪一项的历年变化？例如：');
    expect(explained.text?.replaceAll('\u2060', '')).toContain(`/trend ${QINGHE} 新收申请`);
    expect(explained.reply_markup).toMatchObject({ force_reply: true, input_field_placeholder: '机关、年度、项目' });
    const trend = await next(citizen, () => citizen.says(`${QINGHE} 新收申请`));
    expect(trend.text).toMatch(/2018年：4件[\s\S]*2021年：16件/);
  });

  it('waits a quarter of an hour, or until /cancel', async () => {
    let time = Date.now();
    const { telegram, next } = await townBot({ now: () => time });
    const citizen = telegram.person(lin);
    await next(citizen, () => citizen.says('/rank'));
    expect((await next(citizen, () => citizen.says('/cancel'))).text).toBe('已取消。');
    await next(citizen, () => citizen.says('/rank'));
    time += 16 * 60_000;
    const question = await next(citizen, () => citizen.says(`${QINGHE}2020年行政处罚`));
    expect(question.text).toMatch(/64件/);
  });

  it('goes on from what the chat spoke of last', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    await next(citizen, () => citizen.says(`${QINGHE}2020年新收申请多少件`));
    const trend = await next(citizen, () => citizen.says('/trend'));
    expect(trend.text).toMatch(/2018年：4件[\s\S]*2021年：16件/);
  });
});

describe('/chart', () => {
  it('draws two points, and says where there is nothing to draw', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    await next(citizen, () => citizen.says(`/chart 比较${QINGHE}和${LIUXI}2020年新收申请`));
    const [answer, picture] = await telegram.answers(lin.id, 2);
    expect(rowsOf(answer!).flat()).not.toContain('画图');
    expect(fileOf(picture!).bytes.subarray(1, 4).toString()).toBe('PNG');
    const none = await next(citizen, () => citizen.says(`/chart ${LIUXI} 新收申请`));
    expect(none.text).toContain('没有可以画的图');
  });
});

describe('/export', () => {
  it.each([
    {
      says: `/export ${QINGHE}`,
      asks: `${QINGHE}2018年、2020–2021年，3份报告`,
      name: `${QINGHE}2018年、2020–2021年.csv`,
    },
    { says: '/export 2020', asks: '3个机关2020年，3份报告', name: '3个机关2020年.csv' },
    { says: '/export all', asks: '3个机关2018–2021年，6份报告', name: '3个机关2018年、2020–2021年.csv' },
    { says: `/export ${TRANSPORT} 2020`, asks: `${TRANSPORT}2020年，1份报告`, name: `${TRANSPORT}2020年.csv` },
  ])('answers "$says" with the formats and the file', async ({ says, asks, name }) => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const formats = await next(citizen, () => citizen.says(says));
    expect(formats.text).toContain(asks);
    const csv = await next(citizen, () => citizen.presses(formats, 'CSV'));
    expect(fileOf(csv).name).toBe(name);
    expect(fileOf(csv).bytes.toString()).toMatch(/^\uFEFF机关,/);
  });

  it('puts no more reports into one file than a phone takes', async () => {
    const { telegram, store, next } = await townBot();
    for (let at = 0; at < 200; at++)
      await store.file(filingOf({ agency: `第${at}镇人民政府`, year: 2015, hash: `h${at}`, facts: [], findings: [] }));
    const citizen = telegram.person(lin);
    expect((await next(citizen, () => citizen.says('/export all'))).text).toContain('一次最多导出200份报告');
    expect((await next(citizen, () => citizen.says('/export 2015'))).text).toContain('200份报告。导出成哪种文件');
  });

  it('explains itself, and says what is not filed', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    expect((await next(citizen, () => citizen.says('/export'))).text).toContain('导出哪个机关、哪一年的数？');
    expect((await next(citizen, () => citizen.says(`/export ${LIUXI} 2012`))).text).toContain('没有收录这样的报告');
    expect((await next(citizen, () => citizen.says('/export 火星区'))).text).toContain('没有收录“火星区”的年报');
  });
});

describe('/language', () => {
  it('is chosen by button, kept, and taken for questions and commands', async () => {
    const { telegram, next, changed } = await townBot();
    const citizen = telegram.person(lin);
    const choice = await next(citizen, () => citizen.says('/language'));
    expect(rowsOf(choice).flat()).toEqual(['简体中文', '繁體中文', 'English', '自动（随提问）']);
    expect((await changed(citizen, choice, '繁體中文')).text).toBe('好，從現在起：繁體中文');
    const answer = await next(citizen, () => citizen.says(`${QINGHE}2020年行政处罚`));
    expect(answer.text).toContain('行政處罰');
    const own = telegram.callsOf('setMyCommands').at(-1)?.params;
    expect(own).toMatchObject({ scope: { type: 'chat', chat_id: lin.id } });
    expect(JSON.stringify(own)).toContain('收錄了哪些年報');
  });
});

describe('a command that goes by another name elsewhere', () => {
  it.each([
    { says: '/settings', does: '/language' },
    { says: '/sources', does: '/reports' },
  ])('is carried out: $says is $does, and is not offered twice', async ({ says, does }) => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const [one, other] = [await next(citizen, () => citizen.says(says)), await next(citizen, () => citizen.says(does))];
    expect([one.text, rowsOf(one)]).toEqual([other.text, rowsOf(other)]);
    expect(JSON.stringify(telegram.callsOf('setMyCommands'))).not.toContain(says.slice(1));
  });
});

describe('what is no command', () => {
  it('is met with the nearest one, which a button carries out', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const near = await next(citizen, () => citizen.says('/repotrs'));
    expect(near.text).toBe('没有 /repotrs 这个命令。您是不是要 /reports ？');
    expect((await next(citizen, () => citizen.presses(near, '/reports'))).text).toContain('已收录6份年报');
  });

  it('is met with no guess where none is near, nor with a command of administrators', async () => {
    const { telegram, next } = await townBot({ roles: { admins: [admin.id], staff: [] } });
    const [citizen, privileged] = [telegram.person(lin), telegram.person(admin)];
    expect((await next(citizen, () => citizen.says('/weather'))).text).toMatch(/没有 \/weather 这个命令。直接打字/);
    expect((await next(citizen, () => citizen.says('/statuz'))).reply_markup).toBeUndefined();
    expect(rowsOf(await next(privileged, () => privileged.says('/statuz')))).toEqual([['/status']]);
  });
});

describe('/start and /help', () => {
  it('say what is filed with three examples, each of which is answered', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const start = await next(citizen, () => citizen.says('/start'));
    expect(start.text).toContain('已收录6份年报，3个机关，2018–2021年');
    expect(rowsOf(start).flat()).toEqual(['查一个数', '看历年变化', '看报告怎么写']);
    for (const label of rowsOf(start).flat()) {
      await citizen.presses(start, label);
      await telegram.until(() => telegram.shown(lin.id).at(-1)?.from.is_bot === true);
    }
    await telegram.until(() => telegram.shown(lin.id).filter(({ text }) => text?.includes('来源：')).length === 3);
  });

  it('/help has the commands too, those of administrators for them alone', async () => {
    const { telegram, next } = await townBot({ roles: { admins: [admin.id], staff: [] } });
    const [citizen, privileged] = [telegram.person(lin), telegram.person(admin)];
    const help = await next(citizen, () => citizen.says('/help'));
    expect(help.text).toMatch(/命令：\n\/start [\s\S]*\/reports 收录了哪些年报[\s\S]*\/language/);
    expect(help.text).not.toContain('/status');
    expect((await next(privileged, () => privileged.says('/help'))).text).toContain('/status');
  });

  it('offer whoever reads Traditional characters the commands in them, once', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(chen);
    for (const word of ['/start', '/start']) await next(citizen, () => citizen.says(word));
    const own = telegram
      .callsOf('setMyCommands')
      .filter(({ params }) => JSON.stringify(params.scope).includes(`${chen.id}`));
    expect(own).toHaveLength(1);
    expect(JSON.stringify(own[0]?.params)).toContain('收錄了哪些年報');
  });
});

describe('what Telegram shows of the bot', () => {
  it('is set in Chinese and English: commands by place, description and short description', async () => {
    const { telegram } = await townBot({ roles: { admins: [admin.id], staff: [] } });
    await telegram.until(() => telegram.callsOf('setMyShortDescription').length === 3);
    const scopes = telegram.callsOf('setMyCommands').map(({ params }) => {
      const { type, chat_id } = params.scope as { type: string; chat_id?: number };
      const names = (params.commands as { command: string }[]).map(({ command }) => command);
      return [type, params.language_code ?? '', chat_id ?? '', names.includes('status')];
    });
    expect(scopes).toEqual([
      ['default', '', '', false],
      ['default', 'en', '', false],
      ['all_private_chats', '', '', false],
      ['all_private_chats', 'en', '', false],
      ['chat', '', admin.id, true],
    ]);
    const described = telegram
      .callsOf('setMyDescription')
      .map(({ params }) => [params.language_code, String(params.description).slice(0, 7)]);
    expect(described).toEqual([
      [undefined, '查政府信息公开'],
      ['zh', '查政府信息公开'],
      ['en', 'Figures'],
    ]);
  });
});
