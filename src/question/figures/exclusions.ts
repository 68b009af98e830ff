import type { Match } from '../lattice/lattice.js';
import { listOf } from '../lattice/lists.js';
import { dimensionOf, isSlot, partsClauses, type Words } from '../lattice/matches-used.js';
import type { Who } from '../markers.js';
import { type Bundle, bundleOf, type Surroundings } from './bundle.js';

/** How far behind 非 or 不是 its word may stand. */
const NEAR = 2;

/** Takes what the question leaves out (除自然人外, 不算测试市, 非自然人); an empty bundle where nothing is. */
export function takeExclusions(words: Words, { around, who }: { around: Surroundings; who: Who }): Bundle {
  const out: Match[] = [];
  for (const op of words.all) {
    if (op.kind !== 'op' || words.used.has(op)) continue;
    const excluded =
      op.id === 'except' || (op.id === 'drop' && isLed(op, words))
        ? isLed(op, words)
          ? led(op, words)
          : behind(op, words)
        : op.id === 'except_end'
          ? ahead(op, words)
          : op.id === 'not' || (op.id === 'no' && !who.agencies && !who.years)
            ? next(op, words)
            : [];
    if (excluded.length === 0) continue;
    words.take(op, ...excluded);
    out.push(...excluded);
  }
  for (const op of words.all) if (op.kind === 'op' && op.id === 'except_end' && out.length > 0) words.take(op);
  return bundleOf(out, around);
}

/** What stands between 除 and 外, or up to the clause's end or the first word of another kind. */
function behind(op: Match, words: Words): Match[] {
  const close = words.all.find(({ kind, id, start }) => kind === 'op' && id === 'except_end' && start >= op.end);
  const excluded: Match[] = [];
  for (const match of words.all) {
    if (match.start < op.end || words.used.has(match)) continue;
    if (close ? match.start >= close.start : partsClauses(words.text, op.end, match.start)) break;
    if (!isSlot(match)) {
      if (match.kind === 'op' && excluded.length > 0) break;
      continue;
    }
    const dimension = dimensionOf(match);
    // 不算测试市2023年申请: only what directly follows is left out where nothing closes it.
    if (!close && excluded.length > 0 && dimension !== dimensionOf(excluded[0] ?? match)) break;
    excluded.push(match);
  }
  return excluded;
}

/** 把宿迁和洪泽去掉: what is left out stands between 把 and the word. */
function led(op: Match, words: Words): Match[] {
  const from = leadBefore(op, words);
  return words.all.filter(
    (match) => match.start > from && match.end <= op.start && isSlot(match) && !words.used.has(match),
  );
}

function leadBefore(op: Match, { text }: Words): number {
  return Math.max(...listOf('led_by').map((word) => text.lastIndexOf(word, op.start)));
}

function isLed(op: Match, words: Words): boolean {
  const from = leadBefore(op, words);
  return from >= 0 && !partsClauses(words.text, from, op.start) && led(op, words).length > 0;
}

/** What stands directly before 以外. */
function ahead(op: Match, words: Words): Match[] {
  const before = words.all.filter((match) => match.end <= op.start && isSlot(match) && !words.used.has(match));
  const last = before.at(-1);
  return last && op.start - last.end <= NEAR ? [last] : [];
}

function next(op: Match, words: Words): Match[] {
  const after = words.all.find((match) => match.start >= op.end && isSlot(match) && !words.used.has(match));
  if (!after || after.start - op.end > NEAR) return [];
  const dimension = dimensionOf(after);
  const yes = words.has('yesno') || words.has('op', 'claim');
  if (op.id === 'no') return after.kind === 'aspect' && after.id !== 'total' && !yes ? [after] : [];
  // 不是2025是2023: the other one is meant.
  const instead = words.all.find(
    (match) => match.start > after.end && dimensionOf(match) === dimension && match !== after,
  );
  if (instead) {
    words.take(op, after);
    return [];
  }
  return dimension === 'applicant' || after.kind === 'aspect' ? [after] : [];
}
