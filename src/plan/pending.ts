import type { Known } from '../question/known.js';
import { readMentions, says } from './mentions.js';
import { metricsAsked } from './metrics-asked.js';
import type { Choice, Context, Plan } from './plan.js';

const ORDINALS: Readonly<Record<string, number>> = {
  一: 1,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
};

/** The question that waits for a reply, where the plan asks one back or names agencies that could be meant. */
export function pendingOf(plan: Plan, text: string): Context['pending'] {
  if (plan.kind === 'clarify') return { text, asks: plan.asks, said: plan.said, choices: plan.choices };
  if (plan.kind !== 'unknown_agency') return null;
  const choices = plan.nearest.map((agency) => ({ label: agency, says: text.replace(plan.said, agency) }));
  return { text, asks: 'agency', said: plan.said, choices };
}

/** The whole question, where this text is the reply to one that was unclear; `null` where it is a question of its own. */
export function answerToPending({
  text,
  known,
  context,
  today,
}: {
  text: string;
  known: Known;
  context: Context;
  today: string;
}): { text: string; context: Context } | null {
  const { pending } = context;
  if (!pending) return null;
  const fresh = { ...context, pending: null };
  const reply = text.trim();
  const chosen =
    pending.choices.find(({ label, says: words }) => reply === label || reply === words) ??
    pending.choices[ordinalOf(reply) - 1] ??
    onlyChoiceWith(reply, pending.choices);
  if (chosen) return { text: chosen.says, context: fresh };
  const mentions = readMentions({ text: reply, known, today });
  const named = metricsAsked(mentions, []).metrics.length > 0;
  const fills = {
    agency: !named && (mentions.agencies.length > 0 || mentions.unknown.length > 0) && mentions.leftovers.length === 0,
    year: !named && mentions.years.length > 0 && mentions.leftovers.length === 0,
    metric: named && mentions.agencies.length === 0 && mentions.years.length === 0,
    applicant: says(mentions, 'applicant') && mentions.agencies.length === 0,
  };
  if (!fills[pending.asks]) return null;
  if (pending.asks === 'metric') return { text: `${pending.text}，${mentions.text}`, context: fresh };
  const reading = mentions.text.replace(/^(?:那|就|是|我说的是|我是说)+|(?:呢|吧|的|啊)?[?？。!！]*$/g, '');
  const completed =
    pending.said && pending.text.includes(pending.said)
      ? pending.text.replace(pending.said, reading)
      : `${reading} ${pending.text}`;
  return { text: completed, context: fresh };
}

/** 南浦的: words that stand in one of the choices alone. */
function onlyChoiceWith(reply: string, choices: readonly Choice[]): Choice | undefined {
  const said = reply
    .replace(/^(?:那|就|是|我说的是|我是说|the )+|(?:的那个|那个|的|呢|吧|啊|one)?[?？。!！]*$/g, '')
    .trim();
  const holding = choices.filter(({ label }) => said.length > 1 && label.includes(said));
  return holding.length === 1 ? holding[0] : undefined;
}

function ordinalOf(reply: string): number {
  const match =
    /^(?:第|选|选择|the |number |no\.? ?)?\s*(\d|[一二三四五六]|first|second|third|fourth|fifth|sixth)\s*(?:个|项|家|种|号|one)?(?:吧|的)?[.。、)）]?$/i.exec(
      reply,
    );
  const said = match?.[1]?.toLowerCase() ?? '';
  return ORDINALS[said] ?? Number(said || Number.NaN);
}
