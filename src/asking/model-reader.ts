import { z } from 'zod';
import { type Desk, endOf, isStopped } from '../answer/desk.js';
import { ModelError } from '../contracts/errors.js';
import type { LanguageModel, Meanings } from '../contracts/model.js';
import { objectIn } from '../narrative/pointing/pointing.js';
import { misfitOf } from '../query/fits.js';
import { type Expression, expressionSchema, QUERY_VERSION, type Query } from '../query/query.js';
import { type QueryWording, queryInWords } from '../query/query-words.js';
import { allOperandsOf, conditionsIn, leavesOf } from '../query/walk.js';
import { totalOf } from '../question/figures/totals.js';
import type { Match } from '../question/lattice/lattice.js';
import type { Considered, Scored, Situation } from '../question/read.js';
import type { Reading } from '../question/reading.js';
import { unheard } from '../question/unheard.js';
import { APPLICANTS } from '../report/applicants.js';
import { allItems, itemOf } from '../report/items.js';
import { numeralsIn } from '../text/numerals.js';

/** Items that a model may choose from, those nearest in meaning: what a question costs is known beforehand. */
const MOST_ITEMS = 30;
const EVERYTHING = '*';
const LATEST = 'latest';

const answerSchema = z.object({ ask: z.unknown() });

/** What a model may name in a query: nothing but what the question, its chat and the catalogue hold. */
type Held = {
  items: string[];
  agencies: string[];
  years: number[];
  saidYears: number[];
  numbers: number[];
  said: readonly Match[];
};

/**
 * A question about figures that the program read weakly, read by a model as a query of the same algebra; `null` where it was read well, and
 * where what comes back is no query, does not fit, or names what nothing said. A model that fails leaves the reading as it was.
 */
export async function readByModel(
  read: { questions: readonly Scored[]; considered: readonly Considered[] },
  { situation, desk }: { situation: Situation; desk: Desk & { model: LanguageModel } },
): Promise<Reading | null> {
  const [considered, another] = read.considered;
  if (!considered || another || !isWeak(read.questions)) return null;
  const { meanings, wording, chat = '' } = desk;
  const words = wording.queryWords;
  const held = heldBy(considered, { situation, meanings, words });
  try {
    const { text } = await desk.model.write({
      task: 'read',
      variables: told(considered.text, { held, situation, words }),
      chat,
      signal: endOf(desk),
    });
    const query = queryIn(text, { held, situation });
    if (!query) return null;
    const taken = queryInWords(query, words);
    const assumed = [
      { slot: 'operation' as const, because: 'model' as const, said: considered.text, taken, others: [] },
    ];
    return { kind: 'figures', query: { ...query, assumed } };
  } catch (error) {
    if (!(error instanceof ModelError) || (error.fault === 'stopped' && !isStopped(desk))) throw error;
    return null;
  }
}

/** Whether the words came to no figure though they may ask for one. */
function isWeak(questions: readonly Scored[]): boolean {
  const [reading, another] = questions.flatMap(({ readings }) => readings);
  if (!reading || another) return false;
  switch (reading.kind) {
    case 'clarify':
      return reading.asks === 'item' || reading.asks === 'question';
    case 'unanswerable':
      return reading.why === 'operation' || reading.why === 'item';
    case 'text':
      return reading.wants === 'quantity' && reading.topic === 'any';
    default:
      return false;
  }
}

