import { type Mentions, says } from './mentions.js';
import type { Operation } from './operation.js';
import type { Word } from './words.js';

/** Asks which, what, where, who, how or why. */
const OPEN = /什么|[啥哪谁怎咋]|如何|为何|何[处时地]|\b(?:what|which|who|whom|whose|where|when|why|how)\b/i;
/** 哪一年 orders years, of which each has its figure. */
const NAMES_FIGURE =
  /哪一?年|哪个年份?|哪几年|(?:which|what) year|^(?:and |so )?what about|(?<!\b(?:over|about|for|on|in|by|from|to|of|with) )\bwhat(?:'s| is| are| was| were)(?! [^?]*\b(?:about|for|like|over)\W*$)|\bhow (?:many|much|often)\b|\b(?:applications?|requests?|cases?) (?:where|in which|for which)\b/gi;
/** Time, a floor, a step: nothing that the forms count. */
const UNCOUNTED =
  /多久|多长|多远|(?:多少|几)个?(?:工作日|小时|钟头|星期)|几(?:点|楼|层|号|步|道|遍|岁)|\bhow (?:long|soon|far|fast|quickly|old)\b|\b(?:what|which) number\b/i;
/** 能不能寄到家 asks whether it can be done; 能不能告诉我 is mere politeness. */
const CAN_IT =
  /(?:能不能|可不可以|会不会|要不要|用不用|需不需要|能否|可否)(?!(?:请|麻烦|帮|给|跟)?(?:我|你|忙)?(?:们)?(?:告诉|查|看[看一]|帮|说一?[下说]|讲一?下|提供|列))/;
/** 贵不贵, 后来公开了吗: how it is, or what became of it. */
const HOW_IT_IS = /([^能可会要用需是对多平有])不\1|后来/;
/** What is said to ask which kind of thing there is most of, and not who has most. */
const WHICH_KIND =
  /什么|[啥怎咋]|哪(?!个[?？。!！]*$)|\b(?:what|which) (?:kind|type|sort|matter|subject|topic|time|one|department|office|was|were|is|are)\b|\babout\b/i;
const OF_TABLE = /[数表格写印这]|\b(?:tables?|figures?|numbers?|sums?|this|that|it)\b/i;
const CLAIMS = /对[吗吧]|是[吗吧]|对不对|没错/;
const ANSWERED: ReadonlySet<Operation> = new Set([
  'compare',
  'trend',
  'change',
  'change_rate',
  'share',
  'rate',
  'sum',
  'average',
]);

/**
 * Whether a question asks what no count can answer, whichever figure's name it holds: what about, which kind, where, who, how, how long,
 * or whether something can be done.
 */
export function asksOpenly(
  mentions: Mentions,
  { operation, byReason }: { operation: Operation | null; byReason: boolean },
): boolean {
  if (asksUncounted(mentions)) return true;
  // Who holds an office does something, and is no count.
  if (says(mentions, 'outside') || countsUnknown(mentions)) return true;
  if (byReason && says(mentions, 'operation', 'reasons')) return CAN_IT.test(mentions.text);
  const rest = withoutFigureWords(mentions, operation === 'rank');
  if (operation === 'rank') return WHICH_KIND.test(rest);
  if (operation !== null && ANSWERED.has(operation)) return false;
  if (operation === 'check') return OPEN.test(rest) && !OF_TABLE.test(mentions.text);
  const asksNumber = says(mentions, 'quantity') || says(mentions, 'measure', 'amount') || /几个/.test(mentions.text);
  if (asksNumber || mentions.claims.length > 0) return false;
  if (OPEN.test(rest) || CAN_IT.test(rest) || HOW_IT_IS.test(rest)) return true;
  // 按申请人类型列一下 and 开了1270张罚单对吗 ask for figures in whatever words.
  return operation !== 'list' && !CLAIMS.test(rest) && hasUnexplained(mentions);
}

/** Whether a question asks for time, a place or a telephone: a number, and no count. */
export function asksUncounted(mentions: Mentions): boolean {
  return UNCOUNTED.test(mentions.text) || says(mentions, 'narrative', 'contact');
}

/** The question without the asking words that a figure answers: 哪个机关, 哪类申请人, 在哪张表. */
function withoutFigureWords({ text, words, agencies }: Mentions, ranks: boolean): string {
  const answered = ({ kind, id, start, end }: Word) => {
    // 去哪儿交 names no agency; 哪里的申请最多 does.
    if (kind === 'every') return agencies.length === 0 && (ranks || !/^哪[里儿]$/.test(text.slice(start, end)));
    if (kind !== 'operation') return kind === 'applicant' && id === 'kinds';
    if (id === 'source') return !/^在哪/.test(text.slice(start, end)) || OF_TABLE.test(text);
    return id !== 'reasons';
  };
  const rest = words
    .filter(answered)
    .reduce((left, { start, end }) => left.slice(0, start) + ' '.repeat(end - start) + left.slice(end), text);
  return rest.replaceAll(NAMES_FIGURE, ' ');
}

/** 几趟, 多少处: counted in what no figure is counted in. */
function countsUnknown(mentions: Mentions): boolean {
  const unexplained = unexplainedIn(mentions);
  return mentions.words.some(({ kind, end }) => kind === 'quantity' && unexplained.includes(end));
}

/** Whether a Chinese character is part of no name and of no word: what is done (寄, 交) is no part of a figure's name. */
export function hasUnexplained(mentions: Mentions): boolean {
  return unexplainedIn(mentions).length > 0;
}

/** 收没收到, 打过官司, 不再处理: said of figures too. */
const IDIOMS = /(\p{Script=Han})没\1|[打吃]过?(?=\p{Script=Han}{0,3}官司)|要求|不再/gu;

function unexplainedIn({ text, words, agencies, years, unknown, leftovers }: Mentions): number[] {
  const open = new Uint8Array(text.length).fill(1);
  // 过期: a measure word that measures nothing is a part of another word.
  const telling = words.filter(
    ({ kind, id, start }) =>
      kind !== 'unit' || id !== 'foreign' || words.some((word) => word.kind === 'quantity' && word.end === start),
  );
  for (const { start, end } of [...telling, ...agencies, ...years, ...unknown, ...leftovers]) open.fill(0, start, end);
  for (const { 0: said, index } of text.matchAll(IDIOMS)) open.fill(0, index, index + said.length);
  return [...text.matchAll(/(?![咧哩嘞哟喔嘿哎唉诶欸喽噢哇呦桩])\p{Script=Han}/gu)].flatMap(({ index }) =>
    open[index] === 1 ? [index] : [],
  );
}
