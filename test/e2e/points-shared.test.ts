import { zipSync } from 'fflate';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { draftReport } from '../conversations/reports.js';
import type { Call, Shown } from '../fakes/telegram.js';
import { ADMIN, type County, openCounty, PLACES } from './county.js';
import { labelsOf, type Seat } from './seat.js';

const FIGURE = '青岭县2024年收到多少件公开申请？';
const HEAD = /^青岭县人民政府2024年 · 本年新收申请：457件/;
const DRAFTED = '青岭县2025年收到多少件公开申请？';
const SHARED = PLACES.filter((place) => place !== 'private chat');
const WU = { id: 800_001, first_name: '吴', language_code: 'zh-hans' };

let county: County;

beforeAll(async () => {
  county = await openCounty();
});
afterEach(() => county.holds());
afterAll(() => county.close());

describe('3: commands', () => {
  const EVERYWHERE = [
    { said: '/start', answers: /每个数字都带出处。\n已收录6份年报，2个机关，2022–2024年/ },
    { said: '/help', answers: /命令：\n\/start / },
    { said: '/reports', answers: /^已收录6份年报：2个机关/ },
    { said: '/reports 青岭县 2024', answers: /^青岭县人民政府2024年\n[\s\S]*457件[\s\S]*勾稽核对/ },
    {
      said: '/compare 青岭县 白水县 2024 新收申请',
      answers: /白水县人民政府比青岭县人民政府多82件\n[\s\S]*白水县人民政府：539件/,
    },
    { said: '/trend 青岭县 新收申请', answers: /2024年比2022年多103件/ },
    { said: '/rank 2024 新收申请', answers: /1\. 白水县人民政府：539件.*\n2\. 青岭县人民政府：457件/ },
    { said: '/check 青岭县 2024', answers: /^青岭县人民政府2024年：数字一致/ },
    { said: '/chart 白水县 新收申请', answers: /^白水县人民政府 · 本年新收申请/ },
    { said: '/export 青岭县 2024', answers: /导出成哪种文件/ },
    { said: '/watch 青岭县', answers: /^已关注青岭县人民政府/ },
    { said: '/unwatch 青岭县', answers: /^已取消关注青岭县人民政府/ },
    { said: '/feedback', answers: /请回复本条消息说明/ },
    { said: '/cancel', answers: /^已取消。/ },
    { said: '/language', answers: /^我用哪种语言说话？/ },
    { said: '/privacy', answers: /^保存什么/ },
    { said: '/new', answers: /^好，重新开始/ },
    { said: '/stats', answers: /只有管理员可以/ },
    { said: '/forget', answers: /^将删除我记着的与您有关的一切/ },
    { said: '/tren 青岭县', answers: /没有 \/tren 这个命令。您是不是要 \/trend ？/ },
  ];
  const FOR_ADMINISTRATORS = [
    { said: '/add', answers: /把年报文件发给我/ },
    { said: '/remove 青岭县 2022', answers: /^将删除青岭县人民政府2022年度/ },
    { said: '/stats', answers: /6/ },
    { said: '/status', answers: /^运行正常/ },
    { said: '/corrections', answers: /没有待处理的报告/ },
  ];

  it.each(PLACES)('are each carried out in a %s, and an unknown one gets the nearest', async (place) => {
    const asker = county.somebody(place);
    for (const { said, answers } of EVERYWHERE) expect((await asker.asks(said)).text, said).toMatch(answers);
  });

  it('of administrators are carried out for them', async () => {
    for (const { said, answers } of FOR_ADMINISTRATORS)
      expect((await county.admin.asks(said)).text, said).toMatch(answers);
  });

  it('are answered in English and in Traditional characters too', async () => {
    const [ada, chen] = [county.somebody('private chat', 'en'), county.somebody('group', 'zh-hant')];
    expect((await ada.asks('/help')).text).toMatch(/every figure[\s\S]*\/trend /i);
    expect((await ada.asks('/tren')).text).toMatch(/no command \/tren[\s\S]*\/trend/i);
    expect((await chen.asks('/help')).text).toMatch(/每個數字都帶出處[\s\S]*\/trend 歷年變化/);
    expect((await chen.asks('/tren')).text).toContain('沒有 /tren 這個命令');
  });

  it('are offered by place and language: more to an administrator, in Traditional characters once they are chosen', async () => {
    const everywhere = offered({ scope: { type: 'default' } });
    const inPrivate = offered({ scope: { type: 'all_private_chats' } });
    const english = offered({ scope: { type: 'all_private_chats' }, language_code: 'en' });
    expect(Object.keys(inPrivate)).toEqual(expect.arrayContaining(Object.keys(everywhere)));
    expect(Object.keys(english)).toEqual(Object.keys(inPrivate));
    expect([inPrivate.trend, english.trend]).toEqual([expect.stringContaining('历年'), expect.stringMatching(/year/i)]);
    expect(Object.keys(inPrivate)).not.toContain('remove');
    expect(Object.keys(offered({ scope: { type: 'chat', chat_id: ADMIN.id } }))).toEqual(
      expect.arrayContaining(['add', 'remove', 'stats', 'corrections']),
    );
    const chen = county.somebody();
    await chen.turns(await chen.asks('/language'), '繁體中文');
    await county.telegram.until(() => Object.keys(offered({ scope: { type: 'chat', chat_id: chen.id } })).length > 0);
    expect(offered({ scope: { type: 'chat', chat_id: chen.id } }).trend).toContain('歷年');
  });

  /** The descriptions of the commands that were last set so, by their names. */
  function offered(setting: { scope: object; language_code?: string }): Record<string, string> {
    const isSo = ({ params: { scope, language_code } }: Call) =>
      JSON.stringify([scope, language_code]) === JSON.stringify([setting.scope, setting.language_code]);
    // As `setMyCommands` takes them.
    const { commands } = (county.telegram.callsOf('setMyCommands').findLast(isSo)?.params ?? { commands: [] }) as {
      commands: { command: string; description: string }[];
    };
    return Object.fromEntries(commands.map(({ command, description }) => [command, description]));
  }
});

