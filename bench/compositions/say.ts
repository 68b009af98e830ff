import type { Item } from './item.js';
import type { Random } from './random.js';
import { type Condition, isConditional, type Some } from './some.js';
import { EN } from './templates.en.js';
import { EN_MORE } from './templates.en-more.js';
import { ZH } from './templates.zh.js';
import { ZH_MORE } from './templates.zh-more.js';
import type { Names, World } from './world.js';

export type Language = 'zh' | 'en';

/** What a template's places are filled with. */
export type Slots = {
  A?: string;
  B?: string;
  Y?: number;
  Z?: number;
  R?: readonly [number, number];
  I?: Item;
  J?: Item;
  S?: Some;
  N?: number;
  n?: number;
  k?: number;
  C?: Condition;
  D?: Condition;
};

const TEMPLATES: Record<Language, Record<string, readonly string[]>> = {
  zh: { ...ZH, ...ZH_MORE },
  en: { ...EN, ...EN_MORE },
};
const DIGITS = '零一二三四五六七八九十';
const CARDINALS = ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** The question in one of the shape's templates; undefined where none of them can take these agencies. */
export function say(shape: string, language: Language, slots: Slots, world: World): string | undefined {
  const { choices } = world;
  const templates = TEMPLATES[language][shape];
  if (templates === undefined || templates.length < 5) throw new Error(`${shape}: too few templates`);
  const fitting = templates.filter((template) => fits(template, slots));
  if (fitting.length === 0) return undefined;
  const words = language === 'zh' ? chinese(slots, world) : english(slots, world);
  const said = choices.one(fitting).replaceAll(/\{([^}]+)\}/gu, (_, place: string) => {
    const word = words[place]?.();
    if (word === undefined) throw new Error(`${shape}: nothing for {${place}}`);
    return word;
  });
  return language === 'zh' ? said : said.charAt(0).toUpperCase() + said.slice(1);
}

/** Agencies chosen by what held in a year are said after the year; three named ones are not asked "which three". */
function fits(template: string, { S }: Slots): boolean {
  if (S === undefined || S.kind === 'all') return true;
  if (S.kind === 'named' && /\{(?:agencies|家)\}/u.test(template)) return false;
  const place = template.search(/\{(?:S|in|which|agencies)\}/u);
  // Said without its agencies the question would be about all of them.
  if (place < 0) return false;
  return !isConditional(S) || template.search(/\{[YZ]\}/u) < place;
}

type Words = Record<string, () => string | undefined>;

function chinese(slots: Slots, { choices, names }: World): Words {
  const { A, B, Y, Z, R, I, J, S, N, n, k, C, D } = slots;
  const name = (agency?: string) => agency && choices.one(namesIn(names.get(agency)));
  const linked = (item?: Item) => item && `${item.linked ? '的' : ''}${item.noun}`;
  const year = (one?: number) => (one === undefined ? undefined : `${one}年`);
  const among = S && someChinese(S, names, choices);
  return {
    A: () => name(A),
    B: () => name(B),
    Y: () => year(Y),
    Z: () => year(Z),
    R: () => R && choices.one([`${R[0]}年到${R[1]}年`, `${R[0]}至${R[1]}年`, `${R[0]}到${R[1]}年`]),
    I: () => I?.noun,
    的I: () => linked(I),
    J: () => J?.noun,
    的J: () => linked(J),
    ask: () => I && choices.one(I.ask),
    U: () => I?.unit,
    S: () => among,
    in: () => (S?.kind === 'all' ? '' : `${among}里，`),
    W: () => (S?.kind === 'towns' ? '哪个镇' : choices.one(['哪家', '哪个机关'])),
    家: () => (S?.kind === 'towns' ? '个镇' : '家'),
    N: () => (N === undefined ? undefined : `${chineseNumber(N, choices)}${I?.unit ?? ''}`),
    每: () => (S?.kind === 'towns' ? '每个镇' : '每家'),
    n: () => (n === 2 ? '两' : n === undefined ? undefined : DIGITS.charAt(n)),
    k: () => (k === undefined ? undefined : DIGITS.charAt(k)),
    C: () => C && conditionChinese(C, choices),
    D: () => D && conditionChinese(D, choices),
  };
}

/** Mostly as people call it, now and then in full. */
function namesIn(names?: Names): string[] {
  return names === undefined ? [] : [names.short, names.short, names.short, names.short, names.full];
}

function chineseNumber(value: number, choices: Random): string {
  const units: [number, string][] = [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
  ];
  for (const [scale, unit] of units) {
    const digit = value / scale;
    if (!Number.isInteger(digit) || digit > 9 || choices.next() < 0.6) continue;
    return `${digit === 1 && scale === 10 ? '' : digit === 2 && scale > 10 ? '两' : DIGITS.charAt(digit)}${unit}`;
  }
  return String(value);
}

