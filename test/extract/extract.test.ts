import { describe, expect, it } from 'vitest';
import { extract } from '../../src/extract/extract.js';
import type { ParsedReport } from '../../src/parse/document.js';
import { printed, reportOf } from '../fixtures/printed.js';

/** Figures as short lines: metric, applicant where there is one, value, and what is not as usual. */
function figures(report: ParsedReport, metric = ''): string[] {
  return extract(report)
    .facts.filter((fact) => fact.metric.startsWith(metric))
    .map(({ metric, applicant, value, unit, status }) => {
      const told = [
        metric,
        applicant,
        value === null ? 'blank' : `${value}${unit}`,
        status === 'placed' ? status : null,
      ];
      return told.filter((part) => part !== null).join(' ');
    });
}

const RECEIVED = '一、本年新收政府信息公开申请数量';
const HEADER = `自然人|法人或其他组织|总计
商业企业|科研机构|社会公益组织|法律服务机构|其他`;

describe('the applications table', () => {
  it('keeps the form’s own labels, the cell, its place and the printed row with each figure', () => {
    const table = printed('packed', `${HEADER}\n${RECEIVED}|7|0|0|0|0|2|9`, '三、收到和处理申请情况');
    const fact = extract(reportOf(2022, table)).facts.at(-1);
    expect(fact).toMatchObject({
      metric: 'applications.received',
      applicant: 'total',
      value: 9,
      labels: [RECEIVED, '总计'],
      cell: '9',
      row: 3,
      column: 8,
      status: 'reported',
      section: '三、收到和处理申请情况',
      quote: `${RECEIVED} | 7 | 0 | 0 | 0 | 0 | 2 | 9`,
    });
  });

  it.each([
    { label: '本年新收', metric: 'applications.received' },
    { label: '二. 上年 结转政府信息公开申请数量', metric: 'applications.carried_in' },
    { label: '(二)部分公开', metric: 'applications.outcome.partial' },
    { label: '2.其他法律行政止公开', metric: 'applications.outcome.denied.prohibited_by_law' },
    { label: '3．危及三安全一稳定', metric: 'applications.outcome.denied.security_and_stability' },
    { label: '１、逾期不补正', metric: 'applications.outcome.other.correction_overdue' },
    { label: '逾期不缴费', metric: 'applications.outcome.other.fee_overdue' },
    { label: '三、本年度办理结果（三）不予公开 1.属于国家秘密', metric: 'applications.outcome.denied.state_secret' },
    { label: '四、结转下年度', metric: 'applications.carried_out' },
  ])('knows "$label" for $metric', ({ label, metric }) => {
    const report = reportOf(2022, printed('row', `${label}|1|0|0|0|0|0|1`));
    expect(extract(report).facts.map((fact) => fact.metric)).toEqual(new Array(7).fill(metric));
  });

  it.each(['大量重复申请', '要求提供公开出版物以外的资料', '政府信息公开申请数量'])(
    'takes "%s", which only shares words with a row of the form, for none of them',
    (label) => {
      const report = reportOf(2022, printed('row', `${RECEIVED}|1|0|0|0|0|0|1\n${label}|2|0|0|0|0|0|2`));
      expect(new Set(extract(report).facts.map((fact) => fact.metric))).toEqual(
        new Set(['applications.received', 'local']),
      );
    },
  );

  it('puts a label together that was broken over two cells or two rows', () => {
    const lines = `一、本年新收政府信息|公开申请数量|1|0|0|0|0|0|1\n4.无正当理由大量反\n复申请|2|0|0|0|0|0|2`;
    const metrics = new Set(extract(reportOf(2022, printed('packed', lines))).facts.map((fact) => fact.metric));
    expect([...metrics]).toEqual(['applications.received', 'applications.outcome.not_processed.mass_repeated']);
  });

  it('reads 其他处理 as one row where the report prints it so inside the form of 2021', () => {
    const lines = `1.逾期不补正|0|0|0|0|0|0|0\n（五）不予处理|5.要求行政机关确认或重新出具已获取信息|0|0|0|0|0|0|0\n（六）其他处理|3|0|0|0|0|0|3`;
    const report = reportOf(2022, printed('packed', lines));
    expect(figures(report, 'applications.outcome.other ')).toEqual([]);
    expect(figures(report, 'applications.outcome.other')).toContain('applications.outcome.other total 3件');
    expect(extract(report).form).toBe('2021');
  });

  it('says which form the tables follow where it is not the one of the year', () => {
    const lines = '政府集中采购|3|12.5\n行政事业性收费|4|0';
    const { form, reading } = extract(reportOf(2021, printed('packed', lines)));
    expect(form).toBe('2019');
    expect(reading.notes).toHaveLength(1);
  });

  it('follows the header of a grid, whatever its order, and keeps a column that was added as local', () => {
    const lines = `项目|总计|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|其中网上
${RECEIVED}|9|7|0|0|0|0|2|5`;
    const report = reportOf(2022, printed('grid', lines));
    expect(figures(report)).toEqual([
      'applications.received total 9件',
      'applications.received natural_person 7件',
      'applications.received commercial_enterprise 0件',
      'applications.received research_institution 0件',
      'applications.received public_interest_organisation 0件',
      'applications.received legal_services 0件',
      'applications.received other_organisation 2件',
      'local 5',
    ]);
    expect(extract(report).facts.at(-1)?.labels).toEqual([RECEIVED, '其中网上']);
  });

  it('does not take a cell merged over all columns for the first of them', () => {
    const header = '自然人@1|商业企业@2|科研机构@3|社会公益组织@4|法律服务机构@5|其他@6|总计@7';
    const { facts, reading } = extract(reportOf(2022, printed('grid', `${header}\n${RECEIVED}@0|0@1`)));
    expect(facts).toEqual([]);
    expect(reading.unsure).toHaveLength(1);
  });

  it.each(['grid', 'row', 'packed'] as const)(
    'takes one number beside the label (%s) for no column at all',
    (positions) => {
      const { facts, reading } = extract(reportOf(2022, printed(positions, `${RECEIVED}|7`)));
      expect(facts).toEqual([]);
      expect(reading.unsure).toHaveLength(1);
    },
  );

  it('notes figures whose label is lost', () => {
    const header = '自然人@1|商业企业@2|科研机构@3|社会公益组织@4|法律服务机构@5|其他@6|总计@7';
    const rows = `${RECEIVED}@0|7@1|0@2|0@3|0@4|0@5|2@6|9@7\n@0|5@1|0@2|0@3|0@4|0@5|0@6|5@7`;
    const { facts, reading } = extract(reportOf(2022, printed('grid', `${header}\n${rows}`)));
    expect(facts).toHaveLength(7);
    expect(reading.unsure).toEqual([{ code: 'no_label', about: [expect.stringContaining('5 | 0')] }]);
  });

  it('leaves words in a cell out and says so', () => {
    const { facts, reading } = extract(reportOf(2022, printed('row', `${RECEIVED}|7|0|0|0|0|见附件|9`)));
    expect(facts.map((fact) => fact.applicant)).not.toContain('other_organisation');
    expect(facts).toHaveLength(6);
    expect(reading.unsure[0]).toMatchObject({ code: 'no_number', about: [expect.any(String), '见附件'] });
  });

  it('is in doubt of a single row of which only the label is there', () => {
    const lines = `${RECEIVED}|1|0|0|0|0|0|1\n二、上年结转政府信息公开申请数量`;
    const { facts, reading } = extract(reportOf(2019, printed('packed', lines)));
    expect(facts.filter((fact) => fact.metric === 'applications.carried_in')).toEqual([]);
    expect(reading.unsure).toEqual([{ code: 'too_few_cells', about: ['二、上年结转政府信息公开申请数量'] }]);
  });

  it('reads rows whose blanks were all lost as blank', () => {
    const lines = `${RECEIVED}|1|0|0|0|0|0|1\n二、上年结转政府信息公开申请数量\n（一）予以公开`;
    const { facts } = extract(reportOf(2019, printed('packed', lines)));
    const carried = facts.filter((fact) => fact.metric === 'applications.carried_in');
    expect(carried.map(({ value, status }) => ({ value, status }))).toEqual(
      new Array(7).fill({ value: null, status: 'blank' }),
    );
  });

  it('reads two equal values in every row, a pair of zeros among them, as 自然人 and 总计, with a note', () => {
    const report = reportOf(2019, printed('packed', `${RECEIVED}|4|4\n二、上年结转政府信息公开申请数量|0|0`));
    expect(figures(report, 'applications.received')).toEqual([
      'applications.received natural_person 4件 placed',
      ...[
        'commercial_enterprise',
        'research_institution',
        'public_interest_organisation',
        'legal_services',
        'other_organisation',
      ].map((applicant) => `applications.received ${applicant} blank`),
      'applications.received total 4件 placed',
    ]);
    expect(extract(report).facts.every((fact) => fact.notes.length === 1)).toBe(true);
  });

  it('leaves two equal values open where no pair of zeros shows the habit', () => {
    const { facts, reading } = extract(
      reportOf(2019, printed('packed', `${RECEIVED}|4|4\n四、结转下年度继续办理|1|1`)),
    );
    expect(facts).toEqual([]);
    expect(reading.unsure).toHaveLength(2);
  });

  it('files a table that is printed twice once, and leaves out the cells in which the copies differ', () => {
    const once = printed('row', `${RECEIVED}|7|0|0|0|0|2|9`);
    expect(extract(reportOf(2022, once, once)).facts).toHaveLength(7);
    const { facts, reading } = extract(reportOf(2022, once, printed('row', `${RECEIVED}|6|0|0|0|0|2|9`)));
    expect(facts.map((fact) => fact.applicant)).not.toContain('natural_person');
    expect(facts).toHaveLength(6);
    expect(reading.unsure[0]).toMatchObject({ code: 'printed_twice', about: [expect.any(String), '7', '6'] });
  });

  it('never reads a table of a year before 2019 into the rows of the later forms', () => {
    expect(extract(reportOf(2018, printed('row', `${RECEIVED}|7|0|0|0|0|2|9`))).facts).toEqual([]);
  });
});

