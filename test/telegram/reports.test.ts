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
    const report = await changed(citizen, years, '2020年');
    expect(report.text).toMatch(/本年新收申请：12件 \[1\][\s\S]*行政复议总计：5件[\s\S]*存在问题：“[\s\S]*来源：/);
    expect(report.text).toMatch(/勾稽核对：查了25处，都成立；另有9处无法核对。$/);
    expect(rowsOf(report)).toEqual([
      ['查看原表', '勾稽核对'],
      ['导出表格', '其他年度', '全部机关'],
    ]);
    expect(telegram.shown(lin.id).filter(({ from }) => from.is_bot)).toHaveLength(1);
  });

  it('goes on from a report: its rows, its sums, its file, the other years', async () => {
    const { telegram, next, changed } = await townBot();
    const citizen = telegram.person(lin);
    const report = await next(citizen, () => citizen.says(`/reports ${QINGHE} 2020年`));
    expect((await next(citizen, () => citizen.presses(report, '查看原表'))).text).toContain('【12】');
    const sums = await next(citizen, () => citizen.presses(report, '勾稽核对'));
    expect(sums.text).toMatch(/2020年：数字一致，查了\d+项勾稽关系/);
    const file = fileOf(await next(citizen, () => citizen.presses(report, '导出表格')));
    expect(file.name).toBe(`${QINGHE}2020年.xlsx`);
    expect(rowsOf(await changed(citizen, report, '其他年度'))[0]).toEqual(['2021年', '2020年', '2018年']);
  });

  it('names the sums of a report that do not hold', async () => {
    const { telegram, next } = await townBot();
    const citizen = telegram.person(lin);
    const report = await next(citizen, () => citizen.says(`/reports ${QINGHE} 2021`));
    expect(report.text).toMatch(/勾稽核对：查了\d+处，1处不成立.*：\n· .*14[\s\S]*16/);
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
    const unknown = await next(citizen, () => citizen.says('/reports 柳熙镇人民政府'));
    expect(unknown.text).toContain('没有收录“柳熙镇人民政府”的年报');
  });

  it('says that a report is gone which was removed meanwhile', async () => {
    const { telegram, store, next, changed } = await townBot();
    const citizen = telegram.person(lin);
    const list = await next(citizen, () => citizen.says('/reports'));
    for (const { id } of await store.reports({ agencies: [TRANSPORT] }))
      await store.remove(id, { by: '1', at: new Date().toISOString() });
    expect((await changed(citizen, list, '3')).text).toContain('不在收录范围内');
  });

  it('speaks Traditional characters and English', async () => {
    const { telegram, next } = await townBot();
    const [hant, english] = [telegram.person(chen), telegram.person(ada)];
    const report = await next(hant, () => hant.says(`/reports ${QINGHE} 2020`));
    expect(report.text).toMatch(/行政復議總計：5件[\s\S]*勾稽/);
    const list = await next(english, () => english.says('/reports'));
    expect(list.text).toMatch(/6 reports filed: 3 agencies[\s\S]*Qinghe District/);
  });
});
