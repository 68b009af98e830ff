import { describe, expect, it } from 'vitest';
import { statedFigures } from '../../../src/extract/statements/statements.js';
import { numberInWords } from '../../../src/extract/statements/statements-quantity.js';
import type { ParsedParagraph } from '../../../src/parse/document.js';

const YEAR = 2020;

function paragraph(text: string, headings: string[] = ['一、总体情况']): ParsedParagraph {
  return { section: 1, headings, text, printed: text };
}

function figures(text: string, headings?: string[]) {
  return statedFigures([paragraph(text, headings)], { year: YEAR }).value;
}

/** "metric applicant=value" of the catalogue's figures. */
function catalogue(text: string, headings?: string[]): string[] {
  return figures(text, headings)
    .filter(({ metric }) => metric !== 'statement')
    .map(({ metric, applicant, value }) => `${metric}${applicant ? ` ${applicant}` : ''}=${value}`)
    .sort();
}

function statements(text: string) {
  return figures(text)
    .filter(({ metric }) => metric === 'statement')
    .map(({ labels, value, unit, notes }) => [labels.join(' / '), value, unit, ...notes]);
}

const NO_CASES = ['litigation.after_review.total=0', 'litigation.direct.total=0', 'review.total=0'];

describe('figures of the catalogue in the text', () => {
  it.each(['件', '宗', '条', '起', '份', '例', '人次', '件次', '项', '次'])('counts in %s', (unit) => {
    expect(catalogue(`全县共收到政府信息公开申请17${unit}。`)).toEqual(['applications.received total=17']);
    expect(catalogue(`上年结转申请2${unit}。`)).toEqual(['applications.carried_in total=2']);
    expect(catalogue(`我局被申请行政复议3${unit}。`)).toEqual(['review.total=3']);
  });

  it.each(['予以公开', '部分公开', '行政复议', '未经复议直接起诉'])(
    'has no item of two that are counted as one: %s',
    (item) => {
      for (const and of ['和', '及', '以及', '与', '、'])
        expect(catalogue(`收到的申请中予以公开${and}${item}9件。`).filter((figure) => figure.endsWith('=9'))).toEqual(
          [],
        );
    },
  );

  it.each([
    { text: '本年度没有收到任何单位和个人的政府信息公开申请。', facts: ['applications.received total=0'] },
    { text: '我乡未收到公民、法人和其他组织提出的信息公开申请。', facts: ['applications.received total=0'] },
    { text: '全年无人提出公开申请。', facts: ['applications.received total=0'] },
    { text: '2020年,我乡收到政府信息公开申请0件。', facts: ['applications.received total=0'] },
    { text: '我局共收到5件信息公开申请,办结5件。', facts: ['applications.received total=5'] },
    { text: '全县共受理政府信息公开申请12宗。', facts: ['applications.received total=12'] },
    {
      text: '我局收到信息公开申请6件,申请人均为自然人。',
      facts: ['applications.received natural_person=6', 'applications.received total=6'],
    },
    { text: '也没有2019年结转的申请。', facts: ['applications.carried_in total=0'] },
    {
      text: '上年结转申请2件,结转下年度继续办理3件。',
      facts: ['applications.carried_in total=2', 'applications.carried_out total=3'],
    },
    {
      text: '答复中予以公开4件、部分公开1件。',
      facts: ['applications.outcome.granted total=4', 'applications.outcome.partial total=1'],
    },
    { text: '未发生因政府信息公开被申请行政复议、提起行政诉讼的情况。', facts: NO_CASES },
    { text: '全年未发生因依申请公开被行政复议纠错或行政诉讼败诉情形。', facts: [] },
    { text: '有1件涉及政府信息公开工作的行政复议,该行政复议件未被复议审查机关纠错。', facts: [] },
    { text: '没有行政诉讼被撤销,没有行政复议逾期未结。', facts: [] },
    { text: '答复中予以公开及部分公开258件。', facts: [] },
    { text: '答复中予以公开、部分公开258件。', facts: [] },
    { text: '因政府信息公开提起行政诉讼和申请行政复议5件。', facts: [] },
    {
      text: '答复中予以公开4条、部分公开1条。',
      facts: ['applications.outcome.granted total=4', 'applications.outcome.partial total=1'],
    },
    {
      text: '我局被申请行政复议3件,没有提起行政诉讼的情况。',
      facts: ['litigation.after_review.total=0', 'litigation.direct.total=0', 'review.total=3'],
    },
    {
      text: '有2起未经复议直接起诉的行政诉讼,没有复议后起诉的行政诉讼。',
      facts: ['litigation.after_review.total=0', 'litigation.direct.total=2'],
    },
  ])('reads "$text"', ({ text, facts }) => {
    expect(catalogue(text)).toEqual(facts);
  });

  it.each([
    { text: '2019年没有收到信息公开申请。', why: 'another year' },
    { text: '窗口全年受理申请1200件。', why: 'applications for something else' },
    { text: '与2019年相比,收到信息公开申请减少4件。', why: 'a comparison' },
    { text: '没有2018年结转的申请。', why: 'not the year before' },
    { text: '没有收到行政复议申请以外的材料要求。', why: 'not all reviews' },
    { text: '没有收到申请书面更正的材料。', why: 'not an application for information' },
    { text: '未收到对收费减免的申请。', why: 'a fee' },
    { text: '通过网络收到信息公开申请3件。', why: 'one channel' },
    { text: '收到信息公开申请若干,其中,市局收到申请3件。', why: 'a part' },
    { text: '如没有收到信息公开申请,则不必答复。', why: 'a condition' },
    { text: '办结行政复议7件。', why: 'closed, not received' },
    { text: '无正当理由不得拒绝申请。', why: 'a rule' },
    { text: '收到群众意见30条。', why: 'no applications' },
  ])('makes no figure of "$text": $why', ({ text }) => {
    expect(catalogue(text).filter((fact) => !fact.startsWith('review.total=0'))).toEqual([]);
  });

  it('takes 无 under a heading for the answer to it', () => {
    expect(catalogue('无。', ['一、总体情况', '(二)依申请公开情况'])).toEqual(['applications.received total=0']);
    expect(catalogue('无。', ['四、政府信息公开行政复议、行政诉讼情况'])).toEqual(NO_CASES);
    expect(catalogue('窗口没有收到申请。', ['一、总体情况', '(二)依申请公开情况'])).toEqual([]);
    expect(catalogue('我乡没有收到申请。', ['一、总体情况', '(二)依申请公开情况'])).toEqual([
      'applications.received total=0',
    ]);
    expect(catalogue('无。', ['六、其他需要报告的事项'])).toEqual([]);
  });

  it('keeps no figure of which the text says two different things', () => {
    expect(catalogue('我局收到信息公开申请5件。全年收到信息公开申请6件。')).toEqual([]);
  });

  it('quotes the sentence as printed, and the words that say it', () => {
    const printed = '本年度未收到公開申請。另設專欄２個。';
    const { value: facts } = statedFigures([{ ...paragraph('本年度未收到公开申请。另设专栏2个。'), printed }], {
      year: YEAR,
    });
    expect(facts[0]).toMatchObject({
      metric: 'applications.received',
      applicant: 'total',
      value: 0,
      unit: '件',
      labels: ['一、本年新收政府信息公开申请数量', '总计'],
      cell: '未收到',
      quote: '本年度未收到公開申請。',
      section: '一、总体情况',
      status: 'text',
      row: 1,
      column: 0,
      form: null,
    });
    expect(facts[1]).toMatchObject({ metric: 'statement', quote: '另設專欄２個。' });
  });
});

