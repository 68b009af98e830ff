import { describe, expect, it } from 'vitest';
import type { AnswerWording } from '../../src/answer/answer-wording.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { APPLICANTS } from '../../src/report/applicants.js';
import type { FormId } from '../../src/report/forms.js';
import { allMetrics, GROUP_METRICS, rowOf } from '../../src/report/metrics.js';

const BOTH: [string, AnswerWording][] = [
  ['Chinese', zhAnswers],
  ['English', enAnswers],
];
const FORMS: FormId[] = ['2014', '2019', '2021'];
const MACHINE = /undefined|NaN|null|\[object|[a-z]+_[a-z]+|applications\.|statistics\./;

describe.each(BOTH)('the wording in %s', (_, wording) => {
  it('names every item of every form without its id', () => {
    for (const metric of allMetrics()) {
      for (const form of FORMS.filter((one) => rowOf(metric, one))) {
        const label = wording.label({ agency: '青禾区人民政府', year: 2020, metric, form });
        expect(label).not.toMatch(MACHINE);
        expect(label.length).toBeGreaterThan('青禾区人民政府2020年'.length);
      }
    }
  });

  it('names every group and applicant', () => {
    const names = [
      ...GROUP_METRICS.map(({ metric }) => wording.label({ metric })),
      ...APPLICANTS.map(({ id }) => wording.label({ applicant: id })),
      wording.label({ applicant: 'organisations' }),
    ];
    for (const name of names) expect(name).not.toMatch(MACHINE);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe('amounts', () => {
  it.each([
    { value: 22782, unit: '件', zh: '22,782件', en: '22,782' },
    { value: -21, unit: '项', zh: '−21项', en: '−21' },
    { value: 20500000.5, unit: '元', zh: '20,500,000.5元（约2,050万元）', en: 'CNY 20,500,000.5 (about 20.5 million)' },
    { value: 431.38, unit: '万元', zh: '431.38万元', en: '431.38 万元 (CNY 4,313,800)' },
    { value: 32015.5, unit: '万元', zh: '32,015.5万元（约3.2亿元）', en: '32,015.5 万元 (CNY 320,155,000)' },
    { value: 9.1, unit: '%', zh: '9.1%', en: '9.1%' },
    { value: 40, unit: '人次', zh: '40人次', en: '40 attendances' },
  ])('$value $unit reads "$zh" and "$en"', ({ value, unit, zh, en }) => {
    expect(zhAnswers.amount({ value, unit })).toBe(zh);
    expect(enAnswers.amount({ value, unit })).toBe(en);
  });
});

describe('agencies in English', () => {
  it.each([
    { agency: '青禾区人民政府', label: 'Qinghe District (青禾区人民政府)' },
    { agency: '云台市柳溪镇人民政府', label: 'Liuxi Town (云台市柳溪镇人民政府)' },
    { agency: '云台市交通运输局', label: '云台市交通运输局' },
  ])('$agency is $label', ({ agency, label }) => {
    expect(enAnswers.label({ agency })).toBe(label);
  });
});