describe('the disclosure table', () => {
  it('tells two headers that lost their tails apart by their order', () => {
    const lines = '信息内容|本年新|本年新|对外公开总数量\n规范性文件|21|20|40';
    expect(figures(reportOf(2020, printed('packed', lines)))).toEqual([
      'normative_documents.created 21件',
      'normative_documents.newly_disclosed 20件',
      'normative_documents.disclosed_total 40件',
    ]);
  });

  it('tells the form by the number of cells where there is no header', () => {
    const lines = '行政许可|10|-2|99\n规章\n行政处罚|5\n行政强制\n行政事业性收费|36.5万';
    expect(figures(reportOf(2021, printed('packed', lines)))).toEqual([
      'licensing.items_previous_year 10项',
      'licensing.items_change -2项',
      'licensing.decisions 99件',
      'regulations.issued blank',
      'regulations.repealed blank',
      'regulations.in_force blank',
      'penalties.decisions 5件',
      'coercion.decisions blank',
      'fees.amount 36.5万元',
    ]);
  });

  it('lets a row without a header give way to the row under one, whichever comes first', () => {
    const told = printed('row', '行政许可|1200\n行政处罚|88');
    const table = printed('row', '信息内容|本年处理决定数量\n行政许可|12');
    const read = ['licensing.decisions 12件', 'penalties.decisions 88件'];
    expect(figures(reportOf(2022, told, table)).toSorted()).toEqual(read);
    expect(figures(reportOf(2022, table, told)).toSorted()).toEqual(read);
  });

  it('takes no row out of a table that heads its columns with the form’s words', () => {
    const report = reportOf(2022, printed('packed', '公开事项|行政许可|行政处罚\n条数|12|30'));
    expect(figures(report).filter((line) => !line.startsWith('local'))).toEqual([]);
  });

  it.each([
    { cell: '1,204.5', header: '采购总金额（单位：元）', figure: '1204.5元', why: 'the unit of the header' },
    {
      cell: '1204.5元',
      header: '采购总金额（单位：万元）',
      figure: '1204.5元',
      why: 'the unit in the cell before the header’s',
    },
    { cell: '1204.5', header: '采购总金额', figure: '1204.5万元', why: 'the form’s unit without any' },
  ])('reads an amount of $cell under $header as $figure: $why', ({ cell, header, figure }) => {
    const lines = `信息内容|采购项目数量|${header}\n政府集中采购|3|${cell}`;
    expect(figures(reportOf(2020, printed('grid', lines)), 'procurement.amount')).toEqual([
      `procurement.amount ${figure}`,
    ]);
  });

  it('leaves a row with fewer cells than columns open, because no sum ties them together', () => {
    const lines = '信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|0|11';
    const { facts, reading } = extract(reportOf(2022, printed('packed', lines)));
    expect(facts).toEqual([]);
    expect(reading.unsure).toHaveLength(1);
  });

  it('leaves a row with more filled cells than columns open, because nothing tells which is too many', () => {
    const lines = '信息内容|本年制发件数|本年废止件数|现行有效件数\n规章|9|1|0|11';
    const { facts, reading } = extract(reportOf(2022, printed('row', lines)));
    expect(facts).toEqual([]);
    expect(reading.unsure).toHaveLength(1);
  });

  it('keeps a row that the agency added as local, under its own labels', () => {
    const lines =
      '信息内容|上一年项目数量|本年增/减|处理决定数量\n行政许可|1|0|2\n行政确认|4|1|6\n公共服务发布总量：62';
    const local = extract(reportOf(2020, printed('grid', lines))).facts.filter((fact) => fact.metric === 'local');
    expect(local.map(({ value, labels }) => [value, ...labels])).toEqual([
      [4, '行政确认', '上一年项目数量'],
      [1, '行政确认', '本年增/减'],
      [6, '行政确认', '处理决定数量'],
      [62, '公共服务发布总量'],
    ]);
  });
});

