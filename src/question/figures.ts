import { type Assumption, QUERY_VERSION, type Query } from '../query/query.js';
import { build } from './build.js';
import { type Bundle, bundleOf, isEmpty, type Surroundings } from './bundle.js';
import { takeClaims } from './claims.js';
import { type Asking, type Completed, complete, leafOf } from './complete.js';
import { takeConditions } from './conditions.js';
import { takeExclusions } from './exclusions.js';
import { familyOf, groupWithParts } from './items.js';
import { takeEach, takeFold, takeShow, takeUnit, whoIsAsked } from './markers.js';
import { pairsIn } from './pairs.js';
import { isSlot, namesItem, type Words } from './parse.js';
import { takeRank } from './rank.js';
import { takeRelation } from './relations.js';

/** What the words come to as a question about figures: queries in order, or the slot that is missing. */
export type FiguresRead =
  | { kind: 'queries'; queries: Query[]; bundle: Bundle; fromChat: boolean }
  | { kind: 'missing'; slot: 'agency' | 'item'; bundle: Bundle };

/** What words are read against, for the slots they name. */
export function surroundings(text: string, asking: Asking): Surroundings {
  return {
    known: asking.known,
    inChat: asking.inChat,
    family: familyOf(leafOf(asking.last[0]?.ask)?.items.any[0]),
    text,
  };
}

/** Reads one question as one about figures; `null` where nothing in it asks for one. The matches that were made use of are marked. */
export function readFigures(words: Words, asking: Asking): FiguresRead | null {
  const around = surroundings(words.text, asking);
  const show = takeShow(words, asking);
  const unit = takeUnit(words);
  const who = whoIsAsked(words, asking);
  const but = takeExclusions(words, { around, who });
  const conditions = takeConditions(words, around);
  const each = takeEach(words);
  const relation = takeRelation(words);
  // 占多少, 比2023多多少: one side is what was asked before.
  if (relation && relation.left.length === 0 && relation.right !== 'pair') return null;
  const ordered = takeRank(words);
  const rank = ordered?.versus && relation ? null : ordered;
  const claims = takeClaims(words, { conditions, relation });
  const free = words.all.filter((match) => isSlot(match) && !words.used.has(match));
  const main = bundleOf(relation ? relation.left : free, around);
  words.take(...main.used);
  const subject = withItems(main, conditions, but);
  const many =
    subject.items.length > 1 ||
    subject.agencies.length > 1 ||
    subject.years.length > 1 ||
    subject.applicants.length > 1;
  const fold = takeFold(words, { rank, many });
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
    leavesOut || who.agencies || who.count || rank?.dimension === 'agency' || (noAgency && (compares || folds));
  const yearsOver = over && !rank && !relation && (conditions.length > 0 || who.count || who.some) ? 'all' : 'latest';
  const pairs = relation ? null : pairsIn(free, around);
  const completed = complete(subject, {
    asking,
    over,
    years: yearsOver,
    but: { ...but, items: [], applicants: [] },
    other: right,
  });
  if (completed.kind === 'missing') return { kind: 'missing', slot: completed.slot, bundle: subject };
  const others = (pairs ?? []).map((bundle) => complete(bundle, { asking, other: subject, over }));
  const asks = build(completed.cells, {
    ...{
      words,
      around,
      asking,
      main: subject,
      but,
      conditions,
      relation,
      rank,
      fold,
      each,
      who,
      claims,
      yearsOver,
      show,
    },
    pairs: others.every(isCells) && others.length > 1 ? others.map(({ cells }) => cells) : null,
  });
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

function isCells(completed: Completed): completed is Extract<Completed, { kind: 'cells' }> {
  return completed.kind === 'cells';
}

/** What is asked is what the conditions are about, where nothing else is named; an excluded item leaves the rest of its group. */
function withItems(main: Bundle, conditions: readonly { of: Bundle | null }[], but: Bundle): Bundle {
  const items = main.items.length > 0 ? main.items : conditions.flatMap(({ of }) => of?.items ?? []);
  const applicants =
    main.applicants.length > 0 ? main.applicants : conditions.flatMap(({ of }) => of?.applicants ?? []);
  const [excluded] = but.items;
  if (items.length === 0 && but.applicants.length > 0) return { ...main, items: ['applications.received'], applicants };
  if (items.length > 0 || excluded === undefined) return { ...main, items, applicants };
  const id = typeof excluded === 'string' ? excluded : excluded.parts;
  const family = familyOf(id);
  const whole = id.startsWith('applications.outcome.') ? 'applications.outcome.total' : `${family}.total`;
  return groupWithParts(whole) ? { ...main, items: [whole], applicants } : { ...main, items, applicants };
}

void namesItem;
