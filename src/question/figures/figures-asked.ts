import { type Assumption, type Expression, QUERY_VERSION, type Query } from '../../query/query.js';
import { cellsIn } from '../follow-up/edit.js';
import type { Match } from '../lattice/lattice.js';
import { isSlot, isSum, namesItem, type Words } from '../lattice/matches-used.js';
import { takeEach, takeFold, takeShow, takeUnit, whoIsAsked } from '../markers.js';
import { build } from './build.js';
import { type Bundle, bundleOf, isEmpty, type Surroundings } from './bundle.js';
import { takeClaims } from './claims.js';
import { type Asking, type Completed, complete, leafOf, singleYear } from './complete.js';
import { takeConditions } from './conditions.js';
import { takeExclusions } from './exclusions.js';
import { familyOf, groupWithParts } from './items-named.js';
import { pairsIn } from './pairs.js';
import { type Rank, takeRank } from './rank.js';
import { takeRelation } from './relations.js';
import { firstRun, lastRun } from './runs-of-items.js';

/** What the words come to as a question about figures: queries in order, or the slot that is missing. */
export type FiguresRead =
  | { kind: 'queries'; queries: Query[]; bundle: Bundle; fromChat: boolean }
  | { kind: 'missing'; slot: 'agency' | 'item'; bundle: Bundle };

/** What words are read against, for the slots they name. */
export function surroundings(text: string, asking: Asking): Surroundings {
  return {
    known: asking.known,
    inChat: asking.inChat,
    family: familyAsked(asking.last[0]?.ask),
    text,
  };
}

/** The family that was asked about; both kinds of lawsuits are one. */
function familyAsked(ask: Expression | undefined): string | undefined {
  const families = new Set(ask ? cellsIn(ask).flatMap(({ items }) => items.any.map(familyOf)) : []);
  const [first] = families;
  return families.size > 1 && [...families].every((one) => one?.startsWith('litigation')) ? 'litigation' : first;
}

