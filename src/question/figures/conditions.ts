import type { Condition } from '../../query/query.js';
import type { Match } from '../lattice/lattice.js';
import { isSlot, namesItem, partsClauses, type Words } from '../lattice/matches-used.js';
import { type Bundle, bundleOf, type Surroundings } from './bundle.js';

/** A comparison that the question makes: of what (empty: of what is asked), how, with a number or with other items. */
export type Compared = {
  of: Bundle | null;
  at: number;
  end: number;
  not: boolean;
} & (
  | { is: 'equal' | 'more' | 'less' | 'least' | 'most'; than: number | Bundle; unit?: string; give?: number }
  | { is: 'known' }
);

const BEFORE: Readonly<Record<string, 'more' | 'least' | 'less' | 'most' | 'equal'>> = {
  over: 'more',
  at_least: 'least',
  under: 'less',
  at_most: 'most',
  equal: 'equal',
};
const AFTER: Readonly<Record<string, 'least' | 'most'>> = { at_least_after: 'least', at_most_after: 'most' };

/** Takes every comparison with a number, with nought, or of one item with another. */
export function takeConditions(words: Words, around: Surroundings): Compared[] {
  const found: Compared[] = [];
  let from = 0;
  for (const match of words.all) {
    if (match.kind !== 'op' || words.used.has(match)) continue;
    const compared =
      afterComparator(match, words, { from, around }) ??
      beforeComparator(match, words, { from, around }) ??
      asNought(match, words, { from, around });
    if (!compared) continue;
    found.push(compared);
    from = compared.end;
  }
  for (const number of words.all) {
    // 处罚过百件的机关
    if (number.kind !== 'number' || words.used.has(number) || !asksWho(words)) continue;
    if (!LEADS.includes(words.text[number.start - 1] ?? '')) continue;
    words.take(number);
    const op = { ...number, start: number.start - 1 };
    found.push(compare({ op, number, is: 'more', words, place: { from: 0, around }, end: number.end }));
  }
  return found;
}

const LEADS = ['过', '破', '超', '逾'];

function asksWho({ all }: Words): boolean {
  return all.some(({ kind, id }) => (kind === 'which' || kind === 'count') && id !== 'any');
}

type Place = { from: number; around: Surroundings };

/** 超过10件, 许可多于处罚. */
function afterComparator(op: Match, words: Words, place: Place): Compared | null {
  const is = BEFORE[op.id];
  if (!is) return null;
  const number = words.all.find(
    (match) => match.kind === 'number' && match.start >= op.end && match.start - op.end <= 2 && !words.used.has(match),
  );
  if (number?.number) {
    if (number.number.measure === '倍' || number.number.measure === '成') return null;
    words.take(op, number);
    return compare({ op, number, is, words, place, end: number.end });
  }
  if (op.weight < 0.9) return null;
  const left = subject(op.start, words, place);
  const rightMatches = words.all.filter(
    (match) =>
      (namesItem(match) || match.kind === 'applicant') &&
      match.start >= op.end &&
      match.start - op.end <= 10 &&
      !partsClauses(words.text, op.end, match.start) &&
      !words.used.has(match),
  );
  if (!left || rightMatches.length === 0) return null;
  const right = bundleOf(rightMatches.slice(0, 2), place.around);
  words.take(op, ...right.used, ...left.used);
  return { of: left, at: op.start, end: rightMatches.at(-1)?.end ?? op.end, not: false, is, than: right };
}

/** 10件以上. */
function beforeComparator(op: Match, words: Words, place: Place): Compared | null {
  const is = AFTER[op.id];
  if (!is) return null;
  const number = words.all.find((match) => match.kind === 'number' && match.end === op.start && !words.used.has(match));
  if (!number?.number) return null;
  words.take(op, number);
  return compare({ op: { ...op, start: number.start }, number, is, words, place, end: op.end });
}

