import { describe, expect, it } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/asking/conversations.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { agencyNames } from '../../src/parse/names.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { ownFolder } from '../e2e/folder.js';
import type { Shown } from '../fakes/telegram.js';
import type { Person } from '../fakes/telegram-person.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { filingOf } from '../store/filings.js';
import { type Serving, serving } from './serving.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const ada = { id: 12, first_name: 'Ada', language_code: 'en' };
const admin = { id: 21, first_name: '管', language_code: 'zh-hans' };
const other = { id: 22, first_name: '副', language_code: 'zh-hans' };
const roles = { admins: [admin.id, other.id], staff: [] };
const group = { id: -100500, type: 'supergroup', title: '街坊', is_forum: true } as const;
const topic = { is_topic_message: true, message_thread_id: 7 } as const;
const AGENCY = '云汀市青禾区人民政府';
const QUESTION = '青禾区2020年新收申请多少件';

/** A bot that answers from a report of its own, with a store that the test reads too. */
async function answering({ folder = ownFolder(), telegram }: { folder?: string; telegram?: Serving['telegram'] } = {}) {
  const store = await openSqliteStore({ folder });
  const { keys } = agencyNames(AGENCY, []);
  const blank = { metric: 'applications.carried_in', value: null, cell: '', status: 'blank' as const, row: 2 };
  const natural = { applicant: 'natural_person' as const, value: 7, cell: '7', column: 3 };
  const texts = ['一是政策解读的形式单一，二是公开内容更新不够及时。'];
  await store.file(filingOf({ agency: AGENCY, names: keys, facts: [{}, natural, blank], texts }));
  const served = await serving(asking(store), { store, folder, roles, ...(telegram && { telegram }) });
  return { ...served, store, folder };
}

function asking(store: ReportStore): Ask {
  const now = () => new Date();
  const conversations = createConversations({ store, now });
  return createAsk({ store, conversations, meanings: MEANINGS, wordings: { zh: zhAnswers, en: enAnswers }, now });
}

type Answering = Awaited<ReturnType<typeof answering>>;

/** Says something in reply to the bot's last message there. */
function replies({ telegram }: Answering, person: Person, text: string, more: object = {}): void {
  const asked = telegram.shown(person.chat.id).findLast(({ from }) => from.is_bot);
  person.says(text, { reply_to_message: asked as never, ...more });
}

/** What the bot says next in the person's chat. */
async function next({ telegram }: Answering, { chat }: Person, say: () => unknown): Promise<Shown> {
  const before = telegram.shown(chat.id).filter(({ from }) => from.is_bot).length;
  void say();
  return (await telegram.answers(chat.id, before + 1)).at(-1)!;
}

