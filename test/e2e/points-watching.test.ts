import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COUNTY, draftReport, filePublished } from '../conversations/reports.js';
import type { Shown } from '../fakes/telegram.js';
import { isAnswer, PLACES, somebodyIn } from './county.js';
import { openScene, type Scene } from './scene.js';
import type { Seat } from './seat.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const CHINA = 8 * HOUR;
/** What watchers are told begins so. */
const NOTICE = /^新收录《青岭县人民政府2025年政府信息公开工作年度报告》/;

let scene: Scene;

/** Six in the morning in China, so long ago that what is filed now was filed after the next digest. */
function sixInTheMorning(): number {
  const offset = 6 * HOUR - CHINA;
  return Math.floor((Date.now() - 4 * HOUR - offset) / DAY) * DAY + offset;
}

const hourInChina = (at: number) => Math.floor((at + CHINA) / HOUR) % 24;
const noticesTo = (seat: Seat): Shown[] => seat.heard.filter(({ text }) => NOTICE.test(text ?? ''));

describe('8: watching an agency', () => {
  beforeAll(async () => {
    scene = await openScene({ start: sixInTheMorning(), isAnswer });
    await filePublished(scene.folder);
  });
  afterAll(() => scene.close());

  it('tells each place once of what another process files, but nobody in quiet hours or before their digest', async () => {
    const { telegram, folder } = scene;
    await scene.bot({ reports: true }).says('serving Telegram');
    const watchers = PLACES.map((place) => somebodyIn(telegram, place));
    const sleeping = somebodyIn(telegram);
    const collecting = somebodyIn(telegram);
    const gone = somebodyIn(telegram);
    for (const seat of [...watchers, sleeping, collecting, gone])
      expect((await seat.asks(`/watch ${COUNTY}`)).text).toContain(`已关注${COUNTY}`);
    await sleeping.turns(await sleeping.asks('/watch'), '开启免打扰（22–8点）');
    await collecting.turns(await collecting.asks('/watch'), '改为每日汇总（9点）');
    await gone.presses(gone.heard[0]!, '取消关注');

    const file = join(folder, '定稿.docx');
    writeFileSync(file, draftReport());
    await scene.program(['ingest', file]).ended;

    await scene.passUntil(() => watchers.every((seat) => noticesTo(seat).length > 0));
    const [notice] = noticesTo(watchers[0]!);
    expect(notice?.text).toMatch(/本年新收申请：365件（2024年457件，减少92件）[\s\S]*勾稽关系：[\s\S]*来源：定稿/);
    expect(noticesTo(sleeping)).toEqual([]);
    await scene.passUntil(() => noticesTo(sleeping).length > 0, 60_000);
    expect(hourInChina(scene.now())).toBe(8);
    expect([...watchers, sleeping].map((seat) => noticesTo(seat).length)).toEqual([1, 1, 1, 1]);
    expect([collecting, gone].map((seat) => noticesTo(seat).length)).toEqual([0, 0]);
    const asked = await watchers[2]!.presses(noticesTo(watchers[2]!)[0]!, '问这份年报');
    expect(asked.text).toMatch(/^青岭县人民政府2025年/);
  });
});
