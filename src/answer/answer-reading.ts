import { answerText } from '../narrative/answer-text.js';
import { answerTold } from '../narrative/answer-told.js';
import { answerSummary } from '../narrative/summary.js';
import { evaluate } from '../query/evaluate.js';
import { type Misfit, misfitOf } from '../query/fits.js';
import type { Query } from '../query/query.js';
import type { RowKey, Table } from '../query/table.js';
import { KEPT_ROWS } from '../question/follow-up/memory.js';
import type { Known } from '../question/names/known.js';
import { EVERY_AGENCY, type Reading, type ReadingOf, type Subject } from '../question/reading.js';
import { agenciesWith, overlaps } from '../report/places.js';
import type { AnswerBody } from './answer.js';
import { composeWords } from './compose.js';
import type { Desk } from './desk.js';
import { answerGlance } from './glance/glance.js';
import { withMore } from './in-blocks.js';
import {
  answerClarify,
  answerExplanation,
  answerHelp,
  answerHoldings,
  answerOutside,
  answerTalk,
  answerUnknownAgency,
} from './say/say-other.js';
import { answerAboutReport } from './say/say-report.js';
import { answerTable } from './say/say-table.js';
import { withShown } from './say/shown.js';
import { withStatedChange } from './stated-beside.js';

/** An answer with what a chat remembers of it: the query as it was answered, and the keys of the rows it printed. */
export type Answered = { body: AnswerBody; query: Query | null; rows: RowKey[] };

/** How sure the text must be to stand beside or in the place of figures that are not there. Held by `bench/questions`. */
const SURE_ENOUGH = 0.55;

/** What only a sentence that says it (人均, 每月) tells. */
const IN_ITS_WORDS: ReadonlySet<string> = new Set(['per_head', 'per_month', 'forecast', 'names']);

/** The answer to one reading, from what is filed. */
export async function answerReading(
  reading: Reading,
  { desk, known }: { desk: Desk; known: Known },
): Promise<Answered> {
  switch (reading.kind) {
    case 'figures':
      return answerQuery(reading.query, { desk, known });
    case 'text': {
      const { sure: _, ...body } = await answerText(reading, desk);
      return alone(body);
    }
    case 'summary':
      return alone(await (reading.subjects.length > 1 ? answerSummary : answerGlance)(reading, desk));
    case 'explanation':
      return alone(await answerExplanation(reading, { desk, known }));
    case 'talk':
      return alone(reading.id === 'how_to_use' ? await answerHelp(desk) : await answerTalk(reading, desk));
    case 'holdings':
      return alone(await answerHoldings(reading, desk));
    case 'report':
      return alone(await answerAboutReport(reading, desk));
    case 'clarify':
      return alone(answerClarify(reading, desk));
    case 'unknown_agency':
      return alone(await answerUnfiled(reading, desk));
    case 'unanswerable':
      return alone(await answerUnanswerable(reading, { desk, known }));
    case 'outside':
      return alone(await answerOutside(reading, desk));
    default:
      return reading satisfies never;
  }
}

function alone(body: AnswerBody): Answered {
  return { body, query: null, rows: [] };
}

/** Looks a query up and tells it; what the tables do not have is looked for in the text. */
async function answerQuery(query: Query, { desk, known }: { desk: Desk; known: Known }): Promise<Answered> {
  const misfit = misfitOf(query, known);
  if (misfit) return alone(await withText(answerMisfit(misfit, desk), query, { desk, known }));
  const table = await tableOf(query, { desk, known });
  const told = await withStatedChange(await answerTable(table, desk), table, desk);
  const rows = (table.rows.length > 0 ? table.rows : table.undecided).map(({ key }) => key).slice(0, KEPT_ROWS);
  const body =
    told.kind === 'not_found' ? await withText(told, query, { desk, known }) : await withShown(told, table, desk);
  return { body, query, rows };
}

/** What a query comes to over what is filed. */
export function tableOf(query: Query, { desk, known }: { desk: Pick<Desk, 'store'>; known: Known }): Promise<Table> {
  return evaluate(query, {
    store: desk.store,
    places: (traits) => agenciesWith(traits, known),
    overlaps: (names) => overlaps(names.map((name) => known.fullNames(name))),
  });
}

