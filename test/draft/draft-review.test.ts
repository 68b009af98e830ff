import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { deadlineOf } from '../../src/draft/deadline.js';
import { draftReview, type Earlier } from '../../src/draft/draft-review.js';
import { enDraft } from '../../src/language/en/draft.js';
import { zhDraft } from '../../src/language/zh/draft.js';
import type { Fact } from '../../src/report/fact.js';
import type { Filing, Paragraph } from '../../src/report/report.js';
import { filingOf } from '../store/filings.js';

const SITUATION = '全年围绕河道保洁、学前教育编写解读稿件，逐篇请科室负责人审读后才上网。';
const HALL = '在服务大厅设置查询机两台，安排讲解员轮流值守。';
const PROBLEM = '部分栏目更新慢，解读材料偏少，乡镇之间差距明显。';

type Sketch = { year: number; texts: [section: number, text: string][]; facts?: Partial<Fact>[]; published?: string };

function report({ year, texts, facts = [], published }: Sketch): Filing {
  const tables: Partial<Fact>[] = [
    { metric: 'regulations.issued', applicant: null, value: 0 },
    { metric: 'applications.received', value: 12 },
    { metric: 'review.total', applicant: null, value: 0 },
  ];
  const of = { form: '2021' as const };
  const filing = filingOf({
    agency: '青禾区人民政府',
    year,
    facts: [...tables, ...facts].map((fact) => ({ ...of, ...fact })),
    findings: [],
    report: { form: '2021', published: published ?? null },
  });
  const paragraphs = texts.map(([section, text], at): Paragraph => {
    const headings = [`第${section}部分`];
    return { report: filing.report.id, order: at + 1, section, headings, text, printed: text };
  });
  return { ...filing, paragraphs };
}

const WHOLE: Sketch['texts'] = [
  [1, SITUATION],
  [5, PROBLEM],
  [6, '无其他需要报告的事项。'],
];
const earlier = (sketch: Omit<Sketch, 'year'>, year = 2022): Earlier => report({ ...sketch, year });
const review = (sketch: Omit<Sketch, 'year'>, previous: Earlier | null = null) =>
  draftReview({ filing: report({ ...sketch, year: 2023 }), previous, today: '2024-03-01' });

describe('a draft beside the report of the year before', () => {
  it('shows carry-overs and documents in force that do not follow on', () => {
    const before = earlier({
      texts: WHOLE,
      facts: [
        { metric: 'applications.carried_out', value: 3 },
        { metric: 'normative_documents.in_force', applicant: null, value: 10 },
      ],
    });
    const { previous } = review(
      {
        texts: WHOLE,
        facts: [
          { metric: 'applications.carried_in', value: 2 },
          { metric: 'normative_documents.in_force', applicant: null, value: 11 },
          { metric: 'normative_documents.issued', applicant: null, value: 2 },
          { metric: 'normative_documents.repealed', applicant: null, value: 1 },
        ],
      },
      before,
    );
    expect(previous?.findings.map(({ check, outcome, working }) => [check, outcome, working])).toEqual([
      ['carried-over', 'does_not_close', '3 ≠ 2'],
      ['documents-in-force', 'closes', '10 + 2 − 1 = 11'],
    ]);
  });

  it.each([
    {
      why: 'another agency',
      before: {
        ...earlier({ texts: WHOLE }),
        report: { ...report({ year: 2022, texts: [] }).report, agency: '柳溪镇人民政府' },
      },
    },
    { why: 'two years before', before: earlier({ texts: WHOLE }, 2021) },
  ])('is not held against a report of $why', ({ before }) => {
    expect(review({ texts: WHOLE }, before).previous).toBeNull();
  });
});

describe('repeated text', () => {
  const share = (now: string[], then: string[]) =>
    review({ texts: now.map((text) => [1, text]) }, earlier({ texts: then.map((text) => [1, text]) })).previous
      ?.repetition;

  it('is counted by the characters of whole sentences and listed', () => {
    const result = share([SITUATION + PROBLEM], [`${HALL}${SITUATION}`]);
    expect(result?.sentences).toEqual([{ section: 1, text: SITUATION }]);
    const [same, other] = [SITUATION, PROBLEM].map((text) => text.replaceAll(/[，。、]/g, '').length);
    expect(result?.share).toBeCloseTo(same! / (same! + other!));
  });

  it('is all of a text in which only the years were changed', () => {
    const text = (year: number) =>
      `${year}年共编写解读稿件若干篇，比${year - 1}年更为及时，${year + 1}年将继续坚持下去，并逐步推广到各镇街和各有关部门，让办事群众看得懂。`;
    expect(share([text(2023)], [text(2022)])?.share).toBe(1);
  });

  it('is not what differs in a figure, or is too short to tell', () => {
    const text = (count: number) =>
      `全年编写解读稿件${count}篇，逐篇请科室负责人审读后才上网公布，并请居民代表试读一遍再定稿，力求通俗易懂，群众一看就明白。`;
    expect(share([`${text(31)}谢谢。`], [`${text(30)}谢谢。`])).toMatchObject({ share: 0, sentences: [] });
  });

  it('is not told of a report with hardly any text', () => {
    expect(share(['无。'], [SITUATION])).toBeNull();
  });
});

