import type { IdMember } from '../query/query.js';
import { rowOf } from '../report/metrics.js';
import type { Match } from './lattice.js';

/** An item that the question names, and where. */
export type ItemNamed = { id: IdMember; at: number; end: number };

const DOCUMENTS = ['regulations', 'normative_documents'];
const DECISIONS = ['licensing', 'other_services', 'penalties', 'coercion'];
const REMEDIES = ['review', 'litigation', 'litigation.direct', 'litigation.after_review', 'remedies'];

/** What each family is counted by, and what it means where nothing says by what. */
const ASPECTS: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(REMEDIES.map((family) => [family, ['total', 'upheld', 'corrected', 'other', 'pending']])),
  ...Object.fromEntries(
    DOCUMENTS.map((family) => [family, ['created', 'newly_disclosed', 'disclosed_total', 'issued', 'repealed', 'in_force']]),
  ),
  ...Object.fromEntries(DECISIONS.map((family) => [family, ['decisions', 'items_previous_year', 'items_change']])),
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

/** The items that the words name: rows outright, and what a family is counted by. `said` families without an aspect are told by `open`. */
export function itemsNamed(matches: readonly Match[]): { items: ItemNamed[]; used: Match[] } {
  const items: ItemNamed[] = [];
  const used: Match[] = [];
  for (const group of groupsOf(matches)) {
    used.push(...group.families, ...group.aspects);
    items.push(...composed(group));
  }
  for (const match of matches) {
    const ids = outright(match);
    if (ids.length === 0) continue;
    used.push(match);
    items.push(...ids.map((id) => ({ id, at: match.start, end: match.end })));
  }
  items.sort((a, b) => a.at - b.at);
  return { items: withoutRepeats(items), used };
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
function groupsOf(matches: readonly Match[]): Group[] {
  const groups: Group[] = [];
  let waiting: Match[] = [];
  let open: Group | null = null;
  for (const match of matches) {
    if (match.kind === 'family') {
      if (!open || open.aspects.length > 0 || waiting.length > 0) {
        open = { families: [], aspects: [...waiting] };
        waiting = [];
        groups.push(open);
      }
      open.families.push(match);
    } else if (match.kind === 'aspect' || match.kind === 'lost' || match.kind === 'won') {
      if (open && fits(open.families, match) && !(open.aspects.length > 0 && (open.aspects[0]?.start ?? 0) < (open.families[0]?.start ?? 0) && match.start - open.families[0]!.end > 6)) open.aspects.push(match);
      else waiting.push(match);
    }
  }
  if (waiting.length > 0) groups.push({ families: [], aspects: waiting });
  return groups;
}

function fits(families: readonly Match[], aspect: Match): boolean {
  return families.some(({ id }) => ASPECTS[id]?.includes(aspectId(aspect, id)));
}

function aspectId({ kind, id }: Match, family: string): string {
  if (kind === 'lost') return 'corrected';
  if (kind === 'won') return 'upheld';
  return id === 'issued' || id === 'created' ? (family === 'regulations' || family === 'normative_documents' ? 'created' : id) : id;
}

function composed({ families, aspects }: Group): ItemNamed[] {
  if (families.length === 0) return aspects.flatMap((aspect) => alone(aspect));
  const items: ItemNamed[] = [];
  for (const family of families) {
    const own = aspects.filter((aspect) => ASPECTS[family.id]?.includes(aspectId(aspect, family.id)));
    const ids = own.length > 0 ? own.flatMap((aspect) => countedBy(family.id, aspectId(aspect, family.id))) : openly(family.id);
    items.push(...ids.map((id) => ({ id, at: family.start, end: Math.max(family.end, ...own.map(({ end }) => end)) })));
  }
  return items;
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

/** What an outcome means where no word says of what. */
function alone(aspect: Match): ItemNamed[] {
  const place = { at: aspect.start, end: aspect.end };
  if (aspect.kind === 'lost') return [{ id: 'litigation.corrected', ...place }];
  if (aspect.kind === 'won') return [{ id: 'litigation.upheld', ...place }];
  if (['upheld', 'corrected', 'other', 'pending'].includes(aspect.id))
    return [
      { id: `review.${aspect.id}`, ...place },
      { id: `litigation.${aspect.id}`, ...place },
    ];
  return [];
}

function withoutRepeats(items: readonly ItemNamed[]): ItemNamed[] {
  const seen = new Set<string>();
  return items.filter(({ id }) => {
    const key = JSON.stringify(id);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}

/** Whether an item has the seven applicant columns. */
export function hasApplicants(item: IdMember): boolean {
  const id = typeof item === 'string' ? item : item.parts;
  return id.startsWith('applications.') || id === 'applications' || rowOf(id)?.byApplicant === true;
}
