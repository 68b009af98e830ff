import type { ExplainedWording } from '../contracts/wording/explained.js';
import type { Explained } from '../question/explained.js';

/** How each question of a message was read, a line each: what its words may mean, then the ways to read it with their scores. */
export function explainLines(explained: readonly Explained[], wording: ExplainedWording): string[] {
  return explained.flatMap(({ text, matches, readings }) => [
    wording.matches(text),
    ...(matches.length > 0 ? matches.map(wording.match) : [wording.noMatches]),
    wording.readings,
    ...distinct(
      readings.map(({ score, left, readings: read }) => ({ score, left, says: read.map(wording.reading).join(' + ') })),
    ).map((way, at) => wording.way({ ...way, best: at === 0 })),
  ]);
}

/** Ways that come to the same words are told once, with the best score. */
function distinct<Way extends { says: string }>(ways: readonly Way[]): Way[] {
  return ways.filter((way, at) => ways.findIndex(({ says }) => says === way.says) === at);
}
