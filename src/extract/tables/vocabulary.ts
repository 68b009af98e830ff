import { APPLICANTS, type ApplicantId } from '../../report/applicants.js';
import { FORMS } from '../../report/forms.js';
import { labelKey, labelKeys, likeness, printedKeys } from './labels.js';

/** The results that the table of review and litigation counts, in the form's order. */
export const RESULTS = ['upheld', 'corrected', 'other', 'pending', 'total'] as const;
export type ResultId = (typeof RESULTS)[number];

/** The three parts of the table of review and litigation, in the form's order. */
export const CHANNELS = ['review', 'litigation.direct', 'litigation.after_review'] as const;
export type ChannelId = (typeof CHANNELS)[number];

/** What a label of the forms of 2019 and 2021 says. `exact` is false where it was only nearly the form's own. */
export type Term = (
  | { kind: 'application'; metric: string }
  | { kind: 'subject'; subject: string }
  | { kind: 'column'; column: string }
  | { kind: 'applicant'; applicant: ApplicantId }
  | { kind: 'result'; result: ResultId }
  | { kind: 'channel'; channel: ChannelId }
  | { kind: 'group' }
  | { kind: 'frame' }
) & { exact: boolean };

/** Rows and columns of the disclosure table, by the first and the last part of their metrics. */
const SUBJECTS: [string, string[]][] = [
  ['regulations', ['规章', '政府规章']],
  ['normative_documents', ['规范性文件', '行政规范性文件']],
  ['licensing', ['行政许可']],
  ['other_services', ['其他对外管理服务事项', '其他对外管理服务']],
  ['penalties', ['行政处罚']],
  ['coercion', ['行政强制']],
  ['fees', ['行政事业性收费']],
  ['procurement', ['政府集中采购']],
];
const COLUMNS: [string, string[]][] = [
  ['created', ['本年新制作数量', '本年新制作', '本年制作数量']],
  ['newly_disclosed', ['本年新公开数量', '本年新公开', '本年公开数量']],
  ['created_or_disclosed', ['本年新', '本年新数量']],
  ['disclosed_total', ['对外公开总数量', '对外公开总数', '对外公开数量']],
  ['issued', ['本年制发件数', '本年制发数', '本年制发']],
  ['repealed', ['本年废止件数', '本年废止数', '本年废止']],
  ['in_force', ['现行有效件数', '现行有效数', '现行有效']],
  ['items_previous_year', ['上一年项目数量', '上一年度项目数量', '上年项目数量']],
  ['items_change', ['本年增/减', '本年增减', '本年增减数量', '本年度增减']],
  ['decisions', ['处理决定数量', '本年处理决定数量', '处理决定数', '本年处理决定']],
  [
    'amount',
    [
      '本年收费金额',
      '本年收费金额（单位：万元）',
      '收费金额',
      '采购总金额',
      '采购总金额（单位：万元，保留4位小数）',
      '采购金额',
    ],
  ],
  ['projects', ['采购项目数量', '采购项目数']],
];
const RESULT_LABELS: [ResultId, string[]][] = [
  ['upheld', ['结果维持', '维持结果', '维持']],
  ['corrected', ['结果纠正', '纠正结果', '纠正']],
  ['other', ['其他结果']],
  ['pending', ['尚未审结', '未审结']],
];
const CHANNEL_LABELS: [ChannelId, string[]][] = [
  ['review', ['行政复议']],
  ['litigation.direct', ['未经复议直接起诉', '行政诉讼（未经复议直接起诉）', '行政诉讼未经复议', '未经复议直接诉讼']],
  ['litigation.after_review', ['复议后起诉', '行政诉讼（复议后起诉）', '经复议后起诉', '复议后诉讼']],
];
/** Names for the rows whose own are so long that offices shorten them. */
const SHORTENED: [string, string[]][] = [
  ['other.correction_overdue', ['逾期不补正', '逾期未补正', '无正当理由逾期不补正', '申请人无正当理由逾期不补正']],
  [
    'other.fee_overdue',
    ['逾期不缴费', '逾期未缴费', '逾期不缴纳费用', '逾期未缴纳费用', '申请人逾期未按收费通知要求缴纳费用'],
  ],
  ['other', ['其他处理情形']],
  ['total', ['办理结果总计', '本年度办理结果总计']],
];
const GROUPS = ['三、本年度办理结果', '本年办理结果', '办理结果', '（三）不予公开', '（四）无法提供', '（五）不予处理'];
const FRAMES = [
  '信息内容',
  '申请人情况',
  '法人或其他组织',
  '行政诉讼',
  '第二十条第（一）项',
  '第二十条第（五）项',
  '第二十条第（六）项',
  '第二十条第（八）项',
  '第二十条第（九）项',
  '本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和',
];

