import type { Known } from '../question/known.js';
import { applicantsNamed, figurePlan, type Slots } from './figures.js';
import { type Mentions, says } from './mentions.js';
import { asksOpenly, hasUnexplained } from './open-question.js';
import { type Operation, operationOf } from './operation.js';
import type { ApplicantRef, Context, Plan, PlanOf, Subject } from './plan.js';
import { readScope } from './subjects.js';
import { speaksOfText } from './vague.js';
import type { Word } from './words.js';

type FigurePlan = Extract<Plan, { metrics: string[] }>;

/** Whether a plan has the slots that a follow-up changes one of. */
export function isFigurePlan(plan: Plan | null): plan is FigurePlan {
  return plan !== null && 'metrics' in plan;
}

/** The last question with the slots changed that this text names; `null` where it is a question of its own. */
export function followUp({ known, context }: { known: Known; context: Context }, mentions: Mentions): Plan | null {
  const { last } = context;
  if (mentions.leftovers.length > 0 || !last || !changesSlot(mentions)) return null;
  if (last.kind === 'narrate') return narrateAgain(last, { known, context, mentions });
  if (last.kind === 'check') return checkAgain({ known, context, mentions });
  if (!isFigurePlan(last)) return null;
  if (mentions.words.some(({ kind }) => kind === 'narrative' || kind === 'outside' || kind === 'help')) return null;
  // 有没有请老百姓来盯着: 老百姓 is no kind of applicant there.
  if (speaksOfText(mentions)) return null;
  // 比2023年增加多少: the column of the same name is no question of its own.
  const isChange = comparesWithYear(mentions) && says(mentions, 'measure', 'items_change');
  const operation = operationOf(mentions) ?? (isChange ? 'change' : null);
  if (asksOpenly(mentions, { operation, byReason: false }) || asksOther(mentions, last)) return null;
  // 洛江区2020年数量: agency, year and how many, but of what is left open.
  if (mentions.agencies.length > 0 && mentions.years.length > 0 && says(mentions, 'quantity') && !operation)
    return null;
  // It names a figure that could not be made out: the last one is not what is asked.
  if (mentions.words.some((word) => namesFigure(word, operation))) return null;
  const compares = operation === 'compare' || /比/.test(mentions.text);
  const changesWhose = mentions.agencies.length + mentions.unknown.length > 0 || says(mentions, 'every');
  const scope = readScope({
    mentions,
    known,
    context: changesWhose ? context : { ...context, subjects: last.subjects },
    purpose: 'figure',
    overAgencies: false,
    overYears: changesWhose || operation === 'trend',
  });
  if (scope.kind === 'unclear') return scope.plan;
  const named = mergeYears(scope.subjects, { last, mentions, changesWhose });
  const isBeside = operation === 'change' ? comparesWithYear(mentions) : compares;
  const subjects =
    isBeside && (changesWhose || mentions.years.length > 0) ? distinct([...last.subjects, ...named]) : named;
  const slots: Slots = {
    ...slotsOf(last, mentions),
    subjects,
    assumptions: scope.assumptions.filter(({ because, slot }) => because !== 'only' || slot !== 'year'),
  };
  if (operation === 'source') return { kind: 'source', ...slots };
  if (operation === null || operation === 'exists' || operation === 'sum' || operation === 'list')
    return sameKind(last, { slots, mentions });
  return figurePlan(operation, { slots, mentions });
}

/** 和2023年比变化多少: from that year to the last question's; 2023年比上一年 is about 2023 alone. */
function comparesWithYear({ text, years, agencies }: Mentions): boolean {
  const [year, ...more] = years;
  return (
    year !== undefined &&
    more.length + agencies.length === 0 &&
    /(?:[和与跟同比较]|than|with|to|from|since)\s*$/i.test(text.slice(0, year.start))
  );
}

/** 总共帮了多少人, 及时率是多少; 有多少企业 after a figure that is not counted by applicant. */
function asksOther(mentions: Mentions, last: FigurePlan): boolean {
  const byApplicant = last.metrics.some((metric) => metric.startsWith('applications.'));
  return (
    hasUnexplained(mentions) ||
    says(mentions, 'operation', 'rate') ||
    (says(mentions, 'applicant') && !says(mentions, 'applicant', 'total') && !byApplicant)
  );
}

function namesFigure({ kind, id }: Word, operation: Operation | null): boolean {
  // How much did it change asks for no money.
  if (kind === 'measure' && id === 'amount') return operation !== 'change';
  if (kind === 'measure') return !(id === 'items_change' && operation !== null) && id !== 'items_now';
  return ['row', 'matter', 'channel', 'result', 'statistic'].includes(kind);
}

