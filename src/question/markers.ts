import type { Dimension, Query } from '../query/query.js';
import type { Asking } from './figures/complete.js';
import type { Rank } from './figures/rank.js';
import type { Match } from './lattice/lattice.js';
import { clauseAt, isSum, namesItem, type Words } from './lattice/matches-used.js';

/** Whether agencies, years or columns are asked for, by how many or by which. */
export type Who = {
  agencies: boolean;
  years: boolean;
  applicants: boolean;
  /** 几家. */
  count: boolean;
  /** 两个地方: so many, which are all that there are. */
  several: boolean;
  /** 哪些单位有…: those that have some, where no quantity is asked for. */
  some: boolean;
};

/** Reads who is asked for; the words themselves fill slots. */
export function whoIsAsked(words: Words, { last }: Asking): Who {
  const is = (kind: string, id: string) => words.all.some((match) => match.kind === kind && match.id === id);
  const open =
    is('which', 'any') &&
    !is('op', 'reasons') &&
    !is('which', 'applicants') &&
    !words.all.some(({ kind }) => kind === 'agency' || kind === 'applicant' || kind === 'parts');
  const which =
    open || words.all.some(({ kind, id, said }) => kind === 'which' && id === 'agencies' && asksWhich(said));
  const folds = words.all.some(isSum) || ['mean', 'median'].some((id) => is('op', id));
  const traits = words.all.some(({ kind, said }) => kind === 'traits' && /哪|which|几/.test(said));
  const several = severalOf(words) || (last.length === 0 && is('those', 'agencies'));
  const quantity = words.all.some(({ kind, said }) => kind === 'quantity' && /[多几]|how/.test(said));
  return {
    agencies:
      open ||
      is('which', 'agencies') ||
      (is('count', 'agencies') && !folds) ||
      several ||
      words.all.some(({ kind }) => kind === 'traits'),
    years: is('which', 'years') || is('count', 'years'),
    applicants: is('which', 'applicants'),
    several,
    count: (is('count', 'agencies') || is('count', 'years')) && !folds,
    some:
      (which || traits) && !quantity && (words.all.some(namesItem) || (last.length > 0 && words.text.includes('有'))),
  };
}

/** Whether a word asks which, and is none for all. */
export function asksWhich(said: string): boolean {
  return /哪|which|名单/.test(said);
}

/** 两个地方, 三家单位: so many agencies, which are all that there are. */
function severalOf({ all, text }: Words): boolean {
  return all.some(
    ({ kind, number, end }) =>
      kind === 'number' &&
      ((number?.measure === '家' && !/^[以之]/.test(text.slice(end))) ||
        (number?.measure === '个' && /^(?:地方|单位|机关|部门|地区)/.test(text.slice(end)))),
  );
}

/** What is wanted beside the figure: its source, the reason, whether it is sure, whether the sums hold. */
export function takeShow(words: Words, { last }: Asking): Query['show'] {
  const chats = last.length > 0;
  const named = words.all.some(namesItem);
  for (const [id, show] of [
    ['source', 'source'],
    ['why', 'why'],
    ['sure', 'sure'],
    ['table', 'table'],
    ['chart', 'chart'],
  ] as const) {
    const op = words.first('op', id);
    if (!op || !(chats || named)) continue;
    words.take(op);
    return show;
  }
  const check = words.first('op', 'check');
  const equal = words.first('op', 'equal');
  const plus = words.all.filter(({ kind, id }) => kind === 'op' && id === 'plus');
  // 新收加结转等于办结加结转下年吗: whether the sums hold.
  if (equal && plus.length > 0 && [...words.all].some((match) => namesItem(match) && match.start > equal.end)) {
    words.take(equal, ...plus);
    return 'check';
  }
  if (!check) return undefined;
  words.take(check);
  return 'check';
}

/** The unit that amounts are to be told in; undefined where none is said. */
export function takeUnit(words: Words): string | undefined {
  const op = words.first('op', 'in_unit');
  if (!op) return undefined;
  words.take(op);
  return ['万元', '亿元', '万', '亿', '元'].find((unit) => op.said.includes(unit));
}

/** How rows are to be folded into one. */
export type Fold = {
  how: 'sum' | 'mean' | 'median' | 'per_day';
  /** What is folded over; every dimension that is open where nothing says so. */
  over?: Dimension[];
};

