import type { Book } from './book.js';
import type { Item } from './item.js';
import { ITEMS } from './items.js';
import type { Random } from './random.js';
import { INVENTED } from './reports.js';

/** What questions are made over: the figures, the choices, and how agencies are called. */
export type World = { book: Book; choices: Random; agencies: string[]; names: Map<string, Names> };

/** An agency's names: as filed, as people say it, in English where it has one. */
export type Names = { full: string; short: string; english: string | undefined };

/** The world over a book; questions about one agency are about those with three reports or more. */
export function worldOf(book: Book, choices: Random): World {
  const invented = new Map(INVENTED.map((one) => [one.agency, one.english]));
  const names = new Map(
    book.agencies.map((full) => [full, { full, short: full.replace(/人民政府$/u, ''), english: invented.get(full) }]),
  );
  const agencies = book.agencies.filter((agency) => reportYears(book, agency).length >= 3);
  if (agencies.length < 8) throw new Error('the index needs eight agencies or more with three reports each');
  return { book, choices, agencies, names };
}

/** The years of the forms with tables that the agency filed. */
export function reportYears(book: Book, agency: string): number[] {
  return book.years.filter((year) => year >= 2019 && book.filed(agency, year));
}

/** The years that most agencies filed. */
export function commonYears({ book, agencies }: World): number[] {
  const enough = agencies.length * 0.75;
  return book.years.filter((year) => agencies.filter((agency) => book.filed(agency, year)).length >= enough);
}

/** One of the items that bear longer sentences, of a form that has it in all the years. */
export function anItem({ choices }: World, years: readonly number[]): Item {
  return choices.one(ofForms(years));
}

/** Another item that can stand in one sentence with it. */
export function anotherItem({ choices }: World, years: readonly number[], item: Item): Item {
  return choices.one(ofForms(years).filter((other) => other.id !== item.id && !clash(item, other)));
}

/** Another item that people would set beside it: applications beside applications; undefined where there is none. */
export function aLikeItem({ choices }: World, years: readonly number[], item: Item): Item | undefined {
  const like = ofForms(years).filter(
    (other) => other.id !== item.id && other.family === item.family && !clash(item, other),
  );
  return like.length === 0 ? undefined : choices.one(like);
}

/** Beside another row of the table the applicant of one could be meant of both: 自然人的申请和部分公开的申请. */
export function clash(one: Item, other: Item): boolean {
  const byApplicant = ({ counted }: Item) => counted.applicant !== null && counted.applicant !== 'total';
  const ofTable = one.family === 'applications' && other.family === 'applications';
  return ofTable && byApplicant(one) !== byApplicant(other);
}

function ofForms(years: readonly number[]): Item[] {
  return ITEMS.filter(({ use, years: its }) => use === 'all' && years.every((year) => its.includes(year)));
}

/** The figure, null where it is blank or missing. */
export function figure({ book }: World, agency: string, year: number, item: Item): number | null {
  return book.figure(agency, year, item.counted) ?? null;
}

/** An agency whose figures of the item are known in all the years; undefined where there is none. */
export function knowing(
  world: World,
  item: Item,
  years: readonly number[],
  but: readonly string[] = [],
): string | undefined {
  const { choices, agencies } = world;
  const those = agencies.filter(
    (agency) => !but.includes(agency) && years.every((year) => figure(world, agency, year, item) !== null),
  );
  return those.length === 0 ? undefined : choices.one(those);
}
