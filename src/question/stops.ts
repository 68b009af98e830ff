import type { Expression, Query } from '../query/query.js';
import { countsMembers } from './figures/claims.js';
import { leafOf } from './figures/complete.js';
import { hasApplicants } from './figures/items-named.js';
import { openOf } from './follow-up/edit.js';
import { countIn } from './follow-up/last-told.js';
import { asksQuantity, type Found, has } from './found.js';
import type { Match } from './lattice/lattice.js';
import { isSum, namesItem } from './lattice/matches-used.js';
import { asksWhich } from './markers.js';

/** Operators that stop a figure where no reading uses them. */
export const STOPS: ReadonlySet<string> = new Set([
  ...[
    'except',
    'times',
    'share',
    'percent',
    'median',
    'mean',
    'per_day',
    'minus',
    'none',
    'some',
    'divide',
    'not_reported',
    'than',
    'drop',
  ],
  ...['over', 'at_least', 'under', 'at_most', 'at_least_after', 'at_most_after', 'equal'],
  ...['most', 'least', 'place', 'versus', 'versus_least'],
]);

/** Whether two numbers are claimed of one figure. */
export function contradicts({ claim = [] }: Query): boolean {
  return new Set(claim.flatMap((one) => (one.is === 'equal' ? [one.than] : []))).size > 1;
}

/** 这两个数, 三个合计: words that point at so many figures, where the reading has one. */
export function pointsAtMore(
  { words, asking }: Found,
  { queries, fromChat }: { queries: readonly Query[]; fromChat: boolean },
): Match[] {
  const several =
    queries.length > 1 ||
    queries.some(({ ask }) => openOf(ask).length > 0 || ask.kind === 'fold' || ask.kind === 'against');
  if (several || asking.last.length === 0) return [];
  return words.all.filter(
    (match) =>
      !words.used.has(match) &&
      ((fromChat && match.kind === 'those' && countIn(match) !== null) ||
        (match.number !== undefined && countsMembers(match.number) && words.all.some(isSum))),
  );
}

/** 每受理100件: so many of one that another is counted for. */
export function perSoMany({ words, text }: Found): Match[] {
  return words.all.filter(({ kind, start }) => kind === 'number' && /每[^,，。]{0,4}$/.test(text.slice(0, start)));
}

/** 没有完全公开的有多少: asked how many, a word that denies claims nothing, and what is not is no row of the form. */
export function deniesOnly(found: Found, queries: readonly Query[]): Match[] {
  const denied = queries.some(({ claim = [] }) => claim.some((one) => one.is === 'equal' && one.than === 0));
  const asks =
    found.matches.some(({ kind, said }) => kind === 'quantity' && /多少|几|how/.test(said)) ||
    found.matches.some(({ kind, said }) => kind === 'which' && asksWhich(said)) ||
    has(found, 'op', 'why');
  const claims = has(found, 'op', 'claim') || has(found, 'yesno') || has(found, 'op', 'exists');
  if (!denied || !asks || claims) return [];
  return found.matches.filter(({ kind, id }) => kind === 'op' && (id === 'no' || id === 'none'));
}

/** Whether a single figure is put in order. */
export function ordersOne(ask: Expression): boolean {
  if (ask.kind === 'keep') return ordersOne(ask.of);
  return ask.kind === 'order' && openOf(ask).length === 0;
}

/** Whether it is asked if there is any, or if something holds. */
export function asksWhether(found: Found): boolean {
  return has(found, 'op', 'exists') || (has(found, 'yesno') && !asksQuantity(found));
}

/** 有多少企业: an applicant by itself, where no applications are counted. */
export function ofApplicantsAlone(found: Found): boolean {
  return (
    !found.matches.some(namesItem) &&
    !found.matches.some(({ kind, said }) => kind === 'quantity' && /[件宗单]/.test(said)) &&
    !has(found, 'op') &&
    found.asking.last.length === 0
  );
}

/** What is counted where it is none of what the forms count: 接到多少次咨询, 受理了多少案件. */
export function countedElse(found: Found): Match | undefined {
  const counted = found.matches.find(({ kind }) => kind === 'counts');
  if (!counted || has(found, 'applications') || !asksQuantity(found)) return undefined;
  const families = found.matches.some(({ kind, id }) => kind === 'family' || id.includes('complaints'));
  return counted.id === 'cases' && families ? undefined : { ...counted, id: 'no_item' };
}

/** 处罚了几家企业: what an item was done to stands in no column of it. */
export function withoutColumn(query: Query, found: Found): Match | undefined {
  const leaf = leafOf(query.ask);
  const kinds = leaf?.applicants.any.some((applicant) => applicant !== 'total') ?? false;
  if (!leaf || !kinds || leaf.items.any.some(hasApplicants)) return undefined;
  const said = found.matches.find(({ kind }) => kind === 'applicant' || kind === 'parts');
  return said && { ...said, id: 'narrowed' };
}

/** 金额 of what is counted in cases. */
export function countsMoney({ kind, id }: Match): boolean {
  return kind === 'aspect' && (id === 'amount' || id === 'projects');
}

/** Whether the item is named by a word that may mean another thing (公开, 怎么处理). */
export function isFaint({ matches }: Found): boolean {
  const items = matches.filter(namesItem);
  return (
    items.length > 0 && items.every(({ weight, kind }) => weight < 0.6 || kind === 'outcomes' || kind === 'handled')
  );
}

/** 哪个单位收的 after a figure of one agency: which of its bodies it was stands in no table. */
export function asksWhichOfIt({ matches, asking }: Found): Match | undefined {
  const [agency, ...more] = leafOf(asking.last[0]?.ask)?.agencies.any ?? [];
  const sure = matches.some((match) => (namesItem(match) && match.weight >= 0.6) || match.kind === 'op');
  if (typeof agency !== 'string' || more.length > 0 || sure) return undefined;
  return matches.find(({ kind, id, said }) => kind === 'which' && id === 'agencies' && asksWhich(said));
}
