import { rowOf } from '../report/metrics.js';
import { idsOf, type Mentions, says } from './mentions.js';
import type { Assumption } from './plan.js';
import type { Word } from './words.js';

/** The figures a question names. `metrics` is empty where it names none; `summed` where they only answer it together. */
export type MetricsAsked = {
  metrics: string[];
  summed: boolean;
  assumptions: Assumption[];
  /** Where the words that name them begin and end. */
  start: number;
  end: number;
};

const TOTAL = 'applications.outcome.total';
const RECEIVED = 'applications.received';
const LOST_OR_WON = /败诉|胜诉|输|赢|\b(?:lost|lose|won|win)/i;
const NAMES_APPLICATION = /申请|application|request/i;
const BREAK = /[,,。;;、?？!！和及与并]|以及|其中|\band\b|还有/;
const WITHIN = /^的?(?:申请|案件)?(?:里|中|内|当中|之中)/;
/** 公开的规范性文件 are those disclosed, not those made. */
const DISCLOSED = /(?<!信息|政务)公开/;
const KINDS: ReadonlySet<Word['kind']> = new Set([
  'row',
  'application',
  'handling',
  'carrying',
  'matter',
  'channel',
  'result',
  'statistic',
]);

/** Reads the figures asked for out of the words. `years` are the years asked about: the forms name some rows differently. */
export function metricsAsked(mentions: Mentions, years: readonly number[]): MetricsAsked {
  const words = mentions.words.filter(({ kind }) => KINDS.has(kind));
  const start = Math.min(...words.map((word) => word.start));
  const end = Math.max(...words.map((word) => word.end));
  const none = { metrics: [], summed: false, assumptions: [], start, end };
  const matters = matterMetrics(mentions, years);
  const channels = channelMetrics(mentions);
  const rows = rowMetrics(mentions);
  const named = [...matters.metrics, ...rows, ...channels];
  if (named.length > 0 && !named.includes(RECEIVED) && standsAlone(mentions)) named.push(RECEIVED);
  if (named.length > 0) {
    const metrics = [...new Set(named)].sort((a, b) => placeOf(mentions, a) - placeOf(mentions, b));
    return { ...none, ...matters, metrics };
  }
  const old = idsOf(mentions, 'statistic');
  if (old.length > 0 && years.every((year) => year < 2019)) return { ...none, metrics: old };
  if (says(mentions, 'carrying'))
    return {
      ...none,
      metrics: ['applications.carried_out'],
      assumptions: [leading('结转', 'applications.carried_out', ['applications.carried_in'])],
    };
  if (
    says(mentions, 'handling') &&
    (says(mentions, 'application') || /\b(?:handled?|process(?:ed)?)\b/i.test(mentions.text))
  )
    return { ...none, metrics: [RECEIVED], assumptions: [leading('', RECEIVED, [TOTAL])] };
  return says(mentions, 'application') ? { ...none, metrics: [RECEIVED] } : none;
}

function rowMetrics(mentions: Mentions): string[] {
  const rows = mentions.words.filter(({ kind }) => kind === 'row');
  const elsewhere = says(mentions, 'channel') || says(mentions, 'matter');
  const kept = rows.filter((row) => {
    const rest = rows.filter(({ id }) => id !== row.id);
    // 因本机关不掌握而无法提供: the reason is meant, not the whole group.
    if (rest.some((other) => other.id.startsWith(`${row.id}.`) && !partedFrom(mentions, row, other))) return false;
    if (row.id !== RECEIVED && row.id !== TOTAL) return true;
    if (elsewhere && !says(mentions, 'application') && !NAMES_APPLICATION.test(mentions.text.slice(row.start, row.end)))
      return false;
    // 收到的申请里予以公开的: what is inside, not the whole.
    return rest.every((other) => partedFrom(mentions, row, other));
  });
  return [...new Set(kept.map(({ id }) => id))];
}

/** 依申请公开和罚单各多少: the applications are asked for beside the other figures, not as a part of their names. */
function standsAlone(mentions: Mentions): boolean {
  const others = mentions.words.filter(({ kind }) => kind !== 'application' && KINDS.has(kind));
  const apart = mentions.words.find(
    (word) => word.kind === 'application' && others.every((other) => partedFrom(mentions, word, other)),
  );
  if (!apart) return false;
  const each = says(mentions, 'operation', 'list') || /[各]/.test(mentions.text);
  const counted = mentions.words.find(({ kind, start }) => kind === 'quantity' && start >= apart.end);
  const next = others.find(({ start }) => start > apart.end);
  return each || (counted !== undefined && (next === undefined || counted.start < next.start));
}

/** Whether the question goes on to another figure between two of its words. */
function partedFrom(mentions: Mentions, one: Word, other: Word): boolean {
  const [first, second] = one.start < other.start ? [one, other] : [other, one];
  const between = mentions.text.slice(first.end, second.start);
  return BREAK.test(between) && !WITHIN.test(between);
}

function channelMetrics(mentions: Mentions): string[] {
  const said = idsOf(mentions, 'channel');
  const results = idsOf(mentions, 'result');
  const kinds = said.filter((id) => id !== 'litigation' || !said.some((other) => other.startsWith('litigation.')));
  if (kinds.length === 0 && (results.length === 0 || results.every((id) => id === 'other'))) return [];
  const asked = kinds.length > 0 ? kinds : LOST_OR_WON.test(mentions.text) ? ['litigation'] : ['review', 'litigation'];
  if (results.length === 0) return asked.map((channel) => `${channel}.total`);
  const wanted = asked.flatMap((channel) => results.map((result) => `${channel}.${result}`));
  return asksWholeFirst(mentions) ? [...asked.map((channel) => `${channel}.total`), ...wanted] : wanted;
}

