import type { Match } from './lattice.js';
import { namesItem } from './parse.js';

const isCounted = (match: Match) => namesItem(match) || match.kind === 'applicant';

/** The words of one item that stand together, the last ones before a place. */
export function lastRun(matches: readonly Match[], before: number, text: string): Match[] {
  const run: Match[] = [];
  for (const match of matches.filter((each) => isCounted(each) && each.end <= before).reverse()) {
    const [next] = run;
    if (next && text.slice(match.end, next.start).replaceAll(/[的\s]|from|by/g, '').length > 0) break;
    run.unshift(match);
  }
  return run;
}

/** The words of one item that stand together, the first ones. */
export function firstRun(matches: readonly Match[], text: string): Match[] {
  const run: Match[] = [];
  for (const match of matches.filter(isCounted)) {
    const last = run.at(-1);
    if (last && text.slice(last.end, match.start).replaceAll(/[的\s]|from|by/g, '').length > 0) break;
    run.push(match);
  }
  return run;
}
