import { z } from 'zod';
import { assumptionSchema, querySchema } from '../query/query.js';

/** A report, or all of an agency's, of a year, or of both: `'*'` and `'all'` are every agency and every filed year. */
export const subjectSchema = z.object({ agency: z.string(), year: z.union([z.number().int(), z.literal('all')]) });
export type Subject = z.infer<typeof subjectSchema>;

/** The agency of a subject that means every filed agency. */
export const EVERY_AGENCY = '*';

/** A choice offered where the question is asked back: what the person reads, and the words that choose it when sent back. */
export const choiceSchema = z.object({ label: z.string(), says: z.string() });
export type Choice = z.infer<typeof choiceSchema>;

/** What one question of a message is understood as. */
export const readingSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('figures'), query: querySchema }),
  /** Answered from paragraphs. */
  z.object({
    kind: z.literal('text'),
    subjects: z.array(subjectSchema).min(1),
    /** The question's own words without agency, year and function words. */
    search: z.string(),
    /** What part of a report answers it: a prior for the search, `any` where nothing says so. */
    topic: z.enum(['problems', 'improvements', 'situation', 'other_matters', 'any']),
    /** What the answer must hold. */
    wants: z.enum(['quantity', 'person', 'contact', 'text']),
    assumed: z.array(assumptionSchema),
  }),
  /** One report at a glance, or two years of one agency side by side, the earlier first. */
  z.object({
    kind: z.literal('summary'),
    subjects: z.array(subjectSchema).min(1).max(2),
    assumed: z.array(assumptionSchema),
  }),
  /** A term of the forms, a rule or a how-to; the id of an explanation in the languages. */
  z.object({ kind: z.literal('explanation'), id: z.string(), subjects: z.array(subjectSchema) }),
  /** The bot itself, or small talk; the id of a reply in the languages. */
  z.object({ kind: z.literal('talk'), id: z.string() }),
  /** What is filed: agencies, years; all where `subjects` is empty. */
  z.object({ kind: z.literal('holdings'), subjects: z.array(subjectSchema) }),
  /** The report itself: whether it was changed after it was published, how it was read, or the file as it was published. */
  z.object({
    kind: z.literal('report'),
    asks: z.enum(['versions', 'reading', 'file']),
    subjects: z.array(subjectSchema).min(1),
  }),
  /** One short question back. */
  z.object({
    kind: z.literal('clarify'),
    asks: z.enum(['agency', 'year', 'item', 'applicant', 'question']),
    /** What the question said that fits several; empty where it said nothing. */
    said: z.string(),
    choices: z.array(choiceSchema).max(6),
  }),
  /** The question names an agency that no filed report is from. */
  z.object({
    kind: z.literal('unknown_agency'),
    said: z.string(),
    nearest: z.array(z.string()),
    year: z.number().int().nullable(),
    /** The words to look for in other bodies' reports. */
    search: z.string(),
    wants: z.enum(['quantity', 'person', 'contact', 'text']),
  }),
  /**
   * Cannot be worked out from the forms: `why` names what they lack (per head, per month, by channel, in time, forecasts, a narrowing word the
   * table does not split by); `instead` is what can be told, never as the answer.
   */
  z.object({
    kind: z.literal('unanswerable'),
    why: z.enum([
      'per_head',
      'per_month',
      'by_channel',
      'in_time',
      'forecast',
      'narrowed',
      'names',
      'operation',
      'item',
    ]),
    said: z.string(),
    instead: querySchema.nullable(),
    search: z.string().nullable(),
    subjects: z.array(subjectSchema),
  }),
  /** Not a matter of these reports (天气, 财政收入, 区长工资). */
  z.object({ kind: z.literal('outside'), said: z.string(), subjects: z.array(subjectSchema) }),
]);
export type Reading = z.infer<typeof readingSchema>;
export type ReadingOf<Kind extends Reading['kind']> = Extract<Reading, { kind: Kind }>;
