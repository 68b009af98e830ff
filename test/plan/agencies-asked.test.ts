import { describe, expect, it } from 'vitest';
import { agencyNames } from '../../src/parse/names.js';
import { createKnown } from '../../src/question/known.js';
import { converse } from './brief.js';

const NAMES = [
  '青禾县人民政府',
  '云汀市人民政府',
  '松陵省水利厅',
  '云汀市住房和城乡建设局',
  '梅渚市行政审批局',
  '兰坡县农业农村局',
  '石浦镇人民政府',
  '国家茶叶局',
  '清源区白岩镇人民政府',
];
const OTHER_NAMES: Record<string, string[]> = { 清源区白岩镇人民政府: ['湖南省云江市清源区白岩镇人民政府'] };
const known = createKnown({
  agencies: NAMES.map((name) => agencyNames(name, OTHER_NAMES[name] ?? [])),
  filed: NAMES.flatMap((agency) => [2021, 2022].map((year) => ({ agency, year }))),
});

function agenciesAsked(question: string): string {
  const [plan] = converse([question], known);
  if (plan?.kind === 'unknown_agency') return `not filed: ${plan.said}`;
  const subjects = plan && 'subjects' in plan ? plan.subjects : [];
  return [...new Set(subjects.map(({ agency }) => agency))].join('+') || String(plan?.kind);
}

describe('the agency a question asks about', () => {
  it.each([
    ['青禾县说2021年还打算在哪儿公开', '青禾县人民政府'],
    ['听青禾县说2022年收到12件申请', '青禾县人民政府'],
    ['青禾县坦言2022年有什么短板', '青禾县人民政府'],
    ['青禾县答应2022年修好的路修好了吗', '青禾县人民政府'],
    ['青禾县自己2022年收到多少申请', '青禾县人民政府'],
    ['青禾县他们2022年收到多少申请', '青禾县人民政府'],
    ['青禾县整体2022年收到多少申请', '青禾县人民政府'],
    ['青禾县里2022年收到多少申请', '青禾县人民政府'],
    ['就青禾县而言2022年收到申请几件', '青禾县人民政府'],
    ['对青禾县来说2022年最大的问题是什么', '青禾县人民政府'],
    ['据青禾县的年报说，2022年收到多少申请', '青禾县人民政府'],
    ['“青禾县”：2022年收到多少申请？', '青禾县人民政府'],
    ['有人告青禾县吗2022年', '青禾县人民政府'],
    ['青禾县网站2022年收到多少留言', '青禾县人民政府'],
    ['青禾县狠下功夫2022年做了什么', '青禾县人民政府'],
    ['青禾县扶贫2022年公开多少', '青禾县人民政府'],
    ['青禾县食品安全方面2022年公开多少', '青禾县人民政府'],
    ['青禾县企业2022年递了几件申请', '青禾县人民政府'],
    ['青禾县历年2022年收到几件申请', '青禾县人民政府'],
    ['雲汀市說2022年除了網上還要在哪裡公開', '云汀市人民政府'],
    ['云汀市住建局讲2022年怎么做的', '云汀市住房和城乡建设局'],
  ])('is the one named before what it says or how it is: %s', (question, agency) => {
    expect(agenciesAsked(question)).toBe(agency);
  });

  it.each([
    ['2022年松陵省水利厅提请省政府出台了哪部规章', '松陵省水利厅'],
    ['松陵省水利厅2022年报请省政府后收到多少申请', '松陵省水利厅'],
    ['国家茶叶局报请中央办公厅印发了什么', '国家茶叶局'],
    ['云汀市住建局把钱交给财政局了吗', '云汀市住房和城乡建设局'],
    ['云汀市住建局2022年移送公安局的申请有几件', '云汀市住房和城乡建设局'],
    ['青禾县会同公安局做了什么', '青禾县人民政府'],
    ['青禾县请县医院公开价格了吗', '青禾县人民政府'],
    ['石浦镇协助县民政局发低保了吗', '石浦镇人民政府'],
    ['上级批评松陵省水利厅了吗', '松陵省水利厅'],
  ])('is not the body that something is done to: %s', (question, agency) => {
    expect(agenciesAsked(question)).toBe(agency);
  });

  it.each([
    ['青禾县教育局2022年收到多少申请', '青禾县教育局'],
    ['青禾县公安局说2022年收到多少申请', '青禾县公安局'],
    ['青禾县组织部2022年收到多少申请', '青禾县组织部'],
    ['青禾县纪委2022年收到多少申请', '青禾县纪委'],
    ['青禾县人大2022年办了哪些培训', '青禾县人大'],
    ['青禾县信息中心2022年收到多少申请', '青禾县信息中心'],
    ['青禾县不动产登记中心2022年收到多少申请', '青禾县不动产登记中心'],
    ['青禾县给排水公司2022年收到多少申请', '青禾县给排水公司'],
    ['青禾县受理中心2022年收到多少申请', '青禾县受理中心'],
    ['青禾县坦石镇2022年收到多少申请', '青禾县坦石镇'],
    ['青禾县人民政府办2022年收到多少申请', '青禾县人民政府办'],
    ['青禾县向山镇2022年收到多少申请', '青禾县向山镇'],
    ['青禾县联合镇2022年收到多少申请', '青禾县联合镇'],
    ['青禾县会同镇2022年收到多少申请', '青禾县会同镇'],
    ['松陵省水利厅直属水文局2022年收到多少申请', '松陵省水利厅直属水文局'],
    ['松陵省水利厅信息中心2022年收到多少申请', '松陵省水利厅信息中心'],
    ['青禾街道2022年收到多少申请', '青禾街道'],
    ['青禾镇2022年收到多少申请', '青禾镇'],
    ['青禾县说丹枫县2022年收到多少申请', '丹枫县'],
    ['青禾县跟丹枫县2022年谁收得多', '丹枫县'],
    ['青禾县和丹枫2022年谁收到的申请多', '丹枫'],
    ['How many applications did Qinghe Education Bureau receive in 2022?', 'Qinghe Education Bureau'],
    ["How many applications did Qinghe's public security bureau receive?", "Qinghe's public security bureau"],
    ['How did the finance bureau of Qinghe train its people in 2022?', 'finance bureau of Qinghe'],
    ['How many applications did the Qinghe County court receive in 2022?', 'Qinghe County court'],
    ['How many applications did Qinghe and Danfeng receive in 2022?', 'Danfeng'],
  ])('is refused where only a part of its name is filed: %s', (question, said) => {
    expect(agenciesAsked(question)).toBe(`not filed: ${said}`);
  });
});

