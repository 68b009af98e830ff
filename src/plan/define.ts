import { type Mentions, says } from './mentions.js';
import type { Plan } from './plan.js';
import { TERMS } from './terms.js';

const ASKS =
  /什么意思|啥意思|什么是|什么叫|何为|啥是|是什么$|是指|指的是|指什么|含义|定义|解释|怎么理解|如何理解|区别|怎么算|如何计算|怎么计算|(?:有|是)?(?:什么|哪些|何)(?:具体)?(?:要求|规定|内容)|规定了|^(?:what (?:is|are|does)|define|explain)\b|\bmean\b/i;
/** What applying costs: a rule, and no agency's fees. */
const ASKS_FEE = /(?:费|收取|[要花交付收]钱|多少钱|免费|\bfees?\b|\bcost\b|\bfree\b|\bpay\b)/i;
const OF_APPLYING =
  /处理费|申请.*(?:信息|公开)|(?:信息|公开).*申请|processing fee|\b(?:apply|applying|application|request)/i;
const HOW_TO =
  /^(?:请问)?(?:我|个人|公民|老百姓|企业)?(?:想|要)?(?:怎么|怎样|如何|在哪里?)(?:提出|提交|写)?申请|怎么申请|如何申请|怎样申请|how (?:do|can|to) (?:i |we |you )?(?:apply|request|file)/i;

/** A term to be explained, where the question asks for a meaning or a rule and not for somebody's figure. */
export function definitionPlan(mentions: Mentions): Plan | null {
  const text = mentions.text.toLowerCase().replaceAll(/[?？。.!！]+$/g, '');
  const whose = mentions.agencies.length + mentions.years.length > 0;
  if (!whose && HOW_TO.test(text) && !says(mentions, 'quantity')) return { kind: 'define', term: 'how_to_apply' };
  if (!whose && /不服|怎么办|怎么维权|what can i do|what if .*refus|appeal/.test(text))
    return { kind: 'define', term: 'remedies' };
  if (!whose && ASKS_FEE.test(text) && OF_APPLYING.test(text) && !/逾期|缴|overdue/.test(text))
    return { kind: 'define', term: 'processing_fee' };
  if (!ASKS.test(text)) return null;
  if (whose && !/什么意思|啥意思|含义|定义|是指|指的是|指什么|\bmean\b/.test(text)) return null;
  const term = longestTerm(text);
  return term ? { kind: 'define', term } : null;
}

function longestTerm(text: string): string | null {
  let best = { id: '', length: 0 };
  for (const { id, names } of TERMS) {
    for (const name of names) if (name.length > best.length && text.includes(name)) best = { id, length: name.length };
  }
  return best.id || null;
}
