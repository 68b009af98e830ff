import type { ParsedParagraph } from '../parse/document.js';
import { APPLICANTS, type ApplicantId } from '../report/applicants.js';
import type { Finding } from '../report/fact.js';
import { FORMS } from '../report/forms.js';
import { LOCAL } from '../report/metrics.js';
import type { DraftFact } from './draft.js';
import { checkText } from './statements/text-agrees.js';
import { checkShares } from './statements/text-shares.js';
import { compareSums, type Sum, type SumTerm } from './sums.js';
import { CHANNELS, RESULTS } from './tables/vocabulary.js';

/** A report's figures, `stated` being those of its text, and what they are filed under. */
export type ToCheck = {
  facts: readonly DraftFact[];
  stated: readonly DraftFact[];
  /** The narrative, whose percentages are recomputed. */
  paragraphs: readonly ParsedParagraph[];
  report: string;
  agency: string;
  year: number;
};

const PARTS = APPLICANTS.map((applicant) => applicant.id).filter((id) => id !== 'total');
const OUTCOME = 'applications.outcome.';
const ROWS = [
  ...new Set([...FORMS['2019'], ...FORMS['2021']].filter((row) => row.byApplicant).map((row) => row.metric)),
];
const OTHERS = ROWS.filter((metric) => metric.startsWith(`${OUTCOME}other.`));
const COMMON = ROWS.filter(
  (metric) => metric.startsWith(OUTCOME) && !metric.startsWith(`${OUTCOME}other`) && metric !== `${OUTCOME}total`,
);

/** The consistency checks (勾稽关系) that the tables of one report allow; tables that are not there are not tested. */
export function checkReport({ facts, stated, paragraphs, report, agency, year }: ToCheck): Finding[] {
  const printed = facts.filter((fact) => fact.status !== 'text');
  const results = sumsOf(printed).map((sum) => {
    const result = compareSums(sum);
    // Where the agency added a row of its own, the outcomes may add up without it or not.
    const isOpen = sum.isOpen && result.outcome === 'does_not_close';
    return isOpen ? { ...result, outcome: 'cannot_test' as const, difference: null } : result;
  });
  return [...results, ...checkText({ printed, stated }), ...checkShares(paragraphs)].map((result) => ({
    report,
    agency,
    year,
    ...result,
  }));
}

/** The sums of the form over figures of its tables; `isOpen` where a row that is not the form's may be part of one. */
export function sumsOf(printed: readonly DraftFact[]): (Sum & { isOpen?: boolean })[] {
  const figures = new Map(printed.map((fact) => [`${fact.metric} ${fact.applicant ?? ''}`, fact]));
  const term: TermOf = (metric, applicant) => ({
    metric,
    ...(applicant && { applicant }),
    fact: figures.get(`${metric} ${applicant ?? ''}`),
  });
  const sums: (Sum & { isOpen?: boolean })[] = [];
  if (printed.some((fact) => fact.metric.startsWith('applications.'))) {
    const isOpen = printed.some((fact) => fact.metric === LOCAL && fact.applicant !== null);
    for (const { id } of APPLICANTS) sums.push(balance(term, id), { ...outcomes(term, id), isOpen });
    for (const metric of ROWS.filter((row) => printed.some((fact) => fact.metric === row))) {
      const parts = PARTS.map((applicant) => term(metric, applicant));
      sums.push({ check: 'applicants-add-up', scope: metric, left: parts, right: [term(metric, 'total')] });
    }
  }
  for (const channel of CHANNELS.filter((id) => printed.some((fact) => fact.metric.startsWith(`${id}.`)))) {
    const parts = RESULTS.filter((result) => result !== 'total').map((result) => term(`${channel}.${result}`));
    sums.push({ check: 'review-adds-up', scope: channel, left: parts, right: [term(`${channel}.total`)] });
  }
  return sums;
}

type TermOf = (metric: string, applicant?: ApplicantId) => SumTerm;

function balance(term: TermOf, applicant: ApplicantId): Sum {
  const of = (id: string) => term(`applications.${id}`, applicant);
  return {
    check: 'applications-balance',
    scope: applicant,
    left: [of('received'), of('carried_in')],
    right: [of('outcome.total'), of('carried_out')],
  };
}

/** The kinds of other handling are one row or three. */
function outcomes(term: TermOf, applicant: ApplicantId): Sum {
  const single = term(`${OUTCOME}other`, applicant);
  const others = single.fact ? [single] : OTHERS.map((metric) => term(metric, applicant));
  const left = [...COMMON.map((metric) => term(metric, applicant)), ...others];
  return { check: 'outcomes-add-up', scope: applicant, left, right: [term(`${OUTCOME}total`, applicant)] };
}
