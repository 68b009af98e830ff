import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withoutOddities } from '../fixtures/filled-form.js';
import { HOSTILE_TEXTS } from '../fixtures/hostile-texts.js';
import { writeReport } from '../fixtures/report-text.js';
import { ownFolder } from './program.js';

const plain = withoutOddities('2019');
const report = (agency: string, year: number, seed = 7) =>
  writeReport({ agency, year, layout: 'tabs', seed, oddities: plain });

describe('the program on the command line', () => {
  let own: Awaited<ReturnType<typeof ownFolder>>;
  const written = report('青岭县人民政府', 2020);
  const received = written.filled.applications[0]?.cells.at(-1);

  beforeAll(async () => {
    own = await ownFolder();
    const path = await own.write('qingling-2020.txt', written.text);
    const { status, stdout } = await own.wenbao(['ingest', path]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/青岭县人民政府 2020年（2019年格式） 已收录；数据 \d+ 项/);
  });
  afterAll(() => own.remove());

  it('changes nothing when the same bytes are filed again', async () => {
    const { status, stdout } = await own.wenbao(['ingest', join(own.folder, 'qingling-2020.txt')]);
    expect(status).toBe(0);
    expect(stdout).toContain('已收录，内容未变');
  });

  it('files a new version in the place of the old one', async () => {
    const { text } = report('白水镇人民政府', 2020, 1);
    const first = await own.write('old.txt', text);
    const second = await own.write('new.txt', text.replace('无其他事项。', '更正：总体情况中的数字已核对。'));
    await own.wenbao(['ingest', first]);
    const told = (await own.wenbao(['ingest', second, '--verbose'])).stdout;
    expect(told).toContain('新版本，旧版本已保留');
    expect(told).toMatch(/增加：“更正：总体情况中的数字已核对。”/);
    expect(told).toMatch(/· 本年新收申请：照印读到 7 格/);
    const asked = await own.wenbao(['ask', '白水镇2020年的年报发布后改过吗']);
    expect(asked.stdout).toMatch(/收录了 2 个版本[\s\S]*· 增加：“更正：总体情况中的数字已核对。”/);
    const { stdout } = await own.wenbao(['reports', '--json']);
    const sources = stdout.split('\n').filter((line) => line.includes('白水镇'));
    expect(sources.map((line) => JSON.parse(line).source)).toEqual(['new.txt']);
  });

  it('says what the bounds of a filing left out when it files a report and when it checks one', async () => {
    const path = await own.write('quotes.txt', HOSTILE_TEXTS.quotes!(10_000).replaceAll('青岭县', '黑水县'));
    const left = '超出限度：有 1 句各有超过 100 项数据，其余 1900 项未收';
    const checked = await own.wenbao(['check', path]);
    expect(checked.stdout).toContain(left);
    const { status, stdout } = await own.wenbao(['ingest', path]);
    expect({ status, told: stdout.includes(`\n    ${left}\n`) }).toEqual({ status: 0, told: true });
  });

  it('asks whose report it is when another agency of that name has one of that year, and tells of both', async () => {
    const opening = '太平镇人民政府2020年政府信息公开工作年度报告\n一、总体情况\n';
    const first = await own.write(
      'one.txt',
      `${opening}围绕道路养护通报工程进度41次，每月贴在村口；在服务大厅设查询机2台，安排专人讲解。收到政府信息公开申请3件。\n五、存在的主要问题\n农田水利方面的消息按周更新还做不到，公告栏拍照存档不全，年终抽查时才发现。\n`,
    );
    const second = await own.write(
      'two.txt',
      `${opening}社区食堂的收支逐日上墙，居民扫码可看；古树保护名录重新核对，逐株挂牌67棵。收到政府信息公开申请8件。\n五、存在的主要问题\n加装电梯的补贴名单只在楼道公示，老人不会上网，学前教育学位摇号录像没有及时放出。\n`,
    );
    await own.wenbao(['ingest', first]);
    const refused = await own.wenbao(['ingest', second]);
    expect(refused.status).toBe(1);
    expect(refused.stdout).toMatch(/✗.*重名.*--agency/);
    const told = await own.wenbao(['ingest', second, '--agency', '南山县太平镇人民政府']);
    expect(told.stdout).toContain('南山县太平镇人民政府 2020年');
    const asked = await own.wenbao(['ask', '--json', '太平镇2020年收到多少件申请']);
    const { figures } = JSON.parse(asked.stdout) as { figures: { value: number }[] };
    expect(figures.map(({ value }) => value).sort()).toEqual([3, 8]);
  });

  it('files the good documents of a folder and says of each other one what it is and what to do', async () => {
    const folder = join(own.folder, 'mixed');
    await mkdir(join(folder, 'nested'), { recursive: true });
    const documents: [string, string | Uint8Array][] = [
      ['nested/good.txt', report('石桥镇人民政府', 2020, 3).text],
      ['empty.txt', ''],
      ['binary.bin', Uint8Array.from({ length: 4000 }, (_, at) => (at * 7919) % 256)],
      ['notice.txt', '关于举办业务培训的通知\n各单位：\n请派一名同志参加。\n'],
      ['no-year.txt', '石桥镇人民政府政府信息公开工作年度报告\n一、总体情况\n全年按要求公开。\n'],
      ['no-agency.txt', '2020年政府信息公开工作年度报告\n一、总体情况\n我镇按要求公开。\n'],
      [
        'no-table.txt',
        '柳林镇人民政府2020年政府信息公开工作年度报告\n一、总体情况\n全年公开消息35条，没有收到公开申请。\n',
      ],
    ];
    for (const [name, content] of documents) await writeFile(join(folder, name), content);
    const { status, stdout } = await own.wenbao(['ingest', folder]);
    expect(status).toBe(1);
    const line = (name: string) => stdout.split('\n').find((text) => text.includes(name)) ?? '';
    expect(line('good.txt')).toMatch(/^✓/);
    expect(line('no-table.txt')).toMatch(/^✓/);
    expect(line('empty.txt')).toMatch(/^✗.*空的/);
    expect(line('binary.bin')).toMatch(/^✗.*不是文字/);
    expect(line('notice.txt')).toMatch(/^✗.*不是政府信息公开工作年度报告/);
    expect(line('no-year.txt')).toMatch(/^✗.*--year/);
    expect(line('no-agency.txt')).toMatch(/^✗.*--agency/);
    expect(stdout).toMatch(/共收录 2 份，未变 0 份，未收录 5 份/);
  });

  it('takes from the person what a document leaves out', async () => {
    const path = await own.write('untold.txt', '政府信息公开工作年度报告\n一、总体情况\n我镇全年公开消息12条。\n');
    const { status, stdout } = await own.wenbao(['ingest', path, '--agency', '清河镇人民政府', '--year', '2019']);
    expect(stdout).toContain('清河镇人民政府 2019年');
    expect(status).toBe(0);
  });

  it('says so when a folder is empty or a path is not there', async () => {
    const empty = join(own.folder, 'nothing');
    await mkdir(empty);
    const none = await own.wenbao(['ingest', empty]);
    expect(none).toMatchObject({ status: 1, stdout: '' });
    expect(none.stderr).toContain('没有文件');
    const missing = await own.wenbao(['ingest', join(own.folder, 'not-there.txt')]);
    expect(missing.status).toBe(1);
    expect(missing.stdout).toMatch(/✗.*not-there\.txt/);
  });

  it('exports figures as JSON lines and as CSV that a spreadsheet opens', async () => {
    const facts = await own.wenbao(['facts', '--agency', '青岭县人民政府', '--metric', 'applications.received']);
    const lines = facts.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(lines).toHaveLength(7);
    expect(lines.find((fact) => fact.applicant === 'total')).toMatchObject({
      file: 'qingling-2020.txt',
      agency: '青岭县人民政府',
      year: 2020,
      form: '2019',
      value: received,
      unit: '件',
      status: 'reported',
      cell: String(received),
    });
    const csv = await own.wenbao(['facts', '--year', '2020', '--format', 'csv']);
    expect(csv.stdout.startsWith('\uFEFF机关,年度,')).toBe(true);
    expect(csv.stdout).toContain(`青岭县人民政府,2020,applications.received,total,`);
  });

  it('answers a question, and ends with 3 where there is no answer', async () => {
    const answered = await own.wenbao(['ask', '--json', '青岭县2020年收到多少件申请']);
    expect(answered.status).toBe(0);
    expect(JSON.parse(answered.stdout).figures).toMatchObject([
      { agency: '青岭县人民政府', year: 2020, value: received },
    ]);
    const english = await own.wenbao(['ask', 'How many applications did Qingling handle in 2020?']);
    expect(english.stdout).toMatch(new RegExp(`\\b${received}\\b`));
    const unanswered = await own.wenbao(['ask', '青岭县2018年收到多少件申请']);
    expect(unanswered.status).toBe(3);
    expect(unanswered.stdout).toContain('2018');
  });

  it('explains how it read a question, before the answer or as part of its JSON', async () => {
    const question = '青岭县2020年收到多少件申请';
    const { status, stdout } = await own.wenbao(['ask', '--explain', question]);
    expect(status).toBe(0);
    const [explained = '', answer] = stdout.split('\n\n回答：\n');
    expect(explained).toMatch(
      /^“青岭县2020年收到多少件申请”里认出的词：\n[\s\S]*\n→ [\d.]+ {2}数字：青岭县人民政府2020年 · 本年新收/,
    );
    expect(answer).toBe((await own.wenbao(['ask', question])).stdout);
    const told = JSON.parse((await own.wenbao(['ask', '--explain', '--json', question])).stdout);
    expect(told.explain).toMatchObject([{ text: question }]);
    expect(told.explain[0].readings[0]).toMatchObject({ readings: [{ kind: 'figures' }] });
  }, 60_000);

  it('keeps each chat of JSON lines to itself and answers in the order asked', async () => {
    const asked = [
      { chat: 'a', text: '青岭县2020年收到多少件申请' },
      { chat: 'b', text: '其中自然人呢' },
      { chat: 'a', text: '其中自然人呢' },
    ];
    const { status, stdout } = await own.wenbao(
      ['chat', '--json'],
      asked.map((line) => JSON.stringify(line)).join('\n'),
    );
    const answers = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(status).toBe(0);
    expect(answers.map((answer) => answer.chat)).toEqual(['a', 'b', 'a']);
    expect(answers[1].figures).toEqual([]);
    expect(answers[2].figures).toMatchObject([
      { applicant: 'natural_person', value: written.filled.applications[0]?.cells[0] },
    ]);
  });

  it('begins every chat anew in another run', async () => {
    const line = (text: string) => JSON.stringify({ chat: 'a', text });
    const first = await own.wenbao(['chat', '--json'], line('青岭县2020年收到多少件申请'));
    expect(JSON.parse(first.stdout).figures[0]).toMatchObject({ value: received });
    const second = await own.wenbao(['chat', '--json'], line('其中自然人呢'));
    expect(JSON.parse(second.stdout)).toMatchObject({ chat: 'a', kind: 'clarification', figures: [] });
    await own.wenbao(['chat'], '青岭县2020年收到多少件申请\n');
    expect((await own.wenbao(['chat'], '其中自然人呢\n')).stdout).not.toMatch(/青岭县.*自然人.*件/);
  });

  it('says which version it is', async () => {
    const { version } = JSON.parse(await readFile(join(import.meta.dirname, '../../package.json'), 'utf8'));
    expect(await own.wenbao(['--version'])).toEqual({ status: 0, stdout: `${version}\n`, stderr: '' });
  });

  it('checks a draft without filing it', async () => {
    const draft = report('高坪镇人民政府', 2020, 5);
    const good = await own.wenbao(['check', await own.write('draft.txt', draft.text)]);
    expect(good).toMatchObject({ status: 0 });
    const total =
      draft.filled.applications.find((row) => row.metric === 'applications.outcome.total')?.cells.at(-1) ?? 0;
    const wrong = draft.text.replace(/(（七）总计[^\n]*\t)\d+\n/, `$1${total + 5}\n`);
    expect(wrong).not.toBe(draft.text);
    const bad = await own.wenbao(['check', '--json', await own.write('wrong.txt', wrong)]);
    expect(bad.status).toBe(1);
    const open = bad.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
      .filter((finding) => finding.outcome === 'does_not_close');
    expect(open.map((finding) => Math.abs(finding.difference))).toContain(5);
    expect((await own.wenbao(['reports', '--json'])).stdout).not.toContain('高坪镇');
  });

  it('scores gold questions', async () => {
    const figure = { agency: '青岭县人民政府', year: 2020, metric: 'applications.received', value: received };
    const gold = [
      {
        id: 'one',
        tag: 'figure',
        turns: [{ q: '青岭县2020年收到多少件申请', expect: { kind: 'figure', figures: [figure] } }],
      },
      { id: 'two', tag: 'help', turns: [{ q: '帮助', expect: { kind: 'figure' } }] },
    ];
    const path = await own.write('gold.jsonl', gold.map((line) => JSON.stringify(line)).join('\n'));
    const { status, stdout } = await own.wenbao(['eval', path]);
    expect(status).toBe(1);
    expect(stdout).toMatch(/two\.1 .*kind help, wanted figure/);
    expect(stdout.trim().endsWith('1 passed, 1 failed')).toBe(true);
  });

  it('says what is wrong with a store that is damaged, and how to rebuild it', async () => {
    const other = await ownFolder();
    await mkdir(join(other.folder, 'index'));
    await writeFile(join(other.folder, 'index', 'wenbao.sqlite'), 'this is not a store '.repeat(400));
    const { status, stderr } = await other.wenbao(['reports']);
    await other.remove();
    expect(status).toBe(2);
    expect(stderr).toMatch(/ingest/);
    expect(stderr).not.toMatch(/\n\s+at /);
  });
});

describe('a first start without a token', () => {
  it('files the sample reports and answers the first question, and a second start files nothing', async () => {
    const own = await ownFolder();
    const first = await own.wenbao(['start'], 'how many applications did Luojiang handle in 2020\n');
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/共收录 5 份，未变 0 份，未收录 0 份/);
    expect(first.stdout).toMatch(/洛江区人民政府[^\n]*2020[^\n]*\b9\b|\b9\b[^\n]*洛江区人民政府/);
    const second = await own.wenbao(['start'], '/quit\n');
    expect(second.stdout).not.toContain('已收录；');
    await own.remove();
  });
});
