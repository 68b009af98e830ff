import type { FormId } from '../../report/forms.js';
import { note } from '../../report/noted.js';
import { choices } from './application-cells.js';
import { figureOf, noFigure, PLACED_BY_SUMS, quoteOf, type TableReading } from './figures.js';
import { isOtherThanHeader } from './other-tables.js';
import { isFilled, type Run, type Token } from './runs.js';
import { CHANNELS, type ChannelId, RESULTS, type ResultId, termOf } from './vocabulary.js';

/** A figure of the table by the channel and the result it counts. */
type Slot = { channel: ChannelId; result: ResultId };

type State = {
  tableIndex: number;
  results: ResultId[];
  channels: ChannelId[];
  /** Channels whose figures were read. */
  used: ChannelId[];
  /** Figures stood under these headers already; the next header begins anew. */
  resultsRead: boolean;
  channelsRead: boolean;
};

const NO_HEADER = { resultsRead: false, channelsRead: false };

/** The figures of the table of review and litigation (section 四): one row of fifteen, three of five, or pair by pair. */
export function readReview(runs: readonly Run[], form: FormId | null): TableReading {
  const reading: TableReading = { facts: [], unsure: [] };
  const state: State = { tableIndex: -1, results: [], channels: [], used: [], ...NO_HEADER };
  for (const run of runs) {
    if (run.tableIndex !== state.tableIndex) {
      // A header may stand at the foot of a page and its figures in the next table.
      if (state.resultsRead) Object.assign(state, { results: [], channels: [], ...NO_HEADER });
      state.tableIndex = run.tableIndex;
    }
    if (run.labels.some((token) => isForeign(token))) {
      Object.assign(state, { results: [], channels: [], ...NO_HEADER });
      continue;
    }
    readLabels(run, state);
    if (isWholeRow(run) && state.results.length !== FORM_ORDER.length) {
      readCells({ run, slots: FORM_ORDER, form, mustAddUp: true }, reading);
      state.used = [...CHANNELS];
      continue;
    }
    if (run.cells.length === 0 || state.results.length === 0) continue;
    if (isFiller(run, state)) continue;
    if (isOfOther(run)) {
      reading.unsure.push(note('cells_astray', quoteOf(run)));
      continue;
    }
    const slots = slotsOf(run, state);
    if (slots) readCells({ run, slots, form }, reading);
  }
  return reading;
}

const FORM_ORDER: Slot[] = CHANNELS.flatMap((channel) => RESULTS.map((result) => ({ channel, result })));

/** The row of the form under a header that is broken or lost: fifteen figures in section four. Its three sums tell whether it is. */
function isWholeRow({ labels, cells, table }: Run): boolean {
  const isFull = cells.length === FORM_ORDER.length && cells.every(isFilled);
  return isFull && labels.length === 0 && (table.section === 4 || OF_CASES.test(table.heading));
}

const OF_CASES = /复议[^复]*诉讼/u;

/** Whether a run without numbers only fills out a header: it stands beside labels, or is no whole row of cells. */
function isFiller({ labels, cells, printed }: Run, { results }: State): boolean {
  if (cells.some((cell) => cell.reading.kind !== 'blank')) return false;
  const header = labels.filter((token) => token.term?.kind === 'result').length > 1;
  const beside = labels.length === 0 && cells.length < printed.length;
  return header || beside || cells.length !== results.length;
}

/** Whether the row is called by words that are no channel's (2019年, 上半年): it counts something of the agency's own. */
function isOfOther({ labels, cells, table }: Run): boolean {
  const row = cells[0]?.row;
  return table.positions !== 'stream' && labels.some((token) => token.row === row && isOtherThanHeader([token]));
}

/** A label of another table; 总计 and 其他 are applicants by themselves and results here. */
function isForeign({ term }: Token): boolean {
  return term !== undefined && ['application', 'subject', 'column', 'group'].includes(term.kind);
}

function readLabels(run: Run, state: State): void {
  const inHeader = state.results.length > 0 || run.labels.some((token) => token.term?.kind === 'result');
  const results = run.labels.map((token) => resultOf(token, inHeader)).filter((each) => each !== undefined);
  const channels = run.labels.map(channelOf).filter((each) => each !== undefined);
  if (state.resultsRead && results.length > 0) Object.assign(state, { results: [], resultsRead: false });
  if (state.channelsRead && channels.length > 0) Object.assign(state, { channels: [], channelsRead: false });
  state.results.push(...results);
  state.channels.push(...channels);
}

function resultOf({ term }: Token, inHeader: boolean): ResultId | undefined {
  if (term?.kind === 'result') return term.result;
  if (term?.kind !== 'applicant' || !inHeader) return undefined;
  if (term.applicant === 'total') return 'total';
  return term.applicant === 'other_organisation' ? 'other' : undefined;
}

function channelOf({ term }: Token): ChannelId | undefined {
  return term?.kind === 'channel' ? term.channel : undefined;
}

