import { APPLICANTS } from '../../report/applicants.js';
import { FORMS } from '../../report/forms.js';
import { agreedText } from './agreed.js';

const HEADERS = ['信息内容', '申请人情况', '法人或其他组织', '行政诉讼', '未经复议直接起诉', '复议后起诉'];
const HEADINGS = [
  '一、总体情况',
  '二、主动公开政府信息情况',
  '三、收到和处理政府信息公开申请情况',
  '四、政府信息公开行政复议、行政诉讼情况',
  '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况',
  '五、存在的主要问题及改进情况',
  '六、其他需要报告的事项',
];
const TITLE = '政府信息公开工作年度报告';
/** Every label that the forms print. */
const LABELS = new Map(
  [
    ...Object.values(FORMS).flatMap((rows) => rows.flatMap((row) => row.labels)),
    ...APPLICANTS.map(({ label }) => label),
    ...HEADERS,
    ...HEADINGS,
  ].map((label) => [bare(label), label]),
);
/** A reading is a label of the form where it shares this much with it, and this much less with any other. */
const ENOUGH = 0.7;
const APART = 0.1;

/** The form's label that a reading is, misread a little or not at all; `undefined` where it could be none, or two. */
export function formLabel(reading: string): { label: string; isExact: boolean } | undefined {
  const key = bare(reading);
  const exact = LABELS.get(key);
  if (exact !== undefined) return { label: exact, isExact: true };
  const likely = [...LABELS].map(([other, label]) => ({ label, share: shareOf(key, other) }));
  const [best, next] = likely.sort((one, other) => other.share - one.share);
  if (!best || best.share < ENOUGH || best.share - (next?.share ?? 0) < APART) return undefined;
  return { label: best.label, isExact: false };
}

/** Whether a line ends in the words of a report's title. */
export function isTitle(line: string): boolean {
  return line.endsWith(TITLE);
}

/** A line of running text with a heading of the form, or the words that end a report's title, as they are printed. */
export function withFormWords(line: string): string {
  const heading = /^.、/u.test(line) ? formLabel(line)?.label : undefined;
  if (heading !== undefined) return heading;
  if (line.endsWith(TITLE)) return line;
  const lengths = [0, 1, -1, 2].map((more) => TITLE.length + more).filter((length) => length < line.length);
  const ends = lengths
    .map((length) => ({ length, end: line.slice(-length) }))
    .map(({ length, end }) => ({
      length,
      share: shareOf(end, TITLE),
      begins: end.startsWith(TITLE.slice(0, 1)) ? 0.1 : 0,
    }));
  const [best] = ends.sort((one, other) => other.share + other.begins - one.share - one.begins);
  return best && best.share >= ENOUGH ? line.slice(0, -best.length) + TITLE : line;
}

function bare(label: string): string {
  return label.normalize('NFKC').replaceAll(/[^\p{Script=Han}\dA-Za-z]/gu, '');
}

function shareOf(one: string, other: string): number {
  const longer = Math.max(one.length, other.length);
  if (Math.min(one.length, other.length) < longer * ENOUGH) return 0;
  return agreedText(one, other).replaceAll('□', '').length / longer;
}
