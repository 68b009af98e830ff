import type { Amount } from '../../answer/answer-wording.js';
import { grouped } from '../../answer/arithmetic.js';
import type { Against, Counted, Missing, Source, TableWording } from '../../answer/say/table-wording.js';
import type { Part, Subject } from '../../answer/subject.js';
import type { NoAmount } from '../../query/table.js';
import { chineseNumber } from '../../report/chinese-number.js';
import { methodOf, rounded } from '../labels.js';
import { SPOKEN } from '../spoken.js';
import { assumedEn, conditionEn } from './asked.js';
import { agencyEn, amountEn, applicantEn, itemEn, yearsEn } from './names.js';

const FEW = 3;
const SHOWN = 6;

const WHY: Readonly<Record<NoAmount, string>> = {
  blank: 'blank, which is not zero',
  off_form: "that year's form has no such row",
  no_table: 'the report has no such table',
  no_report: 'no such report is filed',
  unsure: 'could not be confirmed',
  no_base: 'the base is 0 or missing',
  unlike: 'the units differ',
  none_known: 'a figure it needs is missing',
};

const COUNTED: Readonly<Record<Part, readonly [one: string, several: string]>> = {
  agencies: ['agency', 'agencies'],
  years: ['year', 'years'],
  items: ['item', 'items'],
  applicants: ['kind of applicant', 'kinds of applicant'],
};

