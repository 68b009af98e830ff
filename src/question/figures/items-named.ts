import type { IdMember } from '../../query/query.js';
import { rowOf } from '../../report/metrics.js';
import type { Match } from '../lattice/lattice.js';
import { isAskedApart } from '../lattice/matches-used.js';
import { meantOf } from './meant-items.js';

/** An item that the question names, and where. */
export type ItemNamed = { id: IdMember; at: number; end: number; weight?: number; said?: string };

const DOCUMENTS = ['regulations', 'normative_documents'];
const DECISIONS = ['licensing', 'other_services', 'penalties', 'coercion'];
const REMEDIES = ['review', 'litigation', 'litigation.direct', 'litigation.after_review', 'remedies'];

/** What each family is counted by, and what it means where nothing says by what. */
const ASPECTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(REMEDIES.map((family) => [family, ['total', 'upheld', 'corrected', 'other', 'pending']])),
  ...Object.fromEntries(
    DOCUMENTS.map((family) => [
      family,
      ['created', 'newly_disclosed', 'disclosed_total', 'issued', 'repealed', 'in_force'],
    ]),
  ),
  ...Object.fromEntries(
    DECISIONS.map((family) => [family, ['decisions', 'items_previous_year', 'items_change', 'items_now']]),
  ),
  fees: ['amount', 'items_previous_year', 'items_change'],
  procurement: ['amount', 'projects'],
};
/** Groups whose parts a question may ask for, by the group or by the item that stands for it. */
const GROUPS: Readonly<Record<string, string>> = {
  'applications.outcome.denied': 'applications.outcome.denied',
  'applications.outcome.unavailable': 'applications.outcome.unavailable',
  'applications.outcome.not_processed': 'applications.outcome.not_processed',
  'applications.outcome.other': 'applications.outcome.other',
  'applications.outcome.total': 'applications.outcome',
  'applications.undisclosed': 'applications.undisclosed',
  'litigation.total': 'litigation.total',
  'litigation.corrected': 'litigation.corrected',
  'litigation.upheld': 'litigation.upheld',
  'litigation.pending': 'litigation.pending',
  'review.total': 'review.total',
  'remedies.total': 'remedies.total',
};

/** The group of an item whose parts can be told one by one; undefined where it has none. */
export function groupWithParts(item: IdMember): string | undefined {
  return typeof item === 'string' ? GROUPS[item] : undefined;
}

/** The items that the words name: rows outright, and what a family is counted by; an outcome alone is of the family that the conversation is about. */
export function itemsNamed(
  matches: readonly Match[],
  { family, text }: { family?: string | undefined; text: string },
): { items: ItemNamed[]; used: Match[] } {
  const items: ItemNamed[] = [];
  const used: Match[] = [];
  for (const group of groupsOf(matches, text)) {
    // An aspect that no family of its group has (打官司花了多少钱) stays open, so that it stops the figure.
    used.push(...group.families, ...group.aspects.filter((aspect) => isOf(aspect, group.families, family)));
    items.push(...composed(group, { family, text }));
  }
  for (const match of matches) {
    const ids = outright(match).map((id) => rateOf(id, family));
    if (ids.length === 0) continue;
    used.push(match);
    items.push(...ids.map((id) => ({ id, at: match.start, end: match.end, weight: match.weight, said: match.said })));
  }
  items.sort((a, b) => a.at - b.at);
  return { items: meantOf(items, text), used };
}

/** 纠正率 after 复议 is that of review. */
function rateOf(id: IdMember, family: string | undefined): IdMember {
  if (id !== 'rate.review_and_litigation_corrected' || family === undefined) return id;
  return family === 'review'
    ? 'rate.review_corrected'
    : family.startsWith('litigation')
      ? 'rate.litigation_corrected'
      : id;
}

function outright({ kind, id }: Match): IdMember[] {
  switch (kind) {
    case 'item':
      return [id];
    case 'carrying':
      return ['applications.carried_in', 'applications.carried_out'];
    case 'outcomes':
      return [{ parts: 'applications.outcome' }];
    default:
      return [];
  }
}

type Group = { families: Match[]; aspects: Match[] };

/** Families with the aspects that stand behind them, or before them where none stands behind (被纠正的复议). */
function groupsOf(matches: readonly Match[], text: string): Group[] {
  const groups: Group[] = [];
  let waiting: Match[] = [];
  let open: Group | null = null;
  for (const [index, match] of matches.entries()) {
    if (match.kind === 'family') {
      if (open && sharesAspect(open, match, text)) {
        open.families.push(match);
        continue;
      }
      if (!open || open.aspects.length > 0 || waiting.length > 0) {
        open = { families: [], aspects: [...waiting] };
        waiting = [];
        groups.push(open);
      }
      open.families.push(match);
    } else if (match.kind === 'aspect' || match.kind === 'lost' || match.kind === 'won') {
      const next = matches.slice(index + 1).find(({ kind }) => kind === 'family');
      const leads = open !== null && open.aspects.length > 0 && next !== undefined && next.start - match.end <= 2;
      if (open && !leads && fits(open.families, match) && !leadsOnly(open, match)) open.aspects.push(match);
      else waiting.push(match);
    }
  }
  if (waiting.length > 0) groups.push({ families: [], aspects: waiting });
  return groups;
}

