import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { expect, it, onTestFinished } from 'vitest';
import { wordFile, wordParagraph, wordTable } from '../fixtures/files.js';
import { ownFolder } from './program.js';

const report = (agency: string, applications: number) =>
  [
    `${agency}2020年政府信息公开工作年度报告`,
    '一、总体情况',
    `本年收到政府信息公开申请${applications}件，全部按时答复。门户网站发布信息312条。`,
    '五、存在的主要问题及改进情况',
    '业务培训不够经常，下一步每季度举办一次。',
  ].join('\n');

it('D19: takes names for what they are called by and for nothing else', async () => {
  const own = await ownFolder();
  onTestFinished(own.remove);
  const agencies = ['青岭县人民政府', '白水县人民政府', '石桥县人民政府', '南浦县人民政府', '东洲县人民政府'];
  const names = [
    'CON.txt',
    `${'年'.repeat(300)}.txt`,
    'a\u202Etxt.exe.pdf',
    '../../etc/x.txt',
    'b\u001B[31m\u0000.txt',
  ];
  const entries = names.map((name, at) => [name, strToU8(report(agencies[at] ?? '', at + 3))] as const);
  const archive = await own.write('n.zip', zipSync(Object.fromEntries(entries)));
  const { status, stdout } = await own.wenbao(['ingest', archive]);
  expect(status).toBe(1);
  expect(stdout).toContain('n.zip/CON.txt：青岭县人民政府 2020年');
  expect(stdout).toMatch(/n\.zip\/年{50,160}…年+\.txt：白水县人民政府 2020年/);
  expect(stdout).toContain('n.zip/atxt.exe.pdf：石桥县人民政府 2020年');
  expect(stdout).toMatch(/✗ \S*n\.zip：压缩包里的文件名指向包外.*etc\/x\.txt/);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that there are none is what is tested
  expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F\u202A-\u202E\u2066-\u2069]/);
  expect(existsSync(join(own.folder, '../../etc/x.txt'))).toBe(false);
});

it('D19: tells a file by what is in it, one by its bytes from another, and two agencies of one title apart', async () => {
  const own = await ownFolder();
  onTestFinished(own.remove);
  const body = report('青岭县人民政府', 9)
    .split('\n')
    .map((line) => wordParagraph(line));
  const word = await own.write('report.pdf', wordFile(body.join('') + wordTable([['机关', '青岭县人民政府']])));
  const first = await own.wenbao(['ingest', word]);
  expect(first.stdout).toContain('青岭县人民政府 2020年');
  expect((await own.wenbao(['ingest', word])).stdout).toContain('已收录，内容未变');
  const title = '2020年政府信息公开工作年度报告';
  const other = await own.write('other.txt', report('白水县人民政府', 4).replace(/^.*/, title));
  expect((await own.wenbao(['ingest', '--agency', '白水县人民政府', other])).stdout).toContain('白水县人民政府 2020年');
  const filed = (await own.wenbao(['reports', '--json'])).stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(filed.map(({ agency, source }) => `${agency} ${source}`).sort()).toEqual([
    '白水县人民政府 other.txt',
    '青岭县人民政府 report.pdf',
  ]);
});
