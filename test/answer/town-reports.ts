import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AnswerBody } from '../../src/answer/answer.js';
import { answerReading } from '../../src/answer/answer-reading.js';
import type { Desk } from '../../src/answer/desk.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { checkReport } from '../../src/extract/checks.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { createKnown } from '../../src/question/names/known.js';
import type { Reading, Subject } from '../../src/question/reading.js';
import { APPLICANTS, type ApplicantId } from '../../src/report/applicants.js';
import type { Fact } from '../../src/report/fact.js';
import { type FormId, formOfYear } from '../../src/report/forms.js';
import { rowOf } from '../../src/report/metrics.js';
import type { Filing, Paragraph } from '../../src/report/report.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { MEANINGS } from '../fixtures/meanings.js';

export const QINGHE = '青禾区人民政府';
export const LIUXI = '柳溪镇人民政府';
export const TRANSPORT = '云台市交通运输局';

/** One printed row: a single cell, or the seven applicant columns in order; `null` is a blank cell. */
type Row = number | null | readonly (number | null)[];

type Sketch = {
  agency: string;
  year: number;
  rows?: Record<string, Row>;
  /** What differs from a plainly printed cell, by metric. */
  cells?: Record<string, Partial<Fact>>;
  said?: Partial<Fact>[];
  paragraphs?: Omit<Paragraph, 'report' | 'order' | 'printed'>[];
};

const SECTIONS = {
  disclosure: '二、主动公开政府信息情况',
  applications: '三、收到和处理政府信息公开申请情况',
  review_litigation: '四、行政复议、行政诉讼情况',
  statistics: '附表',
};

const NONE = [0, 0, 0, 0, 0, 0, 0];
const OUTCOMES_2019 = (
  'denied.state_secret denied.prohibited_by_law denied.security_and_stability denied.third_party_rights ' +
  'denied.internal_affairs denied.process_information denied.enforcement_files denied.inquiry_matters ' +
  'unavailable.not_held unavailable.needs_creation unavailable.still_unclear'
)
  .split(' ')
  .map((outcome) => `applications.outcome.${outcome}`);

/** Invented reports with every trap: blanks, a placed cell, a row that was not read, mixed units, a sum that fails. */
const REPORTS: Sketch[] = [
  {
    agency: QINGHE,
    year: 2018,
    rows: { 'statistics.applications.received': 4 },
  },
  {
    agency: QINGHE,
    year: 2020,
    rows: {
      'normative_documents.created': 3,
      'licensing.items_previous_year': 120,
      'licensing.items_change': -5,
      'licensing.decisions': 1530,
      'penalties.decisions': 64,
      'procurement.projects': 12,
      'procurement.amount': 20500000.5,
      'applications.received': [10, 1, 0, 0, 1, 0, 12],
      'applications.carried_in': NONE,
      'applications.outcome.granted': [6, 1, 0, 0, 1, 0, 8],
      'applications.outcome.partial': [1, 0, 0, 0, 0, 0, 1],
      ...Object.fromEntries(OUTCOMES_2019.map((metric) => [metric, NONE])),
      'applications.outcome.denied.internal_affairs': [2, 0, 0, 0, 0, 0, 2],
      'applications.outcome.unavailable.not_held': [1, 0, 0, 0, 0, 0, 1],
      'applications.outcome.total': [10, 1, 0, 0, 1, 0, 12],
      'applications.carried_out': NONE,
      'review.upheld': 3,
      'review.corrected': 1,
      'review.other': 0,
      'review.pending': 1,
      'review.total': 5,
      'litigation.direct.corrected': 0,
      'litigation.direct.pending': 0,
      'litigation.direct.total': 2,
      'litigation.after_review.corrected': 0,
      'litigation.after_review.pending': 0,
      'litigation.after_review.total': 1,
    },
    cells: { 'procurement.amount': { unit: '元' } },
    paragraphs: [
      { section: 0, headings: [], text: '本报告由六个部分组成，数据期限为2020年1月1日至12月31日。' },
      {
        section: 1,
        headings: ['一、总体情况'],
        text: '全年通过区政府网站公开信息1284条。举办业务培训5期，参训人员210人次。咨询电话：0599-7654321。',
      },
      {
        section: 1,
        headings: ['一、总体情况', '（二）平台建设'],
        text: '新建政务服务驿站6个，配备自助终端18台。驿站实行延时服务。',
      },
      { section: 1, headings: ['一、总体情况', '（三）监督保障'], text: '监督工作从三处着手：' },
      { section: 1, headings: ['一、总体情况', '（三）监督保障'], text: '一是每月抽查栏目。' },
      { section: 1, headings: ['一、总体情况', '（三）监督保障'], text: '二是公布抽查结果。' },
      {
        section: 5,
        headings: ['五、存在的主要问题及改进情况'],
        text: '一年来仍存在以下不足：一是栏目更新不及时。二是专职人员偏少。下一步，我区将从两方面改进：一是每季度通报栏目更新。二是配齐专职人员。',
      },
      { section: 6, headings: ['六、其他需要报告的事项'], text: '本年度未收取信息处理费。' },
    ],
  },
  {
    agency: QINGHE,
    year: 2021,
    rows: {
      'normative_documents.issued': 7,
      'applications.received': [14, 1, 0, 0, 0, 0, 16],
      'applications.carried_in': [1, 0, 0, 0, 0, 0, 1],
      'review.total': 2,
    },
  },
  {
    agency: LIUXI,
    year: 2020,
    rows: {
      'penalties.decisions': 64,
      'procurement.amount': 431.38,
      'applications.received': [3, null, null, null, null, null, 3],
      'applications.outcome.denied.state_secret': [null, null, null, null, null, null, null],
      'applications.outcome.total': [0, 0, 0, 0, 0, 0, 0],
      'applications.outcome.granted': NONE,
      'litigation.direct.corrected': 0,
      'litigation.after_review.corrected': null,
    },
    paragraphs: [
      {
        section: 5,
        headings: ['五、存在的主要问题及改进情况'],
        text: '镇里公开工作人手紧张，栏目更新不及时。',
      },
    ],
  },
  {
    agency: TRANSPORT,
    year: 2020,
    rows: { 'licensing.decisions': 88, 'coercion.decisions': 9 },
    cells: { 'coercion.decisions': { status: 'placed' } },
    said: [
      {
        metric: 'local',
        value: 31,
        unit: '次',
        labels: ['出租车夜间巡查', '巡查车次'],
        cell: '31',
        row: 12,
        column: 1,
        status: 'reported',
        quote: '出租车夜间巡查 | 31',
        section: '二、主动公开',
      },
      {
        metric: 'applications.received',
        applicant: 'total',
        value: 0,
        cell: '没有收到',
        quote: '全年没有收到公开申请。',
        section: '三、申请办理',
      },
    ],
    paragraphs: [{ section: 2, headings: ['二、主动公开'], text: '本局没有政府集中采购事项。' }],
  },
  {
    agency: TRANSPORT,
    year: 2019,
    said: [],
    paragraphs: [
      { section: 2, headings: ['二、主动公开'], text: '本局没有政府集中采购事项，也未收取行政事业性收费。' },
    ],
  },
];

