import type { Cells, Condition, Dimension, Expression, IdMember } from '../query/query.js';
import { type Bundle, bundleOf, type Surroundings } from './bundle.js';
import type { Claimed } from './claims.js';
import { type Asking, complete, singleYear } from './complete.js';
import { type Compared, conditionOf } from './conditions.js';
import { groupWithParts, hasApplicants } from './items.js';
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
  fold: Fold | null;
  each: boolean;
  who: Who;
  claims: readonly Claimed[];
  yearsOver: 'latest' | 'all';
};

/** One query's expression, what it claims, and whether it asks for yes or no. */
export type Built = { ask: Expression; claim?: Condition[]; exists?: boolean };

/** Puts cells and operations together, the innermost first: parts, conditions, relation, order, fold, claim. */
export function build(cells: Cells, asked: Asked): Built[] {
  const { relation, rank, fold, who, claims, conditions } = asked;
  const base = withParts(cells, asked);
  const several = claimsByItem(base, asked);
  if (several) return several;
  let ask: Expression = relation ? related(base, asked) : base;
  if (!relation || who.agencies) ask = kept(ask, base, asked);
  if (rank) ask = ranked(ask, base, asked);
  if (fold && !(relation && foldsSide(relation, asked))) ask = folded(ask, base, fold, asked);
  if (who.count) ask = { kind: 'fold', how: 'count', over: ['agency'], of: ask };
  const direct = conditions.length > 0 && !who.agencies && !who.years && !isOver(base);
  const claim = [
    ...(direct ? conditions.filter((one) => one.is === 'known' || typeof one.than === 'number').map(conditionOf) : []),
    ...claims.map(({ condition }) => condition),
  ];
  const yes = yesOrNo(asked);
  if (yes && claim.length === 0) return [{ ask, claim: [yes], exists: true }];
  return [{ ask, claim }];
}

/** The group's parts where they are asked for one by one, or all but some of them. */
function withParts(cells: Cells, { each, rank, but, main, words }: Asked): Cells {
  const [item, ...more] = cells.items.any;
  if (but.items.length > 0) {
    const group = item !== undefined && more.length === 0 ? groupWithParts(item) : undefined;
    const parts: IdMember = { parts: group ?? wholeOf(but.items[0] ?? '') };
    return { ...cells, items: { any: [parts], but: but.items } };
  }
  if (but.applicants.length > 0 && cells.applicants.any.every((one) => one === 'total'))
    return { ...cells, applicants: { any: [{ parts: 'applicants' }], but: but.applicants } };
  const wants = each || rank?.dimension === 'item';
  const single = item !== undefined && more.length === 0;
  const over = words.all.some(({ kind, id }) => (kind === 'which' && id === 'agencies') || kind === 'traits');
  const opens = wants && single && !over && main.agencies.length < 2 && main.years.length < 2;
  const group = opens && item !== undefined ? groupWithParts(item) : undefined;
  return group ? { ...cells, items: { any: [{ parts: group }] } } : cells;
}

/** The group that an excluded item is a part of. */
function wholeOf(item: IdMember): string {
  const id = typeof item === 'string' ? item : item.parts;
  if (id.startsWith('applications.outcome.')) {
    const [, , group, part] = id.split('.');
    return part ? `applications.outcome.${group}` : 'applications.outcome';
  }
  const family = id.split('.').slice(0, -1).join('.');
  return `${family}.total`;
}

/** Keeps the rows that meet the conditions, where who meets them is asked. */
function kept(ask: Expression, base: Cells, { conditions, who, main, words }: Asked): Expression {
  const where: Condition[] = [];
  if (!(who.agencies || who.years || who.applicants || isOver(base))) return ask;
  const overYears = who.count || conditions.some((one) => one.is === 'equal' && one.than === 0);
  const rows = (of: Expression): Expression => (overYears && !singleYear(base.years) && base.years.any.length === 0 ? { kind: 'fold', how: 'largest', over: ['year'], of } : of);
  for (const compared of conditions) {
    const of = compared.of && main.items.length > 0 && !sameItems(compared.of, main) ? { of: rows(withItems(base, compared.of)) } : {};
    if (compared.is !== 'known' && typeof compared.than !== 'number')
      where.push({ ...of, is: compared.is, than: rows(withItems(base, compared.than)) });
    else where.push({ ...of, ...conditionOf(compared) });
  }
  const asksSome = conditions.length === 0 && who.some && !words.all.some(({ kind, id }) => kind === 'op' && (id === 'most' || id === 'least' || id === 'place' || id === 'ranking'));
  if (asksSome && isOver(base)) where.push({ is: 'more', than: 0 });
  else if (who.count && conditions.length === 0) {
    if (base.items.any.some((item) => item === 'report')) return ask;
    where.push({ is: 'more', than: 0 });
  }
  return where.length > 0 ? { kind: 'keep', where, of: rows(ask) } : ask;
}

