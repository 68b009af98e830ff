import { describe, expect, it } from 'vitest';
import type { Answer, Ask } from '../../../src/answer/answer.js';
import { anAnswer } from '../../fakes/ask.js';
import { handClock, passUntil } from '../../fakes/clock.js';
import { serving } from '../serving.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const wu = { id: 12, first_name: '吴', language_code: 'zh-hans' };
const group = { id: -100500, type: 'supergroup', title: '街坊' } as const;

/** An `Ask` that shows its first sentence after the second that the bot is patient, and ends when it is told to or stopped. */
function slowAsk(): { ask: Ask; finish: (said: Partial<Answer>) => void; stopped: () => boolean } {
  let finish: (said: Partial<Answer>) => void = () => {};
  let isStopped = false;
  const ended = new Promise<Partial<Answer>>((resolve) => {
    finish = resolve;
  });
  const ask: Ask = async ({ chat, text, progress, stop }) => {
    progress?.('第一句。[1]');
    stop?.addEventListener('abort', () => {
      isStopped = true;
      finish({ text: '第一句。[1]\n已停止' });
    });
    return anAnswer({ chat, question: text, kind: 'narrative', answered_by: 'model', ...(await ended) });
  };
  return { ask, finish: (said) => finish(said), stopped: () => isStopped };
}

/** A bot that answers by a clock that is passed by hand. */
async function inTheMaking(ask: Ask) {
  const clock = handClock(Date.now());
  return { ...(await serving(ask, { clock })), clock };
}

describe('an answer in the making, in a private chat', () => {
  it('is a draft that can be stopped, and then the answer itself', async () => {
    const { ask, finish } = slowAsk();
    const { telegram, clock } = await inTheMaking(ask);
    telegram.person(lin).says('有什么问题');
    await passUntil(clock, () => telegram.callsOf('sendMessageDraft').length > 0);
    const [draft] = telegram.callsOf('sendMessageDraft');
    expect(draft?.params).toMatchObject({ chat_id: lin.id, text: '第一句。[1]', can_stop: true });
    expect(telegram.shown(lin.id)).toHaveLength(1);
    finish({ text: '第一句。第二句。' });
    const [answer] = await telegram.answers(lin.id, 1);
    expect(answer?.text).toBe('第一句。第二句。');
  });

  it('ends when its button is pressed, with what was checked by then', async () => {
    const { ask, stopped } = slowAsk();
    const { telegram, clock } = await inTheMaking(ask);
    telegram.person(lin).says('有什么问题');
    await passUntil(clock, () => telegram.callsOf('sendMessageDraft').length > 0);
    const draft_id = Number(telegram.callsOf('sendMessageDraft')[0]?.params.draft_id);
    telegram.deliver({
      stopped_message_generation: { chat: { id: lin.id, type: 'private', first_name: '林' }, draft_id },
    });
    await expect.poll(stopped).toBe(true);
    expect((await telegram.answers(lin.id, 1))[0]?.text).toContain('已停止');
  });

  it.each(['/stop', '/cancel'])('ends at %s, which is not answered besides', async (command) => {
    const { ask, stopped } = slowAsk();
    const { telegram, clock } = await inTheMaking(ask);
    telegram.person(lin).says('有什么问题');
    await passUntil(clock, () => telegram.callsOf('sendMessageDraft').length > 0);
    telegram.person(lin).says(command);
    await expect.poll(stopped).toBe(true);
    telegram.person(lin).says('/privacy');
    const answers = await telegram.answers(lin.id, 2);
    expect(answers.map(({ text }) => text?.slice(0, 3))).toEqual(['第一句', '保存什']);
  });

  it.each([
    [404, 'Not Found'],
    [400, 'Bad Request: drafts are not for you'],
    [429, 'Too Many Requests'],
  ])('is told as typing where drafts fail with %s, and loses nothing', async (code, description) => {
    const { ask, finish } = slowAsk();
    const { telegram, clock } = await inTheMaking(ask);
    telegram.fail('sendMessageDraft', { code, description });
    telegram.person(lin).says('有什么问题');
    await passUntil(clock, () => telegram.callsOf('sendChatAction').length > 0);
    finish({ text: '答。' });
    expect((await telegram.answers(lin.id, 1))[0]?.text).toBe('答。');
    expect(telegram.callsOf('sendMessageDraft')).toHaveLength(1);
  });
});

describe('an answer in the making, in a group', () => {
  it('is one message with a button to stop it, whose place the answer takes', async () => {
    const { ask, finish } = slowAsk();
    const { telegram, clock } = await inTheMaking(ask);
    telegram.person(lin, group).says('@WenbaoTestBot 有什么问题');
    await passUntil(clock, () => telegram.shown(group.id).length > 1);
    const [making] = await telegram.answers(group.id, 1);
    expect(making?.text).toBe('第一句。[1]');
    expect(making?.reply_markup?.inline_keyboard.flat().map(({ text }) => text)).toEqual(['停止']);
    finish({ text: '第一句。第二句。' });
    await telegram.until(() => telegram.shown(group.id).at(-1)?.text === '第一句。第二句。');
    expect(telegram.shown(group.id)).toHaveLength(2);
    expect(telegram.callsOf('sendMessageDraft')).toEqual([]);
  });

  it('is stopped by whoever asked and by nobody else', async () => {
    const { ask, stopped } = slowAsk();
    const { telegram, clock } = await inTheMaking(ask);
    telegram.person(lin, group).says('@WenbaoTestBot 有什么问题');
    await passUntil(clock, () => telegram.shown(group.id).length > 1);
    const [making] = await telegram.answers(group.id, 1);
    expect(await telegram.person(wu, group).presses(making!, '停止')).toContain('林');
    expect(stopped()).toBe(false);
    await telegram.person(lin, group).presses(making!, '停止');
    await expect.poll(stopped).toBe(true);
    await telegram.until(() => telegram.shown(group.id).at(-1)?.text?.includes('已停止') ?? false);
  });
});
