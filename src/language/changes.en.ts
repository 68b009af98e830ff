import type { CellChange, Changes } from '../report/report.js';
import { amountEn, applicantEn, itemEn } from './names.en.js';

/** What differs between two versions or readings of a report in English, a line each; as many of each kind as `most`, the rest counted. */
export function enChanges({ cells, added, removed, left }: Changes, most: number): string[] {
  const shown = [cells, added, removed].map((each) => Math.min(each.length, most));
  const more = left + cells.length + added.length + removed.length - shown.reduce((sum, count) => sum + count, 0);
  return [
    ...cells.slice(0, most).map(cellEn),
    ...added.slice(0, most).map((sentence) => `added: “${sentence}”`),
    ...removed.slice(0, most).map((sentence) => `taken out: “${sentence}”`),
    ...(more > 0 ? [`… ${more} more`] : []),
  ];
}

function cellEn({ metric, applicant, unit, before, after }: CellChange): string {
  const name = `${itemEn({ metric })}${applicant ? ` (${applicantEn(applicant)})` : ''}`;
  return `${name}: ${valueEn(before, unit)} → ${valueEn(after, unit)}`;
}

function valueEn(value: number | null | undefined, unit: string): string {
  if (value === undefined) return 'not read';
  return value === null ? 'blank' : amountEn({ value, unit });
}
