import type { Match } from '../lattice/lattice.js';
import { dimensionOf, partsClauses, type Words } from '../lattice/matches-used.js';
import { clauseEnd, type Relation, slots } from './sides.js';

/** A比B多多少, 较上年增长. */
export function takeThan(words: Words): Relation | null {
  const op = words.first('op', 'than');
  if (!op) return null;
  const before = withBefore(op, words);
  if (before) return before;
  const close = words.all.find(
    (match) =>
      match.start >= op.end &&
      !words.used.has(match) &&
      ((match.kind === 'op' && ENDS_THAN.has(match.id)) || match.kind === 'number' || isMore(match)),
  );
  const to = close?.start ?? clauseEnd(op.end, words);
  const right = slots(words, op.end, to);
  if (right.length === 0 || right.every(({ kind }) => kind === 'which' || kind === 'count')) return null;
  // 比较洛江区和上屯镇: both sides stand behind.
  if (slots(words, 0, op.start).length === 0 && severalOfOne(right)) {
    words.take(op);
    return null;
  }
  const left = slots(words).filter((match) => !right.includes(match));
  if (left.length > 0 && !comparable(left, right)) {
    // 与2023年相比, 处罚…: it links what stands before it with what follows.
    if (op.said !== '比') words.take(op);
    return null;
  }
  const growth =
    words.has('op', 'growth') ||
    words.has('op', 'percent') ||
    words.has('op', 'up_or_down') ||
    words.has('op', 'up') ||
    words.has('op', 'down');
  const how = growth ? 'growth' : 'difference';
  words.take(op);
  const asked = words.has('op', 'difference') || words.has('quantity');
  const sign = signBehind(to, words) ?? signBefore(op, words);
  const moved = words.first('op', 'up') ? 'more' : words.first('op', 'down') ? 'less' : undefined;
  for (const id of ['difference', 'growth', 'percent', 'up_or_down', 'up', 'down']) words.take(words.first('op', id));
  const told = sign ?? moved;
  return { how, left, right, via: 'than', at: op.start, asked, ...(told ? { sign: told } : {}) };
}

/** 跟2020年比，2023年涨了多少: what stands between 跟 and 比 is the base. */
function withBefore(op: Match, words: Words): Relation | null {
  const { text } = words;
  const from = Math.max(...['跟', '与', '和', '同', '对比'].map((word) => text.lastIndexOf(word, op.start - 1)));
  const ends = op.end >= text.length || partsClauses(text, op.end, op.end + 1);
  const moves = MOVES.some((id) => words.has('op', id));
  if (from < 0 || !ends || !moves || partsClauses(text, from, op.start)) return null;
  const right = slots(words, from, op.start);
  const left = slots(words).filter((match) => !right.includes(match));
  if (right.length === 0 || left.length === 0 || !comparable(left, right)) return null;
  const sign = words.has('op', 'up') ? 'more' : words.has('op', 'down') ? 'less' : undefined;
  const how = ['growth', 'percent', 'up_or_down'].some((id) => words.has('op', id)) ? 'growth' : 'difference';
  words.take(op, ...MOVES.map((id) => words.first('op', id)));
  return { how, left, right, ...(sign ? { sign } : {}) };
}

const MOVES = ['growth', 'percent', 'up_or_down', 'up', 'down', 'difference'];

/** Whether several are named of one dimension. */
export function severalOfOne(matches: readonly Match[]): boolean {
  const dimensions = matches.map(dimensionOf).filter((dimension) => dimension !== null);
  return new Set(dimensions).size < dimensions.length;
}

/** Both sides name something of a dimension, or the left names the item that the right is to be read with. */
function comparable(left: readonly Match[], right: readonly Match[]): boolean {
  const dimensions = new Set(left.map(dimensionOf));
  return right.some(
    (match) => dimensions.has(dimensionOf(match)) || dimensionOf(match) === 'year' || dimensionOf(match) === 'agency',
  );
}

/** more … than, fewer … than. */
function signBefore({ start, said }: Match, { text }: Words): 'more' | 'less' | undefined {
  if (said !== 'than') return undefined;
  const words = [...text.slice(0, start).matchAll(/(?:more|higher|greater|fewer|less|lower)(?<apart> )?/g)];
  const before = (words.findLast(({ groups }) => groups?.apart) ?? words[0])?.[0].trim();
  return before === undefined ? undefined : ['fewer', 'less', 'lower'].includes(before) ? 'less' : 'more';
}

function signBehind(at: number, { text }: Words): 'more' | 'less' | undefined {
  const behind = text.slice(at, at + 2);
  if (/^[还是]?[多高大]/.test(behind)) return 'more';
  return /^[还是]?[少低小]/.test(behind) ? 'less' : undefined;
}

const ENDS_THAN = new Set([
  'difference',
  'growth',
  'up',
  'down',
  'percent',
  'up_or_down',
  'versus',
  'versus_least',
  'claim',
  'times',
]);

function isMore({ kind, said }: Match): boolean {
  return kind === 'fill' && ['多', '少', '高', '低'].includes(said);
}
