import { agencyNames } from '../../src/parse/names.js';
import type { Condition, Expression, Query, SetOf, Slots } from '../../src/query/query.js';
import type { RowKey } from '../../src/query/table.js';
import { type Memory, NO_MEMORY, remembered } from '../../src/question/follow-up/memory.js';
import { createKnown, type Known } from '../../src/question/names/known.js';
import { readMessage } from '../../src/question/read.js';
import type { Reading, Subject } from '../../src/question/reading.js';

const FILED: [agency: string, years: number[]][] = [
  ['青岚区人民政府', [2019, 2020, 2021, 2022, 2023]],
  ['云汀市人民政府', [2022, 2023]],
  ['云汀市市场监督管理局', [2022]],
  ['云汀市发展和改革局', [2022, 2023]],
  ['松陵县白鹭镇人民政府', [2020]],
  ['松陵县石桥镇人民政府', [2020, 2021]],
  ['南浦市鼓楼区人民政府', [2021]],
  ['北桐市鼓楼区人民政府', [2021]],
  ['望海街道办事处', [2020]],
  ['松陵县行政审批局', [2020]],
];

/** Invented agencies with every trap of a name: two of one short name, departments with and without their own government. */
export const KNOWN: Known = knownOf(FILED);

/** Agencies with the years that are filed of them, as questions are read against them. */
export function knownOf(filed: readonly (readonly [agency: string, years: readonly number[]])[]): Known {
  return createKnown({
    agencies: filed.map(([agency]) => agencyNames(agency, [])),
    filed: filed.flatMap(([agency, years]) => years.map((year) => ({ agency, year }))),
  });
}

/** What a message is understood as, on a day in 2024. */
export function readingsOf(text: string, known: Known = KNOWN, memory: Memory = NO_MEMORY): Reading[] {
  return readMessage(text, { known, memory, today: '2024-05-02' }).questions.flatMap(({ readings }) => readings);
}

/** What a message is read as in a chat of its own: its questions, each in a line. */
export function readAs(text: string, known: Known = KNOWN): string {
  return readingsOf(text, known).map(brief).join(' / ');
}

/** What the messages of one chat are read as, each after those before it. */
export function converse(texts: readonly string[], known: Known = KNOWN): string[] {
  let memory = NO_MEMORY;
  return texts.map((text) => {
    const readings = readingsOf(text, known, memory);
    const answered = readings.map((reading) => ({
      query: reading.kind === 'figures' ? reading.query : null,
      rows: reading.kind === 'figures' ? keysIn(reading.query.ask) : [],
      body: { kind: '', citations: [] },
    }));
    memory = remembered(memory, { text, readings, answered });
    return readings.map(brief).join(' / ');
  });
}

/** The rows that an answer prints where the query names them one by one. */
function keysIn(ask: Expression): RowKey[] {
  if (ask.kind !== 'cells') return [];
  const [item] = ask.items.any;
  return ask.agencies.any.flatMap((agency) =>
    ask.years.any.flatMap((year) =>
      typeof agency === 'string' && typeof year === 'number' && typeof item === 'string'
        ? [{ agency, year, item }]
        : [],
    ),
  );
}

/** A reading in a line: its kind unless it is figures, and all that decides the answer. */
export function brief(reading: Reading): string {
  switch (reading.kind) {
    case 'figures':
      return briefQuery(reading.query);
    case 'text':
      return `text ${subjects(reading.subjects)} ${reading.topic} ${reading.wants}`;
    case 'summary':
      return `summary ${subjects(reading.subjects)}`;
    case 'holdings':
      return `holdings ${subjects(reading.subjects)}`.trim();
    case 'explanation':
    case 'talk':
      return `${reading.kind} ${reading.id}`;
    case 'report':
      return `${reading.asks} ${subjects(reading.subjects)}`;
    case 'clarify':
      return `clarify ${reading.asks}`;
    case 'unknown_agency':
      return `unknown ${reading.said}`;
    case 'unanswerable':
      return `unanswerable ${reading.why} ${reading.said}`;
    case 'outside':
      return `outside ${reading.said}`;
    default:
      return reading satisfies never;
  }
}

/** A query in a line: `sum year (青岚区 2022 applications.received)`, with what is claimed after `?` and what is shown after `→`. */
export function briefQuery({ ask, claim = [], show, unit }: Query): string {
  const rest = [
    ...(claim.length > 0 ? [`? ${claim.map(condition).join(', ')}`] : []),
    ...(show ? [`→ ${show}`] : []),
    ...(unit ? [`in ${unit}`] : []),
  ];
  return [expression(ask), ...rest].join(' ');
}

function expression(ask: Expression): string {
  switch (ask.kind) {
    case 'cells':
      return cells(ask);
    case 'together':
      return ask.of.map(expression).join(' + ');
    case 'fold':
      return `${ask.how} ${ask.over.join('+')} (${expression(ask.of)})`;
    case 'against':
      return `${ask.how} (${expression(ask.of)}) of (${expression(ask.from)})`;
    case 'before':
      return `${ask.years} before (${expression(ask.of)})`;
    case 'order':
      return `${ask.by}${(ask.within ?? []).map((one) => ` within ${one}`).join('')} (${expression(ask.of)})`;
    case 'keep':
      return `(${expression(ask.of)}) where ${ask.where.map(condition).join(', ')}`;
    case 'last':
      return `last ${ask.back}`;
    case 'with':
      return `with (${expression(ask.of)})`;
    default:
      return ask satisfies never;
  }
}

function cells({ agencies, years, items, applicants }: Required<Slots>): string {
  const columns = set(applicants, 'applicants');
  return [
    set(agencies, '*'),
    set(years, 'all'),
    set(items, 'items'),
    ...(columns === 'total' ? [] : [`[${columns}]`]),
  ].join(' ');
}

function condition(one: Condition): string {
  const of = one.of ? `${expression(one.of)} ` : '';
  const said = conditionSaid(one);
  return `${of}${one.not ? 'not ' : ''}${said}`;
}

function conditionSaid(one: Condition): string {
  switch (one.is) {
    case 'rank':
      return `rank ${one.from}–${one.to}`;
    case 'known':
    case 'blank':
    case 'absent':
      return one.is;
    case 'among':
      return `among ${[one.agencies, one.years, one.items, one.applicants].flatMap((slot) => (slot ? [set(slot, '*')] : [])).join(' ')}`;
    default: {
      const sign = { equal: '=', more: '>', less: '<', least: '≥', most: '≤' }[one.is];
      const than = typeof one.than === 'number' ? `${one.than}${one.unit ?? ''}` : `(${expression(one.than)})`;
      return `${sign} ${than}${one.give ? ` ± ${one.give}` : ''}`;
    }
  }
}

function set(of: SetOf<unknown>, all: string): string {
  const any = of.any.length > 0 ? of.any.map(member).join('+') : all;
  return `${any}${(of.but ?? []).map((one) => `−${member(one)}`).join('')}`;
}

function member(one: unknown): string {
  if (typeof one === 'string') return one.replace(/(?:人民政府|办事处)$/, '');
  if (typeof one !== 'object' || one === null) return String(one);
  if ('parts' in one) return `parts of ${one.parts}`;
  if ('latest' in one) return one.latest === 1 ? 'latest' : `latest ${one.latest}`;
  if ('from' in one && 'to' in one && one.from === 1990 && one.to === 2100) return 'all';
  if ('from' in one && 'to' in one) return `${one.from}–${one.to}`;
  return `<${Object.values(one).join(' ')}>`;
}

function subjects(of: readonly Subject[]): string {
  return of.map(({ agency, year }) => member(agency) + year).join('+');
}
