import type { FormRow } from './forms.js';

const LICENSING = { id: 'licensing', article: '五', zh: '行政许可', en: 'administrative licensing' };
const OTHER_SERVICES = {
  id: 'other_services',
  article: '五',
  zh: '其他对外管理服务事项',
  en: 'other external administrative services',
};
const PENALTIES = { id: 'penalties', article: '六', zh: '行政处罚', en: 'administrative penalties' };
const COERCION = { id: 'coercion', article: '六', zh: '行政强制', en: 'administrative coercion' };
const FEES = { id: 'fees', article: '八', zh: '行政事业性收费', en: 'administrative fees' };

type Matter = typeof LICENSING;

/** The form of reporting years 2019 and 2020 (国办公开办函〔2019〕60号). */
export const FORM_2019: readonly FormRow[] = [
  ...documents('regulations', '规章', 'regulations', [
    ['created', '本年新制作数量', 'made this year'],
    ['newly_disclosed', '本年新公开数量', 'newly disclosed this year'],
    ['disclosed_total', '对外公开总数量', 'disclosed in total'],
  ]),
  ...documents('normative_documents', '规范性文件', 'normative documents', [
    ['created', '本年新制作数量', 'made this year'],
    ['newly_disclosed', '本年新公开数量', 'newly disclosed this year'],
    ['disclosed_total', '对外公开总数量', 'disclosed in total'],
  ]),
  ...[LICENSING, OTHER_SERVICES, PENALTIES, COERCION].flatMap((matter) => [
    ...items(matter),
    decisions(matter, '处理决定数量'),
  ]),
  ...items(FEES),
  disclosure('procurement.projects', '项', ['第二十条第（九）项', '政府集中采购', '采购项目数量'], {
    zh: '政府集中采购项目数量',
    en: 'centralised procurement projects',
  }),
  disclosure('procurement.amount', '万元', ['第二十条第（九）项', '政府集中采购', '采购总金额'], {
    zh: '政府集中采购总金额',
    en: 'centralised procurement amount',
  }),
  ...applications([['other', [], '其他处理', 'applications: other handling']]),
  ...reviewAndLitigation(),
];

