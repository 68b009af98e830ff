import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROGRAM } from '../built.js';
import { FakeTelegram, type Shown } from '../fakes/telegram.js';

const ROOT = join(import.meta.dirname, '../..');
const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const ada = { id: 12, first_name: 'Ada', language_code: 'en' };

let telegram: FakeTelegram;
let index: string;
let program: ChildProcess;
let printed = '';

beforeAll(async () => {
  telegram = await FakeTelegram.open();
  index = mkdtempSync(join(tmpdir(), 'wenbao-'));
  const environment = {
    WENBAO_INDEX: index,
    PORT: '0',
    TELEGRAM_BOT_TOKEN: FakeTelegram.TOKEN,
    TELEGRAM_API_ROOT: telegram.root,
  };
  program = spawn(process.execPath, [PROGRAM, 'start'], {
    cwd: ROOT,
    env: { ...process.env, ...environment },
  });
  for (const stream of [program.stdout, program.stderr]) stream?.on('data', (chunk) => (printed += chunk));
  await telegram.until(() => telegram.callsOf('getUpdates').length > 0);
});

afterAll(async () => {
  program.kill('SIGKILL');
  await telegram.close();
  rmSync(index, { recursive: true, force: true });
});

/** Says something and gives the bot's next message in that chat. */
async function next(chat: number, say: () => unknown): Promise<Shown> {
  const before = telegram.shown(chat).filter(({ from }) => from.is_bot).length;
  void say();
  return (await telegram.answers(chat, before + 1)).at(-1)!;
}

function labels(message: Shown): string[] {
  return message.reply_markup?.inline_keyboard.flat().map(({ text }) => text) ?? [];
}

describe('the program, serving Telegram on its sample reports', () => {
  it('holds a conversation in Chinese, each answer resting on the one before', async () => {
    const citizen = telegram.person(lin);
    const greeting = await next(lin.id, () => citizen.says('/start'));
    expect(greeting.text).toContain('洛江区人民政府');
    expect(labels(greeting)).toHaveLength(3);
    const example = await next(lin.id, () => citizen.presses(greeting, labels(greeting)[0]!));
    expect(example.text).toContain('[1]');

    const figure = await next(lin.id, () => citizen.says('洛江区2020年收到多少件申请？'));
    expect(figure.text?.split('\n')[0]).toMatch(/洛江区人民政府.*2020.*\b9 ?件/);
    const followUp = await next(lin.id, () => citizen.says('那自然人呢'));
    expect(followUp.text?.split('\n')[0]).toMatch(/洛江区人民政府.*2020.*自然人.*\b7 ?件/);
    const absent = await next(lin.id, () => citizen.says('2019年呢'));
    expect(absent.text).toMatch(/2019[\s\S]*2020/);
  });

  it('asks back with buttons when it is unclear who is meant, and goes on from the one pressed', async () => {
    const which = await next(ada.id, () => telegram.person(ada).says('2020年收到多少件申请？'));
    const luojiang = labels(which).find((label) => label.includes('洛江'));
    expect(luojiang).toBeDefined();
    const figure = await next(ada.id, () => telegram.person(ada).presses(which, luojiang!));
    expect(figure.text?.split('\n')[0]).toMatch(/洛江区人民政府.*2020.*\b9 ?件/);
  });

  it('holds a conversation in English', async () => {
    const citizen = telegram.person(ada);
    const greeting = await next(ada.id, () => citizen.says('/help'));
    expect(greeting.text).toContain('Luojiang');
    const figure = await next(ada.id, () => citizen.says('how many applications did Luojiang handle in 2020'));
    expect(figure.text?.split('\n')[0]).toMatch(/Luojiang.*2020.*\b9\b/);
    const followUp = await next(ada.id, () => citizen.says('what about natural persons?'));
    expect(followUp.text?.split('\n')[0]).toMatch(/Luojiang.*2020.*\b7\b/);
  });

  it('refuses a question that is too long, with the limit', async () => {
    const refusal = await next(lin.id, () => telegram.person(lin).says('问'.repeat(1001)));
    expect(refusal.text).toContain('1000');
  });

  it('checks a report that is sent, and answers from it in that chat alone', async () => {
    const citizen = telegram.person(lin);
    const content = readFileSync(join(ROOT, 'reports/samples/luojiang-2020.txt'));
    citizen.sendsFile('洛江.txt', content);
    await telegram.until(() => telegram.shown(lin.id).some(({ text }) => text?.includes('这份年报已收录')));
    citizen.sendsFile(
      '草稿.txt',
      Buffer.from(content.toString().replaceAll('洛江区', '青岭区').replaceAll('洛江', '青岭')),
    );
    await telegram.until(() => telegram.shown(lin.id).some(({ text }) => text?.includes('现在可以直接问这份草稿')));
    const figure = await next(lin.id, () => citizen.says('2020年收到多少件申请？'));
    expect(figure.text?.split('\n')[0]).toMatch(/青岭区人民政府.*2020.*\b9 ?件/);
    expect(figure.text).toContain('草稿，未收录');
    const another = await next(ada.id, () => telegram.person(ada).says('青岭区2020年收到多少件申请？'));
    expect(another.text).not.toMatch(/\b9 ?件/);
  });

  it('ends well when it is told to, having logged neither its token nor a question', async () => {
    program.kill('SIGTERM');
    expect(await once(program, 'exit')).toEqual([0, null]);
    expect(printed).toContain('serving Telegram');
    expect(printed).not.toMatch(new RegExp(`${FakeTelegram.TOKEN}|收到多少件|how many`));
  });
});
