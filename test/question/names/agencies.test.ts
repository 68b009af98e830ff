import { describe, expect, it } from 'vitest';
import { agencyNames } from '../../../src/parse/names.js';
import { findAgencies } from '../../../src/question/names/agencies.js';
import { findGroups } from '../../../src/question/names/agency-groups.js';
import { createKnown } from '../../../src/question/names/known.js';
import { knownOf } from '../../fixtures/invented-names.js';

const FILED: [name: string, ...others: string[]][] = [
  ['青岚区人民政府'],
  ['云汀市人民政府'],
  ['昆山市人民政府', '江苏省昆山市人民政府'],
  ['松陵县白鹭镇人民政府'],
  ['北桐市行政审批局'],
  ['云汀市发展和改革局'],
  ['松陵县教育局'],
  ['南京市鼓楼区人民政府'],
  ['福州市鼓楼区人民政府'],
];
const known = createKnown({
  agencies: FILED.map(([name, ...others]) => agencyNames(name, others)),
  filed: FILED.map(([agency]) => ({ agency, year: 2022 })),
});

describe('findAgencies', () => {
  it.each([
    { text: '青岚区2022年收到多少', said: '青岚区', agency: '青岚区人民政府', exact: 'short' },
    { text: '请问青岚区人民政府收到多少', said: '青岚区人民政府', agency: '青岚区人民政府', exact: 'full' },
    { text: '云汀市政府罚了几次', said: '云汀市政府', agency: '云汀市人民政府', exact: 'short' },
    { text: '苏州市昆山市2022', said: '苏州市昆山市', agency: '昆山市人民政府', exact: 'short' },
    { text: '苏州昆山2022', said: '苏州昆山', agency: '昆山市人民政府', exact: 'short' },
    { text: '江苏省苏州市昆山市人民政府', said: '江苏省苏州市昆山市人民政府', agency: '昆山市人民政府', exact: 'full' },
    { text: '云汀市青岚区2022', said: '云汀市青岚区', agency: '青岚区人民政府', exact: 'short' },
    { text: 'test qinglan district in 2022', said: 'qinglan district', agency: '青岚区人民政府', exact: 'pinyin' },
    { text: 'blue city (qinglan) 2022', said: 'blue city (qinglan)', agency: '青岚区人民政府', exact: 'pinyin' },
    { text: '青岚county 2022', said: '青岚county', agency: '青岚区人民政府', exact: 'short' },
    { text: '清兰区2022年', said: '清兰区', agency: '青岚区人民政府', exact: 'homophone' },
    { text: '白路镇去年', said: '白路镇', agency: '松陵县白鹭镇人民政府', exact: 'homophone' },
    { text: '云廷2022年', said: '云廷', agency: '云汀市人民政府', exact: 'homophone' },
    { text: '岚青区2022年', said: '岚青区', agency: '青岚区人民政府', exact: 'slip' },
    { text: '北桐市行政审判局2022', said: '北桐市行政审判局', agency: '北桐市行政审批局', exact: 'slip' },
    { text: '云汀市发改委2022', said: '云汀市发改委', agency: '云汀市发展和改革局', exact: 'slip' },
    { text: 'qinglna 2022', said: 'qinglna', agency: '青岚区人民政府', exact: 'slip' },
    { text: '福建省鼓楼区2022', said: '福建省鼓楼区', agency: '福州市鼓楼区人民政府', exact: 'short' },
  ])('finds $said in "$text"', ({ text, said, agency, exact }) => {
    const [found] = findAgencies(text, known);
    expect(found).toMatchObject({ said, agencies: [agency], exact, start: text.indexOf(said) });
  });

  it('gives one mention with the places before it', () => {
    expect(findAgencies('江苏省苏州市昆山市2022', known)).toMatchObject([
      { parents: ['江苏省', '苏州市'], placeOnly: false },
    ]);
  });

  it('lists all agencies of one name', () => {
    expect(findAgencies('鼓楼区', known)).toMatchObject([
      { agencies: ['南京市鼓楼区人民政府', '福州市鼓楼区人民政府'] },
    ]);
  });

  it('marks the mere place of a department', () => {
    expect(findAgencies('北桐市2022', known)).toMatchObject([{ agencies: ['北桐市行政审批局'], placeOnly: true }]);
  });

  it.each([
    { text: '南京市青岚', agencies: ['青岚区人民政府'], why: 'nothing is known of where it lies' },
    { text: '南京市昆山市', agencies: [], why: 'it lies in another city' },
    { text: '福建昆山', agencies: [], why: 'it lies in another province' },
    { text: '北桐市审批局', agencies: ['北桐市行政审批局'], why: 'its own place stands before it' },
    { text: '南浦市教育局', agencies: [], why: 'it is the department of another place' },
    { text: '松陵县体育局', agencies: ['松陵县教育局'], why: 'another department leaves only the place' },
    { text: '云汀和青岚比', agencies: ['云汀市人民政府', '青岚区人民政府'], why: 'both are named' },
    { text: '策试是青兰的', agencies: ['青岚区人民政府'], why: 'a name of sounds alone is no word' },
  ])('reads "$text" so that $why', ({ text, agencies }) => {
    const found = findAgencies(text, known);
    expect(found.flatMap((each) => each.agencies)).toEqual(agencies);
  });

  it('takes no word for a name that it sounds like', () => {
    const city = knownOf(['宿迁市人民政府']);
    expect(findAgencies('诉前收到多少', city)).toEqual([]);
    expect(findAgencies('宿千收到多少', city)).toMatchObject([{ exact: 'homophone' }]);
  });

  it('looks for no other spelling where other words stand', () => {
    expect(findAgencies('清兰区2022年', known, [{ start: 0, end: 3 }])).toEqual([]);
  });
});

describe('findGroups', () => {
  it.each([
    { text: '各镇2022年', said: '各镇', traits: { kind: '镇' } },
    { text: '各县区谁最多', said: '各县区', traits: { level: 'county', kind: 'government' } },
    { text: '江苏各市', said: '江苏各市', traits: { within: '江苏', level: 'city', kind: 'government' } },
    { text: '云汀市的各区', said: '云汀市的各区', traits: { within: '云汀市', kind: '区' } },
    { text: '县级机关收到', said: '县级机关', traits: { level: 'county' } },
    { text: '市级部门', said: '市级部门', traits: { level: 'city', kind: '部门' } },
    { text: '所有局里', said: '所有局', traits: { kind: '局' } },
    { text: '医院2022年', said: '医院', traits: { kind: '医院' } },
    { text: 'which town had most', said: 'which town', traits: { kind: '镇' } },
  ])('reads $said', ({ text, said, traits }) => {
    expect(findGroups(text, known)).toMatchObject([{ said, traits }]);
  });

  it.each(['青岚区2022年收到', '市场监管', '这个县里', 'the county'])('reads none in "%s"', (text) => {
    expect(findGroups(text, known)).toEqual([]);
  });

  it('hears no name in a sound that its signs seldom have', () => {
    // 和 is read hú at a gaming table only.
    expect(findAgencies('湖旺区2022年收到多少', knownOf(['和旺区人民政府']))).toEqual([]);
    expect(findAgencies('河旺区2022年收到多少', knownOf(['和旺区人民政府']))).toMatchObject([{ exact: 'homophone' }]);
  });
});
