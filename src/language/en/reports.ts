import type { AnswerWording } from '../../answer/answer-wording.js';
import { dayInChina } from '../../answer/days.js';
import type { GlanceWording } from '../../answer/glance/glance-wording.js';
import type { CellChange, Changes } from '../../report/report.js';
import { agencyEn, amountEn, applicantEn, itemEn } from './names.js';
import { enNote, enReading, enRows } from './reading.js';

const MOST_CHANGES = 10;

/** Items as short as a bar takes them. */
const SHORT: Readonly<Record<string, string>> = {
  'applications.received': 'received',
  'applications.outcome.granted': 'granted',
  'applications.outcome.partial': 'partly granted',
  'applications.outcome.denied': 'denied',
  'applications.outcome.unavailable': 'not available',
  'applications.outcome.not_processed': 'not processed',
  'applications.outcome.other': 'other handling',
  'statistics.applications.answered.already_public': 'already public',
  'statistics.applications.answered.granted': 'granted',
  'statistics.applications.answered.partial': 'partly granted',
  'statistics.applications.answered.denied': 'denied',
  'statistics.applications.answered.not_this_agency': 'not this agency',
  'statistics.applications.answered.does_not_exist': 'does not exist',
  'statistics.applications.answered.asked_to_amend': 'asked to amend',
  'statistics.applications.answered.other_route': 'other route',
  'review.total': 'reviews',
  'litigation.total': 'lawsuits',
  'licensing.decisions': 'licences',
  'penalties.decisions': 'penalties',
};

const glanceEn: GlanceWording = {
  title: ({ agency, year }) => `${agencyEn(agency)}, ${year}`,
  subtitle: "Disclosure at a glance (figures from the report's tables)",
  parts: {
    received: 'Applications received',
    outcomes: 'How they were decided',
    applicants: 'Who applied',
    contested: 'Reviews and lawsuits',
    decisions: 'Licences and penalties',
    sums: 'Sums checked',
  },
  short: (metric) => SHORT[metric],
  blank: 'blank',
  before: (said, { year, amount }) => `${said} (${year}: ${amount})`,
  blankBefore: (year) => `blank in ${year}`,
  lost: (said, amount, metric) => `${said}, of which ${metric.startsWith('review') ? 'corrected' : 'lost'} ${amount}`,
  and: '; ',
  zeros: (count) => (count === 1 ? 'the other kind 0' : `the other ${count} kinds 0`),
  unread: (count) => `${count} ${count === 1 ? 'kind' : 'kinds'} not read for certain`,
  line: (parts) =>
    parts
      .map(({ name, said, beside, bars }) => {
        const known = bars.filter(({ state }) => state === 'figure').map((bar) => `${bar.name} ${bar.label}`);
        const blanks = bars.filter(({ state }) => state === 'blank').map((bar) => bar.name);
        const kinds = [...known, ...(blanks.length > 0 ? [`blank: ${blanks.join(', ')}`] : [])].join(', ');
        return `${name}: ${[said.join('; '), kinds, beside].filter(Boolean).join('; ')}`;
      })
      .join('. '),
  sums: ({ tested, failed, untested }) =>
    `${tested} checked, ${failed === 0 ? 'all hold' : `${failed} ${failed === 1 ? 'fails' : 'fail'}`}${untested > 0 ? `; ${untested} lack figures and cannot be checked` : ''}`,
  noSums: 'no table to check',
  blanks: 'blank: the report leaves the cell empty, which is not 0.',
  gaps: '〓: a character the font lacks; the full name is in the text.',
  source: (title) => `Source: 《${title}》`,
  asks: {
    glance: ({ agency, year }) => `Overview of ${agency} ${year}`,
    problems: ({ agency, year }) => `Problems of ${agency} in ${year}`,
    change: ({ agency, year }) => `Change in applications received by ${agency} from ${year - 1} to ${year}`,
    file: ({ agency, year }) => `Send me the report of ${agency} for ${year}`,
  },
};

/** What is said of a report itself: its versions, and how it was read. */
export const REPORTS_EN: Pick<
  AnswerWording,
  'glance' | 'original' | 'versions' | 'noneChanged' | 'readAs' | 'changes'
> = {
  glance: glanceEn,
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
  original: ({ title, year, source, hash, published }) => [
    `《${title}》 (for ${year})`,
    `Source: ${source}${published ? `, published ${published}` : ''}`,
    `Fingerprint of the file: ${hash.slice(0, 8)}`,
  ],
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
