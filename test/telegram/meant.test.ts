import { describe, expect, it } from 'vitest';
import { LIUXI, QINGHE } from '../answer/town-reports.js';
import { handClock } from '../fakes/clock.js';
import type { Shown } from '../fakes/telegram.js';
import { rowsOf, type TownBot, townBot } from './town-bot.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const wang = { id: 12, first_name: '王', language_code: 'zh-hans' };
const group = { id: -500, type: 'supergroup', title: '街坊' } as const;
const QUESTION = '青禾区人民政府2021年新收申请多少件？';

const textOf = ({ text, caption }: Shown) => text ?? caption ?? '';

async function town(
  setting: Parameters<typeof townBot>[0] = {},
): Promise<TownBot & { ask(text: string): Promise<Shown> }> {
  const served = await townBot(setting);
  const citizen = served.telegram.person(lin);
  return { ...served, ask: (text) => served.next(citizen, () => citizen.says(text)) };
}

describe('words', () => {
  it.each([{ asks: '/feedback' }, { asks: '报告错误' }])(
    'after $asks are a question unless they reply to it',
    async ({ asks }) => {
      const { telegram, next, register, ask } = await town();
      const citizen = telegram.person(lin);
      const answer = await ask(QUESTION);
      const prompt = await next(citizen, () =>
        asks.startsWith('/') ? citizen.says(asks) : citizen.presses(answer, asks),
      );
      expect(textOf(await ask(QUESTION))).toBe(textOf(answer));
      expect(await register.openComplaints()).toEqual([]);
      await next(citizen, () => citizen.says('写错了', { reply_to_message: prompt as never }));
      expect(await register.openComplaints()).toMatchObject([{ words: '写错了' }]);
    },
  );

  it.each([{ says: '取消' }, { says: '算了。' }])('$says does what /cancel does', async ({ says }) => {
    const { ask, register } = await town();
    await ask('/feedback');
    expect(textOf(await ask(says))).toBe('已取消。');
    expect(await register.openComplaints()).toEqual([]);
  });

  it('重新开始 starts afresh', async () => {
    const { ask, forgotten } = await town();
    expect(textOf(await ask('重新开始'))).toContain('重新开始');
    expect(forgotten).toEqual(['tg:11:0:11']);
  });

  it('1 asks the first example of the help', async () => {
    const { ask } = await town();
    const help = await ask('/start');
    const [first = ''] = /^1\. .+?：(.+)$/m.exec(textOf(help))?.slice(1) ?? [];
    expect(first).not.toBe('');
    const chosen = textOf(await ask('1'));
    expect(chosen).toContain('来源');
    expect(chosen).toBe(textOf(await ask(first)));
  });
});

describe('a reply to an older answer', () => {
  it('goes on from that answer, for another member too', async () => {
    const { telegram, next } = await town();
    const [citizen, other] = [telegram.person(lin, group), telegram.person(wang, group)];
    const at = `@${telegram.me.username} `;
    const older = await next(citizen, () => citizen.says(`${at}青禾区人民政府2021年新收申请多少件？`));
    await next(citizen, () => citizen.says(`${at}柳溪镇人民政府2020年行政处罚多少件？`));
    for (const who of [citizen, other]) {
      const said = await next(who, () => who.says('2020年呢？', { reply_to_message: older as never }));
      expect(textOf(said)).toContain('青禾区');
      expect(textOf(said)).toContain('2020年');
      expect(textOf(said)).toContain('申请');
    }
  });
});

