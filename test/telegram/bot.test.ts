import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import type { Block } from '../../src/answer/blocks.js';
import { scriptedAsk } from '../fakes/ask.js';
import { serving } from './serving.js';

const citation = {
  n: 1,
  report: 'r',
  agency: '甲区',
  year: 2020,
  title: '年报',
  section: '三',
  quote: '9',
  source: 'a.txt',
};
const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const ada = { id: 12, first_name: 'Ada', language_code: 'en' };
const group = { id: -100500, type: 'supergroup', title: '街坊' } as const;
const helps: Record<string, Partial<Answer>> = {
  帮助: { kind: 'help', text: '我查年报。', options: ['甲区2020年收到多少件申请？'] },
  help: {
    kind: 'help',
    text: 'I look up annual reports.',
    options: ['How many applications did Jia receive in 2020?'],
  },
} as const;

describe('the bot in a private chat', () => {
  it('greets on /start in the language of the person, with examples that can be pressed', async () => {
    const { ask, asked } = scriptedAsk({ ...helps, '甲区2020年收到多少件申请？': { text: '9件' } });
    const { telegram } = await serving(ask);
    const citizen = telegram.person(lin);
    citizen.says('/start');
    telegram.person(ada).says('/help');
    const [greeting] = await telegram.answers(lin.id, 1);
    const [english] = await telegram.answers(ada.id, 1);
    expect(greeting?.text).toBe('我查年报。');
    expect(english?.text).toContain('I look up annual reports.');
    await citizen.presses(greeting!, '甲区2020年收到多少件申请？');
    expect((await telegram.answers(lin.id, 2))[1]?.text).toBe('9件');
    expect(asked.at(-1)).toMatchObject({ chat: 'tg:11:0:11', text: '甲区2020年收到多少件申请？', language: 'zh' });
  });

  it('replies to the question, the answer bold, the source folded, nothing previewed', async () => {
    const blocks: Block[] = [
      { kind: 'figure', name: '甲区2020年', said: '9件', marks: [1] },
      { kind: 'sources', lines: [[{ text: '甲区2020年报第三部分', marks: [1] }]] },
    ];
    const { telegram } = await serving(scriptedAsk({ 甲区2020年: { text: '9件', citations: [citation], blocks } }).ask);
    const question = telegram.person(lin).says('甲区2020年');
    const [answer] = await telegram.answers(lin.id, 1);
    expect(answer?.text).toMatch(/^甲区2020年：9件 \[1\]\n\n来源：\n\[1\] 甲区2020年报第三部分/);
    expect(answer).toMatchObject({ reply_to_message: { message_id: question.message_id } });
    expect(answer?.entities?.map(({ type }) => type)).toEqual(['bold', 'expandable_blockquote']);
    expect(telegram.callsOf('sendMessage')[0]?.params).toMatchObject({ link_preview_options: { is_disabled: true } });
  });

  it('carries a clarification on when its button is pressed, in the language of the answer', async () => {
    const { ask, asked } = scriptedAsk({
      'applications?': {
        kind: 'clarification',
        language: 'en',
        text: 'Which agency?',
        options: ['甲区人民政府', '乙县'],
      },
      甲区人民政府: { text: '9 applications' },
    });
    const { telegram } = await serving(ask);
    const citizen = telegram.person(lin);
    const question = citizen.says('applications?');
    const [which] = await telegram.answers(lin.id, 1);
    expect(await citizen.presses(which!, '甲区人民政府')).toBe('甲区人民政府');
    const answer = (await telegram.answers(lin.id, 2))[1];
    expect(answer).toMatchObject({ text: '9 applications', reply_to_message: { message_id: question.message_id } });
    expect(asked.at(-1)).toMatchObject({ chat: 'tg:11:0:11', text: '甲区人民政府', language: 'en' });
  });

  it('says a choice in full that is too long for its button', async () => {
    const long = '甲区卫生健康局2020年与2019年相比，不予公开的政府信息公开申请增加了多少件？';
    const { ask, asked } = scriptedAsk({
      问: { text: '可以再问', options: [long, '乙县'] },
      [long]: { text: '没有增加' },
    });
    const { telegram } = await serving(ask);
    const citizen = telegram.person(lin);
    citizen.says('问');
    const [offer] = await telegram.answers(lin.id, 1);
    expect(offer?.text).toBe(`可以再问\n\n可以点选：\n1. ${long}\n2. 乙县`);
    const label = offer?.reply_markup?.inline_keyboard[0]?.[0]?.text ?? '';
    expect(label).toBe('1. 甲区卫生健康局2020年与2019年相比，…');
    await citizen.presses(offer!, label);
    await telegram.answers(lin.id, 2);
    expect(asked.at(-1)?.text).toBe(long);
  });

  it('tells an old or forged button to ask again, and asks nothing', async () => {
    const { ask, asked } = scriptedAsk({ 问: { text: '哪一年', options: ['2020'] } });
    const { telegram } = await serving(ask);
    const citizen = telegram.person(lin);
    citizen.says('问');
    const [which] = await telegram.answers(lin.id, 1);
    const threeDays = 3 * 24 * 3600;
    expect(await citizen.presses({ ...which!, date: which!.date - threeDays }, '2020')).toBe(
      '此按钮已过期，请重新提问',
    );
    expect(await telegram.press({ from: citizen.user, message: which!, data: 'x'.repeat(64) })).toContain('已过期');
    expect(await telegram.press({ from: citizen.user, inline_message_id: '1', data: 'zh=2020' })).toContain('已过期');
    expect(asked).toHaveLength(1);
  });

  it('asks once when a button is pressed twice', async () => {
    let finish = () => {};
    const held = new Promise<void>((resolve) => {
      finish = resolve;
    });
    const script = { 问: { text: '哪一年', options: ['2020'] }, 2020: () => held.then(() => ({ text: '9件' })) };
    const { ask, asked } = scriptedAsk(script);
    const { telegram } = await serving(ask);
    const citizen = telegram.person(lin);
    citizen.says('问');
    const [which] = await telegram.answers(lin.id, 1);
    await citizen.presses(which!, '2020');
    await citizen.presses(which!, '2020');
    finish();
    citizen.says('问');
    expect((await telegram.answers(lin.id, 3)).map(({ text }) => text)).toEqual(['哪一年', '9件', '哪一年']);
    expect(asked.filter(({ text }) => text === '2020')).toHaveLength(1);
  });

  it('sends a long answer in parts, the buttons under the last', async () => {
    const text = Array.from({ length: 6 }, (_, index) => `第${index}段${'文'.repeat(1200)}`).join('\n\n');
    const { telegram } = await serving(scriptedAsk({ 问: { text, options: ['2020'] } }).ask);
    const question = telegram.person(lin).says('问');
    const parts = await telegram.answers(lin.id, 2);
    expect(parts.map((part) => [part.text?.slice(-5), part.reply_markup !== undefined])).toEqual([
      ['(1/2)', false],
      ['(2/2)', true],
    ]);
    expect(parts.map((part) => part.reply_to_message?.message_id)).toEqual([question.message_id, question.message_id]);
  });

  it('says one polite line to a picture, one to an album, none to a service message', async () => {
    const { telegram } = await serving(scriptedAsk({ 问: { text: '答' } }).ask);
    const citizen = telegram.person(lin);
    // That there is one is all that is looked at.
    citizen.sends({ sticker: {} as never });
    citizen.sends({ photo: [], media_group_id: 'a' });
    citizen.sends({ photo: [], media_group_id: 'a' });
    citizen.sends({ delete_chat_photo: true });
    citizen.says('/weather');
    citizen.says('问');
    const said = (await telegram.answers(lin.id, 4)).map(({ text }) => text);
    expect(said.map((text) => text?.slice(0, 8))).toEqual(['我看得懂文字，也', '我看得懂文字，也', '没有 /weat', '答']);
  });
});

