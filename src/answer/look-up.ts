import { EVERY_AGENCY, type Subject } from '../question/reading.js';
import { ORGANISATIONS } from '../report/applicants.js';
import type { Fact } from '../report/fact.js';
import { type FormId, formOfYear } from '../report/forms.js';
import { COMPARABLE, groupOf, rowOf } from '../report/metrics.js';
import type { Report } from '../report/report.js';
import type { ReportStore } from '../store.js';
import { exact, sumFormula } from './arithmetic.js';
import type { Absence, AbsenceReason, Cell, Figure, Reading } from './figure.js';

/** What a question asks for, as cells: every subject with every metric and every applicant. */
export type Slots = { subjects: Subject[]; metrics: string[]; applicants: string[] };

/** Readings in the order of the slots, and the reports they were looked for in. */
export type Found = { readings: Reading[]; reports: Report[] };

/** Beyond this many reports it is not looked into whether a missing row's table is there at all. */
const MANY = 50;

const FORM_IDS: readonly FormId[] = ['2014', '2019', '2021'];

/** Looks every cell of the slots up; a cell that is not there comes back with the reason. */
export async function lookUp(slots: Slots, store: ReportStore): Promise<Found> {
  const named = slots.subjects.map((subject) => subject.agency);
  const reports = await store.reports(named.includes(EVERY_AGENCY) ? {} : { agencies: [...new Set(named)] });
  const places = slots.subjects.flatMap((subject) => placesOf(subject, reports));
  const ids = [...new Set(places.flatMap((place) => place.report?.id ?? []))];
  const metrics = [...new Set(slots.metrics.flatMap(idsBehind))];
  const facts = indexed(ids.length > 0 ? await store.facts(factQuery({ named, places, ids, metrics })) : []);
  const readings: Reading[] = [];
  for (const place of distinct(places)) {
    for (const metric of slots.metrics) {
      for (const applicant of applicantsOf(metric, slots.applicants)) {
        const cell: Cell = { agency: place.agency, year: place.year, metric, applicant };
        readings.push(
          figureIn(cell, { facts, report: place.report }) ??
            (await absence(cell, { place, reports, store, many: places.length > MANY })),
        );
      }
    }
  }
  return { readings, reports };
}

type Place = { agency: string; year: number; report: Report | null };

function placesOf(subject: Subject, reports: readonly Report[]): Place[] {
  const own = reports.filter(
    (report) =>
      (subject.agency === EVERY_AGENCY || report.agency === subject.agency) &&
      (subject.year === 'all' || report.year === subject.year),
  );
  if (own.length === 0 && subject.agency !== EVERY_AGENCY && subject.year !== 'all') {
    return [{ agency: subject.agency, year: subject.year, report: null }];
  }
  return own.map((report) => ({ agency: report.agency, year: report.year, report }));
}

function distinct(places: readonly Place[]): Place[] {
  return [...new Map(places.map((place) => [`${place.agency}|${place.year}`, place])).values()];
}

// Naming thousands of reports one by one would outgrow what a statement can bind, so "every agency" narrows by year only.
function factQuery(asked: { named: string[]; places: Place[]; ids: string[]; metrics: string[] }) {
  const years = [...new Set(asked.places.map((place) => place.year))];
  const { metrics } = asked;
  return asked.named.includes(EVERY_AGENCY) ? { years, metrics } : { reports: asked.ids, metrics };
}

function indexed(facts: readonly Fact[]): Map<string, Fact[]> {
  const byCell = new Map<string, Fact[]>();
  for (const fact of facts) {
    const key = `${fact.report}|${fact.metric}`;
    byCell.set(key, [...(byCell.get(key) ?? []), fact]);
  }
  return byCell;
}

function idsBehind(metric: string): string[] {
  return [metric, ...comparableTo(metric), ...FORM_IDS.flatMap((form) => groupOf(metric)?.parts(form) ?? [])];
}

function comparableTo(metric: string): string[] {
  return COMPARABLE.filter((ids) => ids.includes(metric)).flatMap((ids) => ids.filter((id) => id !== metric));
}

