import ExcelJS from 'exceljs';
import { describe, expect, it } from 'vitest';
import { QUERY_VERSION, type Query } from '../../src/query/query.js';
import { LIUXI, QINGHE, TRANSPORT } from '../answer/town-reports.js';
import { scriptedAsk } from '../fakes/ask.js';
import { fileOf, rowsOf, townBot } from './town-bot.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const chen = { id: 12, first_name: '陈', language_code: 'zh-hant' };
const ada = { id: 13, first_name: 'Ada', language_code: 'en' };

describe('查看原表', () => {
  it('shows the row as printed with the cell marked, its labels, the file and its fingerprint', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const answer = await next(citizen, () => citizen.says(`${QINGHE}2020年新收申请多少件`));
    expect(rowsOf(answer).slice(0, 2)).toEqual([
      ['查看原表', '复制引用', '年报概要'],
      ['导出表格', '报告错误'],
    ]);
    const row = await next(citizen, () => citizen.presses(answer, '查看原表'));
    expect(row.text?.replaceAll('\u2060', '')).toMatchInlineSnapshot(`
      "青禾区人民政府2020年 · 本年新收申请：12件 [1]
      列：一、本年新收政府信息公开申请数量

      来源：
      《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度）
      青禾区人民政府-2020.txt · 文件指纹 青禾区人民政府-
      [1] 三、收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 | 10 | 1 | 0 | 0 | 1 | 0 | 【12】"
    `);
    const bold = row.entities
      ?.filter(({ type }) => type === 'bold')
      .map(({ offset, length }) => row.text?.slice(offset, offset + length));
    expect(bold).toEqual([`${QINGHE}2020年 · 本年新收申请：12件`, '12']);
  });

  it('says how the figure was read and in what state it is: money, a placed cell, words, a blank', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const rowOf = async (question: string) => {
      const answer = await next(citizen, () => citizen.says(question));
      return (await next(citizen, () => citizen.presses(answer, '查看原表'))).text;
    };
    expect(await rowOf(`${QINGHE}2020年政府集中采购金额`)).toContain('【20500000.5】');
    expect(await rowOf(`${TRANSPORT}2020年行政强制多少件`)).toContain('位置由合计推定');
    expect(await rowOf(`${TRANSPORT}2020年新收申请多少件`)).toMatch(
      /原表印作“没有收到”，读作0件[\s\S]*取自正文[\s\S]*【没有收到】/,
    );
    expect(await rowOf(`${LIUXI}2020年新收申请里商业企业多少件`)).toMatch(/空白/);
  });

  it('counts the rows past the sixth', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const answer = await next(citizen, () => citizen.says(`${QINGHE}2020年不予公开的各项分别多少`));
    const rows = await next(citizen, () => citizen.presses(answer, '查看原表'));
    expect(rows.text).toMatch(/\[6\][\s\S]*另有\d+个数/);
    expect(rows.text).not.toContain('[7]');
  });

  it('shows the whole paragraph of a passage, folded, what was quoted in bold', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const answer = await next(citizen, () => citizen.says(`${QINGHE}2020年存在哪些问题？`));
    expect(rowsOf(answer)[0]).toEqual(['查看原文', '复制引用']);
    const passage = await next(citizen, () => citizen.presses(answer, '查看原文'));
    const marks = passage.entities?.map(({ type, offset, length }) => [
      type,
      passage.text?.slice(offset, offset + length),
    ]);
    expect(marks).toContainEqual([
      'expandable_blockquote',
      expect.stringMatching(/^一年来仍存在[\s\S]*配齐专职人员。$/),
    ]);
  });

  it('shows a corrected figure with the cell as printed and who corrected it', async () => {
    const { telegram, store, next } = await townBot();
    const citizen = telegram.person(lin);
    const [report] = await store.reports({ agencies: [LIUXI] });
    const figure = { report: report!.id, metric: 'penalties.decisions', applicant: null };
    await store.correct(figure, { value: 46, by: '管', at: '2026-11-21T08:00:00.000Z', why: '两位数字颠倒' });
    const answer = await next(citizen, () => citizen.says(`${LIUXI}2020年行政处罚多少件`));
    const row = await next(citizen, () => citizen.presses(answer, '查看原表'));
    expect(row.text).toMatch(/：46件 \[1\][\s\S]*两位数字颠倒[\s\S]*【64】/);
    expect(row.text).not.toContain('读作');
  });

  it('says that a report is gone, and that a button has expired', async () => {
    const { telegram, store, register, next } = await townBot();
    const citizen = telegram.person(lin);
    const answer = await next(citizen, () => citizen.says(`${LIUXI}2020年行政处罚多少件`));
    const [report] = await store.reports({ agencies: [LIUXI] });
    await store.remove(report!.id, { by: '1', at: new Date().toISOString() });
    expect((await next(citizen, () => citizen.presses(answer, '查看原表'))).text).toContain('不在收录范围内');
    await register.sweep({ dropBefore: Date.now() + 1000, complaintsBefore: 0 });
    expect((await next(citizen, () => citizen.presses(answer, '查看原表'))).text).toContain('已过期');
  });
});

