import type { ParsedReport, PrintedTable } from '../parse/document.js';
import { FORMS, type FormId } from '../report/forms.js';
import { groupOf, LOCAL, STATEMENT } from '../report/metrics.js';
import { note, type ReadingNote } from '../report/noted.js';
import type { ReadingReport } from '../report/report.js';
import { BOUNDS, boundFigures, boundNotes } from './bounds.js';
import type { DraftFact } from './draft.js';
import { printedThough } from './printed-though.js';
import { statedFigures } from './statements/statements.js';
import { readApplications } from './tables/applications.js';
import { readDisclosure } from './tables/disclosure.js';
import type { TableReading } from './tables/figures.js';
import { notReadElsewhere, withoutOtherTables } from './tables/other-tables.js';
import { withoutDoubtful } from './tables/recognised.js';
import { readReview } from './tables/review.js';
import { type Run, runsOf } from './tables/runs.js';
import { readStatistics, statisticsRowsIn } from './tables/statistics.js';
import { upright } from './tables/upright.js';
import { ofItsYear } from './tables/year-columns.js';

/**
 * The figures of a report. `form` is the one its tables follow, which may not be the one its year asks for; `stated` are
 * all figures of the text under metrics of the catalogue, those too whose place a table took in `facts`.
 */
export type Extracted = {
  form: FormId | null;
  facts: DraftFact[];
  stated: DraftFact[];
  reading: Omit<ReadingReport, 'format'>;
};

const FIRST_YEAR_OF_TABLES = 2019;

/** Reads every figure of a report: its statutory tables first, then what only the text says. */
export function extract(parsed: ParsedReport): Extracted {
  const read = readTables(parsed);
  const once = withoutCopies(read);
  const sure = withoutDoubtful(once.facts);
  const table = {
    facts: sure.facts.map(withoutSureness),
    unsure: [...once.unsure, ...sure.unsure, ...unreadCells(parsed.tables)],
  };
  const form = formFollowed(table.facts) ?? parsed.form;
  const facts = table.facts.map((fact) => ({ ...fact, form: fact.form === null ? null : form }));
  const { value: text, notes: surplus } = statedFigures(parsed.paragraphs, { year: parsed.year });
  const inTables = new Set(facts.filter((fact) => fact.status !== 'blank').map(figureKey));
  const stated = text.filter((fact) => fact.metric !== STATEMENT && fact.metric !== LOCAL);
  const isStated = new Set(stated);
  const onlyInText = text.filter(
    (fact) => !isStated.has(fact) || !(isIn(inTables, fact, form) || isContradicted(fact, facts)),
  );
  const bound = boundFigures([...facts, ...onlyInText]);
  const lacking = missing(form, facts);
  const { printed, untold } = printedThough({ lacking, parsed, unsure: table.unsure });
  return {
    form,
    facts: bound.value,
    stated: stated.slice(0, BOUNDS.figures),
    reading: {
      found: found(parsed, facts, text),
      missing: lacking.filter((what) => !printed.includes(what)),
      unsure: boundNotes([...table.unsure, ...untold.map((what) => note('not_read', what))]),
      notes: boundNotes([...bound.notes, ...surplus, ...parsed.notes, ...formNotes(form, parsed)]),
    },
  };
}

/** Whether the tables have the figure, or all the cells it is the sum of. */
function isIn(inTables: ReadonlySet<string>, fact: DraftFact, form: FormId | null): boolean {
  if (inTables.has(figureKey(fact))) return true;
  const parts = form ? (groupOf(fact.metric)?.parts(form) ?? []) : [];
  return parts.length > 0 && parts.every((metric) => inTables.has(figureKey({ ...fact, metric })));
}

/** Whether a table prints a part of what the text counts that is more than the text has of all of it. */
function isContradicted({ metric, applicant, value }: DraftFact, tables: readonly DraftFact[]): boolean {
  const whole = metric.replace(/\.total$/, '');
  return tables.some(
    (fact) =>
      (fact.metric === metric || (whole !== metric && fact.metric.startsWith(`${whole}.`))) &&
      (applicant === null || applicant === 'total' || fact.applicant === applicant) &&
      (fact.value ?? 0) > (value ?? 0),
  );
}

/** A sheet of 2014 to 2018 and the tables since 2019 count different things: each table is read as one or the other. */
function readTables({ tables: printed, year, form }: ParsedReport): TableReading {
  const own = printed.map((table) => ofItsYear(table, year));
  if (year < FIRST_YEAR_OF_TABLES) return readStatistics(own);
  const tables = own.map(upright);
  const runs = runsOf(tables);
  const sheets = new Set(tables.filter((table) => isSheet(table, runs)));
  const { runs: rest, others } = withoutOtherTables(runs.filter((run) => !sheets.has(run.table)));
  const disclosure = readDisclosure(rest, form);
  const hint = formFollowed(disclosure.facts) ?? form;
  const readings = [disclosure, readApplications(rest, hint), readReview(rest, hint), readStatistics([...sheets])];
  const facts = readings.flatMap((each) => each.facts);
  return { facts, unsure: [...notReadElsewhere(others, facts), ...readings.flatMap((each) => each.unsure)] };
}

