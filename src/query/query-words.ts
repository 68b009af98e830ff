import type {
  AgencyTraits,
  Cells,
  Condition,
  Dimension,
  Expression,
  IdMember,
  Query,
  SetOf,
  Slots,
  YearMember,
} from './query.js';
import { same } from './shape.js';
import { leavesOf } from './walk.js';

/** How a language names what a query asks for. Sets come with their members named; an empty one is everything of its kind. */
export type QueryWording = {
  agency(agency: string | AgencyTraits): string;
  year(year: YearMember): string;
  item(id: string): string;
  applicant(id: string): string;
  /** What a group is made of. */
  parts(name: string): string;
  set(kind: keyof Slots, members: readonly string[], but: readonly string[]): string;
  /** What is not said is `null`: everyone who applies goes without saying, and so does what was said before. */
  cells(named: Readonly<Record<keyof Slots, string | null>>): string;
  together(parts: readonly string[]): string;
  fold(how: Extract<Expression, { kind: 'fold' }>['how'], over: readonly Dimension[], of: string): string;
  against(how: Extract<Expression, { kind: 'against' }>['how'], of: string, from: string): string;
  /** So many years earlier; the figures are empty where they were just named. */
  before(years: number, of: string): string;
  order(by: 'most' | 'least', within: readonly Dimension[], of: string): string;
  keep(of: string, conditions: readonly string[]): string;
  /** The query before the last, or a part of it. */
  last(back: number): string;
  changed(of: string, to: readonly string[]): string;
  /** Something worked out, as a part of something else. */
  inBrackets(worked: string): string;
  compared(is: 'equal' | 'more' | 'less' | 'least' | 'most', than: string): string;
  number(than: number, unit: string, give: number): string;
  rank(from: number, to: number): string;
  known: string;
  blank: string;
  absent: string;
  among(members: readonly string[]): string;
  not(condition: string): string;
  of(subject: string, condition: string): string;
  claimed(asked: string, claims: readonly string[]): string;
};

const SLOTS = ['agencies', 'years', 'items', 'applicants'] as const;

/** The query in words: what `--explain` shows, what one of several questions is called, what an unsure reading says it took. */
export function queryInWords({ ask, claim = [] }: Query, wording: QueryWording): string {
  const asked = expressionInWords(ask, wording);
  return claim.length > 0
    ? wording.claimed(
        asked,
        claim.map((one) => conditionInWords(one, { of: ask, wording })),
      )
    : asked;
}

/** An expression in words; `beside` is what was named before, of which only what differs is named again. */
export function expressionInWords(expression: Expression, wording: QueryWording, beside?: Expression): string {
  const words = (of: Expression, said = beside) => expressionInWords(of, wording, said);
  const operand = (of: Expression, said = beside) => {
    const worked = words(of, said);
    return of.kind === 'cells' || of.kind === 'before' || of.kind === 'last' ? worked : wording.inBrackets(worked);
  };
  switch (expression.kind) {
    case 'cells':
      return cellsInWords(expression, wording, beside && leavesOf(beside)[0]?.node);
    case 'together':
      return wording.together(expression.of.map((of, at) => operand(of, at > 0 ? expression.of[0] : beside)));
    case 'fold':
      return wording.fold(expression.how, expression.over, operand(expression.of));
    case 'against':
      return wording.against(expression.how, operand(expression.of), operand(expression.from, expression.of));
    case 'before':
      return wording.before(expression.years, beside && same(expression.of, beside) ? '' : words(expression.of));
    case 'order':
      return wording.order(expression.by, expression.within ?? [], operand(expression.of));
    case 'keep': {
      const { of, where } = expression;
      return wording.keep(
        words(of),
        where.map((condition) => conditionInWords(condition, { of, wording })),
      );
    }
    case 'last':
      return wording.last(expression.back);
    case 'with': {
      const { to = {}, add = {}, drop = {} } = expression;
      return wording.changed(
        words(expression.of),
        [to, add, drop].flatMap((slots) => slotsInWords(slots, wording)),
      );
    }
    default:
      return expression satisfies never;
  }
}

function conditionInWords(condition: Condition, { of, wording }: { of: Expression; wording: QueryWording }): string {
  const plain = conditionAlone(condition, { of, wording });
  const told = condition.not ? wording.not(plain) : plain;
  return condition.of ? wording.of(expressionInWords(condition.of, wording), told) : told;
}

function conditionAlone(condition: Condition, { of, wording }: { of: Expression; wording: QueryWording }): string {
  switch (condition.is) {
    case 'rank':
      return wording.rank(condition.from, condition.to);
    case 'known':
    case 'blank':
    case 'absent':
      return wording[condition.is];
    case 'among':
      return wording.among(slotsInWords(condition, wording));
    default: {
      const { than, unit = '', give = 0 } = condition;
      const number = typeof than === 'number' ? wording.number(than, unit, give) : expressionInWords(than, wording, of);
      return wording.compared(condition.is, number);
    }
  }
}

function cellsInWords(cells: Cells, wording: QueryWording, said: Cells | undefined): string {
  const differs = SLOTS.filter((slot) => !same(cells[slot], said?.[slot]));
  const named = (slot: keyof Slots) => {
    const isSaid = said && differs.length > 0 && !differs.includes(slot);
    const isTotal = slot === 'applicants' && same(cells.applicants, { any: ['total'] }) && !said;
    return isSaid || isTotal ? null : slotInWords(slot, cells, wording);
  };
  return wording.cells({
    agencies: named('agencies'),
    years: named('years'),
    items: named('items'),
    applicants: named('applicants'),
  });
}

function slotsInWords(slots: Slots, wording: QueryWording): string[] {
  return SLOTS.flatMap((slot) => (slots[slot] ? [slotInWords(slot, slots, wording)] : []));
}

function slotInWords(slot: keyof Slots, { items, applicants, agencies, years }: Slots, wording: QueryWording): string {
  const ids = (name: (id: string) => string) => (member: IdMember) =>
    typeof member === 'string' ? name(member) : wording.parts(name(member.parts));
  const named = <Member>(set: SetOf<Member> = { any: [] }, name: (member: Member) => string) =>
    wording.set(slot, set.any.map(name), set.but?.map(name) ?? []);
  switch (slot) {
    case 'items':
      return named(items, ids(wording.item));
    case 'applicants':
      return named(applicants, ids(wording.applicant));
    case 'agencies':
      return named(agencies, wording.agency);
    case 'years':
      return named(years, wording.year);
    default:
      return slot satisfies never;
  }
}