describe.each(SHARED)('7: in a %s', (place) => {
  it('it answers where it is meant, in that place, and remembers each person by themselves', async () => {
    const asker = county.somebody(place);
    const other = asker.beside(WU);
    asker.person.says(FIGURE, { message_thread_id: asker.topic, is_topic_message: asker.topic !== undefined });
    const answer = await asker.asks(FIGURE);
    expect(answer.text).toMatch(HEAD);
    expect(asker.heard).toHaveLength(1);
    expect((await asker.replies(answer, '那2023年呢？')).text).toMatch(/^青岭县人民政府2023年 · 本年新收申请：391件/);
    expect((await other.asks('那2023年呢？')).text).not.toMatch(/391件/);
  });
});

describe('7: outside the chat', () => {
  it('what is typed in another chat finds a figure without a model, and its link opens the same figure', async () => {
    const asker = county.somebody();
    const asked = county.server.asked.length;
    const from = asker.person.user;
    county.telegram.deliver({ inline_query: { id: 'q1', from, query: '青岭县2024年新收申请', offset: '' } });
    await county.telegram.until(() => county.telegram.callsOf('answerInlineQuery').length > 0);
    const [answer] = county.telegram.callsOf('answerInlineQuery');
    // As `answerInlineQuery` takes them.
    const [found] = answer!.params.results as { input_message_content: { message_text: string } }[];
    expect(found?.input_message_content.message_text).toMatch(/2024[\s\S]*457件[\s\S]*来源/);
    const payload = /start=(f_[\w-]+)/.exec(JSON.stringify(found))?.[1];
    expect((await asker.asks(`/start ${payload}`)).text).toMatch(HEAD);
    expect(county.server.asked).toHaveLength(asked);
  });

  it('a chat where it is no member gets one answer with its source', async () => {
    const text = `@WenbaoTestBot ${FIGURE}`;
    const entities = [{ type: 'mention', offset: 0, length: '@WenbaoTestBot'.length } as const];
    const chat = { id: -7, type: 'group', title: '别处' } as const;
    const { user: from } = county.somebody().person;
    const guest_message = { message_id: 5, date: 1, from, chat, text, entities, guest_query_id: 'g1' };
    county.telegram.deliver({ guest_message });
    await county.telegram.until(() => county.telegram.callsOf('answerGuestQuery').length > 0);
    expect(JSON.stringify(county.telegram.callsOf('answerGuestQuery')[0]?.params.result)).toMatch(/457件.*来源/);
  });
});