describe('the table of review and litigation', () => {
  const FIGURES = [
    ...['upheld 1', 'corrected 2', 'other 0', 'pending 1', 'total 4'].map((result) => `review.${result}件`),
    ...['upheld 3', 'corrected 0', 'other 0', 'pending 0', 'total 3'].map((result) => `litigation.direct.${result}件`),
    ...['upheld 5', 'corrected 0', 'other 1', 'pending 0', 'total 6'].map(
      (result) => `litigation.after_review.${result}件`,
    ),
  ];
  const RESULTS = '结果维持|结果纠正|其他结果|尚未审结|总计';

  it.each([
    {
      print: 'one row of fifteen',
      lines: `行政复议|行政诉讼\n${RESULTS}|未经复议直接起诉|复议后起诉\n${RESULTS}|${RESULTS}\n1|2|0|1|4|3|0|0|0|3|5|0|1|0|6`,
    },
    {
      print: 'three rows under one header',
      lines: `${RESULTS}\n行政复议|1|2|0|1|4\n行政诉讼（未经复议直接起诉）|3|0|0|0|3\n行政诉讼（复议后起诉）|5|0|1|0|6`,
    },
    {
      print: 'three tables one after the other',
      lines: `行政复议\n${RESULTS}\n1|2|0|1|4\n未经复议直接起诉\n${RESULTS}\n3|0|0|0|3\n复议后起诉\n${RESULTS}\n5|0|1|0|6`,
    },
    {
      print: 'labels and values in pairs',
      lines: `行政复议|结果维持|1|结果纠正|2|其他结果|0|尚未审结|1|总计|4
未经复议直接起诉|结果维持|3|结果纠正|0|其他结果|0|尚未审结|0|总计|3
复议后起诉|结果维持|5|结果纠正|0|其他结果|1|尚未审结|0|总计|6`,
    },
  ])('is read from $print', ({ lines }) => {
    expect(figures(reportOf(2022, printed('packed', lines)))).toEqual(FIGURES);
  });

  it('is read from results as rows and channels as columns', () => {
    const lines = `项目|行政复议|未经复议直接起诉|复议后起诉
结果维持|1|3|5\n结果纠正|2|0|0\n其他结果|0|0|1\n尚未审结|1|0|0\n总计|4|3|6`;
    expect(figures(reportOf(2022, printed('grid', lines))).toSorted()).toEqual(FIGURES.toSorted());
  });

  it('keeps a printed total that is wrong', () => {
    const lines = `${RESULTS}\n行政复议|10|1|0|0|0`;
    expect(figures(reportOf(2022, printed('row', lines)), 'review.total')).toEqual(['review.total 0件']);
  });

  it('leaves a row open that lost cells where the totals allow more than one reading', () => {
    const lines = `行政复议|行政诉讼\n${RESULTS}|未经复议直接起诉|复议后起诉\n${RESULTS}|${RESULTS}\n0|0|0`;
    const { facts, reading } = extract(reportOf(2022, printed('packed', lines)));
    expect(facts).toEqual([]);
    expect(reading.unsure.map(({ code }) => code)).toEqual(['cells_lost', 'not_read']);
    expect(reading.missing).not.toContain('review_litigation');
  });
});