/** 现行有效的规章和规范性文件: what stands before the first of several that are joined is said of all. */
function sharesAspect({ families, aspects }: Group, next: Match, text: string): boolean {
  const [first] = families;
  const last = families.at(-1);
  const leads = first !== undefined && aspects.length > 0 && aspects.every(({ start }) => start < first.start);
  const joined = last !== undefined && /^(?:[和与及跟、]|以及| and )$/.test(text.slice(last.end, next.start));
  return leads && joined && aspects.every((aspect) => fits([next], aspect));
}

/** Aspects that stood before their family do not also stand far behind it. */
function leadsOnly({ families, aspects }: Group, next: Match): boolean {
  const [first] = families;
  const [aspect] = aspects;
  return first !== undefined && aspect !== undefined && aspect.start < first.start && next.start - first.end > 6;
}

function fits(families: readonly Match[], aspect: Match): boolean {
  return families.some(({ id }) => ASPECTS[id]?.includes(aspectId(aspect, id)));
}

function aspectId({ kind, id }: Match, family: string): string {
  if (kind === 'lost') return 'corrected';
  if (kind === 'won') return 'upheld';
  return id === 'issued' || id === 'created'
    ? family === 'regulations' || family === 'normative_documents'
      ? 'created'
      : id
    : id;
}

function composed(
  { families, aspects }: Group,
  { family: chat, text }: { family?: string | undefined; text: string },
): ItemNamed[] {
  if (families.length === 0) return aspects.flatMap((aspect) => alone(aspect, chat));
  const [first] = aspects;
  // 行政复议多少件，其中纠正几件: the whole is asked for too.
  const whole = first !== undefined && isAskedApart(text, families.at(-1)?.end ?? 0, first.start);
  const items: ItemNamed[] = [];
  for (const family of families) {
    const own = aspects.filter((aspect) => ASPECTS[family.id]?.includes(aspectId(aspect, family.id)));
    const outcomes = own.flatMap((aspect) => ofOutcome(family, aspect));
    const ids = own.length === 0 || whole ? [...openly(family.id), ...outcomes] : outcomes;
    items.push(...ids.map((id) => ({ id, at: family.start, end: Math.max(family.end, ...own.map(({ end }) => end)) })));
  }
  return items;
}

/** 告政府赢了 is the agency's loss; 官司赢了 leaves open whose. */
function ofOutcome(family: Match, aspect: Match): string[] {
  const id = aspectId(aspect, family.id);
  if (aspect.kind !== 'won') return countedBy(family.id, id);
  return family.said.includes('告') && !family.said.includes('被')
    ? [`${family.id}.corrected`]
    : [`${family.id}.upheld`, `${family.id}.corrected`];
}

function countedBy(family: string, aspect: string): string[] {
  // The first form says 新制作, the second 制发; each year has one of them.
  if (aspect === 'created') return [`${family}.created`, `${family}.issued`];
  return [`${family}.${aspect}`];
}

/** What a family alone asks for. */
function openly(family: string): string[] {
  if (DECISIONS.includes(family)) return [`${family}.decisions`];
  if (REMEDIES.includes(family)) return [`${family}.total`];
  if (family === 'fees') return ['fees.amount', 'fees.items_previous_year', 'fees.items_change'];
  if (family === 'procurement') return ['procurement.amount', 'procurement.projects'];
  return (ASPECTS[family] ?? []).map((aspect) => `${family}.${aspect}`);
}

function isOf(aspect: Match, families: readonly Match[], chat?: string): boolean {
  return families.length > 0 ? fits(families, aspect) : alone(aspect, chat).length > 0;
}

/** What an outcome means where no word says of what. */
function alone(aspect: Match, chat?: string): ItemNamed[] {
  const place = { at: aspect.start, end: aspect.end };
  const of = chat === undefined ? undefined : aspectId(aspect, chat);
  // Whose victory it was stays open: who won, 赢了几件.
  if (aspect.kind === 'won' && chat !== undefined && REMEDIES.includes(chat))
    return ['upheld', 'corrected'].map((result) => ({ id: `${chat}.${result}`, ...place }));
  if (chat !== undefined && of !== undefined && ASPECTS[chat]?.includes(of))
    return countedBy(chat, of).map((id) => ({ id, ...place }));
  if (aspect.kind === 'lost') return [{ id: 'litigation.corrected', ...place }];
  if (aspect.kind === 'won')
    return [
      { id: 'litigation.upheld', ...place },
      { id: 'litigation.corrected', ...place },
    ];
  if (['upheld', 'corrected', 'other', 'pending'].includes(aspect.id))
    return [
      { id: `review.${aspect.id}`, ...place },
      { id: `litigation.${aspect.id}`, ...place },
    ];
  return [];
}

/** The family that an item belongs to, where its outcomes can be asked for. */
export function familyOf(item: IdMember | undefined): string | undefined {
  const id = typeof item === 'object' ? item.parts : item;
  const family = id?.split('.').slice(0, -1).join('.');
  return family !== undefined && family in ASPECTS ? family : undefined;
}

/** Whether an item has the seven applicant columns. */
export function hasApplicants(item: IdMember): boolean {
  const id = typeof item === 'string' ? item : item.parts;
  return id.startsWith('applications.') || id === 'applications' || rowOf(id)?.byApplicant === true;
}
