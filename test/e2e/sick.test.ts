import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { it as inScene } from './case.js';
import { openScene, type Scene } from './scene.js';

const QUESTION = '洛江区2020年收到多少件申请？';
const ANSWER = /本年新收申请：9件/;
let people = 700_000;

let scene: Scene;

function somebody(): { id: number; first_name: string; language_code: string } {
  people += 1;
  return { id: people, first_name: '林', language_code: 'zh' };
}

const shownBy = (id: number) =>
  scene.telegram
    .shown(id)
    .filter(({ from }) => from.is_bot)
    .map(({ text = '' }) => text);
const callsTo = (id: number) => scene.telegram.calls.filter(({ params }) => params.chat_id === id);

describe('Telegram is sick', () => {
  beforeAll(async () => {
    scene = await openScene({ start: Date.now() });
    await scene.bot({ reports: true }).says('serving Telegram');
  });
  afterEach(() => scene.holds());
  afterAll(() => scene.close());

  describe('D5: one call', () => {
    it('a chat that is too busy is left alone for its 35 seconds, whatever is asked there, while others are served', async () => {
      const { telegram } = scene;
      const [busy, other] = [somebody(), somebody()];
      telegram.fail('sendMessage', { code: 429, description: 'Too Many', parameters: { retry_after: 35 } }, busy.id);
      telegram.person(busy).says(QUESTION);
      await telegram.until(() => callsTo(busy.id).length === 1);
      telegram.person(busy).says('洛江区2020年行政许可有多少件');
      telegram.person(other).says(QUESTION);
      await telegram.answers(other.id, 1);
      expect(callsTo(busy.id)).toHaveLength(1);
      await scene.passUntil(() => shownBy(busy.id).length === 2);
      const [refused, ...later] = callsTo(busy.id).map(({ at }) => at);
      expect(later.map((at) => at - (refused ?? 0) >= 35_000)).toEqual([true, true]);
      expect(shownBy(busy.id)).toEqual([expect.stringMatching(ANSWER), expect.stringContaining('1,125件')]);
    });

    it("a gateway's pages are borne with ever longer pauses, and the answer is shown once", async () => {
      const { telegram } = scene;
      const patient = somebody();
      for (let times = 0; times < 6; times += 1) telegram.fail('sendMessage', 'gateway_page', patient.id);
      telegram.person(patient).says(QUESTION);
      await scene.passUntil(() => shownBy(patient.id).length === 1, 100);
      const at = callsTo(patient.id).map((call) => call.at);
      const pauses = at.slice(1).map((time, index) => time - (at[index] ?? 0));
      // 1, 2, 4, 8, 16 and 32 seconds.
      for (const [index, pause] of pauses.entries()) expect(pause).toBeGreaterThanOrEqual(1000 * 2 ** index);
      expect(pauses).toHaveLength(6);
      expect(shownBy(patient.id)).toEqual([expect.stringMatching(ANSWER)]);
    });

    it.each([
      { what: 'the bot was blocked', code: 403, description: 'Forbidden: bot was blocked by the user' },
      { what: 'the chat is not found', code: 400, description: 'Bad Request: chat not found' },
    ])('an answer is given up at once where $what, and the next person is served', async ({ code, description }) => {
      const { telegram } = scene;
      const [gone, other] = [somebody(), somebody()];
      telegram.fail('sendMessage', { code, description }, gone.id);
      telegram.person(gone).says(QUESTION);
      await telegram.until(() => callsTo(gone.id).length > 0);
      telegram.person(other).says(QUESTION);
      await telegram.answers(other.id, 1);
      expect(callsTo(gone.id)).toHaveLength(1);
      expect(shownBy(gone.id)).toEqual([]);
    });

    it('a text whose marks cannot be parsed is sent without them, once', async () => {
      const { telegram } = scene;
      const plain = somebody();
      const fault = { code: 400, description: "Bad Request: can't parse entities: unsupported start tag" };
      telegram.fail('sendMessage', fault, plain.id);
      telegram.person(plain).says(QUESTION);
      await telegram.answers(plain.id, 1);
      const [marked, unmarked] = callsTo(plain.id).map(({ params }) => params);
      expect(marked?.entities).not.toEqual([]);
      expect(unmarked).toMatchObject({ text: marked?.text, entities: [] });
      expect(callsTo(plain.id)).toHaveLength(2);
    });

    it('what is not modified counts as done', async () => {
      const { telegram } = scene;
      const [done, other] = [somebody(), somebody()];
      telegram.fail('sendMessage', { code: 400, description: 'Bad Request: message is not modified' }, done.id);
      telegram.person(done).says(QUESTION);
      await telegram.until(() => callsTo(done.id).length > 0);
      telegram.person(other).says(QUESTION);
      await telegram.answers(other.id, 1);
      expect(callsTo(done.id)).toHaveLength(1);
    });

    it('a group that was upgraded is answered under its new id, now and later', async () => {
      const { telegram } = scene;
      const group = { id: -7001, type: 'group', title: '街坊' } as const;
      const asker = telegram.person(somebody(), group);
      const parameters = { migrate_to_chat_id: -1007001 };
      telegram.fail('sendMessage', { code: 400, description: 'Bad Request: group upgraded', parameters }, group.id);
      asker.says(`@WenbaoTestBot ${QUESTION}`);
      await telegram.answers(-1007001, 1);
      asker.says(`@WenbaoTestBot ${QUESTION}`);
      await telegram.answers(-1007001, 2);
      expect(callsTo(group.id)).toHaveLength(1);
      expect(shownBy(-1007001)).toEqual([expect.stringMatching(ANSWER), expect.stringMatching(ANSWER)]);
    });
  });

  describe('D6: a reply is lost', () => {
    it.each([
      { what: 'once', faults: ['cut_after'] as const, shown: [ANSWER, /^（补发）洛江区.*9件/] },
      { what: 'before the message is taken', faults: ['cut_before'] as const, shown: [/^（补发）/] },
      {
        what: 'three times',
        faults: Array(3).fill('cut_after'),
        shown: [ANSWER, /^（补发）/, /^（补发）/, /^（补发）/],
      },
    ])('$what: sent until it is known to have arrived, each repeat marked', async ({ faults, shown }) => {
      const { telegram } = scene;
      const [unlucky, other] = [somebody(), somebody()];
      for (const fault of faults) telegram.fail('sendMessage', fault, unlucky.id);
      telegram.person(unlucky).says(QUESTION);
      await scene.passUntil(() => callsTo(unlucky.id).length === faults.length + 1);
      telegram.person(other).says(QUESTION);
      await telegram.answers(other.id, 1);
      await scene.holds();
      expect(callsTo(unlucky.id)).toHaveLength(faults.length + 1);
      expect(shownBy(unlucky.id)).toEqual(shown.map((pattern) => expect.stringMatching(pattern)));
    });
  });
});

