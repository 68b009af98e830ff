import { type Assumption, type Query, QUERY_VERSION } from '../query/query.js';
import { build } from './build.js';
import { type Bundle, bundleOf, isEmpty } from './bundle.js';
import { takeClaims } from './claims.js';
import { type Asking, complete } from './complete.js';
import { takeConditions } from './conditions.js';
import { takeExclusions } from './exclusions.js';
import { takeEach, takeFold, takeShow, takeUnit, whoIsAsked } from './markers.js';
import { isSlot, type Words } from './parse.js';
import { takeRank } from './rank.js';
import { takeRelation } from './relations.js';

/** What the words come to as a question about figures: queries in order, or the slot that is missing. */
export type FiguresRead =
  | { kind: 'queries'; queries: Query[]; bundle: Bundle; fromChat: boolean }
  | { kind: 'missing'; slot: 'agency' | 'item'; bundle: Bundle };

/** Reads one question as one about figures; `null` where nothing in it asks for one. The matches that were made use of are marked. */
export function readFigures(words: Words, asking: Asking): FiguresRead | null {
  const around = { known: asking.known, inChat: asking.inChat };
  const show = takeShow(words, asking);
  const unit = takeUnit(words);
  const who = whoIsAsked(words);
  const but = takeExclusions(words, around);
  const conditions = takeConditions(words, around);
  const relation = takeRelation(words);
  const rank = takeRank(words);
  const claims = takeClaims(words, { conditions, compares: relation !== null });
  const free = words.all.filter((match) => isSlot(match) && !words.used.has(match));
  const main = bundleOf(relation ? relation.left : free, around);
  words.take(...main.used);
  const named = isEmpty(main) ? conditions.find(({ of }) => of)?.of : undefined;
  const subject = withItems(main, conditions, but);
  const fold = takeFold(words, { rank, many: subject.items.length > 1 || subject.agencies.length > 1 || subject.years.length > 1 });
  const each = takeEach(words);
  const asksNothing = isEmpty(main) && isEmpty(but) && !named && !relation && !rank && !show && !unit && !fold && claims.length === 0;
  if (asksNothing) return null;
  const counts = who.count;
  const over = who.agencies || counts || rank?.dimension === 'agency' || (fold?.how === 'mean' && subject.agencies.length === 0);
  const yearsOver = (conditions.length > 0 || counts || who.some) && over ? 'all' : 'latest';
  const completed = complete(subject, { asking, over, years: yearsOver, but: { ...but, items: [] } });
  if (completed.kind === 'missing') return { kind: 'missing', slot: completed.slot, bundle: subject };
  const asks = build(completed.cells, { words, around, asking, main: subject, but, conditions, relation, rank, fold, each, who, claims, yearsOver });
  const assumed: Assumption[] = [...completed.assumed, ...but.assumed];
  const queries = asks.map(
    ({ ask, claim, exists }): Query => ({
      v: QUERY_VERSION,
      ask,
      ...(claim && claim.length > 0 ? { claim } : {}),
      ...(show ? { show } : exists ? { show: 'exists' as const } : {}),
      ...(unit ? { unit } : {}),
      ...(assumed.length > 0 ? { assumed } : {}),
    }),
  );
  return { kind: 'queries', queries, bundle: subject, fromChat: completed.fromChat };
}

/** What is asked is what the conditions are about, where nothing else is named; an excluded item leaves the rest of its group. */
function withItems(main: Bundle, conditions: readonly { of: Bundle | null }[], but: Bundle): Bundle {
  const items = main.items.length > 0 ? main.items : conditions.flatMap(({ of }) => of?.items ?? []);
  const applicants = main.applicants.length > 0 ? main.applicants : conditions.flatMap(({ of }) => of?.applicants ?? []);
  if (items.length > 0 || but.items.length === 0) return { ...main, items, applicants };
  return { ...main, items, applicants };
}