function labels(message: Shown): string[] {
  return message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

/** Reports a figure as wrong; resolves with what each administrator is told. */
async function reported(served: Answering, user = lin): Promise<Shown[]> {
  const citizen = served.telegram.person(user);
  const answer = await next(served, citizen, () => citizen.says(QUESTION));
  await next(served, citizen, () => citizen.presses(answer, '报告错误'));
  const before = served.telegram.shown(admin.id).length;
  await next(served, citizen, () => replies(served, citizen, '原件写的是 12 件'));
  await served.telegram.until(() => served.telegram.shown(admin.id).length > before);
  return [admin, other].map(({ id }) => served.telegram.shown(id).at(-1)!);
}

/** Corrects the figure of a complaint up to the confirmation. */
async function correcting(served: Answering, user: typeof admin, told: Shown): Promise<Shown> {
  const chief = served.telegram.person(user);
  await next(served, chief, () => chief.presses(told, '更正'));
  await next(served, chief, () => replies(served, chief, '12件'));
  return next(served, chief, () => replies(served, chief, '原件为 12'));
}

describe('报告错误', () => {
  it('is told to every administrator with the figure, its row and the words, and has a number', async () => {
    const served = await answering();
    const citizen = served.telegram.person(lin);
    const [told, alsoTold] = await reported(served);
    expect(served.telegram.shown(lin.id).at(-1)?.text).toContain('已登记为第 1 号');
    expect(told?.text).toMatchInlineSnapshot(`
      "第 1 号：报告数字有误
      云汀市青禾区人民政府2020年 · 本年新收申请：9件
      原文：一、本年新收政府信息公开申请数量 7 0 0 0 0 2 9
      说明：原件写的是 12 件"
    `);
    expect(labels(told!)).toEqual(['更正', '不更正', '回复']);
    expect(alsoTold?.text).toBe(told?.text);
    await next(served, citizen, () => citizen.says('/cancel'));
    expect(await served.register.openComplaints()).toMatchObject([
      { number: 1, seat: { person: lin.id }, figure: { metric: 'applications.received', applicant: 'total' } },
    ]);
  });

  it('asks which figure is meant where there are several', async () => {
    const served = await answering();
    const citizen = served.telegram.person(lin);
    const answer = await next(served, citizen, () => citizen.says('青禾区2020年申请中自然人占比'));
    const which = await next(served, citizen, () => citizen.presses(answer, '报告错误'));
    const natural = labels(which).find((label) => label.includes('自然人'));
    await next(served, citizen, () => citizen.presses(which, natural!));
    await next(served, citizen, () => replies(served, citizen, '应为 8'));
    expect(await served.register.openComplaints()).toMatchObject([{ figure: { applicant: 'natural_person' } }]);
  });

  it('waits for the words for a quarter of an hour at most, and not after /cancel', async () => {
    const served = await answering();
    const citizen = served.telegram.person(lin);
    const answer = await next(served, citizen, () => citizen.says(QUESTION));
    await next(served, citizen, () => citizen.presses(answer, '报告错误'));
    expect((await next(served, citizen, () => citizen.says('/cancel'))).text).toBe('已取消。');
    expect((await next(served, citizen, () => citizen.says(QUESTION))).text).toContain('9件');
    expect(await served.register.openComplaints()).toEqual([]);
  });

  it('works in the topic of a group, and tells its outcome there', async () => {
    const served = await answering();
    const citizen = served.telegram.person(lin, group);
    const named = (text: string) => citizen.says(`@WenbaoTestBot ${text}`, topic);
    const answer = await next(served, citizen, () => named(QUESTION));
    await next(served, citizen, () => citizen.presses(answer, '报告错误'));
    await next(served, citizen, () => replies(served, citizen, '原件写的是 12 件', topic));
    await served.telegram.answers(admin.id, 1);
    const chief = served.telegram.person(admin);
    const told = served.telegram.shown(admin.id)[0]!;
    await next(served, chief, () => chief.presses(told, '不更正'));
    const outcome = await next(served, citizen, () => replies(served, chief, '与原件一致'));
    expect(outcome.text).toBe('您报告的第 1 号核对后未更正，谢谢。\n理由：与原件一致');
    expect(served.telegram.callsOf('sendMessage').at(-1)?.params).toMatchObject({ message_thread_id: 7 });
  });

  it('takes no more than ten open ones of a person', async () => {
    const served = await answering();
    const citizen = served.telegram.person(lin);
    for (let number = 1; number <= 10; number += 1)
      await next(served, citizen, () => citizen.says(`/feedback 第${number}个意见`));
    expect((await next(served, citizen, () => citizen.says('/feedback 又一个'))).text).toContain('还有 10 条');
    expect((await next(served, citizen, () => citizen.says('/feedback 第3个意见'))).text).toContain('第 3 号');
  });

  it('has expired where the answer is kept no more', async () => {
    const served = await answering();
    const citizen = served.telegram.person(lin);
    const answer = await next(served, citizen, () => citizen.says(QUESTION));
    await served.register.sweep({ dropBefore: Date.now() + 1000, complaintsBefore: 0 });
    expect((await next(served, citizen, () => citizen.presses(answer, '报告错误'))).text).toContain('已过期');
  });
});

describe('更正', () => {
  it('shows before and after, and once it is confirmed every later answer has both and the reason', async () => {
    const served = await answering();
    const [told] = await reported(served);
    const chief = served.telegram.person(admin);
    const confirm = await correcting(served, admin, told!);
    expect(confirm.text).toMatch(/更正前：9件\n更正后：12件\n理由：原件为 12/);
    const [received] = await served.store.facts({ metrics: ['applications.received'], applicants: ['total'] });
    expect(received).toMatchObject({ value: 9 });
    const citizen = served.telegram.person(lin);
    const outcome = await next(served, citizen, () => chief.presses(confirm, '确认更正'));
    expect(outcome.text).toMatch(/第 1 号已更正，谢谢。[\s\S]*9件 → 12件\n理由：原件为 12/);
    const answer = await next(served, citizen, () => citizen.says(QUESTION));
    expect(answer.text).toMatch(/12件[\s\S]*原表印作 9件；管理员于\d{4}-\d\d-\d\d更正：原件为 12/);
    const english = served.telegram.person(ada);
    const same = await next(served, english, () =>
      english.says(`How many applications did ${AGENCY} receive in 2020?`),
    );
    expect(same.text).toMatch(/12[\s\S]*corrected by an administrator/);
  });

  it('is done once where two administrators do it at once', async () => {
    const served = await answering();
    const [first, second] = await reported(served);
    const confirms = [await correcting(served, admin, first!), await correcting(served, other, second!)];
    const people = [admin, other].map((user) => served.telegram.person(user));
    const said = await Promise.all(
      people.map((person, index) => next(served, person, () => person.presses(confirms[index]!, '确认更正'))),
    );
    const corrected = said.filter(({ text }) => text?.startsWith('第 1 号已更正'));
    const late = said.filter(({ text }) => text === '第 1 号已经处理过了。');
    expect([corrected.length, late.length]).toEqual([1, 1]);
    expect(served.telegram.shown(lin.id).filter(({ text }) => text?.includes('已更正，谢谢'))).toHaveLength(1);
  });

  it('takes a blank, numbers as people write them, and nothing else', async () => {
    const served = await answering();
    const [told] = await reported(served);
    const chief = served.telegram.person(admin);
    await next(served, chief, () => chief.presses(told!, '更正'));
    expect((await next(served, chief, () => replies(served, chief, '大概十二'))).text).toContain('没有读出一个数');
    expect((await next(served, chief, () => replies(served, chief, '12万元'))).text).toContain('没有读出一个数');
    expect((await next(served, chief, () => replies(served, chief, '１，２００ 件'))).text).toContain('更正为1,200件');
    await next(served, chief, () => chief.says('/cancel'));
    await next(served, chief, () => chief.presses(told!, '更正'));
    expect((await next(served, chief, () => replies(served, chief, '空白'))).text).toContain('更正为空白，不等于0');
  });

  it('survives a restart at every step', async () => {
    let served = await answering();
    const [told] = await reported(served);
    const again = async () => {
      await served.close();
      await served.store.close();
      served = await answering(served);
    };
    const chief = served.telegram.person(admin);
    await again();
    await next(served, chief, () => chief.presses(told!, '更正'));
    await again();
    await next(served, chief, () => replies(served, chief, '12'));
    await again();
    const confirm = await next(served, chief, () => replies(served, chief, '原件为 12'));
    await again();
    await next(served, chief, () => chief.presses(confirm, '确认更正'));
    const [received] = await served.store.facts({ metrics: ['applications.received'], applicants: ['total'] });
    expect(received).toMatchObject({ value: 12, correction: { printed: 9, by: '管理员' } });
  });

  it('changes nothing where the figure changed since it was shown', async () => {
    const served = await answering();
    const [told] = await reported(served);
    const confirm = await correcting(served, admin, told!);
    const [received] = await served.store.facts({ metrics: ['applications.received'], applicants: ['total'] });
    await served.store.correct(received!, { value: 10, by: '管理员', at: new Date().toISOString(), why: '别处' });
    const chief = served.telegram.person(admin);
    expect((await next(served, chief, () => chief.presses(confirm, '确认更正'))).text).toContain('刚刚变了');
  });

  it('is listed by /corrections and taken back there', async () => {
    const served = await answering();
    const [told] = await reported(served);
    const chief = served.telegram.person(admin);
    const confirm = await correcting(served, admin, told!);
    await next(served, chief, () => chief.presses(confirm, '确认更正'));
    await served.telegram.until(() =>
      served.telegram.shown(admin.id).some(({ text }) => text?.includes('可用 /corrections')),
    );
    const list = await next(served, chief, () => chief.says('/corrections'));
    expect(list.text).toMatch(/没有待处理[\s\S]*已更正的数 1 个：\n1\. .*12件\n.*原表印作 9件/);
    const undone = await next(served, chief, () => chief.presses(list, '撤销更正 1'));
    expect(undone.text).toMatch(/恢复为原表所印：.*9件/);
    expect(await served.store.facts({ corrected: true })).toEqual([]);
    expect((await next(served, chief, () => chief.presses(list, '撤销更正 1'))).text).toContain('没有更正可以撤销');
  });

  it('is for administrators only, whoever presses', async () => {
    const served = await answering();
    const [told] = await reported(served);
    const chief = served.telegram.person(admin);
    const confirm = await correcting(served, admin, told!);
    const citizen = served.telegram.person(ada);
    for (const label of ['更正', '不更正', '回复']) {
      const refused = await next(served, citizen, () => citizen.presses(told!, label));
      expect(refused.text).toContain('administrator');
    }
    const { reply_to_message: _, ...forged } = confirm;
    const expired = await next(served, citizen, () => citizen.presses(forged as Shown, '确认更正'));
    expect(expired.text).toContain('expired');
    expect((await next(served, citizen, () => citizen.says('/corrections'))).text).toContain('administrator');
    await next(served, chief, () => chief.presses(confirm, '确认更正'));
    expect(await served.store.facts({ corrected: true })).toHaveLength(1);
  });

  it('tells nobody who was forgotten', async () => {
    const served = await answering();
    const [told] = await reported(served);
    const citizen = served.telegram.person(lin);
    const sure = await next(served, citizen, () => citizen.says('/forget'));
    await next(served, citizen, () => citizen.presses(sure, '确认删除'));
    const before = served.telegram.shown(lin.id).length;
    const chief = served.telegram.person(admin);
    const confirm = await correcting(served, admin, told!);
    await next(served, chief, () => chief.presses(confirm, '确认更正'));
    expect(await served.store.facts({ corrected: true })).toHaveLength(1);
    expect(served.telegram.shown(lin.id)).toHaveLength(before);
  });
});

describe('thumbs under an answer from the text', () => {
  it('are counted once, and thanked for on the screen only', async () => {
    const served = await answering();
    const citizen = served.telegram.person(lin);
    const answer = await next(served, citizen, () => citizen.says('青禾区2020年政策解读怎么样'));
    expect(labels(answer)).toContain('👍 有用');
    expect(await citizen.presses(answer, '👍 有用')).toBe('谢谢，记下了');
    await citizen.presses(answer, '👍 有用');
    const figure = await next(served, citizen, () => citizen.says(QUESTION));
    expect(labels(figure)).not.toContain('👍 有用');
    expect(await served.register.counts()).toMatchObject({ good: 1, bad: 0 });
    expect(served.telegram.shown(lin.id).filter(({ from }) => from.is_bot)).toHaveLength(2);
  });
});

describe('请求收录', () => {
  it('is offered where an agency or a year is not filed, and told to administrators once a day', async () => {
    const served = await answering();
    const [citizen, stranger] = [served.telegram.person(lin), served.telegram.person(ada)];
    const absent = await next(served, citizen, () => citizen.says('青禾区2018年新收申请多少件'));
    const taken = await next(served, citizen, () => citizen.presses(absent, '请求收录'));
    expect(taken.text).toContain(`第 1 号，转告管理员。\n收录后想收到通知，请发送：/watch ${AGENCY}`);
    await served.telegram.answers(admin.id, 1);
    const same = await next(served, stranger, () => stranger.says('How many applications did 青禾区 receive in 2017?'));
    await next(served, stranger, () => stranger.presses(same, 'Ask for this report'));
    expect(served.telegram.shown(admin.id)).toHaveLength(1);
    const unknown = await next(served, citizen, () => citizen.says('丹枫县2020年新收申请多少件'));
    await next(served, citizen, () => citizen.presses(unknown, '请求收录'));
    await served.telegram.answers(admin.id, 2);
    expect(served.telegram.shown(admin.id).at(-1)?.text).toContain('请求收录：丹枫县2020年');
    const words = (await served.register.openComplaints()).map((complaint) => complaint.words);
    expect(words).toEqual([`请求收录：${AGENCY}2018年`, `请求收录：${AGENCY}2017年`, '请求收录：丹枫县2020年']);
  });
});