function sameItems(a: Bundle, b: Bundle): boolean {
  return JSON.stringify([a.items, a.applicants]) === JSON.stringify([b.items, b.applicants]) || (b.items.length === a.items.length && a.items.every((item) => b.items.includes(item)) && a.applicants.length === 0);
}

function withItems(base: Cells, { items, applicants }: Bundle): Cells {
  return { ...base, items: { any: items.length > 0 ? items : base.items.any }, applicants: { any: applicants.length > 0 ? applicants : ['total'] } };
}

/** Whether a set of agencies is open: all, by traits, or several. */
function isOver({ agencies }: Cells): boolean {
  return agencies.any.length !== 1 || typeof agencies.any[0] !== 'string';
}

/** One side set against the other. */
function related(base: Cells, asked: Asked): Expression {
  const { relation, asking, main, around, fold } = asked;
  if (!relation) return base;
  const how = relation.how === 'minus' ? 'difference' : relation.how;
  const folds = fold !== null && foldsSide(relation, asked);
  const left: Expression = folds ? { kind: 'fold', how: 'sum', over: openIn(base), of: base } : base;
  if (relation.right === 'before') return growthOf(base, left);
  if (relation.right === 'pair') return pairOf(base, how, asking);
  if (relation.right === 'whole') return { kind: 'against', how, of: left, from: wholeCells(base) };
  const bundle = bundleOf(relation.right, around);
  asked.words.take(...bundle.used);
  const completed = complete(
    relation.how === 'share' && bundle.items.length === 0 ? { ...bundle, items: main.items } : bundle,
    { asking, other: { ...main, applicants: relation.how === 'share' || bundle.items.length > 0 ? [] : main.applicants } },
  );
  if (completed.kind === 'missing') return base;
  // A part named by its applicant alone is a part of the whole's own row.
  const part = relation.how === 'share' && main.items.length === 0 ? { ...base, items: completed.cells.items } : left;
  return { kind: 'against', how, of: part, from: completed.cells };
}

function foldsSide(relation: Relation, { fold }: Asked): boolean {
  return fold?.how === 'sum' && (relation.how === 'share' || relation.how === 'times');
}

function growthOf(base: Cells, left: Expression): Expression {
  const [first, second, ...rest] = base.years.any;
  if (typeof first === 'number' && typeof second === 'number' && rest.length === 0) {
    const [from, to] = first < second ? [first, second] : [second, first];
    return { kind: 'against', how: 'growth', of: { ...base, years: { any: [to] } }, from: { ...base, years: { any: [from] } } };
  }
  return { kind: 'against', how: 'growth', of: left, from: { kind: 'before', years: 1, of: left } };
}

/** Two members of the one dimension that has two, the later year or the first named against the other. */
function pairOf(base: Cells, how: 'share' | 'times' | 'difference' | 'growth', { last }: Asking): Expression {
  const slots = [
    ['years', base.years.any],
    ['agencies', base.agencies.any],
    ['items', base.items.any],
    ['applicants', base.applicants.any],
  ] as const;
  for (const [slot, members] of slots) {
    if (members.length !== 2) continue;
    const [a, b] = slot === 'years' && typeof members[0] === 'number' && typeof members[1] === 'number' && members[0] < members[1] ? [members[1], members[0]] : members;
    return { kind: 'against', how, of: { ...base, [slot]: { any: [a] } }, from: { ...base, [slot]: { any: [b] } } };
  }
  const latest = base.years.any[0];
  if (typeof latest === 'object' && 'latest' in latest && latest.latest === 2)
    return { kind: 'against', how, of: { ...base, years: { any: [{ latest: 1 }] } }, from: { kind: 'before', years: 1, of: { ...base, years: { any: [{ latest: 1 }] } } } };
  void last;
  return { kind: 'against', how, of: base, from: { kind: 'before', years: 1, of: base } };
}