describe('a table that is printed and cannot be read', () => {
  it('is told apart from one that is not there', () => {
    const words =
      '自然人总计一、本年新收政府信息公开申请数量若干二、上年结转政府信息公开申请数量若干1.本机关不掌握相关政府信息若干';
    const paragraphs = [{ section: 3, headings: [], text: words, printed: words }];
    const { reading } = extract({
      ...reportOf(2022, printed('grid', '信息内容|本年处理决定数量\n行政许可|12')),
      paragraphs,
    });
    expect(reading.missing).toContain('review_litigation');
    expect(reading.missing).not.toContain('applications');
    expect(reading.unsure).toEqual([{ code: 'not_read', about: ['applications'] }]);
  });
});

describe('figures of the text', () => {
  const text = (sentence: string) => [{ section: 1, headings: ['一、总体情况'], text: sentence, printed: sentence }];
  const sentence = '2022年，我县收到政府信息公开申请12件。';

  it('are facts where no table has them', () => {
    const report = { ...reportOf(2022), paragraphs: text(sentence) };
    const facts = extract(report).facts.filter((fact) => fact.metric === 'applications.received');
    expect(facts.map(({ value, status }) => ({ value, status }))).toEqual([{ value: 12, status: 'text' }]);
  });

  it('give way to the table’s figure and stay at hand for the check against it', () => {
    const report = { ...reportOf(2022, printed('row', `${RECEIVED}|7|0|0|0|0|2|9`)), paragraphs: text(sentence) };
    const { facts, stated } = extract(report);
    const received = facts.filter((fact) => fact.metric === 'applications.received' && fact.applicant === 'total');
    expect(received.map(({ value, status }) => ({ value, status }))).toEqual([{ value: 9, status: 'reported' }]);
    expect(stated.map(({ metric, value }) => ({ metric, value }))).toEqual([
      { metric: 'applications.received', value: 12 },
    ]);
  });
});

