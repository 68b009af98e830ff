import type { Gap } from './lattice/cover.js';
import type { Match } from './lattice/lattice.js';
import { endsInWord, listOf } from './lattice/lists.js';
import { clauseAt, isSlot, namesItem, partsClauses } from './lattice/matches-used.js';
import { dictionaryWordsIn } from './lattice/tagged-words.js';
import { endsAsBody } from './names/unfiled.js';

/** What a question leaves unexplained, by what it does to a figure. */
export type Unexplained = {
  /** Words that narrow an item or a whole down (食品安全的处罚, 向公安局提的申请): no figure is the answer. */
  narrowing: string[];
  /** Other words of content: they only lower a reading's score. */
  content: string[];
};

/** jieba's tags of words that name a thing; verbs, adverbs, particles, pronouns, numbers and moods narrow nothing. */
const THING = /^(?:n|vn|j|l|i|s|b|x|eng|g)/;
const ENGLISH_FUNCTION = /^(?:s|t|re|ve|ll|d|m)$/;

/** Tells what the gaps of a cover say. A word of the dictionary that reaches into single signs beside the gap takes them with it. */
export function unexplained(
  text: string,
  { gaps, matches }: { gaps: readonly Gap[]; matches: readonly Match[] },
): Unexplained & { swallowed: Match[] } {
  const narrowing: string[] = [];
  const content: string[] = [];
  const swallowed: Match[] = [];
  if (gaps.length === 0) return { narrowing, content, swallowed };
  const words = gaps.some(({ said }) => /\p{Script=Han}/u.test(said)) ? dictionaryWordsIn(text) : [];
  for (const gap of gaps) {
    if (/^[a-z'’]+$/.test(gap.said)) {
      if (gap.said.length < 3 || ENGLISH_FUNCTION.test(gap.said)) continue;
      (leads(text, gap) || follows(text, gap, matches) || isOfItem(text, gap, matches) ? narrowing : content).push(
        gap.said,
      );
      continue;
    }
    for (const { start, end, said: word, tag } of words) {
      if (end <= gap.start || start >= gap.end) continue;
      const beside = matches.filter((match) => match.start < end && match.end > start);
      swallowed.push(...beside.filter((match) => match.end - match.start === 1 && match.kind === 'op'));
      // 多少天, 几封: what is counted is not what the forms count.
      if (word.length === 1 && /^[qn]/.test(tag) && isCounted(start, matches)) {
        narrowing.push(word);
        continue;
      }
      // 行政处罚执行了多少件: what was done with an item is not what was decided.
      if (word.length > 1 && /^v/.test(tag) && isDone({ start, end }, text, matches)) {
        narrowing.push(word);
        continue;
      }
      // 有几件申请撤回了: what a word of doing behind whose figure it is says of the item.
      if (/^v/.test(tag) && saysMore({ start, end }, text, matches)) {
        narrowing.push(word);
        continue;
      }
      // 涉及拆迁的申请: what a word of its own leads to, or ties to an item, narrows whatever it is.
      if (word.length > 1 && /^v/.test(tag) && (leads(text, { start, end }) || tied(text, { start, end }, matches))) {
        narrowing.push(word);
        continue;
      }
      if (!THING.test(tag) || word.length === 1) {
        if (word.length > 1 || !/^[uyedpcrmqfz]/.test(tag)) content.push(word);
        continue;
      }
      const place = { start, end };
      const narrows =
        leads(text, place) ||
        follows(text, place, matches) ||
        stands(text, place, matches) ||
        // 采购均价: a thing right behind an item is not the item.
        (matches.some((match) => namesItem(match) && match.weight > 0.9 && match.end === start) &&
          isCovered(end, clauseAt(text, start).end, matches)) ||
        isBeside(text, place, matches);
      (narrows ? narrowing : content).push(word);
    }
  }
  return { narrowing, content, swallowed };
}

function isCounted(at: number, matches: readonly Match[]): boolean {
  return matches.some((match) => match.end === at && asksHowMany(match));
}

/** 关于拆迁, 向公安局. */
function leads(text: string, { start }: { start: number; end: number }): boolean {
  return endsInWord(text.slice(0, start), listOf('leads'));
}

/** requests from journalists, requests withdrawn: a word behind an item, but for words that only say how it is asked. */
function isOfItem(text: string, { start }: Gap, matches: readonly Match[]): boolean {
  const before = matches.findLast((match) => match.end <= start && match.kind !== 'fill');
  const fills = matches.filter(
    (match) => match.kind === 'fill' && before !== undefined && match.start >= before.end && match.end <= start,
  );
  const link = fills.at(-1)?.said ?? '';
  return (
    before !== undefined &&
    namesItem(before) &&
    !partsClauses(text, before.end, start) &&
    matches.some(({ kind, said }) => kind === 'quantity' && said.startsWith('how')) &&
    fills.length <= 2 &&
    (fills.length === 0 || listOf('ties').includes(link))
  );
}

/** 青岚区2022年教育领域收到多少申请: whose figure it is was said, and what stands between that and the item says more of it. */
function stands(text: string, { start, end }: { start: number; end: number }, matches: readonly Match[]): boolean {
  const item = matches.find((match) => namesItem(match) && match.start >= end && !partsClauses(text, end, match.start));
  const told = matches.some((match) => match.end === start && (match.kind === 'agency' || match.kind === 'year'));
  return told && item !== undefined && isCovered(end, item.start, matches);
}

/** Whether nothing but words that change nothing stands there. */
function isCovered(from: number, to: number, matches: readonly Match[]): boolean {
  let at = from;
  while (at < to) {
    const next = matches.find(({ kind, start }) => start === at && (kind === 'fill' || kind === 'quantity'));
    if (!next) return false;
    at = next.end;
  }
  return true;
}

/** Whether an item stands before and a quantity behind, in one clause. */
function isDone({ start, end }: { start: number; end: number }, text: string, matches: readonly Match[]): boolean {
  const before = matches.findLast((match) => match.end <= start && namesItem(match));
  const behind = matches.find((match) => match.start >= end && (namesItem(match) || asksHowMany(match)));
  return (
    before !== undefined &&
    behind !== undefined &&
    asksHowMany(behind) &&
    !partsClauses(text, before.end, start) &&
    !partsClauses(text, end, behind.start)
  );
}

/** Whether the word stands behind the first slot of a clause that asks how many of an item. */
function saysMore({ start, end }: { start: number; end: number }, text: string, matches: readonly Match[]): boolean {
  const clause = clauseAt(text, start);
  const within = matches.filter((match) => clause.start <= match.start && match.end <= clause.end);
  return (
    end <= clause.end &&
    within.some((match) => match.end <= start && isSlot(match)) &&
    within.some(namesItem) &&
    within.some(asksHowMany)
  );
}

function asksHowMany({ kind, said }: Match): boolean {
  return kind === 'quantity' && /[多几]/.test(said);
}

/** Whether 的 and an item stand right behind. */
function tied(text: string, { end }: { start: number; end: number }, matches: readonly Match[]): boolean {
  return text[end] === '的' && matches.some((match) => namesItem(match) && match.start === end + 1);
}

/** 有几件申请是记者提的: a thing in the clause that asks how many of an item says which of them. */
function isBeside(text: string, { start, end }: { start: number; end: number }, matches: readonly Match[]): boolean {
  const clause = clauseAt(text, start);
  const within = matches.filter((match) => clause.start <= match.start && match.end <= clause.end);
  // 镇政府 says whose, and not which.
  if (endsAsBody(text.slice(start, end))) return false;
  return end <= clause.end && within.some(namesItem) && within.some(asksHowMany);
}

/** 食品安全的处罚, 交通类许可: an item follows. */
function follows(text: string, { end }: { start: number; end: number }, matches: readonly Match[]): boolean {
  return matches.some((match) => {
    if (!namesItem(match) || match.start < end || partsClauses(text, end, match.start)) return false;
    const between = text.slice(end, match.start).trim();
    return (
      between === '' ||
      listOf('links').includes(between) ||
      matches.some(
        ({ kind, start, end: stop }) => kind === 'fill' && start === end && text.slice(stop, match.start).trim() === '',
      )
    );
  });
}
