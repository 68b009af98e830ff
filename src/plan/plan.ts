import { z } from 'zod';
import { APPLICANTS } from '../report/applicants.js';

/** Whose figure of which reporting year: a filed agency's full name or every agency, a year or every year that is filed. */
export const subjectSchema = z.object({
  agency: z.string(),
  year: z.union([z.number().int(), z.literal('all')]),
});
export type Subject = z.infer<typeof subjectSchema>;

/** Stands for every agency in `Subject.agency`. */
export const EVERY_AGENCY = '*';

/** A column of the applications table, or the five kinds of organisation added up. */
export const applicantRef = z.enum([...APPLICANTS.map((applicant) => applicant.id), 'organisations']);
export type ApplicantRef = z.infer<typeof applicantRef>;

/** Named rates with a fixed formula, printed with every answer; see `answer/derive.ts`. */
export const rateId = z.enum([
  'granted',
  'granted_or_partial',
  'partial',
  'denied',
  'unavailable',
  'not_processed',
  'review_corrected',
  'litigation_corrected',
  'review_and_litigation_corrected',
]);
export type RateId = z.infer<typeof rateId>;

/** What was taken for granted to answer at all; said in the answer, with the readings left aside. */
export const assumptionSchema = z.object({
  slot: z.enum(['agency', 'year', 'metric', 'applicant']),
  /**
   * `only` there is no other; `latest` the newest of several; `spelling` the name was corrected; `leading` clearly the likeliest;
   * `relative` a word such as 去年 was resolved.
   */
  because: z.enum(['only', 'latest', 'spelling', 'leading', 'relative']),
  /** What the question says (去年, 罗江); empty where it says nothing. */
  said: z.string(),
  taken: z.string(),
  /** Other readings, written as questions' words that can be sent back. */
  others: z.array(z.string()),
});
export type Assumption = z.infer<typeof assumptionSchema>;

const figureSlots = {
  subjects: z.array(subjectSchema).min(1),
  /** Ids of the catalogue, group metrics among them. */
  metrics: z.array(z.string()).min(1),
  /** `total` unless the question names a kind; used for metrics that have applicant columns. */
  applicants: z.array(applicantRef).min(1),
  assumptions: z.array(assumptionSchema),
};

/** A choice offered in a clarification: what the person reads, and the words that choose it when sent back. */
export const choiceSchema = z.object({ label: z.string(), says: z.string() });
export type Choice = z.infer<typeof choiceSchema>;

const figurePlans = [
  /** One or more figures. `premise` is a number that the question claims ("收到90件对吧"). */
  z.object({ kind: z.literal('value'), ...figureSlots, premise: z.number().nullable() }),
  /** Every figure of a group or table, one a line. */
  z.object({ kind: z.literal('list'), ...figureSlots }),
  /** Side by side, with the highest named; differences computed. */
  z.object({ kind: z.literal('compare'), ...figureSlots }),
  z.object({ kind: z.literal('trend'), ...figureSlots }),
  /** From the earlier year to the later: difference, and rate where `rate`. The subjects name two years of each agency. */
  z.object({ kind: z.literal('change'), ...figureSlots, rate: z.boolean() }),
  /** Ordered by value. `across` says what is ordered; `top` how many to show, `null` for all; `place` asks where one agency stands. */
  z.object({
    kind: z.literal('rank'),
    ...figureSlots,
    across: z.enum(['agencies', 'years', 'metrics', 'applicants']),
    order: z.enum(['most', 'least']),
    top: z.number().int().nullable(),
    place: z.string().nullable(),
    /** Set where a named rate is ranked and not a figure. */
    rate: rateId.nullable(),
  }),
  /** Part ÷ whole in percent, within one report: the applicant's or metric's share. */
  z.object({
    kind: z.literal('share'),
    ...figureSlots,
    whole: z.object({ metric: z.string(), applicant: applicantRef }),
  }),
  z.object({ kind: z.literal('rate'), ...figureSlots, rate: rateId }),
  /** All figures of the slots added up; a blank is left out and said so. */
  z.object({ kind: z.literal('sum'), ...figureSlots }),
  z.object({ kind: z.literal('average'), ...figureSlots }),
  /** Why a figure is as it is: the year asked for last, the year before it where it is filed. */
  z.object({ kind: z.literal('reason'), ...figureSlots }),
  /** "有没有败诉": yes or no with the figure. With every agency asked, lists those that have (`wants` some) or have none. */
  z.object({ kind: z.literal('exists'), ...figureSlots, wants: z.enum(['some', 'none']) }),
  /** Does the table add up; the findings, and where `metrics` is more than the whole table, those that concern it. */
  z.object({ kind: z.literal('check'), subjects: figureSlots.subjects, assumptions: figureSlots.assumptions }),
  /** Where the figure stands: table, row, column, the row as printed. */
  z.object({ kind: z.literal('source'), ...figureSlots }),
] as const;

