import { answerSummary } from '../narrative/summary.js';
import type { Plan } from '../plan/plan.js';
import type { AnswerBody } from './answer.js';
import { answerCheck } from './check.js';
import { answerCompare } from './compare.js';
import type { Desk } from './desk.js';
import { answerExists } from './exists.js';
import {
  answerClarify,
  answerDefine,
  answerHelp,
  answerHoldings,
  answerOutside,
  answerUnknownAgency,
} from './other.js';
import { answerRank } from './rank.js';
import { answerRate, answerShare } from './rate.js';
import { answerReason } from './reason.js';
import { answerAverage, answerSum } from './sum.js';
import { answerNarrate, assumedIn, figuresTold, toldFor } from './text-reading.js';
import { answerChange, answerTrend } from './trend.js';
import { answerSource, answerValue } from './value.js';

/** The answer to a plan, from what is filed: figures by looking up and arithmetic, the rest from the reports' own sentences. */
export async function answerPlan(plan: Plan, desk: Desk): Promise<AnswerBody> {
  switch (plan.kind) {
    case 'value':
    case 'list':
      return answerValue(plan, desk);
    case 'compare':
      return answerCompare(plan, desk);
    case 'trend':
      return answerTrend(plan, desk);
    case 'change':
      return answerChange(plan, desk);
    case 'rank':
      return answerRank(plan, desk);
    case 'share':
      return answerShare(plan, desk);
    case 'rate':
      return answerRate(plan, desk);
    case 'sum':
      return answerSum(plan, desk);
    case 'average':
      return answerAverage(plan, desk);
    case 'exists':
      return answerExists(plan, desk);
    case 'check':
      return answerCheck(plan, desk);
    case 'source':
      return answerSource(plan, desk);
    case 'define':
      return answerDefine(plan, desk);
    case 'reason':
      return answerReason(plan, desk);
    case 'summary':
      return answerSummary(
        { kind: 'summary', subjects: plan.subjects, assumed: assumedIn(plan) },
        { ...desk, figuresTold: figuresTold(desk) },
      );
    case 'narrate':
      return answerNarrate(plan, desk);
    case 'help':
      return answerHelp(desk);
    case 'holdings':
      return answerHoldings(plan, desk);
    case 'clarify':
      return answerClarify(plan, desk);
    case 'unknown_agency':
      return (await toldFor(plan, desk)) ?? answerUnknownAgency(plan, desk);
    case 'outside':
      return answerOutside(plan, desk);
    default:
      return plan satisfies never;
  }
}