/** The form of reporting years from 2021 on (国办公开办函〔2021〕30号). */
export const FORM_2021: readonly FormRow[] = [
  ...documents('regulations', '规章', 'regulations', [
    ['issued', '本年制发件数', 'issued this year'],
    ['repealed', '本年废止件数', 'repealed this year'],
    ['in_force', '现行有效件数', 'in force'],
  ]),
  ...documents('normative_documents', '行政规范性文件', 'normative documents', [
    ['issued', '本年制发件数', 'issued this year'],
    ['repealed', '本年废止件数', 'repealed this year'],
    ['in_force', '现行有效件数', 'in force'],
  ]),
  ...[LICENSING, PENALTIES, COERCION].map((matter) => decisions(matter, '本年处理决定数量')),
  disclosure('fees.amount', '万元', ['第二十条第（八）项', '行政事业性收费', '本年收费金额（单位：万元）'], {
    zh: '行政事业性收费本年收费金额',
    en: 'administrative fees collected',
  }),
  ...applications([
    [
      'other.correction_overdue',
      ['1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
      '其他处理：申请人无正当理由逾期不补正',
      'other: correction overdue',
    ],
    [
      'other.fee_overdue',
      ['2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
      '其他处理：申请人逾期未按收费通知要求缴纳费用',
      'other: fee not paid in time',
    ],
    ['other.rest', ['3.其他'], '其他处理：其他', 'other: rest'],
  ]),
  ...reviewAndLitigation(),
];

function disclosure(metric: string, unit: string, labels: string[], name: { zh: string; en: string }): FormRow {
  return { metric, table: 'disclosure', unit, byApplicant: false, labels, ...name };
}

function documents(id: string, label: string, en: string, columns: [string, string, string][]): FormRow[] {
  return columns.map(([column, head, english]) =>
    disclosure(`${id}.${column}`, '件', ['第二十条第（一）项', label, head], {
      zh: `${label}${head}`,
      en: `${en} ${english}`,
    }),
  );
}

function items({ id, article, zh, en }: Matter): FormRow[] {
  const group = `第二十条第（${article}）项`;
  return [
    disclosure(`${id}.items_previous_year`, '项', [group, zh, '上一年项目数量'], {
      zh: `${zh}上一年项目数量`,
      en: `${en}: items in the previous year`,
    }),
    disclosure(`${id}.items_change`, '项', [group, zh, '本年增/减'], {
      zh: `${zh}本年增减项目数量`,
      en: `${en}: change in items this year`,
    }),
  ];
}

function decisions({ id, article, zh, en }: Matter, head: string): FormRow {
  return disclosure(`${id}.decisions`, '件', [`第二十条第（${article}）项`, zh, head], {
    zh: `${zh}处理决定数量`,
    en: `${en}: decisions`,
  });
}

function applications(otherHandling: [string, string[], string, string][]): FormRow[] {
  const row = (metric: string, labels: string[], zh: string, en: string): FormRow => ({
    metric: `applications.${metric}`,
    table: 'applications',
    unit: '件',
    byApplicant: true,
    labels,
    zh,
    en,
  });
  const result = '三、本年度办理结果';
  const outcome = (metric: string, group: string, label: string, en: string): FormRow =>
    row(
      `outcome.${metric}`,
      [result, group, label],
      `${group.slice(3)}：${label.slice(2)}`,
      `${metric.startsWith('denied') ? 'denied' : metric.startsWith('unavailable') ? 'unavailable' : 'not processed'}: ${en}`,
    );
  return [
    row('received', ['一、本年新收政府信息公开申请数量'], '本年新收政府信息公开申请数量', 'new applications received'),
    row(
      'carried_in',
      ['二、上年结转政府信息公开申请数量'],
      '上年结转政府信息公开申请数量',
      'applications carried over from last year',
    ),
    row('outcome.granted', [result, '（一）予以公开'], '予以公开', 'applications granted'),
    row(
      'outcome.partial',
      [result, '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
      '部分公开',
      'applications partially granted',
    ),
    outcome('denied.state_secret', '（三）不予公开', '1.属于国家秘密', 'state secret'),
    outcome('denied.prohibited_by_law', '（三）不予公开', '2.其他法律行政法规禁止公开', 'disclosure prohibited by law'),
    outcome(
      'denied.security_and_stability',
      '（三）不予公开',
      '3.危及“三安全一稳定”',
      'endangers security or stability',
    ),
    outcome('denied.third_party_rights', '（三）不予公开', '4.保护第三方合法权益', "protects a third party's rights"),
    outcome('denied.internal_affairs', '（三）不予公开', '5.属于三类内部事务信息', 'internal affairs'),
    outcome('denied.process_information', '（三）不予公开', '6.属于四类过程性信息', 'process information'),
    outcome('denied.enforcement_files', '（三）不予公开', '7.属于行政执法案卷', 'enforcement case file'),
    outcome('denied.inquiry_matters', '（三）不予公开', '8.属于行政查询事项', 'administrative inquiry matter'),
    outcome('unavailable.not_held', '（四）无法提供', '1.本机关不掌握相关政府信息', 'not held by the agency'),
    outcome('unavailable.needs_creation', '（四）无法提供', '2.没有现成信息需要另行制作', 'would have to be created'),
    outcome(
      'unavailable.still_unclear',
      '（四）无法提供',
      '3.补正后申请内容仍不明确',
      'still unclear after correction',
    ),
    outcome('not_processed.complaints', '（五）不予处理', '1.信访举报投诉类申请', 'petition or complaint'),
    outcome('not_processed.repeated', '（五）不予处理', '2.重复申请', 'repeated application'),
    outcome('not_processed.publications', '（五）不予处理', '3.要求提供公开出版物', 'asks for a publication'),
    outcome(
      'not_processed.mass_repeated',
      '（五）不予处理',
      '4.无正当理由大量反复申请',
      'mass repeated without good reason',
    ),
    outcome(
      'not_processed.reconfirmation',
      '（五）不予处理',
      '5.要求行政机关确认或重新出具已获取信息',
      'asks to reconfirm information already obtained',
    ),
    ...otherHandling.map(([id, labels, zh, en]) => row(`outcome.${id}`, [result, '（六）其他处理', ...labels], zh, en)),
    row('outcome.total', [result, '（七）总计'], '办理结果总计', 'outcomes in total'),
    row('carried_out', ['四、结转下年度继续办理'], '结转下年度继续办理', 'applications carried over to next year'),
  ];
}

function reviewAndLitigation(): FormRow[] {
  const channels: [string, string[], string, string][] = [
    ['review', ['行政复议'], '行政复议', 'administrative review'],
    [
      'litigation.direct',
      ['行政诉讼', '未经复议直接起诉'],
      '行政诉讼（未经复议直接起诉）',
      'litigation without prior review',
    ],
    ['litigation.after_review', ['行政诉讼', '复议后起诉'], '行政诉讼（复议后起诉）', 'litigation after review'],
  ];
  const results: [string, string, string][] = [
    ['upheld', '结果维持', 'upheld'],
    ['corrected', '结果纠正', 'corrected'],
    ['other', '其他结果', 'other result'],
    ['pending', '尚未审结', 'not yet concluded'],
    ['total', '总计', 'total'],
  ];
  return channels.flatMap(([channel, labels, zh, en]) =>
    results.map(([result, label, english]) => ({
      metric: `${channel}.${result}`,
      table: 'review_litigation' as const,
      unit: '件',
      byApplicant: false,
      labels: [...labels, label],
      zh: `${zh}：${label}`,
      en: `${en}: ${english}`,
    })),
  );
}