describe('a place said before a name', () => {
  it.each([
    '清源区白岩镇2022年收到多少申请',
    '云江市清源区白岩镇2022年收到多少申请',
    '湖南省云江市白岩镇2022年收到多少申请',
    '湖南白岩镇2022年收到多少申请',
  ])('may be any of those its reports name above it: %s', (question) => {
    expect(agenciesAsked(question)).toBe('清源区白岩镇人民政府');
  });

  it.each(['江苏青禾县2022年收到多少申请', '江苏省梅山市青禾县2022年收到多少申请'])(
    'is believed where its reports name none above it: %s',
    (question) => {
      expect(agenciesAsked(question)).toBe('青禾县人民政府');
    },
  );

  it.each(['南河市白岩镇', '丹枫县白岩镇', '四川白岩镇', '四川省白岩镇'])('makes another place of it: %s', (said) => {
    expect(agenciesAsked(`${said}2022年收到多少申请`)).toBe(`not filed: ${said}`);
  });
});

describe('a name in Latin letters', () => {
  it.each([
    ['What does the approval bureau in Meizhu (梅渚市行政审批局) plan to improve?', '梅渚市行政审批局'],
    ['How many requests did the farm bureau of Lanpo (兰坡县农业农村局) receive in 2022?', '兰坡县农业农村局'],
    ['How many applications did the Yunting housing bureau receive in 2022?', '云汀市住房和城乡建设局'],
    ["Meizhu's 行政审批局 received how many applications in 2022?", '梅渚市行政审批局'],
    ['兰坡县农业农村局（Lanpo County Agriculture Bureau）2022年收到多少申请', '兰坡县农业农村局'],
    ['How many applications did Qinghe County (青禾县) receive in 2022?', '青禾县人民政府'],
    ['Yunting (云汀市住房和城乡建设局) 2022 applications', '云汀市住房和城乡建设局'],
  ])('tells which agency it is: %s', (question, agency) => {
    expect(agenciesAsked(question)).toBe(agency);
  });

  it('does not come between two agencies and their years', () => {
    const [plan] = converse(['Compare Qinghe (青禾县) 2021 and Yunting (云汀市) 2022 applications received'], known);
    expect(plan).toMatchObject({
      subjects: [
        { agency: '青禾县人民政府', year: 2021 },
        { agency: '云汀市人民政府', year: 2022 },
      ],
    });
  });

  it.each([
    ['Meizhu 2022 applications received', 'Meizhu'],
    ['Meizhu (梅渚市) 2022 applications received', 'Meizhu'],
  ])('is no department where only its place is said: %s', (question, said) => {
    expect(agenciesAsked(question)).toBe(`not filed: ${said}`);
  });
});