/** Reads one question as one about figures; `null` where nothing in it asks for one. The matches that were made use of are marked. */
export function readFigures(words: Words, asking: Asking): FiguresRead | null {
  const around = surroundings(words.text, asking);
  const show = takeShow(words, asking);
  const unit = takeUnit(words);
  const asked = whoIsAsked(words, asking);
  const but = takeExclusions(words, { around, who: asked });
  const conditions = takeConditions(words, around);
  const each = takeEach(words);
  const told = takeRelation(words);
  // 许可比处罚多的单位, agencies with more A than B: who meets it is asked.
  // 测试市占两家总量的几成: the two are the whole, and nobody is asked for.
  const who = told?.how === 'share' && asked.several ? { ...asked, agencies: false } : asked;
  const among =
    told !== null &&
    told.via === 'than' &&
    Array.isArray(told.right) &&
    told.how === 'difference' &&
    !told.asked &&
    (who.agencies || who.count) &&
    told.left.some(namesItem);
  const relation = among ? null : told;
  if (among && told && Array.isArray(told.right)) {
    const [of, than] = [
      bundleOf(lastRun(told.left, told.at ?? 0, words.text), around),
      bundleOf(firstRun(told.right, words.text), around),
    ];
    words.take(...of.used, ...than.used);
    conditions.push({ of, at: 0, end: 0, not: false, is: told.sign ?? 'more', than });
  }
  // 占多少, 比2023多多少: one side is what was asked before.
  if (relation && relation.left.length === 0 && relation.right !== 'pair') return null;
  const extremes =
    relation !== null &&
    (relation.how === 'difference' || relation.how === 'minus') &&
    words.has('op', 'most') &&
    words.has('op', 'least');
  if (extremes) words.take(words.first('op', 'most'), words.first('op', 'least'));
  const ordered = extremes ? null : takeRank(words);
  // 哪家予以公开占比更高: each one's share, in order.
  const ofShares = relation?.how === 'share' && who.agencies;
  const rank = ordered?.versus && relation && !ofShares ? null : ordered;
  const claims = takeClaims(words, { conditions, relation });
  // 最多的三家里哪家…最少: one order within another.
  const outer =
    rank !== null && relation === null && rank.to !== null && (rank.to > 1 || who.agencies) ? takeRank(words) : null;
  const free = words.all.filter((match) => isSlot(match) && !words.used.has(match));
  const sides = relation ? relation.left : free;
  // 许可最多的五家机关的申请: what is ordered is not what is asked.
  const besides = rank
    ? sides.filter((match) => namesItem(match) && match.kind !== 'handled' && !rank.of.includes(match))
    : [];
  const nested =
    rank !== null &&
    !rank.versus &&
    !rank.place &&
    rank.of.length > 0 &&
    (besidesAnother(besides, rank, around) || outer !== null) &&
    (who.agencies || rank.dimension === 'agency');
  const ordering = nested && rank ? bundleOf(rank.of, around) : null;
  if (nested && rank) words.take(...rank.of.filter((match) => !outer?.of.includes(match)));
  const sidesNamed = bundleOf(nested && rank ? sides.filter((match) => !rank.of.includes(match)) : sides, around);
  words.take(...sidesNamed.used);
  // 测试市占两家总量的几成: the two are all that there are.
  const two =
    relation?.right === 'pair' && who.several && sidesNamed.agencies.length === 0 ? twoFiled(sidesNamed, asking) : [];
  const main =
    two.length > 0
      ? { ...sidesNamed, agencies: two }
      : relation?.how === 'share' && who.several
        ? { ...sidesNamed, every: true }
        : sidesNamed;
  const subject = withItems(withTotals(main, words), conditions, but);
  const many =
    subject.items.length > 1 ||
    subject.agencies.length > 1 ||
    subject.years.length > 1 ||
    subject.applicants.length > 1;
  if (show === 'why') words.take(words.first('op', 'none'));
  const fold = takeFold(words, { rank, many, each, judged: conditions.length > 0 && who.agencies });
  const named = !isEmpty(main) || !isEmpty(but) || conditions.some(({ of }) => of !== null);
  if (!named && !relation && !rank && !show && !unit && !fold && claims.length === 0) return null;
  const right = relation && Array.isArray(relation.right) ? bundleOf(relation.right, around) : null;
  const noAgency =
    subject.agencies.length === 0 &&
    !(right && right.agencies.length > 0) &&
    asking.last.length === 0 &&
    asking.inChat.length === 0 &&
    !asking.before?.agencies.length;
  const compares =
    rank !== null &&
    !rank.place &&
    rank.dimension !== 'item' &&
    rank.dimension !== 'applicant' &&
    rank.dimension !== 'year';
  const folds = fold !== null && (fold.how === 'mean' || fold.how === 'median' || but.agencies.length > 0);
  const leavesOut = but.agencies.length > 0 && subject.agencies.length === 0;
  const over =
    (extremes && noAgency) ||
    leavesOut ||
    who.agencies ||
    who.count ||
    rank?.dimension === 'agency' ||
    (noAgency && (compares || folds));
  const whichYear = (rank?.dimension === 'year' || who.years) && subject.years.length === 0;
  const trends = words.all.some(({ kind, id }) => kind === 'op' && id === 'trend') && subject.years.length === 0;
  const yearsOver =
    whichYear || trends || (over && !rank && !relation && (conditions.length > 0 || who.count || who.some))
      ? 'all'
      : 'latest';
  const inStep = relation?.right === 'pair' ? pairsIn(relation.left, around) : null;
  const pairs = relation ? (inStep?.length === 2 ? inStep : null) : pairsIn(free, around);
  const shown: Bundle =
    show === 'check' && subject.items.length > 2
      ? { ...subject, items: ['applications.received'] }
      : show === 'check' && subject.items.length === 0 && leafOf(asking.last[0]?.ask) === null
        ? { ...subject, items: ['applications.received'] }
        : subject;
  const completed = complete(shown, {
    asking,
    over,
    years: yearsOver,
    but: { ...but, items: [], applicants: [] },
    other: right,
  });
  if (completed.kind === 'missing') return { kind: 'missing', slot: completed.slot, bundle: subject };
  const others = (pairs ?? []).map((bundle) => complete(bundle, { asking, other: subject, over }));
  // 中位数和平均数: both are told.
  const second =
    fold && (fold.how === 'mean' || fold.how === 'median')
      ? takeFold(words, { rank, many, each, judged: conditions.length > 0 && who.agencies })
      : null;
  const asks = (second ? [fold, second] : [fold]).flatMap((one) =>
    build(completed.cells, {
      ...{ words, around, asking, main: subject, but, conditions, relation, rank, outer, ordering, extremes },
      ...{ fold: one, each, who, claims, yearsOver, show },
      pairs: others.every(isCells) && others.length > 1 ? others.map(({ cells }) => cells) : null,
    }),
  );
  const assumed: Assumption[] = [...completed.assumed, ...but.assumed];
  const queries = asks.map(
    ({ ask, claim, exists }): Query => ({
      v: QUERY_VERSION,
      ask,
      ...(claim && claim.length > 0 ? { claim } : {}),
      ...(show && !(show === 'check' && claim && claim.length > 0)
        ? { show }
        : exists
          ? { show: 'exists' as const }
          : {}),
      ...(unit ? { unit } : {}),
      ...(assumed.length > 0 ? { assumed } : {}),
    }),
  );
  return { kind: 'queries', queries, bundle: subject, fromChat: completed.fromChat };
}

