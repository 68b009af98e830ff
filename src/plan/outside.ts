import type { Known } from '../question/known.js';
import { type Mentions, says } from './mentions.js';
import type { Context, Plan, Subject } from './plan.js';
import { readScope } from './subjects.js';

/** What is to come, or is now: a report tells of a year that is over. */
const TO_COME =
  /今天|明天|后天|今晚|明晚|下周|下个月|现在|这会儿|today|tonight|tomorrow|next (?:week|month)|right now/i;
/** What no agency reports on, whatever stands beside it. */
const NEVER =
  /股[票市价]|a股|大盘|彩票|汇率|吃什么|食谱|菜谱|笑话|写诗|写一首|唱歌|翻译|写代码|星座|stock|share price|lottery|exchange rate|joke|poem|recipe/i;
/** Words that only say whose pay, name or number is asked for. */
const OF_WHOM =
  /^(?:一?把手|领导|干部|公务员|职工|员工|名字|姓名|辖区|辖内|境内|常住|户籍|农村|城镇|总|年末|earns?|permanent|resident|total)+$/i;

/**
 * Refuses what these reports never carry: money and economy, weather, who holds an office. `null` for anything else, and where
 * a report is asked for more than that (耕地补贴的标准): it may tell, and its own answer says where it does not.
 */
export function outsidePlan({ known, context }: { known: Known; context: Context }, mentions: Mentions): Plan | null {
  const word = mentions.words.find(
    ({ kind, id }) =>
      kind === 'outside' && (id === 'anyway' || says(mentions, 'narrative', 'person') || asksPay(mentions)),
  );
  if (!word || asksReport(mentions, { context, said: mentions.text.slice(word.start, word.end) })) return null;
  const scope = readScope({
    mentions,
    known,
    context: { ...context, subjects: [] },
    purpose: 'text',
    overAgencies: true,
    overYears: true,
  });
  const subjects: Subject[] = scope.kind === 'subjects' ? scope.subjects.filter(({ agency }) => agency !== '*') : [];
  return { kind: 'outside', said: mentions.text.slice(word.start, word.end), subjects };
}

function asksReport(mentions: Mentions, { context, said }: { context: Context; said: string }): boolean {
  const named = mentions.agencies.length > 0;
  if (!named && (context.subjects.length === 0 || mentions.unknown.length > 0 || NEVER.test(said))) return false;
  return !TO_COME.test(mentions.text) && mentions.leftovers.some((leftover) => !OF_WHOM.test(leftover.said));
}

function asksPay(mentions: Mentions): boolean {
  return says(mentions, 'outside', 'anyway');
}