const otherPlans = [
  /** A term of the forms or the regulation; `term` is an id of `language/terms`. */
  z.object({ kind: z.literal('define'), term: z.string() }),
  /** Answered from paragraphs. */
  z.object({
    kind: z.literal('narrate'),
    subjects: z.array(subjectSchema).min(1),
    assumptions: z.array(assumptionSchema),
    /** The question's own words without agency, year and function words. */
    search: z.string(),
    /** What part of a report answers it: a prior for the search, `any` where nothing says so. */
    topic: z.enum(['problems', 'improvements', 'situation', 'other_matters', 'any']),
    /** The question asks for a quantity, a date, a name or a telephone number, so the answer must hold one. */
    wants: z.enum(['quantity', 'person', 'contact', 'text']),
  }),
  /** One report summed up, or two years of one agency side by side, the earlier first. */
  z.object({
    kind: z.literal('summary'),
    subjects: z.array(subjectSchema).min(1).max(2),
    assumptions: z.array(assumptionSchema),
  }),
  z.object({ kind: z.literal('help') }),
  /** What is filed: agencies, years. */
  z.object({ kind: z.literal('holdings'), subjects: z.array(subjectSchema) }),
  /** One short question back. `partial` keeps the slots already filled, so that the reply fills the rest. */
  z.object({
    kind: z.literal('clarify'),
    asks: z.enum(['agency', 'year', 'metric', 'applicant']),
    /** What the question said that fits several ("镇政府"); empty where it said nothing. */
    said: z.string(),
    choices: z.array(choiceSchema).max(6),
  }),
  /** The question names an agency that no filed report is from. */
  z.object({
    kind: z.literal('unknown_agency'),
    said: z.string(),
    nearest: z.array(z.string()),
    year: z.number().int().nullable(),
  }),
  /** Not a matter of these reports (天气, 财政收入, 区长). */
  z.object({ kind: z.literal('outside'), said: z.string(), subjects: z.array(subjectSchema) }),
] as const;

/** What a question asks for, in terms that can be looked up. Only ids of the catalogue and filed agencies' names occur. */
export const planSchema = z.discriminatedUnion('kind', [...figurePlans, ...otherPlans]);
export type Plan = z.infer<typeof planSchema>;
export type PlanOf<Kind extends Plan['kind']> = Extract<Plan, { kind: Kind }>;

/** What a chat remembers: the slots of the last question that had any, and what was offered when it was unclear. */
export const contextSchema = z.object({
  subjects: z.array(subjectSchema),
  /** Slots named so far in a question that is still unclear; used when the reply fills the gap. */
  pending: z
    .object({
      text: z.string(),
      asks: z.enum(['agency', 'year', 'metric', 'applicant']),
      /** The words that the reply takes the place of; empty where it is added. */
      said: z.string(),
      choices: z.array(choiceSchema),
    })
    .nullable(),
  last: planSchema.nullable(),
});
export type Context = z.infer<typeof contextSchema>;

/** A chat that has not asked anything yet. */
export const NO_CONTEXT: Context = { subjects: [], pending: null, last: null };
