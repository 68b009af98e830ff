import type { Report } from '../report/report.js';

/**
 * By when a report is to be published (条例 art. 49): `department` by 31 January; `government` of a county or higher by
 * 31 March; `township` is not named by the article and goes with the departments; `former` under the regulation in force
 * until May 2019, everyone by 31 March.
 */
export type Deadline = {
  rule: 'department' | 'government' | 'township' | 'former';
  /** ISO date of the last day. */
  last: string;
  /** Days from the last day to that of publication or, where none is read, to today; negative for days before it. */
  daysLate: number;
  published: string | null;
};

const FIRST_YEAR_OF_TWO_DATES = 2019;
const GOVERNMENT = /(?:省|自治区|特别行政区|市|自治州|州|盟|县|旗|区)(?:人民)?政府$/u;
const TOWNSHIP = /(?:镇|乡|街道|苏木)(?:人民政府|政府|办事处)?$/u;
const DAY = 24 * 60 * 60 * 1000;

/** The day a report is due, and how far off that is on the day it was published or, if it was not, today. */
export function deadlineOf(
  { agency, year, published }: Pick<Report, 'agency' | 'year' | 'published'>,
  today: string,
): Deadline {
  const rule = ruleFor(agency, year);
  const last = rule === 'government' || rule === 'former' ? `${year + 1}-03-31` : `${year + 1}-01-31`;
  const daysLate = Math.round((Date.parse((published ?? today).slice(0, 10)) - Date.parse(last)) / DAY);
  return { rule, last, daysLate, published };
}

function ruleFor(agency: string, year: number): Deadline['rule'] {
  if (year < FIRST_YEAR_OF_TWO_DATES) return 'former';
  if (TOWNSHIP.test(agency)) return 'township';
  return GOVERNMENT.test(agency) ? 'government' : 'department';
}