/** The sentences about tables of figures. */
export const tablesEn: TableWording = {
  name: nameEn,
  spoken: (metric, amount) => {
    const spoken = SPOKEN[metric]?.en;
    return spoken ? `${spoken.says}: ${amount} (${spoken.gloss})` : `${itemEn({ metric })}: ${amount}`;
  },
  amount: (amount, unit) => {
    const round = rounded(amount, unit);
    return round ? `about ${grouped(round.value)} ${round.unit} (${exactEn(amount)})` : amountEn(amount);
  },
  listed: (said) => said.join(', '),
  pair: (name, amount) => `${name} ${amount}`,
  entry: (name, amount) => `${name}: ${amount}`,
  line: (name) => `${name}:`,
  points: '百分点',
  some,
  counted,

  blank: WHY.blank,
  why: (why) => WHY[why],
  missing: (missing) => capital(missing.map(({ why, names }) => `${WHY[why]}: ${some(names)}`).join('; ')),
  zeros: (names) => (names.length > SHOWN ? `The other ${names.length} are all 0` : `With 0: ${names.join(', ')}`),
  unworked: (name, why) => `${name}: cannot be worked out, ${WHY[why]}`,

  withFormula: (said, formula) => (formula ? `${said} (${formula})`.replace(/(?<=[+−][\d.,]+%)\) \(/, '; ') : said),
  ofSo: (count) => `${count} figures`,
  number: ({ name, conditions, of }) => `${lead([name, ...conditions].filter(Boolean).join(', '))}${counted(of)}`,
  inAll: ({ shared, name, amount }) => `${lead(shared)}${name} ${amount}`,
  folded: ({ how, name, amount, formula, whose }) => {
    const said = `${capital(foldEn({ how, name, whose: '' }))}: ${whose ? `${whose}, ` : ''}${amount}`;
    return formula ? `${said} (${formula})` : said;
  },
  folding: foldEn,
  against: againstEn,
  method: (metric) => methodOf(metric)?.en && `Worked out as: ${methodOf(metric)?.en}`,

  most: ({ name, shared, amount, of, percent }) =>
    `${lead(shared)}${percent ? 'highest' : 'most'} ${name}, ${amount} (${counted(of)})`,
  allEqual: ({ shared, amount, of }) => `${lead(shared)}${counted(of)}, all ${amount}`,
  changed: ({ shared, from, to, difference, percent }) =>
    `${lead(shared)}${way(difference)} in ${to} ${than(difference)} ${from}${ratio(difference, percent)}`,
  fewYears: (shared) => `${lead(shared)}fewer than two years have a figure, so no change can be told`,
  more: ({ shared, more, less, difference }) =>
    `${lead(shared)}${more} has ${way(difference)} ${than(difference)} ${less}`,

  ranked: ({ shared, by, at, names, amount, of, percent }) => {
    const best = percent ? { most: 'highest', least: 'lowest' }[by] : { most: 'most', least: 'fewest' }[by];
    const which = at === 1 ? best : `number ${at} (${best} first)`;
    return `${lead(shared)}${which} ${some(names)}${names.length > 1 ? ' (tied)' : ''}, ${amount} (${counted(of)} with a figure)`;
  },
  placed: ({ name, by, at, tied, amount, of }) =>
    `${name}: number ${at}${tied ? ' (tied)' : ''} of ${counted(of)}, ${by === 'most' ? 'most' : 'fewest'} first, with ${amount}`,
  tied: (said) => `${said} (tied)`,
  cut: ({ shown, of }) => `The first ${shown} of ${counted(of)}`,
  fewCases: 'Some rates rest on fewer than 30 cases, where one or two change them a lot',

  condition: conditionEn,
  kept: ({ shared, conditions, kept, of }) =>
    `${lead([shared, ...conditions].filter(Boolean).join(', '))}${kept.count} of ${counted({ ...kept, count: of })}`,
  noneKept: ({ shared, conditions, of }) =>
    `${lead([shared, ...conditions].filter(Boolean).join(', '))}none of ${counted(of)}`,
  undecided: (missing) => `Cannot be told: ${withReasons(missing)}`,
  leftOut: (missing) => `Not counted in: ${withReasons(missing)}`,

  right: (said) => `Yes, ${said}`,
  wrong: (said) => `No, ${said}`,
  untold: (why) => `It cannot be told: ${why}`,
  isSo: (amount) => `it is ${amount}`,
  sure: (amount) => `Checked again: it is ${amount}`,
  isPlace: (at, of) => `it is number ${at} of ${of}`,
  exists: { yes: (said) => `Yes, ${said}`, no: (said) => `No, ${said}` },
  existsIn: (some, of) => `Yes: ${some.count} of ${counted({ ...some, count: of })}`,

  besideYear: ({ year, amount, difference }) =>
    `${year}: ${amountEn(amount)}, ${difference.value === 0 ? 'unchanged' : `so ${way(difference)} now`}`,
  besideShare: ({ whole, amount, percent }) => `${grouped(percent)}% of ${whole}, ${amountEn(amount)}`,
  besideItem: ({ name, amount }) => `The same year, ${name}: ${amountEn(amount)}`,

  assumed: (assumptions) => `${capital(assumptions.map(assumedEn).join('; '))}.`,
  yearsDiffer: (years) => `Each agency's newest report is used; the years differ (${yearsEn(years)}).`,
  yearsMissing: (agency, years) => `No report of ${agency} is filed for ${yearsEn(years)}.`,
  overlap: (parent, child) => `${parent} may already count ${child}, so the sum may count it twice.`,
  leavingOut: (agencies) => `Without ${agencies}.`,
  saidInWords: (quote) => `The text says: “${quote}”`,

  source: sourceEn,
  sources: (pieces) => pieces.join(', '),
  askingYear: (subject, year) => `${nameEn({ ...subject, years: [year] })}?`,
  askingPlaces: (from, to) => `places ${from} to ${to}`,
};

function nameEn({ agencies, years, items, applicants }: Subject): string {
  const agency = agencies.length > FEW ? `${agencies.length} agencies` : agencies.map(agencyEn).join(', ');
  const place = [agency, yearsEn(years)].filter(Boolean).join(' ');
  const item = items.length > FEW ? `${items.length} items` : items.map(itemEn).join(' + ');
  const columns = applicants.filter((applicant) => applicant !== 'total').map(applicantEn);
  const column = columns.length > FEW ? `${columns.length} kinds of applicant` : columns.join(' + ');
  const name = [place, item].filter(Boolean).join(agencies.length > 0 ? ' · ' : ', ');
  if (!name) return column || (applicants.length > 0 ? applicantEn('total') : '');
  return column ? `${name} (${column})` : name;
}

