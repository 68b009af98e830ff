import { blockWords } from '../../answer/in-blocks.js';
import type { DraftAnswerWording } from '../../asking/drafts.js';
import type { Deadline } from '../../draft/deadline.js';
import type { DraftReview } from '../../draft/draft-review.js';
import type { DraftWording } from '../../draft/draft-wording.js';
import type { SectionLack } from '../../draft/sections.js';
import { enAnswers } from './answers.js';
import { findingEn } from './checks.js';
import { agencyEn } from './names.js';
import { enReading } from './reading.js';

/** Sentences listed one by one; a report that repeats more than this is best laid beside the other. */
const MOST_SENTENCES = 20;
const A_YEAR = 365;

const SECTIONS: Readonly<Record<number, string>> = {
  1: 'section 一, overall situation',
  2: 'section 二, proactive disclosure',
  3: 'section 三, applications',
  4: 'section 四, reviews and lawsuits',
  5: 'section 五, problems and improvements',
  6: 'section 六, other matters',
};

const LACKS: Readonly<Record<SectionLack['lack'], string>> = {
  missing: 'was not found',
  empty: 'is empty',
  no_table: 'has text but no table that could be read',
};

const RULES: Readonly<Record<Deadline['rule'], string>> = {
  department: 'departments, art. 49 of the regulation',
  government: 'local governments of a county or higher, art. 49 of the regulation',
  township: 'art. 49 of the regulation does not name townships; they usually go with the departments',
  former: 'the regulation before its revision, the same for all',
};

/** Reviews of drafts in English. */
export const enDraft: DraftWording = {
  review: (review, { findings = true } = { findings: true }) => [
    `Review of the draft 《${review.report.title}》 (${review.report.agency}, ${review.report.year}, not filed)`,
    ...enReading(review.report.reading),
    ...(findings ? ownSums(review) : []),
    ...againstLastYear(review),
    ...repeated(review),
    ...sections(review),
    deadline(review.deadline),
  ],
};

function ownSums({ findings }: DraftReview): string[] {
  const failed = findings.filter(({ outcome }) => outcome === 'does_not_close');
  if (findings.length === 0) return ['Sums: there is no table to check.'];
  const head = failed.length === 0 ? 'none fails.' : `${failed.length} ${failed.length === 1 ? 'fails' : 'fail'}:`;
  return [`Sums: ${findings.length} checked, ${head}`, ...failed.map((finding) => `· ${findingEn(finding)}`)];
}

function againstLastYear({ report, previous }: DraftReview): string[] {
  if (!previous) return [`Last year: no report of ${report.agency} for ${report.year - 1} is filed to compare with.`];
  const { year, findings } = previous;
  const failed = findings.filter(({ outcome }) => outcome === 'does_not_close');
  const untested = findings.filter(({ outcome }) => outcome === 'cannot_test').length;
  if (findings.length === 0) return [`The report of ${year}: no row of the tables follows on from it.`];
  const rest = untested > 0 ? `, ${untested} not testable for blanks` : '';
  const head = failed.length > 0 ? `, ${failed.length} not following on:` : ', none fails to follow on.';
  return [
    `The report of ${year}: ${findings.length} checked${rest}${head}`,
    ...failed.map((one) => `· ${findingEn(one)}`),
  ];
}

function repeated({ previous }: DraftReview): string[] {
  if (!previous) return [];
  const { repetition, year } = previous;
  if (!repetition) return [`Repeated text: too little text to compare with ${year}.`];
  const { share, limit, sentences } = repetition;
  const verdict =
    share > limit ? `above ${limit * 100}%, for which some places take off points` : `not above ${limit * 100}%`;
  const left = sentences.length - MOST_SENTENCES;
  return [
    `Repeated text: ${percent(share)} stands word for word (but for the year) in ${year}, ${verdict}${sentences.length > 0 ? ':' : '.'}`,
    ...sentences.slice(0, MOST_SENTENCES).map(({ text }) => `· “${text}”`),
    ...(left > 0 ? [`… and ${left} more sentences.`] : []),
  ];
}

function sections({ sections: lacking, report }: DraftReview): string[] {
  if (report.year < 2019) return [];
  if (lacking.length === 0) return ['Sections: all six are there.'];
  return lacking.map(({ section, lack }) => `Sections: ${SECTIONS[section]}, ${LACKS[lack]}.`);
}

function deadline({ rule, last, daysLate, published }: Deadline): string {
  const due = `Due: ${last} (${RULES[rule]})`;
  if (published) return `${due}; published ${published}, ${daysLate > 0 ? `${days(daysLate)} late` : 'in time'}.`;
  // A report of an earlier year is no draft that is late: its page only does not say when it was published.
  if (daysLate > A_YEAR) return `${due}; no date of publication was read, so that cannot be checked.`;
  if (daysLate > 0) return `${due}; no date of publication was read, and it is ${days(daysLate)} past.`;
  return daysLate === 0 ? `${due}, which is today.` : `${due}, in ${days(-daysLate)}.`;
}

function days(count: number): string {
  return count === 1 ? '1 day' : `${count} days`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

/** What answers say of a draft they rest on, in English. */
export const draftAnswersEn: DraftAnswerWording = {
  blocks: blockWords(enAnswers),
  mark: '[draft, not filed] ',
  notice: ({ agency, year, name }) =>
    `Draft, not filed: ${agencyEn(agency)} ${year}, from the file “${name}” that you sent; only this conversation sees it.`,
};