describe('in a group', () => {
  it.each([
    { says: '/reports', with: '已收录' },
    { says: '/watch 青禾区人民政府', with: '已关注' },
    { says: '/export', with: '导出' },
    { says: '/privacy', with: '保存什么' },
    { says: '/cancel', with: '没有正在' },
  ])('a bare $says is answered', async ({ says, with: words }) => {
    const { telegram, next } = await town();
    const citizen = telegram.person(lin, group);
    expect(textOf(await next(citizen, () => citizen.says(says)))).toContain(words);
  });

  it('a bare command that is none of its own, or that replies to another bot, is not', async () => {
    const { telegram, next } = await town();
    const citizen = telegram.person(lin, group);
    const other = { from: { id: 99, is_bot: true, first_name: 'b' }, chat: group, message_id: 1, date: 1 };
    citizen.says('/weather');
    citizen.says('/reports', { reply_to_message: other as never });
    await next(citizen, () => citizen.says('/privacy'));
    expect(telegram.shown(group.id).filter(({ from }) => from.is_bot)).toHaveLength(1);
  });

  it('that it is added to it greets once, and not when its rights change', async () => {
    const { telegram, next } = await town();
    const citizen = telegram.person(lin, group);
    const changed = (before: string, after: string) => ({
      my_chat_member: {
        ...{ chat: group, from: { ...lin, is_bot: false }, date: 1 },
        old_chat_member: { status: before, user: telegram.me },
        new_chat_member: { status: after, user: telegram.me },
      } as never,
    });
    telegram.deliver(changed('left', 'member'));
    telegram.deliver(changed('member', 'administrator'));
    await next(citizen, () => citizen.says('/privacy'));
    await telegram.answers(group.id, 2);
    const said = telegram.shown(group.id).filter(({ from }) => from.is_bot);
    expect(said).toHaveLength(2);
    expect(textOf(said[0]!)).toContain(`@${telegram.me.username}`);
  });

  it('that becomes a supergroup goes on where it was', async () => {
    const { telegram, next } = await town();
    const small = { id: -77, type: 'group', title: '街坊' } as const;
    const citizen = telegram.person(lin, small);
    const at = `@${telegram.me.username} `;
    await next(citizen, () => citizen.says(`${at}青禾区人民政府2021年新收申请多少件？`));
    telegram.post({ from: { ...lin, is_bot: false }, chat: small, migrate_to_chat_id: group.id } as never);
    const moved = telegram.person(lin, group);
    expect(textOf(await next(moved, () => moved.says(`${at}2020年呢？`)))).toContain('青禾区');
  });
});

describe('a changed message', () => {
  const change = ({ telegram }: TownBot, message: Shown, text: string) =>
    telegram.deliver({ edited_message: { ...message, text, edit_date: message.date + 5 } as never });

  it('is answered anew where its words changed, and only then', async () => {
    const served = await town();
    const { telegram, next } = served;
    const citizen = telegram.person(lin);
    const typo = citizen.says('青禾区人民政府2021年新收申睛多少件？');
    await telegram.answers(lin.id, 1);
    change(served, typo, typo.text!);
    const mended = await next(citizen, () => change(served, typo, QUESTION));
    expect(textOf(mended)).toContain('新收申请');
    expect(mended.reply_to_message?.message_id).toBe(typo.message_id);
  });
});

describe('buttons', () => {
  it('that rate an answer go once one was pressed, and nothing is said', async () => {
    const { telegram, changed, ask } = await town();
    const citizen = telegram.person(lin);
    const answer = await ask('青禾区人民政府2020年存在哪些问题？');
    expect(rowsOf(answer).flat()).toContain('👍 有用');
    const rated = await changed(citizen, answer, '👍 有用');
    expect(rowsOf(rated).flat()).not.toContain('👍 有用');
    expect(rowsOf(rated).flat()).toContain('查看原文');
    expect(telegram.shown(lin.id).filter(({ from }) => from.is_bot)).toHaveLength(1);
  });

  it('that confirm go once they were pressed', async () => {
    const { telegram, ask } = await town();
    const citizen = telegram.person(lin);
    const asked = await ask('/forget');
    expect(textOf(asked)).toContain('确认');
    await citizen.presses(asked, '确认删除');
    await telegram.until(() => telegram.callsOf('editMessageReplyMarkup').length > 0);
    expect(rowsOf(telegram.shown(lin.id).find(({ message_id }) => message_id === asked.message_id)!)).toEqual([]);
  });

  it('pressed twice change nothing twice', async () => {
    const { telegram, changed, ask, next } = await town();
    const citizen = telegram.person(lin);
    const answer = structuredClone(await ask(QUESTION));
    await changed(citizen, answer, '导出表格');
    await citizen.presses(answer, '导出表格');
    await next(citizen, () => citizen.says('/privacy'));
    expect(telegram.callsOf('editMessageReplyMarkup')).toHaveLength(1);
    expect(telegram.refused).toEqual([]);
  });

  it('of an answer whose report was removed say so', async () => {
    const { telegram, next, ask, register, store } = await town();
    const citizen = telegram.person(lin);
    const answer = await ask(QUESTION);
    for (const { id } of await store.reports({ years: [2021] })) await register.dropReport(id);
    expect(textOf(await next(citizen, () => citizen.presses(answer, '查看原表')))).toContain('不在收录范围内');
  });
});

