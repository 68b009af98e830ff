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

/** The best ways to cover the text, best first, at most `kept`. */
export function coversOf(text: string, matches: readonly Match[], kept = KEPT): Cover[] {
  const starting: { match: Match; worth: number }[][] = Array.from({ length: text.length + 1 }, () => []);
  for (const match of matches) starting[match.start]?.push({ match, worth: worthOf(match) });
  const paths: Path[][] = Array.from({ length: text.length + 1 }, () => []);
  paths[0] = [{ score: 0, last: null, before: null }];
  for (let at = 0; at < text.length; at += 1) {
    const cost = costOf(text[at] ?? '');
    for (const path of paths[at] ?? []) {
      keep(paths[at + 1], { kept, score: path.score - cost, last: null, before: path });
      for (const { match, worth } of starting[at] ?? [])
        keep(paths[match.end], { kept, score: path.score + worth, last: match, before: path });
    }
  }
  return distinct(paths[text.length] ?? []).map(({ matches: taken, score }) => ({
    ...{ matches: taken, score },
    gaps: gapsIn(text, taken),
  }));
}

function keep(list: Path[] | undefined, { kept, score, last, before }: Path & { kept: number }): void {
  if (!list || (list.length === kept && score <= (list[kept - 1]?.score ?? 0))) return;
  let index = Math.min(list.length, kept - 1);
  for (; index > 0 && (list[index - 1]?.score ?? 0) < score; index -= 1) {
    const worse = list[index - 1];
    if (worse) list[index] = worse;
  }
  list[index] = { score, last, before };
}

/** Longer matches explain more than the sum of their parts. */
function worthOf({ kind, weight, said }: Match): number {
  const size =
    kind === 'year' && (/\d/.test(said) || !/[a-z]/.test(said))
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
function distinct(ends: readonly Path[]): Omit<Cover, 'gaps'>[] {
  const seen = new Set<string>();
  return ends.flatMap((end) => {
    const matches: Match[] = [];
    let key = '';
    for (let path: Path | null = end; path; path = path.before) {
      const { last } = path;
      if (!last) continue;
      matches.push(last);
      if (!FILL.has(last.kind) || last.kind === 'talk') key += `${last.kind} ${last.id} ${last.start} ${last.end}|`;
    }
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ matches: matches.reverse(), score: end.score }];
  });
}
