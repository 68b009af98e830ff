import { type Item, item, SINCE_2021 } from './item.js';

const DENIED = [
  'state_secret',
  'prohibited_by_law',
  'security_and_stability',
  'third_party_rights',
  'internal_affairs',
  'process_information',
  'enforcement_files',
  'inquiry_matters',
].map((reason) => `applications.outcome.denied.${reason}`);

const received = (applicant: string) => ({ metrics: ['applications.received'], applicant });
const application = { things: 'applications', applicant: 'total' };
const total = { applicant: 'total' };

/** What the questions ask for. */
export const ITEMS: Item[] = [
  item('applications.received', total, {
    ...application,
    noun: '收到的申请',
    ask: ['收到多少件申请', '收到了几件信息公开申请'],
    verb: 'receive',
    past: 'received',
  }),
  item('applications.outcome.total', total, {
    ...application,
    noun: '办结的申请',
    ask: ['办结了多少件申请', '办结多少件信息公开申请'],
    verb: 'conclude',
    past: 'concluded',
  }),
  item('applications.outcome.granted', total, {
    ...application,
    noun: '予以公开的申请',
    ask: ['予以公开了多少件申请'],
    verb: 'grant',
    past: 'granted',
    tail: ' in full',
  }),
  item('applications.outcome.partial', total, {
    ...application,
    noun: '部分公开的申请',
    ask: ['部分公开了多少件申请'],
    verb: 'grant',
    past: 'granted',
    tail: ' in part',
  }),
  item('natural persons', received('natural_person'), {
    ...application,
    noun: '自然人的申请',
    ask: ['收到自然人多少件申请'],
    verb: 'receive',
    past: 'received',
    tail: ' from natural persons',
    name: 'applications from natural persons',
  }),
  item('commercial enterprises', received('commercial_enterprise'), {
    ...application,
    noun: '商业企业的申请',
    ask: ['收到商业企业多少件申请'],
    verb: 'receive',
    past: 'received',
    tail: ' from commercial enterprises',
    name: 'applications from commercial enterprises',
  }),
  item(
    'denied',
    { metrics: DENIED, applicant: 'total' },
    {
      ...application,
      noun: '不予公开的申请',
      ask: ['不予公开了多少件申请'],
      verb: 'refuse',
      past: 'refused',
      use: 'figure',
    },
  ),
  item('applications.carried_out', total, {
    ...application,
    noun: '结转下年度的申请',
    ask: ['结转到下年度多少件申请'],
    verb: 'carry over',
    past: 'carried over',
    tail: ' to the next year',
    use: 'figure',
  }),
  item(
    'penalties.decisions',
    {},
    {
      noun: '行政处罚',
      linked: true,
      ask: ['作出多少件行政处罚', '作出了多少件行政处罚决定'],
      things: 'administrative penalties',
      verb: 'impose',
      past: 'imposed',
      name: 'administrative penalties',
    },
  ),
  item(
    'licensing.decisions',
    {},
    {
      noun: '行政许可',
      linked: true,
      ask: ['作出多少件行政许可', '办了多少件行政许可'],
      things: 'licensing decisions',
      verb: 'make',
      past: 'made',
      name: 'licensing decisions',
    },
  ),
  item(
    'coercion.decisions',
    {},
    {
      noun: '行政强制',
      linked: true,
      ask: ['采取了多少件行政强制'],
      things: 'administrative coercion decisions',
      verb: 'make',
      past: 'made',
      name: 'administrative coercion decisions',
    },
  ),
  item(
    'normative_documents.issued',
    {},
    {
      noun: '制发的规范性文件',
      ask: ['制发了多少件规范性文件', '制发多少件行政规范性文件'],
      things: 'normative documents',
      verb: 'issue',
      past: 'issued',
      years: SINCE_2021,
    },
  ),
  item(
    'normative_documents.in_force',
    {},
    {
      noun: '现行有效的规范性文件',
      linked: true,
      ask: ['有多少件现行有效的规范性文件'],
      things: 'normative documents',
      verb: 'have',
      past: 'had',
      tail: ' in force',
      name: 'normative documents in force',
      years: SINCE_2021,
    },
  ),
  item(
    'review.total',
    {},
    {
      noun: '行政复议案件',
      linked: true,
      ask: ['有多少件行政复议', '被申请了多少件行政复议'],
      things: 'administrative review cases',
      verb: 'face',
      past: 'faced',
      name: 'administrative review cases',
    },
  ),
  item(
    'review.corrected',
    {},
    {
      noun: '结果纠正的行政复议',
      linked: true,
      ask: ['有多少件行政复议结果纠正'],
      things: 'administrative reviews',
      verb: 'have',
      past: 'had',
      tail: ' that ended in correction',
      name: 'administrative reviews that ended in correction',
      use: 'figure',
    },
  ),
  item(
    'lawsuits',
    { metrics: ['litigation.direct.total', 'litigation.after_review.total'] },
    {
      noun: '行政诉讼',
      linked: true,
      ask: ['有多少件行政诉讼'],
      things: 'lawsuits',
      verb: 'face',
      past: 'faced',
      name: 'lawsuits',
      use: 'figure',
    },
  ),
  item(
    'fees.amount',
    {},
    {
      noun: '行政事业性收费',
      linked: true,
      ask: ['收了多少万元行政事业性收费', '行政事业性收费收了多少万元'],
      things: 'administrative fees',
      verb: 'collect',
      past: 'collected',
      name: 'administrative fees',
      unit: '万元',
      years: SINCE_2021,
      use: 'figure',
    },
  ),
];

/** Pairs of which the first is part of the second. */
export const PARTS: [string, string][] = [
  ['natural persons', 'applications.received'],
  ['commercial enterprises', 'applications.received'],
  ['applications.outcome.granted', 'applications.outcome.total'],
  ['applications.outcome.partial', 'applications.outcome.total'],
];

/** The item of an id. */
export function itemOf(id: string): Item {
  const found = ITEMS.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no item ${id}`);
  return found;
}
