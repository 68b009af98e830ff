import { inUnit } from '../answer/arithmetic.js';
import type { Desk } from '../answer/desk.js';
import { isCounted, type Reading } from '../answer/figure.js';
import type { Sheet } from '../answer/sheet.js';
import { applicantsNamed } from '../plan/figures.js';
import { asksText } from '../plan/intent.js';
import { createKnown } from '../plan/known.js';
import { type Mentions, readMentions } from '../plan/mentions.js';
import { type MetricsAsked, metricsAsked } from '../plan/metrics-asked.js';
import { speaksToModel } from '../report/instructions.js';
import type { Report } from '../report/report.js';
import { printedOf, sentencesOf } from './sentences.js';

const MOST_QUOTES = 2;
/** No name of a filed agency stands in for an item. */
const NOBODY = createKnown({ agencies: [], filed: [] });

const AMOUNT =
  '(?:\\d[\\d,]*(?:\\.\\d+)?\\s*(?:%|％|倍|成|件|宗|起|项|个|万元|亿元|元)|百分之[一二三四五六七八九十百零点两]+|[一二三四五六七八九两]成半?|[一二三四五六七八九十两]倍)';
const CHANGE = new RegExp(
  `(?:增长|增加|增多|增幅[为达]?|上升|上涨|提高|下降|减少|减幅[为达]?|降幅[为达]?|降低|回落|下滑|[多少])了?(?:约|近|超过?|逾|达)?\\s*${AMOUNT}`,
);
/** Against which year: the one before, or one that is named. */
const AGAINST =
  /同比|(?:相?较|相?比|与|同|和|跟)(?:于)?(?:上一?年度?|去年|前一年|(\d{4})年度?)(?:同期)?(?:相比)?|上年同期/;
const STATED = /(\d[\d,]*(?:\.\d+)?)\s*(件|宗|起|项|个|万元|亿元|元)/;
/** Nothing but the change: 数量同比增长. */
const NO_ITEM = /^(?:总量|数量|件数|总数|均|都|也)?$/;
const PART = /其中|近[二三四五两]年|[一二三四]季度|[上下]半年|月份/;

/**
 * The report's own statement of a change that cannot be worked out, quoted: a sentence that names that very figure, its value where it
 * gives one, and how much it changed on the year before. Empty where the report says nothing of the kind.
 */
export async function statedChanges(
  series: readonly Reading[],
  { desk, sheet, reports }: { desk: Pick<Desk, 'store' | 'wording'>; sheet: Sheet; reports: readonly Report[] },
): Promise<string[]> {
  const ordered = [...series].sort((a, b) => a.year - b.year);
  const [earlier, later] = [ordered.at(-2), ordered.at(-1)];
  if (!earlier || !later || earlier.year === later.year || earlier.agency !== later.agency) return [];
  const own = reports.filter(({ agency, year }) => agency === later.agency && year === later.year);
  const sentences = sentencesOf(await desk.store.paragraphs(own.map(({ id }) => id))).flatMap((sentence) => {
    const item = speaksToModel(sentence.text) ? null : itemOfChange(sentence.text, { later, since: earlier.year });
    return item === null ? [] : [{ ...sentence, differs: !hasValue(item, later) }];
  });
  return sentences.slice(0, MOST_QUOTES).map((sentence) => {
    const mark = sheet.quote(sentence.paragraph, printedOf(sentence));
    return desk.wording.statedChange(sentence.text, { mark, differs: sentence.differs });
  });
}

/** The words that name what changed, where they name this figure; `null` for a sentence that states no change of it. */
function itemOfChange(sentence: string, { later, since }: { later: Reading; since: number }): string | null {
  const clauses = sentence.replaceAll(/\s|[(（][^()（）]*[)）]/g, '').split(/[，；;。：:]|,(?!\d{3})/);
  for (const [at, clause] of clauses.entries()) {
    const change = CHANGE.exec(clause);
    if (!change || clause.includes('百分点')) continue;
    const before = clause.slice(0, change.index);
    const against = AGAINST.exec(before) ?? AGAINST.exec(clauses[at - 1] ?? '');
    // 多 and 少 alone compare with anything.
    if (!against && (/^[多少]/.test(change[0]) || since !== later.year - 1)) continue;
    const year = against?.[1] === undefined ? later.year - 1 : Number(against[1]);
    const own = before.replace(AGAINST, '');
    const item = NO_ITEM.test(own) ? (clauses[at - 1] ?? '') : own;
    if (year === since && isItem(item, later)) return item;
  }
  return null;
}

/** Whether words name this figure and nothing narrower: with its own value, or as plainly as the form does. */
function isItem(item: string, reading: Reading): boolean {
  if (PART.test(item)) return false;
  const mentions = readMentions({ text: item, known: NOBODY, today: `${reading.year}-12-31` });
  const asked = metricsAsked(mentions, [reading.year]);
  if (asked.metrics.length !== 1 || asked.metrics[0] !== reading.metric) return false;
  const applicants = applicantsNamed(mentions).filter((applicant) => applicant !== 'total');
  if ((applicants[0] ?? 'total') !== (reading.applicant ?? 'total') || applicants.length > 1) return false;
  return (STATED.test(item) && hasValue(item, reading)) || isPlain(mentions, asked);
}

function isPlain(mentions: Mentions, asked: MetricsAsked): boolean {
  return (
    asked.assumptions.length === 0 &&
    mentions.unknown.length === 0 &&
    mentions.leftovers.length === 0 &&
    !asksText(mentions, asked, 'change')
  );
}

/** Whether the number beside the item, where there is one, is the figure's own; a report may count otherwise in its text than in its table. */
function hasValue(item: string, reading: Reading): boolean {
  const [, digits = '', unit = ''] = STATED.exec(item) ?? [];
  if (digits === '' || !isCounted(reading)) return true;
  const value = Number(digits.replaceAll(',', ''));
  return unit.endsWith('元')
    ? inUnit(value, { from: unit, to: reading.unit }) === reading.value
    : !reading.unit.endsWith('元') && value === reading.value;
}
