import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Running } from './process.js';
import { openScene, type Scene } from './scene.js';

const QUESTION = '洛江区2020年收到多少件申请？';
const ANSWER = /本年新收申请：9件/;

let scene: Scene;
let program: Running;
beforeAll(async () => {
  scene = await openScene({ start: Date.now() });
  program = scene.bot({ reports: true, limits: { minute: 10 } });
  await program.says('serving Telegram');
});
afterEach(() => scene.holds());
afterAll(() => scene.close());

const somebody = (id: number) => scene.telegram.person({ id, first_name: '林', language_code: 'zh' });
const shownBy = (id: number) =>
  scene.telegram
    .shown(id)
    .filter(({ from }) => from.is_bot)
    .map(({ text = '' }) => text);

/** All that has come so far is answered, and nothing more is on its way. */
async function quiet(): Promise<void> {
  await expect
    .poll(async () => (await program.get('/metrics')).text())
    .toMatch(/^inbox_depth 0$[\s\S]*^outbox_chats 0$/m);
}

describe('D23: a flood', () => {
  it('of 200 messages from one person is told to wait once, then met with silence but for one answer, while others are answered', async () => {
    const flooder = somebody(900_001);
    for (let count = 0; count < 200; count += 1) flooder.says(QUESTION);
    const others = Array.from({ length: 20 }, (_, index) => 900_100 + index);
    for (const id of others) somebody(id).says(QUESTION);
    await Promise.all(others.map((id) => scene.telegram.answers(id, 1)));
    await quiet();
    await scene.telegram.answers(900_001, 11);
    const shown = shownBy(900_001);
    expect(shown.filter((text) => ANSWER.test(text))).toHaveLength(10);
    expect(shown.slice(10)).toEqual([expect.stringMatching(/\d+ 秒后就答/)]);
    await scene.passUntil(() => shownBy(900_001).length > 11);
    await quiet();
    expect(shownBy(900_001).slice(11)).toEqual([expect.stringMatching(ANSWER)]);
  });

  it('of 500 people with a question each is answered to everybody, in less than 512 MB', async () => {
    const people = Array.from({ length: 500 }, (_, index) => 901_000 + index);
    for (const id of people) somebody(id).says(QUESTION);
    await Promise.all(people.map((id) => scene.telegram.answers(id, 1)));
    for (const id of people) expect(shownBy(id)).toEqual([expect.stringMatching(ANSWER)]);
    const metrics = await (await program.get('/metrics')).text();
    expect(Number(/^process_resident_memory_bytes (\d+)/m.exec(metrics)?.[1])).toBeLessThan(512e6);
  });
});

describe('D23: what is no question', () => {
  it.each([
    { what: '100,000 characters', text: `洛江区${'收'.repeat(100_000)}` },
    { what: '4,096 emoji', text: '🐉'.repeat(4096) },
    { what: '1,001 characters', text: `洛江区2020年收到多少件申请${'？'.repeat(987)}` },
  ])('of $what is refused with the limit', async ({ text }) => {
    const id = 902_000 + (text.length % 1000);
    somebody(id).says(text);
    const [answer] = await scene.telegram.answers(id, 1);
    expect(answer?.text).toMatch(/1,?000 ?字/);
  });

  it.each([
    { what: 'a voice message', content: { voice: { file_id: 'v', file_unique_id: 'v', duration: 3 } } },
    {
      what: 'a sticker',
      content: {
        sticker: {
          ...{ file_id: 's', file_unique_id: 's', type: 'regular' as const, width: 512, height: 512 },
          ...{ is_animated: false, is_video: false },
        },
      },
    },
  ])('$what is told that only words are read', async ({ what, content }) => {
    const id = 903_000 + what.length;
    somebody(id).sends(content);
    const [answer] = await scene.telegram.answers(id, 1);
    expect(answer?.text).toContain('文字');
  });

  it('an album of ten is told so once', async () => {
    const video = { file_id: 'v', file_unique_id: 'v', width: 90, height: 90, duration: 1 };
    for (let count = 0; count < 10; count += 1) somebody(904_000).sends({ video, media_group_id: 'album' });
    await scene.telegram.answers(904_000, 1);
    await quiet();
    expect(shownBy(904_000)).toEqual([expect.stringContaining('文字')]);
  });
});
