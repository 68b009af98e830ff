import { agencyNames } from '../../src/parse/names.js';
import { planQuestion } from '../../src/plan/by-rules.js';
import { type Context, NO_CONTEXT, type Plan } from '../../src/plan/plan.js';
import { createKnown, type Known } from '../../src/question/known.js';

const FILED: [agency: string, years: number[]][] = [
  ['青岚区人民政府', [2019, 2020, 2021, 2022, 2023]],
  ['云汀市人民政府', [2022, 2023]],
  ['云汀市市场监督管理局', [2022]],
  ['云汀市发展和改革局', [2022, 2023]],
  ['松陵县白鹭镇人民政府', [2020]],
  ['松陵县石桥镇人民政府', [2020, 2021]],
  ['南浦市鼓楼区人民政府', [2021]],
  ['北桐市鼓楼区人民政府', [2021]],
  ['望海街道办事处', [2020]],
  ['松陵县行政审批局', [2020]],
];

/** Invented agencies with every trap of a name: two of one short name, departments with and without their own government. */
export const KNOWN: Known = createKnown({
  agencies: FILED.map(([agency]) => agencyNames(agency, [])),
  filed: FILED.flatMap(([agency, years]) => years.map((year) => ({ agency, year }))),
});

/** Plans of one conversation, one a line of it, on a day in 2024. */
export function converse(texts: readonly string[], known: Known = KNOWN): Plan[] {
  let context: Context = NO_CONTEXT;
  return texts.map((text) => {
    const planned = planQuestion({ text, known, context, today: '2024-05-02' });
    context = planned.context;
    return planned.plan;
  });
}

/** A plan in one line: its kind, whose, which figures, of whom, and what is particular to its kind. */
export function brief(plan: Plan): string {
  const parts: string[] = [plan.kind];
  if ('subjects' in plan) parts.push(plan.subjects.map(({ agency, year }) => short(agency) + year).join('+'));
  if ('metrics' in plan) parts.push(plan.metrics.join('+'));
  if ('applicants' in plan && plan.applicants.join() !== 'total') parts.push(plan.applicants.join('+'));
  if ('rate' in plan && plan.rate !== null) parts.push(`rate:${plan.rate}`);
  switch (plan.kind) {
    case 'rank':
      parts.push(`${plan.across}/${plan.order}/${plan.top}`, ...(plan.place === null ? [] : [short(plan.place)]));
      break;
    case 'share':
      parts.push(`of ${plan.whole.metric}`);
      break;
    case 'value':
      parts.push(...(plan.premise === null ? [] : [`claims ${plan.premise}`]));
      break;
    case 'exists':
      parts.push(plan.wants);
      break;
    case 'narrate':
      parts.push(plan.topic, plan.wants);
      break;
    case 'clarify':
      parts.push(plan.asks, String(plan.choices.length));
      break;
    case 'define':
      parts.push(plan.term);
      break;
    case 'unknown_agency':
    case 'outside':
      parts.push(plan.said);
      break;
    default:
  }
  return parts.filter(Boolean).join(' ');
}

function short(agency: string): string {
  return agency.replace(/(?:人民政府|办事处)$/, '');
}
