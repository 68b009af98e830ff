import type { Fact, Finding } from '../../src/report/fact.js';
import type { Filing, Paragraph, Report } from '../../src/report/report.js';

/** What a test wants to be true of a filing; the rest is filled in. */
export type FilingSketch = {
  agency?: string;
  year?: number;
  hash?: string;
  names?: Filing['names']['keys'];
  texts?: string[];
  facts?: Partial<Fact>[];
  findings?: Partial<Finding>[];
  report?: Partial<Report>;
};

/** A whole filing of one report, of as many parts as the sketch names. */
export function filingOf(sketch: FilingSketch = {}): Filing {
  const { agency = '青禾区人民政府', year = 2020, hash = 'a1' } = sketch;
  const id = `${hash}-${agency}-${year}`;
  const source = `${hash}.txt`;
  const of = { report: id, agency, year };
  return {
    report: {
      id,
      agency,
      year,
      form: '2019',
      title: `${agency}${year}年政府信息公开工作年度报告`,
      source,
      published: null,
      hash,
      filedAt: '2021-02-01T08:00:00.000Z',
      supersededBy: null,
      reading: { format: 'text', found: [{ code: 'stated', about: ['4'] }], missing: [], unsure: [], notes: [] },
      ...sketch.report,
    },
    names: { name: agency, keys: sketch.names ?? [{ key: agency, kind: 'full' }] },
    paragraphs: (sketch.texts ?? ['全区举办培训三次。']).map((text, index) => paragraphOf({ text, report: id, index })),
    facts: (sketch.facts ?? [{}]).map((fact, index) => ({ ...factOf(index), file: source, ...of, ...fact })),
    findings: (sketch.findings ?? [{}]).map((finding) => ({ ...FINDING, ...of, ...finding })),
  };
}

function paragraphOf({ text, report, index }: { text: string; report: string; index: number }): Paragraph {
  return { report, order: index + 1, section: 1, headings: ['一、总体情况'], text, printed: text };
}

function factOf(index: number): Omit<Fact, 'report' | 'agency' | 'year' | 'file'> {
  return {
    form: '2019',
    metric: 'applications.received',
    applicant: 'total',
    value: 9,
    unit: '件',
    labels: ['一、本年新收政府信息公开申请数量', '总计'],
    cell: '9',
    row: index + 1,
    column: 9,
    status: 'reported',
    section: '三、收到和处理政府信息公开申请情况',
    quote: '一、本年新收政府信息公开申请数量 7 0 0 0 0 2 9',
    notes: [],
  };
}

const FINDING: Omit<Finding, 'report' | 'agency' | 'year'> = {
  check: 'applications-balance',
  scope: 'total',
  outcome: 'closes',
  left: 9,
  right: 9,
  difference: 0,
  metrics: ['applications.received', 'applications.outcome.total'],
  working: '9 + 0 = 9 + 0',
};

/** Reports of many agencies over ten years each, with enough parts that a filing can be cut in its middle. */
export function* manyFilings(count: number): Generator<Filing> {
  for (let index = 0; index < count; index += 1) {
    const agency = `第${Math.floor(index / 10)}镇人民政府`;
    const texts = Array.from({ length: 30 }, (_, place) => `第${index}份报告的第${place}段写到政务公开与业务培训。`);
    const facts = Array.from({ length: 200 }, (_, place) => ({ value: place, cell: String(place) }));
    yield filingOf({ hash: `h${index}`, agency, year: 2014 + (index % 10), texts, facts });
  }
}