function heldBy(
  { text, matches }: Considered,
  { situation: { known, memory }, meanings, words }: { situation: Situation; meanings: Meanings; words: QueryWording },
): Held {
  const items = allItems();
  const nearness = meanings.near(
    text,
    items.map(({ id }) => words.item(id)),
  );
  const nearest = items
    .map(({ id }, at) => ({ id, near: nearness[at] ?? 0 }))
    .sort((one, other) => other.near - one.near)
    .slice(0, MOST_ITEMS);
  const before = memory.queries.slice(0, 1).flatMap(({ ask }) => leavesOf(ask).map(({ node }) => node));
  const kept = before.flatMap(({ items: set }) => set.any.filter((member) => typeof member === 'string'));
  const named = matches.flatMap(({ agency }) => agency?.agencies ?? []);
  const saidYears = matches.flatMap(({ years }) => (years?.means.kind === 'years' ? years.means.years : []));
  const filedYears = (named.length > 0 ? named : memory.agencies).flatMap((agency) => known.yearsOf(agency));
  return {
    items: [...new Set([...nearest.flatMap(({ id }) => [id, totalOf(id)]), ...kept])].filter((id) => itemOf(id)),
    agencies: [...new Set(named.length > 0 ? named : memory.agencies)],
    years: [...new Set(saidYears.length > 0 ? saidYears : filedYears)].sort((one, other) => one - other),
    saidYears,
    numbers: numeralsIn(text).map(({ value }) => value),
    said: matches,
  };
}

function told(
  question: string,
  { held, situation, words }: { held: Held; situation: Situation; words: QueryWording },
): Record<string, string> {
  const [last] = situation.memory.queries;
  return {
    items: held.items.map((id) => `${id}：${words.item(id)}`).join('\n'),
    applicants: APPLICANTS.map(({ id, label }) => `${id}：${label}`).join('，'),
    agencies: [...held.agencies, EVERYTHING].join('，'),
    years: [...held.years, LATEST, EVERYTHING].join('，'),
    last: last ? queryInWords(last, words) : '—',
    question: question.replaceAll(/[{}]/g, ' '),
  };
}

/** The query that a model wrote, its lists as sets; `null` where it may not stand. */
function queryIn(text: string, { held, situation }: { held: Held; situation: Situation }): Query | null {
  const answer = answerSchema.safeParse(objectIn(text));
  const ask = expressionSchema.safeParse(withSets(answer.data?.ask));
  if (!ask.success) return null;
  const query: Query = { v: QUERY_VERSION, ask: ask.data };
  return isHeld(ask.data, held) && unheard([query], held.said).length === 0 && misfitOf(query, situation.known) === null
    ? query
    : null;
}

function withSets(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withSets);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, member]) => [
      key,
      isSlot(key) && Array.isArray(member) ? setOf(member) : withSets(member),
    ]),
  );
}

function isSlot(key: string): boolean {
  return ['items', 'applicants', 'agencies', 'years'].includes(key);
}

function setOf(members: readonly unknown[]): { any: unknown[] } {
  if (members.includes(EVERYTHING)) return { any: [] };
  return { any: members.map((member) => (member === LATEST ? { latest: 1 } : member)) };
}

/** Whether a query names nothing that was not offered, leaves out no agency, year or operation that was said, and makes up no number. */
function isHeld(ask: Expression, held: Held): boolean {
  const leaves = leavesOf(ask, allOperandsOf).map(({ node }) => node);
  const strings = (members: readonly unknown[]) => members.filter((member) => typeof member === 'string');
  const items = leaves.flatMap(({ items: set }) => strings(set.any));
  const agencies = leaves.flatMap(({ agencies: set }) => strings(set.any));
  const years = leaves.flatMap(({ years: set }) => set.any.filter((member) => typeof member === 'number'));
  const numbers = conditionsIn(ask).flatMap((condition) =>
    'than' in condition && typeof condition.than === 'number' ? [condition.than] : [],
  );
  const isOpen = leaves.some(({ agencies: set }) => set.any.length === 0);
  const isWhole =
    (isOpen || held.agencies.every((agency) => agencies.includes(agency))) &&
    held.saidYears.every((year) => years.includes(year));
  return (
    isWhole &&
    items.length > 0 &&
    items.every((item) => held.items.includes(item)) &&
    agencies.every((agency) => held.agencies.includes(agency)) &&
    years.every((year) => held.years.includes(year)) &&
    numbers.every((number) => held.numbers.includes(number))
  );
}