/** 2025年两个地方差多少: the two that there are; empty where there are more. */
function twoFiled({ years }: Bundle, { known }: Asking): string[] {
  const year = singleYear({ any: years });
  const filed = known.agencies.filter((agency) => year === null || known.yearsOf(agency).includes(year));
  return filed.length === 2 ? filed : [];
}

/** Whether what is asked is another item than the one that is ordered (received the most applications is one). */
function besidesAnother(besides: readonly Match[], { of }: Rank, around: Surroundings): boolean {
  const ordered = bundleOf(of, around).items;
  return bundleOf(besides, around).items.some((item) => !ordered.includes(item));
}

function isCells(completed: Completed): completed is Extract<Completed, { kind: 'cells' }> {
  return completed.kind === 'cells';
}

/** 总计以及被纠正的: the total beside an outcome of the same family. */
function withTotals(main: Bundle, words: Words): Bundle {
  const outcome = words.all.find(({ kind }) => kind === 'aspect');
  const total = words.all.find(isSum);
  if (!outcome || !total || Math.abs(outcome.start - total.end) > 4) return main;
  const [from, to] = total.end <= outcome.start ? [total.end, outcome.start] : [outcome.end, total.start];
  if (!/和|与|及|、/.test(words.text.slice(from, to))) return main;
  const totals = main.items.flatMap((item) => {
    const family = familyOf(item);
    return family === undefined || !groupWithParts(`${family}.total`) ? [] : [`${family}.total`];
  });
  if (totals.length === 0) return main;
  words.take(total);
  return { ...main, items: [...new Set([...totals, ...main.items])] };
}

/** What is asked is what the conditions are about, where nothing else is named; an excluded item leaves the rest of its group. */
function withItems(main: Bundle, conditions: readonly { of: Bundle | null }[], but: Bundle): Bundle {
  const last = conditions.filter(({ of }) => of !== null).at(-1)?.of;
  const items = main.items.length > 0 ? main.items : (last?.items ?? []);
  const applicants =
    main.applicants.length > 0 ? main.applicants : main.items.length > 0 ? [] : (last?.applicants ?? []);
  const [excluded] = but.items;
  if (items.length === 0 && but.applicants.length > 0) return { ...main, items: ['applications.received'], applicants };
  if (items.length > 0 || excluded === undefined) return { ...main, items, applicants };
  const id = typeof excluded === 'string' ? excluded : excluded.parts;
  const family = familyOf(id);
  const whole = id.startsWith('applications.outcome.') ? 'applications.outcome.total' : `${family}.total`;
  return groupWithParts(whole) ? { ...main, items: [whole], applicants } : { ...main, items, applicants };
}
