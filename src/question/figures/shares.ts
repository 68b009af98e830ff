import { listOf } from '../lattice/lists.js';
import { dimensionOf, isSum, namesItem, type Words } from '../lattice/matches-used.js';
import { clauseEnd, type Relation, separatorBefore, slots } from './sides.js';

/** A占B的比重, B中A占比, A占比. */
export function takeShare(words: Words): Relation | null {
  const ops = words.all.filter(({ kind, id }) => kind === 'op' && id === 'share');
  const percent = words.first('op', 'percent');
  const [first] = ops;
  if (!first && !percent) return null;
  if (!first && ['growth', 'up_or_down', 'up', 'down'].some((id) => words.has('op', id))) return null;
  const at = first ?? percent;
  if (!at) return null;
  // The share of requests granted in full or in part: a rate has a name of its own.
  if (words.all.some(({ kind, id }) => kind === 'item' && id.startsWith('rate.'))) {
    words.take(...ops, percent);
    return null;
  }
  // 每百件申请里有几件被起诉: the whole stands between.
  const within = /[里中]/.exec(words.text.slice(at.end));
  if (at.said.startsWith('每') && within) {
    const to = at.end + within.index;
    const right = slots(words, at.end, to);
    const left = slots(words).filter((match) => !right.includes(match));
    words.take(...ops, percent);
    const outcome = left.some(({ id }) => id.startsWith('applications.outcome'));
    const all = right.every(({ kind }) => kind === 'applications');
    if (all && outcome) words.take(...right);
    if (right.length > 0 && left.some(namesItem))
      return { how: 'share', left, right: all && outcome ? 'whole' : right };
  }
  const separator = first ? null : separatorBefore(at.start, words);
  const marker = wholeMarker(words, at.start);
  words.take(...ops, percent);
  const told = at.said.startsWith('占') && slots(words, at.end, clauseEnd(at.end, words)).some(namesItem);
  if (marker !== null && !told) {
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
    const within = rest[0] && whole && listOf('part_of').includes(words.text.slice(whole.end, rest[0].start).trim());
    if (whole && within)
      return { how: 'share', left: slots(words).filter((match) => !rest.includes(match)), right: rest };
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
    // 申请里全公开的占办结总数: the whole is named behind, and what stood before 里 only leads up to it.
    const leads = slots(words, 0, marker ?? 0).filter(
      (match) => match.kind === 'applications' && before.some((other) => namesItem(other) && other !== match),
    );
    words.take(...leads);
    const left = slots(words).filter((match) => !behind.includes(match) && !leads.includes(match));
    return { how: 'share', left, right: behind };
  }
  const all = words.all.find(
    (match) => (isSum(match) || (match.kind === 'op' && match.id === 'all')) && match.start >= at.end,
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