/** Where no table has a figure, the reports' own sentences may tell it. */
async function withText(
  told: AnswerBody,
  { ask }: Query,
  { desk, known }: { desk: Desk; known: Known },
): Promise<AnswerBody> {
  const subjects = subjectsOf(ask, known);
  const filed = told.wanted === undefined;
  if (!filed) return told;
  const { sure, ...text } = await answerText(
    { kind: 'text', subjects, search: desk.question, topic: 'any', wants: 'quantity', assumed: [] },
    desk,
  );
  return sure >= SURE_ENOUGH && text.kind === 'narrative' ? text : withNearest(told, text, desk);
}

/** What stands nearest in the text under the words that there is no figure; none under an answer that cites something. */
function withNearest(told: AnswerBody, text: AnswerBody, desk: Desk): AnswerBody {
  if (told.citations.length > 0 || text.kind !== 'not_found' || text.citations.length === 0) return told;
  return { ...withMore(told, text.blocks ?? [], { ...desk, behind: true }), citations: text.citations };
}

function subjectsOf(ask: Query['ask'], known: Known): Subject[] {
  if (ask.kind === 'together') return ask.of.flatMap((one) => subjectsOf(one, known));
  if (ask.kind !== 'cells') return 'of' in ask && !Array.isArray(ask.of) ? subjectsOf(ask.of, known) : [];
  const agencies = ask.agencies.any.flatMap((agency) =>
    typeof agency === 'string' ? [agency] : agency.within ? known.namesByKey(agency.within) : [],
  );
  const years = ask.years.any.filter((year) => typeof year === 'number');
  const of = agencies.length > 0 ? agencies : [EVERY_AGENCY];
  const spans: Subject['year'][] = years.length > 0 ? years : ['all'];
  return of.flatMap((agency) => spans.map((year) => ({ agency, year })));
}

/** A body that has no report of its own may be told of in another's. */
async function answerUnfiled(reading: ReadingOf<'unknown_agency'>, desk: Desk): Promise<AnswerBody> {
  const found = await answerTold({ ...reading, search: reading.search.replaceAll(reading.said, ' ') }, desk);
  if (found?.kind === 'narrative') {
    const { sure: _, ...body } = found;
    return body;
  }
  return answerUnknownAgency(reading, desk);
}

/** What cannot be worked out and why, with what can be told beside it and what the text says of it. */
async function answerUnanswerable(
  reading: ReadingOf<'unanswerable'>,
  { desk, known }: { desk: Desk; known: Known },
): Promise<AnswerBody> {
  const { wording } = desk;
  const { why, said, instead, search, subjects } = reading;
  let nearest: AnswerBody | null = null;
  if (search !== null && subjects.length > 0) {
    const { sure, ...text } = await answerText(
      { kind: 'text', subjects, search, topic: 'any', wants: 'text', assumed: [] },
      desk,
    );
    const tells = !IN_ITS_WORDS.has(why) || text.text.includes(said);
    if (sure >= SURE_ENOUGH && text.kind === 'narrative' && tells) return text;
    nearest = text;
  }
  const whole =
    instead && !misfitOf(instead, known) ? await answerTable(await tableOf(instead, { desk, known }), desk) : null;
  const told = whole?.kind === 'figure' ? whole.text.split('\n')[0]?.replaceAll(/(?<!\s)\s*\[\d+\]/g, '') : undefined;
  // A year that is to come is not filed, and that is said of whose it is.
  const unfiled = why === 'forecast' && whole?.kind === 'not_found' ? whole.text.split('\n').slice(0, 1) : [];
  const body = composeWords({
    kind: 'not_found',
    lines: [wording.cannot(why, said), ...unfiled, ...(told ? [wording.inAllIs(told)] : [])],
  });
  return nearest ? withNearest(body, nearest, desk) : body;
}

function answerMisfit(misfit: Misfit, { wording }: Desk): AnswerBody {
  return composeWords({ kind: 'not_found', lines: [wording.misfit(misfit)] });
}