/** 为0, 零申请, and 没有 where agencies are asked for by what they have not. */
function asNought(op: Match, words: Words, place: Place): Compared | null {
  const over = words.all.some(
    ({ kind, id }) =>
      (kind === 'which' || kind === 'count') && (id === 'agencies' || id === 'years' || id === 'applicants'),
  );
  const reason = words.has('op', 'reasons') || words.has('which', 'any');
  if (op.id === 'not_reported' && over) {
    const of = subject(op.start, words, place) ?? following(op.end, words, place);
    words.take(op, ...(of?.used ?? []));
    return { of, at: op.start, end: op.end, not: true, is: 'known' };
  }
  const some = op.id === 'some';
  if (op.id !== 'none' && !some && !(op.id === 'no' && (over || reason))) return null;
  if (op.id !== 'no' && !over && !reason) return null;
  const of =
    op.id !== 'no'
      ? (subject(op.start, words, place) ?? following(op.end, words, place))
      : (following(op.end, words, place) ?? subject(op.start, words, place));
  words.take(op, ...(of?.used ?? []));
  const end = Math.max(op.end, ...(of?.used ?? []).map((match) => match.end));
  return { of, at: op.start, end, not: false, is: some ? 'more' : 'equal', than: 0 };
}

function compare({
  op,
  number,
  is,
  words,
  place,
  end,
}: {
  op: Match;
  number: Match;
  is: 'more' | 'least' | 'less' | 'most' | 'equal';
  words: Words;
  place: Place;
  end: number;
}): Compared {
  const english = /[a-z]/.test(op.said);
  const named = english
    ? (following(end, words, place) ?? subject(op.start, words, place))
    : (subject(op.start, words, place) ?? following(end, words, place));
  // granted at least 15 applications in part: what the verb says.
  const generic = named?.generic && named.items.length === 1 && english;
  const of = generic ? null : named;
  if (named) words.take(...(generic ? named.used.filter(({ kind }) => kind === 'applications') : named.used));
  const { value = 0, give = 0, vague = null, money = false, measure = '' } = number.number ?? {};
  return {
    of,
    at: op.start,
    end,
    not: false,
    is,
    than: value,
    ...(vague ? { give } : {}),
    ...(money ? { unit: '元' } : measure === '%' || measure === '成' ? { unit: measure } : {}),
  };
}

/** The items named last before this place, in its clause. */
function subject(before: number, words: Words, { from, around }: Place): Bundle | null {
  const near = words.all.filter(
    (match) =>
      match.start >= from &&
      match.end <= before &&
      (namesItem(match) || match.kind === 'applicant') &&
      !words.used.has(match) &&
      !partsClauses(words.text, match.end, before),
  );
  return near.length > 0 ? bundleOf(near, around) : null;
}

/** The items named first behind this place, up to the word for who is asked. */
function following(from: number, words: Words, { around }: Place): Bundle | null {
  const near: Match[] = [];
  for (const match of words.all) {
    if (match.start < from || words.used.has(match)) continue;
    if (partsClauses(words.text, from, match.start) || match.start - from > (near.length > 0 ? 60 : 16)) break;
    if (
      match.kind === 'op' ||
      (near.length > 0 && words.text.slice(near.at(-1)?.end ?? from, match.start).trim().length > 5)
    )
      break;
    if (namesItem(match) || match.kind === 'applicant') near.push(match);
    else if (isSlot(match)) break;
  }
  return near.length > 0 ? bundleOf(near, around) : null;
}

/** The condition without its subject. */
export function conditionOf(compared: Compared): Condition {
  if (compared.is === 'known') return { is: 'known', ...(compared.not ? { not: true } : {}) };
  const { is, than, unit, give } = compared;
  if (typeof than !== 'number') throw new Error('a comparison of two items needs its rows');
  return { is, than, ...(unit ? { unit } : {}), ...(give ? { give } : {}) };
}
