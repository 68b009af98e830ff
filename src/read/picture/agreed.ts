/** What stands for a character that two readings do not agree on. */
const LOST = '□';

/** The characters that two readings of the same words share, in order; each stretch in which they differ is one □. */
export function agreedText(one: string, other: string): string {
  if (one === other) return one;
  const [left, right] = [[...one], [...other]];
  const common = commonLengths(left, right);
  let text = '';
  let [at, beside] = [0, 0];
  while (at < left.length || beside < right.length) {
    const same = at < left.length && left[at] === right[beside];
    if (same) {
      text += left[at];
      at += 1;
      beside += 1;
      continue;
    }
    if (!text.endsWith(LOST)) text += LOST;
    if (
      beside >= right.length ||
      (at < left.length && lengthAt(common, at + 1, beside) >= lengthAt(common, at, beside + 1))
    ) {
      at += 1;
    } else beside += 1;
  }
  return text;
}

/** For each pair of places how many characters the rests have in common. */
function commonLengths(left: readonly string[], right: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: left.length + 1 }, () => new Uint16Array(right.length + 1));
  for (let at = left.length - 1; at >= 0; at -= 1) {
    for (let beside = right.length - 1; beside >= 0; beside -= 1) {
      const row = rows[at];
      if (!row) continue;
      row[beside] =
        left[at] === right[beside]
          ? lengthAt(rows, at + 1, beside + 1) + 1
          : Math.max(lengthAt(rows, at + 1, beside), lengthAt(rows, at, beside + 1));
    }
  }
  return rows;
}

function lengthAt(rows: readonly Uint16Array[], at: number, beside: number): number {
  return rows[at]?.[beside] ?? 0;
}
