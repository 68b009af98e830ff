import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { readConfig } from '../../src/config/settings.js';
import { openProgram, type Program } from '../../src/main.js';
import { openChatMemory } from '../../src/store/queue/queue.js';
import { screen } from '../chat/terminal/talking.js';
import { writeReport } from '../fixtures/report-text.js';

const AGENCY = '青岭县人民政府';
const plain = {
  blanks: 'none',
  wrongTotals: false,
  missingRows: false,
  swappedRows: false,
  localRow: false,
  otherColumnOrder: false,
} as const;
const report = (year: number) =>
  writeReport({ agency: AGENCY, year, seed: year, layout: 'tabs', oddities: { ...plain, form: '2021' } });
const received = (year: number) => report(year).filled.applications[0]?.cells.at(-1);

describe('the features of the bot in the terminal', () => {
  let index: string;
  let program: Program;

  beforeAll(async () => {
    index = mkdtempSync(join(tmpdir(), 'wenbao-terminal-'));
    program = await openProgram(readConfig({ WENBAO_INDEX: join(index, 'index') }));
    for (const year of [2021, 2022, 2023]) writeFileSync(join(index, `${year}.txt`), report(year).text);
    const files = [2021, 2022, 2023].map((year) => join(index, `${year}.txt`));
    for (const document of await program.ingest.documents(files)) {
      for await (const _ of program.ingest.file(document, {})) void _;
    }
  });
  afterAll(async () => {
    await program.close();
    rmSync(index, { recursive: true, force: true });
  });

  /** What these lines put on the screen, and the folder that files went to. */
  async function talked(...lines: string[]): Promise<{ shown: string; folder: string }> {
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-saved-'));
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
    const { queue, register } = openChatMemory();
    const { store, documents, forgetConversation } = program;
    const drafts = program.draftsOf(register);
    const fileNamed = async (path: string) => {
      if (path === 'absent.docx') return null;
      return path.startsWith('/') ? { source: 'draft.txt', bytes: readFileSync(path) } : undefined;
    };
    const refused = (name: string, { reason }: { reason: string }) => `✗ ${name}: ${reason}`;
    const reviewing = { documents, drafts, fileNamed, refused };
    const shown = await screen(['/new', ...lines], drafts.ask, {
      folder,
      services: { store, register, forgetConversation, reviewing },
    });
    await queue.close();
    return { shown: shown.slice(shown.indexOf('重新开始')), folder };
  }

  it('shows the row as printed with its cell marked, for /source, 原表 and the number of the choice', async () => {
    const { shown } = await talked(`${AGENCY}2022年新收多少申请`, '/source', '原表', '1');
    expect(shown).toContain(`${received(2022)}件 [1]`);
    expect(shown.match(new RegExp(`\\| 【${received(2022)}】`, 'g'))).toHaveLength(3);
  });

  it('turns the pages of /reports by numbers', async () => {
    const { shown } = await talked('/reports', '1', '2', '/reports 青岭县2023');
    expect(shown).toContain(`1. ${AGENCY}：2021–2023年\n`);
    expect(shown).toContain('看哪一年的？\n\n输入序号选择：\n  1  2023年    2  2022年    3  2021年    4  全部机关');
    for (const year of [2022, 2023]) expect(shown).toMatch(new RegExp(`${AGENCY}${year}年[\\s\\S]*勾稽核对`));
  });

  it.each([
    { command: '/trend 青岭县 新收申请', says: '2021年：' },
    { command: '/compare 青岭县 2022 2023 新收申请', says: `${received(2023)}件` },
    { command: '/check 青岭县 2023', says: '勾稽关系' },
  ])('answers $command', async ({ command, says }) => {
    const { shown, folder } = await talked(command);
    expect(shown).toContain(says);
    expect(shown).toContain('[1]');
    expect(readdirSync(folder)).toEqual([]);
  });

  it('asks for what a command needs, and takes the next line for it', async () => {
    const { shown } = await talked('/trend', '青岭县 新收申请', '/trend', '/cancel', '/cancel');
    expect(shown).toContain('/trend 青岭县人民政府 新收申请');
    expect(shown).toContain(`2022年：${received(2022)}件`);
    expect(shown.trimEnd()).toMatch(/没有正在等您回复的事。\n\n再见。$/);
  });

  it('saves a chart where one is asked for and tells its words, and writes over no file', async () => {
    const { shown, folder } = await talked('/chart 青岭县 新收申请', '/chart 青岭县 新收申请');
    const [first, second, ...more] = readdirSync(folder).sort();
    expect([first, second, more]).toEqual([
      `${AGENCY} 本年新收申请 2021–2023年-2.png`,
      `${AGENCY} 本年新收申请 2021–2023年.png`,
      [],
    ]);
    expect(
      readFileSync(join(folder, second ?? ''))
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');
    expect(shown).toContain(`2021年 ${received(2021)} · 2022年 ${received(2022)} · 2023年 ${received(2023)}`);
    for (const name of [first, second]) expect(shown).toContain(`已保存：${join(folder, name ?? '')}`);
  });

  it('offers the chart that Telegram is sent by itself, and draws it when it is chosen', async () => {
    const { shown, folder } = await talked('/trend 青岭县 新收申请', '5');
    expect(shown).toContain('4  导出表格    5  画图');
    expect(readdirSync(folder)).toHaveLength(1);
  });

  it('saves the figures of an answer, or of an agency, as a table', async () => {
    const { shown, folder } = await talked(`${AGENCY}2022年新收多少申请`, '4', '2', '/export 青岭县 2023', '1');
    expect(shown).toContain('1  Excel（XLSX）    2  CSV    3  返回');
    const names = readdirSync(folder).sort();
    expect(names).toEqual([`${AGENCY}2022年.csv`, `${AGENCY}2023年.xlsx`]);
    expect(readFileSync(join(folder, names[0] ?? ''), 'utf8')).toContain(`,${received(2022)},`);
  });

  it('says so when a file cannot be saved, and goes on', async () => {
    const { queue, register } = openChatMemory();
    const shown = await screen(['/new', '/export 青岭县 2023', '1', '/reports'], program.ask, {
      folder: join(index, 'no', 'such', 'folder'),
      services: { store: program.store, register, forgetConversation: program.forgetConversation },
    });
    await queue.close();
    expect(shown).toMatch(/没能保存 青岭县人民政府2023年\.xlsx：ENOENT[\s\S]*已收录3份年报/);
  });

  it('checks a draft from a file and answers about it until /new', async () => {
    const path = join(index, 'draft.txt');
    writeFileSync(path, report(2024).text);
    const question = `${AGENCY}2024年新收多少申请`;
    const { shown } = await talked(`/check ${path}`, question, '/source', '/new', question);
    const [, checked = '', after = ''] = shown.split('重新开始');
    expect(checked).toContain(`${AGENCY}2024年度`);
    expect(checked).toContain('可以接着问 draft.txt 里的内容');
    expect(checked).toContain(`${received(2024)}件`);
    expect(checked).toContain('草稿');
    expect(checked).toContain(`【${received(2024)}】`);
    expect(shown).not.toContain('E-ASK');
    expect(after).toContain('没有收录');
    expect(await program.store.reports({ years: [2024] })).toEqual([]);
  });

  it('says what is wrong with a file that is no report, or is not there', async () => {
    const path = join(index, 'notice.txt');
    writeFileSync(path, '关于举办业务培训的通知\n各单位：\n请派一名同志参加。\n');
    const { shown } = await talked(`/check ${path}`, '/check absent.docx');
    expect(shown).toContain('✗ draft.txt: not_a_report');
    expect(shown).toContain('没有从 absent.docx 读到报告。');
  });

  it('speaks the language that is chosen', async () => {
    const { shown } = await talked('/language', '2', `${AGENCY}2022年新收多少申请`, '/language', '3', '/help');
    expect(shown).toContain('繁體中文');
    expect(shown).toContain('青嶺縣人民政府2022年');
    expect(shown).toContain('/source The row that the last answer rests on');
  });
});