describe('what a report lacks', () => {
  it('is told table by table, and row by row where a table is there', () => {
    const lines = '行政许可|4\n行政处罚|5\n行政强制|6\n行政事业性收费|7\n规章|1|1|1';
    const { reading } = extract(reportOf(2022, printed('packed', lines)));
    expect(reading.missing).toEqual([
      'normative_documents.issued',
      'normative_documents.repealed',
      'normative_documents.in_force',
      'applications',
      'review_litigation',
    ]);
  });
});

describe('the statistics sheet of 2014 to 2018', () => {
  it('is read from two columns side by side, with units, blanks and explanations after the label', () => {
    const lines = `统计指标|单位|统计数|统计指标|单位|统计数
（一）主动公开政府信息数（不同渠道公开同一信息计1条）|条|120|（一）收到申请数|件|4
其中：主动公开规范性文件数|条|3|1.当面申请数|件|
四、行政复议数量|件|2|七、依申请公开信息收取的费用|万元|0.5`;
    expect(figures(reportOf(2016, printed('grid', lines)))).toEqual([
      'statistics.disclosed 120条',
      'statistics.applications.received 4件',
      'statistics.disclosed.normative_documents 3条',
      'statistics.applications.received.in_person blank',
      'statistics.review.total 2件',
      'statistics.fees 0.5万元',
    ]);
  });

  it('is read with running numbers in front of its labels, and is in doubt of two values behind one', () => {
    const lines = `1|（一）主动公开政府信息数|120\n2|其中：主动公开规范性文件数|3\n3|（一）收到申请数|4\n4|1.当面申请数|5|6`;
    const { facts, reading } = extract(reportOf(2016, printed('row', lines)));
    expect(facts.map(({ metric, value }) => `${metric} ${value}`)).toEqual([
      'statistics.disclosed 120',
      'statistics.disclosed.normative_documents 3',
      'statistics.applications.received 4',
    ]);
    expect(reading.unsure.map(({ code }) => code)).toEqual(['several_values']);
  });

  it('tells rows of the same name apart by the chapter they stand in', () => {
    const lines = `四、行政复议数量|2\n（二）被依法纠错数|1\n五、行政诉讼数量|3\n（二）被依法纠错数|0`;
    expect(figures(reportOf(2016, printed('row', lines)))).toEqual([
      'statistics.review.total 2件',
      'statistics.review.corrected 1件',
      'statistics.litigation.total 3件',
      'statistics.litigation.corrected 0件',
    ]);
  });
});