describe('the sections of a draft', () => {
  it('are complete where each says something, and the last may say that there is nothing', () => {
    expect(review({ texts: WHOLE }).sections).toEqual([]);
  });

  it('are missing, empty or without their table', () => {
    const filing = report({
      year: 2023,
      texts: [
        [1, '无。'],
        [4, '本年度没有发生行政复议和诉讼。'],
      ],
    });
    const facts = filing.facts
      .filter(({ metric }) => metric !== 'review.total')
      .map((fact) =>
        fact.metric === 'regulations.issued' ? { ...fact, value: null, status: 'blank' as const } : fact,
      );
    expect(draftReview({ filing: { ...filing, facts }, previous: null, today: '2024-03-01' }).sections).toEqual([
      { section: 1, lack: 'empty' },
      { section: 2, lack: 'empty' },
      { section: 4, lack: 'no_table' },
      { section: 5, lack: 'missing' },
      { section: 6, lack: 'missing' },
    ]);
  });

  it('are not asked of a report from before the form of six sections', () => {
    const filing = report({ year: 2018, texts: [] });
    expect(draftReview({ filing, previous: null, today: '2019-03-01' }).sections).toEqual([]);
  });
});

describe('the day a report is due', () => {
  it.each([
    { agency: '云台市交通运输局', year: 2023, rule: 'department', last: '2024-01-31' },
    { agency: '青禾区人民政府办公室', year: 2023, rule: 'department', last: '2024-01-31' },
    { agency: '青禾区人民政府', year: 2023, rule: 'government', last: '2024-03-31' },
    { agency: '青禾土家族自治县人民政府', year: 2023, rule: 'government', last: '2024-03-31' },
    { agency: '云台市青禾区柳溪镇人民政府', year: 2023, rule: 'township', last: '2024-01-31' },
    { agency: '白鹭湖街道办事处', year: 2023, rule: 'township', last: '2024-01-31' },
    { agency: '云台市交通运输局', year: 2018, rule: 'former', last: '2019-03-31' },
  ])('is $last for $agency of $year', ({ agency, year, rule, last }) => {
    expect(deadlineOf({ agency, year, published: null }, '2024-01-01')).toMatchObject({ rule, last });
  });

  it('is counted from the day of publication where the page says it, else from today', () => {
    const of = { agency: '云台市交通运输局', year: 2023 };
    expect(deadlineOf({ ...of, published: '2024-02-02' }, '2024-05-01').daysLate).toBe(2);
    expect(deadlineOf({ ...of, published: null }, '2024-01-21').daysLate).toBe(-10);
  });
});

describe('a review in words', () => {
  const before = earlier({ texts: WHOLE, facts: [{ metric: 'applications.carried_out', value: 3 }] });
  const draft = review(
    {
      texts: [
        [1, `${SITUATION}${HALL}`],
        [6, '无其他需要报告的事项。'],
      ],
      facts: [{ metric: 'applications.carried_in', value: 2 }],
    },
    before,
  );

  it('is in Chinese', () => {
    expect(zhDraft.review(draft).join('\n')).toMatchInlineSnapshot(`
      "《青禾区人民政府2023年政府信息公开工作年度报告》草稿检查（青禾区人民政府，2023年度，未收录）
      格式：文本
      读到：正文中的数据 4 项
      勾稽关系：没有表格可检查。
      与2022年报告：检查1项，不衔接1项：
      · 青禾区人民政府2023年“上一年结转下年度＝本年的上年结转”不成立（总计列）：3 ≠ 2，相差1。
      文字重复：与2022年逐字相同（只改年份的也算）的句子占60.4%，超过50%，有的地方会因此扣分：
      · “全年围绕河道保洁、学前教育编写解读稿件，逐篇请科室负责人审读后才上网。”
      “五、存在的主要问题及改进情况”没有找到。
      公布期限：2024年3月31日（县级以上地方人民政府，《条例》第四十九条），还有30天。"
    `);
  });

  it('is in English', () => {
    expect(enDraft.review(draft).join('\n')).toMatchInlineSnapshot(`
      "Review of the draft 《青禾区人民政府2023年政府信息公开工作年度报告》 (青禾区人民政府, 2023, not filed)
      Format: text
      Found: 4 figures in the text
      Sums: there is no table to check.
      The report of 2022: 1 checked, 1 not following on:
      · Qinghe District (青禾区人民政府) 2023: "last year's carried out = this year's carried in" does not hold (all applicants): 3 ≠ 2, off by 1.
      Repeated text: 60.4% stands word for word (but for the year) in 2022, above 50%, for which some places take off points:
      · “全年围绕河道保洁、学前教育编写解读稿件，逐篇请科室负责人审读后才上网。”
      Sections: section 五, problems and improvements, was not found.
      Due: 2024-03-31 (local governments of a county or higher, art. 49 of the regulation), in 30 days."
    `);
  });

  it('reads in Traditional characters once whoever shows it has converted it', () => {
    const lines = zhDraft.review(draft).map(Converter({ from: 'cn', to: 't' }));
    expect(lines[0]).toContain('草稿檢查');
    expect(lines.at(-1)).toBe('公佈期限：2024年3月31日（縣級以上地方人民政府，《條例》第四十九條），還有30天。');
  });

  it('leaves out the sums that were told already', () => {
    expect(zhDraft.review(draft, { findings: false }).join('\n')).not.toContain('勾稽');
  });

  it('says when a report was published late, in time, or that nothing is filed to compare with', () => {
    const late = review({ texts: WHOLE, published: '2024-04-02' });
    expect(zhDraft.review(late).at(-1)).toContain('2024-04-02公布，迟了2天。');
    expect(enDraft.review(late).at(-1)).toContain('published 2024-04-02, 2 days late.');
    expect(zhDraft.review(late).join('\n')).toContain('没有收录青禾区人民政府2022年的报告');
    expect(zhDraft.review(review({ texts: WHOLE, published: '2024-03-31' })).at(-1)).toContain('按期');
  });
});
