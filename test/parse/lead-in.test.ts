import { describe, expect, it } from 'vitest';
import { agencyName } from '../../src/parse/agency-name.js';
import { parseDocument } from '../../src/parse/parse.js';
import { titlesIn } from '../../src/parse/title.js';
import { readDocument } from '../../src/read/read.js';

const NAMES = [
  '清梧区人民政府',
  '乐桥市住房和城乡建设局',
  '将岭县人民政府',
  '特拉旗教育局',
  '为山街道办事处',
  '就水乡人民政府',
];
const LEADS = [
  '现将',
  '现就',
  '兹将',
  '兹就',
  '特将',
  '谨将',
  '下面就',
  '以下是',
  '这是',
  '现公布',
  '向社会公布',
  '本报告为',
  '本年报系',
  '按照省里统一要求，现将',
  '为方便公众查询，特将',
];
const CASES = LEADS.flatMap((lead) => NAMES.map((name) => ({ lead, name })));
const BODY = [
  '一、总体情况',
  '按时更新各个栏目。',
  '二、主动公开政府信息情况',
  '公布了全部文件。',
  '三、收到和处理政府信息公开申请情况',
  '收到三件。',
];

async function parse(...lines: string[]) {
  return parseDocument(await readDocument(new TextEncoder().encode(lines.join('\n')), 'page.txt'), {});
}

describe('the words that lead up to a name', () => {
  it.each(CASES)('are no part of it, nor their sentence a title: $lead $name', async ({ lead, name }) => {
    const sentence = `${lead}${name}2021年度政府信息公开工作情况报告如下。纸质文本可到一楼领取。`;
    const title = `${name}2021年政府信息公开工作年度报告`;
    for (const lines of [
      [title, sentence, ...BODY],
      [title, ...BODY, sentence],
    ]) {
      const { reports } = await parse(...lines);
      expect(reports).toMatchObject([{ agency: name, otherNames: [], year: 2021, title }]);
      expect(reports[0]?.paragraphs.map(({ text }) => text).join()).toContain('可到一楼领取');
    }
  });

  it.each(CASES)('are no part of it where the report has no title: $lead $name', async ({ lead, name }) => {
    const { reports } = await parse(`${lead}${name}2021年政府信息公开工作年度报告予以公布，供查阅。`, ...BODY);
    expect(reports).toMatchObject([{ agency: name, year: 2021 }]);
  });

  it.each([
    { words: '现将清梧区人民政府', name: '清梧区人民政府' },
    { words: '一年来清梧区', name: '清梧区人民政府' },
    { words: '在上级部门领导下清梧区', name: '清梧区人民政府' },
    { words: '由清梧区财政局', name: '清梧区财政局' },
    { words: '由水乡人民政府', name: '由水乡人民政府' },
    { words: '将岭县', name: '将岭县人民政府' },
    { words: '按规定现将区教育局', name: null },
    { words: '为了清梧区', name: null },
  ])('leave $name of $words', ({ words, name }) => {
    expect(agencyName(words)).toBe(name);
  });

  it.each(['将清梧区2021年政府信息公开工作情况报告如下。', '就清梧区2021年政府信息公开工作情况报告如下。'])(
    'may be one character: %s',
    async (sentence) => {
      expect((await parse(sentence, ...BODY)).reports).toMatchObject([{ agency: '清梧区人民政府' }]);
    },
  );
});

describe("one character that may lead in or be the name's own", () => {
  it('is not guessed about', async () => {
    const { reports, refusals } = await parse('将岭县2021年政府信息公开工作情况报告如下。', ...BODY);
    expect({ reports, refusals }).toMatchObject({ reports: [], refusals: [{ reason: 'no_agency' }] });
  });

  it('is settled by the next sentence', async () => {
    const { reports } = await parse(
      '将岭县2021年政府信息公开工作情况报告如下。',
      '2021年，将岭县坚持依法公开。',
      ...BODY,
    );
    expect(reports).toMatchObject([{ agency: '将岭县人民政府' }]);
  });
});

describe('a title', () => {
  it('does not take the sentence below it along', () => {
    const lines = ['清梧区2021年政府信息公开工作年度报告', '清梧区依照条例编制本报告。', '一、总体情况'];
    expect(titlesIn(lines)).toMatchObject([{ first: 0, last: 0 }]);
  });
});
