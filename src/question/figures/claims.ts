import type { Condition } from '../../query/query.js';
import type { Match } from '../lattice/lattice.js';
import { listOf } from '../lattice/lists.js';
import { namesItem, type Words } from '../lattice/matches-used.js';
import type { Compared } from './conditions.js';
import type { Relation } from './sides.js';

/** A claim that the question makes, with the words of the item that it is about (none: of what is asked). */
export type Claimed = { about: Match[]; conditions: Condition[]; percent: boolean };

/** Takes what the question claims: only with a word that claims, or where it names a number of things and asks for nothing. */
export function takeClaims(
  words: Words,
  { conditions, relation }: { conditions: readonly Compared[]; relation: Relation | null },
): Claimed[] {
  const claim = words.first('op', 'claim');
  const yesno = words.first('yesno');
  const claims: Claimed[] = [];
  const asks = asksSomething(words);
  if (claim || (!asks && conditions.length === 0)) {
    for (const match of words.all) {
      const { number } = match;
      if (match.kind !== 'number' || !number || words.used.has(match) || number.measure === '倍') continue;
      // 三个合计 counts what is added up, 60岁以上 counts years of age.
      if (!claim && !yesno && countsMembers(number)) continue;
      // 处罚了22782件？
      const isAsked = asksIf(words) && match.weight >= 0.5;
      if (!claim && !isAsked && (!number.measure || (!yesno && words.text.length - match.end > 2))) continue;
      claims.push({
        about: aboutOf(match, words),
        conditions: claimedOf(match, { relation, text: words.text }),
        percent: number.measure === '%' || number.measure === '成',
      });
      words.take(match);
    }
  }
  if (claims.length === 0 && relation?.sign && (claim || yesno) && !asks)
    claims.push({ about: [], conditions: [{ is: relation.sign, than: 0 }], percent: false });
  words.take(claim, yesno);
  return claims;
}

/** 三个, 两类: so many items, and no figure of one. */
export function countsMembers({ value, measure }: NonNullable<Match['number']>): boolean {
  return value < 20 && ['个', '类', '种', '项', '家', '样'].includes(measure);
}

/** Did it receive 300 applications: a question that begins so claims its number. */
function asksIf({ text }: Words): boolean {
  const [first] = text.split(' ', 1);
  return first !== undefined && listOf('asks_if').includes(first);
}

function asksSomething({ all }: Words): boolean {
  return all.some(
    ({ kind, said }) => (kind === 'quantity' && /多少|几|how/.test(said)) || kind === 'which' || kind === 'count',
  );
}

/** 多少件 is exactly so many; 三千多 from 3000 and below 4000; 将近 up to; 约 within a tenth; 1139万 to its last sign. */
function claimedOf(
  { said, number, start }: Match,
  { relation, text }: { relation: Relation | null; text: string },
): Condition[] {
  const { value = 0, give = 0, vague = null, money = false, measure = '' } = number ?? {};
  const unit = money ? { unit: '元' } : measure === '%' || measure === '成' ? { unit: measure } : {};
  const lead = text.slice(0, start);
  if (/(?:上|超过|超|过|破|逾|more than |over )$/.test(lead))
    return [{ is: /上$/.test(lead) ? 'least' : 'more', than: value, ...unit }];
  const falls = relation !== null && relation.sign === 'less' && relation.how !== 'share';
  const sign = falls ? -1 : 1;
  if (vague === 'over' || vague === 'under') {
    const [low, high] = vague === 'over' ? [value, value + give] : [value - give, value];
    const [from, to] = falls ? [-high, -low] : [low, high];
    return [
      { is: 'least', than: from, ...unit },
      { is: 'most', than: to, ...unit },
    ];
  }
  const off = give > 0 ? give : roundedBy(said);
  return [{ is: 'equal', than: sign * value, ...(off > 0 ? { give: off } : {}), ...unit }];
}

/** A number said in 万 or 亿 is rounded at its last sign. */
function roundedBy(said: string): number {
  const scale = said.includes('亿') ? 1e8 : said.includes('万') ? 1e4 : 0;
  const digits = /\.(\d+)/.exec(said)?.[1]?.length ?? 0;
  return scale / 10 ** digits;
}

/** The words of the item that the number is of: right before it since the number before, else right behind it (两件复议). */
function aboutOf(match: Match, words: Words): Match[] {
  const previous = words.all
    .filter(({ kind, end, start }) => kind === 'number' && end <= match.start && start < match.start)
    .at(-1);
  const from = previous?.end ?? 0;
  const names = (other: Match) => namesItem(other) || other.kind === 'applicant';
  const before = words.all.filter((other) => names(other) && other.start >= from && other.end <= match.start);
  if (before.length > 0) return before;
  const next = words.all.find(({ kind, start }) => kind === 'number' && start >= match.end);
  const behind = words.all.filter((other) => names(other) && other.start >= match.end && other.start - match.end <= 2);
  // 9件公开6件: the item is the next number's.
  return behind.filter(({ end }) => !next || next.start - end > 2);
}
