import { problemChapter, sentencesAbout } from '../narrative/search/section-five.js';
import type { Fact } from '../report/fact.js';
import { COMPARABLE } from '../report/metrics.js';
import type { Report } from '../report/report.js';
import type { Label } from './answer-wording.js';
import type { Desk } from './desk.js';
import { groupBy } from './group-by.js';

/** A question that has an answer in what is filed, and what kind of question it is. */
export type Example = { what: 'figure' | 'trend' | 'rank' | 'compare' | 'text'; asks: string };

/** Items that most reports state, those that people ask for first. */
const ITEMS = ['applications.received', 'statistics.applications.received', 'penalties.decisions'];
/** As many reports are looked at, the newest first. */
const LOOKED_AT = 40;
const RANKED = 3;

/** A figure, figures side by side and a passage: one question each, chosen so that what is filed answers it. */
export async function exampleQuestions(
  reports: readonly Report[],
  desk: Pick<Desk, 'store' | 'wording'>,
): Promise<Example[]> {
  const newest = [...reports].sort((a, b) => b.year - a.year).slice(0, LOOKED_AT);
  if (newest.length === 0) return [];
  const found = await desk.store.facts({ reports: newest.map(({ id }) => id), metrics: ITEMS });
  const facts = found
    .filter(({ value, applicant }) => value !== null && (applicant === null || applicant === 'total'))
    .sort((a, b) => ITEMS.indexOf(a.metric) - ITEMS.indexOf(b.metric) || b.year - a.year);
  const figure = facts.find(({ value }) => value !== 0) ?? facts[0];
  return [
    ...(figure ? [{ what: 'figure' as const, asks: desk.wording.asking(labelOf(figure)) }] : []),
    ...seriesIn(facts, desk),
    ...(await textIn(newest, { ...desk, told: figure?.agency })),
  ];
}

/** One agency over the years where there are two, else the agencies of one year. */
function seriesIn(facts: readonly Fact[], { wording }: Pick<Desk, 'wording'>): Example[] {
  const { askingTrend, askingRank, askingCompare } = wording;
  const overYears = groupBy(facts, ({ agency, metric }) => `${agency}|${comparable(metric)}`).find(
    (group) => distinct(group, 'year') > 1,
  );
  if (overYears?.[0]) return [{ what: 'trend', asks: askingTrend(labelOf(overYears[0])) }];
  const [most] = groupBy(facts, ({ year, metric }) => `${year}|${metric}`).sort(
    (a, b) => distinct(b, 'agency') - distinct(a, 'agency'),
  );
  const [first, second] = most ?? [];
  if (!most || !first || !second || distinct(most, 'agency') < 2) return [];
  if (distinct(most, 'agency') >= RANKED) return [{ what: 'rank', asks: askingRank(labelOf(first)) }];
  return [{ what: 'compare', asks: askingCompare([first.agency, second.agency], labelOf(first)) }];
}

/** What problems a report tells, rather of an agency that no example is about yet. */
async function textIn(
  reports: readonly Report[],
  { store, wording, told }: Pick<Desk, 'store' | 'wording'> & { told: string | undefined },
): Promise<Example[]> {
  const others = reports.filter(({ agency }) => agency !== told);
  for (const { id, agency, year } of [...others, ...reports]) {
    const chapter = problemChapter(await store.paragraphs([id]));
    if (sentencesAbout('problems', chapter).length > 0)
      return [{ what: 'text', asks: wording.askingText({ agency, year }) }];
  }
  return [];
}

function labelOf({ agency, year, metric, form }: Fact): Label {
  return { agency, year, metric, form };
}

function comparable(metric: string): string {
  return COMPARABLE.find((names) => names.includes(metric))?.[0] ?? metric;
}

function distinct(facts: readonly Fact[], part: 'agency' | 'year'): number {
  return new Set(facts.map((fact) => fact[part])).size;
}
