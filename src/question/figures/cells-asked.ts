import type { Cells, Condition, IdMember } from '../../query/query.js';
import { isMoney } from '../../query/units.js';
import { formOfYear } from '../../report/forms.js';
import { columnParts, itemOf } from '../../report/items.js';
import type { Asked } from './asked.js';
import type { Bundle } from './bundle.js';
import type { Asking } from './complete.js';
import { groupWithParts, hasApplicants } from './items-named.js';

/** The year's form has each count under one name only; where the year is known the others are not asked for. */
export function onForm(cells: Cells, { known }: Asking): Cells {
  const [agency] = cells.agencies.any;
  const years = cells.years.any.flatMap((year) => {
    if (typeof year === 'number') return [year];
    return 'latest' in year && year.latest === 1 && typeof agency === 'string'
      ? known.yearsOf(agency).slice(-1)
      : [null];
  });
  if (years.length === 0 || years.includes(null) || cells.items.any.length < 2) return cells;
  const forms = years.flatMap((year) => (year === null ? [] : (formOfYear(year) ?? [])));
  const items = cells.items.any.filter((item) => {
    const record = typeof item === 'string' ? itemOf(item) : undefined;
    return !record || forms.some((form) => record.forms.includes(form));
  });
  return items.length > 0 ? { ...cells, items: { ...cells.items, any: items } } : cells;
}

/** 罚了老百姓几次: whom it was done to is in no column; 老百姓要求公开的申请 may be all of them, or those of persons, so that both are told. */
export function withoutPeople(cells: Cells, { words, relation, rank, fold, conditions, claims }: Asked): Cells {
  const people = words.all.some(
    ({ kind, id, weight }) => kind === 'applicant' && id === 'natural_person' && weight < 1,
  );
  const columns = cells.items.any.some(hasApplicants);
  const works = relation ?? rank ?? fold ?? conditions[0] ?? claims[0];
  // 申请里老百姓有多少件: a part of them, and not all.
  const isPart = words.all.some(
    ({ kind, start }) => kind === 'applicant' && '里中'.includes(words.text[start - 1] ?? '_'),
  );
  const alone = cells.applicants.any.length === 1 && !isPart;
  if (!people || (columns && ((works !== null && works !== undefined) || !alone))) return cells;
  return { ...cells, applicants: { any: columns ? ['natural_person', 'total'] : ['total'] } };
}

/** 采购431万对不对 claims the amount and not the number of projects. */
export function inClaimedUnit(cells: Cells, { claims, words }: Asked): Cells {
  const counts = cells.items.any.filter((item) => !isMoney(unitOf(item)));
  const amounts = cells.items.any.filter((item) => isMoney(unitOf(item)));
  if (claims.length === 0 || counts.length === 0 || amounts.length === 0) return cells;
  const money = words.all.some(
    ({ kind, number, said }) => kind === 'number' && (number?.money || (number?.measure === '' && /[万亿]/.test(said))),
  );
  return { ...cells, items: { ...cells.items, any: money ? amounts : counts } };
}

export function unitOf(item: IdMember): string {
  return typeof item === 'string' ? (itemOf(item)?.unit ?? '') : '';
}

/** A number claimed of an amount of money without a unit is one in yuan. */
export function inYuan(conditions: readonly Condition[], base: Cells): Condition[] {
  if (!base.items.any.every((item) => isMoney(unitOf(item)))) return [...conditions];
  return conditions.map((one) =>
    'than' in one && typeof one.than === 'number' && one.than >= 1e4 && !one.unit ? { ...one, unit: '元' } : one,
  );
}

/** The group's parts where they are asked for one by one, or all but some of them. */
export function withParts(cells: Cells, { each, rank, but, main, who, conditions, words }: Asked): Cells {
  const [item, ...more] = cells.items.any;
  const single = item !== undefined && more.length === 0;
  const group = single ? groupWithParts(item) : undefined;
  if (but.items.length > 0 && group) return { ...cells, items: { any: [{ parts: group }], but: but.items } };
  if (but.applicants.length > 0 && cells.applicants.any.every((one) => one === 'total'))
    return { ...cells, applicants: { any: [{ parts: 'applicants' }], but: but.applicants } };
  // 法人或其他组织哪一类最多: the columns that are added up for them.
  const kinds = (rank?.dimension === 'item' || rank?.dimension === 'applicant') && isGroupOfColumns(cells);
  if (kinds && !who.agencies) return { ...cells, applicants: { any: cells.applicants.any.map(partsIn) } };
  // 不予公开的几类里超过20件的有哪些: which of the parts meet it is asked.
  const meets = conditions.length > 0 && (words.has('which', 'any') || words.has('op', 'reasons'));
  const opens =
    (each || rank?.dimension === 'item' || meets) &&
    group &&
    !who.agencies &&
    main.agencies.length < 2 &&
    main.years.length < 2;
  return opens ? { ...cells, items: { any: [{ parts: group }] } } : cells;
}

function isGroupOfColumns({ applicants: { any } }: Cells): boolean {
  return any.some((one) => typeof one === 'string' && one !== 'total' && columnParts(one).length > 1);
}

function partsIn(one: IdMember): IdMember {
  return typeof one === 'string' ? { parts: one } : one;
}

export function withItems(base: Cells, { items, applicants }: Bundle): Cells {
  return {
    ...base,
    items: { any: items.length > 0 ? items : base.items.any },
    applicants: { any: applicants.length > 0 ? applicants : ['total'] },
  };
}

/** Whether the parts of a group are asked for. */
export function isOverParts({ items }: Cells): boolean {
  return items.any.some((item) => typeof item === 'object');
}

/** Whether a set of agencies is open: all, by traits, or several. */
export function isOver({ agencies }: Cells): boolean {
  return agencies.any.length !== 1 || typeof agencies.any[0] !== 'string';
}
