import { misfitOf } from '../query/fits.js';
import type { Query } from '../query/query.js';
import { aboutReport } from './about-report.js';
import { atAGlance } from './at-a-glance.js';
import { leafOf } from './figures/complete.js';
import {
  asksQuantity,
  asksWhichThings,
  base,
  type Found,
  has,
  namesAgency,
  one,
  type Scored,
  wantsText,
} from './found.js';
import { namesItem } from './lattice/matches-used.js';
import { asksWhose } from './names/asks-whose.js';
import { EVERY_AGENCY, type Reading, type ReadingOf } from './reading.js';
import {
  asksWhether,
  asksWhichOfIt,
  contradicts,
  countedElse,
  countsMoney,
  deniesOnly,
  isFaint,
  ofApplicantsAlone,
  ordersOne,
  perSoMany,
  pointsAtMore,
  STOPS,
  withoutColumn,
} from './stops.js';
import { searchOf, subjectsOf, text, toldOfAnother } from './texts.js';
import { unheard } from './unheard.js';
import { unknownAgency } from './unknown-agency.js';

/** What words cost a figure that does not use them, a sign each. */
const COST: Readonly<Record<string, number>> = {
  topic: 0.8,
  wants: 1.5,
  define: 0.5,
  outside: 1.5,
  holdings: 0.5,
  number: 0.4,
};
const WHY: Readonly<Record<string, ReadingOf<'unanswerable'>['why']>> = {
  per_head: 'per_head',
  per_month: 'per_month',
  by_channel: 'by_channel',
  in_time: 'in_time',
  forecast: 'forecast',
  month_on_month: 'per_month',
  narrowed: 'narrowed',
  names: 'names',
  no_item: 'item',
};

/** Every reading of a cover that makes sense, with its score on one scale. */
export function otherReadings(found: Found): Scored[] {
  const ways = [holdings, aboutReport, atAGlance, outside, unknownAgency, figures, text, toldOfAnother, clarify];
  return ways.flatMap((way) => way(found) ?? []);
}

function holdings(found: Found): Scored | null {
  const item = found.matches.some(
    (match) => namesItem(match) && match.id !== 'report' && match.kind !== 'applications',
  );
  if (item || has(found, 'op', 'mean')) return null;
  // 一共多少份 after a list of what is filed counts them.
  const counts =
    found.memory.spoken?.kind === 'holdings' &&
    asksQuantity(found) &&
    found.left.content.length === 0 &&
    !has(found, 'applications') &&
    !namesAgency(found);
  if (!has(found, 'holdings')) return counts ? one({ kind: 'holdings', subjects: [] }, base(found) + 2.5) : null;
  const named = subjectsOf(found, 'named');
  // 那你有哪年的 after a report that is not filed asks for that agency's.
  const leans = named.length === 0 && /[年]|year/.test(found.text) && !found.text.includes('报告');
  const inChat = leans ? found.asking.inChat.map((agency) => ({ agency, year: 'all' as const })) : [];
  return one({ kind: 'holdings', subjects: named.length > 0 ? named : inChat }, base(found) + 2.5);
}

function outside(found: Found): Scored | null {
  const person =
    has(found, 'wants', 'person') ||
    has(found, 'wants', 'contact') ||
    has(found, 'outside', 'anyway') ||
    found.text.includes('谁') ||
    found.text.includes('who');
  const said = found.matches.find(({ kind, id }) => kind === 'outside' && (id === 'anyway' || person));
  if (!said || found.matches.some(namesItem)) return null;
  const subjects = subjectsOf(found, 'named').filter(({ agency }) => agency !== EVERY_AGENCY);
  const whole = !namesAgency(found) ? 3.5 : found.left.content.length + found.left.narrowing.length === 0 ? 2.5 : 0;
  return one({ kind: 'outside', said: said.said, subjects }, base(found) + 3 + whole);
}

