import type { Cells, Condition, Dimension, Expression, IdMember } from '../../query/query.js';
import { openOf } from '../follow-up/edit.js';
import { namesItem } from '../lattice/matches-used.js';
import type { Fold } from '../markers.js';
import type { Asked, Built } from './asked.js';
import { bundleOf } from './bundle.js';
import { inClaimedUnit, inYuan, onForm, withoutPeople, withParts } from './cells-asked.js';
import { foldsSide, related } from './comparison.js';
import { directConditions, kept } from './filters.js';
import { familyOf } from './items-named.js';
import { amongRanked, claimOfPlace, ranked } from './ranking.js';
import { totalOf } from './totals.js';

/** Puts cells and operations together, the innermost first: parts, conditions, relation, order, fold, count, claim. */
export function build(named: Cells, asked: Asked): Built[] {
  const { relation, rank, fold, who, claims, conditions, pairs, show } = asked;
  const base = withParts(inClaimedUnit(withoutPeople(onForm(named, asked.asking), asked), asked), asked);
  const several = claimsByItem(base, asked);
  if (several) return several;
  const [one, other] = pairs ?? [];
  if (relation && relation.how !== 'minus' && one && other)
    return [{ ask: { kind: 'against', how: relation.how, of: one, from: other } }];
  if (show === 'check' && twoIn(base, pairs)) return [agreement(base, pairs)];
  let ask: Expression = pairs ? { kind: 'together', of: [...pairs] } : relation ? related(base, asked) : base;
  if (pairs && fold)
    return [{ ask: { kind: 'fold', how: fold.how === 'per_day' ? 'sum' : fold.how, over: openOf(ask), of: ask } }];
  if (!relation || who.agencies) ask = kept(ask, base, asked);
  if (asked.ordering && rank && !relation) ask = amongRanked(ask, base, asked);
  if (asked.outer && !relation) ask = ranked(ask, base, { ...asked, rank: asked.outer });
  const claimedTop = rank && claims.length === 0 && !rank.place ? claimOfPlace(ask, base, asked) : null;
  if (claimedTop) return [claimedTop];
  const sharesOfAll = relation?.how === 'share' && relation.right === 'whole' && rank !== null && who.agencies;
  if (rank && !asked.ordering && !sharesOfAll) ask = ranked(ask, base, asked);
  if (fold && !(relation && foldsSide(relation, asked))) ask = folded(ask, fold, base);
  else if (
    (asked.but.items.length + asked.but.applicants.length > 0 ||
      (asked.but.agencies.length > 0 && !who.agencies && conditions.length === 0)) &&
    !asked.each &&
    !relation &&
    !rank
  )
    ask = folded(ask, { how: 'sum' }, base);
  if (who.count && !rank) ask = { kind: 'fold', how: 'count', over: [who.years ? 'year' : 'agency'], of: ask };
  const claim = [
    ...directConditions(base, asked),
    ...claims.flatMap((one) => (relation?.how === 'share' && !one.percent ? [] : one.conditions)),
  ];
  const yes = conditions.length === 0 ? yesOrNo(asked) : null;
  if (yes && claim.length === 0) return [{ ask, claim: [yes], exists: true }];
  const ofPart = relation?.how === 'share' ? claims.filter(({ percent }) => !percent) : [];
  return [...ofPart.map((one) => ({ ask: base, claim: one.conditions })), { ask, claim: inYuan(claim, base) }];
}

/** Folds over the dimensions that are open. */
function folded(ask: Expression, fold: Fold, base: Cells): Expression {
  if (fold.how === 'per_day')
    return {
      kind: 'against',
      how: 'times',
      of: ask,
      from: { ...base, items: { any: ['calendar.days'] }, applicants: { any: ['total'] } },
    };
  // A whole and its part are no two things to add up.
  const over: Dimension[] = (fold.over ?? openOf(ask)).filter(
    (dimension) => openOf(ask).includes(dimension) && (dimension !== 'item' || !holdsWhole(base)),
  );
  // 一共 of one figure is that figure; it has no mean.
  if (over.length === 0 && fold.how === 'sum') return ask;
  return { kind: 'fold', how: fold.how, over: over.length > 0 ? over : ['agency'], of: ask };
}

/** Whether an item stands beside one that it is a part of. */
function holdsWhole({ items }: Cells): boolean {
  const ids = idsOf(items.any);
  return ids.some((id) => {
    const whole = totalOf(id);
    const wholes = whole === 'applications.outcome.total' ? [whole, 'applications.received'] : [whole];
    return ids.some((other) => other !== id && (wholes.includes(other) || id.startsWith(`${other}.`)));
  });
}

/** 有没有 and 没…吧 want yes or no of a single figure. */
function yesOrNo({ words, who, rank, fold, relation, main }: Asked): Condition | null {
  if (who.agencies || rank || relation || fold || main.items.length > 3) return null;
  const exists = words.first('op', 'exists');
  const no = words.first('op', 'no') ?? words.first('op', 'none');
  const some = words.all.some(({ kind }) => kind === 'yesno') && /[有能会]/.test(words.text);
  // 有没有收到: with 有 before it the word denies nothing.
  const asksIf = no !== undefined && words.text[no.start - 1] === '有';
  if (exists || some || asksIf) {
    words.take(exists, no);
    return { is: 'more', than: 0 };
  }
  if (!no) return null;
  words.take(no);
  return { is: 'equal', than: 0 };
}

/** Claims about several items are as many queries (收到9件公开6件对吗); an outcome alone is of the item before it. */
function claimsByItem(base: Cells, { claims, around, relation }: Asked): Built[] | null {
  const about = claims.filter((claimed) => claimed.about.some(namesItem));
  if (relation || claims.length < 2 || about.length < 2) return null;
  const built: Built[] = [];
  let family = around.family;
  for (const { about: matches, conditions } of claims) {
    const { items, applicants } = bundleOf(matches, { ...around, family });
    if (items.length === 0) return null;
    family = familyOf(items[0]) ?? family;
    const cells: Cells = {
      ...base,
      items: { any: items },
      applicants: { any: applicants.length > 0 ? applicants : ['total'] },
    };
    built.push({ ask: cells, claim: inYuan(conditions, cells) });
  }
  return built;
}

function twoIn(base: Cells, pairs: readonly Cells[] | null): boolean {
  return pairs?.length === 2 || base.items.any.length === 2;
}

/** Whether two figures agree (一致吗): their difference is claimed to be nought. */
function agreement(base: Cells, pairs: readonly Cells[] | null): Built {
  const [a, b] = pairs ?? [];
  const [first, second] = base.items.any;
  const of = a ?? { ...base, items: { any: first === undefined ? [] : [first] } };
  const from = b ?? { ...base, items: { any: second === undefined ? [] : [second] } };
  return { ask: { kind: 'against', how: 'difference', of, from }, claim: [{ is: 'equal', than: 0 }] };
}

/** Items of a set by their ids. */
function idsOf(items: readonly IdMember[]): string[] {
  return items.map((item) => (typeof item === 'string' ? item : item.parts));
}