describe('a limit', () => {
  it('counts questions alone, and answers the one that was too early when the time is over', async () => {
    const clock = handClock(Date.now());
    const { telegram, next, ask } = await town({ limits: { minute: 1 }, clock });
    const citizen = telegram.person(lin);
    const answer = await ask(QUESTION);
    for (let count = 0; count < 3; count += 1) {
      clock.pass(1000);
      await next(citizen, () => citizen.presses(answer, '查看原表'));
    }
    await ask('/privacy');
    expect(textOf(await ask('柳溪镇人民政府2020年新收申请多少件？'))).toMatch(/秒后就答/);
    expect(textOf(await ask('/help'))).toContain('可以问');
    const late = await next(citizen, () => clock.pass(61_000));
    expect(textOf(late)).toContain('柳溪镇');
  });
});

describe('a picture', () => {
  it('is named for what it shows, and sent up once', async () => {
    const { telegram, next } = await town();
    const citizen = telegram.person(lin);
    const ask = () => next(citizen, () => citizen.says(`/chart ${QINGHE} 新收申请`));
    for (let count = 1; count <= 2; count += 1) {
      await ask();
      await telegram.until(() => telegram.callsOf('sendPhoto').length === count);
      await telegram.answers(lin.id, 2 * count);
    }
    const [first, second] = telegram.callsOf('sendPhoto').map(({ params }) => params.photo);
    expect(first).toMatch(/^attach:/);
    expect(second).toMatch(/^photo-/);
    const [photo] = telegram.shown(lin.id).flatMap(({ photo }) => photo ?? []);
    expect((photo as unknown as { file_name: string }).file_name).toMatch(/^青禾区人民政府.*申请.*年\.png$/);
  });
});

describe('commands', () => {
  it.each(['/trend', '/export'])('%s shows an example that can be tapped', async (command) => {
    const { ask } = await town();
    expect(textOf(await ask(command))).toContain(`\n${command} `);
  });

  it('/compare with one agency asks for the other, and takes the next words for it', async () => {
    const { ask } = await town();
    expect(textOf(await ask(`/compare ${QINGHE} 2020 新收申请`))).toContain('和谁比');
    const answer = textOf(await ask(LIUXI));
    expect(answer).toContain(LIUXI);
    expect(answer).toContain(QINGHE);
  });

  it('/rank without a year ranks the year of which most is filed', async () => {
    const { ask } = await town();
    const answer = textOf(await ask('/rank 新收申请'));
    expect(answer).toContain('2020年');
    expect(answer).not.toContain('年份不同');
  });

  it('/language takes the language behind it', async () => {
    const { ask, register } = await town();
    expect(textOf(await ask('/language en'))).toContain('English');
    expect((await register.preferences(lin.id)).language).toBe('en');
  });

  it('/watch waits for a name, refuses what is not filed until it is confirmed, and leaves questions alone', async () => {
    const { ask, register, next, telegram } = await town();
    await ask('/watch');
    expect(textOf(await ask(QUESTION))).toContain('新收申请');
    await ask('/watch');
    const asked = await ask('海棠市人民政府');
    expect(textOf(asked)).toContain('就关注');
    expect(await register.watches({ person: lin.id })).toEqual([]);
    const citizen = telegram.person(lin);
    await next(citizen, () => citizen.presses(asked, '就关注海棠市人民政府'));
    expect(await register.watches({ person: lin.id })).toMatchObject([{ agency: '海棠市人民政府' }]);
  });
});
