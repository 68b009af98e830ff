import { describe, expect, it } from 'vitest';
import { agencyNames } from '../../src/parse/names.js';
import { ownFolder } from '../e2e/folder.js';
import { scriptedAsk } from '../fakes/ask.js';
import type { Shown } from '../fakes/telegram.js';
import type { Person } from '../fakes/telegram-person.js';
import { filingOf } from '../store/filings.js';
import { type Serving, serving } from './serving.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const wu = { id: 13, first_name: '吴', language_code: 'zh-hant' };
const ada = { id: 12, first_name: 'Ada', language_code: 'en' };
const admin = { id: 21, first_name: '管', language_code: 'zh-hans' };
const group = { id: -100500, type: 'supergroup', title: '街坊', is_forum: true } as const;
const topic = { is_topic_message: true, message_thread_id: 7 } as const;
const NAMES = ['云汀市青禾区人民政府', '白鹿县石桥镇人民政府', '云汀市石桥镇人民政府', '云汀市教育局'];

async function watching(setting: Parameters<typeof serving>[1] = {}): Promise<Serving> {
  const served = await serving(scriptedAsk({}).ask, { roles: { admins: [admin.id], staff: [] }, ...setting });
  for (const agency of NAMES) {
    const { keys } = agencyNames(agency, []);
    await served.store.file(filingOf({ agency, hash: `h-${agency}`, names: keys }));
  }
  return served;
}

/** What the bot says next in the person's chat. */
async function next({ telegram }: Serving, { chat }: Person, say: () => unknown): Promise<Shown> {
  const before = telegram.shown(chat.id).filter(({ from }) => from.is_bot).length;
  void say();
  return (await telegram.answers(chat.id, before + 1)).at(-1)!;
}

