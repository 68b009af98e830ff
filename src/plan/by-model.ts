import { z } from 'zod';
import { ModelError } from '../errors.js';
import type { LanguageModel } from '../model.js';
import type { Known } from '../question/known.js';
import { allMetrics, GROUP_METRICS, groupOf, rowOf } from '../report/metrics.js';
import { type Mentions, readMentions } from './mentions.js';
import { asksUncounted } from './open-question.js';
import { type Assumption, applicantRef, type Context, type Plan, planSchema, subjectSchema } from './plan.js';

/** What a model fills of a plan; what was assumed and what is computed is never its part. */
const filledSchema = z.object({
  kind: z.enum(['value', 'list', 'trend', 'exists']),
  subjects: z.array(subjectSchema).min(1).max(6),
  metrics: z.array(z.string()).min(1).max(8),
  applicants: z.array(applicantRef).min(1).default(['total']),
});
type Filled = z.infer<typeof filledSchema>;

const MARK = '=====问题=====';

/** Whether the rules leave the figure open that a question asks for: they ask back, or took it for the text's and found nothing there. */
export function leavesOpen(plan: Plan, answered: string): boolean {
  if (plan.kind === 'clarify') return plan.asks === 'metric';
  return plan.kind === 'narrate' && plan.wants === 'quantity' && answered === 'not_found';
}

/**
 * The plan as a model reads the question, for what rules left open. `null` where the model has no reading, is late or fails, or names an
 * item that no form has, or an agency or year that the question and the chat do not: the rules' own answer then stands.
 */
export async function readByModel(
  model: LanguageModel,
  asked: { text: string; known: Known; context: Context; today: string; chat: string; signal?: AbortSignal },
): Promise<Plan | null> {
  const { known, chat, signal, context } = asked;
  const mentions = readMentions(asked);
  const agencies = agenciesOf(mentions, context);
  if (agencies.length === 0 || asksUncounted(mentions)) return null;
  const variables = {
    question: mentions.text,
    agencies: agencies.map((agency) => `${agency}：${known.yearsOf(agency).join('、')}`).join('\n'),
    metrics: METRICS,
    mark: MARK,
  };
  try {
    const { text, whole } = await model.write({ task: 'plan', variables, chat, ...(signal && { signal }) });
    const filled = whole ? filledIn(text) : null;
    return filled && namesOnlyKnown(filled, { agencies, years: yearsOf(mentions, context), known })
      ? planOf(filled)
      : null;
  } catch (error) {
    if (!(error instanceof ModelError) || error.fault === 'stopped') throw error;
    return null;
  }
}

const METRICS = [
  ...allMetrics().map((metric) => `${metric}：${rowOf(metric)?.zh}`),
  ...GROUP_METRICS.map(({ metric, zh }) => `${metric}：${zh}`),
].join('\n');

/** Agencies the question names, each name meaning one, or else those the chat is about. */
function agenciesOf({ agencies, unknown }: Mentions, { subjects }: Context): string[] {
  if (unknown.length > 0) return [];
  const named = agencies.flatMap(({ agencies: meant }) => (meant.length === 1 ? meant : []));
  return [...new Set(agencies.length > 0 ? named : subjects.map(({ agency }) => agency))].filter(
    (name) => name !== '*',
  );
}

function yearsOf({ years }: Mentions, { subjects }: Context): (number | 'all')[] {
  if (years.some(({ all }) => all)) return ['all'];
  const named = years.flatMap((mention) => mention.years);
  return named.length > 0 ? named : subjects.map(({ year }) => year);
}

/** The object a model wrote, also between the fences that models like to put around it; `null` for anything else. */
function filledIn(text: string): Filled | null {
  const [written] = /\{[\s\S]*\}/.exec(text) ?? [];
  try {
    return filledSchema.safeParse(JSON.parse(written ?? '')).data ?? null;
  } catch {
    return null;
  }
}

function namesOnlyKnown(
  { subjects, metrics }: Filled,
  { agencies, years, known }: { agencies: string[]; years: (number | 'all')[]; known: Known },
): boolean {
  const items = metrics.every((metric) => rowOf(metric) ?? groupOf(metric));
  return (
    items &&
    subjects.every(({ agency, year }) => {
      const filed = known.yearsOf(agency);
      // Where the question names no year, only the one there is can be meant.
      const meant: readonly (number | 'all')[] = years.length > 0 ? years : filed.length === 1 ? filed : [];
      return agencies.includes(agency) && meant.includes(year);
    })
  );
}

/** A reading by a model is told as what it is: taken for likely, and to be checked by who asked. */
function planOf(filled: Filled): Plan {
  const assumptions = filled.metrics.map(
    (metric): Assumption => ({ slot: 'metric', because: 'leading', said: '', taken: metric, others: [] }),
  );
  const premise = filled.kind === 'value' ? { premise: null } : {};
  const wants = filled.kind === 'exists' ? { wants: 'some' } : {};
  return planSchema.parse({ ...filled, assumptions, ...premise, ...wants });
}
