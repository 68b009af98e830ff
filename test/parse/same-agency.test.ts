import { describe, expect, it } from 'vitest';
import { canBeSameAgency, isShortFor, nameToFileUnder } from '../../src/parse/same-agency.js';

describe('canBeSameAgency', () => {
  it.each([
    ['洪山区人民政府', '江城市洪山区人民政府', true, 'the city above'],
    ['洪山区人民政府', '洪山区人民政府', true, 'the same'],
    ['洪山区人民政府', '洪山区人民政府办公室', false, 'its office is another agency'],
    ['屯镇人民政府', '上屯镇人民政府', false, 'another town, not the same with a place above'],
    ['甲县太平镇人民政府', '乙县太平镇人民政府', false, 'two counties'],
  ])('%s and %s: %s, %s', (one, other, same) => {
    expect(canBeSameAgency(one, other)).toBe(same);
    expect(canBeSameAgency(other, one)).toBe(same);
  });
});

describe('isShortFor', () => {
  it.each([
    ['江城市科委', '江城市科学技术委员会', true],
    ['江城市发改委', '江城市发展和改革委员会', true],
    ['江城市经信委', '江城市经济和信息化委员会', true],
    ['江城市人社局', '江城市人力资源和社会保障局', true],
    ['江城市应急局', '江城市应急管理局', true],
    ['江城市扶贫办', '江城市扶贫办公室', true],
    ['江城市教育局', '江城市教育体育局', false],
    ['江城市农业局', '江城市农业农村局', false],
    ['江城市建设局', '江城市住房和城乡建设局', false],
    ['湖州市科委', '江城市科学技术委员会', false],
    ['江城市科技局', '江城市科学技术委员会', false],
    ['科委', '科学技术委员会', false],
  ])('%s of %s: %s', (short, full, expected) => {
    expect(isShortFor(short, full)).toBe(expected);
  });
});

describe('nameToFileUnder', () => {
  const filed = new Map<string, readonly string[]>([
    ['洪山区人民政府', ['江城市洪山区人民政府']],
    ['太平镇人民政府', ['甲县太平镇人民政府']],
    ['丙县长河镇人民政府', []],
    ['丁县长河镇人民政府', []],
    ['江城市科学技术委员会', []],
    ['江城市发改委', []],
  ]);
  it.each([
    { agency: '江城市洪山区人民政府', others: [], name: '洪山区人民政府', why: 'the filed agency keeps its name' },
    { agency: '洪山区人民政府', others: [], name: '洪山区人民政府', why: 'nothing says it is another' },
    { agency: '太平镇人民政府', others: [], name: '太平镇人民政府', why: 'nothing says it is another' },
    { agency: '太平镇人民政府', others: ['乙县太平镇人民政府'], name: '乙县太平镇人民政府', why: 'another county' },
    { agency: '太平镇人民政府', others: ['甲县太平镇人民政府'], name: '太平镇人民政府', why: 'the same county' },
    { agency: '乙县太平镇人民政府', others: [], name: '乙县太平镇人民政府', why: 'another county in the title' },
    { agency: '长河镇人民政府', others: [], name: '长河镇人民政府', why: 'it could be either of two' },
    {
      agency: '长河镇人民政府',
      others: ['丁县长河镇人民政府'],
      name: '丁县长河镇人民政府',
      why: 'the text says which',
    },
    { agency: '江城市科委', others: [], name: '江城市科学技术委员会', why: 'its short name' },
    { agency: '江城市发展和改革委员会', others: [], name: '江城市发改委', why: 'its full name' },
    { agency: '新沟镇人民政府', others: ['甲县新沟镇人民政府'], name: '新沟镇人民政府', why: 'no other of that name' },
  ])('files $agency $others under $name: $why', ({ agency, others, name }) => {
    expect(nameToFileUnder({ agency, otherNames: others }, { filed })).toBe(name);
  });

  it('takes the fuller name that the person states', () => {
    const stated = '戊县太平镇人民政府';
    expect(nameToFileUnder({ agency: '太平镇人民政府', otherNames: [] }, { filed, stated })).toBe(stated);
    expect(nameToFileUnder({ agency: '新沟镇人民政府', otherNames: [] }, { filed, stated })).toBe('新沟镇人民政府');
  });
});