function isSheet(table: PrintedTable, runs: readonly Run[]): boolean {
  const rows = statisticsRowsIn(table);
  if (rows === 0) return false;
  const labels = runs.filter((run) => run.table === table).flatMap((run) => run.labels);
  return rows > labels.filter((label) => label.term?.kind === 'application' || label.term?.kind === 'result').length;
}

/** Of two copies of a table the figures they agree on, once; a cell in which they differ is left out and noted. */
function withoutCopies({ facts, unsure }: TableReading): TableReading {
  const byFigure = new Map<string, DraftFact[]>();
  for (const fact of facts) {
    const key = fact.metric === LOCAL ? `${figureKey(fact)} ${fact.labels.join(' ')} ${fact.row}` : figureKey(fact);
    const copies = byFigure.get(key);
    if (copies) copies.push(fact);
    else byFigure.set(key, [fact]);
  }
  const differ = ([first, ...others]: DraftFact[]) =>
    others.some((other) => other.value !== first?.value || other.unit !== first?.unit);
  const notes = [...byFigure.values()]
    .filter(differ)
    .map((each) =>
      note('printed_twice', each[0]?.labels.join('，') ?? '', ...each.slice(0, BOUNDS.abouts).map((fact) => fact.cell)),
    );
  const kept = [...byFigure.values()].filter((each) => !differ(each)).flatMap((each) => each.slice(0, 1));
  return { facts: kept, unsure: [...unsure, ...notes] };
}

/** The form whose own rows the tables have; `null` where they only have rows that both modern forms have. */
function formFollowed(facts: readonly DraftFact[]): FormId | null {
  const metrics = new Set(facts.map((fact) => fact.metric));
  if ([...metrics].some((metric) => metric.startsWith('statistics.'))) return '2014';
  const own = (form: FormId, other: FormId) =>
    FORMS[form].filter((row) => metrics.has(row.metric) && !FORMS[other].some((each) => each.metric === row.metric))
      .length;
  const [older, newer] = [own('2019', '2021'), own('2021', '2019')];
  if (older === newer) return null;
  return older > newer ? '2019' : '2021';
}

/** Cells of pictures, labels among them, that could not be read. */
function unreadCells(tables: readonly PrintedTable[]): ReadingNote[] {
  return tables.flatMap(({ rows }) =>
    rows.flatMap((row) => {
      const quote = row.map(({ printed }) => printed).join(' | ');
      return row.flatMap(({ recognised, printed }) => (recognised === 0 ? [note('unread', quote, printed)] : []));
    }),
  );
}

function withoutSureness({ recognised: _, ...fact }: DraftFact): DraftFact {
  return fact;
}

function figureKey(fact: DraftFact): string {
  return `${fact.metric} ${fact.applicant ?? ''}`;
}

function found(parsed: ParsedReport, facts: readonly DraftFact[], text: readonly DraftFact[]): ReadingNote[] {
  const blank = facts.filter((fact) => fact.status === 'blank').length;
  const placed = facts.filter((fact) => fact.status === 'placed').length;
  return [note('cells', parsed.tables.length, facts.length, blank, placed), note('stated', text.length)];
}

/** A table that is not there at all is one thing missing, not all its rows. */
function missing(form: FormId | null, facts: readonly DraftFact[]): string[] {
  if (!form) return [];
  const metrics = new Set(facts.map((fact) => fact.metric));
  const tables = [...new Set(FORMS[form].map((row) => row.table))];
  return tables.flatMap((table) => {
    const rows = FORMS[form].filter((row) => row.table === table);
    const lacking = rows.filter((row) => !metrics.has(row.metric) && !partsOf(row.metric, metrics));
    return lacking.length === rows.length ? [table] : lacking.map((row) => row.metric);
  });
}

/** 其他处理 is one row on the form of 2019 and three on that of 2021; a report may print either. */
function partsOf(metric: string, metrics: ReadonlySet<string>): boolean {
  const group = metric.slice(0, metric.lastIndexOf('.'));
  return metrics.has(group) && group.startsWith('applications.outcome.');
}

function formNotes(form: FormId | null, parsed: ParsedReport): ReadingNote[] {
  return form === parsed.form ? [] : [note('form_of_another_year', form ?? '', parsed.year)];
}
