import type { Cells, Condition, Dimension, Expression, IdMember, Query } from '../query/query.js';
import { isMoney } from '../query/units.js';
import { formOfYear } from '../report/forms.js';
import { itemOf } from '../report/items.js';
import { type Bundle, bundleOf, type Surroundings } from './bundle.js';
import type { Claimed } from './claims.js';
import { type Asking, complete } from './complete.js';
import { type Compared, conditionOf } from './conditions.js';
import { openOf, withSlots } from './edit.js';
import { familyOf, groupWithParts, hasApplicants } from './items.js';
import type { Fold, Who } from './markers.js';
import { namesItem, type Words } from './parse.js';
import type { Rank } from './rank.js';
import type { Relation } from './relations.js';

/** Everything that was read beside the cells. */
export type Asked = {
  words: Words;
  around: Surroundings;
  asking: Asking;
  main: Bundle;
  but: Bundle;
  conditions: readonly Compared[];
  relation: Relation | null;
  rank: Rank | null;
  /** A second order, among those that stand first in the other one. */
  outer: Rank | null;
  /** What the rank orders by, where it is not what is asked. */
  ordering: Bundle | null;
  /** The largest is set against the smallest. */
  extremes: boolean;
  fold: Fold | null;
  each: boolean;
  who: Who;
  claims: readonly Claimed[];
  yearsOver: 'latest' | 'all';
  show: Query['show'];
  /** Cells that go in step instead of every one with every other. */
  pairs: readonly Cells[] | null;
};

/** One query's expression, what it claims, and whether it asks for yes or no. */
export type Built = { ask: Expression; claim?: Condition[]; exists?: boolean };

