import { describe, expect, it } from 'vitest';
import { agencyNames } from '../../src/parse/names.js';
import { agencyNamed } from '../../src/plan/agency-named.js';
import { createKnown } from '../../src/question/known.js';

const NAMES = [
  '云汀市青禾区人民政府',
  '云汀市人民政府',
  '白鹿县石桥镇人民政府',
  '云汀市石桥镇人民政府',
  '云汀市教育局',
  '松川市行政审批局',
];
const known = createKnown({
  agencies: NAMES.map((name) => agencyNames(name, [])),
  filed: NAMES.flatMap((agency) => [2019, 2020].map((year) => ({ agency, year }))),
});

describe('agencyNamed', () => {
  it.each([
    { words: '青禾区', agencies: ['云汀市青禾区人民政府'] },
    { words: '青禾區', agencies: ['云汀市青禾区人民政府'] },
    { words: '云汀市教育局', agencies: ['云汀市教育局'] },
    { words: '教育局', agencies: ['云汀市教育局'] },
    { words: 'qinghe', agencies: ['云汀市青禾区人民政府'] },
    { words: '青禾区和云汀市教育局', agencies: ['云汀市青禾区人民政府', '云汀市教育局'] },
  ])('knows "$words" as filed', ({ words, agencies }) => {
    expect(agencyNamed(words, known)).toEqual({ kind: 'filed', agencies });
  });

  it.each(['石桥镇', '镇政府'])('tells that several answer to "%s"', (words) => {
    const named = agencyNamed(words, known);
    expect(named).toMatchObject({ kind: 'several', agencies: expect.arrayContaining(['白鹿县石桥镇人民政府']) });
  });

  it.each([
    { words: '丹枫县', plain: '丹枫县人民政府', why: 'a place has a government of its name' },
    { words: '丹枫县教育局', plain: '丹枫县教育局', why: 'it says where it is' },
    { words: '松川市', plain: '松川市人民政府', why: 'a city is not its department' },
    { words: '民政局', plain: null, why: 'every county has one' },
    { words: '丹枫', plain: null, why: 'what it is a name of is open' },
    { words: '所有机关', plain: null, why: 'it names nobody' },
    { words: '今天天气怎么样', plain: null, why: 'it is no name' },
    { words: 'Springfield', plain: null, why: 'it is no Chinese name' },
  ])('tells that "$words" is not filed: $why', ({ words, plain }) => {
    expect(agencyNamed(words, known)).toMatchObject({ kind: 'not_filed', plain });
  });

  it('offers the filed names that are most like it', () => {
    expect(agencyNamed('松川市', known)).toMatchObject({ nearest: ['松川市行政审批局'] });
    expect(agencyNamed('丹枫', known)).toMatchObject({ nearest: [] });
    expect(agencyNamed('丹枫县教育局', known)).toMatchObject({ nearest: [] });
  });
});
