import { dict } from '@node-rs/jieba/dict.js';
import { describe, expect, it } from 'vitest';
import { findAgencies } from '../../../src/question/names/agencies.js';
import { findUnfiled } from '../../../src/question/names/unfiled.js';
import { knownOf } from '../../fixtures/invented-names.js';

const AGENCIES = ['青岚区人民政府', '昆山市人民政府', '松陵县白鹭镇人民政府', '北桐市行政审批局', '云汀市人民政府'];
const known = knownOf(AGENCIES);

describe('findUnfiled', () => {
  it.each([
    { text: '南京市2022年收到多少', said: '南京市', kind: 'place' },
    { text: '北京2022', said: '北京', kind: 'place' },
    { text: '江苏省收到多少', said: '江苏省', kind: 'place' },
    { text: '江苏省宿城区2022', said: '江苏省宿城区', kind: 'place' },
    { text: '泗阳2022年', said: '泗阳', kind: 'place' },
    { text: '看看青禾县', said: '青禾县', kind: 'place' },
    { text: '请问海棠市教育局收到多少', said: '海棠市教育局', kind: 'body' },
    { text: '海棠市行政审批局', said: '海棠市行政审批局', kind: 'body' },
    { text: '青岚区教育局2022', said: '青岚区教育局', kind: 'body' },
    { text: '青岚区妇联2022年', said: '青岚区妇联', kind: 'body' },
    { text: '云汀市政府办2022年', said: '云汀市政府办', kind: 'body' },
    { text: '云汀市第一人民医院2022', said: '云汀市第一人民医院', kind: 'body' },
    { text: '青岚街道办事处', said: '青岚街道办事处', kind: 'body' },
    { text: '青岚镇2022', said: '青岚镇', kind: 'place' },
    { text: '福建省昆山市2022', said: '福建省昆山市', kind: 'place' },
    { text: '北桐市2022年', said: '北桐市', kind: 'place' },
    { text: '苏州工业园区2022', said: '苏州工业园区', kind: 'place' },
    { text: '国家税务总局', said: '国家税务总局', kind: 'body' },
    { text: '市中院判了几件', said: '市中院', kind: 'generic' },
    { text: 'nanjing 2022', said: 'nanjing', kind: 'place' },
    { text: 'haitang county penalties', said: 'haitang county', kind: 'place' },
    { text: 'qinglan education bureau', said: 'qinglan education bureau', kind: 'body' },
  ])('finds $said in "$text"', ({ text, said, kind }) => {
    expect(findUnfiled(text, [], known)).toMatchObject([{ said, kind, start: text.indexOf(said) }]);
  });

  it.each([
    ...['结局怎么样', '社区', '城市', '辖区', '全市', '各县区', '我们县', '向法院起诉', '跟财政局比', '贫困县多少'],
    ...['青岚区查办了多少', '青岚区公布', '昆山开出多少罚单', '云汀市政府办了多少件', '青岚区查处多少', '青岚区布局'],
    ...['青岚区上报省政府的', '青岚区网站', '青岚区办事大厅', '江苏各市', '那边区里', '青岚区比如行政处罚'],
    ...['how many did the county receive', 'which bureau', 'the district court'],
  ])('finds none in "%s"', (text) => {
    expect(findUnfiled(text, [], known)).toEqual([]);
  });

  it('leaves alone what other words explain', () => {
    expect(findUnfiled('海棠市2022', [{ start: 0, end: 3 }], known)).toEqual([]);
  });

  it('leaves an agency alone before nearly every verb of a dictionary', () => {
    const said = ['青岚区', '昆山', '白鹭镇', '北桐市审批局', '云汀'];
    const lines = dict
      .toString()
      .split('\n')
      .map((line) => line.split(' '));
    const all = lines.flatMap(([word = '', often, tag]) =>
      tag === 'v' && word.length === 2 && Number(often) > 2 ? [word] : [],
    );
    const verbs = all.filter((_, at) => at % Math.floor(all.length / 500) === 0);
    const taken = verbs.flatMap((verb) =>
      said.filter((name, at) => {
        const text = `${name}${verb}了多少行政处罚`;
        const [found, other] = findAgencies(text, known);
        const isAlone = other === undefined && findUnfiled(text, [], known).length === 0;
        return !isAlone || found?.said !== name || found.agencies.join() !== AGENCIES[at];
      }),
    );
    expect(verbs.length).toBeGreaterThanOrEqual(500);
    expect(taken.length / (verbs.length * said.length)).toBeLessThan(0.01);
  });
});