/** What stands over the columns of the forms of 2019 and 2021. */
export const HEADER_LABELS: readonly string[] = [
  ...[COLUMNS, RESULT_LABELS, CHANNEL_LABELS].flatMap((names) => names.flatMap(([, labels]) => labels)),
  ...APPLICANTS.map(({ label }) => label),
  ...FRAMES.filter((frame) => frame.length < 8),
];

/** Words that set a column apart as another year's. */
const OF_A_YEAR = /(?:19|20)\d{2}年|上年(?!结转|项目)|去年/;

type Bare = Term extends infer T ? (T extends Term ? Omit<T, 'exact'> : never) : never;

const EXACT = new Map<string, Bare>();
for (const form of ['2019', '2021'] as const) {
  for (const row of FORMS[form].filter((asked) => asked.table === 'applications')) {
    const label = row.labels.at(-1) ?? '';
    // "其他" alone is an applicant, a group or a row, by where it stands.
    if (labelKey(label) !== '其他') enter({ kind: 'application', metric: row.metric }, [label]);
  }
}
for (const [id, labels] of SHORTENED) enter({ kind: 'application', metric: `applications.outcome.${id}` }, labels);
for (const [subject, labels] of SUBJECTS) enter({ kind: 'subject', subject }, labels);
for (const [column, labels] of COLUMNS) enter({ kind: 'column', column }, labels);
for (const [result, labels] of RESULT_LABELS) enter({ kind: 'result', result }, labels);
for (const [channel, labels] of CHANNEL_LABELS) enter({ kind: 'channel', channel }, labels);
for (const { id, label } of APPLICANTS) enter({ kind: 'applicant', applicant: id }, [label]);
enter({ kind: 'applicant', applicant: 'public_interest_organisation' }, ['社会公益', '社会公益组织机构']);
enter({ kind: 'applicant', applicant: 'legal_services' }, ['法律服务', '法律服务组织']);
enter({ kind: 'applicant', applicant: 'total' }, ['合计', '总计', '总 数']);
enter({ kind: 'group' }, GROUPS);
enter({ kind: 'frame' }, FRAMES);

/**
 * What a label says, by itself; `undefined` where it is none of the form's or could be two of them. 总计 and 其他 come
 * back as the applicant columns: where they are rows is for the reader of the table to say.
 */
export function termOf(text: string): Term | undefined {
  const keys = printedKeys(text);
  const exact = among(keys);
  if (exact) return exact;
  // 上年处理决定数量, 2021年总计: near to a label of the form in all but the year.
  return OF_A_YEAR.test(text) ? undefined : nearest(keys.filter((key) => key.length >= 4));
}

/** What a label says where the whole of it is the form's own but for numbering, spaces, punctuation and brackets. */
export function exactTermOf(text: string): Term | undefined {
  return among(labelKeys(text));
}

function among(keys: readonly string[]): Term | undefined {
  const found = keys.map((key) => EXACT.get(key)).find((term) => term !== undefined);
  return found && { ...found, exact: true };
}

/** Whether two labels say the same, however near to the form they are printed. */
export function sameTerm(left: Bare | undefined, right: Bare | undefined): boolean {
  return left !== undefined && right !== undefined && sayingOf(left) === sayingOf(right);
}

function sayingOf({ kind, ...rest }: Bare): string {
  const { exact: _, ...said } = { exact: true, ...rest };
  return `${kind} ${Object.values(said)[0] ?? ''}`;
}

function nearest(keys: readonly string[]): Term | undefined {
  if (keys.length === 0) return undefined;
  let best = 0;
  let found: Bare[] = [];
  for (const [form, term] of EXACT) {
    const score = Math.max(...keys.map((key) => likeness(key, form)));
    if (score === 0 || score < best) continue;
    if (score > best) found = [];
    if (!found.some((other) => sameTerm(other, term))) found.push(term);
    best = score;
  }
  const [only, another] = found;
  return only && !another ? { ...only, exact: false } : undefined;
}

function enter(term: Bare, labels: string[]): void {
  for (const label of labels) for (const key of labelKeys(label)) EXACT.set(key, term);
}