function labels(message: Shown): string[] {
  return message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

describe('/watch', () => {
  it('watches the agency a name means, once, and lists it', async () => {
    const served = await watching();
    const citizen = served.telegram.person(lin);
    const begun = await next(served, citizen, () => citizen.says('/watch 青禾区'));
    expect(begun.text).toBe('已关注云汀市青禾区人民政府，收录它的新年报时通知您。');
    expect(labels(begun)).toEqual(['取消关注', '我的关注']);
    expect((await next(served, citizen, () => citizen.says('/watch 青禾区'))).text).toContain('已经在关注');
    const list = await next(served, citizen, () => citizen.presses(begun, '我的关注'));
    expect(list.text).toMatchInlineSnapshot(`
      "关注了 1 个机关，收录新年报时通知：
      1. 云汀市青禾区人民政府

      每日汇总：关，收录后就通知
      免打扰：关"
    `);
    expect(labels(list)).toEqual(['取消 1. 云汀市青禾区人民政府', '改为每日汇总（9点）', '开启免打扰（22–8点）']);
  });

  it('asks which one where several answer to the name', async () => {
    const served = await watching();
    const citizen = served.telegram.person(wu);
    const which = await next(served, citizen, () => citizen.says('/watch 石橋鎮'));
    expect(labels(which)).toHaveLength(2);
    const begun = await next(served, citizen, () => citizen.presses(which, labels(which)[0]!));
    expect(begun.text).toContain('已關注');
    expect(await served.register.watches({ person: wu.id })).toMatchObject([{ language: 'zh-Hant' }]);
  });

  it('watches an agency that is not filed once that is confirmed, and offers the nearest', async () => {
    const served = await watching();
    const citizen = served.telegram.person(lin);
    const asked = await next(served, citizen, () => citizen.says('/watch 云汀市财政局'));
    expect(labels(asked)).toEqual(['云汀市教育局', '就关注云汀市财政局']);
    expect(await served.register.watches({ person: lin.id })).toEqual([]);
    const begun = await next(served, citizen, () => citizen.presses(asked, '就关注云汀市财政局'));
    expect(begun.text).toMatch(/已关注云汀市财政局。目前还没有收录/);
    const vague = await next(served, citizen, () => citizen.says('/watch 丹枫'));
    expect(vague.text).toMatch(/没有收录“丹枫”.*全称/);
    expect(await served.register.watches({ person: lin.id })).toMatchObject([{ agency: '云汀市财政局' }]);
  });

  it('is set, listed and ended in English', async () => {
    const served = await watching();
    const citizen = served.telegram.person(ada);
    const none = await next(served, citizen, () => citizen.says('/watch'));
    expect(none.text).toContain('You watch no agency yet');
    const begun = await next(served, citizen, () => citizen.says('/watch qinghe'));
    const ended = await next(served, citizen, () => citizen.presses(begun, 'Stop watching'));
    expect(ended.text).toBe('No longer watching Qinghe District (云汀市青禾区人民政府).');
    expect(await served.register.watches({ person: ada.id })).toEqual([]);
  });

  it('keeps quiet hours and the digest as they are pressed, in the place of the list, over a restart', async () => {
    const folder = ownFolder();
    const early = await watching({ folder });
    const citizen = early.telegram.person(lin);
    await next(early, citizen, () => citizen.says('/watch 青禾区'));
    const list = await next(early, citizen, () => citizen.says('/watch'));
    await citizen.presses(list, '改为每日汇总（9点）');
    await early.telegram.until(() => list.text!.includes('每日汇总：开'));
    await citizen.presses(list, '开启免打扰（22–8点）');
    await early.telegram.until(() => list.text!.includes('22:00–8:00'));
    await early.close();
    const late = await serving(scriptedAsk({}).ask, { folder });
    expect(await late.register.preferences(lin.id)).toMatchObject({ digest: true, quiet: { from: 22, to: 8 } });
    expect(await late.register.watches({ person: lin.id })).toHaveLength(1);
  });

  it('ends with a button of the list, which shrinks in its place', async () => {
    const served = await watching();
    const citizen = served.telegram.person(lin);
    for (const name of ['青禾区', '云汀市教育局']) await next(served, citizen, () => citizen.says(`/watch ${name}`));
    const list = await next(served, citizen, () => citizen.says('/watch'));
    await citizen.presses(list, '取消 1. 云汀市青禾区人民政府');
    await served.telegram.until(() => !list.text!.includes('青禾区'));
    expect(labels(list)[0]).toBe('取消 1. 云汀市教育局');
  });

  it('takes no more than fifty of a person, shown page by page', async () => {
    const served = await watching();
    const citizen = served.telegram.person(lin);
    const seat = { chat: lin.id, thread: 0, person: lin.id, language: 'zh', since: 1 } as const;
    for (let number = 0; number < 50; number += 1)
      await served.register.watch({ ...seat, since: number, agency: `第${number + 1}镇人民政府` });
    expect((await next(served, citizen, () => citizen.says('/watch 青禾区'))).text).toContain('最多关注 50 个');
    const list = await next(served, citizen, () => citizen.says('/watch'));
    await citizen.presses(list, '下一页');
    await served.telegram.until(() => list.text!.includes('9. 第9镇'));
    expect(labels(list)).toContain('上一页');
  });

  it('is forgotten with the person', async () => {
    const served = await watching();
    const citizen = served.telegram.person(lin);
    await next(served, citizen, () => citizen.says('/watch 青禾区'));
    const asked = await next(served, citizen, () => citizen.says('/forget'));
    expect(asked.text).toContain('1 个机关');
    await next(served, citizen, () => citizen.presses(asked, '确认删除'));
    expect(await served.register.watches({ person: lin.id })).toEqual([]);
  });
});

describe('a watch of a group', () => {
  const named = '@WenbaoTestBot';

  it('belongs to its topic and is ended by who set it or an administrator only', async () => {
    const served = await watching();
    const [mine, theirs, chief] = [lin, ada, admin].map((user) => served.telegram.person(user, group));
    const begun = await next(served, mine!, () => mine!.says(`/watch${named} 青禾区`, topic));
    expect(await served.register.watches({ chat: group.id })).toMatchObject([{ thread: 7, person: lin.id }]);
    expect(await theirs!.presses(begun, '取消关注')).toContain('林');
    const refused = await next(served, theirs!, () => theirs!.says(`/unwatch${named} 青禾区`, topic));
    expect(refused.text).toContain('Only who set it');
    expect(await served.register.watches({ chat: group.id })).toHaveLength(1);
    const ended = await next(served, chief!, () => chief!.says(`/unwatch${named} 青禾区`, topic));
    expect(ended.text).toContain('已取消关注');
    expect(await served.register.watches({ chat: group.id })).toEqual([]);
  });

  it('does not show what a person watches elsewhere', async () => {
    const served = await watching();
    const [here, alone] = [served.telegram.person(lin, group), served.telegram.person(lin)];
    await next(served, alone, () => alone.says('/watch 云汀市教育局'));
    await next(served, here, () => here.says(`/watch${named} 青禾区`));
    expect((await next(served, here, () => here.says(`/watch${named}`))).text).not.toContain('教育局');
    const all = await next(served, alone, () => alone.says('/watch'));
    expect(all.text).toContain('云汀市青禾区人民政府（通知发到群里）');
  });

  it('lets nobody end it by a forged button', async () => {
    const served = await watching();
    const mine = served.telegram.person(lin, group);
    const begun = await next(served, mine, () => mine.says(`/watch${named} 青禾区`));
    const { reply_to_message: _, ...forged } = begun;
    const theirs = served.telegram.person(ada, group);
    const refused = await next(served, theirs, () => theirs.presses(forged as Shown, '取消关注'));
    expect(refused.text).toContain('Only who set it');
    expect(await served.register.watches({ chat: group.id })).toHaveLength(1);
  });
});
