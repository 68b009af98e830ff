import { describe, expect, it, onTestFinished } from 'vitest';
import type { Filing } from '../../../src/report/report.js';
import { openSqliteStore } from '../../../src/store/sqlite.js';
import { ownFolder } from '../../e2e/folder.js';
import { scriptedAsk } from '../../fakes/ask.js';
import { handClock } from '../../fakes/clock.js';
import { FakeTelegram, type Shown } from '../../fakes/telegram.js';
import { type FilingSketch, filingOf } from '../../store/filings.js';
import { type Serving, serving } from '../serving.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const ada = { id: 12, first_name: 'Ada', language_code: 'en' };
const group = { id: -100500, type: 'supergroup', title: '街坊', is_forum: true } as const;
const AGENCY = '云汀市青禾区人民政府';
const HOUR = 3_600_000;
/** Noon in China. */
const NOON = Date.parse('2026-03-02T12:00:00+08:00');

function figure(metric: string, value: number | null, applicant: 'total' | null = 'total') {
  return { metric, value, applicant, status: value === null ? ('blank' as const) : ('reported' as const) };
}

function report(sketch: FilingSketch & { at?: number } = {}): Filing {
  const { at = NOON + HOUR, agency = AGENCY, hash = 'h-new', ...rest } = sketch;
  const facts = [
    figure('applications.received', 9),
    figure('applications.outcome.total', 8),
    figure('applications.outcome.granted', null),
    figure('review.total', 0, null),
    figure('litigation.direct.total', 1, null),
    figure('litigation.after_review.total', 1, null),
  ];
  return filingOf({ agency, hash, facts, ...rest, report: { filedAt: new Date(at).toISOString(), ...rest.report } });
}

/** A bot that can be stopped and started again at another time, its files and its Telegram the same. */
async function restartable() {
  const telegram = await FakeTelegram.open();
  onTestFinished(() => telegram.close());
  const folder = ownFolder();
  let served: Serving | undefined;
  return {
    telegram,
    folder,
    async at(now: number): Promise<Serving> {
      await served?.close();
      served = await serving(scriptedAsk({ [`概括${AGENCY}2020年年报`]: { text: '五句话。' } }).ask, {
        ...{ telegram, folder, now: () => now },
      });
      const { register } = served;
      await expect.poll(() => register.announcedUpTo()).not.toBeNull();
      return served;
    },
    /** As another program files it. */
    async files(...filings: Filing[]) {
      const store = await openSqliteStore({ folder });
      for (const filing of filings) await store.file(filing);
      await store.close();
    },
    /** The bot's messages in a chat that are not answers. */
    notices: (chat: number) =>
      telegram.shown(chat).filter(({ from, reply_to_message: asked }) => from.is_bot && !asked),
  };
}

