/** A printed row of the applications table: the metric's end after `applications.`, and its labels from the outermost. */
export type ApplicationRow = { metric: string; labels: string[] };

/** The seven columns of the applications table in printed order. */
export const COLUMNS = [
  'natural_person',
  'commercial_enterprise',
  'research_institution',
  'public_interest_organisation',
  'legal_services',
  'other_organisation',
  'total',
] as const;

const OUTCOMES: readonly (readonly [string, string, string?])[] = [
  ['granted', '（一）予以公开'],
  ['partial', '（二）部分公开（区分处理的，只计这一情形，不计其他情形）'],
  ['denied.state_secret', '（三）不予公开', '1.属于国家秘密'],
  ['denied.prohibited_by_law', '（三）不予公开', '2.其他法律行政法规禁止公开'],
  ['denied.security_and_stability', '（三）不予公开', '3.危及“三安全一稳定”'],
  ['denied.third_party_rights', '（三）不予公开', '4.保护第三方合法权益'],
  ['denied.internal_affairs', '（三）不予公开', '5.属于三类内部事务信息'],
  ['denied.process_information', '（三）不予公开', '6.属于四类过程性信息'],
  ['denied.enforcement_files', '（三）不予公开', '7.属于行政执法案卷'],
  ['denied.inquiry_matters', '（三）不予公开', '8.属于行政查询事项'],
  ['unavailable.not_held', '（四）无法提供', '1.本机关不掌握相关政府信息'],
  ['unavailable.needs_creation', '（四）无法提供', '2.没有现成信息需要另行制作'],
  ['unavailable.still_unclear', '（四）无法提供', '3.补正后申请内容仍不明确'],
  ['not_processed.complaints', '（五）不予处理', '1.信访举报投诉类申请'],
  ['not_processed.repeated', '（五）不予处理', '2.重复申请'],
  ['not_processed.publications', '（五）不予处理', '3.要求提供公开出版物'],
  ['not_processed.mass_repeated', '（五）不予处理', '4.无正当理由大量反复申请'],
  ['not_processed.reconfirmation', '（五）不予处理', '5.要求行政机关确认或重新出具已获取信息'],
];

const OTHER_2019: typeof OUTCOMES = [['other', '（六）其他处理']];

const OTHER_2021: typeof OUTCOMES = [
  ['other.correction_overdue', '（六）其他处理', '1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请'],
  ['other.fee_overdue', '（六）其他处理', '2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请'],
  ['other.rest', '（六）其他处理', '3.其他'],
];

/** The rows of the applications table in the form of 2019 or of 2021. */
export function applicationRows(form: '2019' | '2021'): ApplicationRow[] {
  const outcomes = [...OUTCOMES, ...(form === '2019' ? OTHER_2019 : OTHER_2021), ['total', '（七）总计'] as const];
  return [
    { metric: 'received', labels: ['一、本年新收政府信息公开申请数量'] },
    { metric: 'carried_in', labels: ['二、上年结转政府信息公开申请数量'] },
    ...outcomes.map(([metric, ...labels]) => ({
      metric: `outcome.${metric}`,
      labels: ['三、本年度办理结果', ...labels.filter((label) => label !== undefined)],
    })),
    { metric: 'carried_out', labels: ['四、结转下年度继续办理'] },
  ];
}

/** A block of the disclosure table: its article, the heads of its columns, and its rows with the metric of each cell. */
export type DisclosureBlock = { article: string; heads: string[]; rows: { label: string; metrics: string[] }[] };

const CREATED = ['created', 'newly_disclosed', 'disclosed_total'];
const ISSUED = ['issued', 'repealed', 'in_force'];
const ITEMS = ['items_previous_year', 'items_change', 'decisions'];
const row = (label: string, subject: string, metrics: string[]) => ({
  label,
  metrics: metrics.map((metric) => `${subject}.${metric}`),
});

/** The blocks of the disclosure table in the form of 2019 or of 2021. */
export function disclosureBlocks(form: '2019' | '2021'): DisclosureBlock[] {
  const article = (number: string) => `第二十条第（${number}）项`;
  if (form === '2019') {
    const heads = ['上一年项目数量', '本年增/减', '处理决定数量'];
    return [
      {
        article: article('一'),
        heads: ['本年新制作数量', '本年新公开数量', '对外公开总数量'],
        rows: [row('规章', 'regulations', CREATED), row('规范性文件', 'normative_documents', CREATED)],
      },
      {
        article: article('五'),
        heads,
        rows: [row('行政许可', 'licensing', ITEMS), row('其他对外管理服务事项', 'other_services', ITEMS)],
      },
      {
        article: article('六'),
        heads,
        rows: [row('行政处罚', 'penalties', ITEMS), row('行政强制', 'coercion', ITEMS)],
      },
      {
        article: article('八'),
        heads: heads.slice(0, 2),
        rows: [row('行政事业性收费', 'fees', ITEMS.slice(0, 2))],
      },
      {
        article: article('九'),
        heads: ['采购项目数量', '采购总金额（单位：万元，保留4位小数）'],
        rows: [row('政府集中采购', 'procurement', ['projects', 'amount'])],
      },
    ];
  }
  const heads = ['本年处理决定数量'];
  return [
    {
      article: article('一'),
      heads: ['本年制发件数', '本年废止件数', '现行有效件数'],
      rows: [row('规章', 'regulations', ISSUED), row('行政规范性文件', 'normative_documents', ISSUED)],
    },
    { article: article('五'), heads, rows: [row('行政许可', 'licensing', ['decisions'])] },
    {
      article: article('六'),
      heads,
      rows: [row('行政处罚', 'penalties', ['decisions']), row('行政强制', 'coercion', ['decisions'])],
    },
    {
      article: article('八'),
      heads: ['本年收费金额（单位：万元）'],
      rows: [row('行政事业性收费', 'fees', ['amount'])],
    },
  ];
}

/** The three parts of the table of reviews and lawsuits, with the metric that each begins with. */
export const CHANNELS = [
  ['review', '行政复议'],
  ['litigation.direct', '未经复议直接起诉'],
  ['litigation.after_review', '复议后起诉'],
] as const;

/** The five columns of each channel. */
export const RESULTS = [
  ['upheld', '结果维持'],
  ['corrected', '结果纠正'],
  ['other', '其他结果'],
  ['pending', '尚未审结'],
  ['total', '总计'],
] as const;
