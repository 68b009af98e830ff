import { z } from 'zod';
import { type Query, querySchema } from '../../query/query.js';
import type { RowKey } from '../../query/table.js';
import { leafOf } from '../figures/complete.js';
import { choiceSchema, EVERY_AGENCY, type Reading, readingSchema } from '../reading.js';
import { cellsIn } from './edit.js';

/** How many queries a chat keeps. */
export const KEPT_QUERIES = 4;
/** How many row keys of the last list a chat keeps, in the order they were printed. */
export const KEPT_ROWS = 20;

const rowKey = z.object({
  item: z.string().optional(),
  applicant: z.string().nullable().optional(),
  agency: z.string().optional(),
  year: z.number().optional(),
});

/** What a chat remembers between two messages; no figure among it. */
export const memorySchema = z.object({
  /** Newest first, with nothing in them that leads back. */
  queries: z.array(querySchema).max(KEPT_QUERIES),
  /** What was told last: the rows of an answer, or of all the answers to one message; an empty key where one of them told none. */
  rows: z.array(rowKey).max(KEPT_ROWS),
  /** The last question put to the text, of filed reports or of a body that others tell of, where it came after the last query. */
  text: readingSchema.nullable(),
  /** What was explained or replied last and the words that asked for it, where nothing else was asked since. */
  spoken: z.object({ kind: z.string(), id: z.string(), text: z.string() }).optional(),
  /** Agencies that were spoken of last. */
  agencies: z.array(z.string()),
  /** The year that was spoken of last, where no query says it. */
  year: z.number().int().optional(),
  /** A question that was asked back: its words, what was asked, and the choices offered. */
  pending: z
    .object({ text: z.string(), asks: z.string(), said: z.string(), choices: z.array(choiceSchema) })
    .nullable(),
});
export type Memory = z.infer<typeof memorySchema>;

/** A chat that has not asked anything yet. */
export const NO_MEMORY: Memory = { queries: [], rows: [], text: null, agencies: [], pending: null };

/** What a chat remembers after a message; one that was not understood changes nothing. */
export function remembered(
  before: Memory,
  {
    text,
    readings,
    answered,
  }: {
    text: string;
    readings: readonly Reading[];
    answered: readonly {
      query: Query | null;
      rows: RowKey[];
      body: { kind: string; citations: readonly { agency: string }[] };
    }[];
  },
): Memory {
  let memory: Memory = { ...before, pending: null };
  readings.forEach((reading, at) => {
    memory = {
      ...memory,
      spoken: spokenIn(reading, text, before.spoken) ?? (reading.kind === 'clarify' ? memory.spoken : undefined),
    };
    const { query, rows, body } = answered[at] ?? { query: null, rows: [], body: { kind: '', citations: [] } };
    if (reading.kind === 'figures' && query) {
      const named = [...new Set(rows.flatMap(({ agency }) => agency ?? []))];
      memory = {
        ...memory,
        queries: [query, ...memory.queries].slice(0, KEPT_QUERIES),
        text: null,
        agencies: named.length > 0 ? named : memory.agencies,
      };
    } else if (reading.kind === 'unanswerable' && reading.instead) {
      memory = { ...memory, queries: [reading.instead, ...memory.queries].slice(0, KEPT_QUERIES), text: null };
    } else if (reading.kind === 'unknown_agency') {
      memory = {
        ...memory,
        text: reading,
        pending: { text, asks: 'agency', said: reading.said.toLowerCase(), choices: [] },
      };
    } else if (reading.kind === 'summary') {
      const [subject] = reading.subjects;
      // What is asked next is asked of the report that was seen at a glance.
      const of = subject ? `${subject.agency}${subject.year === 'all' ? '' : `${subject.year}年`}` : '';
      memory = { ...memory, text: reading, pending: { text: of, asks: 'item', said: '', choices: [] } };
    } else if (reading.kind === 'text') {
      const named = [...new Set(reading.subjects.map(({ agency }) => agency))].filter(
        (agency) => agency !== EVERY_AGENCY,
      );
      const quoted = [...new Set(body.citations.map(({ agency }) => agency))];
      const agencies = named.length > 0 ? named : quoted.length === 1 ? quoted : memory.agencies;
      memory = { ...memory, text: reading, agencies };
    } else if (reading.kind === 'clarify' && (reading.asks !== 'question' || before.pending)) {
      const asked =
        before.pending && reading.asks === 'question'
          ? before.pending
          : { text, asks: reading.asks, said: reading.said, choices: reading.choices };
      memory = { ...memory, pending: asked };
    }
  });
  const instead = readings.some((reading) => reading.kind === 'unanswerable' && reading.instead);
  return { ...memory, rows: instead ? [] : listed(before.rows, answered) };
}

/** The chat's last queries, newest first; where the text was asked of another agency since, the last one is of that. */
export function queriesOf({ queries, text }: Memory): Query[] {
  const [last] = queries;
  const leaf = leafOf(last?.ask);
  const [subject, ...more] = text?.kind === 'text' ? text.subjects : [];
  if (!last || !leaf || !subject || more.length > 0 || subject.agency === EVERY_AGENCY) return queries;
  if (cellsIn(last.ask).some(({ agencies }) => agencies.any.includes(subject.agency))) return queries;
  const years = { any: [subject.year === 'all' ? { latest: 1 } : subject.year] };
  return [{ v: last.v, ask: { ...leaf, agencies: { any: [subject.agency] }, years } }, ...queries];
}

/** The list that 第二个 points into: that of the message, unless it only told one row more of the list before. */
function listed(before: RowKey[], answered: readonly { query: Query | null; rows: RowKey[] }[]): RowKey[] {
  if (answered.every(({ query }) => query === null)) return before;
  const told =
    answered.length > 1 ? answered.flatMap(({ rows }) => (rows.length > 0 ? rows : [{}])) : (answered[0]?.rows ?? []);
  const isOfIt = (row: RowKey) => before.some((one) => isUnder(row, one, before));
  return before.length > 1 && answered.every(({ rows }) => rows.length < 2) && told.every(isOfIt)
    ? before
    : told.slice(0, KEPT_ROWS);
}

/** Whether a row is told of what a row of the list is: its agency and year, or its item where all are of one agency and year. */
function isUnder(row: RowKey, one: RowKey, list: readonly RowKey[]): boolean {
  const apart = new Set(list.map(({ agency, year }) => `${agency} ${year}`)).size > 1;
  const same = <Part>(a: Part, b: Part) => a === undefined || a === b;
  return same(row.agency, one.agency) && same(row.year, one.year) && (apart || same(row.item, one.item));
}

const SHORT = 10;
const LONGEST = 120;

/** A short turn leans on the words before it: 延期呢, 复议呢. */
function spokenIn(reading: Reading, said: string, before: Memory['spoken']): Memory['spoken'] {
  const text = before && said.length <= SHORT ? `${before.text} ${said}`.slice(-LONGEST) : said;
  if (reading.kind === 'explanation' || reading.kind === 'talk') return { kind: reading.kind, id: reading.id, text };
  return reading.kind === 'holdings' ? { kind: 'holdings', id: '', text } : undefined;
}