function conditionChinese({ item, is, than }: Condition, choices: Random): string {
  const number = `${chineseNumber(than, choices)}${item.unit}`;
  switch (is) {
    case 'over':
      return `${item.noun}${choices.one(['超过', '多于'])}${number}`;
    case 'least':
      return choices.one([`${item.noun}在${number}以上`, `${item.noun}不少于${number}`]);
    case 'under':
      return `${item.noun}${choices.one(['不到', '少于'])}${number}`;
    default:
      return `${item.noun}不超过${number}`;
  }
}

function someChinese(some: Some, names: World['names'], choices: Random): string {
  const short = (agency: string) => names.get(agency)?.short ?? agency;
  switch (some.kind) {
    case 'all':
      return choices.one(['所有机关', '全部机关', '各家机关']);
    case 'named':
      return `${some.agencies.slice(0, -1).map(short).join('、')}和${short(some.agencies.at(-1) ?? '')}`;
    case 'towns':
      return '各镇';
    case 'all but one':
      return `除${short(some.but)}以外的机关`;
    case 'by number':
      return `${conditionChinese(some.condition, choices)}的机关`;
    case 'by another item':
      return `${some.item.noun}比${some.less.noun}多的机关`;
    case 'first':
      return `${some.item.noun}最多的${DIGITS.charAt(some.many)}家机关`;
    default:
      return some satisfies never;
  }
}

function english(slots: Slots, { choices, names }: World): Words {
  const { A, B, Y, Z, R, I, J, S, N, n, k, C, D } = slots;
  const inEnglish = choices.next() < 0.4;
  const name = (agency: string) => {
    const all = names.get(agency);
    return (inEnglish ? all?.english : undefined) ?? all?.short ?? agency;
  };
  const condition = (how: 'past' | 'verb', one?: Condition) =>
    one && `${one.item[how]} ${boundEnglish(one, choices)} ${one.item.things}${one.item.tail}`;
  const agencies = S && someEnglish(S, name, choices);
  return {
    A: () => A && name(A),
    B: () => B && name(B),
    Y: () => Y?.toString(),
    Z: () => Z?.toString(),
    R: () => R && choices.one([`from ${R[0]} to ${R[1]}`, `between ${R[0]} and ${R[1]}`]),
    I: () => I?.name,
    J: () => J?.name,
    things: () => I?.things,
    verb: () => I?.verb,
    past: () => I?.past,
    tail: () => I?.tail,
    S: () =>
      agencies && (S?.kind === 'all' ? 'all agencies' : S?.kind === 'named' ? agencies : withArticle(S, agencies)),
    agencies: () => agencies,
    which: () => whichEnglish(S, agencies),
    N: () => (N === undefined ? undefined : choices.one([String(N), N.toLocaleString('en-US')])),
    n: () => (n === undefined ? undefined : CARDINALS[n]),
    k: () => (k === undefined ? undefined : ORDINALS[k]),
    C: () => condition('past', C),
    D: () => condition('past', D),
    do: () => condition('verb', C),
  };
}

function boundEnglish({ is, than }: Condition, choices: Random): string {
  const number = choices.one([String(than), than.toLocaleString('en-US')]);
  return `${{ over: 'more than', least: 'at least', under: 'fewer than', most: 'at most' }[is]} ${number}`;
}

function someEnglish(some: Some, name: (agency: string) => string, choices: Random): string {
  switch (some.kind) {
    case 'all':
      return 'agencies';
    case 'named':
      return `${some.agencies.slice(0, -1).map(name).join(', ')} and ${name(some.agencies.at(-1) ?? '')}`;
    case 'towns':
      return 'towns';
    case 'all but one':
      return `agencies other than ${name(some.but)}`;
    case 'by number':
      return `agencies with ${boundEnglish(some.condition, choices)} ${some.condition.item.name}`;
    case 'by another item':
      return `agencies with more ${some.item.name} than ${some.less.name}`;
    case 'first':
      return `${CARDINALS[some.many]} agencies with the most ${some.item.name}`;
    default:
      return some satisfies never;
  }
}

function withArticle(some: Some, agencies: string): string {
  return some.kind === 'all but one' ? `all ${agencies}` : `the ${agencies}`;
}

function whichEnglish(some: Some | undefined, agencies: string | undefined): string {
  if (some === undefined || agencies === undefined || some.kind === 'all') return 'which agency';
  if (some.kind === 'towns') return 'which town';
  return some.kind === 'named' ? `which of ${agencies}` : `which of the ${agencies}`;
}
