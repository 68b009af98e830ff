import type { AnswerWording } from '../../answer/answer-wording.js';
import { dayInChina } from '../../answer/days.js';
import type { CellChange, Changes } from '../../report/report.js';
import { amountZh, applicantZh, itemZh } from './names.js';
import { zhNote, zhReading, zhRows } from './reading.js';

const MOST_CHANGES = 10;

/** What is said of a report itself: its versions, and how it was read. */
export const REPORTS_ZH: Pick<AnswerWording, 'versions' | 'noneChanged' | 'readAs' | 'changes'> = {
  changes: zhChanges,
  versions({ agency, year }, versions) {
    const days = versions.map(({ filedAt }) => dayInChina(filedAt)).join('、');
    const head = `${agency}${year}年年报收录了 ${versions.length} 个版本（${days}收录）`;
    if (versions.length === 1) return [`${head}，收录以来没有发现改动。`];
    const revised = versions.filter(({ reading }) => reading.revision);
    if (revised.length === 0) return [`${head}，发布后改过；改了什么当时没有记下。`];
    return [
      `${head}，发布后改过：`,
      ...revised.flatMap(({ filedAt, reading: { revision } }) => {
        const lines = revision ? zhChanges(revision, MOST_CHANGES) : [];
        const on = `${dayInChina(filedAt)}收录的版本与${dayInChina(revision?.filedAt ?? filedAt)}收录的相比：`;
        return [on, ...(lines.length > 0 ? lines.map((line) => `· ${line}`) : ['· 读到的数字和句子没有不同'])];
      }),
    ];
  },
  noneChanged: (reports) => `收录的 ${reports} 份年报都只有一个版本，没有发现发布后的改动。`,
  readAs({ agency, year, reading }, { rows, others }) {
    const known = { ...reading, found: [], missing: [], unsure: others };
    return [`${agency}${year}年年报是这样读的：`, ...zhRows(rows, zhNote, true), ...zhReading(known)];
  },
};

/** What differs between two versions or readings of a report in Chinese, a line each; as many of each kind as `most`, the rest counted. */
export function zhChanges({ cells, added, removed, left }: Changes, most: number): string[] {
  const shown = [cells, added, removed].map((each) => Math.min(each.length, most));
  const more = left + cells.length + added.length + removed.length - shown.reduce((sum, count) => sum + count, 0);
  return [
    ...cells.slice(0, most).map(cellZh),
    ...added.slice(0, most).map((sentence) => `增加：“${sentence}”`),
    ...removed.slice(0, most).map((sentence) => `删去：“${sentence}”`),
    ...(more > 0 ? [`……另有 ${more} 处`] : []),
  ];
}

function cellZh({ metric, applicant, unit, before, after }: CellChange): string {
  const name = `${itemZh({ metric })}${applicant ? `（${applicantZh(applicant)}）` : ''}`;
  return `${name}：${valueZh(before, unit)} → ${valueZh(after, unit)}`;
}

function valueZh(value: number | null | undefined, unit: string): string {
  if (value === undefined) return '没有读到';
  return value === null ? '空白' : amountZh({ value, unit });
}
