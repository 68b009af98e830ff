import type { CallbackQuery } from 'grammy/types';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Shown } from '../fakes/telegram.js';
import {
  ADMIN,
  ANSWER,
  FIGURE,
  GROUP,
  LIN,
  MALLORY,
  OTHER,
  openPeople,
  type People,
  REMOVE,
  textOf,
} from './people.js';
import { saidAfter, wordsOf } from './talking.js';

const EXPIRED = '此按钮已过期，请重新提问';

let scene: People;
beforeAll(async () => {
  scene = await openPeople();
});
afterEach(() => scene.holds());
afterAll(() => scene.close());

/** Presses a button that carries this, whatever the message has; comes back with the words shown for a moment. */
async function forges(who: typeof LIN, message: Shown, data: string): Promise<string | null> {
  const from = { ...who, is_bot: false };
  // A message that was sent is one that can be pressed.
  return scene.telegram.press({ from, message: message as CallbackQuery['message'] & {}, data });
}

describe('D24: a button', () => {
  it.each([
    { data: 'do=remove=REPORT' },
    { data: 'do=restore=REPORT' },
    { data: `ok=${'A'.repeat(22)}` },
    { data: 'ok=' },
    { data: 'do=constructor=x' },
    { data: 'do=__proto__=x' },
    { data: 'do=hasOwnProperty=x' },
    { data: 'do=command=constructor' },
    { data: 'do=command=remove' },
    { data: 'do=reports=99999999999999999999' },
    { data: 'do=agency=../../etc/passwd' },
    { data: "do=row=' OR 1=1 --" },
    { data: 'do=say=-1.x' },
    { data: 'do=wrongof=x.-1' },
    { data: 'zh@0+99999' },
    { data: 'zh@-5+3' },
    { data: 'plugin:42' },
    { data: '\u0000' },
    { data: '𠮷'.repeat(500) },
    { data: `do=say=${'9'.repeat(5000)}.x` },
  ])('that carries what somebody made up does nothing: %j', async ({ data }) => {
    const [before, failed] = [scene.state(), scene.failures()];
    const mallory = scene.telegram.person(MALLORY);
    const [message] = await scene.says(MALLORY, FIGURE);
    const report = JSON.parse(before)[0][0].hash;
    const said = await saidAfter(scene, mallory, () => forges(MALLORY, message!, data.replace('REPORT', report)));
    expect(said.length).toBeLessThanOrEqual(2);
    expect(scene.state()).toBe(before);
    expect(scene.failures()).toBe(failed);
  });
});

describe('D24: buttons', () => {
  it('of two days ago, or under a message that is gone, have expired', async () => {
    const lin = scene.telegram.person(LIN);
    const [answer] = await scene.says(LIN, FIGURE);
    const { callback_data: data } = answer!.reply_markup!.inline_keyboard[0]![0] as { callback_data: string };
    const old = { ...answer!, date: answer!.date - 49 * 3600 };
    for (const message of [old, { ...answer!, date: 0 }]) {
      const said = await saidAfter(scene, lin, async () => expect(await forges(LIN, message, data)).toBe(EXPIRED));
      expect(said).toEqual([]);
    }
  });

  it('work for whoever asked, and tell others whose they are', async () => {
    const [lin, mallory] = [scene.telegram.person(LIN, GROUP), scene.telegram.person(MALLORY, GROUP)];
    const [answer] = await saidAfter(scene, lin, () => lin.says(`@${scene.telegram.me.username} ${FIGURE}`));
    const foreign = await saidAfter(scene, mallory, async () =>
      expect(await mallory.presses(answer!, '查看原表')).toContain('林'),
    );
    expect(foreign).toEqual([]);
    expect(await saidAfter(scene, lin, () => lin.presses(answer!, '查看原表'))).toHaveLength(1);
  });

  it('under a message that was deleted meanwhile do no harm', async () => {
    const lin = scene.telegram.person(LIN);
    const [answer] = await scene.says(LIN, FIGURE);
    const failed = scene.failures();
    const deleted = { ...answer!, message_id: 999_999 };
    expect(await saidAfter(scene, lin, () => lin.presses(deleted, '导出表格'))).toEqual([]);
    expect(textOf(await scene.says(LIN, FIGURE))).toContain(ANSWER);
    expect(scene.failures()).toBe(failed);
  });
});

describe('D24: the removal of a report', () => {
  const admin = () => scene.telegram.person(ADMIN);

  it('is confirmed by nobody but the administrator who asked, in the chat where they asked', async () => {
    const inGroup = scene.telegram.person(ADMIN, GROUP);
    const text = `/remove@${scene.telegram.me.username} 洛江区 2020`;
    const [asked] = await saidAfter(scene, inGroup, () => inGroup.says(text));
    const { callback_data: data } = asked!.reply_markup!.inline_keyboard[0]![0] as { callback_data: string };
    expect(data).toMatch(/^ok=/);
    for (const who of [MALLORY, OTHER]) {
      const person = scene.telegram.person(who, GROUP);
      const said = await saidAfter(scene, person, async () =>
        expect(await person.presses(asked!, '确认删除')).toContain('管'),
      );
      expect(said).toEqual([]);
      // Not under the question, so that nothing tells whose it is.
      const { reply_to_message: _, ...loose } = asked!;
      for (const chat of [GROUP, { id: who.id, type: 'private' as const }]) {
        const forged = await saidAfter(scene, scene.telegram.person(who, chat), () =>
          forges(who, { ...loose, chat } as Shown, data),
        );
        expect(forged.map(wordsOf)).toEqual([EXPIRED]);
      }
    }
    expect(scene.isWhole()).toBe(true);
  });

  it('is done once however often it is pressed, after a restart too, and undone once', async () => {
    const [asked] = await scene.says(ADMIN, REMOVE);
    const { callback_data: confirm } = asked!.reply_markup!.inline_keyboard[0]![0] as { callback_data: string };
    const confirmsAgain = () => saidAfter(scene, admin(), () => forges(ADMIN, asked!, confirm));
    const [answer] = await scene.says(LIN, FIGURE);
    await scene.restart();
    const lin = scene.telegram.person(LIN);
    expect(await saidAfter(scene, lin, () => lin.presses(answer!, '查看原表'))).toHaveLength(1);
    const [done, again, ...more] = await saidAfter(scene, admin(), () =>
      Promise.all([admin().presses(asked!, '确认删除'), admin().presses(asked!, '确认删除')]),
    );
    expect(done?.text).toContain('已删除');
    expect(again?.text).toBe(EXPIRED);
    expect(more).toEqual([]);
    expect((await confirmsAgain()).map(wordsOf)).toEqual([EXPIRED]);
    expect(scene.isWhole()).toBe(false);
    expect(textOf(await scene.says(LIN, FIGURE))).not.toContain(ANSWER);

    const mallory = scene.telegram.person(MALLORY);
    const { callback_data: undo } = done!.reply_markup!.inline_keyboard[0]![0] as { callback_data: string };
    await saidAfter(scene, mallory, () => forges(MALLORY, { ...done!, chat: mallory.chat } as Shown, undo));
    expect(scene.isWhole()).toBe(false);
    const undone = await saidAfter(scene, admin(), () =>
      Promise.all([forges(ADMIN, done!, undo), forges(ADMIN, done!, undo)]),
    );
    expect(undone.length).toBeGreaterThan(0);
    expect(scene.isWhole()).toBe(true);
    expect(textOf(await scene.says(LIN, FIGURE))).toContain(ANSWER);
    expect((await confirmsAgain()).map(wordsOf)).toEqual([EXPIRED]);
    expect(scene.isWhole()).toBe(true);
  });
});