function figures(found: Found): Scored | null {
  const { figures: read, words, left } = found;
  if (read?.kind !== 'queries') return null;
  const [query] = read.queries;
  if (!query || read.queries.some(contradicts)) return null;
  const open = words.all.filter((match) => !words.used.has(match));
  const stops = open.filter(
    (match) => (match.kind === 'op' && match.weight > 0.6 && STOPS.has(match.id)) || countsMoney(match),
  );
  const named = found.matches.some((match) => namesItem(match) || match.kind === 'applicant');
  // 罚了些什么, 放在哪里看: not how many.
  const asksThing = wantsText(found) !== undefined && open.some(({ kind }) => kind === 'wants');
  const costly = open.filter(({ kind }) => kind !== 'wants' || asksThing);
  const cost = costly.reduce((sum, { kind, said }) => sum + (COST[kind] ?? 0) * Math.min(4, said.length), 0);
  const score =
    base(found) +
    (named
      ? isFaint(found)
        ? asksQuantity(found) || has(found, 'op')
          ? 0.2
          : -1
        : ofApplicantsAlone(found)
          ? -0.5
          : 1.5
      : -0.5) +
    (asksQuantity(found) ? 1 : 0) -
    cost -
    (asksWhichThings(found) ? 5 : asksThing && !asksQuantity(found) ? 3 : 0) -
    (named ? 0 : 1.5 * left.content.length) -
    (found.asking.last.length > 0 && misfitOf(query, found.asking.known) ? 3 : 0) +
    // Of two ways that explain as much, the one that names fewer items.
    0.01 / (leafOf(query.ask)?.items.any.length || 1);
  const numbers = open.filter(({ kind, number }) => kind === 'number' && (number?.measure ?? '') !== '');
  const unread = [...left.content, ...numbers.map(({ said }) => said)];
  const leftover = [...left.content, ...left.narrowing];
  const so = (readings: Reading[], at: number): Scored => ({
    readings,
    score: at,
    left: leftover,
    bundle: read.bundle,
  });
  const veto = open.find(({ kind }) => kind === 'veto') ?? countedElse(found) ?? withoutColumn(query, found);
  if (veto) return so([cannot(veto.id, veto.said, query, found)], named ? score + 1 : score - 4);
  // 有没有过期的: whether there is what is not understood cannot be told.
  if (left.content.length > 0 && named && asksWhether(found))
    return so([cannot('narrowed', left.content.join('、'), query, found)], score);
  const whichOfIt = asksWhichOfIt(found);
  if (whichOfIt) return so([cannot('narrowed', whichOfIt.said, found.asking.last[0] ?? query, found)], score);
  const outside = open.find(({ kind }) => kind === 'outside' || kind === 'traits');
  if (outside && named) return so([cannot('narrowed', outside.said, query, found)], score - 1);
  const notHeard = [
    ...unheard(read.queries, words.all),
    ...perSoMany(found),
    ...pointsAtMore(found, read),
    ...deniesOnly(found, read.queries),
  ];
  if (notHeard.length > 0 && named)
    return so([cannot('operation', notHeard.map(({ said }) => said).join('、'), query, found)], score - 1);
  if (stops.length > 0)
    return so([cannot('operation', stops.map(({ said }) => said).join('、'), query, found)], score - 1);
  // 处罚最多的是哪类违法行为: the forms have one figure of it, and nothing to put in order.
  const order = words.all.find(({ kind, id }) => kind === 'op' && (id === 'most' || id === 'least'));
  if (order && ordersOne(query.ask)) return so([cannot('narrowed', order.said, query, found)], score - 1);
  if (left.narrowing.length > 0 && named && !isFaint(found))
    return so([cannot('narrowed', left.narrowing.join('、'), query, found)], score);
  return so(
    read.queries.map((each): Reading => ({ kind: 'figures', query: withUnread(each, unread) })),
    score,
  );
}

/** A query that tells which words of the question it takes no account of. */
function withUnread(query: Query, words: readonly string[]): Query {
  if (words.length === 0) return query;
  const unread = { slot: 'item' as const, because: 'unread' as const, said: words.join('、'), taken: '', others: [] };
  return { ...query, assumed: [...(query.assumed ?? []), unread] };
}

function cannot(why: string, said: string, instead: Query, found: Found): Reading {
  return {
    kind: 'unanswerable',
    why: WHY[why] ?? 'operation',
    said,
    instead,
    search: searchOf(found),
    subjects: subjectsOf(found, 'all'),
  };
}

function clarify(found: Found): Scored {
  const { figures: read, asking, left } = found;
  const item = found.matches.some(namesItem);
  if (read?.kind === 'missing' && read.slot === 'agency') {
    return {
      readings: [asksWhose(asking.known)],
      score: base(found) + (item ? 1.5 : 0),
      left: [],
      bundle: read.bundle,
    };
  }
  if (read?.kind === 'missing' && left.content.length === 0) {
    const reading: Reading = { kind: 'clarify', asks: 'item', said: '', choices: [] };
    const more = found.cover.gaps.length > 0 ? 1.5 : 0;
    return { readings: [reading], score: base(found) - 0.2 - more, left: [], bundle: read.bundle };
  }
  return {
    ...one({ kind: 'clarify', asks: 'question', said: '', choices: [] }, Math.min(-0.5, base(found) - 4)),
    left: left.content,
  };
}