function foldEn({ how, name, whose }: Parameters<TableWording['folding']>[0]): string {
  const word = { sum: 'in total', mean: 'average', median: 'median', largest: 'most', smallest: 'fewest' }[how];
  return whose ? `${whose} (${word})` : [name, word].filter(Boolean).join(', ');
}

function againstEn({ how, shared, of, from, amount, beside }: Against): ReturnType<TableWording['against']> {
  const [whole, a, b] = [lead(nameEn(shared)), of.name, from.name];
  const [x, y] = [grouped(of.amount.value), grouped(from.amount.value)];
  switch (how) {
    case 'difference': {
      const brief = `${way(amount)}${ratio(amount, beside?.value ?? null)}`;
      return { said: `${whole}${a} against ${b}, ${brief}`, brief, formula: `${x} − ${y}` };
    }
    case 'growth': {
      const size = grouped(Math.abs(amount.value));
      const rate = amount.value === 0 ? 'unchanged' : `${amount.value > 0 ? 'up' : 'down'} ${size}%`;
      const brief = `${rate}${beside && beside.value !== 0 ? `, ${way(beside)}` : ''}`;
      return { said: `${whole}${a} against ${b}, ${brief}`, brief, formula: `${y} → ${x}` };
    }
    case 'share': {
      const brief = `${grouped(amount.value)}%`;
      return { said: `${whole}${a}, ${brief} of ${b}`, brief, formula: `${x} ÷ ${y}` };
    }
    case 'times': {
      if (from.amount.unit === '天') {
        const brief = `${amountEn({ value: amount.value, unit: of.amount.unit })} a day`;
        return { said: `${whole}${a}, ${brief}`, brief, formula: `${x} ÷ ${y} days` };
      }
      const brief = `${grouped(amount.value)} times`;
      return { said: `${whole}${a}, ${brief} ${b}`, brief, formula: `${x} ÷ ${y}` };
    }
    default:
      return how satisfies never;
  }
}

function sourceEn({ agency, year, section, above }: Source): string {
  const report = above ? 'the reports above' : [agency ? shortEn(agency) : '', year ?? ''].filter(Boolean).join(' ');
  return [report, section === undefined ? '' : sectionEn(section)].filter(Boolean).join(', ');
}

function sectionEn(section: string): string {
  const numeral = /^[（(]?([一二三四五六七八九十]+)[）)]?[、.．]/.exec(section)?.[1];
  const number = numeral && chineseNumber(numeral);
  if (number) return `section ${number}`;
  return section && `“${section.length > 16 ? `${section.slice(0, 16)}…` : section}”`;
}

/** The English name alone, where the agency has one. */
function shortEn(agency: string): string {
  const [name = ''] = agencyEn(agency).split(' (');
  return name;
}

function withReasons(missing: readonly Missing[]): string {
  return missing.map(({ why, names }) => `${some(names)} (${WHY[why]})`).join(', ');
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join(', ');
  return names.length > SHOWN ? `${shown} and ${names.length - SHOWN} more` : shown;
}

function counted({ count, what }: Counted): string {
  const at = count === 1 ? 0 : 1;
  if (what.includes('agencies') && what.includes('years')) return `${count} ${['report', 'reports'][at]}`;
  return `${count} ${what[0] ? COUNTED[what[0]][at] : ['row', 'rows'][at]}`;
}

function lead(shared: string): string {
  return shared ? `${capital(shared)}: ` : '';
}

function way({ value, unit }: Amount): string {
  if (value === 0) return 'no difference';
  const size = amountEn({ value: Math.abs(value), unit });
  return `${size} ${value > 0 ? 'more' : unit.endsWith('元') || unit.includes('百分点') ? 'less' : 'fewer'}`;
}

function than({ value }: Amount): string {
  return value === 0 ? 'from' : 'than';
}

function ratio(difference: Amount, percent: number | null): string {
  return percent === null || difference.value === 0 ? '' : ` (${percent > 0 ? '+' : ''}${grouped(percent)}%)`;
}

function exactEn({ value, unit }: Amount): string {
  return unit === '元' ? `CNY ${grouped(value)}` : amountEn({ value, unit });
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