describe('6: a file', () => {
  const [slips, docx] = [draftReport({ total: true, carried: true, text: true }), draftReport()];
  const FILES = [
    { what: 'Word', name: '草案.docx', bytes: slips, says: /有5处要看[\s\S]*不成立3项[\s\S]*不衔接2项/, total: '363' },
    { what: 'ZIP', name: '年报.zip', bytes: zipSync({ '定稿.docx': docx }), says: /没有发现问题/, total: '365' },
  ];

  describe.each(PLACES)('in a %s', (place) => {
    it.each(FILES)('($what) is reviewed in one message, asked about there and seen nowhere else', async (sent) => {
      const asker = county.somebody(place);
      const review = await reviewed(asker, sent);
      expect(review.text).toMatch(sent.says);
      expect(labelsOf(review)).toEqual([['结束草稿']]);
      expect((await asker.asks('收到多少件申请？')).text).toMatch(
        new RegExp(`2025年 · 本年新收申请：${sent.total}件[\\s\\S]*草稿，未收录`),
      );
      expect(asker.heard).toHaveLength(2);
      for (const other of [county.somebody(), asker.beside(WU)])
        expect((await other.asks(DRAFTED)).text).toContain('没有收录青岭县人民政府2025年的报告');
    });
  });

  it('is filed for everybody when an administrator confirms, and its removal is undone', async () => {
    const { admin } = county;
    const reader = county.somebody();
    const answer = async () => (await reader.asks(DRAFTED)).text;
    const confirming = await admin.presses(await reviewed(admin, FILES[1]!), '收录此报告');
    expect((await admin.presses(confirming, '确认收录')).text).toContain('已收录，大家都可以查询');
    expect(await answer()).toMatch(/^青岭县人民政府2025年 · 本年新收申请：365件(?![\s\S]*草稿)/);
    await admin.presses(await admin.asks('/remove 青岭县 2025'), '确认删除');
    expect(await answer()).toContain('没有收录');
    expect((await admin.presses(await admin.asks('/remove'), '撤销 青岭县人民政府2025')).text).toContain('已恢复');
    expect(await answer()).toMatch(/365件/);
  });

  /** The review of a file, once it stands in the place of its progress. */
  async function reviewed(asker: Seat, { name, bytes }: (typeof FILES)[number]): Promise<Shown> {
    const { message_id } = await asker.sends(name, bytes);
    const now = () => asker.heard.find((message) => message.message_id === message_id)!;
    await county.telegram.until(() => /2025年度：/.test(now().text ?? ''));
    return structuredClone(now());
  }
});

describe('9: a correction', () => {
  const FIGURES = { 'private chat': '白水县2022年', group: '白水县2023年', topic: '白水县2024年' } as const;

  it.each(PLACES)('of a figure reported in a %s shows in every later answer beside what is printed', async (place) => {
    const { admin } = county;
    const [reporter, reader] = [county.somebody(place), county.somebody(place)];
    const question = `${FIGURES[place]}收到多少件申请`;
    const answer = await reporter.asks(question);
    const printed = /本年新收申请：(\d+)件/.exec(answer.text ?? '')?.[1];
    const field = await reporter.presses(answer, '报告错误');
    const [complaint] = await admin.after(() => reporter.replies(field, '少算了一件。'), 1);
    expect(complaint?.text).toContain('少算了一件。');
    const asked = await admin.presses(complaint!, '更正');
    const corrected = String(Number(printed) + 1);
    const reason = await admin.replies(asked, corrected);
    const confirming = await admin.replies(reason, '核对过原件');
    const [told] = await reporter.after(() => admin.presses(confirming, '确认更正'), 1);
    expect(told?.text).toContain(`${printed}件 → ${corrected}件`);
    const both = new RegExp(`${corrected}件[\\s\\S]*原表印作 ${printed}件；管理员于.*更正：核对过原件`);
    expect((await reader.asks(question)).text).toMatch(both);
    expect((await reader.asks('/trend 白水县 新收申请')).text).toMatch(both);
  });
});
