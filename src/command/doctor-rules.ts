import type { UpkeepWording } from '../contracts/language.js';
import { oldestCheck } from '../language/explanations.js';
import type { Check } from './doctor.js';

/** Whether the explanations of the law are there, and were all checked within the year before `now`. */
export function examineRules(now: Date, wording: UpkeepWording): Check {
  try {
    const checked = oldestCheck();
    const due = new Date(checked);
    due.setUTCFullYear(due.getUTCFullYear() + 1);
    if (now > due) return { check: 'rules', state: 'warning', text: wording.rulesOld(checked) };
    return { check: 'rules', state: 'ok', text: wording.rules(checked) };
  } catch {
    return { check: 'rules', state: 'broken', text: wording.rulesBroken };
  }
}
