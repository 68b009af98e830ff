import { describe, expect, it } from 'vitest';
import { type Content, canBeVersions, isCopy } from '../../src/extract/versions.js';

const TEXT =
  '全县围绕道路养护公布工程进度一百余次，每月通报一次；在服务大厅设查询机两台，安排专人讲解；网站改版后新增农田水利栏目，由水务部门按周更新；乡镇设公告栏并拍照存档，年终逐一抽查；对群众来电当日登记，次日答复，答复内容同步贴在村口。';
const OTHER =
  '街道把社区食堂的收支贴在门口，居民随时可看；学前教育学位按摇号结果公布，摇号全程录像；古树保护名录重新核对，逐株挂牌；河道保洁分片到人，巡查记录上墙；旧楼加装电梯的补贴名单公示七天，有异议的当面说明并复核。';

function content(text: string, values: number[]): Content {
  const metrics = [
    'licensing.decisions',
    'penalties.decisions',
    'coercion.decisions',
    'procurement.projects',
    'fees.amount',
  ];
  return {
    paragraphs: [{ text }],
    facts: values.map((value, at) => ({ metric: metrics[at] ?? '', applicant: null, value, status: 'reported' })),
  };
}

describe('canBeVersions', () => {
  it.each([
    { one: content(TEXT, [5, 6, 7, 8]), other: content(TEXT, [5, 6, 7, 9]), is: true, why: 'one figure corrected' },
    {
      one: content(TEXT, [5, 6, 7, 8]),
      other: content(OTHER, [5, 6, 7, 8]),
      is: true,
      why: 'reworded, the same figures',
    },
    {
      one: content(TEXT, [0, 0, 0, 0]),
      other: content(TEXT, [9, 9, 9, 9]),
      is: true,
      why: 'figures filled in, the same text',
    },
    {
      one: content(TEXT, [5, 6, 7, 8]),
      other: content(OTHER, [1, 2, 3, 4]),
      is: false,
      why: 'two agencies of one name',
    },
    { one: content(TEXT, [0, 0, 0, 0]), other: content(OTHER, [0, 0, 0, 0]), is: false, why: 'zeros are no likeness' },
    { one: content('无。', [0]), other: content('没有。', [0]), is: true, why: 'too little to tell' },
  ])('$is: $why', ({ one, other, is }) => {
    expect(canBeVersions(one, other)).toBe(is);
    expect(canBeVersions(other, one)).toBe(is);
  });

  it.each([
    { share: 0.25, is: false },
    { share: 0.35, is: true },
  ])('$is where a share of $share of the text is the same, and no figure', ({ share, is }) => {
    const GRAM = 8;
    const grams = TEXT.replaceAll(/[^\p{Script=Han}]/gu, '').length - GRAM + 1;
    const letters = [...TEXT].filter((sign) => /\p{Script=Han}/u.test(sign));
    const shared = letters.slice(0, Math.round(share * grams) + GRAM - 1).join('');
    const [one, other] = [content(TEXT, [5, 6, 7, 8]), content(`${shared}${OTHER}`, [1, 2, 3, 4])];
    expect(canBeVersions(one, other)).toBe(is);
  });

  it.each([
    { figures: [5, 6, 7, 1], is: false },
    { figures: [5, 6, 7, 8, 1], is: true },
  ])('$is where all figures but one of $figures.length are the same, and none of the text', ({ figures, is }) => {
    expect(canBeVersions(content(TEXT, [5, 6, 7, 8, 9].slice(0, figures.length)), content(OTHER, figures))).toBe(is);
  });
});

describe('isCopy', () => {
  it('goes by the cells alone in two formats, and by every word besides in one', () => {
    const of = (format: string, text: string) => ({ ...content(text, [5, 6, 7, 8]), report: { reading: { format } } });
    expect(isCopy(of('html', TEXT), of('docx', OTHER))).toBe(true);
    expect(isCopy(of('html', TEXT), of('html', OTHER))).toBe(false);
  });

  it('goes by what is printed, whatever was corrected since', () => {
    const of = (format: string, values: number[]) => ({ ...content(TEXT, values), report: { reading: { format } } });
    const correction = { printed: 8, by: '王主任', at: '2026-11-20T18:00:00.000Z', why: '核对' };
    const filed = of('html', [5, 6, 7, 9]);
    const facts = filed.facts.map((fact) => (fact.value === 9 ? { ...fact, correction } : fact));
    expect(isCopy(of('html', [5, 6, 7, 8]), { ...filed, facts })).toBe(true);
    expect(isCopy(of('html', [5, 6, 7, 9]), { ...filed, facts })).toBe(false);
  });
});
