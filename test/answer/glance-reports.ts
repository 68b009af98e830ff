import { checkReport } from '../../src/extract/checks.js';
import { APPLICANTS } from '../../src/report/applicants.js';
import { FORMS, formOfYear } from '../../src/report/forms.js';
import { rowOf } from '../../src/report/metrics.js';
import type { Filing } from '../../src/report/report.js';

type Rows = Record<string, number | null | readonly (number | null)[]>;

/** The longest name that agencies of the country have. */
export const LONG_NAME = '云汀市青禾国家级高新技术产业开发区管理委员会行政审批服务局';

const NONE = [0, 0, 0, 0, 0, 0, 0];
const APPLICATIONS = FORMS['2021'].filter(({ byApplicant }) => byApplicant).map(({ metric }) => metric);
const PLAIN: Rows = {
  'licensing.decisions': 22782,
  'penalties.decisions': 1204,
  ...Object.fromEntries(APPLICATIONS.map((metric) => [metric, NONE])),
  'applications.received': [120, 31, 2, 0, 9, 4, 166],
  'applications.outcome.granted': [80, 20, 1, 0, 4, 2, 107],
  'applications.outcome.partial': [12, 5, 0, 0, 2, 1, 20],
  'applications.outcome.denied.process_information': [10, 3, 1, 0, 2, 1, 17],
  'applications.outcome.unavailable.not_held': [14, 3, 0, 0, 1, 0, 18],
  'applications.outcome.not_processed.complaints': [4, 0, 0, 0, 0, 0, 4],
  'applications.outcome.total': [120, 31, 2, 0, 9, 4, 166],
  ...contested('review', [3, 2, 0, 1, 6]),
  ...contested('litigation.direct', [4, 1, 0, 0, 5]),
  ...contested('litigation.after_review', [0, 0, 0, 1, 1]),
};

/** Invented reports with all that makes a picture hard: blanks, no tables, the sheet of 2014, a number of eight digits, a long name. */
export function glanceReports(): Filing[] {
  const huge = [98_765_432, 31, 2, 0, 9, 4, 98_765_478];
  const blank = Object.fromEntries(
    Object.keys(PLAIN)
      .filter((metric) => APPLICATIONS.includes(metric))
      .map((metric) => [
        metric,
        /received|granted|total/.test(metric) ? [1, null, null, null, null, null, 1] : Array(7).fill(null),
      ]),
  );
  return [
    filing('青禾区人民政府', 2022, PLAIN),
    filing('青禾区人民政府', 2023, { ...PLAIN, 'applications.received': [101, 31, 2, 0, 9, 4, 147] }),
    filing(LONG_NAME, 2023, { ...PLAIN, 'applications.received': huge, 'licensing.decisions': 98_765_432 }),
    filing('空白镇人民政府', 2023, { ...PLAIN, ...blank, 'review.total': null, 'review.corrected': null }),
    filing('无表乡人民政府', 2023, {}),
    filing('旧式镇人民政府', 2016, {
      'statistics.applications.received': 44,
      'statistics.applications.answered': 40,
      'statistics.applications.answered.already_public': 12,
      'statistics.applications.answered.granted': 20,
      'statistics.applications.answered.partial': 3,
      'statistics.applications.answered.denied': 5,
      'statistics.applications.answered.not_this_agency': 0,
      'statistics.applications.answered.does_not_exist': 0,
      'statistics.applications.answered.asked_to_amend': 0,
      'statistics.applications.answered.other_route': 0,
      'statistics.review.total': 2,
      'statistics.review.corrected': 1,
      'statistics.litigation.total': 3,
      'statistics.litigation.corrected': 0,
    }),
  ];
}

const SAID = [
  { section: 1, headings: ['一、总体情况'], text: '全年通过门户网站主动公开政府信息1284条，按时办结率为100%。' },
  {
    section: 5,
    headings: ['五、存在的主要问题及改进情况'],
    text: '存在的不足：栏目更新不及时，专职人员偏少。下一步，将按季度通报栏目更新情况，并配齐专职人员。',
  },
];

function contested(channel: string, amounts: readonly number[]): Rows {
  const results = ['upheld', 'corrected', 'other', 'pending', 'total'];
  return Object.fromEntries(results.map((result, at) => [`${channel}.${result}`, amounts[at] ?? 0]));
}

function filing(agency: string, year: number, rows: Rows): Filing {
  const id = `${agency}-${year}`;
  const form = formOfYear(year);
  const paragraphs = SAID.map((said, at) => ({ ...said, report: id, order: at + 1, printed: said.text }));
  const facts = Object.entries(rows).flatMap(([metric, row], at) => {
    const asked = rowOf(metric, form);
    if (!asked) throw new Error(`${metric} is no row of form ${form}`);
    const values = Array.isArray(row) ? row : [row];
    return values.map((value: number | null, column: number) => ({
      ...{ report: id, agency, year, form, metric, value, file: `${id}.txt`, notes: [] },
      applicant: asked.byApplicant ? (APPLICANTS[column]?.id ?? null) : null,
      unit: asked.unit,
      labels: [...asked.labels],
      cell: value === null ? '' : String(value),
      row: at + 1,
      column: column + 1,
      status: value === null ? ('blank' as const) : ('reported' as const),
      section: '三、收到和处理政府信息公开申请情况',
      quote: [asked.labels.at(-1), ...values.map((one: number | null) => one ?? '')].join(' | '),
    }));
  });
  return {
    report: {
      ...{ id, agency, year, form, hash: id, source: `${id}.txt`, published: null, supersededBy: null },
      title: `${agency}${year}年政府信息公开工作年度报告`,
      filedAt: '2024-02-01T08:00:00.000Z',
      reading: { format: 'text', found: [], missing: [], unsure: [], notes: [] },
    },
    names: { name: agency, keys: [{ key: agency, kind: 'full' }] },
    paragraphs,
    facts,
    findings: checkReport({ facts, stated: [], paragraphs, report: id, agency, year }),
  };
}
