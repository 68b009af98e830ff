import type { Match } from './lattice.js';
import { dimensionOf, isSlot, namesItem, partsClauses, type Words } from './parse.js';

/** What is set against what, by the words on both sides. */
export type Relation = {
  how: 'share' | 'times' | 'difference' | 'growth' | 'minus';
  left: Match[];
  /** The other side; `before` is the year before, `whole` the whole that the left is part of, `pair` the two members that the left names. */
  right: Match[] | 'before' | 'whole' | 'pair';
  /** Which word sets it up, and whether by how much is asked in a word of its own. */
  via?: 'than';
  at?: number;
  asked?: boolean;
  /** What the words say of the sign (比…多, 比…少), which a claim holds them to. */
  sign?: 'more' | 'less';
};

const SEPARATORS = ['相当于', '是', '为', '抵', '有'];

/** Takes the one relation that the question sets up, the outermost first; `null` where it sets up none. */
export function takeRelation(words: Words): Relation | null {
  return (
    takeTimes(words) ??
    takeThan(words) ??
    takeShare(words) ??
    takeMinus(words) ??
    takeGrowth(words) ??
    takeDifference(words)
  );
}

function slots(words: Words, from = 0, to = words.text.length): Match[] {
  return words.all.filter((match) => isSlot(match) && !words.used.has(match) && match.start >= from && match.end <= to);
}

/** A是B的几倍. */
function takeTimes(words: Words): Relation | null {
  const op = words.first('op', 'times');
  if (!op) return null;
  const did = /[a-z]/.test(op.said) ? words.text.indexOf(' did ', op.end) : -1;
  if (did > 0) {
    const right = slots(words, op.end, did);
    const left = slots(words).filter((match) => !right.includes(match));
    if (right.some(({ kind }) => kind === 'agency') && left.some(({ kind }) => kind === 'agency')) {
      words.take(op);
      return { how: 'times', left, right };
    }
  }
  const than = words.all.find(({ kind, id, end }) => kind === 'op' && id === 'than' && end <= op.start);
  const at = than ? than.start : separatorBefore(op.start, words);
  words.take(op, than);
  if (at === null) return { how: 'times', left: slots(words), right: 'pair' };
  const right = slots(words, at, op.start);
  const left = slots(words).filter((match) => !right.includes(match));
  return right.length > 0 ? { how: 'times', left, right } : { how: 'times', left, right: 'pair' };
}

function separatorBefore(before: number, words: Words): number | null {
  for (const word of SEPARATORS) {
    const at = words.text.lastIndexOf(word, before - 1);
    if (at > 0 && slots(words, at, before).length > 0) return at;
  }
  return null;
}

/** A比B多多少, 较上年增长. */
function takeThan(words: Words): Relation | null {
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

function severalOfOne(matches: readonly Match[]): boolean {
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

function clauseEnd(from: number, { text }: Words): number {
  for (let at = from; at < text.length; at += 1) if (partsClauses(text, at, at + 1)) return at;
  return text.length;
}

/** A占B的比重, B中A占比, A占比. */
function takeShare(words: Words): Relation | null {
  const ops = words.all.filter(({ kind, id }) => kind === 'op' && id === 'share');
  const percent = words.first('op', 'percent');
  const [first] = ops;
  if (!first && !percent) return null;
  if (!first && ['growth', 'up_or_down', 'up', 'down'].some((id) => words.has('op', id))) return null;
  const at = first ?? percent;
  if (!at) return null;
  const separator = first ? null : separatorBefore(at.start, words);
  const marker = wholeMarker(words, at.start);
  words.take(...ops, percent);
  if (marker !== null) {
    const whole = slots(words, 0, marker).filter((match) => namesItem(match) || dimensionOf(match) === 'applicant');
    const left = slots(words).filter((match) => !whole.includes(match));
    const part = left.filter((match) => namesItem(match) || dimensionOf(match) === 'applicant');
    if (whole.length > 0 && part.length > 0) return { how: 'share', left, right: whole };
  }
  if (separator !== null) {
    const right = slots(words, separator, at.start);
    const left = slots(words).filter((match) => !right.includes(match));
    if (left.length > 0) return { how: 'share', left, right };
  }
  // what percent of X did Y make up
  if (/[a-z]/.test(at.said) && /^ (?:of|does|do) /.test(words.text.slice(at.end))) {
    const items = slots(words, at.end).filter((match) => namesItem(match) || dimensionOf(match) === 'applicant');
    const [whole] = items;
    const rest = items.slice(1);
    // percentage of requests granted: of what there are outcomes of.
    const apart = rest[0] !== undefined && whole !== undefined && rest[0].start - whole.end <= 2;
    if (whole && rest.some(namesItem) && !(whole.kind === 'applications' && apart))
      return { how: 'share', left: slots(words).filter((match) => match !== whole), right: [whole] };
  }
  const behind = slots(words, at.end, clauseEnd(at.end, words)).filter(
    (match) => namesItem(match) || dimensionOf(match) === 'applicant',
  );
  const before = slots(words, 0, at.start).filter((match) => namesItem(match) || dimensionOf(match) === 'applicant');
  if (behind.length > 0 && before.length === 0 && at.said.startsWith('占') && ops.length === 1)
    return { how: 'share', left: [], right: behind };
  if (behind.length > 0 && (before.length > 0 || ops.length > 1)) {
    const left = slots(words).filter((match) => !behind.includes(match));
    return { how: 'share', left, right: behind };
  }
  const all = words.all.find(
    (match) => match.kind === 'op' && (match.id === 'sum' || match.id === 'all') && match.start >= at.end,
  );
  if (all) words.take(all);
  return { how: 'share', left: slots(words), right: 'whole' };
}

/** Where 中, 里 or 其中 parts a whole from its part; `null` where nothing does. */
function wholeMarker(words: Words, before: number): number | null {
  const op = words.all.find(({ kind, id, start }) => kind === 'op' && id === 'whole' && start > 0 && start <= before);
  if (op && slots(words, 0, op.start).some(namesItem)) {
    words.take(op);
    return op.start;
  }
  for (const match of slots(words, 0, before)) {
    if (namesItem(match) && ['中', '里'].includes(words.text[match.end] ?? '')) return match.end;
  }
  return null;
}

/** A减去B. */
function takeMinus(words: Words): Relation | null {
  const op = words.first('op', 'minus');
  if (!op) return null;
  const right = slots(words, op.end);
  const left = slots(words, 0, op.start);
  if (right.length === 0 || left.length === 0) return null;
  words.take(op);
  return { how: 'minus', left, right };
}

function takeGrowth(words: Words): Relation | null {
  const moved =
    words.has('op', 'claim') || words.has('yesno') ? (words.first('op', 'up') ?? words.first('op', 'down')) : undefined;
  const op =
    words.first('op', 'yearly_growth') ?? words.first('op', 'growth') ?? words.first('op', 'up_or_down') ?? moved;
  if (!op) return null;
  const sign = words.has('op', 'up') ? 'more' : words.has('op', 'down') ? 'less' : undefined;
  words.take(
    op,
    words.first('op', 'percent'),
    words.first('op', 'up'),
    words.first('op', 'down'),
    words.first('op', 'difference'),
    words.first('op', 'up_or_down'),
  );
  return { how: 'growth', left: slots(words), right: 'before', ...(sign ? { sign } : {}) };
}

function takeDifference(words: Words): Relation | null {
  const op = words.first('op', 'difference');
  if (!op) return null;
  words.take(op);
  return { how: 'difference', left: slots(words), right: 'pair' };
}
