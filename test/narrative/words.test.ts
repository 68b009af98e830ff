import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countsIn, measuresAsked } from '../../src/narrative/search/measures.js';
import { withItems } from '../../src/narrative/search/whole-passages.js';
import { isItem, sentencesOf, splitSentences } from '../../src/narrative/sentences.js';
import { contentWords, wholeWords } from '../../src/text/content-words.js';

describe('splitSentences', () => {
  it.each([
    { text: '一句。两句！三句？', sentences: ['一句。', '两句！', '三句？'] },
    { text: '他说：“好。”后来', sentences: ['他说：“好。”', '后来'] },
    { text: '邮箱a.b@qh.gov.cn，占9.1%。', sentences: ['邮箱a.b@qh.gov.cn，占9.1%。'] },
    { text: '一行\n又一行', sentences: ['一行', '又一行'] },
    { text: '', sentences: [] },
  ])('splits "$text"', ({ text, sentences }) => {
    expect(splitSentences(text)).toEqual(sentences);
  });

  it('loses no sign that is not a space', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('甲', '乙', '。', '！', '”', '\n', ' ', '3', '.') }), (text) => {
        const bare = (one: string) => one.replaceAll(/\s/g, '');
        expect(bare(splitSentences(text).join(''))).toBe(bare(text));
      }),
    );
  });
});

describe('isItem', () => {
  it.each(['一是加强培训。', '（二）补齐短板。', '3.更新栏目。', '其次，扩大范围。'])('knows "%s"', (text) => {
    expect(isItem(text)).toBe(true);
  });

  it.each(['2020年举办培训。', '一年来，公开有序。'])('does not take "%s" for one', (text) => {
    expect(isItem(text)).toBe(false);
  });
});

describe('withItems', () => {
  const listed = (text: string) =>
    sentencesOf([{ report: 'a', order: 1, section: 1, headings: [], text, printed: text }]);
  it.each([
    { text: '从两处着手：一是抽查。二是通报。', quoted: 3, why: 'the list it announces' },
    { text: '办了培训班。二是抓考核。三是抓通报。', quoted: 1, why: 'and not the next point of another list' },
  ])('takes of $text $quoted: $why', ({ text, quoted }) => {
    const own = listed(text.replace('：', '。'));
    const [best] = own;
    expect(withItems(best!, { close: [best!], paragraphs: [best!.paragraph] })).toHaveLength(quoted);
  });
});

describe('contentWords', () => {
  it.each([
    { question: '举办了多少期业务培训', words: ['举办', '业务', '培训'] },
    { question: '什么是政务公开', words: ['政务', '公开'] },
    { question: 'how many training courses were there', words: ['training', 'courses'] },
    { question: '？！', words: [] },
  ])('keeps the words of "$question" that a passage must hold', ({ question, words }) => {
    expect(contentWords(question)).toEqual(words);
  });

  it('keeps an unknown name in one piece', () => {
    expect(contentWords('段云升').join('')).toBe('段云升');
  });
});

describe('wholeWords', () => {
  it('gives a cut word its other half back from the question', () => {
    expect(wholeWords('务培训', '今年业务培训几期')).toBe('业务培训');
  });

  it('leaves words of another question alone', () => {
    expect(wholeWords('驿站', '那2019年呢')).toBe('驿站');
  });
});

describe('measuresAsked', () => {
  it.each([
    { question: '有多少人来过', text: '接待210名来访者。', strict: true, counts: true },
    { question: '有多少人来过', text: '设窗口12个。', strict: true, counts: false },
    { question: '收了多少钱', text: '收取350元。', strict: true, counts: true },
    { question: '拖了多久才回', text: '平均用时6个工作日。', strict: true, counts: true },
    { question: '开了几回', text: '召开会议三次。', strict: true, counts: true },
    { question: 'how many people came', text: '参加者三百余人。', strict: true, counts: true },
    { question: '有多少个栏目', text: '设栏目9个。', strict: false, counts: true },
    { question: '伤了几个人', text: '公布调查报告3份。', strict: true, counts: false },
    { question: '接待多少办事群众', text: '接待2100人次。', strict: true, counts: true },
    { question: '好评率是多少', text: '好评率98%。', strict: true, counts: true },
    { question: '好评率是多少', text: '评价器12台。', strict: true, counts: false },
    { question: '入驻了多少家机构', text: '印发方案2份。', strict: true, counts: false },
    { question: '发了多少篇', text: '刊发信息430条。', strict: true, counts: true },
    { question: '收了多少条意见', text: '收到意见（36）条。', strict: true, counts: true },
  ])('reads "$question", which "$text" counts: $counts', ({ question, text, strict, counts }) => {
    const asked = measuresAsked(question);
    expect(asked.strict).toBe(strict);
    expect(countsIn(asked.alike, text)).toBe(counts);
  });

  it('finds no measure in a question that counts nothing', () => {
    expect(measuresAsked('谁在管')).toEqual({ units: [], alike: [], strict: false });
  });
});