/** What a part is a part of where no whole is named: the row's total, else the table's. */
function wholeCells(base: Cells): Cells {
  const byApplicant = base.applicants.any.some((applicant) => applicant !== 'total');
  if (byApplicant) return { ...base, applicants: { any: ['total'] } };
  const wholes = new Set(base.items.any.map((item) => totalOf(typeof item === 'string' ? item : item.parts)));
  return { ...base, items: { any: [...wholes] } };
}

function totalOf(item: string): string {
  if (item.startsWith('applications.outcome') || item === 'applications.undisclosed') return 'applications.outcome.total';
  if (item.startsWith('applications.')) return 'applications.handled';
  const family = item.split('.').slice(0, -1).join('.');
  return ['review', 'litigation', 'litigation.direct', 'litigation.after_review', 'remedies'].includes(family) ? `${family}.total` : item;
}

/** Orders over what is asked for by place, and keeps the places wanted. */
function ranked(ask: Expression, base: Cells, { rank, main, words, around, who }: Asked): Expression {
  if (!rank) return ask;
  void who;
  if (rank.place) {
    const named = main.agencies.filter((agency) => typeof agency === 'string');
    const all = { ...base, agencies: { any: [] } };
    const order: Expression = { kind: 'order', by: rank.by, of: all };
    return named.length > 0 ? { kind: 'keep', where: [{ is: 'among', agencies: { any: named } }], of: order } : order;
  }
  const order: Expression = { kind: 'order', by: rank.by, of: ask };
  const keptPlaces: Expression = rank.to === null ? order : { kind: 'keep', where: [{ is: 'rank', from: rank.from, to: rank.to }], of: order };
  void words;
  void around;
  return keptPlaces;
}

/** Folds over the dimensions that are open. */
function folded(ask: Expression, base: Cells, fold: Fold, { main, who }: Asked): Expression {
  if (fold.how === 'per_day') return { kind: 'against', how: 'times', of: ask, from: { ...base, items: { any: ['calendar.days'] }, applicants: { any: ['total'] } } };
  const over = openIn(base).filter((dimension) => !(dimension === 'agency' && who.agencies && fold.how === 'sum' && main.years.length > 1));
  if (over.length === 0) return ask;
  return { kind: 'fold', how: fold.how, over, of: ask };
}

/** The dimensions in which a cells node has or may have several rows. */
function openIn(base: Cells): Dimension[] {
  const open: Dimension[] = [];
  const many = (set: { any: readonly unknown[]; but?: readonly unknown[] }) => set.any.length !== 1 || (typeof set.any[0] === 'object' && set.any[0] !== null);
  if (many(base.items)) open.push('item');
  if (base.items.any.some(hasApplicants) && base.applicants.any.length > 0 && many(base.applicants)) open.push('applicant');
  if (many(base.agencies)) open.push('agency');
  const [year, ...rest] = base.years.any;
  const latestOne = typeof year === 'object' && 'latest' in year && year.latest === 1;
  if (rest.length > 0 || (year !== undefined && typeof year === 'object' && !latestOne) || (year === undefined && base.years.any.length === 0)) open.push('year');
  return open;
}

/** 有没有 and 没…吧 want yes or no of a single figure. */
function yesOrNo({ words, who, rank, fold, relation }: Asked): Condition | null {
  if (who.agencies || rank || relation) return null;
  const exists = words.first('op', 'exists');
  const no = words.first('op', 'no') ?? words.first('op', 'none');
  void fold;
  if (exists) {
    words.take(exists, no);
    return { is: 'more', than: 0 };
  }
  if (!no) return null;
  words.take(no);
  return { is: 'equal', than: 0 };
}

/** Claims about several items are as many queries (收到9件公开6件对吗). */
function claimsByItem(base: Cells, { claims, around, relation }: Asked): Built[] | null {
  const about = claims.filter((claimed) => claimed.about.some(namesItem));
  if (relation || claims.length < 2 || about.length < 2) return null;
  return claims.flatMap(({ about: matches, condition }): Built[] => {
    const bundle = bundleOf(matches, around);
    if (bundle.items.length === 0) return [];
    return [{ ask: { ...base, items: { any: bundle.items }, applicants: { any: bundle.applicants.length > 0 ? bundle.applicants : ['total'] } }, claim: [condition] }];
  });
}
