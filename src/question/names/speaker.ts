import type { Found } from '../found.js';
import { listOf } from '../lattice/lists.js';
import { clauseAt, namesItem } from '../lattice/matches-used.js';
import type { Unfiled } from './unfiled.js';

/** 我是香港记者，想知道测试市…: where the asker is from is not who is asked about. */
export function isOfSpeaker({ start, end }: Unfiled, { text, matches }: Found): boolean {
  const clause = clauseAt(text, start);
  const spoken = listOf('speaker').some((word) => text.slice(clause.start, clause.end).includes(word));
  const own = matches.filter((match) => clause.start <= match.start && match.end <= clause.end);
  const named = matches.some(
    ({ agency, start: at }) => agency && !agency.placeOnly && (at > clause.end || at < clause.start),
  );
  return spoken && end <= clause.end && named && !own.some(namesItem);
}