describe('the bot in a group', () => {
  it('answers mentions, replies and commands, and keeps quiet otherwise', async () => {
    const { ask, asked } = scriptedAsk({ 甲区2020年: { text: '9件' }, 那2019年呢: { text: '8件' }, ...helps });
    const { telegram } = await serving(ask);
    const neighbour = telegram.person(lin, group);
    neighbour.says('今天天气真好');
    neighbour.says('@WenbaoTestBot 甲区2020年');
    const [answer] = await telegram.answers(group.id, 1);
    neighbour.says('那2019年呢', { reply_to_message: { ...answer!, reply_to_message: undefined } });
    neighbour.says('/help@WenbaoTestBot');
    await telegram.answers(group.id, 3);
    expect(asked.map(({ text }) => text)).toEqual(['甲区2020年', '那2019年呢', '帮助']);
  });

  it('keeps a conversation for each person and topic, and answers in the topic', async () => {
    const { ask, asked } = scriptedAsk({ 问: { text: '答' } });
    const { telegram } = await serving(ask);
    const forum = { ...group, is_forum: true } as const;
    const topic = { message_thread_id: 77, is_topic_message: true } as const;
    telegram.person(lin, forum).says('@WenbaoTestBot 问', topic);
    telegram.person(ada, forum).says('@WenbaoTestBot 问', { message_thread_id: 5 });
    const answers = await telegram.answers(group.id, 2);
    expect(asked.map(({ chat }) => chat)).toEqual(['tg:-100500:77:11', 'tg:-100500:0:12']);
    expect(answers.map(({ message_thread_id }) => message_thread_id)).toEqual([77, undefined]);
  });

  it('lets an anonymous administrator press the buttons of an own question', async () => {
    const { telegram } = await serving(
      scriptedAsk({ 问: { text: '哪一年', options: ['2020'] }, 2020: { text: '9件' } }).ask,
    );
    const anonymous = { id: 1087968824, first_name: 'Group', is_bot: true };
    telegram.person(lin, group).says('@WenbaoTestBot 问', { from: anonymous });
    const [which] = await telegram.answers(group.id, 1);
    expect(await telegram.person(lin, group).presses(which!, '2020')).toBe('2020');
  });

  it('leaves a button to the person whose question it is', async () => {
    const { ask, asked } = scriptedAsk({ 问: { text: '哪一年', options: ['2020'] }, 2020: { text: '9件' } });
    const { telegram } = await serving(ask);
    telegram.person(lin, group).says('@WenbaoTestBot 问');
    const [which] = await telegram.answers(group.id, 1);
    expect(await telegram.person(ada, group).presses(which!, '2020')).toBe(
      "This question is 林's; ask me one of your own",
    );
    expect(await telegram.person(lin, group).presses(which!, '2020')).toBe('2020');
    await telegram.answers(group.id, 2);
    expect(asked.map(({ chat }) => chat)).toEqual(['tg:-100500:0:11', 'tg:-100500:0:11']);
  });
});
