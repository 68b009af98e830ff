import { z } from 'zod';
import { type Query, querySchema } from '../query/query.js';
import type { Explained } from '../question/explained.js';
import { applicantId } from '../report/fact.js';
import { blockSchema } from './blocks.js';

export const citationSchema = z.object({
  /** Marked [n] in the text; from 1. */
  n: z.number().int(),
  report: z.string(),
  agency: z.string(),
  year: z.number().int(),
  title: z.string(),
  section: z.string(),
  /** The row or sentence as the report prints it. */
  quote: z.string(),
  /** File name or address. */
  source: z.string(),
  /** The first eight digits of the file's SHA-256, by which a person tells copies apart. */
  fingerprint: z.string().optional(),
});
export type Citation = z.infer<typeof citationSchema>;

/** A percentage worked out for an agency and year; the name says of what ("予以公开率"). */
export const statedRateSchema = z.object({
  agency: z.string(),
  year: z.number().int(),
  name: z.string(),
  value: z.number(),
});
export type StatedRate = z.infer<typeof statedRateSchema>;

export const statedFigureSchema = z.object({
  agency: z.string(),
  year: z.number().int(),
  metric: z.string(),
  applicant: applicantId.nullable(),
  /** `null` where the report leaves the cell blank. */
  value: z.number().nullable(),
  /** What the report prints, `null` for a blank, where an administrator corrected the figure; else absent. */
  printed: z.number().nullable().optional(),
  unit: z.string(),
  /** Number of its citation. */
  citation: z.number().int(),
});
export type StatedFigure = z.infer<typeof statedFigureSchema>;

const bodyShape = {
  kind: z.enum(['figure', 'narrative', 'definition', 'clarification', 'not_found', 'help', 'error']),
  answered_by: z.enum(['facts', 'text', 'model', 'rules']),
  /** Plain text for a person, made of the blocks: the answer in the first line, then what it rests on. */
  text: z.string(),
  /** Every figure of the reports that the text states. */
  figures: z.array(statedFigureSchema),
  /** Figures added for sense, which the question did not ask for. */
  beside: z.array(statedFigureSchema).optional(),
  derived: z.object({ value: z.number().nullable(), unit: z.string(), formula: z.string() }).optional(),
  /** The percentages that the text states where there are several, in its order; else absent. */
  rates: z.array(statedRateSchema).optional(),
  citations: z.array(citationSchema),
  /** What can be chosen or asked next, as words that can be sent back in full. */
  options: z.array(z.string()),
  /** What a button shows for each option, in the same order, where the text lists them under these names; else absent. */
  labels: z.array(z.string()).optional(),
  warnings: z.array(z.string()),
  /** The report that was looked for in vain: its agency, as it was said where none is filed of it, and its year where that was said. */
  wanted: z.object({ agency: z.string(), year: z.number().int().nullable() }).optional(),
  /** The same answer in pieces, for a surface that shows more than plain text. */
  blocks: z.array(blockSchema).optional(),
  /** How a question about figures was read. */
  query: querySchema.optional(),
};

/** One of several questions in a message, answered on its own. */
const partSchema = z.object(bodyShape);

/** What one question comes to; every surface (JSON lines, terminal, Telegram) shows this same object. */
export const answerSchema = z.object({
  chat: z.string(),
  question: z.string(),
  language: z.enum(['zh', 'zh-Hant', 'en']),
  ...bodyShape,
  /** Of a message with several questions: each with its own answer, in order. Figures and citations stand above too. */
  parts: z.array(partSchema).optional(),
  /** It rests on a draft of its chat, and is passed on to nobody. */
  draft: z.literal(true).optional(),
  /** How the questions were read, where it was asked for. */
  explain: z.array(z.custom<Explained>()).optional(),
  /** Milliseconds from question to answer. */
  elapsed_ms: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;

/** An answer before the chat it belongs to is known. */
export type AnswerBody = Omit<Answer, 'chat' | 'question' | 'language' | 'elapsed_ms' | 'explain'>;

/** One message of a person. `language` overrides what the text itself says. */
export type Question = {
  chat: string;
  text: string;
  language?: Answer['language'];
  /** The answer that the words go on from, where it is not the chat's last. */
  about?: Answer;
  /** What the chat was called before, where it has moved. */
  formerly?: string;
  /** The figure that a link leads to, asked for in no words. */
  figure?: Pick<StatedFigure, 'agency' | 'year' | 'metric' | 'applicant'>;
  /** The report that a button or a link leads to, to be seen at a glance. */
  glance?: Pick<StatedFigure, 'agency' | 'year'>;
  /** A question about figures as an answer says that it was read, in the place of words. */
  query?: Query;
  /** Asked in passing: answered without a model, and remembered for no longer than the program runs. */
  offhand?: boolean;
  /** How the question was read is wanted beside the answer. */
  explain?: boolean;
  /** Goes off when nobody waits any more: the question then rejects. */
  signal?: AbortSignal;
  /** Goes off when the person wants no more: what was chosen by then is the answer, and where that is nothing, the program chooses. */
  stop?: AbortSignal;
  /** Is given the answer so far each time that a model chose one more sentence; the answer itself replaces it. */
  progress?: (text: string) => void;
};

/** Answers one question in its chat's conversation; it never rejects for what a person wrote, only where it is stopped. */
export type Ask = (question: Question) => Promise<Answer>;
