import { type ChildProcess, fork, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { agencyNames } from '../src/parse/names.js';
import { tokensOf } from '../src/store/tokens.js';
import { builtNow, PROGRAM } from '../test/built.js';
import { FakeTelegram, type Shown } from '../test/fakes/telegram.js';
import type { Person } from '../test/fakes/telegram-person.js';
import { withoutOddities } from '../test/fixtures/filled-form.js';
import { HOSTILE_TEXTS } from '../test/fixtures/hostile-texts.js';
import { inventedNames } from '../test/fixtures/invented-names.js';
import { TEXT_LAYOUTS, writeReport } from '../test/fixtures/report-text.js';

const AGENCIES = 100_000;
const WATCH = fileURLToPath(new URL('loop-watch.mjs', import.meta.url));
const MOST = 50;
const REPORTS = 200;
/** Milliseconds in which the vectors of what is filed are made. */
const UPKEEP = 30_000;
const PERSON = { id: 7, first_name: '林' };
const TOPICS = ['政务公开培训', '依申请公开平台', '规范性文件清理', '信用信息归集', '网站集约化', '政策解读'];
const AGREED = withoutOddities('2019');

type Row = { action: string; hold: number; seconds: number };
type Bot = { child: ChildProcess; port: number; person: Person; telegram: FakeTelegram; rows: Row[] };

/**
 * How long what one person does holds up the real bot. Serves generated reports, then so many agencies with a figure and three paragraphs
 * each, through a Bot API server on this machine, and tells for each action the longest hold of the event loop in milliseconds of CPU.
 * Linux only. By itself (`npx tsx bench/loop.ts [agencies]`) it ends with 1 where one is over 50.
 */
export async function loopTable(agencies = AGENCIES): Promise<{ table: string; over: number }> {
  await builtNow();
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-loop-'));
  const rows: Row[] = [];
  try {
    const names = inventedNames(agencies);
    await serving({ kind: 'reports', index: fileReports(folder), rows }, (bot) => actionsOnReports(bot, folder));
    await serving({ kind: 'names', index: fileNames(folder, names), rows }, (bot) =>
      actionsOnNames(bot, { folder, names }),
    );
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  const lines = rows.map(({ action, hold, seconds }) => `| ${action} | ${hold.toFixed(0)} | ${seconds.toFixed(1)} |`);
  const over = rows.filter(({ hold }) => hold > MOST).length;
  return {
    table: ['| action | longest hold, ms of CPU | done after, s |', '| --- | --- | --- |', ...lines].join('\n'),
    over,
  };
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [agencies = AGENCIES] = process.argv.slice(2).map(Number);
  const { table, over } = await loopTable(agencies);
  process.stdout.write(`${table}\n\n${over} over ${MOST} ms\n`);
  process.exitCode = over > 0 ? 1 : 0;
}

/** Files generated reports with all their figures. */
function fileReports(folder: string): string {
  const index = join(folder, 'reports');
  const texts = mkdtempSync(join(folder, 'texts-'));
  for (const [seed, agency] of inventedNames(REPORTS).entries()) {
    const layout = TEXT_LAYOUTS[seed % TEXT_LAYOUTS.length] ?? 'tabs';
    const { text } = writeReport({ agency, year: 2020, layout, seed, oddities: AGREED });
    writeFileSync(join(texts, `${seed}.txt`), text);
  }
  program(['ingest', texts], index);
  return index;
}

/** A figure and three paragraphs for each name, written in one transaction: filing them one by one would take hours. */
function fileNames(folder: string, names: readonly string[]): string {
  const index = join(folder, 'names');
  program(['ingest', 'reports/samples'], index);
  const database = new Database(join(index, 'wenbao.sqlite'));
  const agency = database.prepare('INSERT OR IGNORE INTO agencies (name, keys) VALUES (?, ?)');
  const report = database.prepare(
    `INSERT INTO reports (id, agency, year, form, title, source, hash, filed_at, reading)
     VALUES (?, ?, 2020, '2019', ?, 'bench', ?, '2021-01-31T00:00:00Z', '{"found":[],"missing":[],"unsure":[],"notes":[]}')`,
  );
  const fact = database.prepare(
    `INSERT INTO facts (report, metric, applicant, value, status, unit, form, labels, cell, table_row, table_column, section, quote, notes)
     VALUES (?, 'applications.received', 'total', ?, 'reported', '件', '2019', '["一、本年新收政府信息公开申请数量","总计"]', ?, 3, 9,
       '三、收到和处理政府信息公开申请情况', ?, '[]')`,
  );
  const paragraph = database.prepare(
    `INSERT INTO paragraphs (report, place, section, headings, text, printed) VALUES (?, ?, 1, '["一、总体情况"]', ?, ?)`,
  );
  const words = database.prepare('INSERT INTO paragraph_words (rowid, words) VALUES (?, ?)');
  database.transaction(() => {
    names.forEach((name, at) => {
      agency.run(name, JSON.stringify(agencyNames(name, []).keys));
      const { lastInsertRowid } = report.run(`bench-${at}`, name, `${name}2020年度报告`, `bench-${at}`);
      fact.run(lastInsertRowid, at % 1000, String(at % 1000), `本年新收政府信息公开申请数量 | ${at % 1000} |`);
      for (let place = 0; place < 3; place += 1) {
        const text = `本机关推进${TOPICS[(at + place) % TOPICS.length]}，开展${TOPICS[(at * 7) % TOPICS.length]}工作${at % 97}次。`;
        const { lastInsertRowid: number } = paragraph.run(lastInsertRowid, place, text, text);
        words.run(number, tokensOf(text).join(' '));
      }
    });
    database.prepare('UPDATE holdings SET revision = revision + 1, paragraphs = paragraphs + ?').run(3 * names.length);
  })();
  database.close();
  return index;
}

function program(args: string[], index: string): void {
  spawnSync(process.execPath, [PROGRAM, ...args], { env: { ...process.env, WENBAO_INDEX: index }, stdio: 'ignore' });
}

/** Starts the bot over an index, has it do the actions, and stops it. */
async function serving(
  { kind, index, rows }: { kind: string; index: string; rows: Row[] },
  act: (bot: Bot) => Promise<void>,
): Promise<void> {
  const telegram = await FakeTelegram.open();
  const { PATH = '', HOME = '' } = process.env;
  const child = fork(PROGRAM, ['start'], {
    execArgv: ['--import', WATCH],
    env: {
      ...{ PATH, HOME, PORT: '0', WENBAO_INDEX: index, WENBAO_ADMINS: '7', WENBAO_QUESTIONS_A_MINUTE: '1000' },
      ...{ TELEGRAM_BOT_TOKEN: FakeTelegram.TOKEN, TELEGRAM_API_ROOT: telegram.root },
    },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  const port = await new Promise<number>((resolve) => {
    let printed = '';
    child.stderr?.on('data', (words) => {
      printed += words;
      const found = /"port":(\d+)[\s\S]*serving Telegram/.exec(printed)?.[1];
      if (found) resolve(Number(found));
    });
  });
  const bot = { child, port, telegram, rows, person: telegram.person(PERSON) };
  await held(bot);
  await measured(bot, `${kind}: first figure question`, () => asked(bot, '洛江区2020年收到多少件申请'));
  // The vectors are made meanwhile.
  await measured(bot, `${kind}: vectors made in the background`, () => sleep(UPKEEP));
  await act(bot);
  const ended = new Promise((resolve) => child.once('exit', resolve));
  await measured(bot, `${kind}: /metrics`, () => metricsOf(port));
  child.kill('SIGTERM');
  await ended;
  await telegram.close();
}

function held({ child }: Bot): Promise<number> {
  return new Promise((resolve) => {
    child.once('message', (longest: number) => resolve(longest));
    child.send('longest?');
  });
}

/** Over a connection of its own: this process may be busy for longer than one that is kept lives. */
async function metricsOf(port: number): Promise<string> {
  const said = await fetch(`http://127.0.0.1:${port}/metrics`, { headers: { connection: 'close' } });
  return said.text();
}

/** Waits until nothing is being answered or sent. */
async function idle({ port }: Bot): Promise<void> {
  for (;;) {
    await sleep(300);
    const metrics = await metricsOf(port);
    if (/^inbox_depth 0$/m.test(metrics) && /^outbox_chats 0$/m.test(metrics)) return;
  }
}

async function measured(bot: Bot, action: string, act: () => Promise<unknown>): Promise<void> {
  await held(bot);
  const started = performance.now();
  await act();
  const seconds = (performance.now() - started) / 1000;
  // What is done behind the answer belongs to it.
  await idle(bot);
  bot.rows.push({ action, hold: await held(bot), seconds });
  process.stderr.write(`${JSON.stringify(bot.rows.at(-1))}\n`);
}

/** Says something and waits for the answer. */
async function asked({ telegram, person }: Bot, text: string): Promise<Shown> {
  return next(telegram, () => person.says(text));
}

async function next(telegram: FakeTelegram, act: () => unknown): Promise<Shown> {
  const before = (await telegram.answers(PERSON.id, 0)).length;
  void act();
  return (await telegram.answers(PERSON.id, before + 1)).at(-1) as Shown;
}

async function actionsOnReports(bot: Bot, folder: string): Promise<void> {
  const { telegram, person } = bot;
  const [one = '', ...others] = inventedNames(REPORTS);
  const press = (message: Shown, label: RegExp) => {
    const found = message.reply_markup?.inline_keyboard.flat().find(({ text }) => label.test(text))?.text;
    if (!found) throw new Error(`no button ${label} under ${message.text}`);
    return next(telegram, () => person.presses(message, found));
  };
  await measured(bot, 'a figure', () => asked(bot, `${one}2020年收到多少件申请`));
  await measured(bot, 'a chart', () => asked(bot, `/chart ${one}2020年申请处理结果的构成`));
  await measured(bot, 'a big chart', () => asked(bot, `/chart ${others.slice(0, 12).join('、')}2020年收到申请对比`));
  await measured(bot, 'a ranking of all', () => asked(bot, '2020年收到申请最多的二十个机关'));
  await measured(bot, 'the text of all', () => asked(bot, '哪些机关开展了政务公开培训？'));
  await measured(bot, 'the list of reports', () => asked(bot, '/reports'));
  const offer = await asked(bot, '/export');
  await measured(bot, 'all 200 reports as CSV', () => press(offer, /CSV/i));
  await measured(bot, 'all 200 reports as a workbook', () => press(offer, /Excel|XLSX|表格/i));
  await measured(bot, 'a question of 4,000 characters', () => asked(bot, '洛江区2020年收到多少件申请和'.repeat(267)));
  await measured(bot, 'a question of 990 characters', () => asked(bot, '洛江区2020年收到多少件申请和'.repeat(66)));
  const { text } = writeReport({ agency: '青白县人民政府', year: 2020, layout: 'tabs', seed: 1, oddities: AGREED });
  await measured(bot, 'a report that is sent', () =>
    next(telegram, () => person.sendsFile('报告.txt', Buffer.from(text))),
  );
  const hostile = HOSTILE_TEXTS.quotes?.(100_000) ?? '';
  await measured(bot, 'a text of 300 KB that is sent', () =>
    next(telegram, () => person.sendsFile('长.txt', Buffer.from(hostile))),
  );
  await measured(bot, 'a backup beside it', async () =>
    program(['backup', join(folder, 'copies')], join(folder, 'reports')),
  );
}

async function actionsOnNames(
  bot: Bot,
  { folder, names }: { folder: string; names: readonly string[] },
): Promise<void> {
  const [one = '', other = ''] = names;
  const thousands = `${names.length.toLocaleString('en')} agencies`;
  await measured(bot, `${thousands}: a figure`, () => asked(bot, `${one}2020年收到多少件申请`));
  await measured(bot, `${thousands}: /rank`, () => asked(bot, '/rank 2020 收到申请'));
  await measured(bot, `${thousands}: a sum`, () => asked(bot, '2020年全部机关一共收到多少件申请'));
  await measured(bot, `${thousands}: the text of all`, () => asked(bot, '哪些机关开展了政务公开培训？'));
  await measured(bot, `${thousands}: a misspelt one`, () => asked(bot, `${other.slice(1)}2020年收到多少件申请`));
  await measured(bot, `${thousands}: /reports`, () => asked(bot, '/reports'));
  await measured(bot, `${thousands}: /reports of one`, () => asked(bot, `/reports ${one}`));
  await measured(bot, `${thousands}: /export`, () => asked(bot, '/export'));
  await measured(bot, `${thousands}: /trend`, () => asked(bot, '/trend'));
  await measured(bot, `${thousands}: /watch`, () => asked(bot, `/watch ${other}`));
  await measured(bot, `${thousands}: /stats`, () => asked(bot, '/stats'));
  // Whoever files something has the names loaded again.
  const database = new Database(join(folder, 'names/wenbao.sqlite'));
  database.prepare('UPDATE holdings SET revision = revision + 1').run();
  database.close();
  await measured(bot, `${thousands}: a figure after a filing`, () => asked(bot, `${one}2020年收到多少件申请`));
}
