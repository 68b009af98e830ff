import { describe, expect, it } from 'vitest';
import { agencyNames } from '../../src/parse/names.js';
import { planSchema } from '../../src/plan/plan.js';
import { createKnown } from '../../src/question/known.js';
import { brief, converse, KNOWN } from './brief.js';
import { CONVERSATIONS } from './conversations.js';
import { FIGURE_QUESTIONS } from './figure-questions.js';
import { OTHER_QUESTIONS } from './other-questions.js';
import { TRAP_QUESTIONS } from './trap-questions.js';

const SEVERAL = 12;

describe('planQuestion', () => {
  it.each([...FIGURE_QUESTIONS, ...TRAP_QUESTIONS])('plans %s as %s', (question, plan) => {
    expect(converse([question]).map(brief)).toEqual([plan]);
  });

  it.each(OTHER_QUESTIONS)('does not answer %s with a figure but %s', (question, plan) => {
    expect(converse([question]).map(brief)).toEqual([plan]);
  });

  it.each(CONVERSATIONS.map((turns) => ({ first: turns[0]?.[0], turns })))(
    'follows the talk after $first',
    ({ turns }) => {
      expect(converse(turns.map(([text]) => text)).map(brief)).toEqual(turns.map(([, plan]) => plan));
    },
  );

  it('makes only plans of the schema', () => {
    const questions = [...FIGURE_QUESTIONS, ...OTHER_QUESTIONS].map(([question]) => question);
    for (const plan of questions.flatMap((question) => converse([question])))
      expect(planSchema.parse(plan)).toEqual(plan);
  });

  it('says that a name was read by its sound', () => {
    const [plan] = converse(['清岚区2020年收到多少申请']);
    expect(plan).toMatchObject({
      assumptions: [{ slot: 'agency', because: 'spelling', said: '清岚区', taken: '青岚区人民政府' }],
    });
  });

  it('says which year a word was resolved to, and keeps it where that year is not filed', () => {
    const [plan] = converse(['白鹭镇去年收到多少申请']);
    expect(plan).toMatchObject({
      subjects: [{ agency: '松陵县白鹭镇人民政府', year: 2023 }],
      assumptions: [{ slot: 'year', because: 'relative', said: '去年', taken: '2023' }],
    });
  });

  it('takes the only filed year and says so', () => {
    const [plan] = converse(['白鹭镇收到多少申请']);
    expect(plan).toMatchObject({ kind: 'value', assumptions: [{ slot: 'year', because: 'only', taken: '2020' }] });
  });

  it('answers the first of two rates and offers the other, which follows in the chat', () => {
    const [first, second] = converse(['青岚区2022年予以公开率和不予公开率各是多少', '不予公开率']);
    expect(first).toMatchObject({
      kind: 'rate',
      rate: 'granted',
      assumptions: [{ slot: 'metric', because: 'leading', taken: '予以公开率', others: ['不予公开率'] }],
    });
    expect(second).toMatchObject({ kind: 'rate', rate: 'denied', assumptions: [] });
  });

  it('offers choices that are whole questions', () => {
    const [unclear] = converse(['鼓楼区2021年收到多少申请']);
    const says = unclear?.kind === 'clarify' ? unclear.choices.map((choice) => choice.says) : [];
    expect(says).toEqual(['南浦市鼓楼区人民政府2021年收到多少申请', '北桐市鼓楼区人民政府2021年收到多少申请']);
    expect(says.flatMap((question) => converse([question])).map(({ kind }) => kind)).toEqual(['value', 'value']);
  });

  it('never takes the only filed agency for one that is named and not filed', () => {
    const only = createKnown({
      agencies: [agencyNames('青岚区人民政府', [])],
      filed: [{ agency: '青岚区人民政府', year: 2022 }],
    });
    const asked = [
      '瓜州区2022年收到多少件申请',
      '瓜州2022年收到多少件申请',
      'How many applications did Guazhou receive in 2022?',
    ];
    expect(asked.flatMap((question) => converse([question], only)).map(({ kind }) => kind)).toEqual(
      Array(3).fill('unknown_agency'),
    );
    expect(converse(['2022年收到多少件申请'], only).map(brief)).toEqual(['value 青岚区2022 applications.received']);
  });

  it('reads a question of 20,000 characters', () => {
    const [plan] = converse([`青岚区2022年收到多少件申请${'，谢谢'.repeat(6666)}`]);
    expect(plan && brief(plan)).toBe('value 青岚区2022 applications.received');
  });

  it('offers at most six choices', () => {
    const names = Array.from({ length: SEVERAL }, (_, at) => `${'甲乙丙丁戊己庚辛壬癸子丑'[at]}阳县人民政府`);
    const many = createKnown({
      agencies: names.map((name) => agencyNames(name, [])),
      filed: names.map((agency) => ({ agency, year: 2022 })),
    });
    const [plan] = converse(['2022年收到多少件申请'], many);
    expect(plan?.kind === 'clarify' && plan.choices).toHaveLength(6);
  });
});

describe('createKnown', () => {
  it('finds the longest name at each place', () => {
    expect(KNOWN.find('云汀市市场监管局和青岚').map(({ said, agencies }) => [said, agencies])).toEqual([
      ['云汀市市场监管局', ['云汀市市场监督管理局']],
      ['青岚', ['青岚区人民政府']],
    ]);
  });

  it('finds pinyin with and without spaces, but not inside a word', () => {
    expect(KNOWN.find('Qing lan, qinglanqu').map(({ agencies }) => agencies)).toEqual([
      ['青岚区人民政府'],
      ['青岚区人民政府'],
    ]);
    expect(KNOWN.find('xqinglan')).toEqual([]);
  });

  it('knows the years of an agency, rising', () => {
    expect(KNOWN.yearsOf('青岚区人民政府')).toEqual([2019, 2020, 2021, 2022, 2023]);
    expect(KNOWN.yearsOf('瓜州区人民政府')).toEqual([]);
  });
});
