import { mend } from '../read/mend.js';
import { type AgencyMatch, findAgencies, findUnfiled } from './agencies.js';
import type { Bundle } from './bundle.js';
import type { Asking } from './complete.js';
import { type Cover, coversOf } from './cover.js';
import { readFigures } from './figures.js';
import { followUp } from './follow-up.js';
import { unexplained } from './gaps.js';
import type { Known } from './known-names.js';
import { type Match, matchesIn } from './lattice.js';
import { lexicon } from './lexicon.js';
import type { Memory } from './memory.js';
import { otherReadings } from './other.js';
import { isSlot, namesItem, wordsOf } from './parse.js';
import type { Reading } from './reading.js';
import { questionsIn } from './segments.js';

/** What a message is read against. */
export type Situation = { known: Known; memory: Memory; /** ISO day. */ today: string };

/** A reading with its score: what it explains less what it leaves. Higher is better; below 0 nothing was understood. */
export type Scored = { reading: Reading; score: number; said: string; /** What the reading leaves unexplained. */ left: string[]; bundle: Bundle | null };

/** Everything that was considered, for `--explain`. */
export type Explained = { text: string; matches: Match[]; readings: Scored[] };

/** Reads a message: its questions in order, each with its best reading. */
export function readMessage(text: string, situation: Situation): { questions: Scored[]; explained: Explained[] } {
  const normal = mend(text).toLowerCase();
  const questions: Scored[] = [];
  const explained: Explained[] = [];
  let before: Bundle | null = null;
  for (const said of questionsIn(normal)) {
    const all = readQuestion(said, { ...situation, before });
    explained.push(all);
    const best = all.readings[0];
    if (!best) continue;
    questions.push(best);
    before = merged(before, best.bundle);
  }
  return { questions, explained };
}

/** All readings of one question, best first. */
export function readQuestion(text: string, situation: Situation & { before: Bundle | null }): Explained {
  const { known, memory, today, before } = situation;
  const agencies = findAgencies(text, known);
  const matches = matchesIn(text, { lexicon: lexicon(), agencies, today });
  const asking: Asking = { known, today, last: memory.queries, inChat: memory.agencies, before };
  const readings = coversOf(text, matches).flatMap((cover) => readCover(cover, { text, asking, memory, agencies }));
  readings.sort((a, b) => b.score - a.score);
  return { text, matches, readings };
}

function readCover(cover: Cover, { text, asking, memory }: { text: string; asking: Asking; memory: Memory; agencies: readonly AgencyMatch[] }): Scored[] {
  const left = unexplained(text, cover);
  const matches = cover.matches.filter((match) => !left.swallowed.includes(match));
  const taken = new Uint8Array(text.length);
  for (const match of matches) if (match.kind !== 'fill') taken.fill(1, match.start, match.end);
  const unfiled = findUnfiled(text, taken, asking.known);
  const found: Scored[] = [];
  const follow = followUp(text, matches, asking, memory);
  if (follow) found.push({ ...follow, score: cover.score + follow.score, said: text });
  const words = wordsOf(text, matches);
  const figures = readFigures(words, asking);
  found.push(...otherReadings({ text, matches, cover, asking, memory, figures, words, left, unfiled }).map((one) => ({ ...one, said: text })));
  return found;
}

function merged(before: Bundle | null, next: Bundle | null): Bundle | null {
  if (!before || !next) return next ?? before;
  return {
    ...next,
    agencies: next.agencies.length > 0 ? next.agencies : before.agencies,
    years: next.years.length > 0 ? next.years : before.years,
  };
}

void isSlot;
void namesItem;
