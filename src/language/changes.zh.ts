import type { CellChange, Changes } from '../report/report.js';
import { amountZh, applicantZh, itemZh } from './names.zh.js';

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
