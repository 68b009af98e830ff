import { chineseNumber } from '../../report/chinese-number.js';

/**
 * What a cell prints: a number with the unit printed beside it (`tenThousands` where it is counted in 万, `value` being all
 * of it), nothing (a dash, a stroke and 无 are nothing, not zero), several figures or one with something else beside it, of
 * which nothing tells what it counts, a formula that was never computed, words, or a picture that could not be read.
 */
export type CellReading =
  | { kind: 'number'; value: number; unit: string | null; tenThousands?: number }
  | { kind: 'mixed'; values: number[] }
  | { kind: 'blank' }
  | { kind: 'words' }
  | { kind: 'unread' };

const BLANK = /^(?:[-\u2010-\u2015\u2212\u2500\uff0d_/\\／＼|.。·…*]+|无|空|空白|n\/?a|nil)?$/i;
const UNIT = /(万元|亿元|万|亿|元|件次|人次|件|项|条|次|篇|人|个|场|份|宗|起|例|部)$/;
const NEGATIVE = /^(?:[-\u2010-\u2015\u2212\uff0d]|减少?|下降|↓)/;
const POSITIVE = /^(?:\+|增加?|↑)/;
const PLAIN = /^(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;
/** The sign of a note behind a figure: raised, in a circle or in brackets. It is no part of the number. */
const NOTE_SIGN =
  /(?<=[\d０-９])\s?(?:[\u00b2\u00b3\u00b9\u2070-\u2079\u2460-\u249b\u24ea-\u24ff\u2776-\u2793*＊※#]{1,8}|[[［【〔]注?\d{1,2}[\]］】〕]|[(（]注\d{0,2}[)）]|[注註]\d{0,2})$/;
const FIGURES = /^[\d.,，０-９]+(?:\s+[\d.,，０-９]+)+$/;
/** A figure and something else. A number with its dot, its bracket or a year is the beginning of a label. */
const BESIDE = /^[-+]?\d{1,15}(?:\.\d+)?(?![\d.、:)]|年)/;
/** What a number of the machine holds to the last digit. */
const MOST_DIGITS = 15;

/** Reads a cell of a statutory table. "一" alone is words: it may be a dash as well as a one. */
export function readCell(text: string): CellReading {
  const trimmed = text
    .replace(/[\u00a0\u200b]/g, ' ')
    .trim()
    .replace(NOTE_SIGN, '');
  if (FIGURES.test(trimmed)) return several(trimmed);
  const bare = trimmed.normalize('NFKC').replace(/\s/g, '').replace(/，/g, ',');
  if (BLANK.test(bare)) return { kind: 'blank' };
  const unit = UNIT.exec(bare)?.[0] ?? null;
  const amount = unit ? bare.slice(0, -unit.length) : bare;
  const scaled = /[万亿]$/.test(amount) && unit !== null;
  const value = signed(scaled ? amount.slice(0, -1) : amount);
  if (value === undefined)
    return PLAIN.test(amount) || BESIDE.test(bare) || bare.startsWith('=')
      ? { kind: 'mixed', values: [] }
      : { kind: 'words' };
  if (unit === '亿') return { kind: 'number', value, unit: '亿元' };
  if (unit !== '万' && !scaled) return { kind: 'number', value, unit };
  if (scaled && amount.endsWith('亿')) return { kind: 'words' };
  return { kind: 'number', value: timesTenThousand(value), unit: scaled ? unit : null, tenThousands: value };
}

function several(text: string): CellReading {
  const values = text.normalize('NFKC').split(/\s+/).map(unsigned);
  return { kind: 'mixed', values: values.every((value) => value !== undefined) ? values : [] };
}

function timesTenThousand(value: number): number {
  return Math.round(value * 1e10) / 1e6;
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
  if (!PLAIN.test(text)) return text === '一' ? undefined : chineseNumber(text);
  const digits = text.replaceAll(',', '');
  return digits.replace('.', '').replace(/^0+/, '').length > MOST_DIGITS ? undefined : Number(digits);
}
