import type { FiguresTold } from '../narrative/summary.js';
import type { Fact } from '../report/fact.js';
import { groupOf } from '../report/metrics.js';
import { onOneLine } from './compose.js';
import type { Desk } from './desk.js';
import { type Figure, filedMetric, type Reading } from './figure.js';
import { lookUp } from './look-up.js';
import { marksOf, type Sheet } from './sheet.js';
import type { AnswerWording, Label } from './wording.js';

/** A table of the form has up to 25 rows, and a list shows one whole. */
const MOST_LINES = 25;

type Telling = { sheet: Sheet; wording: AnswerWording };

/** Which parts of a label differ between readings; the others are said once, in a heading. */
export type Varying = { agency: boolean; year: boolean; metric: boolean; applicant: boolean };

/** The parts of the label that differ between these readings. */
export function varyingIn(readings: readonly Reading[]): Varying {
  const differ = (key: 'agency' | 'year' | 'metric' | 'applicant') =>
    new Set(readings.map((reading) => reading[key])).size > 1;
  return { agency: differ('agency'), year: differ('year'), metric: differ('metric'), applicant: differ('applicant') };
}

/** The whole name of what was read: agency, year, item in the words of that year's form, applicant. */
export function labelOf(reading: Reading): Label {
  const { agency, year, applicant } = reading;
  if (reading.kind === 'absent') return { agency, year, metric: reading.metric, applicant };
  return { agency, year, metric: filedMetric(reading), form: reading.form, applicant };
}

/** The part of the name that readings share, for a heading above them; the item in the words of the newest form. */
export function sharedLabel(readings: readonly Reading[]): Label {
  const newest =
    [...readings].sort((a, b) => b.year - a.year).find((reading) => reading.kind === 'figure') ?? readings[0];
  return newest ? only(labelOf(newest), inverse(varyingIn(readings))) : {};
}

/** The part of the name that tells a reading from the others. */
export function ownLabel(reading: Reading, varying: Varying): Label {
  return only(labelOf(reading), varying);
}

/** A figure's value with its mark, or why there is none; takes the figure up in the sheet. */
export function valueTold(reading: Reading, { sheet, wording }: Telling): string {
  if (reading.kind === 'absent') return wording.dash(reading.why);
  const marks = marksOf(reading.facts.map(sheet.state));
  const value = reading.value === null ? wording.blank : wording.amount({ value: reading.value, unit: reading.unit });
  return `${value} ${marks}`;
}

/** What else must be said of a figure: how it was added up, or what the text says where the cell is blank. */
export function remarksOn(figure: Figure, { sheet, wording }: Telling): string[] {
  const remarks: string[] = [];
  if (figure.formula !== null && figure.value !== null) {
    const by = groupOf(figure.metric) ? ('metric' as const) : ('applicant' as const);
    const zeros = figure.facts.filter((fact) => fact.value === 0).length;
    const blanks = figure.facts.filter((fact) => fact.value === null).length;
    const parts = figure.facts.filter((fact) => fact.value).map((fact: Fact) => ({ fact, by }));
    remarks.push(wording.addedUp({ parts, zeros, blanks }));
  }
  if (figure.words) remarks.push(wording.saidInWords(onOneLine(figure.words.quote), sheet.cite(figure.words)));
  return remarks;
}

/** One line for one reading, or a heading and a line for each of several; what is past reading on a phone is only counted. */
export function told(readings: readonly Reading[], telling: Telling): string[] {
  const { wording } = telling;
  const [first] = readings;
  if (first && readings.length === 1) {
    const line = wording.line(wording.label(labelOf(first)), valueTold(first, telling));
    return first.kind === 'figure' ? [line, ...remarksOn(first, telling)] : [line];
  }
  const varying = varyingIn(readings);
  const heading = wording.label(sharedLabel(readings));
  return [
    ...(heading ? [wording.line(heading, '')] : []),
    ...readings
      .slice(0, MOST_LINES)
      .flatMap((reading) => [
        `· ${wording.line(wording.label(ownLabel(reading, varying)), valueTold(reading, telling))}`,
        ...(reading.kind === 'figure' ? remarksOn(reading, telling).map((remark) => `  ${remark}`) : []),
      ]),
    ...(readings.length > MOST_LINES ? [wording.more(readings.length - MOST_LINES)] : []),
  ];
}

function inverse(varying: Varying): Varying {
  return { agency: !varying.agency, year: !varying.year, metric: !varying.metric, applicant: !varying.applicant };
}

function only(label: Label, keep: Varying): Label {
  return {
    ...(keep.agency ? { agency: label.agency } : {}),
    ...(keep.year ? { year: label.year } : {}),
    ...(keep.metric ? { metric: label.metric, form: label.form } : {}),
    ...(keep.applicant ? { applicant: label.applicant } : {}),
  };
}

/** Figures of one report as a list tells them; nothing where it has none of them. */
export function figuresTold({ store, wording }: Pick<Desk, 'store' | 'wording'>): FiguresTold {
  return async ({ agency, year, items }, sheet) => {
    const { readings } = await lookUp(
      { subjects: [{ agency, year }], metrics: [...items], applicants: ['total'] },
      store,
    );
    const there = readings.filter((reading) => reading.kind === 'figure');
    return there.length > 0 ? told(there, { sheet, wording }) : [];
  };
}
