/** Questions that once came to another figure, agency or year than was asked, and the plan each must come to. */
export const TRAP_QUESTIONS: readonly [question: string, plan: string][] = [
  ['北桐市发改局2022年收到多少申请', 'unknown_agency 北桐市发改局'],
  ['云汀市发改局2022年收到多少申请', 'value 云汀市发展和改革局2022 applications.received'],
  ['Qinglan 2023 normative documents disclosed in total', 'value 青岚区2023 statistics.disclosed.normative_documents'],
  ['青岚区政府采购总金额2020年是多少', 'value 青岚区2020 procurement.amount'],
  ['青岚区2022年依申请公开和行政强制决定各有多少', 'value 青岚区2022 applications.received+coercion.decisions'],
  [
    'How many new applications received and coercive measures in Qinglan in 2022?',
    'value 青岚区2022 applications.received+coercion.decisions',
  ],
  ['青岚区2022年结转到下一年继续办的申请', 'value 青岚区2022 applications.carried_out'],
  [
    'share of businesses in applications received by Qinglan in 2022',
    'share 青岚区2022 applications.received commercial_enterprise of applications.received',
  ],
  ['Qinglann 2021 applications', 'value 青岚区2021 applications.received'],
  ['Qinglna 2021 applications', 'value 青岚区2021 applications.received'],
  ['青岚区2022年公开了多少条信息', 'narrate 青岚区2022 any quantity'],
  ['青岚区2022年公开了多少件申请', 'value 青岚区2022 applications.outcome.granted'],
  ['青岚区2020年公开的规范性文件有多少', 'value 青岚区2020 normative_documents.newly_disclosed'],
  ['青岚区2022 处罚和强制', 'value 青岚区2022 penalties.decisions+coercion.decisions'],
  ['青岚区2022年收到十二件申请对吗', 'value 青岚区2022 applications.received claims 12'],
  ['Yunding 2022 applications', 'unknown_agency Yunding'],
];
