import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Answer, Ask, StatedFigure } from '../answer/answer.js';

const wantedFigure = z.object({
  agency: z.string(),
  year: z.number(),
  metric: z.string(),
  applicant: z.string().nullish(),
  value: z.number().nullable(),
  unit: z.string().optional(),
});
type WantedFigure = z.infer<typeof wantedFigure>;

const expectation = z.object({
  kind: z.union([z.string(), z.array(z.string())]),
  figures: z.array(wantedFigure).optional(),
  figures_if_any: z.array(wantedFigure).optional(),
  derived: z.object({ value: z.number(), unit: z.string().optional() }).optional(),
  cites: z.object({ agency: z.string(), year: z.number() }).optional(),
  text_includes: z.array(z.string()).optional(),
  text_any: z.array(z.string()).optional(),
  text_excludes: z.array(z.string()).optional(),
  no_figures: z.boolean().optional(),
});
type Expectation = z.infer<typeof expectation>;

/** One conversation of gold questions: a line of the file that `eval` scores. */
export const goldConversation = z.object({
  id: z.string(),
  tag: z.string(),
  turns: z.array(z.object({ q: z.string(), expect: expectation })).min(1),
});
export type GoldConversation = z.infer<typeof goldConversation>;

/** The score of a file of gold questions; `misses` says of each turn that failed why it did. */
export type Score = {
  byTag: Map<string, { passed: number; failed: number }>;
  passed: number;
  failed: number;
  misses: { id: string; question: string; reasons: string[] }[];
};

/** Asks every gold question in its own conversation and compares the answers with what is expected of them. */
export async function evaluate(conversations: readonly GoldConversation[], ask: Ask): Promise<Score> {
  const score: Score = { byTag: new Map(), passed: 0, failed: 0, misses: [] };
  // Chats are remembered over runs, and a question must not be read as following the last run's.
  const run = randomUUID();
  for (const { id, tag, turns } of conversations) {
    const tally = score.byTag.get(tag) ?? { passed: 0, failed: 0 };
    score.byTag.set(tag, tally);
    for (const [index, { q, expect }] of turns.entries()) {
      const reasons = shortcomings(expect, await ask({ chat: `eval:${run}:${id}`, text: q }));
      if (reasons.length === 0) {
        score.passed++;
        tally.passed++;
      } else {
        score.failed++;
        tally.failed++;
        score.misses.push({ id: `${id}.${index + 1}`, question: q, reasons });
      }
    }
  }
  return score;
}

/** Why an answer falls short of what is expected of it; empty when it does not. */
export function shortcomings(want: Expectation, got: Answer): string[] {
  const kinds = [want.kind].flat();
  const text = got.text;
  const missing = (want.text_includes ?? []).filter((part) => !text.includes(part));
  const unwanted = (want.text_excludes ?? []).filter((part) => text.includes(part));
  const cites = want.cites;
  return [
    ...(kinds.includes(got.kind) ? [] : [`kind ${got.kind}, wanted ${kinds.join('/')}`]),
    ...(want.figures ?? []).flatMap((figure) => figureShortcomings(figure, got.figures)),
    ...(want.figures_if_any ?? []).flatMap((figure) =>
      got.figures.some((stated) => sameFigure(figure, stated)) ? figureShortcomings(figure, got.figures) : [],
    ),
    ...derivedShortcomings(want, got),
    ...(want.no_figures && got.figures.length > 0 ? [`states ${got.figures.length} figures`] : []),
    ...missing.map((part) => `text lacks "${part}"`),
    ...unwanted.map((part) => `text has "${part}"`),
    ...(want.text_any && !want.text_any.some((part) => text.includes(part))
      ? [`text has none of ${want.text_any.join('|')}`]
      : []),
    ...(cites &&
    !got.citations.some((citation) => sameAgency(cites.agency, citation.agency) && citation.year === cites.year)
      ? [`no citation of ${cites.agency} ${cites.year}`]
      : []),
    ...(got.figures.some((figure) => figure.value !== null && !figure.citation) ? ['a figure without a citation'] : []),
  ];
}

function figureShortcomings(want: WantedFigure, stated: readonly StatedFigure[]): string[] {
  const same = stated.filter((figure) => sameFigure(want, figure));
  if (same.length === 0) return [`no figure ${want.agency} ${want.year} ${want.metric} ${want.applicant ?? ''}`];
  return same.every((figure) => sameValue(want, figure))
    ? []
    : [`${want.metric} = ${same.map((figure) => figure.value).join(', ')}, wanted ${want.value}`];
}

function derivedShortcomings(want: Expectation, got: Answer): string[] {
  if (!want.derived) return [];
  const value = got.derived?.value ?? null;
  const close = value !== null && Math.abs(value - want.derived.value) <= 0.051;
  return close ? [] : [`derived ${value}, wanted ${want.derived.value}`];
}

function sameFigure(want: WantedFigure, figure: StatedFigure): boolean {
  return (
    sameAgency(want.agency, figure.agency) &&
    want.year === figure.year &&
    want.metric === figure.metric &&
    (want.applicant ?? 'total') === (figure.applicant ?? 'total')
  );
}

function sameAgency(a: string, b: string): boolean {
  const [one, other] = [a, b].map((name) => name.replaceAll(/\s/g, '').replace(/(人民政府|政府)$/u, ''));
  if (!one || !other) return false;
  return one === other || (one.length > 1 && other.length > 1 && (one.endsWith(other) || other.endsWith(one)));
}

function sameValue(want: WantedFigure, figure: StatedFigure): boolean {
  if (want.value === null || figure.value === null) return want.value === figure.value;
  const value = inUnit(figure.value, figure.unit, want.unit);
  return Math.abs(value - want.value) < 1e-6 * Math.max(1, Math.abs(want.value));
}

function inUnit(value: number, from: string, to: string | undefined): number {
  if (from === '元' && to === '万元') return value / 1e4;
  return from === '万元' && to === '元' ? value * 1e4 : value;
}