/** 行政复议多少件, 其中纠正几件. */
function asksWholeFirst(mentions: Mentions): boolean {
  const channel = mentions.words.find(({ kind }) => kind === 'channel');
  const result = mentions.words.find(({ kind }) => kind === 'result');
  if (!channel || !result || channel.start > result.start) return false;
  const quantities = mentions.words.filter(({ kind }) => kind === 'quantity');
  return (
    quantities.some(({ start }) => start > channel.start && start < result.start) &&
    partedFrom(mentions, channel, result)
  );
}

function matterMetrics(
  mentions: Mentions,
  years: readonly number[],
): { metrics: string[]; summed: boolean; assumptions: Assumption[] } {
  const matters = [...new Set([...idsOf(mentions, 'matter'), ...mattersOfMeasures(mentions)])];
  const measures = idsOf(mentions, 'measure');
  const form2019 = years.length > 0 && years.every((year) => year < 2021);
  const metrics: string[] = [];
  const assumptions: Assumption[] = [];
  let summed = false;
  for (const matter of matters) {
    const fitting = measures.filter((measure) => fits(matter, measure) && !isChange(mentions, measure));
    if (fitting.includes('items_now') && !fitting.includes('items_previous_year')) {
      summed = matters.length === 1;
      metrics.push(`${matter}.items_previous_year`, `${matter}.items_change`);
      continue;
    }
    const named = fitting
      .filter((measure) => measure !== 'items_now')
      .map((measure) => `${matter}.${ofForm(matter, measure, form2019)}`);
    if (named.length > 0) metrics.push(...named.filter((metric) => rowOf(metric)));
    else if (measures.some((measure) => isForeign(matter, measure))) continue;
    else {
      const usual = usualMeasures(matter, { form2019, disclosed: DISCLOSED.test(mentions.text) });
      metrics.push(...usual.take.map((measure) => `${matter}.${measure}`));
      const others = usual.others.map((measure) => `${matter}.${measure}`);
      if (others.length > 0) assumptions.push(leading('', `${matter}.${usual.take[0]}`, others));
    }
  }
  return { metrics, summed, assumptions };
}

/** 采购总金额 and 收费金额 name their matter themselves. */
function mattersOfMeasures({ words, text }: Mentions): string[] {
  const said = words.filter(({ kind }) => kind === 'measure').map(({ start, end }) => text.slice(start, end));
  return [
    ...(said.some((measure) => measure.includes('采购')) ? ['procurement'] : []),
    ...(said.some((measure) => measure.includes('收费')) ? ['fees'] : []),
  ];
}

const ITEMS = ['items_previous_year', 'items_change', 'items_now'];
const MEASURES: Readonly<Record<string, readonly string[]>> = {
  regulations: ['created', 'newly_disclosed', 'disclosed_total', 'issued', 'repealed', 'in_force'],
  normative_documents: ['created', 'newly_disclosed', 'disclosed_total', 'issued', 'repealed', 'in_force'],
  licensing: [...ITEMS, 'decisions'],
  other_services: [...ITEMS, 'decisions'],
  penalties: [...ITEMS, 'decisions'],
  coercion: [...ITEMS, 'decisions'],
  fees: [...ITEMS, 'amount'],
  procurement: ['projects', 'amount'],
};

function fits(matter: string, measure: string): boolean {
  return MEASURES[matter]?.includes(measure) ?? false;
}

/** A measure that only makes sense of another matter: an amount of penalties is in no form. */
function isForeign(matter: string, measure: string): boolean {
  return measure === 'amount' && !fits(matter, measure);
}

/** 比上年增加 asks for a comparison of years, not for the column 本年增/减. */
function isChange(mentions: Mentions, measure: string): boolean {
  return (
    measure === 'items_change' &&
    (says(mentions, 'operation', 'change') || mentions.years.flatMap(({ years }) => years).length > 1)
  );
}

function ofForm(matter: string, measure: string, form2019: boolean): string {
  if (measure !== 'created') return measure;
  return matter !== 'licensing' && !form2019 ? 'issued' : 'created';
}

function usualMeasures(
  matter: string,
  { form2019, disclosed }: { form2019: boolean; disclosed: boolean },
): { take: string[]; others: string[] } {
  switch (matter) {
    case 'procurement':
      return { take: ['projects', 'amount'], others: [] };
    case 'fees':
      return form2019
        ? { take: ['items_previous_year', 'items_change'], others: [] }
        : { take: ['amount'], others: [] };
    case 'regulations':
    case 'normative_documents':
      if (form2019 && disclosed) return { take: ['newly_disclosed'], others: ['disclosed_total', 'created'] };
      return form2019
        ? { take: ['created'], others: ['newly_disclosed', 'disclosed_total'] }
        : { take: ['issued'], others: ['repealed', 'in_force'] };
    default:
      return { take: ['decisions'], others: [] };
  }
}

function placeOf(mentions: Mentions, metric: string): number {
  const word = mentions.words.find(({ kind, id }) =>
    kind === 'application' ? metric === RECEIVED : KINDS.has(kind) && id !== '' && metric.startsWith(id),
  );
  return word?.start ?? mentions.text.length;
}

function leading(said: string, taken: string, others: string[]): Assumption {
  return { slot: 'metric', because: 'leading', said, taken, others };
}
