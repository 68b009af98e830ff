import { describe, expect, it } from 'vitest';
import { LIUXI, QINGHE, TRANSPORT } from '../answer/town-reports.js';
import { filingOf } from '../store/filings.js';
import { fileOf, rowsOf, townBot } from './town-bot.js';

const lin = { id: 11, first_name: '林', language_code: 'zh-hans' };
const chen = { id: 12, first_name: '陈', language_code: 'zh-hant' };
const ada = { id: 13, first_name: 'Ada', language_code: 'en' };

describe('/reports', () => {
  it('lists the agencies with their years, and leads to a year and its report in the same message', async () => {
    const { telegram, next, changed } = await townBot();
    const citizen = telegram.person(lin);
    const list = await next(citizen, () => citizen.says('/reports'));
    expect(list.text).toMatchInlineSnapshot(`
      "已收录6份年报：3个机关，2018–2021年
      1. 柳溪镇人民政府：2020年
      2. 青禾区人民政府：2018年、2020–2021年
      3. 云台市交通运输局：2019–2020年

      点序号看这个机关的年报。"
    `);
    const years = await changed(citizen, list, '2');
    expect(years.text).toContain(`${QINGHE}：收录3份年报`);
    expect(rowsOf(years)).toEqual([['2021年', '2020年', '2018年'], ['全部机关']]);
    const report = await next(citizen, () => citizen.presses(years, '2020年'));
    expect(report.text).toMatch(/^青禾区人民政府2020年\n新收申请：12件[\s\S]*复议和诉讼：行政复议5件[\s\S]*来源：/);
  });

  it("shows a report at a glance: five lines, then the picture with the report's own sentences", async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const report = await next(citizen, () => citizen.says(`/reports ${QINGHE} 2020年`));
    expect(rowsOf(report)).toEqual([
      ['其他年度', '存在的问题', '和别的机关比'],
      ['全部表格', '年报原文'],
      ['勾稽核对', '查看原表'],
    ]);
    expect(report.text).not.toContain('存在问题：“');
    const [, picture] = await telegram.answers(lin.id, 2);
    expect(picture!.caption).toMatch(/^主要工作：“[\s\S]*存在问题：“[^”]*栏目更新不及时[\s\S]*改进打算：“/);
    expect(picture!.caption!.length).toBeLessThanOrEqual(1024);
    const { name, bytes } = fileOf(picture!);
    expect([name, bytes.subarray(1, 4).toString()]).toEqual([`${QINGHE}2020年.png`, 'PNG']);
  });

  it('goes on from a report: its problems, its rows, its sums, its tables, the other years', async () => {
    const { telegram, next, changed } = await townBot();
    const citizen = telegram.person(lin);
    const report = await next(citizen, () => citizen.says(`/reports ${QINGHE} 2020年`));
    await telegram.answers(lin.id, 2);
    expect((await next(citizen, () => citizen.presses(report, '存在的问题'))).text).toContain('栏目更新不及时');
    expect((await next(citizen, () => citizen.presses(report, '查看原表'))).text).toContain('【12】');
    const sums = await next(citizen, () => citizen.presses(report, '勾稽核对'));
    expect(sums.text).toMatch(/2020年：数字一致，查了\d+项勾稽关系/);
    const file = fileOf(await next(citizen, () => citizen.presses(report, '全部表格')));
    expect(file.name).toBe(`${QINGHE}2020年.xlsx`);
    const asks = await next(citizen, () => citizen.presses(report, '和别的机关比'));
    expect(asks.text).toContain(`${QINGHE}和谁比`);
    expect(rowsOf(await changed(citizen, report, '其他年度'))[0]).toEqual(['2021年', '2020年', '2018年']);
  });

  it('sends the report itself where its bytes are kept, else says where it is to be had', async () => {
    const kept = Buffer.from('一、总体情况');
    const { telegram, next } = await townBot({
      originals: { bytesOf: async (hash) => (hash.includes(QINGHE) ? kept : null) },
    });
    const citizen = telegram.person(lin);
    const asked = await next(citizen, () => citizen.says(`把${QINGHE}2020年年报发给我`));
    expect(asked.text).toMatch(/《青禾区人民政府2020年.*》（2020年度）\n来源：/);
    const [, sent] = await telegram.answers(lin.id, 2);
    expect(fileOf(sent!).bytes).toEqual(kept);
    expect(fileOf(sent!).name).toMatch(/^青禾区人民政府2020年.*\.txt$/);
    const report = await next(citizen, () => citizen.says(`/reports ${LIUXI}`));
    await telegram.answers(lin.id, 4);
    const without = await next(citizen, () => citizen.presses(report, '年报原文'));
    expect(without.text).toContain('原件没有保存，来源：');
  });

  it('counts the sums of a report that do not hold', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const report = await next(citizen, () => citizen.says(`/reports ${QINGHE} 2021`));
    expect(report.text).toMatch(/勾稽核对：核对\d+项，[1-9]\d*项不符/);
  });

  it('turns pages of eight agencies', async () => {
    const { telegram, store, next, changed } = await townBot();
    for (let at = 1; at <= 9; at++)
      await store.file(filingOf({ agency: `第${at}镇人民政府`, hash: `h${at}`, facts: [], findings: [] }));
    const citizen = telegram.person(lin);
    const first = await next(citizen, () => citizen.says('/reports'));
    expect(rowsOf(first)).toEqual([['1', '2', '3', '4'], ['5', '6', '7', '8'], ['下一页']]);
    const second = await changed(citizen, first, '下一页');
    expect(second.text).toContain('第2页，共2页');
    expect(rowsOf(second)).toEqual([['1', '2', '3', '4'], ['上一页']]);
    expect((await changed(citizen, second, '上一页')).text).toBe(first.text);
  });

  it('opens the only report of an agency at once, and says that another is not filed', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const only = await next(citizen, () => citizen.says(`/reports ${LIUXI}`));
    expect(only.text).toContain(`${LIUXI}2020年`);
    await telegram.answers(lin.id, 2);
    const unknown = await next(citizen, () => citizen.says('/reports 柳熙镇人民政府'));
    expect(unknown.text).toContain('没有收录“柳熙镇人民政府”的年报');
  });

  it('says that a report is gone which was removed meanwhile', async () => {
    const { telegram, store, next } = await townBot();
    const citizen = telegram.person(lin);
    const list = await next(citizen, () => citizen.says('/reports'));
    for (const { id } of await store.reports({ agencies: [TRANSPORT] }))
      await store.remove(id, { by: '1', at: new Date().toISOString() });
    expect((await next(citizen, () => citizen.presses(list, '3'))).text).toContain('不在收录范围内');
  });

  it('speaks Traditional characters and English', async () => {
    const { telegram, next } = await townBot();
    const [hant, english] = [telegram.person(chen), telegram.person(ada)];
    const report = await next(hant, () => hant.says(`/reports ${QINGHE} 2020`));
    expect(report.text).toMatch(/行政復議5件[\s\S]*勾稽/);
    const list = await next(english, () => english.says('/reports'));
    expect(list.text).toMatch(/6 reports filed: 3 agencies[\s\S]*Qinghe District/);
  });
});
