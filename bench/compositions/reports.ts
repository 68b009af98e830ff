import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { applicationRows, CHANNELS, COLUMNS, RESULTS } from './forms.js';
import { asText, asWebPage } from './layout.js';
import { type Random, random } from './random.js';

/** An invented agency: as filed, as people say it, and in English. */
export type Invented = { agency: string; short: string; english: string };

const PLACES = [
  ['岚溪县', 'Lanxi County'],
  ['柏川县', 'Baichuan County'],
  ['锦陂区', 'Jinbei District'],
  ['栖梧县', 'Qiwu County'],
  ['澄湾区', 'Chengwan District'],
  ['苍浦县', 'Cangpu County'],
  ['云屏区', 'Yunping District'],
  ['霁川县', 'Jichuan County'],
  ['禾丰区', 'Hefeng District'],
  ['丹榆县', 'Danyu County'],
  ['岩渡镇', 'Yandu Town'],
  ['松墟镇', 'Songxu Town'],
  ['梓湾镇', 'Ziwan Town'],
  ['芦塘镇', 'Lutang Town'],
] as const;

/** The agencies that the generated reports are of. */
export const INVENTED: Invented[] = PLACES.map(([short, english]) => ({ agency: `${short}人民政府`, short, english }));

/** The figures of one report by metric, or by metric and column (`applications.received/total`); null is a blank cell. */
export type Filled = Map<string, number | null>;

const YEARS = [2020, 2021, 2022, 2023];
/** Years that an agency did not file, and cells that it left blank: the answers have to say so. */
const UNFILED = new Set(['丹榆县 2023', '梓湾镇 2021']);
const BLANK: Record<string, string[]> = {
  '锦陂区 2022': ['coercion.decisions'],
  '松墟镇 2023': ['coercion.decisions', 'fees.amount'],
  '栖梧县 2021': ['penalties.decisions'],
  '芦塘镇 2022': ['normative_documents.issued', 'normative_documents.in_force'],
};

/** Writes consistent reports of every agency and year into the folder, half web pages and half text; says what was filled in. */
export async function writeReports(folder: string, seed: number): Promise<Map<string, Filled>> {
  await mkdir(folder, { recursive: true });
  const written = new Map<string, Filled>();
  for (const [at, { agency, short }] of INVENTED.entries()) {
    const choices = random(seed * 1000 + at);
    const size = short.endsWith('镇') ? 0.08 : 0.5 + choices.next() * 2;
    let before: Filled | undefined;
    for (const year of YEARS) {
      const filled = fill({ choices, size, year, before });
      before = filled;
      const name = `${short} ${year}`;
      if (UNFILED.has(name)) continue;
      const printed = new Map(filled);
      for (const metric of BLANK[name] ?? []) printed.set(metric, null);
      written.set(`${agency} ${year}`, printed);
      const page = (at + year) % 2 === 0;
      const report = { agency, year, form: formOf(year), filled: printed };
      await writeFile(
        join(folder, `${at}-${year}.${page ? 'html' : 'txt'}`),
        page ? asWebPage(report) : asText(report),
      );
    }
  }
  return written;
}

function formOf(year: number): '2019' | '2021' {
  return year <= 2020 ? '2019' : '2021';
}

type Filling = { choices: Random; size: number; year: number; before: Filled | undefined };

function fill({ choices, size, year, before }: Filling): Filled {
  const filled: Filled = new Map();
  const up = (most: number) => choices.within(0, Math.max(1, Math.round(most * size)));
  const set = (metric: string, value: number) => filled.set(metric, value);
  const kept = (metric: string) => before?.get(metric) ?? 0;
  for (const subject of ['licensing', 'penalties', 'coercion', 'other_services', 'fees']) {
    const items = before === undefined ? 20 + up(300) : kept(`${subject}.items_previous_year`);
    set(`${subject}.items_previous_year`, items + kept(`${subject}.items_change`));
    set(`${subject}.items_change`, choices.within(-8, 15));
  }
  set('licensing.decisions', 20 + up(4000));
  set('penalties.decisions', 5 + up(3000));
  set('coercion.decisions', up(400));
  set('other_services.decisions', up(900));
  set('fees.amount', Math.round((1 + choices.next() * 900 * size) * 100) / 100);
  set('procurement.projects', up(80));
  set('procurement.amount', Math.round(choices.next() * 30000 * size * 10000) / 10000);
  for (const [subject, most] of [
    ['regulations', 0],
    ['normative_documents', 16],
  ] as const) {
    const [issued, repealed] = most === 0 ? [0, 0] : [1 + up(most), choices.within(0, 2)];
    set(`${subject}.created`, issued);
    set(`${subject}.newly_disclosed`, issued);
    set(`${subject}.disclosed_total`, issued === 0 ? 0 : issued + up(60));
    set(`${subject}.issued`, issued);
    set(`${subject}.repealed`, repealed);
    const last = before === undefined ? (most === 0 ? 0 : 20 + up(60)) : kept(`${subject}.in_force`);
    set(`${subject}.in_force`, last + issued - repealed);
  }
  applications({ choices, size, year, before }, filled);
  for (const [channel] of CHANNELS) {
    let total = 0;
    for (const [result] of RESULTS.slice(0, -1)) {
      const value = choices.within(0, channel === 'review' ? 7 : 4);
      set(`${channel}.${result}`, value);
      total += value;
    }
    set(`${channel}.total`, total);
  }
  return filled;
}

/** How many of a hundred outcomes fall on a row, roughly; what is not named gets one. */
const USUAL: Record<string, number> = {
  'outcome.granted': 40,
  'outcome.partial': 12,
  'outcome.denied.internal_affairs': 4,
  'outcome.denied.process_information': 6,
  'outcome.unavailable.not_held': 18,
  'outcome.not_processed.complaints': 5,
  'outcome.not_processed.repeated': 4,
};
const APPLICANTS_IN_100 = [78, 10, 2, 3, 5, 2];

function applications({ choices, size, year, before }: Filling, filled: Filled): void {
  const rows = applicationRows(formOf(year)).map(({ metric }) => metric);
  const outcomes = rows.filter((metric) => metric.startsWith('outcome.') && metric !== 'outcome.total');
  const scale = outcomes.reduce((sum, metric) => sum + (USUAL[metric] ?? 1), 0);
  const at = (metric: string, column: string) => `applications.${metric}/${column}`;
  const add = (metric: string, column: string, value: number) => {
    for (const under of [column, 'total']) {
      const key = at(metric, under);
      filled.set(key, (filled.get(key) ?? 0) + value);
    }
  };
  for (const [index, column] of COLUMNS.slice(0, -1).entries()) {
    for (const metric of rows) add(metric, column, 0);
    const carriedIn = before?.get(at('carried_out', column)) ?? choices.within(0, index === 0 ? 6 : 1);
    const received = Math.round(choices.next() * 2 * size * (APPLICANTS_IN_100[index] ?? 1)) + (index === 0 ? 3 : 0);
    const carriedOut = Math.min(received, choices.within(0, index === 0 ? 8 : 1));
    add('received', column, received);
    add('carried_in', column, carriedIn);
    add('carried_out', column, carriedOut);
    for (let one = 0; one < received + carriedIn - carriedOut; one += 1) {
      let drawn = choices.next() * scale;
      const outcome = outcomes.find((metric) => {
        drawn -= USUAL[metric] ?? 1;
        return drawn < 0;
      });
      add(outcome ?? 'outcome.granted', column, 1);
      add('outcome.total', column, 1);
    }
  }
}