function applicantsOf(metric: string, asked: readonly string[]): (string | null)[] {
  const part = groupOf(metric)?.parts('2021')[0] ?? metric;
  return rowOf(part)?.byApplicant ? [...asked] : [null];
}

type Shelf = { facts: Map<string, Fact[]>; report: Report | null };

function figureIn(cell: Cell, shelf: Shelf): Figure | null {
  if (!shelf.report) return null;
  for (const metric of [cell.metric, ...comparableTo(cell.metric)]) {
    const figure = printed({ ...cell, metric }, shelf) ?? organisations({ ...cell, metric }, shelf);
    if (figure) return { ...figure, metric: cell.metric };
  }
  return group(cell, shelf);
}

function printed(cell: Cell, shelf: Shelf): Figure | null {
  const facts = (shelf.facts.get(`${shelf.report?.id}|${cell.metric}`) ?? []).filter(
    (fact) => fact.applicant === cell.applicant || (cell.applicant === 'total' && fact.applicant === null),
  );
  const cellFact = facts.find((fact) => fact.status !== 'text');
  const words = facts.find((fact) => fact.status === 'text') ?? null;
  const fact = cellFact ?? words;
  if (!fact) return null;
  return {
    ...cell,
    kind: 'figure',
    value: fact.value,
    unit: fact.unit,
    form: fact.form,
    facts: [fact],
    formula: null,
    words: fact.value === null && fact !== words ? words : null,
  };
}

function organisations(cell: Cell, shelf: Shelf): Figure | null {
  if (cell.applicant !== 'organisations') return null;
  return added(
    cell,
    ORGANISATIONS.map((applicant) => printed({ ...cell, applicant }, shelf)),
  );
}

function group(cell: Cell, shelf: Shelf): Figure | null {
  const form = shelf.report?.form ?? formOfYear(cell.year);
  const parts = form ? (groupOf(cell.metric)?.parts(form) ?? []) : [];
  if (parts.length === 0) return null;
  return added(
    cell,
    parts.map((metric) => printed({ ...cell, metric }, shelf) ?? organisations({ ...cell, metric }, shelf)),
  );
}

// A sum with a part that could not be read would be a wrong figure, so it is none.
function added(cell: Cell, parts: (Figure | null)[]): Figure | null {
  const [first] = parts;
  if (!first || parts.some((part) => part === null)) return null;
  const facts = parts.flatMap((part) => part?.facts ?? []);
  const values = facts.flatMap((fact) => (fact.value === null ? [] : [fact.value]));
  return {
    ...cell,
    kind: 'figure',
    value: values.length > 0 ? exact(values.reduce((sum, value) => sum + value, 0)) : null,
    unit: first.unit,
    form: first.form,
    facts,
    formula: sumFormula(values),
    words: null,
  };
}

async function absence(
  cell: Cell,
  where: { place: Place; reports: readonly Report[]; store: ReportStore; many: boolean },
): Promise<Absence> {
  const own = where.reports.filter((report) => report.agency === cell.agency);
  const years = [...new Set(own.map((report) => report.year))].sort((a, b) => a - b);
  return { ...cell, kind: 'absent', years, why: await reason(cell, where) };
}

async function reason(
  cell: Cell,
  { place: { report }, store, many }: { place: Place; store: ReportStore; many: boolean },
): Promise<AbsenceReason> {
  if (!report) return 'no_report';
  const form = report.form ?? formOfYear(report.year);
  const asked = [cell.metric, ...comparableTo(cell.metric), ...(form ? (groupOf(cell.metric)?.parts(form) ?? []) : [])];
  const row = asked.flatMap((metric) => (form ? (rowOf(metric, form) ?? []) : []))[0];
  if (!row) return 'not_on_form';
  if (many) return 'row_unsure';
  const cells = await store.facts({ reports: [report.id], statuses: ['reported', 'blank', 'placed'] });
  return cells.some((fact) => rowOf(fact.metric, form)?.table === row.table) ? 'row_unsure' : 'no_table';
}
