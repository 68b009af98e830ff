import { describe, expect, it } from 'vitest';
import { readAs } from './brief.js';

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
