import type { AgencyTraits } from '../../query/query.js';

/** What a set of agencies is called, and the traits that its members have; `alone` needs no word for all before it. */
export const GROUP_WORDS: readonly { said: readonly string[]; traits: AgencyTraits; alone?: true }[] = [
  { said: ['乡镇', '镇乡', 'towns and townships'], traits: { kind: '乡镇' }, alone: true },
  { said: ['镇街', '街镇', '镇街道', '乡镇街道'], traits: { kind: '镇街' }, alone: true },
  { said: ['镇', 'towns', 'town'], traits: { kind: '镇' } },
  { said: ['乡', 'townships', 'township'], traits: { kind: '乡' } },
  { said: ['街道', '街道办', '街道办事处', 'subdistricts', 'subdistrict'], traits: { kind: '街道' } },
  {
    said: ['县区', '区县', '县市区', '市县区', '区县市', '市区县', '县市', '市县', 'counties and districts'],
    traits: { level: 'county', kind: 'government' },
  },
  { said: ['县', 'counties', 'county'], traits: { kind: '县' } },
  { said: ['区', 'districts', 'district'], traits: { kind: '区' } },
  { said: ['市', '地级市', '设区市', '地市', '城市', 'cities', 'city'], traits: { level: 'city', kind: 'government' } },
  { said: ['县级市'], traits: { level: 'county', kind: '市' }, alone: true },
  { said: ['省', '省份', 'provinces', 'province'], traits: { level: 'province', kind: 'government' } },
  { said: ['局', 'bureaus', 'bureau'], traits: { kind: '局' } },
  { said: ['委', '委员会', 'commissions', 'commission'], traits: { kind: '委' } },
  { said: ['厅'], traits: { kind: '厅' } },
  { said: ['部门', '委办局', '局委办', '职能部门', 'departments', 'department'], traits: { kind: '部门' } },
  { said: ['医院', 'hospitals', 'hospital'], traits: { kind: '医院' }, alone: true },
  { said: ['学校', '院校', 'schools', 'school'], traits: { kind: '学校' }, alone: true },
  { said: ['公司', '企业', '国企', 'companies', 'company'], traits: { kind: '公司' } },
  { said: ['园区', '开发区', '高新区', '管委会', '功能区', 'zones', 'zone'], traits: { kind: '园区' } },
  { said: ['法院', 'courts', 'court'], traits: { kind: '法院' } },
  { said: ['政府', '人民政府', 'governments', 'government'], traits: { kind: 'government' } },
  { said: ['地', '地方', '机关', '单位', '地区', 'agencies', 'agency', 'bodies', 'authorities'], traits: {} },
];

/** What levels are called; agencies of them may be called by a word of `LEVEL_BODIES` after it. */
export const LEVEL_WORDS: readonly { said: readonly string[]; level: NonNullable<AgencyTraits['level']> }[] = [
  { said: ['国家级', '中央级', 'national'], level: 'nation' },
  { said: ['省级', '省一级', 'provincial', 'province-level'], level: 'province' },
  { said: ['市级', '地市级', '市一级', '地级', 'city-level', 'municipal-level', 'prefectural'], level: 'city' },
  { said: ['县级', '区县级', '县区级', '区级', '县一级', '县处级', 'county-level', 'district-level'], level: 'county' },
  { said: ['镇级', '乡级', '乡镇级', '镇街级', '街道级', '乡镇一级', 'town-level', 'township-level'], level: 'town' },
];

/** Words for all of a set, or for one of it that is asked for. */
export const EVERY_WORDS: readonly string[] = [
  ...[
    '各个',
    '各',
    '两个',
    '三个',
    '四个',
    '五个',
    '六个',
    '几个',
    '这几个',
    '所有的',
    '所有',
    '全部的',
    '全部',
    '每个',
    '每一个',
    '每家',
    '每',
    '哪个',
    '哪些',
    '哪几个',
    '哪家',
    '哪',
  ],
  ...[
    '几个',
    '几家',
    '多少个',
    '多少家',
    '下属',
    '下辖',
    '下面',
    'all the',
    'all',
    'every',
    'each',
    'which',
    'how many',
    'what',
  ],
];

/** What may stand between a place and a set of its agencies. */
export const WITHIN_WORDS: readonly string[] = [
  '的',
  '省内',
  '市内',
  '县内',
  '内',
  '境内',
  '辖区',
  '辖',
  '辖下',
  '下面',
  '下属',
  '下辖',
  '里',
  '全省',
  '全市',
  '全县',
];
