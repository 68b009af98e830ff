import { describe, expect, it } from 'vitest';
import { readingSchema } from '../../src/question/reading.js';
import { brief, converse, KNOWN, readAs, readingsOf } from './brief.js';
import { FIGURE_QUESTIONS } from './figure-questions.js';
import { OTHER_QUESTIONS } from './other-questions.js';

describe('a question for figures', () => {
  it.each(FIGURE_QUESTIONS)('%s is %s', (question, query) => {
    expect(readAs(question)).toBe(query);
  });

  it.each(['青岚区2022年的表平不平'])('asks for the sums: %s', (question) => {
    expect(readAs(question)).toMatch(/^青岚区 2022 .* → check$/);
  });
});

describe('a question that no figure answers', () => {
  it.each(OTHER_QUESTIONS)('%s is %s', (question, reading) => {
    expect(readAs(question)).toBe(reading);
  });
});

describe('what was taken for granted', () => {
  const assumedOf = (text: string) =>
    readingsOf(text).flatMap((reading) => (reading.kind === 'figures' ? (reading.query.assumed ?? []) : []));

  it('is a name read by its sound', () => {
    expect(assumedOf('清岚区2020年收到多少申请')).toMatchObject([
      { slot: 'agency', because: 'spelling', said: '清岚区', taken: '青岚区人民政府' },
    ]);
  });

  it('is the year that a word stands for, though it is not filed', () => {
    expect(assumedOf('白鹭镇去年收到多少申请')).toMatchObject([
      { slot: 'year', because: 'relative', said: '去年', taken: '2023' },
    ]);
  });

  it('is the only filed year, or the newest of several', () => {
    expect(assumedOf('白鹭镇收到多少申请')).toMatchObject([{ slot: 'year', because: 'only', taken: '2020' }]);
    expect(assumedOf('青岚区收到多少申请')).toMatchObject([{ slot: 'year', because: 'latest', taken: '2023' }]);
  });

  it('is nothing where agency, year and item are named', () => {
    expect(assumedOf('青岚区2022年收到多少申请')).toEqual([]);
  });
});

describe('a message', () => {
  it.each([
    ['青岚区2022年办结了多少件，还做了哪些沟通工作', '青岚区 2022 applications.outcome.total', 'text 青岚区2022'],
    ['青岚区2022年收到多少件申请，还存在哪些问题', '青岚区 2022 applications.received', 'text 青岚区2022'],
  ])('that asks for a figure and for what the text says is read as both: %s', (question, figure, text) => {
    const [first = '', second = '', ...more] = readAs(question).split(' / ');
    expect([first, more]).toEqual([figure, []]);
    expect(second.startsWith(text)).toBe(true);
  });

  it.each(['青岚区2022年收到多少件申请，还有结转的', '青岚区2022年，还行吗'])(
    'is cut in no halves where the second asks nothing by itself: %s',
    (question) => {
      expect(readingsOf(question)).toHaveLength(1);
    },
  );

  it('of several questions is read as each, in their order', () => {
    expect(readAs('青岚区2022年收到多少申请？云汀市2022年罚了几件？')).toBe(
      '青岚区 2022 applications.received / 云汀市 2022 penalties.decisions',
    );
  });

  it('that wants the report itself wants that of the agency which was seen last, and else asks whose', () => {
    const [, seen] = converse(['青岚区2021年概况', '把年报发给我']);
    expect(seen).toMatch(/^file 青岚区2021$/);
    const [asked, reply] = converse(['把年报发给我', '云汀市']);
    expect(asked).toMatch(/^clarify agency/);
    expect(reply).toMatch(/^file 云汀市/);
  });

  it('that tells a story asks what it asks', () => {
    expect(readAs('我上个月去办事，窗口让我等了好久。青岚区2022年收到多少件申请？')).toBe(
      '青岚区 2022 applications.received',
    );
  });

  it('of 1,000 characters is read', () => {
    expect(readAs(`青岚区2022年收到多少件申请${'，谢谢'.repeat(328)}`)).toBe('青岚区 2022 applications.received');
  });

  it('is read the same with other digits, spaces and full-width signs', () => {
    for (const text of ['青岚区2022年收到多少申请', '青岚区２０２２年收到多少申请', ' 青岚区 2022 年 收到多少申请 ？'])
      expect(readAs(text)).toBe('青岚区 2022 applications.received');
  });

  it('is read as readings of the schema only', () => {
    const questions = [...FIGURE_QUESTIONS, ...OTHER_QUESTIONS].map(([question]) => question);
    for (const reading of questions.flatMap((question) => readingsOf(question)))
      expect(readingSchema.parse(reading), brief(reading)).toEqual(reading);
  });

  it('names no agency and no year that neither it nor the register holds', () => {
    for (const [question] of FIGURE_QUESTIONS)
      for (const reading of readingsOf(question)) {
        const agencies = [...JSON.stringify(reading).matchAll(/"agencies":\{"any":\[([^\]]*)\]/g)].flatMap(([, any]) =>
          [...(any ?? '').matchAll(/"([^"]+(?:政府|局|办事处))"/g)].map(([, name]) => name ?? ''),
        );
        for (const agency of agencies) expect(KNOWN.agencies.includes(agency), `${question}: ${agency}`).toBe(true);
      }
  });
});
