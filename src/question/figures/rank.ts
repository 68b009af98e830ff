import type { Dimension } from '../../query/query.js';
import type { Match } from '../lattice/lattice.js';
import { namesItem, type Words } from '../lattice/matches-used.js';
import { isJoined } from './runs-of-items.js';

/** What is to be ordered and which places are wanted; `to` null keeps all. */
export type Rank = {
  by: 'most' | 'least';
  from: number;
  to: number | null;
  /** Counted from the other end (倒数第二). */
  dimension: Dimension | null;
  /** Where one agency stands is asked (排第几). */
  place: boolean;
  /** Two or more named are held against each other (谁多): all their places are wanted. */
  versus: boolean;
  /** The words of the item that is ordered, where they stand beside the word of order. */
  of: Match[];
};

/** Takes words of order: 最多, 前三, 倒数第二, 排名, 谁多. */
export function takeRank(words: Words): Rank | null {
  const versus = words.first('op', 'versus') ?? words.first('op', 'versus_least');
  const most = words.first('op', 'most') ?? words.first('op', 'versus');
  const least = words.first('op', 'least') ?? words.first('op', 'versus_least') ?? words.first('op', 'ranking_least');
  const place = words.first('op', 'place');
  const ranking = words.first('op', 'ranking');
  const ordinal = words.first('ordinal');
  const places = placesNamed(words);
  const apart = versusApart(words);
  if (!most && !least && !place && !ranking && !places && !ordinal && !apart) return null;
  if (apart && !most && !least && !places && !ordinal)
    return { by: apart, from: 1, to: null, dimension: null, place: false, versus: true, of: [] };
  words.take(most, least, place, ranking, ordinal, ...(places?.matches ?? []));
  const of = itemBeside(most ?? least ?? places?.matches[0] ?? ordinal, words);
  const by = (least && !most) || places?.fromEnd ? 'least' : 'most';
  const dimension = dimensionAsked(words);
  if (place) return { by: 'most', from: 1, to: null, dimension, place: true, versus: false, of };
  if (versus)
    return {
      by,
      from: 1,
      to: null,
      dimension: dimension === 'agency' ? null : dimension,
      place: false,
      versus: true,
      of,
    };
  if (places) return { by, from: places.from, to: places.to, dimension, place: false, versus: false, of };
  const place2 = Number(ordinal?.id || 2);
  if (ordinal) return { by, from: place2, to: place2, dimension, place: false, versus: false, of };
  const all = (ranking || words.all.some(({ kind, id }) => kind === 'op' && id === 'ranking_least')) && !most;
  return { by, from: 1, to: all ? null : 1, dimension, place: false, versus: false, of };
}

/** 甲和乙谁收到的申请多: which of those named has more. */
function versusApart({ all, text }: Words): 'most' | 'least' | null {
  const named = new Set(all.flatMap(({ agency, years }) => agency?.agencies ?? (years ? [years.said] : [])));
  const asked = all.some(({ kind, id }) => kind === 'which' && id === 'any');
  const [, ends] = /([多高大少低小])[一些呢啊呀]*$/.exec(text.slice(-6)) ?? [];
  if (!asked || named.size < 2 || ends === undefined) return null;
  return '少低小'.includes(ends) ? 'least' : 'most';
}

/** The item right behind an English word of order, or right before a Chinese one. */
function itemBeside(word: Match | undefined, words: Words): Match[] {
  if (!word) return [];
  const names = (match: Match) => (namesItem(match) || match.kind === 'applicant') && !words.used.has(match);
  const english = /[a-z]/.test(word.said);
  const near = words.all.filter(
    (match) => names(match) && (english ? match.start >= word.end : match.end <= word.start),
  );
  const first = english ? near[0] : near.at(-1);
  if (!first) return [];
  const apart = english ? words.text.slice(word.end, first.start) : words.text.slice(first.end, word.start);
  if (apart.length > (english ? 24 : 6) || /[,，;；]/.test(apart)) return [];
  // The words of one item stand together: 商业企业的申请, applications granted in part.
  const run = [first];
  for (const match of english ? near.slice(1) : near.slice(0, -1).reverse()) {
    const last = run.at(-1) ?? first;
    if (!(english ? isJoined(words.text, last.end, match.start) : isJoined(words.text, match.end, last.start))) break;
    run.push(match);
  }
  return run.sort((a, b) => a.start - b.start);
}

type Places = { from: number; to: number; fromEnd: boolean; matches: Match[] };

/** 前三名, 后两名, 第二, 倒数第三, 最多的三个单位. */
function placesNamed(words: Words): Places | null {
  for (const match of words.all) {
    const count = match.number?.value;
    if (match.kind !== 'number' || count === undefined || count < 1 || count > 100 || words.used.has(match)) continue;
    const before = words.text.slice(0, match.start);
    if (before.endsWith('倒数第')) return { from: count, to: count, fromEnd: true, matches: [match] };
    if (before.endsWith('第') && !/^[条项款章届期次类批]/.test(words.text.slice(match.end))) {
      const reversed =
        words.all.some(({ kind, id }) => kind === 'op' && id === 'least') ||
        /^[少低小]/.test(words.text.slice(match.end));
      return { from: count, to: count, fromEnd: reversed, matches: [match] };
    }
    if (before.endsWith('前') || before.endsWith('top ') || before.endsWith('first '))
      return { from: 1, to: count, fromEnd: false, matches: [match] };
    if (
      before.endsWith('倒数') ||
      before.endsWith('后') ||
      before.endsWith('末') ||
      before.endsWith('bottom ') ||
      before.endsWith('last ')
    )
      return { from: 1, to: count, fromEnd: true, matches: [match] };
    // the five agencies with the most …, 五家处罚最多的机关
    const stands = words.all.some(({ kind, id }) => kind === 'op' && (id === 'most' || id === 'least'));
    const counts =
      /^ (?:[a-z-]+ )?(?:agencies|departments|governments|bodies|towns|counties|districts|cities|of them)/.test(
        words.text.slice(match.end),
      ) || match.number?.measure === '家';
    if (stands && counts) return { from: 1, to: count, fromEnd: false, matches: [match] };
    const ends = words.all.some(
      ({ kind, id, end }) =>
        kind === 'op' && (id === 'most' || id === 'least') && end <= match.start && match.start - end <= 2,
    );
    if (ends && ['个', '家', '项', '名', ''].includes(match.number?.measure ?? ''))
      return { from: 1, to: count, fromEnd: false, matches: [match] };
  }
  return null;
}

/** What the question asks for by place: agencies, years, items or kinds of applicant. */
export function dimensionAsked(words: Words): Dimension | null {
  const which = words.all.find(({ kind, id }) => (kind === 'which' || kind === 'count') && id !== '');
  const reasons = words.all.some(({ kind, id }) => kind === 'op' && id === 'reasons');
  if (which?.id === 'applicants' || words.all.some(({ kind }) => kind === 'parts')) return 'applicant';
  if (which?.id === 'years') return 'year';
  if (reasons) return 'item';
  if (which?.id === 'agencies' || words.all.some(({ kind }) => kind === 'traits')) return 'agency';
  return which?.id === 'any' && !words.all.some(({ kind }) => kind === 'agency' || kind === 'applicant')
    ? 'agency'
    : null;
}
