import { describe, expect, it } from 'vitest';
import { readAs } from '../brief.js';

describe('what is excepted', () => {
  it.each<[question: string, query: string | RegExp]>([
    [
      '青岚区2022年除自然人外的申请',
      'sum applicant (青岚区 2022 applications.received [parts of applicants−natural_person])',
    ],
    [
      '青岚区2022年不算企业的申请有多少',
      'sum applicant (青岚区 2022 applications.received [parts of applicants−commercial_enterprise])',
    ],
    ['2022年除了青岚区其他机关一共收到多少申请', 'sum agency (*−青岚区 2022 applications.received)'],
    ['2022年除青岚区以外谁收到的申请最多', '(most (*−青岚区 2022 applications.received)) where rank 1–1'],
    [
      '青岚区2022年除不予公开外的办理结果',
      'sum item (青岚区 2022 parts of applications.outcome−applications.outcome.denied)',
    ],
    [
      'Applications to Qinglan in 2022 except those from natural persons',
      'sum applicant (青岚区 2022 applications.received [parts of applicants−natural_person])',
    ],
    [
      '青嵐區2022年除自然人外收到多少申請',
      'sum applicant (青岚区 2022 applications.received [parts of applicants−natural_person])',
    ],
    ['除2020年外青岚区历年收到的申请', '青岚区 all−2020 applications.received'],
  ])('is part of the set that it is taken from: %s', (question, query) => {
    expect(readAs(question)).toEqual(typeof query === 'string' ? query : expect.stringMatching(query));
  });
});
