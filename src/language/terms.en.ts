import type { TermId } from '../plan/terms.js';
import type { Explanation } from './explanation.js';
import { REFUSALS_EN } from './refusals.en.js';

/** The explanation of a term, with its article and what can be done; undefined for an id that is none. */
export function termEn(term: string): string | undefined {
  const found: Explanation | undefined = Object.entries(TERMS).find(([id]) => id === term)?.[1];
  if (!found) return undefined;
  return [
    found.says,
    ...(found.law ? [`Basis: ${found.law}`] : []),
    ...(found.next ? [`What you can do: ${found.next}`] : []),
  ].join('\n');
}

const FORMAT = 'the forms of 国办公开办函〔2019〕60号 and 〔2021〕30号';

const TERMS: Readonly<Record<TermId, Explanation>> = {
  ...REFUSALS_EN,
  annual_report: {
    says: 'Annual report on government information disclosure (政府信息公开工作年度报告): each agency publishes one a year: departments by 31 January, local governments from county level up by 31 March.',
    law: 'Regulation on Open Government Information, Articles 49 and 50',
  },
  report_format: {
    says: 'The report format: six sections and three tables. A trial form for 2019 and 2020, a new one from 2021 with changes to the disclosure table and to "other handling".',
    law: '国办公开办函〔2019〕60号 and 〔2021〕30号',
  },
  disclosure_regulation: {
    says: 'Regulation on Open Government Information (政府信息公开条例): openness is the rule, secrecy the exception; disclosure is proactive or on application. The present text is in force since 15 May 2019.',
    law: 'State Council Decree No. 711',
  },
  proactive_disclosure: {
    says: 'Proactive disclosure (主动公开): what an agency must publish unasked, such as rules, licensing, penalties, budgets, fees and procurement.',
    law: 'Regulation, Articles 19 to 26',
  },
  disclosure_on_application: {
    says: 'Disclosure on application (依申请公开): anyone may apply for information that is not published. The answer is due within 20 working days, extendable by up to 20 more.',
    law: 'Regulation, Articles 27 and 33',
  },
  how_to_apply: {
    says: "How to apply: in person, by post or online to the agency's disclosure office, with name, proof of identity and contact, the title or number of the document or a description that helps to find it, and the form you want.",
    law: 'Regulation, Article 29',
    next: 'if something is unclear the agency must ask once, within 7 working days; the answer is due within 20 working days.',
  },
  processing_fee: {
    says: 'Information processing fee (信息处理费): applying is free unless the number is clearly beyond reason. By item: up to 10 a month free; items 11 to 30 CNY 100 each; from 31 on, each further step of ten adds CNY 100 an item. Not to be mixed up with the administrative fees in the table.',
    law: 'Regulation, Article 42; 国办函〔2020〕109号',
  },
  cross_check: {
    says: 'Cross-checks (勾稽关系): sums that must hold between figures of the tables, for instance received + carried in = outcomes + carried out; all kinds of applicant = total.',
    law: FORMAT,
    next: 'ask "do the figures of this agency and year add up".',
  },
  received: {
    says: 'Newly received (本年新收): applications received from 1 January to 31 December, without those carried over.',
    law: FORMAT,
  },
  carried_in: {
    says: 'Carried over from last year (上年结转): received before and still open when the year began. It should equal "carried over to next year" of the report before.',
    law: FORMAT,
  },
  carried_out: {
    says: 'Carried over to next year (结转下年度继续办理): still open at the end of the year.',
    law: FORMAT,
  },
  granted: {
    says: 'Granted (予以公开): all that was asked for was provided, or how to get it was said.',
    law: 'Regulation, Article 36(1) and (2)',
  },
  correction: {
    says: 'Correction (补正): where a request is unclear the agency says once, within 7 working days, what to add and by when. Without a good reason, not answering counts as giving the application up.',
    law: 'Regulation, Article 30',
    next: 'add title, number or dates; the time for the answer runs from the day the correction arrives.',
  },
  applicants: {
    says: 'Applicants (申请人情况): natural persons, and organisations: commercial enterprises, research institutions, public-interest organisations, legal service bodies, others.',
    law: FORMAT,
  },
  regulations: {
    says: 'Rules (规章) are made by ministries and by governments from the level of cities with districts; counties and towns make none, so their row is usually 0.',
    law: 'Legislation Law; Regulation, Article 20(1)',
  },
  normative_documents: {
    says: "Administrative normative documents (行政规范性文件): published documents of general and repeated application that affect people's rights and duties. From 2021 the form asks for issued, repealed and in force.",
    law: 'Regulation, Article 20(1); 国办发〔2018〕37号',
  },
  licensing: {
    says: 'Administrative licensing (行政许可): permission, on application and after examination, for a certain activity. The form asks for the decisions of the year; in 2019 and 2020 also for the number of items.',
    law: 'Administrative Licensing Law, Article 2; Regulation, Article 20(5)',
  },
  penalties: {
    says: 'Administrative penalties (行政处罚): sanctions for breaking administrative order, such as warnings, fines, confiscation or loss of a licence. The form asks for the decisions of the year.',
    law: 'Administrative Penalty Law, Article 2; Regulation, Article 20(6)',
  },
  coercion: {
    says: 'Administrative coercion (行政强制): coercive measures (sealing, seizing) and enforcement (surcharges, performance by others). The form asks for the decisions of the year.',
    law: 'Administrative Coercion Law, Article 2; Regulation, Article 20(6)',
  },
  administrative_fees: {
    says: 'Administrative fees (行政事业性收费): number of fee items in 2019 and 2020, amount collected in 万元 from 2021; the two do not compare.',
    law: 'Regulation, Article 20(8)',
  },
  procurement: {
    says: 'Centralised government procurement (政府集中采购): number of projects and amount; only in the forms of 2019 and 2020.',
    law: 'Regulation, Article 20(9)',
  },
  other_services: {
    says: 'Other external administrative services (其他对外管理服务事项): services to the public beside licensing, such as registration and filing; only in the forms of 2019 and 2020.',
    law: 'Regulation, Article 20(5)',
  },
  review: {
    says: "Administrative review (行政复议): a free re-examination of an agency's decision, to be applied for within 60 days of learning of it.",
    law: 'Administrative Reconsideration Law, Article 20; Regulation, Article 51',
  },
  litigation: {
    says: 'Administrative litigation (行政诉讼): suing the agency: directly, within 6 months of learning of the decision; after a review, within 15 days of receiving its decision. The form counts the two apart.',
    law: 'Administrative Litigation Law, Articles 45 and 46',
  },
  litigation_after_review: {
    says: 'Litigation after review (复议后起诉): suing within 15 days of receiving the review decision; counted apart from suing directly.',
    law: 'Administrative Litigation Law, Article 45',
  },
  upheld: { says: "Upheld (结果维持): the review or the court left the agency's decision standing.", law: FORMAT },
  corrected: {
    says: 'Corrected (结果纠正): the decision was revoked, changed, found unlawful or ordered to be made anew; in plain words, the agency lost.',
    law: FORMAT,
  },
  pending: {
    says: 'Not yet concluded (尚未审结): still open at the end of the year; taken off the total in rates of correction.',
    law: FORMAT,
  },
  remedies: {
    says: [
      'After a refusal, or with no answer, you can:',
      '1. complain to the next higher agency or the office in charge of disclosure;',
      '2. apply for administrative review within 60 days of learning of it; since 2024 a refusal to disclose must go to review before a court;',
      '3. sue: within 15 days of receiving the review decision, or, where suing directly is open, within 6 months.',
    ].join('\n'),
    law: 'Regulation, Article 51; Administrative Reconsideration Law, Articles 20 and 23; Administrative Litigation Law, Articles 45 and 46',
    next: 'read the reasons and the remedies named in the reply first. This is general information, not legal advice.',
  },
  blank_cell: {
    says: 'Blank cell (空白): the report prints nothing there. Blank is not zero: it may mean none, or forgotten. This program says "blank" and never counts it as 0.',
  },
  rates: {
    says: [
      'Rates are worked out from the tables, and each answer prints its formula:',
      '· granted ÷ outcomes in total; likewise denied, unavailable, not processed',
      '· granted in full or in part: (granted + partial) ÷ outcomes in total',
      '· corrected ÷ (total − not yet concluded)',
      'No rate is given where the denominator is 0 or a cell is blank.',
    ].join('\n'),
  },
};
