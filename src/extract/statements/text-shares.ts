import type { ParsedParagraph } from '../../parse/document.js';
import type { SumResult } from '../sums.js';

const NUMBER = '\\d{1,3}(?:,\\d{3})+|\\d+';
const UNIT = '条|件|项|篇|次|人|个|份|宗|起|则';
/** 共公开信息909条。其中: the whole that the shares after it are of. */
const WHOLE = new RegExp(`(?<!\\d|\\d,\\d{3},)(${NUMBER})(${UNIT})[^\\d%]{0,24}?(?:其中|分别|按类别|具体)`, 'g');
/** 机构职能类信息71条,约占7.8%: a part and the share that is stated of it. */
const PART = new RegExp(
  `([^\\d,，;；。:：、(（]{2,30})(${NUMBER})(${UNIT})[,，(（]?(?:约|大约)?占(?:比|总数|全部|总量)?(?:的|为|约|约为)?(\\d+(?:\\.\\d+)?)%`,
  'g',
);

/**
 * Recomputes the percentages that a text states of parts of a whole (domain rule: parts ÷ whole to the stated decimals).
 * A share that is off by more than one unit of its last decimal does not close; where no whole is stated, nothing is tested.
 */
export function checkShares(paragraphs: readonly ParsedParagraph[]): SumResult[] {
  return paragraphs.flatMap(({ text, recognised }) => (recognised ? [] : sharesIn(text.normalize('NFKC'))));
}

function sharesIn(text: string): SumResult[] {
  const wholes = [...text.matchAll(WHOLE)].map(({ 1: count = '', 2: unit = '', index, 0: said }) => ({
    whole: numberOf(count),
    unit,
    end: index + said.length,
  }));
  return [...text.matchAll(PART)].flatMap((part) => {
    const { 1: name = '', 2: count = '', 3: unit = '', 4: stated = '', index } = part;
    const before = wholes.filter(({ end, unit: of }) => end <= index + name.length && of === unit).at(-1);
    if (!before || before.whole === 0 || numberOf(count) > before.whole) return [];
    return [shareResult({ name, count: numberOf(count), whole: before.whole, stated })];
  });
}

function shareResult({
  name,
  count,
  whole,
  stated,
}: {
  name: string;
  count: number;
  whole: number;
  stated: string;
}): SumResult {
  const decimals = stated.split('.')[1]?.length ?? 0;
  const computed = Number(((count / whole) * 100).toFixed(decimals));
  const difference = Number((computed - Number(stated)).toFixed(decimals));
  const closes = Math.abs(difference) <= 10 ** -decimals + 1e-9;
  return {
    check: 'shares-recompute',
    scope: name.replace(/^(?:其中|分别为|分别是|有|为|是|的)/u, ''),
    outcome: closes ? 'closes' : 'does_not_close',
    left: computed,
    right: Number(stated),
    difference,
    metrics: [],
    working: `${count} ÷ ${whole} ${closes ? '=' : '≠'} ${stated}%`,
  };
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}
