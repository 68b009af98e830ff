import type { TermId } from '../plan/terms.js';
import type { Explanation } from './explanation.js';

const REFUSED =
  'ask for the reasons in writing; if you disagree, apply for administrative review within 60 days of learning of the decision. Ask "what can I do after a refusal" for all time limits.';

/** The outcomes of an application that refuse it, in whole or in part, and what can be done next. */
export const REFUSALS_EN = {
  partial: {
    says: 'Partially granted (部分公开): the document holds matter that may not be disclosed, but it can be separated, so the rest was given.',
    law: 'Regulation on Open Government Information, Article 37',
    next: `for the part withheld, ${REFUSED}`,
  },
  denied: {
    says: 'Denied (不予公开): the information exists, but there is a legal ground for not giving it. The form lists eight grounds and prints no sum; this program adds up the eight rows.',
    law: 'Regulation, Articles 14 to 16 and 36',
    next: REFUSED,
  },
  unavailable: {
    says: 'Unavailable (无法提供): the agency cannot give it, because it does not hold it, would have to create it, or the request is still unclear after correction.',
    law: 'Regulation, Articles 30, 36 and 38',
    next: `apply to another agency or in other words; or ${REFUSED}`,
  },
  not_processed: {
    says: 'Not processed (不予处理): the request is not treated as one for information: petitions and complaints, repeated requests, publications, mass requests without good reason, asking to reconfirm what one has.',
    law: 'Regulation, Articles 35, 36(6) and 39',
    next: `use the channels for petitions where it is one; or ${REFUSED}`,
  },
  other_handling: {
    says: 'Other handling (其他处理): outcomes that fit no other row. From 2021 in three rows (correction overdue, fee not paid, other); one row in 2019 and 2020.',
    law: 'the forms of 国办公开办函〔2019〕60号 and 〔2021〕30号',
  },
  state_secret: {
    says: 'State secret (国家秘密): information lawfully classified as a state secret is not disclosed.',
    law: 'Regulation, Article 14; Law on Guarding State Secrets',
    next: REFUSED,
  },
  prohibited_by_law: {
    says: 'Prohibited by other laws or administrative regulations (其他法律行政法规禁止公开). The reply should name the law and the article.',
    law: 'Regulation, Article 14',
    next: REFUSED,
  },
  security_and_stability: {
    says: '"Three securities and one stability" (三安全一稳定): disclosure might endanger national security, public security, economic security or social stability.',
    law: 'Regulation, Article 14',
    next: REFUSED,
  },
  third_party_rights: {
    says: "Third party's rights (第三方合法权益): trade secrets, privacy and the like. Disclosed if the third party agrees, or if withholding would gravely affect the public interest. The third party has 15 working days to reply.",
    law: 'Regulation, Articles 15 and 32',
    next: REFUSED,
  },
  internal_affairs: {
    says: 'Three kinds of internal affairs (三类内部事务信息): personnel, logistics, internal work procedures. They may be withheld.',
    law: 'Regulation, Article 16, first paragraph',
    next: REFUSED,
  },
  process_information: {
    says: 'Four kinds of process information (四类过程性信息): records of discussion, drafts, letters of consultation, reports asking for instructions. They may be withheld unless a law, regulation or rule says otherwise.',
    law: 'Regulation, Article 16, second paragraph',
    next: `ask for the final document once the decision is made; or ${REFUSED}`,
  },
  enforcement_files: {
    says: 'Enforcement case files (行政执法案卷): may be withheld unless a law, regulation or rule says otherwise. Parties to the case have other ways to see the file.',
    law: 'Regulation, Article 16, second paragraph',
    next: REFUSED,
  },
  inquiry_matters: {
    says: 'Administrative inquiry matters (行政查询事项): registers such as company or real-estate registration have their own rules of inquiry.',
    law: 'Regulation, Article 36(7)',
    next: 'go to the office or system that keeps the register.',
  },
  not_held: {
    says: 'Not held (本机关不掌握): the agency searched and has no such information, or it is not for this agency to disclose. Where it knows which agency is responsible, it should say so.',
    law: 'Regulation, Article 36(4) and (5)',
    next: `apply to the responsible agency; if you think the search was poor, ${REFUSED}`,
  },
  needs_creation: {
    says: 'Would have to be created (没有现成信息需要另行制作): existing information would have to be processed or analysed; the agency may decline.',
    law: 'Regulation, Article 38',
    next: 'ask for the original documents or figures instead.',
  },
  complaints: {
    says: 'Petitions, reports and complaints (信访举报投诉类申请) put as a request for information: not treated as one, and the right channel may be named.',
    law: 'Regulation, Article 39, first paragraph',
    next: 'use the petition channels or the 12345 line; if you want a document, name it and apply again.',
  },
  repeated: {
    says: 'Repeated application (重复申请): the agency already answered the same request of the same applicant and does not handle it again.',
    law: 'Regulation, Article 36(6)',
    next: 'if you disagree with the first answer, act against that one; its time limit counts.',
  },
  publications: {
    says: 'Publications (要求提供公开出版物): gazettes, newspapers, books. The agency may say where to get them.',
    law: 'Regulation, Article 39, second paragraph',
    next: 'look in libraries, archives, public reading points or on the website.',
  },
  mass_repeated: {
    says: 'Mass repeated requests without good reason (无正当理由大量反复申请): the agency may ask for reasons and, if they are not reasonable, decline to process.',
    law: 'Regulation, Article 35',
    next: 'give the reasons, or ask for less at once.',
  },
  reconfirmation: {
    says: 'Reconfirmation (要求确认或重新出具已获取信息): the applicant has the information and asks the agency to confirm or reissue it.',
    law: 'the forms of 国办公开办函〔2019〕60号 and 〔2021〕30号',
    next: 'ask the issuing office for a certificate or a copy from its archive.',
  },
} as const satisfies Partial<Record<TermId, Explanation>>;
