import { z } from 'zod';

/** The version that a query is written in; buttons, watches and links of older ones are still read. */
export const QUERY_VERSION = 2;

/** What a figure is told apart by. */
export const DIMENSIONS = ['item', 'applicant', 'agency', 'year'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

const dimension = z.enum(DIMENSIONS);

/** Some of the agencies by what they are: in a place (江苏, 宿迁), of a level (county, town) or a kind (government, 局, 医院). */
const agencyTraits = z.object({
  within: z.string().optional(),
  level: z.enum(['nation', 'province', 'city', 'county', 'town']).optional(),
  kind: z.string().optional(),
});
/** An agency by its full name as filed, or all that have the traits. */
const agencyMember = z.union([z.string(), agencyTraits]);
/** A reporting year, a run of years, or an agency's newest `latest` filed years. */
const yearMember = z.union([
  z.number().int(),
  z.object({ from: z.number().int(), to: z.number().int() }),
  z.object({ latest: z.number().int().min(1) }),
]);
/** An id of the catalogue (an item, a group of items, a rate, an applicant column or group), or the parts that a group is made of. */
const idMember = z.union([z.string(), z.object({ parts: z.string() })]);

/** All of the dimension where `any` is empty; what `but` names is left out. */
const setOf = <Member extends z.ZodType>(member: Member) =>
  z.object({ any: z.array(member), but: z.array(member).optional() });

const agencySet = setOf(agencyMember);
const yearSet = setOf(yearMember);
const idSet = setOf(idMember);

export type AgencyTraits = z.infer<typeof agencyTraits>;
export type AgencyMember = z.infer<typeof agencyMember>;
export type YearMember = z.infer<typeof yearMember>;
export type IdMember = z.infer<typeof idMember>;
export type SetOf<Member> = { any: Member[]; but?: Member[] };

const slots = z.object({
  items: idSet.optional(),
  applicants: idSet.optional(),
  agencies: agencySet.optional(),
  years: yearSet.optional(),
});
/** Some of the four slots of a cells node, as a follow-up changes them. */
export type Slots = z.infer<typeof slots>;

/** Figures as the reports print them: every agency with every year, item and column of the sets. */
export type Cells = {
  kind: 'cells';
  items: SetOf<IdMember>;
  applicants: SetOf<IdMember>;
  agencies: SetOf<AgencyMember>;
  years: SetOf<YearMember>;
};

/** What is asked of the forms' figures. `last` and `with` stand in follow-ups only and are written out before anything is looked up. */
export type Expression =
  | Cells
  /** The rows of several as one table. */
  | { kind: 'together'; of: Expression[] }
  /** One row for all that differ in the dimensions only. */
  | {
      kind: 'fold';
      how: 'sum' | 'mean' | 'median' | 'largest' | 'smallest' | 'count';
      over: Dimension[];
      of: Expression;
    }
  /** `of` − `from`, `of` ÷ `from` in percent, `of` ÷ `from`, or the growth from `from` to `of` in percent; row by row where both have rows of a key. */
  | { kind: 'against'; how: 'difference' | 'share' | 'times' | 'growth'; of: Expression; from: Expression }
  /** The same figures so many years earlier, under the later year's key. */
  | { kind: 'before'; years: number; of: Expression }
  /** Gives places, within each group of the dimensions. */
  | { kind: 'order'; by: 'most' | 'least'; within?: Dimension[]; of: Expression }
  /** The rows for which every condition holds. */
  | { kind: 'keep'; where: Condition[]; of: Expression }
  /** The query before (`back` 1 is the last), or a part of it by path. */
  | { kind: 'last'; back: number; part?: string[] }
  /** The expression with other slots: `to` in their place, `add` beside them, `drop` without. */
  | { kind: 'with'; to?: Slots; add?: Slots; drop?: Slots; of: Expression };

/**
 * What is to hold of a row, or of the row of another expression (`of`) under the same key. `give` is how far a vague number (三千多, 约) may be
 * off, in the number's own unit. With `is: 'equal'`, `more`, `less` or `least`/`most` (≥, ≤) `than` is a number in `unit`, or an expression.
 */
export type Condition = { of?: Expression; not?: boolean } & (
  | { is: 'equal' | 'more' | 'less' | 'least' | 'most'; than: number | Expression; unit?: string; give?: number }
  | { is: 'rank'; from: number; to: number }
  | { is: 'known' }
  | { is: 'blank' }
  | { is: 'absent' }
  | ({ is: 'among' } & Slots)
);

const cells = z.object({
  kind: z.literal('cells'),
  items: idSet,
  applicants: idSet,
  agencies: agencySet,
  years: yearSet,
});

export const expressionSchema: z.ZodType<Expression> = z.lazy(() =>
  z.discriminatedUnion('kind', [
    cells,
    z.object({ kind: z.literal('together'), of: z.array(expressionSchema).min(1) }),
    z.object({
      kind: z.literal('fold'),
      how: z.enum(['sum', 'mean', 'median', 'largest', 'smallest', 'count']),
      over: z.array(dimension).min(1),
      of: expressionSchema,
    }),
    z.object({
      kind: z.literal('against'),
      how: z.enum(['difference', 'share', 'times', 'growth']),
      of: expressionSchema,
      from: expressionSchema,
    }),
    z.object({ kind: z.literal('before'), years: z.number().int().min(1), of: expressionSchema }),
    z.object({
      kind: z.literal('order'),
      by: z.enum(['most', 'least']),
      within: z.array(dimension).optional(),
      of: expressionSchema,
    }),
    z.object({ kind: z.literal('keep'), where: z.array(conditionSchema).min(1), of: expressionSchema }),
    z.object({ kind: z.literal('last'), back: z.number().int().min(1), part: z.array(z.string()).optional() }),
    z.object({
      kind: z.literal('with'),
      to: slots.optional(),
      add: slots.optional(),
      drop: slots.optional(),
      of: expressionSchema,
    }),
  ]),
);

const conditionBase = { of: z.lazy(() => expressionSchema).optional(), not: z.boolean().optional() };

export const conditionSchema: z.ZodType<Condition> = z.lazy(() =>
  z.union([
    z.object({
      ...conditionBase,
      is: z.enum(['equal', 'more', 'less', 'least', 'most']),
      than: z.union([z.number(), expressionSchema]),
      unit: z.string().optional(),
      give: z.number().optional(),
    }),
    z.object({ ...conditionBase, is: z.literal('rank'), from: z.number().int(), to: z.number().int() }),
    z.object({ ...conditionBase, is: z.enum(['known', 'blank', 'absent']) }),
    slots.extend({ ...conditionBase, is: z.literal('among') }),
  ]),
) as z.ZodType<Condition>; // zod widens `is` of the third member to one union, which is the same set of values.

/** A slot that the question left open or said unclearly, and what it was taken for. */
export const assumptionSchema = z.object({
  slot: z.enum(['agency', 'year', 'item', 'applicant', 'operation']),
  /**
   * `only` there is no other; `latest` the newest of several; `spelling` the name was corrected; `leading` clearly the likeliest;
   * `relative` a word such as 去年 was resolved; `context` taken from the conversation; `word` an open word that the lexicon decides;
   * `unread` words that the figure takes no account of, so that they are told and not dropped.
   */
  because: z.enum(['only', 'latest', 'spelling', 'leading', 'relative', 'context', 'word', 'model', 'unread']),
  /** What the question says (去年, 罗江); empty where it says nothing. */
  said: z.string(),
  taken: z.string(),
  /** Other readings, as words that can be sent back. */
  others: z.array(z.string()),
});
export type Assumption = z.infer<typeof assumptionSchema>;

export const querySchema = z.object({
  v: z.literal(QUERY_VERSION),
  ask: expressionSchema,
  /** What the question claims of every row; the answer says first whether it is so. */
  claim: z.array(conditionSchema).optional(),
  /** What is wanted of the figures beside themselves; `exists` is 有没有, which wants yes or no and the figure. */
  show: z.enum(['source', 'why', 'check', 'table', 'chart', 'sure', 'exists']).optional(),
  /** The unit that amounts are to be told in (万, 亿, 元, 万元). */
  unit: z.string().optional(),
  assumed: z.array(assumptionSchema).optional(),
});
/** Everything that can be asked about the forms' figures: rules, model, buttons, links, exports and charts fill it or take it. */
export type Query = z.infer<typeof querySchema>;