describe('换一种理解', () => {
  const [asked, other] = ['予以公开', '本年新收申请'].map((item) => `${QINGHE}2020年${item}`) as [string, string];
  const citation = {
    n: 1,
    report: 'r',
    agency: QINGHE,
    year: 2020,
    title: '年报',
    section: '三',
    quote: '9',
    source: 'a',
  };
  const query = (others: string[]): Query => ({
    v: QUERY_VERSION,
    ask: { kind: 'cells', items: { any: [] }, applicants: { any: [] }, agencies: { any: [] }, years: { any: [2020] } },
    assumed: [{ slot: 'item', because: 'word', said: '', taken: 'applications.outcome.granted', others }],
  });
  const said = { text: '9件', citations: [citation], options: [other] };

  it('opens the other readings in place, goes back, and asks the one that is pressed', async () => {
    const { ask } = scriptedAsk({ [asked]: { ...said, query: query([other]) }, [other]: { text: '12件' } });
    const { telegram, next, changed } = await townBot({ ask });
    const citizen = telegram.person(lin);
    const answer = await next(citizen, () => citizen.says(asked));
    expect(rowsOf(answer).at(-1)).toEqual(['换一种理解']);
    const open = await changed(citizen, answer, '换一种理解');
    expect(open.text).toBe(answer.text);
    expect(rowsOf(open)).toEqual([[other], ['返回']]);
    const back = await changed(citizen, open, '返回');
    expect(rowsOf(back)).toEqual(rowsOf(answer));
    const again = await changed(citizen, back, '换一种理解');
    expect((await next(citizen, () => citizen.presses(again, other))).text).toBe('12件');
  });

  it('holds nothing that is no other reading: what can be asked next stands under the answer', async () => {
    const { ask } = scriptedAsk({ [asked]: { ...said, query: query([]) }, [other]: { text: '12件' } });
    const { telegram, next } = await townBot({ ask });
    const citizen = telegram.person(lin);
    const answer = await next(citizen, () => citizen.says(asked));
    expect(rowsOf(answer)[0]).toEqual([other]);
    expect(rowsOf(answer).flat()).not.toContain('换一种理解');
    expect((await next(citizen, () => citizen.presses(answer, other))).text).toBe('12件');
  });
});

describe('导出表格', () => {
  it('asks for the format in place and sends the figures with their sources, named in words', async () => {
    const { telegram, next, changed } = await townBot();
    const citizen = telegram.person(lin);
    const answer = await next(citizen, () => citizen.says(`${QINGHE}2020年新收申请多少件`));
    const formats = await changed(citizen, answer, '导出表格');
    expect(rowsOf(formats)).toEqual([['Excel（XLSX）', 'CSV'], ['返回']]);
    const csv = await next(citizen, () => citizen.presses(formats, 'CSV'));
    const working = telegram.callsOf('sendChatAction').map(({ params }) => params.action);
    expect(working).toContain('upload_document');
    expect(fileOf(csv).name).toBe(`${QINGHE}2020年.csv`);
    expect(fileOf(csv).bytes.toString()).toMatch(new RegExp(`^\uFEFF机关,年度[\\s\\S]*${QINGHE},2020[\\s\\S]*,12,件`));
    expect(csv.caption).toMatch(/1个数，来自1份报告[\s\S]*取自原报告/);
    const book = new ExcelJS.Workbook();
    const xlsx = fileOf(await next(citizen, () => citizen.presses(formats, 'Excel（XLSX）')));
    // exceljs wants a type of Buffer that Node has no more.
    await book.xlsx.load(xlsx.bytes as never);
    expect(book.worksheets.map(({ name }) => name)).toEqual(['数据', '来源', '核对', '答复']);
  });
});

describe('画图', () => {
  it('draws two points where no picture was sent, with Traditional words below it for who reads them', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(chen);
    const answer = await next(citizen, () => citizen.says(`比較${QINGHE}和${LIUXI}2020年新收申請`));
    expect(rowsOf(answer).flat()).toContain('畫圖');
    const picture = await next(citizen, () => citizen.presses(answer, '畫圖'));
    expect(fileOf(picture).bytes.length).toBeLessThan(150_000);
    expect(picture.caption).toContain('本年新收申請');
    expect(picture.caption).toMatch(/青禾區人民政府 12[\s\S]*柳溪鎮人民政府 3/);
  });
});

describe('the buttons in English', () => {
  it('speak the language of the answer', async () => {
    const { telegram, next, changed } = await townBot();
    const citizen = telegram.person(ada);
    const answer = await next(citizen, () => citizen.says(`how many applications did ${QINGHE} receive in 2020`));
    expect(rowsOf(answer).slice(0, 2)).toEqual([
      ['Table row', 'Copy citation', 'Summary'],
      ['Export', 'Report an error'],
    ]);
    const row = await next(citizen, () => citizen.presses(answer, 'Table row'));
    expect(row.text).toMatch(/: 12[\s\S]*fingerprint[\s\S]*【12】/);
    const csv = await next(citizen, async () => citizen.presses(await changed(citizen, answer, 'Export'), 'CSV'));
    expect(csv.caption).toContain('1 figure from 1 report');
  });
});
