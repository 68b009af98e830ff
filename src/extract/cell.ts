import { chineseNumber } from '../report/chinese-number.js';

/**
 * What a cell prints: a number with the unit printed beside it, nothing (a dash, a stroke and 无 are nothing, not zero),
 * words that are no number, or a picture that
 * could not be read.
 */
export type CellReading =
  | { kind: 'number'; value: number; unit: string | null }
  | { kind: 'blank' }
  | { kind: 'words' }
  | { kind: 'unread' };

const BLANK = /^(?:[-\u2010-\u2015\u2212\u2500\uff0d_/\\／＼|.。·…*]+|无|空|空白|n\/?a|nil|null)?$/i;
const UNIT = /(万元|亿元|万|亿|元|件次|人次|件|项|条|次|篇|人|个|场|份|宗|起)$/;
const NEGATIVE = /^(?:[-\u2010-\u2015\u2212\uff0d]|减少?|下降|↓)/;
const POSITIVE = /^(?:\+|增加?|↑)/;
const PLAIN = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
const MONEY: Record<string, string> = { 万: '万元', 亿: '亿元' };

/** Reads a cell of a statutory table. "一" alone is words: it may be a dash as well as a one. */
export function readCell(text: string): CellReading {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s\u00a0\u200b]/g, '')
    .replace(/，/g, ',');
  if (BLANK.test(bare)) return { kind: 'blank' };
  const unit = UNIT.exec(bare)?.[0] ?? null;
  const amount = unit ? bare.slice(0, -unit.length) : bare;
  const value = signed(amount);
  if (value === undefined) return { kind: 'words' };
  return { kind: 'number', value, unit: unit && (MONEY[unit] ?? unit) };
}

function signed(text: string): number | undefined {
  // Accountants print a loss in brackets.
  const inBrackets = /^\(([\d,.]+)\)$/.exec(text)?.[1];
  if (inBrackets) return negated(unsigned(inBrackets));
  if (NEGATIVE.test(text)) return negated(unsigned(text.replace(NEGATIVE, '')));
  return unsigned(text.replace(POSITIVE, ''));
}

function negated(value: number | undefined): number | undefined {
  return value === undefined ? undefined : value === 0 ? 0 : -value;
}

function unsigned(text: string): number | undefined {
  if (PLAIN.test(text)) return Number(text.replaceAll(',', ''));
  return text === '一' ? undefined : chineseNumber(text);
}
