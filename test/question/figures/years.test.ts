import { describe, expect, it } from 'vitest';
import { converse, readAs } from '../brief.js';

describe('a year', () => {
  it.each<[question: string, query: string | RegExp]>([
    ['青岚区2022收到的申请', '青岚区 2022 applications.received'],
    ['青岚区22年收到的申请', '青岚区 2022 applications.received'],
    ['青岚区二〇二二年收到的申请', '青岚区 2022 applications.received'],
    ['青岚区二零二二年收到的申请', '青岚区 2022 applications.received'],
    ['青岚区去年收到的申请', '青岚区 2023 applications.received'],
    ['青岚区前年收到的申请', '青岚区 2022 applications.received'],
    ['青岚区近三年收到的申请', '青岚区 latest 3 applications.received'],
    ['青岚区最近两年收到的申请', '青岚区 latest 2 applications.received'],
    ['青岚区2020到2022年收到的申请', '青岚区 2020–2022 applications.received'],
    ['青岚区2020年以来收到的申请', /^青岚区 2020–(2023|2024|2100) applications/],
    ['青岚区2020年、2022年收到的申请', '青岚区 2020+2022 applications.received'],
    ['青岚区2021年之前收到的申请', /^青岚区 (1990|2019)–2020 applications/],
    ['青岚区历年收到的申请', '青岚区 all applications.received'],
    ['青岚区收到的申请', '青岚区 latest applications.received'],
    ['applications received by Qinglan last year', '青岚区 2023 applications.received'],
    ['applications received by Qinglan from 2020 to 2022', '青岚区 2020–2022 applications.received'],
    ['applications received by Qinglan in the last three years', '青岚区 latest 3 applications.received'],
    ['青嵐區近兩年收到的申請', '青岚区 latest 2 applications.received'],
  ])('is what the question says of it: %s', (question, query) => {
    expect(readAs(question)).toEqual(typeof query === 'string' ? query : expect.stringMatching(query));
  });
});

describe('a year that no report is of', () => {
  it.each<[question: string, years: string]>([
    ['青岚区2100年收到的申请', '2100'],
    ['青岚区9999年收到的申请', '9999'],
    ['青岚区1999年收到的申请', '1999'],
    ['青岚区二一〇〇年收到的申请', '2100'],
    ['青岚区两千一百年收到的申请', '2100'],
    ['青岚区0年收到的申请', '0'],
    ['青岚区99年收到的申请', '1999'],
    ['青岚区九九年收到的申请', '1999'],
    ['青岚区500年收到的申请', '500'],
    ['青岚区12020年收到的申请', '12020'],
    ['青岚区202000年收到的申请', '202000'],
    ['青岚区二〇二〇〇年收到的申请', '20200'],
    [`青岚区${'9'.repeat(60)}年收到的申请`, String(Number.MAX_SAFE_INTEGER)],
    ['青岚区公元前200年收到的申请', '-200'],
    ['青岚区民国99年收到的申请', '2010'],
    ['青岚区光绪二十年收到的申请', '1894'],
    ['青岚区明年收到的申请', '2025'],
    ['青岚区后年收到的申请', '2026'],
    ['青岚区大后年收到的申请', '2027'],
    ['青岚区十年后收到的申请', '2034'],
    ['青岚区5年前收到的申请', '2019'],
    ['青岚区一百年前收到的申请', '1924'],
    ['青岚区2100收到的申请', '2100'],
    ['applications received by Qinglan in 2100', '2100'],
    ['applications received by Qinglan in 9999?', '9999'],
    ['applications received by Qinglan 30 years ago', '1994'],
    ['applications received by Qinglan next year', '2025'],
  ])('is read as that year, and no other is taken for it: %s', (question, years) => {
    expect(readAs(question)).toBe(`青岚区 ${years} applications.received`);
  });

  it.each<[question: string, query: string]>([
    ['青岚区近100年收到的申请', '青岚区 latest 100 applications.received'],
    ['青岚区近三年来收到的申请', '青岚区 latest 3 applications.received'],
    ['青岚区22年收到的申请', '青岚区 2022 applications.received'],
  ])('is not heard in a number of years, nor in a year near ours: %s', (question, query) => {
    expect(readAs(question)).toBe(query);
  });

  it('is asked for by a word or figures alone, after what was answered', () => {
    const said = converse(['青岚区2022年收到的申请', '那2100年呢', '2100呢', '12020年呢', '0年呢']);
    expect(said.slice(1)).toEqual(['2100', '2100', '12020', '0'].map((year) => `青岚区 ${year} applications.received`));
  });

  it('reads a condition on a number as a condition', () => {
    expect(readAs('2022年收到的申请超过2100件的有哪些')).toContain('2100');
    expect(readAs('2022年收到的申请超过2100件的有哪些')).not.toContain('+2100');
  });
});
