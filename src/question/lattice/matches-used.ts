import type { Match } from './lattice.js';

/** The matches of one question with what was made use of; readers ask it for words and mark what they took. */
export type Words = {
  text: string;
  all: readonly Match[];
  used: Set<Match>;
  /** The first match of a kind (and id) that is not used yet. */
  first(kind: string, id?: string): Match | undefined;
  has(kind: string, id?: string): boolean;
  /** Marks matches as made use of. */
  take(...matches: (Match | undefined)[]): void;
  /** Matches that lie between two places. */
  between(from: number, to: number): Match[];
};

/** Lays the matches of a cover out for reading. */
export function wordsOf(text: string, matches: readonly Match[]): Words {
  const used = new Set<Match>();
  const is = (kind: string, id?: string) => (match: Match) =>
    match.kind === kind && (id === undefined || match.id === id) && !used.has(match);
  return {
    text,
    all: matches,
    used,
    first: (kind, id) => matches.find(is(kind, id)),
    has: (kind, id) => matches.some(is(kind, id)),
    take: (...taken) => {
      for (const match of taken) if (match) used.add(match);
    },
    between: (from, to) => matches.filter(({ start, end }) => start >= from && end <= to),
  };
}

const SLOTS = new Set(['item', 'family', 'aspect', 'lost', 'won', 'carrying', 'outcomes', 'applications', 'handled']);
const OTHER_SLOTS = new Set(['applicant', 'parts', 'agency', 'year', 'traits', 'which', 'count']);

/** Whether a match fills a slot of a cells node. */
export function isSlot({ kind }: Match): boolean {
  return SLOTS.has(kind) || OTHER_SLOTS.has(kind);
}

/** Whether a match names an item. */
export function namesItem({ kind }: Match): boolean {
  return SLOTS.has(kind);
}

/** Whether a word adds up, or names the whole that something is a part of (总数, the total). */
export function isSum({ kind, id }: Match): boolean {
  return kind === 'op' && (id === 'sum' || id === 'total');
}

/** The dimension that a slot's match fills. */
export function dimensionOf(match: Match): 'item' | 'applicant' | 'agency' | 'year' | null {
  if (namesItem(match)) return 'item';
  if (match.kind === 'applicant' || match.kind === 'parts' || (match.kind === 'which' && match.id === 'applicants'))
    return 'applicant';
  if (match.kind === 'agency' || match.kind === 'traits') return 'agency';
  if (match.kind === 'year') return 'year';
  return null;
}

const CLAUSE = /[,，;；。.!！?？\n:：]/;

/** Whether a mark that parts clauses stands between two places; 、 and commas inside numbers do not. */
export function partsClauses(text: string, from: number, to: number): boolean {
  return CLAUSE.test(text.slice(from, to));
}

/** The clause in which a place stands. */
export function clauseAt(text: string, at: number): { start: number; end: number } {
  let start = at;
  while (start > 0 && !CLAUSE.test(text[start - 1] ?? '')) start -= 1;
  let end = at;
  while (end < text.length && !CLAUSE.test(text[end] ?? '')) end += 1;
  return { start, end };
}

/** Whether the clause of one place asks for a number, and another place stands in a later clause (收到多少件申请，予以公开几件). */
export function isAskedApart(text: string, from: number, to: number): boolean {
  if (!partsClauses(text, from, to)) return false;
  const { start, end } = clauseAt(text, from);
  return /[多几]|how m/.test(text.slice(start, end));
}