function labels(message: Shown | undefined): string[] {
  return message?.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

async function watch(served: Serving, user: typeof lin, ...said: Parameters<FakeTelegram['person']>[1][]) {
  const person = served.telegram.person(user, ...said);
  const before = served.telegram.shown(person.chat.id).length;
  person.says(`/watch${person.chat.type === 'private' ? '' : '@WenbaoTestBot'} ${AGENCY}`, {
    ...(person.chat.type !== 'private' && { is_topic_message: true, message_thread_id: 7 }),
  });
  const shown = () => served.telegram.shown(person.chat.id);
  await served.telegram.until(() => shown().length >= before + 2);
  // What is not filed yet is watched once that is confirmed.
  const sure = shown()
    .at(-1)
    ?.reply_markup?.inline_keyboard.flat()
    .find((key) => 'callback_data' in key && key.callback_data.startsWith('ok='));
  if (!sure) return;
  void person.presses(shown().at(-1)!, sure.text);
  await served.telegram.until(() => shown().length >= before + 3);
}

describe('a notice of a newer version', () => {
  it('tells what was changed after publication, to each in their language', async () => {
    const { telegram, at, files, notices } = await restartable();
    await files(report({ hash: 'h-first', at: NOON - HOUR }));
    await watch(await at(NOON), lin);
    await watch(await at(NOON), ada);
    const cell = { metric: 'applications.received', applicant: 'total' as const, unit: '件', before: 9, after: 11 };
    const changes = { cells: [cell], added: ['新增一句话。'], removed: [], left: 2 };
    const sketch = report();
    const { reading } = sketch.report;
    const revision = { ...changes, previous: 'h-first', filedAt: new Date(NOON - HOUR).toISOString() };
    await files({ ...sketch, report: { ...sketch.report, reading: { ...reading, revision } } });
    await at(NOON + 2 * HOUR);
    await telegram.until(() => notices(lin.id).length > 0 && notices(ada.id).length > 0);
    const [zh, en] = [notices(lin.id)[0]?.text ?? '', notices(ada.id)[0]?.text ?? ''];
    expect(zh).toMatch(/^更新版：/);
    expect(zh).toContain('发布后改动：\n· 本年新收申请（总计）：9件 → 11件\n· 增加：“新增一句话。”\n· ……另有 2 处');
    expect(en).toContain('Changed after publication:\n· new applications received (all applicants): 9 → 11\n');
  });

  it('is not told of a report that was read anew', async () => {
    const { telegram, folder, at, files, notices } = await restartable();
    const old = report({ hash: 'h-first', at: NOON - HOUR });
    await files(old);
    await watch(await at(NOON), lin);
    const store = await openSqliteStore({ folder });
    const anew = report({ hash: 'h-first', at: NOON - HOUR, facts: [figure('applications.received', 11)] });
    await store.file(anew, old.report.id);
    await store.close();
    await files(report({ hash: 'h-other', year: 2019 }));
    await at(NOON + 2 * HOUR);
    await telegram.until(() => notices(lin.id).length > 0);
    expect(notices(lin.id).map(({ text = '' }) => /\d{4}年政府/.exec(text)?.[0])).toEqual(['2019年政府']);
  });
});

describe('a notice of a new report', () => {
  it('has the headline figures, the change on last year, the sums that fail and the source', async () => {
    const { telegram, at, files, notices } = await restartable();
    const fails = { outcome: 'does_not_close' as const, right: 8, difference: 1, working: '9 + 0 ≠ 8 + 0' };
    await files(report({ year: 2019, hash: 'h-old', facts: [figure('applications.received', 7)] }));
    await watch(await at(NOON), lin);
    await files(report({ findings: [fails] }));
    await at(NOON + 2 * HOUR);
    await telegram.until(() => notices(lin.id).length > 0);
    const [notice] = notices(lin.id);
    expect(notice?.text).toMatchInlineSnapshot(`
      "新收录《云汀市青禾区人民政府2020年政府信息公开工作年度报告》

      · 本年新收申请：9件（2019年7件，增加2件）
      · 办理结果总计：8件；予以公开：空白，不等于0
      · 行政复议总计：0件；行政诉讼合计：2件
      ⚠ 勾稽关系：1 项不成立
      · 云汀市青禾区人民政府2020年（总计列）：收到的比处理的多1件，报告没有交代（新收＋上年结转＝办理结果总计＋结转下年度：9 + 0 ≠ 8 + 0）。

      来源：h-new.⁠txt · 文件指纹 h-new"
    `);
    expect(labels(notice)).toEqual(['问这份年报', '取消关注']);
    await telegram.person(lin).presses(notice!, '问这份年报');
    await telegram.until(() => telegram.shown(lin.id).some(({ text }) => text === '五句话。'));
  });

  it('comes once, however often the bot looks and starts, and never about what was filed before', async () => {
    const { at, files, notices } = await restartable();
    await files(report({ year: 2018, hash: 'h-before' }));
    await watch(await at(NOON), lin);
    await files(report());
    const hours = [2, 3, 4];
    for (const hour of hours) {
      const { register } = await at(NOON + hour * HOUR);
      await expect.poll(() => register.announcements()).toEqual([]);
      await expect.poll(() => notices(lin.id).length).toBe(1);
    }
  });

  it('comes while the bot runs, soon after another program filed it', async () => {
    const telegram = await FakeTelegram.open();
    onTestFinished(() => telegram.close());
    const folder = ownFolder();
    const clock = handClock(Date.now());
    const served = await serving(scriptedAsk({}).ask, { telegram, folder, clock });
    await watch(served, lin);
    const filed = clock.now() + 1000;
    const other = await openSqliteStore({ folder });
    await other.file(report({ at: filed }));
    await other.close();
    clock.pass(5 * 60_000);
    await telegram.until(() => telegram.shown(lin.id).some(({ text }) => text?.includes('新收录')));
  });

  it('goes to each chat in its language and topic, and says that a newer version is one', async () => {
    const { telegram, at, files, notices } = await restartable();
    const served = await at(NOON);
    await watch(served, lin, group);
    await watch(served, ada);
    await files(report(), report({ hash: 'h-newer', at: NOON + 90 * 60_000 }));
    await at(NOON + 2 * HOUR);
    await telegram.until(() => notices(group.id).length > 0 && notices(ada.id).length > 0);
    expect(notices(group.id)).toMatchObject([{ text: expect.stringMatching(/^更新版：/) }]);
    const [sent] = telegram.callsOf('sendMessage').filter(({ params }) => String(params.text).startsWith('更新版'));
    expect(sent?.params).toMatchObject({ chat_id: group.id, message_thread_id: 7 });
    expect(notices(ada.id)[0]?.text).toMatch(/^Newer version: [\s\S]*applications[\s\S]*9/i);
  });

  it('is about an agency that was not filed when it was watched, under the name it is filed by', async () => {
    const { at, files, notices } = await restartable();
    const served = await at(NOON);
    const citizen = served.telegram.person(lin);
    citizen.says('/watch 青禾区');
    const [asked] = await served.telegram.answers(lin.id, 1);
    await citizen.presses(asked!, '就关注青禾区人民政府');
    await served.telegram.answers(lin.id, 2);
    expect(await served.register.watched()).toEqual(['青禾区人民政府']);
    const names = [
      { key: AGENCY, kind: 'full' as const },
      { key: '青禾区', kind: 'short' as const },
    ];
    await files(report({ names }));
    const { register } = await at(NOON + 2 * HOUR);
    await expect.poll(() => notices(lin.id).length).toBe(1);
    expect(await register.watched()).toEqual([AGENCY]);
  });

  it('tells no report that is a week old, nor one that was removed meanwhile', async () => {
    const { at, files, notices } = await restartable();
    const { store } = await (async () => {
      const served = await at(NOON);
      await watch(served, lin);
      await served.register.prefer(lin.id, { quiet: { from: 0, to: 23 } });
      return served;
    })();
    expect(await store.reports()).toEqual([]);
    await files(report({ year: 2018, hash: 'h-1' }), report());
    const quiet = await at(NOON + 2 * HOUR);
    await expect.poll(async () => (await quiet.register.announcements()).length).toBe(2);
    await quiet.store.remove(report().report.id, { by: '1', at: new Date(NOON).toISOString() });
    await quiet.register.prefer(lin.id, { quiet: null });
    const { register } = await at(NOON + 8 * 24 * HOUR);
    await expect.poll(() => register.announcements()).toEqual([]);
    expect(notices(lin.id)).toEqual([]);
  });
});

describe('when a notice comes', () => {
  it('waits for the end of the quiet hours', async () => {
    const { at, files, notices } = await restartable();
    const served = await at(NOON);
    await watch(served, lin);
    await served.register.prefer(lin.id, { quiet: { from: 22, to: 8 } });
    await files(report({ at: NOON + 11 * HOUR }));
    for (const hour of [11, 19.9]) {
      const { register } = await at(NOON + hour * HOUR);
      await expect.poll(async () => (await register.announcements()).length).toBe(1);
      expect(notices(lin.id)).toEqual([]);
    }
    await at(NOON + 20 * HOUR);
    await expect.poll(() => notices(lin.id).length).toBe(1);
  });

  it('is nine in the morning for a digest, one message for all', async () => {
    const { at, files, notices } = await restartable();
    const served = await at(NOON);
    await watch(served, lin);
    await served.register.prefer(lin.id, { digest: true });
    await files(report({ year: 2018, hash: 'h-1' }), report());
    const waiting = await at(NOON + 20 * HOUR);
    await expect.poll(async () => (await waiting.register.announcements()).length).toBe(2);
    expect(notices(lin.id)).toEqual([]);
    await at(NOON + 21.1 * HOUR);
    await expect.poll(() => notices(lin.id).length).toBe(1);
    expect(notices(lin.id)[0]?.text).toMatch(/收录 2 份[\s\S]*2018[\s\S]*2020/);
    expect(labels(notices(lin.id)[0])).toHaveLength(2);
  });

  it('is when Telegram takes it again', async () => {
    const { telegram, at, files, notices } = await restartable();
    await watch(await at(NOON), lin);
    await files(report());
    telegram.fail(
      'sendMessage',
      { code: 429, description: 'Too Many Requests', parameters: { retry_after: 1 } },
      lin.id,
    );
    const before = telegram.callsOf('sendMessage').length;
    await at(NOON + 2 * HOUR);
    await telegram.until(() => telegram.callsOf('sendMessage').length > before);
    await at(NOON + 3 * HOUR);
    await expect.poll(() => notices(lin.id).length).toBe(1);
  });
});

describe('D5: a chat that has blocked the bot', () => {
  it('is told nothing, not tried again, and hears again after it writes', async () => {
    const { telegram, at, files, notices } = await restartable();
    await watch(await at(NOON), lin);
    await files(report());
    telegram.fail('sendMessage', { code: 403, description: 'Forbidden: bot was blocked by the user' }, lin.id);
    const blocked = await at(NOON + 2 * HOUR);
    const pausedAt = async () => (await blocked.register.watches({ person: lin.id }))[0]?.pausedAt;
    await expect.poll(pausedAt).not.toBeNull();
    await files(report({ year: 2021, hash: 'h-2' }));
    const paused = await at(NOON + 3 * HOUR);
    await expect.poll(() => paused.register.announcedUpTo()).toBe(2);
    expect(telegram.callsOf('sendMessage').filter(({ params }) => params.chat_id === lin.id)).toHaveLength(3);
    telegram.person(lin).says('/watch');
    await expect.poll(async () => (await paused.register.watches({ person: lin.id }))[0]?.pausedAt).toBeNull();
    await at(NOON + 4 * HOUR);
    await expect.poll(() => notices(lin.id).map(({ text }) => text?.includes('2021'))).toEqual([true]);
  });

  it('is known by what Telegram tells of it', async () => {
    const { telegram, at } = await restartable();
    const served = await at(NOON);
    await watch(served, lin);
    const changed = (status: 'kicked' | 'member') =>
      telegram.deliver({
        my_chat_member: {
          ...{ chat: { id: lin.id, type: 'private', first_name: '林' }, from: { ...lin, is_bot: false }, date: 1 },
          old_chat_member: { status: 'member', user: telegram.me },
          new_chat_member: { status, user: telegram.me, ...(status === 'kicked' && { until_date: 0 }) },
        } as never,
      });
    const pausedAt = async () => (await served.register.watches({ person: lin.id }))[0]?.pausedAt;
    changed('kicked');
    await expect.poll(pausedAt).toBe(NOON);
    changed('member');
    await expect.poll(pausedAt).toBeNull();
  });
});