/** Takes a word that folds; 一共 of a single figure folds nothing. */
export function takeFold(
  words: Words,
  { rank, many, each, judged }: { rank: Rank | null; many: boolean; each: boolean; judged: boolean },
): Fold | null {
  for (const id of ['per_day', 'median', 'mean', 'sum'] as const) {
    const is = (match: Match) => (id === 'sum' ? isSum(match) : match.kind === 'op' && match.id === id);
    const ops = words.all.filter((match) => is(match) && !words.used.has(match));
    if (ops.length === 0) continue;
    words.take(...ops);
    // 总数超过400件的有哪些: the total that is judged adds up nothing.
    if (id === 'sum' && judged && ops.every((op) => op.id === 'total')) return null;
    // 分别合计多少: each is told; 各种理由不予公开的加起来 adds them up.
    const eachOps = words.all.filter(({ kind, id: op }) => kind === 'op' && op === 'each');
    if (id === 'sum' && each && eachOps.some((op) => !isAddedUp(op, ops, words))) {
      // 诉讼总数（直接起诉加复议后起诉）分别: what is joined is one, told for each of the rest.
      const plus = words.first('op', 'plus');
      words.take(plus);
      return plus && words.all.filter(namesItem).length > 1 ? { how: id, over: ['item'] } : null;
    }
    // 两年一共废止多少件，制发多少件: each is added up over the years.
    if (id === 'sum' && ops.every((op) => countsOne(op, words)))
      return spansYears(words) ? { how: id, over: ['year'] } : null;
    const rest = words.all.filter((match) => match.kind === 'op' && match.id === 'plus' && !words.used.has(match));
    words.take(...rest);
    if (id === 'mean') words.take(...words.all.filter(isSum));
    return { how: id };
  }
  // 2023年、2024年两年收费总额: the total of the years that are counted.
  if (many && !each && !rank && totalsOfYears(words)) return { how: 'sum', over: ['year'] };
  const plus = words.first('op', 'plus');
  if (plus && many && !rank) {
    words.take(plus);
    return { how: 'sum' };
  }
  return null;
}

/** Whether an item stands between a word for each and one that adds up. */
function isAddedUp(each: Match, sums: readonly Match[], { all }: Words): boolean {
  return all.some(
    (match) =>
      namesItem(match) && match.start >= each.end && sums.some((sum) => sum.id === 'sum' && sum.start >= match.end),
  );
}

/** Whether years are named and counted, and a total of an item is asked for. */
function totalsOfYears({ all }: Words): boolean {
  const years = all.flatMap(({ years: said }) => said?.means ?? []);
  const counted = years.some((means) => means.kind === 'latest' && means.count > 1);
  return counted && years.length > 2 && all.some((match) => namesItem(match) && match.said.includes('总'));
}

/** Whether more years than one are meant. */
function spansYears({ all }: Words): boolean {
  const years = all.flatMap(({ years: said }) => said?.means ?? []);
  return (
    years.length > 1 ||
    years.some(
      (means) => means.kind === 'all' || means.kind === 'range' || (means.kind === 'latest' && means.count > 1),
    )
  );
}

/** 一共收到多少件，其中…: asked of the one item in its own clause, it adds up nothing of the others. */
function countsOne(op: Match, { all, text }: Words): boolean {
  const { start, end } = clauseAt(text, op.start);
  const items = all.filter(namesItem);
  const own = items.filter((match) => start <= match.start && match.end <= end);
  const apart = items.some((match) => match.start > end);
  return own.length > 0 && own.length < 3 && apart && /[多几]|how m/.test(text.slice(start, end));
}

/** Takes the words that ask for each of several; true where there is one. */
export function takeEach(words: Words): boolean {
  const each = words.all.filter(
    (match) =>
      match.kind === 'op' &&
      (match.id === 'each' || match.id === 'reasons' || match.id === 'trend' || match.id === 'all') &&
      !words.used.has(match),
  );
  const named = words.all.some(namesItem);
  // 现行有效16项吗 claims a number.
  const claims = words.has('op', 'claim') || words.has('yesno');
  const counted = words.all.find(
    ({ kind, number, end }) =>
      kind === 'number' &&
      named &&
      !claims &&
      ((number?.measure === '项' && (number.value ?? 0) < 20) ||
        (number?.measure === '个' && each.some((op) => op.start - end <= 1 && op.start >= end))),
  );
  const kinds = words.all.filter((match) => match.kind === 'number' && /^[类种]/.test(words.text.slice(match.end)));
  words.take(...each, counted, ...kinds);
  return each.some(({ id }) => id !== 'trend') || counted !== undefined;
}
