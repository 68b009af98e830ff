import type { Match } from '../lattice/lattice.js';
import { listOf } from '../lattice/lists.js';
import { namesItem } from '../lattice/matches-used.js';

/** Whether nothing but a word that joins them stands between two words of one item. */
export function isJoined(text: string, from: number, to: number): boolean {
  const between = text.slice(from, to).trim();
  return between === '' || listOf('run_links').includes(between);
}

const isCounted = (match: Match) => namesItem(match) || match.kind === 'applicant';

/** The words of one item that stand together, the last ones before a place. */
export function lastRun(matches: readonly Match[], before: number, text: string): Match[] {
  const run: Match[] = [];
  for (const match of matches.filter((each) => isCounted(each) && each.end <= before).reverse()) {
    const [next] = run;
    if (next && !isJoined(text, match.end, next.start)) break;
    run.unshift(match);
  }
  return run;
}

/** The words of one item that stand together, the first ones. */
export function firstRun(matches: readonly Match[], text: string): Match[] {
  const run: Match[] = [];
  for (const match of matches.filter(isCounted)) {
    const last = run.at(-1);
    if (last && !isJoined(text, last.end, match.start)) break;
    run.push(match);
  }
  return run;
}
