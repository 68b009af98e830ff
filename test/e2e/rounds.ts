import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../src/telegram/in/steps.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { broken } from './invariants.js';
import { type Running, startBot } from './process.js';

export const STEPS: readonly Step[] = ['fetched', 'accepted', 'asking', 'answered', 'sending', 'taken'];

/** What one round with a kill in it came to. */
export type Round = {
  seed: number;
  step: Step;
  /** Questions that nobody answered, after the restart. */
  lost: string[];
  /** Questions that were answered twice; the repeat is marked. */
  repeated: string[];
  /** Whatever must never be: an unmarked repeat, a third copy, an order turned round, or whatever of the invariants does not hold. */
  wrong: string[];
  /** From the second start to its first fetch. */
  restartMilliseconds: number;
};

const PEOPLE = 5;
const QUESTIONS = 20;
const MARK = '（补发）';

/** Asks 20 questions in five chats of a bot that is killed at a step of its work, starts it again, and looks at what everybody was told. */
export async function killRound(seed: number): Promise<Round> {
  const random = mulberry(seed);
  const step = STEPS[seed % STEPS.length] ?? 'fetched';
  // A fetch brings several questions, so that there are fewer of the first two steps.
  const time = 1 + Math.floor(random() * (step === 'fetched' || step === 'accepted' ? 2 : QUESTIONS));
  const telegram = await FakeTelegram.open();
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-kill-'));
  try {
    const asked: { chat: number; text: string }[] = [];
    const say = (number: number) => {
      const id = 1 + Math.floor(random() * PEOPLE);
      const text = `第${number}问 金丝雀${seed}`;
      asked.push({ chat: id, text });
      telegram.person({ id, first_name: '林' }).says(text);
    };
    for (let number = 0; number < QUESTIONS / 2; number += 1) say(number);
    const told = (chat: number) =>
      telegram
        .shown(chat)
        .filter(({ from }) => from.is_bot)
        .map(({ text = '' }) => text);
    const isAnswered = ({ chat, text }: (typeof asked)[number]) =>
      told(chat).some((answer) => answer.endsWith(`答：${text}`));
    const first = startBot({ folder, apiRoot: telegram.root, kill: { step, time } });
    await Promise.race([telegram.until(() => telegram.callsOf('getUpdates').length > 0), first.ended]);
    for (let number = QUESTIONS / 2; number < QUESTIONS; number += 1) say(number);
    const isOver = () => asked.every(isAnswered);
    // One that never comes to its step is ended when there is nothing left for it to do.
    await Promise.race([first.ended, telegram.until(isOver).then(() => first.stop('SIGTERM'))]);

    const polls = telegram.callsOf('getUpdates').length;
    const second = startBot({ folder, apiRoot: telegram.root });
    await Promise.race([telegram.until(() => telegram.callsOf('getUpdates').length > polls), second.ended]);
    const restartMilliseconds = Date.now() - second.startedAt;
    await untilDone(second, telegram);
    await second.stop();

    const processes = [
      { running: first, ends: 'SIGKILL' as const },
      { running: second, ends: 0 },
    ];
    const wrong = broken({ telegram, folders: [folder], processes, secrets: [] });
    const repeated: string[] = [];
    for (const { chat, text } of asked) {
      const copies = told(chat).filter((answer) => answer.endsWith(`答：${text}`));
      if (copies.length > 1) repeated.push(text);
      if (copies.length > 2) wrong.push(`${copies.length} copies of "${text}"`);
      if (copies.slice(1).some((copy) => !copy.startsWith(MARK))) wrong.push(`an unmarked repeat of "${text}"`);
    }
    for (let chat = 1; chat <= PEOPLE; chat += 1) {
      const answers = told(chat).map((text) => text.replace(MARK, ''));
      const inOrder = asked.filter((question) => question.chat === chat).map(({ text }) => `答：${text}`);
      if ([...new Set(answers)].join() !== inOrder.join()) wrong.push(`chat ${chat} out of order: ${answers.join()}`);
    }
    if (telegram.confirmed.size !== QUESTIONS) wrong.push(`${telegram.confirmed.size} questions were taken on`);
    const lost = asked.filter((question) => !isAnswered(question)).map(({ text }) => text);
    return { seed, step, lost, repeated, wrong, restartMilliseconds };
  } finally {
    await telegram.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Numbers from 0 to 1 that are the same for the same seed. */
function mulberry(seed: number): () => number {
  let state = seed + 0x6d2b79f5;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Waits until a bot has taken, answered and sent all there is. */
async function untilDone(running: Running, telegram: FakeTelegram): Promise<void> {
  while (!running.isOver) {
    const metrics = await (await running.get('/metrics')).text();
    if (telegram.unconfirmed === 0 && !/^(inbox_depth|outbox_chats) [1-9]/m.test(metrics)) return;
    await sleep(50);
  }
}