/** What each cell of the run counts, by the headers read so far; `undefined` where they do not say. */
function slotsOf(run: Run, state: State): Slot[] | undefined {
  const { results } = state;
  Object.assign(state, { resultsRead: true, channelsRead: true });
  const channels = unique(state.channels);
  if (results.length === 3 * RESULTS.length) {
    const order = channels.length === CHANNELS.length ? channels : CHANNELS;
    if (!order.every((_, at) => isFive(results.slice(at * 5, at * 5 + 5)))) return undefined;
    state.used = [...CHANNELS];
    return results.map((result, at) => ({ channel: order[Math.floor(at / 5)] ?? 'review', result }));
  }
  const [only, another] = results;
  if (only && !another && channels.length > 1 && run.cells.length === channels.length) {
    return channels.map((channel) => ({ channel, result: only }));
  }
  const own = channelFor(run, state);
  if (!own) return undefined;
  if (isFive(results)) {
    if (!state.used.includes(own)) state.used.push(own);
    return results.map((result) => ({ channel: own, result }));
  }
  if (!only || another) return undefined;
  if (only === 'total' && !state.used.includes(own)) state.used.push(own);
  return [{ channel: own, result: only }];
}

function isFive(results: readonly ResultId[]): boolean {
  return results.length === RESULTS.length && RESULTS.every((result) => results.includes(result));
}

/** The channel that the labels name last, or the heading over a table of its own; else the next of the form's order. */
function channelFor(run: Run, state: State): ChannelId | undefined {
  const named = state.channels.at(-1);
  if (named) return named;
  const heading = termOf(run.table.heading);
  if (heading?.kind === 'channel') return heading.channel;
  return CHANNELS.find((channel) => !state.used.includes(channel));
}

function unique(channels: readonly ChannelId[]): ChannelId[] {
  return [...new Set(channels)];
}

type Cells = { run: Run; slots: Slot[]; form: FormId | null; mustAddUp?: boolean };

function readCells({ run, slots, form, mustAddUp = false }: Cells, reading: TableReading): void {
  const ways = waysOf(run, slots).filter((way) => !mustAddUp || addsUp({ way, slots, unlessBlank: false }));
  const first = ways[0] ?? [];
  const isApart = !first.includes(null) && !isUnbroken(first, run.cells);
  const lost = ways.length > 1 || mustAddUp || isApart;
  slots.forEach((slot, at) => {
    const token = first[at];
    if (token === undefined || !ways.every((way) => way[at] === token)) return;
    const fact = figureOf({
      run,
      token: token ?? undefined,
      metric: `${slot.channel}.${slot.result}`,
      form,
      column: (run.cells[0]?.column ?? 0) + at,
      placed: lost ? PLACED_BY_SUMS : undefined,
    });
    if (fact) reading.facts.push(fact);
    else reading.unsure.push(...noFigure(run, token));
  });
  const open = ways.length === 0 || slots.some((_, at) => ways.some((way) => way[at] !== first[at]));
  if (open) reading.unsure.push(note('cells_lost', quoteOf(run)));
}

/** Whether the cells stand side by side among those of the row. */
function isUnbroken(cells: readonly (Token | null)[], among: readonly (Token | null)[]): boolean {
  const from = among.indexOf(cells[0] ?? null);
  return cells.every((cell, at) => cell === among[from + at]);
}

/** The ways the cells can stand: as printed where the layout keeps blanks, else every way that agrees with the totals. */
function waysOf(run: Run, slots: Slot[]): (Token | null)[][] {
  const { positions } = run.table;
  const last = run.cells.findLastIndex(isFilled);
  const printed = run.cells.slice(0, last + 1);
  const kept = positions === 'grid' || positions === 'row';
  if (run.cells.length === slots.length) return [run.cells];
  if (printed.length === slots.length) return [printed];
  if (kept) {
    const start = run.cells.findIndex(isFilled);
    const trimmed = run.cells.slice(start, last + 1);
    if (trimmed.length === slots.length) return [trimmed];
    // A value for each result, among columns that no cell of the row stands in: their sums tell whether it is so.
    const filled = run.cells.filter(isFilled);
    return filled.length === slots.length && addsUp({ way: filled, slots, unlessBlank: false }) ? [filled] : [];
  }
  const filled = printed.filter(isFilled);
  if (filled.length === 0 && run.cells.length === 0) return [slots.map(() => null)];
  const ways = choices(slots.length, filled.length)
    .map((chosen) => {
      const at = new Map(chosen.map((slot, order) => [slot, filled[order] ?? null]));
      return slots.map((_, slot) => at.get(slot) ?? null);
    })
    .filter((way) => addsUp({ way, slots, unlessBlank: true }));
  // Where no way has all its totals right, the report's own sums are wrong and tell nothing.
  return ways.some((way) => addsUp({ way, slots, unlessBlank: false })) ? ways : [];
}

type Way = { way: (Token | null)[]; slots: Slot[]; unlessBlank: boolean };

/** Whether each channel's total is the sum of its parts; one without a total passes if it may be blank or has no parts. */
function addsUp({ way, slots, unlessBlank }: Way): boolean {
  return CHANNELS.every((channel) => {
    const own = way.filter((_, at) => slots[at]?.channel === channel);
    const total = way.find((_, at) => slots[at]?.channel === channel && slots[at]?.result === 'total');
    if (!total) return unlessBlank || own.every((token) => token === null);
    const sum = own.reduce((so, token) => so + countOf(token), 0) - countOf(total);
    return sum === countOf(total);
  });
}

function countOf(token: Token | null): number {
  if (token?.reading.kind === 'words' || token?.reading.kind === 'mixed') return Number.NaN;
  return token?.reading.kind === 'number' ? token.reading.value : 0;
}
