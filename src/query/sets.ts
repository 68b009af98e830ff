import type { Filed } from '../contracts/store.js';
import { FORMS, type FormId } from '../report/forms.js';
import { columnParts, columnsOf, itemOf, partsOf } from '../report/items.js';
import type { AgencyMember, AgencyTraits, IdMember, SetOf, YearMember } from './query.js';

/** The full names of filed agencies that have the traits; `within` may be a place or a body's full name. */
export type AgencyPlaces = (traits: AgencyTraits) => readonly string[];

/** The ids of a set in a year's form, groups written out in the form's order; what a form does not divide stands for itself. */
export function itemsIn(set: SetOf<IdMember>, form: FormId | null): string[] {
  const all = form ? FORMS[form].map(({ metric }) => metric) : [];
  const any = set.any.length > 0 ? set.any.flatMap((member) => written(member, form)) : all;
  const out = new Set(set.but?.flatMap((member) => withParts(member, form)));
  return [...new Set(any)].filter((id) => !out.has(id));
}

/** The columns of a set for an item; `null` for an item that has none. All is the six kinds, of which the total is no part. */
export function applicantsIn(set: SetOf<IdMember>, item: string): (string | null)[] {
  if (itemOf(item)?.byApplicant === false) return [null];
  const any = set.any.length > 0 ? set.any : [{ parts: 'applicants' }];
  const ids = any.flatMap((member): readonly string[] =>
    typeof member === 'string' ? [member] : columnParts(member.parts),
  );
  const out = new Set<string>(
    set.but?.flatMap((member): readonly string[] =>
      typeof member === 'string' ? [member, ...columnsOf(member)] : columnParts(member.parts),
    ),
  );
  return [...new Set(ids)].filter((id) => !out.has(id));
}

/** The names of a set among those that are filed, and those that it names itself, filed or not. */
export function agenciesIn(
  set: SetOf<AgencyMember>,
  { filed, places }: { filed: () => readonly string[]; places: AgencyPlaces },
): string[] {
  const names = (member: AgencyMember) => (typeof member === 'string' ? [member] : places(member));
  const any = set.any.length > 0 ? set.any.flatMap(names) : filed();
  const out = new Set(set.but?.flatMap(names));
  return [...new Set(any)].filter((name) => !out.has(name));
}

/** A year asked of an agency, with its report; `null` where the year is named and not filed. */
export type YearAsked = { year: number; filed: Filed | null };

/**
 * An agency's years of a set, rising; figures are looked up `earlier` years before. Years that are named come back although they are not
 * filed where `named` says so.
 */
export function yearsIn(
  set: SetOf<YearMember>,
  { filed, earlier, named }: { filed: readonly Filed[]; earlier: number; named: boolean },
): YearAsked[] {
  const byYear = new Map(filed.map((report) => [report.year, report]));
  const own = filed.map(({ year }) => year);
  const within = (from: number, to: number) =>
    own.map((year) => year + earlier).filter((year) => year >= from && year <= to);
  const years = (member: YearMember): number[] => {
    if (typeof member === 'number') return [member];
    if ('from' in member && member.from === member.to) return [member.from];
    return 'latest' in member ? own.slice(-member.latest) : within(member.from, member.to);
  };
  const any = set.any.length > 0 ? set.any.flatMap(years) : own.map((year) => year + earlier);
  const out = new Set(set.but?.flatMap(years));
  return [...new Set(any)]
    .filter((year) => !out.has(year))
    .sort((a, b) => a - b)
    .flatMap((year) => {
      const report = byYear.get(year - earlier) ?? null;
      return report || named ? [{ year, filed: report }] : [];
    });
}

function written(member: IdMember, form: FormId | null): readonly string[] {
  if (typeof member === 'string') return [member];
  const parts = form ? partsOf(member.parts, form) : [];
  return parts.length > 0 ? parts : [member.parts];
}

// 除了不予公开 leaves out its reasons too where the rows are listed.
function withParts(member: IdMember, form: FormId | null): readonly string[] {
  const id = typeof member === 'string' ? member : member.parts;
  const isGroup = typeof member !== 'string' || itemOf(id)?.formula?.kind === 'sum';
  const parts = isGroup && form ? partsOf(id, form) : [];
  return typeof member === 'string' ? [id, ...parts] : parts;
}