/** Puts cells and operations together, the innermost first: parts, conditions, relation, order, fold, count, claim. */
export function build(named: Cells, asked: Asked): Built[] {
  const { relation, rank, fold, who, claims, conditions, pairs, show } = asked;
  const base = withParts(inClaimedUnit(withoutPeople(onForm(named, asked.asking), asked.words), asked), asked);
  const several = claimsByItem(base, asked);
  if (several) return several;
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

/** The year's form has each count under one name only; where the year is known the others are not asked for. */
function onForm(cells: Cells, { known }: Asking): Cells {
  const [agency] = cells.agencies.any;
  const years = cells.years.any.flatMap((year) => {
    if (typeof year === 'number') return [year];
    return 'latest' in year && year.latest === 1 && typeof agency === 'string'
      ? known.yearsOf(agency).slice(-1)
      : [null];
  });
  if (years.length === 0 || years.includes(null) || cells.items.any.length < 2) return cells;
  const forms = years.flatMap((year) => (year === null ? [] : (formOfYear(year) ?? [])));
  const items = cells.items.any.filter((item) => {
    const record = typeof item === 'string' ? itemOf(item) : undefined;
    return !record || forms.some((form) => record.forms.includes(form));
  });
  return items.length > 0 ? { ...cells, items: { ...cells.items, any: items } } : cells;
}

/** 罚了老百姓几次: whom it was done to is in no column, and people at large are everybody. */
function withoutPeople(cells: Cells, words: Words): Cells {
  const people = words.all.some(
    ({ kind, id, weight }) => kind === 'applicant' && id === 'natural_person' && weight < 1,
  );
  const columns = cells.items.any.some(hasApplicants);
  return people && !columns ? { ...cells, applicants: { any: ['total'] } } : cells;
}

/** 采购431万对不对 claims the amount and not the number of projects. */
function inClaimedUnit(cells: Cells, { claims, words }: Asked): Cells {
  const counts = cells.items.any.filter((item) => !isMoney(unitOf(item)));
  const amounts = cells.items.any.filter((item) => isMoney(unitOf(item)));
  if (claims.length === 0 || counts.length === 0 || amounts.length === 0) return cells;
  const money = words.all.some(
    ({ kind, number, said }) => kind === 'number' && (number?.money || (number?.measure === '' && /[万亿]/.test(said))),
  );
  return { ...cells, items: { ...cells.items, any: money ? amounts : counts } };
}

function unitOf(item: IdMember): string {
  return typeof item === 'string' ? (itemOf(item)?.unit ?? '') : '';
}

/** A number claimed of an amount of money without a unit is one in yuan. */
function inYuan(conditions: readonly Condition[], base: Cells): Condition[] {
  if (!base.items.any.every((item) => isMoney(unitOf(item)))) return [...conditions];
  return conditions.map((one) =>
    'than' in one && typeof one.than === 'number' && one.than >= 1e4 && !one.unit ? { ...one, unit: '元' } : one,
  );
}

/** The group's parts where they are asked for one by one, or all but some of them. */
function withParts(cells: Cells, { each, rank, but, main, who }: Asked): Cells {
  const [item, ...more] = cells.items.any;
  const single = item !== undefined && more.length === 0;
  const group = single ? groupWithParts(item) : undefined;
  if (but.items.length > 0 && group) return { ...cells, items: { any: [{ parts: group }], but: but.items } };
  if (but.applicants.length > 0 && cells.applicants.any.every((one) => one === 'total'))
    return { ...cells, applicants: { any: [{ parts: 'applicants' }], but: but.applicants } };
  const opens =
    (each || rank?.dimension === 'item') && group && !who.agencies && main.agencies.length < 2 && main.years.length < 2;
  return opens ? { ...cells, items: { any: [{ parts: group }] } } : cells;
}

/** Keeps the rows that meet the conditions, where who meets them is asked. */
function kept(ask: Expression, base: Cells, { conditions, who, main, rank }: Asked): Expression {
  if (!(who.agencies || who.years || who.applicants || isOver(base))) return ask;
  const acrossYears =
    base.years.any.length === 0 && (who.count || conditions.some((one) => one.is === 'equal' && one.than === 0));
  const rows = (of: Expression): Expression =>
    acrossYears ? { kind: 'fold', how: 'largest', over: ['year'], of } : of;
  const where = conditions.map((compared): Condition => {
    const other =
      compared.of && main.items.length > 0 && !isSame(compared.of, base)
        ? { of: rows(withItems(base, compared.of)) }
        : {};
    if (compared.is !== 'known' && typeof compared.than !== 'number')
      return { ...other, is: compared.is, than: rows(withItems(base, compared.than)) };
    return { ...other, ...conditionOf(compared) };
  });
  const reports = base.items.any.some((item) => item === 'report');
  if (where.length === 0 && !rank && !reports && (who.count || (who.some && isOver(base))))
    where.push({ is: 'more', than: 0 });
  return where.length > 0 ? { kind: 'keep', where, of: rows(ask) } : ask;
}

function isSame({ items, applicants }: Bundle, base: Cells): boolean {
  return (
    JSON.stringify(items) === JSON.stringify(base.items.any) &&
    (applicants.length === 0 || JSON.stringify(applicants) === JSON.stringify(base.applicants.any))
  );
}

function withItems(base: Cells, { items, applicants }: Bundle): Cells {
  return {
    ...base,
    items: { any: items.length > 0 ? items : base.items.any },
    applicants: { any: applicants.length > 0 ? applicants : ['total'] },
  };
}

/** Whether a set of agencies is open: all, by traits, or several. */
function isOver({ agencies }: Cells): boolean {
  return agencies.any.length !== 1 || typeof agencies.any[0] !== 'string';
}

/** Comparisons that a single figure is held to (有没有超过4000). */
function directConditions(base: Cells, { conditions, who }: Asked): Condition[] {
  if (who.agencies || who.years || who.applicants || isOver(base)) return [];
  return conditions.filter((one) => one.is === 'known' || typeof one.than === 'number').map(conditionOf);
}

/** One side set against the other. */
function related(base: Cells, asked: Asked): Expression {
  const { relation, asking, main, around } = asked;
  if (!relation) return base;
  const inNumbers = asked.claims.some(
    ({ percent, conditions }) => !percent && conditions.some((one) => 'than' in one && one.than !== 0),
  );
  const rates = base.items.any.every((item) => unitOf(item) === '%');
  const apart = relation.how === 'growth' && (inNumbers || rates);
  const how = apart || relation.how === 'minus' ? 'difference' : relation.how;
  const rows = asked.ordering ? amongRanked(base, base, asked) : kept(base, base, asked);
  const over = openOf(rows).filter((dimension) => dimension !== 'year' || relation.right !== 'before');
  const left: Expression =
    foldsSide(relation, asked) && over.length > 0 ? { kind: 'fold', how: 'sum', over, of: rows } : rows;
  if (relation.right === 'before') return growthOf(base, { left, how });
  if (asked.extremes) {
    const ends = (fold: 'largest' | 'smallest'): Expression => ({
      kind: 'fold',
      how: fold,
      over: openOf(rows),
      of: rows,
    });
    return openOf(rows).length > 0
      ? { kind: 'against', how: 'difference', of: ends('largest'), from: ends('smallest') }
      : rows;
  }
  if (relation.right === 'pair') return pairOf(base, how);
  if (relation.right === 'whole' && (overAll(asked.who, main) || ((asked.ordering || asked.rank) && isOver(base)))) {
    const whole: Cells = { ...base, agencies: { any: [] } };
    const all: Expression = { kind: 'fold', how: 'sum', over: ['agency'], of: whole };
    const ranks = asked.rank && !asked.ordering ? ranked(base, base, asked) : rows;
    const part: Expression =
      openOf(ranks).length > 0 ? { kind: 'fold', how: 'sum', over: openOf(ranks), of: ranks } : ranks;
    return { kind: 'against', how, of: part, from: all };
  }
  if (relation.right === 'whole') return { kind: 'against', how, of: left, from: wholeCells(base) };
  const bundle = bundleOf(relation.right, around);
  asked.words.take(...bundle.used);
  const other = { ...main, applicants: relation.how === 'share' || bundle.items.length > 0 ? [] : main.applicants };
  const completed = complete(bundle, { asking, other, over: isOver(base) });
  if (completed.kind === 'missing') return base;
  // A part named by its applicant alone is a part of the whole's own row.
  const part = relation.how === 'share' && main.items.length === 0 ? { ...base, items: completed.cells.items } : left;
  const other2 = onForm(completed.cells, asking);
  const folds = foldsSide(relation, asked) && relation.how !== 'share' && over.length > 0;
  return { kind: 'against', how, of: part, from: folds ? { kind: 'fold', how: 'sum', over, of: other2 } : other2 };
}

/** 合起来占, 三家合计的增幅: what is added up is one side. */
function foldsSide(relation: Relation, { fold, main, ordering, conditions, who }: Asked): boolean {
  if (relation.how === 'share' && overAll(who, main) && openOf(wholeSide(main)).length > 0) return true;
  const several = main.agencies.length > 1 || main.items.length > 1 || ordering !== null || conditions.length > 0;
  return fold?.how === 'sum' && (relation.how === 'share' || relation.how === 'times' || several);
}

/** Whether the part is of everybody's (三家占所有机关). */
function overAll(who: Who, main: Bundle): boolean {
  return who.agencies && main.agencies.length > 0 && main.every;
}

function wholeSide({ agencies }: Bundle): Cells {
  return {
    kind: 'cells',
    items: { any: ['applications.received'] },
    applicants: { any: ['total'] },
    agencies: { any: agencies },
    years: { any: [{ latest: 1 }] },
  };
}

function growthOf(
  base: Cells,
  { left, how }: { left: Expression; how: 'share' | 'times' | 'difference' | 'growth' },
): Expression {
  const [first, second, ...rest] = base.years.any;
  if (typeof first === 'number' && typeof second === 'number' && rest.length === 0) {
    const [from, to] = first < second ? [first, second] : [second, first];
    return {
      kind: 'against',
      how,
      of: withYears(left, to),
      from: withYears(left, from),
    };
  }
  if (typeof first === 'object' && 'from' in first && rest.length === 0 && second === undefined && first.from > 2000) {
    const [from, to] = [withYears(left, first.from), withYears(left, first.to)];
    return { kind: 'against', how, of: to, from };
  }
  const latestTwo = typeof first === 'object' && 'latest' in first && first.latest === 2;
  const of: Expression = latestTwo ? { ...base, years: { any: [{ latest: 1 }] } } : left;
  return { kind: 'against', how, of, from: { kind: 'before', years: 1, of } };
}

function withYears(ask: Expression, year: number): Expression {
  return withSlots(ask, { years: { any: [year] } });
}

/** Two members of the one dimension that has two, the later year or the first named against the other. */
function pairOf(base: Cells, how: 'share' | 'times' | 'difference' | 'growth'): Expression {
  const [span, ...more] = base.years.any;
  if (typeof span === 'object' && 'from' in span && more.length === 0 && span.from > 2000)
    return { kind: 'against', how, of: withYears(base, span.to), from: withYears(base, span.from) };
  const slots = [
    ['years', base.years.any],
    ['agencies', base.agencies.any],
    ['items', base.items.any],
    ['applicants', base.applicants.any],
  ] as const;
  for (const [slot, members] of slots) {
    if (members.length !== 2) continue;
    const [a, b] = members;
    const later = slot === 'years' && typeof a === 'number' && typeof b === 'number' && a < b;
    const [of, from] = later ? [b, a] : [a, b];
    return { kind: 'against', how, of: { ...base, [slot]: { any: [of] } }, from: { ...base, [slot]: { any: [from] } } };
  }
  const [year] = base.years.any;
  const latest = typeof year === 'object' && 'latest' in year ? { ...base, years: { any: [{ latest: 1 }] } } : base;
  return { kind: 'against', how, of: latest, from: { kind: 'before', years: 1, of: latest } };
}

/** What a part is a part of where no whole is named: the row's total, the group, else the table's total. */
function wholeCells(base: Cells): Cells {
  if (base.applicants.any.some((applicant) => applicant !== 'total'))
    return { ...base, applicants: { any: ['total'] } };
  const wholes = new Set(
    base.items.any.map((item) =>
      typeof item === 'string'
        ? totalOf(item)
        : item.parts === 'applications.outcome'
          ? 'applications.outcome.total'
          : item.parts,
    ),
  );
  return { ...base, items: { any: [...wholes] } };
}

/** The total of the table that an item stands in. */
export function totalOf(item: string): string {
  if (item.startsWith('applications.outcome') || item === 'applications.undisclosed')
    return 'applications.outcome.total';
  if (item.startsWith('applications.')) return 'applications.handled';
  const family = item.split('.').slice(0, -1).join('.');
  return ['review', 'litigation', 'litigation.direct', 'litigation.after_review', 'remedies'].includes(family)
    ? `${family}.total`
    : item;
}

/** Orders over what is asked for by place, and keeps the places wanted. */
function ranked(ask: Expression, base: Cells, { rank, main, relation }: Asked): Expression {
  if (!rank) return ask;
  if (rank.place) {
    const named = main.agencies.filter((agency) => typeof agency === 'string');
    const order: Expression = { kind: 'order', by: rank.by, of: relation ? ask : { ...base, agencies: { any: [] } } };
    return named.length > 0 ? { kind: 'keep', where: [{ is: 'among', agencies: { any: named } }], of: order } : order;
  }
  const order: Expression = { kind: 'order', by: rank.by, of: ask };
  return rank.to === null ? order : { kind: 'keep', where: [{ is: 'rank', from: rank.from, to: rank.to }], of: order };
}

/** Only the agencies that stand first by another item. */
function amongRanked(ask: Expression, base: Cells, { rank, ordering, conditions }: Asked): Expression {
  if (!rank || !ordering || rank.to === null) return ask;
  void conditions;
  const order: Expression = { kind: 'order', by: rank.by, of: withItems(base, ordering) };
  return { kind: 'keep', where: [{ of: order, is: 'rank', from: rank.from, to: rank.to }], of: ask };
}

/** 是不是自然人最多: who is named is claimed to stand first. */
function claimOfPlace(ask: Expression, base: Cells, { rank, main, words }: Asked): Built | null {
  if (!rank || !words.all.some(({ kind, id }) => (kind === 'op' && id === 'claim') || kind === 'yesno')) return null;
  const [applicant] = main.applicants;
  const [agency] = main.agencies;
  if (typeof applicant === 'string' && applicant !== 'total') {
    const order: Expression = {
      kind: 'order',
      by: rank.by,
      of: { ...base, applicants: { any: [{ parts: 'applicants' }] } },
    };
    return {
      ask: { kind: 'keep', where: [{ is: 'rank', from: 1, to: 1 }], of: order },
      claim: [{ is: 'among', applicants: { any: [applicant] } }],
    };
  }
  if (typeof agency === 'string' && main.agencies.length === 1 && openOf(ask).length === 0) {
    const order: Expression = { kind: 'order', by: rank.by, of: { ...base, agencies: { any: [] } } };
    return {
      ask: { kind: 'keep', where: [{ is: 'rank', from: 1, to: 1 }], of: order },
      claim: [{ is: 'among', agencies: { any: [agency] } }],
    };
  }
  return null;
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
  const over: Dimension[] = openOf(ask);
  return over.length === 0 ? ask : { kind: 'fold', how: fold.how, over, of: ask };
}

/** 有没有 and 没…吧 want yes or no of a single figure. */
function yesOrNo({ words, who, rank, fold, relation, main }: Asked): Condition | null {
  if (who.agencies || rank || relation || fold || main.items.length > 3) return null;
  const exists = words.first('op', 'exists');
  const no = words.first('op', 'no') ?? words.first('op', 'none');
  const some = words.all.some(({ kind }) => kind === 'yesno') && /[有能会]/.test(words.text);
  if (exists || some) {
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
export function idsOf(items: readonly IdMember[]): string[] {
  return items.map((item) => (typeof item === 'string' ? item : item.parts));
}
