import { says } from '../said.js';
import type { Refusal } from './pointing.js';

/**
 * Words, in the lists `turn` of `words/<language>/told.txt`, that must not be added, nor (`both`) left out, or that must only not be left out
 * (`kept`); `whole` looks beyond the clause that is told.
 */
type Kind = { why: Refusal; words: string; both?: true; kept?: true; whole?: true };

const KINDS: readonly Kind[] = [
  { why: 'plan', words: 'plan', both: true, whole: true },
  { why: 'denial', words: 'denial', both: true },
  { why: 'denial', words: 'except', both: true, whole: true },
  { why: 'extent', words: 'condition', whole: true },
  { why: 'direction', words: 'rise' },
  { why: 'direction', words: 'fall' },
  { why: 'extent', words: 'all' },
  { why: 'extent', words: 'most' },
  { why: 'extent', words: 'half' },
  { why: 'extent', words: 'only' },
  { why: 'extent', words: 'first' },
  { why: 'extent', words: 'marked' },
  { why: 'extent', words: 'some', kept: true },
  { why: 'extent', words: 'many' },
  { why: 'cause', words: 'cause' },
];
/** A reason, and the part of its pairs that the source must say. */
const CAUSE = /(?:因为?|由于|受)([^，。]{2,14}?)(?=[，。]|影响|而|$)/;
const SAID = 0.5;
/** Below this part of its pairs a clause has no counterpart. */
const COUNTERPART = 0.34;

/** Why a sentence that tells another in short adds or leaves out what turns it round; `null` where it does not. */
export function turned(
  text: string,
  { source, language, isPlanned }: { source: string; language: 'zh' | 'en'; isPlanned: boolean },
): Refusal | null {
  const near = language === 'zh' ? counterpartsOf(text, source) : source;
  if (isPlanned && turns(text, 'done', language)) return 'plan';
  for (const { why, words, both, kept, whole } of KINDS) {
    if (why === 'plan' && isPlanned) continue;
    const told = turns(text, words, language);
    const said = turns(whole ? source : near, words, 'zh');
    if ((told && !said && !kept) || ((both || kept) && said && !told)) return why;
  }
  const cause = CAUSE.exec(text)?.[1];
  return cause !== undefined && shareOf(cause, source) < SAID ? 'cause' : null;
}

function turns(text: string, id: string, language: 'zh' | 'en'): boolean {
  return says(text, { name: 'turn', id, language });
}

/** The clauses of the source that the sentence tells. */
function counterpartsOf(text: string, source: string): string {
  const clauses = clausesIn(source);
  const told = clausesIn(text).flatMap((clause) => {
    const shares = clauses.map((other) => shareOf(clause, other));
    const best = Math.max(...shares);
    return clauses.filter((_, at) => shares[at] === best || (shares[at] ?? 0) >= COUNTERPART);
  });
  return told.join('，');
}

/** A text's clauses. */
function clausesIn(text: string): string[] {
  return text.split(/[，,；;、。：:！？!?\n]/).filter((clause) => /\p{L}|\d/u.test(clause));
}

/** The part of a text's character pairs, 0 to 1, that stand in another. */
export function shareOf(text: string, other: string): number {
  const plain = bare(text);
  const pairs = Array.from({ length: Math.max(0, plain.length - 1) }, (_, at) => plain.slice(at, at + 2));
  const whole = bare(other);
  return pairs.length === 0 ? 0 : pairs.filter((pair) => whole.includes(pair)).length / pairs.length;
}

function bare(text: string): string {
  return text.normalize('NFKC').replaceAll(/[的了和与等在是有共将也都并还\d\s.]/g, '');
}
