import { isOfBound } from '../report/noted.js';
import type { DraftReview } from './draft-review.js';

const MOST_OF_A_KIND = 3;
const LONGEST_LINE = 160;

/**
 * The lines of a review that fit a phone: of neighbours that are alike (the sums that fail, the sentences repeated) the first three, long
 * ones cut. `isWhole` where nothing was left out.
 */
export function briefly(
  lines: readonly string[],
  more: (left: number) => string,
): { lines: string[]; isWhole: boolean } {
  const short: string[] = [];
  let isWhole = true;
  let kind = '';
  let alike = 0;
  const endKind = () => {
    if (alike <= MOST_OF_A_KIND) return;
    short.push(more(alike - MOST_OF_A_KIND));
    isWhole = false;
  };
  for (const line of lines) {
    const next = kindOf(line);
    if (next !== kind) {
      endKind();
      [kind, alike] = [next, 0];
    }
    alike += 1;
    if (alike <= MOST_OF_A_KIND) short.push(line.length > LONGEST_LINE ? `${line.slice(0, LONGEST_LINE)}…` : line);
    isWhole &&= line.length <= LONGEST_LINE;
  }
  endKind();
  return { lines: short, isWhole };
}

/** How many things a draft's writer should look at before it is published. */
export function matters({ report, findings, previous, sections, deadline }: DraftReview): number {
  const failed = [...findings, ...(previous?.findings ?? [])].filter(({ outcome }) => outcome === 'does_not_close');
  const { repetition } = previous ?? {};
  const isRepeated = repetition ? repetition.share > repetition.limit : false;
  const isLate = deadline.published !== null && deadline.daysLate > 0;
  const { missing, unsure, notes } = report.reading;
  const read = missing.length + unsure.length + notes.filter(isOfBound).length;
  return failed.length + sections.length + read + Number(isRepeated) + Number(isLate);
}

/** An item of a list, or what stands before the first colon. */
function kindOf(line: string): string {
  return line.startsWith('·') ? '·' : (/^[^：:]*[：:]/.exec(line)?.[0] ?? line);
}
