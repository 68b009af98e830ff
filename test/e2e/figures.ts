import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Converter } from 'opencc-js';

/** What is filed, as the store's own tables hold it. */
export type Filed = {
  facts: {
    title: string;
    agency?: string;
    year: number;
    section?: string;
    source: string;
    value: number;
    quote: string;
  }[];
  paragraphs: { title: string; year: number; headings: string; text: string; printed: string }[];
};

/** What a store's file holds; nothing where there is none. */
export function readFiled(file: string): Filed {
  if (!existsSync(file)) return { facts: [], paragraphs: [] };
  const database = new Database(file, { readonly: true });
  try {
    const all = <Row>(sql: string) => database.prepare<[], Row>(sql).all();
    const of = 'r.title, r.year FROM reports r JOIN';
    return {
      facts: all(
        `SELECT f.value, f.quote, f.section, r.agency, r.source, ${of} facts f ON f.report = r.number WHERE f.value IS NOT NULL`,
      ),
      paragraphs: all(`SELECT p.headings, p.text, p.printed, ${of} paragraphs p ON p.report = r.number`),
    };
  } finally {
    database.close();
  }
}

/** A number with what it counts; years and the numbers of lists and sections are none. */
const NUMBER = /(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(万元|亿元|元|件|%|个百分点)?/g;
const SCALE: Readonly<Record<string, number>> = { 万元: 1e4, 亿元: 1e8 };
const YEAR = /(?<!\d)(?:19|20)\d\d(?!\d)(?:[–—~-](?:19|20)\d\d)?/g;

/**
 * The numbers of a message that stand neither in a fact or a sentence that the message cites, nor come of such facts by one step of
 * arithmetic; a message that cites nothing must not count files, money or shares at all.
 */
export function unsupported(message: string, filed: Filed): string[] {
  const { lines, cited } = taken(message, filed);
  const every = [...cited.values()];
  const stated = lines.flatMap((line) => numbersOf(line, '').filter(({ isChange }) => !isChange));
  return lines.flatMap((line) => {
    const marks = [...line.matchAll(/\[(\d+)\]/g)].flatMap(([, n]) => cited.get(Number(n)) ?? []);
    const sources = marks.length > 0 ? marks : every;
    const values = sources.flatMap(({ facts }) => facts);
    const words = sources.map(({ text }) => text).join('\n');
    const own = numbersOf(line, words);
    // A change is that of a figure of its line from another that the message states, each of which must stand itself.
    const changes = own
      .filter(({ isChange }) => !isChange)
      .flatMap((one) => stated.filter(({ unit }) => unit === one.unit).map(({ value }) => one.value - value));
    return own.flatMap(({ printed, unit, value, step, isChange }) => {
      if (every.length === 0) return unit === '' ? [] : [`${printed}${unit} without a source`];
      const near = (other: number) => Math.abs(Math.abs(other) - value) <= step / 2 + 1e-9;
      const derived = marks.length === 0 ? outcomesOf(values) : [];
      const stands =
        [...values, ...derived, ...(isChange ? changes : [])].some(near) || words.includes(printed.replaceAll(',', ''));
      return stands ? [] : [`${printed}${unit}`];
    });
  });
}

type Cited = { facts: number[]; text: string };

/** The lines of a message before its sources, and by each source's number what the store holds of it. */
function taken(message: string, { facts, paragraphs }: Filed): { lines: string[]; cited: Map<number, Cited> } {
  const plain = plainOf(message);
  const at = plain.search(/^(?:来源|Sources)[:：]/m);
  const lines = (at < 0 ? plain : plain.slice(0, at)).split('\n');
  const cited = new Map<number, Cited>();
  let title = '';
  for (const line of at < 0 ? [] : plain.slice(at).split('\n').map(bare)) {
    const n = Number(/^\[(\d+)\]/.exec(line)?.[1] ?? 0);
    if (n === 0 || line.includes('《')) title = line;
    if (n === 0) continue;
    if (!title.includes('《')) {
      for (const [number, own] of bySection(line, facts)) cited.set(number, { facts: own, text: '' });
      continue;
    }
    const isOf = (row: { title: string; year: number }) =>
      title.includes(bare(plainOf(row.title))) && title.includes(String(row.year));
    // A report without a source is no support.
    const own = facts.filter((fact) => isOf(fact) && fact.source !== '' && line.includes(bare(plainOf(fact.quote))));
    const said = paragraphs.filter(
      (paragraph) => isOf(paragraph) && headingsOf(paragraph).some((heading) => line.includes(heading)),
    );
    const text = said.map(({ text: read, printed }) => `${read}\n${printed}`).join('\n');
    cited.set(n, { facts: own.map(({ value }) => value), text: bare(plainOf(text)) });
  }
  return { lines, cited };
}

/** The figures of the sections that a short line of sources names, by number: [1][2]洛江区2020、[3]2019年报第三部分. */
function bySection(line: string, facts: Filed['facts']): [number, number[]][] {
  const numeral =
    /第([一二三四五六]+)部分/.exec(line)?.[1] ?? '一二三四五六'[Number(/section(\d)/.exec(line)?.[1]) - 1];
  let agency = '';
  return [...line.matchAll(/((?:\[\d+\]–?)+)([^[]*)/g)].flatMap(([, marks = '', report = '']) => {
    const [, named = '', year = ''] = /^(\D*)((?:19|20)\d\d)?/.exec(report) ?? [];
    agency = named || agency;
    const isOf = (fact: Filed['facts'][number]) =>
      (year === '' || fact.year === Number(year)) &&
      (!/\p{Script=Han}/u.test(agency) ||
        year === '' ||
        unjoined(bare(plainOf(fact.agency ?? ''))).includes(unjoined(agency))) &&
      (fact.section ?? '').startsWith(`${numeral}、`);
    const values = facts.filter((fact) => fact.source !== '' && isOf(fact)).map(({ value }) => value);
    return numbersIn(marks).map((number): [number, number[]] => [number, values]);
  });
}

/** Without the word joiners that keep a name from being pressed. */
function unjoined(text: string): string {
  return text.replaceAll('\u2060', '');
}

/** [1][2] and [3]–[9]. */
function numbersIn(marks: string): number[] {
  return [...marks.matchAll(/\[(\d+)\](?:–\[(\d+)\])?/g)].flatMap(([, from, to = from]) =>
    Array.from({ length: Number(to) - Number(from) + 1 }, (_, at) => Number(from) + at),
  );
}

function headingsOf({ headings }: { headings: string }): string[] {
  // Written by the store as a list of strings.
  return (JSON.parse(headings) as string[]).map((heading) => bare(plainOf(heading)));
}

type Counted = { printed: string; unit: string; value: number; step: number; isChange: boolean };

function numbersOf(line: string, words: string): Counted[] {
  // What stands in quotation marks is the report's own where the report has it, word for word.
  const own = line.replaceAll(/“(.+)”/g, (quoted, said: string) => (words.includes(bare(said)) ? '' : quoted));
  const counted = own.replaceAll(/\[\d+\]|^\s*\d+\. /g, '').replaceAll(YEAR, '');
  return [...counted.matchAll(NUMBER)].map(({ 1: printed = '', 2: unit = '', index }) => {
    const scale = SCALE[unit] ?? 1;
    const digits = printed.replaceAll(',', '');
    const step = unit === '' || !digits.includes('.') ? 0 : 10 ** -(digits.split('.')[1]?.length ?? 0);
    const isChange = /[多少]$/.test(counted.slice(0, index));
    return { printed, unit, value: Number(digits) * scale, step: step * scale, isChange };
  });
}

/** What one step of arithmetic makes of figures: their count, sum, and of each two the sum, the difference and the share. */
function outcomesOf(values: readonly number[]): number[] {
  const pairs = values.flatMap((a) => values.map((b) => [a, b] as const));
  return [
    ...values.map((_, index) => index + 1),
    values.reduce((sum, value) => sum + value, 0),
    ...pairs.flatMap(([a, b]) => [a + b, a - b, ...(b === 0 ? [] : [(100 * a) / b, (100 * (a - b)) / b])]),
  ];
}

const toSimplified = Converter({ from: 't', to: 'cn' });

function plainOf(text: string): string {
  return toSimplified(text).replaceAll(/\p{Format}/gu, '');
}

function bare(text: string): string {
  return text.replaceAll(/[\s,，]/g, '');
}