/** A store with the invented reports, the answers it gives, and how to close it. */
export type Town = {
  store: ReportStore;
  answer: (reading: Reading, more?: Partial<Desk>) => Promise<AnswerBody>;
  close: () => Promise<void>;
};

/** The subject of one report. */
export function of(agency: string, year: Subject['year']): Subject {
  return { agency, year };
}

export async function openTown(): Promise<Town> {
  const folder = mkdtempSync(join(tmpdir(), 'wenbao-answers-'));
  const store = await openSqliteStore({ folder });
  for (const sketch of REPORTS) await store.file(filingOf(sketch));
  return {
    store,
    async answer(reading, more = {}) {
      const filed = await store.reports();
      const known = createKnown({ agencies: await store.agencies(), filed });
      const desk = { store, meanings: MEANINGS, wording: zhAnswers, question: '', ...more };
      return (await answerReading(reading, { desk, known })).body;
    },
    async close() {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
}

function filingOf({ agency, year, rows = {}, cells = {}, said = [], paragraphs = [] }: Sketch): Filing {
  const id = `${agency}-${year}`;
  const form = formOfYear(year);
  const of = { report: id, file: `${id}.txt`, agency, year, form };
  const printed = Object.entries(rows).flatMap(([metric, row], at) =>
    factsOf({ metric, row, at: at + 1, form }).map((fact) => ({ ...of, ...fact, ...cells[metric] })),
  );
  const stated = said.map((fact) => ({ ...of, ...STATED, ...fact }));
  const facts = [...printed, ...stated];
  return {
    report: {
      id,
      agency,
      year,
      form,
      title: `${agency}${year}年政府信息公开工作年度报告`,
      source: `${id}.txt`,
      published: null,
      hash: id,
      filedAt: '2022-02-01T08:00:00.000Z',
      supersededBy: null,
      reading: { format: 'text', found: [], missing: [], unsure: [], notes: [] },
    },
    names: { name: agency, keys: [{ key: agency, kind: 'full' }] },
    paragraphs: paragraphs.map((paragraph, at) => ({
      ...paragraph,
      report: id,
      order: at + 1,
      printed: paragraph.text,
    })),
    facts,
    findings: checkReport({
      facts,
      stated: [],
      paragraphs: paragraphs.map((paragraph) => ({ ...paragraph, printed: paragraph.text })),
      report: id,
      agency,
      year,
    }),
  };
}

const STATED = {
  metric: 'applications.received',
  applicant: null,
  value: 0,
  unit: '件',
  labels: [],
  cell: '',
  row: 1,
  column: 0,
  status: 'text' as const,
  section: '',
  quote: '',
  notes: [],
};

function factsOf(printed: { metric: string; row: Row; at: number; form: FormId | null }) {
  const { metric, row, at, form } = printed;
  const asked = rowOf(metric, form);
  if (!asked) throw new Error(`${metric} is no row of form ${form}`);
  const values = Array.isArray(row) ? row : [row];
  const quote = [asked.labels.at(-1), ...values.map((value) => value ?? '')].join(' | ');
  return values.map((value: number | null, column) => {
    const applicant: ApplicantId | null = asked.byApplicant ? (APPLICANTS[column]?.id ?? null) : null;
    return {
      metric,
      applicant,
      value,
      unit: asked.unit,
      labels: asked.labels,
      cell: value === null ? '' : String(value),
      row: at,
      column: column + 1,
      status: value === null ? ('blank' as const) : ('reported' as const),
      section: SECTIONS[asked.table],
      quote,
      notes: [],
    };
  });
}
