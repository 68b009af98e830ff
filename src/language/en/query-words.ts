import type { AgencyTraits, Dimension } from '../../query/query.js';
import type { QueryWording } from '../../query/query-words.js';
import { itemOf } from '../../report/items.js';
import { agencyEn, applicantEn, itemEn } from './names.js';

const LEVELS: Readonly<Record<NonNullable<AgencyTraits['level']>, string>> = {
  nation: 'national bodies',
  province: 'provincial bodies',
  city: 'city bodies',
  county: 'county bodies',
  town: 'town bodies',
};
const ALL = { agencies: 'all bodies', years: 'every year', items: 'all items', applicants: 'every kind of applicant' };
const EACH: Readonly<Record<Dimension, string>> = {
  item: 'items',
  applicant: 'kinds of applicant',
  agency: 'bodies',
  year: 'years',
};
const FOLDS = { sum: 'sum', mean: 'mean', median: 'median', largest: 'largest', smallest: 'smallest', count: 'count' };
const AGAINST = { difference: 'minus', share: 'as a share of', times: 'divided by', growth: 'growth from' };
const COMPARED = { equal: 'equal to', more: 'more than', less: 'less than', least: 'at least', most: 'at most' };
/** Groups that are asked for by their parts only. */
const GROUPS: Readonly<Record<string, string>> = {
  disclosure: 'table of proactive disclosure',
  applications: 'table of applications',
  review_litigation: 'table of reviews and lawsuits',
  statistics: 'statistics sheet',
  'applications.outcome': 'outcomes',
  applicants: 'applicants',
  organisations: 'organisations',
  not_natural: 'all but natural persons',
};

/** A query in English: Suqian City (宿迁市人民政府) 2024 · administrative review (total) minus 2023. */
export const enQueryWords: QueryWording = {
  agency: (agency) => (typeof agency === 'string' ? agencyEn(agency) : traits(agency)),
  year: (year) => {
    if (typeof year === 'number') return `${year}`;
    if ('from' in year) return `${year.from}–${year.to}`;
    return year.latest === 1 ? 'latest year' : `latest ${year.latest} years`;
  },
  item: (id) => GROUPS[id] ?? (itemOf(id)?.formula && itemOf(id)?.en) ?? (itemOf(id) ? itemEn({ metric: id }) : id),
  applicant: (id) => GROUPS[id] ?? applicantEn(id),
  parts: (name) => `parts of ${name}`,
  set: (kind, members, but) => {
    const any = members.length > 0 ? members.join(', ') : ALL[kind];
    return but.length > 0 ? `${any} except ${but.join(', ')}` : any;
  },
  cells: ({ agencies, years, items, applicants }) => {
    const place = [agencies ?? '', years ?? ''].filter(Boolean).join(' ');
    const name = [place, items ?? ''].filter(Boolean).join(' · ');
    if (!applicants) return name;
    return name ? `${name} (${applicants})` : applicants;
  },
  together: (parts) => parts.join(' with '),
  fold: (how, over, of) => `${FOLDS[how]} over ${over.map((dimension) => EACH[dimension]).join(' and ')} of ${of}`,
  against: (how, of, from) => (how === 'growth' ? `${of}, growth from ${from}` : `${of} ${AGAINST[how]} ${from}`),
  before: (years, of) => `${of ? `${of}, ` : ''}${years === 1 ? 'the year before' : `${years} years before`}`,
  order: (by, within, of) => {
    const groups = within.length > 0 ? ` within ${within.map((dimension) => EACH[dimension]).join(' and ')}` : '';
    return `${of}, ${by} first${groups}`;
  },
  keep: (of, conditions) => `${of}, only those ${conditions.join(' and ')}`,
  last: (back) => (back === 1 ? 'the last question' : `the question ${back} before`),
  changed: (of, to) => `${of} with ${to.join(', ')}`,
  inBrackets: (worked) => `(${worked})`,
  compared: (is, than) => `${COMPARED[is]} ${than}`,
  number: (than, unit, give) =>
    `${than}${unit === '%' ? '%' : unit && ` ${unit}`}${give > 0 ? ` (give or take ${give})` : ''}`,
  rank: (from, to) => (from === to ? `in place ${from}` : `in places ${from} to ${to}`),
  known: 'with a figure',
  blank: 'left blank',
  absent: 'without the item',
  among: (members) => `of ${members.join(', ')}`,
  not: (condition) => `not ${condition}`,
  of: (subject, condition) => `where "${subject}" is ${condition}`,
  claimed: (asked, claims) => `${asked}: is it ${claims.join(' and ')}?`,
};

function traits({ within = '', level, kind = '' }: AgencyTraits): string {
  const what = [level ? LEVELS[level] : kind ? '' : 'bodies', kind && `(${kind})`].filter(Boolean).join(' ');
  return within ? `${what} in ${within}` : what;
}
