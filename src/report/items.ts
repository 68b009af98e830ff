import { APPLICANTS, type ApplicantId, ORGANISATIONS } from './applicants.js';
import { FORMS, type FormId, type FormRow, type TableId } from './forms.js';
import { allMetrics, COMPARABLE, GROUP_METRICS, rowOf } from './metrics.js';
import { RATES, type Terms } from './rates.js';

/** How an item that no cell prints comes about. */
export type Formula =
  /** Its parts added up; none where the form cannot give it. */
  | { kind: 'sum'; parts: (form: FormId) => readonly string[] }
  /** The part in percent of the whole. */
  | { kind: 'rate'; part: Terms; whole: Terms }
  /** 1 where a report is filed. */
  | { kind: 'filed' }
  /** The days of the reporting year. */
  | { kind: 'days' };

/** What a figure can be of: a printed row, or what is worked out of rows by a formula. */
export type Item = {
  id: string;
  zh: string;
  en: string;
  unit: string;
  /** `null` where it stands in no table. */
  table: TableId | null;
  /** Whether it is told apart by the seven columns of applicants. */
  byApplicant: boolean;
  /** The forms that print it or all that it is worked out of. */
  forms: readonly FormId[];
  formula?: Formula;
};

/** 件 where nothing else is said: what the tables of applications, reviews and lawsuits count. */
type NamedSum = { id: string; zh: string; en: string; unit?: string; of: (form: FormId) => readonly string[] };

const FORM_IDS: readonly FormId[] = ['2014', '2019', '2021'];
const OUTCOME = 'applications.outcome';
const CHANNELS = ['review', 'litigation.direct', 'litigation.after_review'];
const RESULTS = ['upheld', 'corrected', 'other', 'pending'];
/** The six kinds of outcome, of which the form prints three as rows. */
const OUTCOMES = ['granted', 'partial', 'denied', 'unavailable', 'not_processed', 'other'].map(
  (kind) => `${OUTCOME}.${kind}`,
);

const NAMED_SUMS: readonly NamedSum[] = [
  ...GROUP_METRICS.map(({ metric, zh, en, parts }) => ({
    id: metric,
    zh,
    en,
    of: (form: FormId) => parts(form).filter((part) => rowOf(part, form)),
  })),
  {
    id: 'applications.handled',
    zh: '应办理申请（本年新收＋上年结转）',
    en: 'applications to be handled (received + carried over from last year)',
    of: since2019(['applications.received', 'applications.carried_in']),
  },
  ...['licensing', 'other_services', 'penalties', 'coercion'].map((matter) => ({
    id: `${matter}.items_now`,
    zh: `${rowOf(`${matter}.items_previous_year`, '2019')?.zh.replace('上一年项目数量', '') ?? ''}现有项目数（上一年＋增减）`,
    en: `${rowOf(`${matter}.items_previous_year`, '2019')?.en.split(':')[0] ?? ''}, items now (previous year + change)`,
    unit: '项',
    of: (form: FormId) => (form === '2019' ? [`${matter}.items_previous_year`, `${matter}.items_change`] : []),
  })),
  {
    id: `${OUTCOME}.open`,
    zh: '予以公开和部分公开合计',
    en: 'applications granted in full or in part',
    of: since2019([`${OUTCOME}.granted`, `${OUTCOME}.partial`], 'statistics.applications.answered'),
  },
  {
    id: 'applications.undisclosed',
    zh: '未公开合计（不予公开＋无法提供＋不予处理）',
    en: 'applications not met (denied + unavailable + not processed)',
    of: since2019([`${OUTCOME}.denied`, `${OUTCOME}.unavailable`, `${OUTCOME}.not_processed`]),
  },
  remedies('total', '行政复议和行政诉讼合计', 'reviews and lawsuits in total'),
  remedies('corrected', '复议和诉讼结果纠正合计', 'reviews and lawsuits corrected'),
  remedies('upheld', '复议和诉讼结果维持合计', 'reviews and lawsuits upheld'),
  remedies('other', '复议和诉讼其他结果合计', 'reviews and lawsuits with another result'),
  remedies('pending', '复议和诉讼尚未审结合计', 'reviews and lawsuits not yet concluded'),
];

/** Groups that are no item themselves and what they are made of, where ids alone do not tell. */
const TOTALS: ReadonlyMap<string, (form: FormId) => readonly string[]> = new Map([
  [OUTCOME, since2019(OUTCOMES)],
  [`${OUTCOME}.total`, since2019(OUTCOMES)],
  ...CHANNELS.map(
    (channel) => [`${channel}.total`, since2019(RESULTS.map((result) => `${channel}.${result}`))] as const,
  ),
]);

const TABLES: readonly string[] = ['disclosure', 'applications', 'review_litigation', 'statistics'];

const ITEMS: ReadonlyMap<string, Item> = new Map(
  [...allMetrics().map(rowItem), ...sumItems(), ...rateItems(), ...countItems()].map((item) => [item.id, item]),
);

const SAME: ReadonlyMap<string, readonly string[]> = new Map(
  COMPARABLE.flatMap((ids) => ids.map((id) => [id, ids.filter((other) => other !== id)] as const)),
);

/** Parts already worked out: the same few groups are asked of a hundred thousand reports. */
const PARTS = new Map<string, readonly string[]>();

