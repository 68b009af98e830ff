import { z } from 'zod';

/** What a sentence tells of the matter asked about. */
export const HEADINGS = ['问题', '措施', '原因', '结果', '人员', '数量', '时间', '方式', '计划', '工作'] as const;
export type Heading = (typeof HEADINGS)[number];

/** A sentence in a model's own words, and the number of the piece that it tells in short or translates. */
const told = z.object({ from: z.number().int(), text: z.string() });
const from = z.preprocess((said) => (typeof said === 'number' ? [said] : said), z.array(z.number().int()).min(1));
const point = z.object({ heading: z.enum(HEADINGS).nullish().catch(null), from });
/** Absent and `null` are the same to many a model. */
function listOf<Item extends z.ZodType>(item: Item) {
  return z
    .array(item)
    .nullish()
    .transform((list) => list ?? []);
}
const pointingSchema = z.object({
  points: listOf(point),
  nothing: z.boolean().nullish(),
  summary: listOf(told),
  translations: listOf(told),
});

/** Which numbered pieces answer, in the order in which they are told; filled by a model, or by the program itself. */
export type Pointing = {
  points: { heading?: Heading | null | undefined; from: number[] }[];
  summary: Told[];
  translations: Told[];
};
export type Told = z.infer<typeof told>;

/** Why what a model returned was not used, or a part of it not. */
export type Refusal =
  | 'unreadable'
  | 'unknown_number'
  | 'nothing'
  | 'heading'
  | 'number'
  | 'year'
  | 'agency'
  | 'plan'
  | 'denial'
  | 'direction'
  | 'extent'
  | 'cause'
  | 'table'
  | 'link'
  | 'form'
  | 'judge'
  | 'translation';

/** What became of a model's choice: how many points of it were shown, and what was refused, never in its words. */
export type Checked = { kept: number; refused: Refusal[] };

/** What a model returned: its choice among the first `pieces` numbers, or why it is none. */
export function pointingOf(text: string, pieces: number): Pointing | Refusal {
  const object = objectIn(text);
  if (object === undefined) return 'unreadable';
  const parsed = pointingSchema.safeParse(object);
  if (!parsed.success) return 'unreadable';
  const { points, summary, translations } = parsed.data;
  if (points.length === 0) return 'nothing';
  const isKnown = (n: number) => n >= 1 && n <= pieces;
  if (points.some((one) => !one.from.every(isKnown))) return 'unknown_number';
  return { points, summary, translations: translations.filter((one) => isKnown(one.from)) };
}

/** The points of an object that is still being written: those to which nothing can be added any more, up to the first that points nowhere. */
export function pointsSoFar(text: string, pieces: number): Pointing['points'] {
  const [begun = ''] = text.split(/"(?:summary|translations)"/);
  const points = (begun.slice(begun.indexOf('[')).match(/\{[^{}]*\}/g) ?? []).map((said) =>
    point.safeParse(objectIn(said)),
  );
  const wrong = points.findIndex(({ data }) => !data?.from.every((n) => n >= 1 && n <= pieces));
  return points.slice(0, wrong < 0 ? points.length : wrong).flatMap(({ data }) => data ?? []);
}

/** The object in a text, which servers without a JSON mode put between marks or other words. */
export function objectIn(text: string): unknown {
  try {
    return JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}
