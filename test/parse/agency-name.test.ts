import { describe, expect, it } from 'vitest';
import { agencyName, isOneSlipApart, isSameAgency, nameWithoutPlace } from '../../src/parse/agency-name.js';

describe('agencyName', () => {
  it.each([
    { words: '洛江区', name: '洛江区人民政府' },
    { words: '白沙镇', name: '白沙镇人民政府' },
    { words: '池江镇政府', name: '池江镇人民政府' },
    { words: '南桥街道', name: '南桥街道办事处' },
    { words: '云塘高新区', name: '云塘高新区' },
    { words: '镇江市', name: '镇江市人民政府' },
    { words: '市北区', name: '市北区人民政府' },
    { words: '靖江市行政审批局', name: '靖江市行政审批局' },
  ])('$words is $name', ({ words, name }) => {
    expect(agencyName(words)).toBe(name);
  });

  it.each([
    '我镇',
    '区教育局',
    '全县',
    '市政府',
    '财政局',
    '某县人民政府',
    '镇人民政府',
    '乡村振兴',
    '本机关',
    '关于县',
    'APP平台局',
    '',
  ])('"%s" names no agency', (words) => {
    expect(agencyName(words)).toBeNull();
  });

  it('keeps the part of a name that lacks its place', () => {
    expect(nameWithoutPlace('区教育局')).toBe('区教育局');
    expect(nameWithoutPlace('市南区教育局')).toBeNull();
  });

  it('tells an office from the government it serves', () => {
    expect(isSameAgency('屯溪区人民政府办公室', '屯溪区人民政府')).toBe(false);
    expect(isSameAgency('黄山市屯溪区人民政府', '屯溪区人民政府')).toBe(true);
  });

  it('knows names one character apart', () => {
    expect(isOneSlipApart('沭阳县人民政府', '沐阳县人民政府')).toBe(true);
    expect(isOneSlipApart('沭阳县人民政府', '泗洪县人民政府')).toBe(false);
  });
});
