import { inUnit } from '../answer/arithmetic.js';
import type { Desk } from '../answer/desk.js';
import type { Sheet } from '../answer/sheet.js';
import { APPLICANTS } from '../report/applicants.js';
import type { Fact } from '../report/fact.js';
import { speaksToModel } from '../report/instructions.js';
import { rowOf } from '../report/metrics.js';
import type { Report } from '../report/report.js';
import { matterOf } from './matters.js';
import { printedOf, sentencesOf } from './sentences.js';

/** A figure whose change since a year cannot be worked out; `value` is `null` where it is not known. */
export type Changed = Pick<Fact, 'agency' | 'year' | 'metric' | 'unit'> & {
  since: number;
  applicant: string | null;
  value: number | null;
};

const MOST_QUOTES = 2;

const AMOUNT =
  '(?:\\d[\\d,]*(?:\\.\\d+)?\\s*(?:%|％|倍|成|件|宗|起|项|个|万元|亿元|元)|百分之[一二三四五六七八九十百零点两]+|[一二三四五六七八九两]成半?|[一二三四五六七八九十两]倍)';
const CHANGE = new RegExp(
  `(?:增长|增加|增多|增幅[为达]?|上升|上涨|提高|下降|减少|减幅[为达]?|降幅[为达]?|降低|回落|下滑|[多少])了?(?:约|近|超过?|逾|达)?\\s*${AMOUNT}`,
);
/** Against which year: the one before, or one that is named. */
const AGAINST =
  /同比|(?:相?较|相?比|与|同|和|跟)(?:于)?(?:上一?年度?|去年|前一年|(\d{4})年度?)(?:同期)?(?:相比)?|上年同期/;
const STATED = /(?<!\d|\d,)(\d[\d,]*(?:\.\d+)?)\s*(件|宗|起|项|个|万元|亿元|元)/;
/** Nothing but the change: 数量同比增长. */
const NO_ITEM = /^(?:总量|案件|数量|件数|总数|均|都|也)?$/;
const PART = /其中|近[二三四五两]年|[一二三四]季度|[上下]半年|月份/;
/** What stands around an item's name and makes it no narrower. */
const AROUND =
  /(?<![\d〇一二三四五六七八九十])[\d〇一二三四五六七八九十]+年度?|本年度?|全年|年内|[我本全各][省市区县镇乡州旗局委]|共计?|总计?|累计|合计|收到|新收|接到|受理|收办|接收|作出|做出|做|各类|政府信息公开|信息公开|依申请公开|申请公开|依法|案件|数量|件数|总量|总数|决定|处理|量|[的了为达等数]|约/g;

/**
 * The report's own statement of a change that cannot be worked out, quoted: a sentence that names that very figure, its value where it
 * gives one, and how much it changed on the year before. Empty where the report says nothing of the kind.
 */
export async function statedChanges(
  changed: Changed,
  { desk, sheet, reports }: { desk: Pick<Desk, 'store' | 'wording'>; sheet: Sheet; reports: readonly Report[] },
): Promise<string[]> {
  const own = reports.filter(({ agency, year }) => agency === changed.agency && year === changed.year);
  const sentences = sentencesOf(await desk.store.paragraphs(own.map(({ id }) => id))).flatMap((sentence) => {
    const item = speaksToModel(sentence.text) ? null : itemOfChange(sentence.text, changed);
    return item === null ? [] : [{ ...sentence, differs: !hasValue(item, changed) }];
  });
  return sentences.slice(0, MOST_QUOTES).map((sentence) => {
    const mark = sheet.quote(sentence.paragraph, printedOf(sentence));
    return desk.wording.statedChange(sentence.text, { mark, differs: sentence.differs });
  });
}

/** The words that name what changed, where they name this figure; `null` for a sentence that states no change of it. */
function itemOfChange(sentence: string, changed: Changed): string | null {
  const clauses = sentence.replaceAll(/\s|[(（][^()（）]*[)）]/g, '').split(/[，；;。：:]|,(?!\d{3})/);
  for (const [at, clause] of clauses.entries()) {
    const change = CHANGE.exec(clause);
    if (!change || clause.includes('百分点')) continue;
    const before = clause.slice(0, change.index);
    const against = AGAINST.exec(before) ?? AGAINST.exec(clauses[at - 1] ?? '');
    // 多 and 少 alone compare with anything.
    if (!against && (/^[多少]/.test(change[0]) || changed.since !== changed.year - 1)) continue;
    const year = against?.[1] === undefined ? changed.year - 1 : Number(against[1]);
    const own = before.replace(AGAINST, '');
    const item = NO_ITEM.test(own) ? (clauses[at - 1] ?? '') : own;
    if (year === changed.since && namesItem(item, changed)) return item;
  }
  return null;
}

/** Whether words name this figure and nothing narrower: the item's own name and column, and what may stand around them. */
export function namesItem(item: string, { metric, applicant }: Pick<Changed, 'metric' | 'applicant'>): boolean {
  const row = rowOf(metric);
  if (!row || PART.test(item) || !(matterOf(metric)?.test(item) ?? holdsAll(item, row.zh))) return false;
  const column = applicant === 'total' ? undefined : APPLICANTS.find(({ id }) => id === applicant)?.label;
  if (column !== undefined && !item.includes(column)) return false;
  const named = [row.zh, ...row.labels, column ?? ''].flatMap(pairsOf);
  const own = item.replace(STATED, '').replaceAll(AROUND, ' ');
  return named.reduce((left, pair) => left.replaceAll(pair, ' '), own).trim() === '';
}

function holdsAll(item: string, name: string): boolean {
  return pairsOf(name.replaceAll(AROUND, ' ')).every((pair) => pair.includes(' ') || item.includes(pair));
}

function pairsOf(text: string): string[] {
  return Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2));
}

/** Whether the number beside the item, where there is one, is the figure's own; a report may count otherwise in its text than in its table. */
function hasValue(item: string, { value, unit: own }: Changed): boolean {
  const [, digits = '', unit = ''] = STATED.exec(item) ?? [];
  if (digits === '' || value === null) return true;
  const said = Number(digits.replaceAll(',', ''));
  return unit.endsWith('元') ? inUnit(said, { from: unit, to: own }) === value : !own.endsWith('元') && said === value;
}
