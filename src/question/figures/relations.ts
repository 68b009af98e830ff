import { isSum, type Words } from '../lattice/matches-used.js';
import { takeShare } from './shares.js';
import { clauseEnd, type Relation, separatorBefore, slots } from './sides.js';
import { severalOfOne, takeThan } from './than.js';

/** Takes the one relation that the question sets up, the outermost first; `null` where it sets up none. */
export function takeRelation(words: Words): Relation | null {
  return (
    takeDivision(words) ??
    takeTimes(words) ??
    takeThan(words) ??
    takeShare(words) ??
    takeMinus(words) ??
    takeGrowth(words) ??
    takeDifference(words)
  );
}

/** A除以B, A÷总计: the one as a share of the other, or as so many times it. */
function takeDivision(words: Words): Relation | null {
  const op = words.first('op', 'divide');
  if (!op) return null;
  const right = slots(words, op.end, clauseEnd(op.end, words));
  const total = words.all.find((match) => isSum(match) && match.start >= op.end);
  const left = slots(words).filter((match) => !right.includes(match));
  if (left.length === 0 || (right.length === 0 && !total)) return null;
  const times = words.first('op', 'times');
  words.take(
    op,
    total,
    times,
    ...words.all.filter(({ kind, id }) => kind === 'op' && (id === 'share' || id === 'percent')),
  );
  return { how: times ? 'times' : 'share', left, right: right.length > 0 ? right : 'whole' };
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
  // How many times was it used: nothing stands beside it that it is a multiple of.
  if (at === null && /[a-z]/.test(op.said) && slots(words).length > 0 && !severalOfOne(slots(words))) {
    words.take(op);
    return null;
  }
  words.take(op, than);
  if (at === null) return { how: 'times', left: slots(words), right: 'pair' };
  const right = slots(words, at, op.start);
  const left = slots(words).filter((match) => !right.includes(match));
  return right.length > 0 ? { how: 'times', left, right } : { how: 'times', left, right: 'pair' };
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
    words.has('op', 'claim') || words.has('yesno') || words.has('op', 'percent')
      ? (words.first('op', 'up') ?? words.first('op', 'down'))
      : undefined;
  const op =
    words.first('op', 'yearly_growth') ?? words.first('op', 'growth') ?? words.first('op', 'up_or_down') ?? moved;
  if (!op) return null;
  // 历年申请变化: the series is wanted, and not one year's growth.
  if (op.id === 'up_or_down' && words.all.some(({ years }) => years?.means.kind === 'all')) {
    words.take(op);
    return null;
  }
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
