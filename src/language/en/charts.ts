import { grouped } from '../../answer/arithmetic.js';
import type { ChartWording } from '../../chart/chart-wording.js';
import { labelEn, yearsEn } from './names.js';

const UNITS: Readonly<Record<string, string>> = { 元: 'yuan', 万元: '10,000 yuan', 亿元: '100 million yuan' };
const COUNTED = new Set(['件', '项', '条', '个', '篇', '次']);

/** Charts in English. */
export const enCharts: ChartWording = {
  label: labelEn,
  title: (label) => capitalised(labelEn(label)),
  number: grouped,
  tick: (value) => shortened(value),
  subtitle: ({ years, unit, total }) => {
    const counted = COUNTED.has(unit) ? 'number of cases or items' : (UNITS[unit] ?? unit);
    return `${yearsEn(years)} (${counted})${total ? `, percentages of the total of ${total}` : ''}`;
  },
  items: (count) => `${count} items`,
  and: ', ',
  outlier: (name) => `${name} is far above the rest, which look alike beside it; see the numbers.`,
  blank: 'blank',
  missing: 'none',
  rest: 'rest of the total',
  blanksNoted: (names) =>
    `Blank: the report leaves the cell empty, which is not zero${names.length > 0 ? ` (${names.join(', ')})` : ''}.`,
  missingNoted: (names) => `No figure for ${names.join(', ')}: the line stops there.`,
  formBreak: (year) => `new form from ${year}`,
  breaksNoted: 'At the broken vertical line the form of the reports changes; before and after may not compare.',
  gapsNoted: '〓: a character that the font of the picture lacks; the text below has the name in full.',
  converted: (unit) => `Amounts are brought to one unit: ${UNITS[unit] ?? unit}.`,
  correctedNoted: (printed) => `Figures with * were corrected; the reports print: ${printed.join(', ')}.`,
  leftOut: (count) => `${count} more are not drawn.`,
  zerosLeftOut: (count) => `${count} more are zero and not listed.`,
  source: ({ agencies, years, reports, title }) => {
    if (title) return `Source: 《${title}》`;
    const [agency] = agencies;
    const whose = agencies.length === 1 && agency ? agency : `${agencies.length} agencies`;
    return `Source: annual disclosure reports of ${whose}, ${yearsEn(years)} (${reports} reports)`;
  },
};

function capitalised(label: string): string {
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function shortened(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e9) return `${grouped(value / 1e9)}bn`;
  if (size >= 1e6) return `${grouped(value / 1e6)}m`;
  return size >= 1e5 ? `${grouped(value / 1e3)}k` : grouped(value);
}
