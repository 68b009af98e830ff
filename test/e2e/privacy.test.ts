import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { FakeTelegram } from '../fakes/telegram.js';
import { KEY } from './asking.js';
import { openPeople, type People } from './people.js';
import { saidAfter } from './talking.js';

/** Words and numbers that stand nowhere else. */
const CANARY = { id: 7_316_524_809, name: '柠檬鸟', words: '金丝雀街道' };
const EVA = { id: CANARY.id, first_name: CANARY.name, language_code: 'zh' };
const QUESTION = `${CANARY.words}2020年存在哪些不足？`;

let scene: People;
beforeAll(async () => {
  scene = await openPeople();
});
afterEach(() => scene.holds());
afterAll(() => scene.close());

/** Which canaries stand in a text. */
function canariesIn(text: string): string[] {
  const secrets = [FakeTelegram.TOKEN, FakeTelegram.TOKEN.split(':')[1] ?? '', KEY];
  return [...secrets, CANARY.words, CANARY.name, String(CANARY.id)].filter((canary) => text.includes(canary));
}

/** Which files of the folder hold these bytes. */
function holding(words: string): string[] {
  return readdirSync(scene.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .filter((file) => readFileSync(file).includes(words));
}

describe('D25: what nobody is to know', () => {
  it('stands neither in the log, nor in the metrics, nor in what doctor prints, whatever goes wrong', async () => {
    const { telegram, server } = scene;
    server.does(
      { status: 401, body: JSON.stringify({ error: { message: `bad key ${KEY}` } }) },
      'HTML',
      'broken JSON',
      ({ user }) => ({ says: JSON.stringify({ points: [{ from: [1] }], summary: [{ from: 1, text: KEY + user }] }) }),
    );
    telegram.fail('sendMessage', 'cut_after', EVA.id);
    telegram.fail('sendMessage', { code: 400, description: 'Bad Request: message text is empty' }, EVA.id);
    const said = await scene.says(EVA, QUESTION);
    await scene.says(EVA, `洛江区2020年${CANARY.words}存在哪些问题？`);
    await scene.says(EVA, `/watch ${CANARY.words}`);
    await scene.says(EVA, `/remove ${CANARY.words}`);
    telegram.deliver({
      callback_query: { ...{ id: '1', chat_instance: '1', data: QUESTION }, from: { ...EVA, is_bot: false } },
    });
    expect(JSON.stringify(said)).not.toContain(KEY);
    const metrics = await (await scene.running.get('/metrics')).text();
    expect(metrics).toContain('updates_received_total');
    expect(canariesIn(metrics)).toEqual([]);
    server.does({ status: 401, body: JSON.stringify({ error: { message: `bad key ${KEY}` } }) });
    const doctor = scene.program(
      ['doctor', '--json'],
      { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: server.baseUrl, OPENAI_MODEL: 'm', WENBAO_ADMINS: `${EVA.id}` },
      1,
    );
    await doctor.ended;
    expect(doctor.printed).toContain('"check"');
    expect(canariesIn(doctor.printed)).toEqual([]);
    expect(canariesIn(scene.running.printed)).toEqual([]);
  });

  it('is not forged into the log by a question of several lines', async () => {
    const forged = '{"level":50,"msg":"forged"}';
    for (const end of ['\r\n', '\n', '\r', '\u2028'])
      await scene.says(EVA, `洛江区2020年收到多少件申请？${end}${forged}${end}`);
    const { printed } = scene.running;
    expect(printed).not.toContain('forged');
    // Before it serves it speaks to whoever started it.
    const lines = printed.slice(printed.indexOf('{"level"')).split(/\r\n|[\r\n\u2028]/);
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines.filter((each) => each !== '')) expect(JSON.parse(line)).toHaveProperty('level');
  });

  it('is forgotten at once: nothing of what a person said is left in any file', async () => {
    await scene.says(EVA, QUESTION);
    await scene.says(EVA, `/watch ${CANARY.words}`);
    await scene.says(EVA, `/feedback ${CANARY.words}的数字不对`);
    expect(holding(CANARY.words)).not.toEqual([]);
    const eva = scene.telegram.person(EVA);
    const [asked] = await saidAfter(scene, eva, () => eva.says('/forget'));
    expect(asked?.text).toContain('不可恢复');
    expect(holding(CANARY.words)).not.toEqual([]);
    const [told] = await saidAfter(scene, eva, () => eva.presses(asked!, '确认删除'));
    expect(told?.text).toMatch(/^已删除您的 \d+ 条记录/);
    expect(holding(CANARY.words)).toEqual([]);
    // What is left is the command itself, and its answer, until they are 48 hours old.
    await scene.restart();
    expect(holding(CANARY.words)).toEqual([]);
    expect(holding(CANARY.name)).toEqual([]);
    expect(holding(String(CANARY.id))).toEqual([]);
  });

  it('is told by /privacy with a number of hours', async () => {
    const eva = scene.telegram.person(EVA);
    eva.says('/privacy');
    await expect.poll(() => scene.telegram.shown(EVA.id).at(-1)?.text).toMatch(/48 小时[\s\S]*\/forget/);
  });
});
