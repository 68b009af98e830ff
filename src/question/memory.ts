import { z } from 'zod';
import { querySchema } from '../query/query.js';
import { choiceSchema, readingSchema } from './reading.js';

/** How many queries a chat keeps. */
export const KEPT_QUERIES = 4;
/** How many row keys of the last answer a chat keeps, in the order they were printed. */
export const KEPT_ROWS = 20;

const rowKey = z.object({
  item: z.string().optional(),
  applicant: z.string().nullable().optional(),
  agency: z.string().optional(),
  year: z.number().optional(),
});

/** What a chat remembers between two messages; no figure among it. */
export const memorySchema = z.object({
  /** Newest first, with nothing in them that leads back. */
  queries: z.array(querySchema).max(KEPT_QUERIES),
  rows: z.array(rowKey).max(KEPT_ROWS),
  /** The last question put to the text, where it came after the last query. */
  text: readingSchema.nullable(),
  /** Agencies that were spoken of last. */
  agencies: z.array(z.string()),
  /** A question that was asked back: its words, what was asked, and the choices offered. */
  pending: z
    .object({ text: z.string(), asks: z.string(), said: z.string(), choices: z.array(choiceSchema) })
    .nullable(),
});
export type Memory = z.infer<typeof memorySchema>;

/** A chat that has not asked anything yet. */
export const NO_MEMORY: Memory = { queries: [], rows: [], text: null, agencies: [], pending: null };
