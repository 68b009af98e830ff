import { describe, expect, it } from 'vitest';
import { agenciesWith, type Level, levelOf, overlaps, placedOf } from '../../src/report/places.js';
import { knownOf } from '../fixtures/invented-names.js';

type Row = { agency: string | string[]; level: Level; province?: string; parent?: string; kind: string | undefined };

describe('what places an agency', () => {
  it.each<Row>([
    { agency: '昆山市人民政府', level: 'county', province: '江苏省', parent: '苏州市', kind: 'government' },
    { agency: '苏州市人民政府', level: 'city', province: '江苏省', parent: '江苏省', kind: 'government' },
    { agency: '昆山市教育局', level: 'county', province: '江苏省', parent: '昆山市', kind: '局' },
    { agency: '北京市教育委员会', level: 'province', province: '北京市', parent: '北京市', kind: '委' },
    { agency: '浙江省教育厅', level: 'province', province: '浙江省', parent: '浙江省', kind: '厅' },
    { agency: '云汀市人民政府', level: 'city', kind: 'government' },
    { agency: '云汀市青禾市人民政府', level: 'county', parent: '云汀市', kind: 'government' },
    { agency: '青岚区人民政府', level: 'county', kind: 'government' },
    { agency: '鼓楼区人民政府', level: 'county', kind: 'government' },
    { agency: '南京市鼓楼区人民政府', level: 'county', province: '江苏省', parent: '南京市', kind: 'government' },
    {
      agency: ['白鹭镇人民政府', '昆山市白鹭镇人民政府'],
      level: 'town',
      province: '江苏省',
      parent: '昆山市',
      kind: 'government',
    },
    { agency: '望海街道办事处', level: 'town', kind: 'government' },
    { agency: '宿迁经济技术开发区管理委员会', level: 'county', province: '江苏省', parent: '宿迁市', kind: '园区' },
    { agency: '苏州工业园区管理委员会', level: 'county', province: '江苏省', parent: '苏州市', kind: '园区' },
    { agency: '苏州市国有资产监督管理委员会', level: 'city', province: '江苏省', parent: '苏州市', kind: '委' },
    { agency: '昆山市第一人民医院', level: 'county', province: '江苏省', parent: '昆山市', kind: '医院' },
    { agency: '云汀市自来水公司', level: 'city', parent: '云汀市', kind: '公司' },
    { agency: '国家茶叶局', level: 'nation', kind: '局' },
    { agency: '济源市人民政府', level: 'county', province: '河南省', parent: '河南省', kind: 'government' },
    { agency: '清溪土家族自治县人民政府', level: 'county', kind: 'government' },
    { agency: '新疆维吾尔自治区人民政府', level: 'province', province: '新疆维吾尔自治区', kind: 'government' },
  ])('tells level, province, parent and kind of $agency', ({ agency, level, province, parent, kind }) => {
    const { places, own, kinds } = placedOf(agency);
    const above = kinds.includes('government') ? places.slice(0, -1) : places;
    expect(levelOf(agency)).toBe(level);
    expect(places.find((place) => levelOf(`${place}人民政府`) === 'province')).toBe(province);
    expect(own === undefined ? undefined : above.at(-1)).toBe(parent);
    expect(kinds[0]).toBe(kind);
  });

  it.each([
    { agency: '昆山市人民政府', place: '苏州', within: true },
    { agency: '昆山市人民政府', place: '江苏省', within: true },
    { agency: '昆山市人民政府', place: '昆山', within: true },
    { agency: '昆山市人民政府', place: '无锡', within: false },
    { agency: '鼓楼区人民政府', place: '江苏', within: false },
    { agency: '桂林市教育局', place: '广西', within: true },
  ])('tells whether $agency lies in $place', ({ agency, place, within }) => {
    expect(agenciesWith({ within: place }, knownOf([agency]))).toEqual(within ? [agency] : []);
  });

  it('knows groups of kinds', () => {
    const known = knownOf(['松陵县石桥镇人民政府', '松陵县教育局', '松陵县人民政府']);
    expect(agenciesWith({ kind: '乡镇' }, known)).toEqual(['松陵县石桥镇人民政府']);
    expect(agenciesWith({ kind: '部门' }, known)).toEqual(['松陵县教育局']);
  });
});

describe('agenciesWith', () => {
  const known = knownOf([
    '江苏省人民政府',
    '苏州市人民政府',
    '昆山市人民政府',
    '常熟市教育局',
    '昆山市白鹭镇人民政府',
    '洛江区人民政府',
    '松陵县人民政府',
    '松陵县第二医院',
  ]);

  it.each([
    { traits: { kind: '镇' }, agencies: ['昆山市白鹭镇人民政府'] },
    { traits: { within: '苏州', level: 'county', kind: 'government' }, agencies: ['昆山市人民政府'] },
    { traits: { within: '江苏', level: 'city', kind: 'government' }, agencies: ['苏州市人民政府'] },
    { traits: { level: 'city' }, agencies: ['苏州市人民政府'] },
    { traits: { kind: '医院' }, agencies: ['松陵县第二医院'] },
    { traits: { kind: '局' }, agencies: ['常熟市教育局'] },
    { traits: { within: '福建' }, agencies: ['洛江区人民政府'] },
    { traits: { within: '云南' }, agencies: [] },
    { traits: {}, agencies: known.agencies },
  ] as const)('picks those with $traits', ({ traits, agencies }) => {
    expect(agenciesWith(traits, known)).toEqual(agencies);
  });
});

describe('overlaps', () => {
  it('tells a government and what lies in its place', () => {
    const names = ['苏州市人民政府', '昆山市人民政府', '洛江区人民政府', '昆山市教育局'];
    expect(overlaps(names)).toEqual([
      ['苏州市人民政府', '昆山市人民政府'],
      ['苏州市人民政府', '昆山市教育局'],
      ['昆山市人民政府', '昆山市教育局'],
    ]);
  });

  it('finds none among places side by side, nor of one name in two provinces', () => {
    expect(overlaps(['南京市鼓楼区人民政府', '福州市鼓楼区人民政府', '福州市鼓楼区教育局'])).toEqual([
      ['福州市鼓楼区人民政府', '福州市鼓楼区教育局'],
    ]);
  });
});
