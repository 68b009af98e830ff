import { APPLICANTS } from '../report/applicants.js';
import { FORMS } from '../report/forms.js';

/** Headings of the forms that stand over rows and columns, and the halves a broken cell leaves of them. */
const FRAME = [
  '信息内容',
  '申请人情况',
  '法人或其他组织',
  '本列数据的勾稽关系为',
  '本年度办理结果',
  '行政复议',
  '行政诉讼',
  '未经复议直接起诉',
  '复议后起诉',
  '结果维持',
  '结果纠正',
  '其他结果',
  '尚未审结',
  '合计',
  '总计',
  '不予公开',
  '无法提供',
  '不予处理',
  '其他处理',
  '本年新',
  '制作数量',
  '公开数量',
  '制发件数',
  '废止件数',
  '有效件数',
  '项目数量',
  '决定数量',
  '本年增减',
  '本年收费金额',
  '逾期不补正',
  '逾期不缴费',
  '指标名称',
  '统计指标',
  '计量单位',
  '逾期未缴费',
];

const KNOWN = new Set(
  [
    ...FRAME,
    ...APPLICANTS.map(({ label }) => label),
    ...Object.values(FORMS).flatMap((rows) => rows.flatMap((row) => row.labels)),
  ]
    .map(keyOf)
    .filter((key) => key.length > 1),
);

/** Known labels long enough to be recognised when a print has lost their end. */
const LONG = [...KNOWN].filter((key) => key.length >= 5);
const LONGEST_LABEL = 80;
const SHORTEST_PIECE = 4;

/** Whether a cell or a line prints a label of one of the forms, numbering, brackets and spaces aside, perhaps cut short. */
export function isFormLabel(text: string): boolean {
  if (text.length > LONGEST_LABEL || !/\p{Script=Han}/u.test(text) || /[。;!?]$/.test(text.trim())) return false;
  const key = keyOf(text);
  if (key.length < 2) return false;
  if (KNOWN.has(key) || /^第?[一二三四五六七八九十]+条第?[一二三四五六七八九]项$/u.test(key)) return true;
  if (key.startsWith('本列数据的勾稽关系')) return true;
  return (
    key.length >= SHORTEST_PIECE &&
    LONG.some((label) => label.startsWith(key) || (key.startsWith(label) && key.length <= label.length + 6))
  );
}

/** A label bare of numbering, remarks in brackets, quotation marks, punctuation and spaces. */
function keyOf(text: string): string {
  const plain = text.replace(/[\s#*|]/g, '');
  const remarked = plain.replace(
    /^[(（][一二三四五六七八九十\d]+[)）]|^[一二三四五六七八九十]+[、.]|^\d{1,2}[.、]|^其中[:：]/u,
    '',
  );
  const bare = remarked
    .replace(/^\d{1,2}[.、]/, '')
    .replace(/[(（](?!本列|[一二三四五六七八九十][)）])[^()（）]*[)）]?/gu, '');
  return (bare === '' ? remarked : bare).replace(/[“”"'‘’《》、,，/。.:：;；()（）]/gu, '');
}
