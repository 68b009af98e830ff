import { describe, expect, it } from 'vitest';
import { agencyNames } from '../../src/parse/names.js';
import { isGovernment, nameParts } from '../../src/report/name-parts.js';

const keysOf = (name: string, others: string[] = []) => agencyNames(name, others).keys.map(({ key }) => key);

describe('agencyNames', () => {
  it.each([
    { name: '青岚区人民政府', keys: ['青岚区人民政府', '青岚区', '青岚', 'qinglan', 'qinglanqu'] },
    { name: '松陵县白鹭镇人民政府', keys: ['白鹭镇', '白鹭', '松陵县白鹭镇', 'bailu', 'bailuzhen'] },
    {
      name: '云汀市市场监督管理局',
      keys: ['云汀市市场监管局', '云汀市监局', '市场监管局', '云汀市', 'yuntingmarketregulation'],
    },
    { name: '松陵县发展和改革局', keys: ['松陵县发改局', '松陵发改局', '发改局', 'songlingfagaiju'] },
    { name: '云汀市卫生健康委员会', keys: ['云汀市卫健委', '卫健委', '云汀卫健委'] },
    { name: '乐水县人民政府', keys: ['leshui', 'yueshui'] },
    { name: '松陵经济技术开发区管理委员会', keys: ['松陵经开区', '松陵开发区', '松陵'] },
    { name: '清溪土家族自治县人民政府', keys: ['清溪土家族自治县', '清溪'] },
    { name: '国家茶叶局', keys: ['国家茶叶局', '茶叶局'] },
    { name: '国家茶叶局（国家水务署）', keys: ['国家茶叶局', '国家水务署'] },
  ])('gives $name the names people use', ({ name, keys }) => {
    expect(keysOf(name)).toEqual(expect.arrayContaining(keys));
  });

  it('takes in the names the report itself uses, with their county and city', () => {
    expect(keysOf('白鹭镇人民政府', ['江淮市松陵县白鹭镇人民政府'])).toEqual(
      expect.arrayContaining(['白鹭镇', '松陵县白鹭镇', '松陵白鹭镇', '江淮市松陵县白鹭镇']),
    );
  });

  it('leaves out a place name that is an everyday word', () => {
    expect(keysOf('和平区人民政府')).not.toContain('和平');
    expect(keysOf('和平区人民政府')).toContain('和平区');
  });

  it('says each key once', () => {
    const keys = keysOf('松陵县白鹭镇人民政府', ['松陵县白鹭镇人民政府']);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

describe('nameParts', () => {
  it.each([
    ['沙市区人民政府', ['沙市区'], '人民政府'],
    ['新乡市红旗区人民政府', ['新乡市', '红旗区'], '人民政府'],
    ['云汀市市场监督管理局', ['云汀市'], '市场监督管理局'],
    ['松陵县乡村振兴局', ['松陵县'], '乡村振兴局'],
    ['云汀市住房和城乡建设局', ['云汀市'], '住房和城乡建设局'],
    ['国家茶叶局', [], '国家茶叶局'],
  ])('takes %s apart', (name, places, body) => {
    expect(nameParts(name)).toEqual({ places, body });
  });

  it('tells a government from a department', () => {
    expect(['青岚区人民政府', '望海街道办事处', '青岚区'].map(isGovernment)).toEqual([true, true, true]);
    expect(['云汀市教育局', '青岚区人民政府办公室', '国家茶叶局'].map(isGovernment)).toEqual([false, false, false]);
  });
});