describe('other quantities in the text', () => {
  it.each([
    { text: '全乡网上主动公开政府信息62条。', found: [['全乡网上主动公开政府信息', 62, '条']] },
    {
      text: `${'各乡镇按照统一安排把农田水利和道路养护的进度'.repeat(3)}、便民服务栏目更新信息30条。`,
      found: [['便民服务栏目更新信息', 30, '条']],
    },
    { text: '大厅面积150平方米。', found: [['大厅面积', 150, '平方米']] },
    { text: '编制26个领域标准目录。', found: [['编制领域标准目录', 26, '个']] },
    { text: '报告确定的六项任务全部办结。', found: [['报告确定的任务全部办结', 6, '项']] },
    { text: '发布解读26(篇)次。', found: [['发布解读', 26, '篇次']] },
    { text: '收费1,204.5万元。', found: [['收费', 1204.5, '万元']] },
    { text: '公开信息18万余条。', found: [['公开信息', 180000, '条', 'not exact in the text: 余']] },
    { text: '月办件量达180件左右。', found: [['月办件量', 180, '件', 'not exact in the text: 左右']] },
    {
      text: '职能类信息71条,约占7.8%;许可类信息94条。',
      found: [
        ['职能类信息', 71, '条'],
        ['职能类信息 / 占比', 7.8, '%', 'not exact in the text: 约占'],
        ['许可类信息', 94, '条'],
      ],
    },
    {
      text: '公开信息30条,其中,镇级20条、村级10条。',
      found: [
        ['公开信息', 30, '条'],
        ['公开信息 / 镇级', 20, '条'],
        ['公开信息 / 村级', 10, '条'],
      ],
    },
  ])('reads "$text"', ({ text, found }) => {
    expect(statements(text)).toEqual(found);
  });

  it.each([
    '2020年3月11日上线,电话0517-87222589。',
    '按照《关于办好10件实事的通知》办理。',
    '贯彻党的十九届五中全会精神。',
    '按〔2018〕23号文执行,共第3期。',
    '2019年公开信息30条。',
    '深化“三个一”做法。',
    '均在20个工作日内答复。',
  ])('finds none in "%s"', (text) => {
    expect(statements(text)).toEqual([]);
  });
});

describe('numberInWords', () => {
  it.each([
    ['六', 6],
    ['十', 10],
    ['十二', 12],
    ['二十六', 26],
    ['一百零五', 105],
    ['两千三百', 2300],
  ])('%s is %s', (words, number) => {
    expect(numberInWords(words)).toBe(number);
  });
});
