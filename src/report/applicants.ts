/** The columns of the applications table, in the order of the form. */
export const APPLICANTS = [
  { id: 'natural_person', label: '自然人', en: 'natural persons' },
  { id: 'commercial_enterprise', label: '商业企业', en: 'commercial enterprises' },
  { id: 'research_institution', label: '科研机构', en: 'research institutions' },
  { id: 'public_interest_organisation', label: '社会公益组织', en: 'public-interest organisations' },
  { id: 'legal_services', label: '法律服务机构', en: 'legal service bodies' },
  { id: 'other_organisation', label: '其他', en: 'other organisations' },
  { id: 'total', label: '总计', en: 'all applicants' },
] as const;

/** The kind of applicant a figure counts; `total` is the form's own last column. */
export type ApplicantId = (typeof APPLICANTS)[number]['id'];

/** The five kinds of 法人或其他组织. The form prints no sum for them; it is added up in code. */
export const ORGANISATIONS: readonly ApplicantId[] = [
  'commercial_enterprise',
  'research_institution',
  'public_interest_organisation',
  'legal_services',
  'other_organisation',
];