const byHand = inScene.extend({ start: Date.now() });

describe.concurrent('D5: Telegram is away', () => {
  byHand('for five minutes: everything is sent after it, once to each', async ({ scene, expect }) => {
    const { telegram } = scene;
    const bot = scene.bot();
    await bot.says('serving Telegram');
    const asked = Array.from({ length: 5 }, (_, index) => telegram.person({ id: 801 + index, first_name: '早' }));
    for (const person of asked) person.says(`等甲 早问${person.user.id}`);
    await telegram.until(() => telegram.confirmed.size === asked.length);
    telegram.isDown = true;
    const before = telegram.calls.length;
    const late = Array.from({ length: 3 }, (_, index) => telegram.person({ id: 811 + index, first_name: '晚' }));
    for (const person of late) person.says(`晚问${person.user.id}`);
    await bot.says('连不上 Telegram');
    await bot.tell({ word: '甲' });
    for (let minute = 0; minute < 5; minute += 0.5) await scene.pass(30_000);
    expect(telegram.calls).toHaveLength(before);
    telegram.isDown = false;
    await scene.passUntil(() => [...asked, ...late].every(({ user }) => telegram.shown(user.id).length === 2));
    const sent = telegram.callsOf('sendMessage').map(({ params }) => params.chat_id);
    // Chats wait apart from each other, so that who comes first depends on when each was tried last.
    expect(sent.sort()).toEqual([...asked, ...late].map(({ user }) => user.id));
    for (const { user } of asked) expect(telegram.shown(user.id).at(-1)?.text).toBe(`答：等甲 早问${user.id}`);
  });

  byHand(
    'for more than a day from one chat: what waited so long is not sent, what is asked then is',
    async ({ scene, expect }) => {
      const { telegram } = scene;
      const bot = scene.bot();
      await bot.says('serving Telegram');
      const lin = telegram.person({ id: 821, first_name: '林' });
      telegram.fail('sendMessage', { code: 429, parameters: { retry_after: 25 * 3600 } }, 821);
      lin.says('昨天的问题');
      await scene.passUntil(() => bot.printed.includes('"delivery":"expired"'), 600_000);
      lin.says('今天的问题');
      await telegram.answers(821, 1);
      expect(telegram.shown(821).at(-1)?.text).toBe('答：今天的问题');
      expect(telegram.callsOf('sendMessage')).toHaveLength(2);
    },
  );
});