/** The item of that id; undefined where there is none. */
export function itemOf(id: string): Item | undefined {
  return ITEMS.get(id);
}

/** Every item, the printed rows first, in the order of the forms. */
export function allItems(): Item[] {
  return [...ITEMS.values()];
}

/** What a group is made of in a form, in the form's order: a group's or total's parts, or the rows of a table or under a heading. */
export function partsOf(id: string, form: FormId): readonly string[] {
  const key = `${form} ${id}`;
  const known = PARTS.get(key) ?? workedParts(id, form);
  PARTS.set(key, known);
  return known;
}

function workedParts(id: string, form: FormId): readonly string[] {
  const item = itemOf(id);
  const told = TOTALS.get(id)?.(form) ?? (item?.formula?.kind === 'sum' ? item.formula.parts(form) : undefined);
  if (told && told.length > 0) return told;
  const rows = FORMS[form].filter((row) => (TABLES.includes(id) ? row.table === id : row.metric.startsWith(`${id}.`)));
  const ids = rows.map(({ metric }) => metric);
  const children = TABLES.includes(id) ? [] : ids.filter((metric) => !metric.slice(id.length + 1).includes('.'));
  return children.length > 0 ? children : ids;
}

/** Whether some form divides it into parts. */
export function hasParts(id: string): boolean {
  return FORM_IDS.some((form) => partsOf(id, form).length > 0);
}

/** The rows of other forms that count the same thing. */
export function comparableTo(id: string): readonly string[] {
  return SAME.get(id) ?? [];
}

/** Groups of columns that no form adds up, and the kinds that parts of are asked for. */
const COLUMN_GROUPS: ReadonlyMap<string, readonly ApplicantId[]> = new Map<string, readonly ApplicantId[]>([
  ['organisations', ORGANISATIONS],
  ['not_natural', ORGANISATIONS],
  ['applicants', APPLICANTS.map(({ id }) => id).filter((id) => id !== 'total')],
]);

/** The columns that an applicant's id stands for: itself, or those that are added up for a group; none for an unknown one. */
export function columnsOf(id: string): readonly ApplicantId[] {
  return COLUMN_GROUPS.get(id) ?? APPLICANTS.flatMap((column) => (column.id === id ? [column.id] : []));
}

/** The columns that a group or the total is made of; a single column is its own part. */
export function columnParts(id: string): readonly ApplicantId[] {
  return columnsOf(id === 'total' ? 'applicants' : id);
}

function rowItem(id: string): Item {
  const forms = FORM_IDS.filter((form) => rowOf(id, form));
  // A metric of `allMetrics` has a row in some form.
  const { zh, en, unit, table, byApplicant } = rowOf(id) as FormRow;
  const sum = NAMED_SUMS.find((named) => named.id === id);
  const formula: Formula | undefined = sum && { kind: 'sum', parts: sum.of };
  return {
    id,
    zh,
    en,
    unit,
    table,
    byApplicant,
    forms: formula ? formsOf(id, formula) : forms,
    ...(formula && { formula }),
  };
}

function sumItems(): Item[] {
  return NAMED_SUMS.filter(({ id }) => !rowOf(id)).map(({ id, zh, en, unit = '件', of }) => {
    const formula: Formula = { kind: 'sum', parts: of };
    const table = rowOf(of('2019')[0] ?? '', '2019')?.table ?? ('review_litigation' as const);
    return {
      id,
      zh,
      en,
      unit,
      table,
      byApplicant: table === 'applications',
      forms: formsOf(id, formula),
      formula,
    };
  });
}

function rateItems(): Item[] {
  return RATES.map(({ id, zh, en, part, whole }) => {
    const table =
      id.includes('review') || id.includes('litigation') ? ('review_litigation' as const) : ('applications' as const);
    const forms: FormId[] = ['2019', '2021'];
    return {
      id,
      zh,
      en,
      unit: '%',
      table,
      byApplicant: table === 'applications',
      forms,
      formula: { kind: 'rate', part, whole },
    };
  });
}

function countItems(): Item[] {
  const none = { table: null, byApplicant: false, forms: FORM_IDS };
  return [
    { id: 'report', zh: '年度报告份数', en: 'annual reports', unit: '份', ...none, formula: { kind: 'filed' } },
    { id: 'calendar.days', zh: '全年天数', en: 'days of the year', unit: '天', ...none, formula: { kind: 'days' } },
  ];
}

function formsOf(id: string, formula: Formula): FormId[] {
  return FORM_IDS.filter((form) => rowOf(id, form) || (formula.kind === 'sum' && formula.parts(form).length > 0));
}

function since2019(parts: readonly string[], older?: string): (form: FormId) => readonly string[] {
  const before = older ? parts.map((part) => `${older}.${part.slice(part.lastIndexOf('.') + 1)}`) : [];
  return (form) => (form === '2014' ? before : parts);
}

function remedies(result: string, zh: string, en: string): NamedSum {
  const parts = CHANNELS.map((channel) => `${channel}.${result}`);
  const before = ['review', 'litigation'].map((channel) => `statistics.${channel}.${result}`);
  return {
    id: `remedies.${result}`,
    zh,
    en,
    of: (form) => (form !== '2014' ? parts : result === 'pending' ? [] : before),
  };
}
