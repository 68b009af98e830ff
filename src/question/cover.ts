import type { Match } from './lattice.js';

/** A stretch that no match explains. */
export type Gap = { start: number; end: number; said: string };

/** One way to read the signs of a question: matches that do not overlap, left to right, and what they leave over. */
export type Cover = { matches: Match[]; gaps: Gap[]; score: number };

/** How many ways are kept at each place. Held by `bench/questions`. */
const KEPT = 4;
const FILL = new Set(['fill', 'generic', 'quantity', 'talk', 'yesno']);
const MARK = /[\s,，、。.;；:：!！?？()（）“”"'’‘《》【】[\]~…\-—/]/;

type Path = { score: number; last: Match | null; before: Path | null };

/** The best ways to cover the text, best first. */
export function coversOf(text: string, matches: readonly Match[]): Cover[] {
  const starting = new Map<number, Match[]>();
  for (const match of matches) {
    const list = starting.get(match.start);
    if (list) list.push(match);
    else starting.set(match.start, [match]);
  }
  const paths: Path[][] = Array.from({ length: text.length + 1 }, () => []);
  paths[0] = [{ score: 0, last: null, before: null }];
  for (let at = 0; at < text.length; at += 1) {
    const here = paths[at] ?? [];
    for (const path of here) {
      keep(paths, at + 1, { score: path.score - costOf(text[at] ?? ''), last: null, before: path });
      for (const match of starting.get(at) ?? [])
        keep(paths, match.end, { score: path.score + worthOf(match), last: match, before: path });
    }
  }
  return distinct((paths[text.length] ?? []).map((path) => coverOf(text, path)));
}

function keep(paths: Path[][], at: number, path: Path): void {
  const list = paths[at];
  if (!list) return;
  if (list.length === KEPT && path.score <= (list[KEPT - 1]?.score ?? 0)) return;
  let index = list.length;
  while (index > 0 && (list[index - 1]?.score ?? 0) < path.score) index -= 1;
  list.splice(index, 0, path);
  if (list.length > KEPT) list.pop();
}

/** Longer matches explain more than the sum of their parts. */
function worthOf({ kind, weight, said }: Match): number {
  const size =
    kind === 'year'
      ? Math.min(said.length, 12)
      : /[a-z]/.test(said)
        ? 1.2 * said.split(/\s+/).length + said.length / 8
        : said.length;
  if (FILL.has(kind)) return 0.5 * size + 0.5 * (size - 1);
  const base = weight * size + weight * (size - 1);
  return kind === 'agency' || kind === 'year' ? base * 1.1 : base;
}

function costOf(sign: string): number {
  if (MARK.test(sign)) return 0;
  return /[a-z]/.test(sign) ? 0.25 : 0.8;
}

function coverOf(text: string, end: Path): Cover {
  const matches: Match[] = [];
  for (let path: Path | null = end; path; path = path.before) if (path.last) matches.push(path.last);
  matches.reverse();
  return { matches, gaps: gapsIn(text, matches), score: end.score };
}

function gapsIn(text: string, matches: readonly Match[]): Gap[] {
  const taken = new Uint8Array(text.length);
  for (const { start, end } of matches) taken.fill(1, start, end);
  const gaps: Gap[] = [];
  for (let at = 0; at < text.length; at += 1) {
    if (taken[at] || MARK.test(text[at] ?? '')) continue;
    let end = at;
    while (end < text.length && !taken[end] && !MARK.test(text[end] ?? '')) end += 1;
    gaps.push({ start: at, end, said: text.slice(at, end) });
    at = end;
  }
  return gaps;
}

/** Covers that mean the same are one. */
function distinct(covers: readonly Cover[]): Cover[] {
  const seen = new Set<string>();
  return covers.filter(({ matches }) => {
    const key = matches
      .flatMap(({ kind, id, start, end }) =>
        FILL.has(kind) && kind !== 'talk' ? [] : [`${kind} ${id} ${start} ${end}`],
      )
      .join('|');
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