function changesSlot(mentions: Mentions): boolean {
  const named = mentions.agencies.length + mentions.years.length + mentions.unknown.length;
  return (
    named > 0 ||
    mentions.words.some(
      ({ kind, id }) =>
        // 它是做什么的: a pronoun alone changes nothing, so it is no new question about the last figure.
        kind === 'applicant' ||
        kind === 'operation' ||
        (kind === 'pointer' && id !== 'agency') ||
        kind === 'every' ||
        kind === 'generic',
    )
  );
}

/** A new agency keeps the last question's year, a new year its agencies. */
function mergeYears(
  subjects: Subject[],
  { last, mentions, changesWhose }: { last: FigurePlan; mentions: Mentions; changesWhose: boolean },
): Subject[] {
  const pointsToYear = says(mentions, 'pointer', 'year_before') || says(mentions, 'pointer', 'year_after');
  if (!changesWhose || mentions.years.length > 0 || pointsToYear) return subjects;
  const years = [...new Set(last.subjects.map(({ year }) => year))];
  const agencies = [...new Set(subjects.map(({ agency }) => agency))];
  return agencies.flatMap((agency) => years.map((year) => ({ agency, year })));
}

function slotsOf(last: FigurePlan, mentions: Mentions): Omit<Slots, 'subjects' | 'assumptions'> {
  const named = applicantsNamed(mentions);
  if (named.length > 0) return { metrics: last.metrics, applicants: named };
  if (!says(mentions, 'operation', 'total')) return { metrics: last.metrics, applicants: last.applicants };
  // 那总数呢: first all applicants, then all outcomes.
  const total: ApplicantRef[] = ['total'];
  if (last.applicants.some((applicant) => applicant !== 'total')) return { metrics: last.metrics, applicants: total };
  return { metrics: [...new Set(last.metrics.map(totalOf))], applicants: total };
}

function totalOf(metric: string): string {
  if (metric.startsWith('applications.outcome.')) return 'applications.outcome.total';
  const channel = /^(review|litigation(?:\.direct|\.after_review)?)\./.exec(metric)?.[1];
  return channel ? `${channel}.total` : metric;
}

function sameKind(last: FigurePlan, { slots, mentions }: { slots: Slots; mentions: Mentions }): Plan {
  switch (last.kind) {
    case 'share':
      return figurePlan('share', { slots, mentions });
    case 'rate':
      return { ...last, ...slots };
    case 'change':
      return figurePlan(last.rate ? 'change_rate' : 'change', { slots: newestOnly(slots), mentions });
    case 'trend':
    case 'average':
    case 'exists':
    case 'list':
      return mentions.years.length > 0
        ? figurePlan(last.kind === 'trend' ? null : last.kind, { slots, mentions })
        : { ...last, ...slots };
    case 'rank':
      return mentions.agencies.length > 0 ? figurePlan(null, { slots, mentions }) : { ...last, ...slots };
    case 'compare':
    case 'sum':
      return mentions.agencies.length > 0 ? figurePlan('compare', { slots, mentions }) : { ...last, ...slots };
    case 'value':
    case 'source':
    case 'reason':
      return figurePlan(null, { slots, mentions });
    default:
      return last satisfies never;
  }
}

function newestOnly(slots: Slots): Slots {
  const years = slots.subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  const newest = Math.max(...years);
  return years.length === 0 ? slots : { ...slots, subjects: slots.subjects.filter(({ year }) => year === newest) };
}

function narrateAgain(
  last: PlanOf<'narrate'>,
  { known, context, mentions }: { known: Known; context: Context; mentions: Mentions },
): Plan | null {
  if (mentions.agencies.length + mentions.unknown.length + mentions.years.length === 0) return null;
  if (mentions.words.some(({ kind }) => kind === 'narrative' || kind === 'quantity')) return null;
  const scope = readScope({ mentions, known, context, purpose: 'text', overAgencies: false, overYears: false });
  return scope.kind === 'unclear' ? scope.plan : { ...last, subjects: scope.subjects, assumptions: scope.assumptions };
}

function checkAgain({ known, context, mentions }: { known: Known; context: Context; mentions: Mentions }): Plan | null {
  const scope = readScope({ mentions, known, context, purpose: 'figure', overAgencies: false, overYears: false });
  return scope.kind === 'unclear'
    ? scope.plan
    : { kind: 'check', subjects: scope.subjects, assumptions: scope.assumptions };
}

function distinct(subjects: readonly Subject[]): Subject[] {
  return [...new Map(subjects.map((subject) => [`${subject.agency}|${subject.year}`, subject])).values()];
}
