import type { AnswerWording } from '../../answer/answer-wording.js';
import { dayInChina } from '../../answer/days.js';
import type { CellChange, Changes } from '../../report/report.js';
import { agencyEn, amountEn, applicantEn, itemEn } from './names.js';
import { enNote, enReading, enRows } from './reading.js';

const MOST_CHANGES = 10;

/** What is said of a report itself: its versions, and how it was read. */
export const REPORTS_EN: Pick<AnswerWording, 'versions' | 'noneChanged' | 'readAs' | 'changes'> = {
  changes: enChanges,
  versions({ agency, year }, versions) {
    const days = versions.map(({ filedAt }) => dayInChina(filedAt)).join(', ');
    const count = versions.length === 1 ? '1 version is' : `${versions.length} versions are`;
    const head = `${count} filed of the report of ${agencyEn(agency)} for ${year} (filed ${days})`;
    if (versions.length === 1) return [`${head}; no change was seen since.`];
    const revised = versions.filter(({ reading }) => reading.revision);
    if (revised.length === 0)
      return [`${head}; it was changed after publication, and what changed was not noted then.`];
    return [
      `${head}; it was changed after publication:`,
      ...revised.flatMap(({ filedAt, reading: { revision } }) => {
        const lines = revision ? enChanges(revision, MOST_CHANGES) : [];
        const on = `the version filed ${dayInChina(filedAt)} against that of ${dayInChina(revision?.filedAt ?? filedAt)}:`;
        return [on, ...(lines.length > 0 ? lines.map((line) => `· ${line}`) : ['· no figure or sentence differs'])];
      }),
    ];
  },
  noneChanged: (reports) =>
    `Each of the ${reports} reports filed has one version; no change after publication was seen.`,
  readAs({ agency, year, reading }, { rows, others }) {
    const known = { ...reading, found: [], missing: [], unsure: others };
    return [
      `How the report of ${agencyEn(agency)} for ${year} was read:`,
      ...enRows(rows, enNote, true),
      ...enReading(known),
    ];
  },
};

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
