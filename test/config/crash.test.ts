import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { ownFolder } from '../e2e/folder.js';
import { startProgram } from '../e2e/process.js';
import { FakeTelegram } from '../fakes/telegram.js';

const QUESTION = '洛江区的金丝雀';
const KEY = 'a-key-canary';

/** Runs the command and, once it says something, brings it down from within with an error that carries all that must not be shown. */
async function crashed(command: string, how: 'throw' | 'reject') {
  const telegram = await FakeTelegram.open();
  onTestFinished(() => telegram.close());
  const fault = join(ownFolder(), 'fault.mjs');
  writeFileSync(
    fault,
    `process.on('SIGUSR2', function broken() {
      const words = ['sendMessage:', process.env.TELEGRAM_BOT_TOKEN, process.env.OPENAI_API_KEY, '${QUESTION}'];
      const error = Object.assign(new Error(words.join(' ')), { payload: '${QUESTION}' });
      if ('${how}' === 'throw') throw error;
      Promise.reject(error);
    });`,
  );
  const running = startProgram([command], {
    NODE_OPTIONS: `--import ${fault}`,
    WENBAO_INDEX: ownFolder(),
    TELEGRAM_API_ROOT: telegram.root,
    TELEGRAM_BOT_TOKEN: FakeTelegram.TOKEN,
    OPENAI_API_KEY: KEY,
    OPENAI_MODEL: 'm',
  });
  await expect.poll(() => running.printed).not.toBe('');
  return { ...(await running.stop('SIGUSR2')), printed: running.printed };
}

it.each(['throw', 'reject'] as const)(
  'D25: a bot that a fault brings down (%s) ends with 70 and says where, without a secret or a word of a question',
  async (how) => {
    const { status, printed } = await crashed('bot', how);
    expect(status).toBe(70);
    expect(printed).toMatch(/by a fault of its own\.\nError\n\s+at .*broken/);
    for (const canary of [FakeTelegram.TOKEN, KEY, '金丝雀']) expect(printed).not.toContain(canary);
  },
);

it('the person at the terminal is told what the error said, without a secret', async () => {
  const { status, printed } = await crashed('chat', 'throw');
  expect(status).toBe(70);
  expect(printed).toContain(`Error: sendMessage: [secret] [secret] ${QUESTION}\n`);
});
