import type { Condition } from '../query/query.js';
import type { Compared } from './conditions.js';
import type { Match } from './lattice.js';
import { namesItem, type Words } from './parse.js';

/** A claim that the question makes, with the words of the item that it is about (none: of what is asked). */
export type Claimed = { about: Match[]; condition: Condition };

/** Takes what the question claims: only with a word that claims, or where it asks for nothing else but names a number of things. */
export function takeClaims(words: Words, { conditions, compares }: { conditions: readonly Compared[]; compares: boolean }): Claimed[] {
  const claim = words.first('op', 'claim');
  const exists = words.first('op', 'exists');
  const up = words.first('op', 'up');
  const down = words.first('op', 'down');
  const claims: Claimed[] = [];
  const asks = words.all.some(({ kind, id }) => (kind === 'quantity' && ASKS.test(id + ' ')) || kind === 'which' || kind === 'count') || asksQuantity(words);
  if ((up || down) && (claim || exists) && !asks) {
    words.take(claim, up, down, exists);
    claims.push({ about: [], condition: up ? { is: 'more', than: 0 } : { is: 'less', than: 0 } });
  }
  if (claim || (!asks && conditions.length === 0)) {
    for (const match of words.all) {
      const { number } = match;
      if (match.kind !== 'number' || !number || words.used.has(match)) continue;
      if (!claim && !number.measure) continue;
      const about = before(match, words);
      words.take(match);
      claims.push({ about, condition: equal(match, words, compares) });
    }
  }
  words.take(claim);
  return claims;
}

const ASKS = /^$/;

function asksQuantity({ all }: Words): boolean {
  return all.some(({ kind, said }) => kind === 'quantity' && /[多几]|how/.test(said));
}

function equal(match: Match, { text }: Words, compares: boolean): Condition {
  const { value = 0, give = 0, vague = null, money = false, measure = '' } = match.number ?? {};
  const lead = text.slice(Math.max(0, match.start - 3), match.start);
  const negative = compares && /[少降减跌低]了?$/.test(lead);
  const than = negative ? -value : value;
  const unit = money ? { unit: '元' } : measure === '%' ? { unit: '%' } : {};
  if (vague === 'over') return { is: 'equal', than: negative ? than : than, give: over(give), ...unit };
  const rounded = give > 0 ? give : roundedBy(match);
  return { is: 'equal', than, ...(rounded > 0 ? { give: rounded } : {}), ...unit };
}

function over(give: number): number {
  return give;
}

/** A number said in 万 or 亿 is rounded to its last sign (1139万: half of 10,000 either way). */
function roundedBy({ said, number }: Match): number {
  if (!/[万亿]/.test(said)) return 0;
  const scale = said.includes('亿') ? 1e8 : 1e4;
  const digits = /\.(\d+)/.exec(said)?.[1]?.length ?? 0;
  void number;
  return scale / 10 ** digits;
}

/** The words of the item right before the number, since the number before it. */
function before(match: Match, words: Words): Match[] {
  const previous = words.all.filter(({ kind, end }) => kind === 'number' && end <= match.start && end < match.end).at(-1);
  const from = previous && previous !== match ? previous.end : 0;
  return words.all.filter((other) => (namesItem(other) || other.kind === 'applicant') && other.start >= from && other.end <= match.start);
}