describe('the quote of a figure', () => {
  const HEADER = '申请人情况\n自然人\n法人或其他组织\n总计\n商业企业\n科研机构\n社会公益组织\n法律服务机构\n其他';

  it('begins at the labels of its own row where a header runs into it', () => {
    const lines = `${HEADER}\n${RECEIVED}\n7\n0\n0\n0\n0\n2\n9`;
    const { facts } = extract(reportOf(2022, printed('stream', lines)));
    expect(facts.map(({ quote }) => quote)).toEqual(Array(7).fill(`${RECEIVED} | 7 | 0 | 0 | 0 | 0 | 2 | 9`));
  });

  it('keeps the header of a row that has no label', () => {
    const results = '结果维持\n结果纠正\n其他结果\n尚未审结\n总计';
    const lines = `行政复议\n${results}\n1\n0\n0\n0\n1`;
    const { facts } = extract(reportOf(2022, printed('stream', lines)));
    expect(facts[0]?.quote).toBe('行政复议 | 结果维持 | 结果纠正 | 其他结果 | 尚未审结 | 总计 | 1 | 0 | 0 | 0 | 1');
  });
});

describe('a table of applications with the applicants as rows', () => {
  const rows = [
    '申请人|一、本年新收政府信息公开申请数量|（一）予以公开|（七）总计|四、结转下年度继续办理',
    '自然人|7|5|5|2',
    '商业企业|2||2|0',
    '科研机构|0|0|0|0',
    '社会公益组织|0|0|0|0',
    '法律服务机构|0|0|0|0',
    '其他|0|0|0|0',
    '总计|9|5|7|2',
  ];

  it.each(['grid', 'row'] as const)('gives each figure to its applicant and its row (%s)', (positions) => {
    const { facts } = extract(reportOf(2022, printed(positions, rows.join('\n'))));
    const value = (metric: string, applicant: string) =>
      facts.find((fact) => fact.metric === `applications.${metric}` && fact.applicant === applicant)?.value;
    expect(facts).toHaveLength(28);
    expect(value('received', 'natural_person')).toBe(7);
    expect(value('received', 'commercial_enterprise')).toBe(2);
    expect(value('outcome.granted', 'commercial_enterprise')).toBeNull();
    expect(value('outcome.total', 'total')).toBe(7);
    expect(value('carried_out', 'natural_person')).toBe(2);
  });
});
